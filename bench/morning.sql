-- A survey that is open in twenty schools, with a slip for each pupil. Asked for by settings of the session: bench.place,
-- bench.worker and bench.questions; trellis.now is its moment. Codes are put in afterwards. Everybody in it is invented.

insert into organisation (id, place_id, kind, name)
  select gen_random_uuid(), current_setting('bench.place')::uuid, 'school', 'Morning school ' || n from generate_series(1, 20) n;

insert into round (id, place_id, key, name, kind, opens_on, closes_on, year_groups, languages, about_for_parents,
    about_for_pupils, something_else, opt_out_by, withdraw_until, lawful_basis, special_condition, impact_assessment,
    agreement, retain_until, names_destroyed_on, made_by)
  values (gen_random_uuid(), current_setting('bench.place')::uuid, 'morning', 'Survey, one morning', 'anonymous',
    trellis_today(), trellis_today() + 14, '{8,10}', '{en,cy,pl}', 'We ask pupils how they are.', 'We ask how you are.',
    'You can read.', trellis_today() - 7, trellis_today() + 21, 'public_task', 'substantial_public_interest', 'DPIA',
    'Agreement', trellis_today() + 365, trellis_today() + 60, current_setting('bench.worker')::uuid);
insert into round_controller (id, round_id, name, part) select gen_random_uuid(), id, 'Saltmere Council', 'alone' from round;
insert into local_question (id, place_id, domain, words, choices, made_by)
  select gen_random_uuid(), place_id, 'emotions', '{"en": "How often?"}', '{"en": ["Never", "Always"]}', made_by from round;
insert into round_part (id, round_id, nth, domain, local_question_id)
  select gen_random_uuid(), r.id, 1, 'emotions', q.id from round r, local_question q;
insert into round_school (id, round_id, organisation_id, invited_by, answer, answered_by, answered_at, on_roll,
    opt_outs_loaded_at, opt_outs_loaded_by)
  select gen_random_uuid(), r.id, o.id, r.made_by, 'takes_part', r.made_by, trellis_now(), 1500, trellis_now(), r.made_by
  from round r, organisation o where o.name like 'Morning school %';
insert into round_opening (round_id, questionnaire, opened_by)
  select r.id, jsonb_build_object('measures', '[]'::jsonb, 'items', (
    select jsonb_agg(jsonb_build_object('id', 'q' || n, 'domain', 'emotions', 'sensitive', false,
      'words', jsonb_build_object('en', 'In the last two weeks, how often did you feel that day number ' || n || ' went well?'),
      'choices', jsonb_build_object('from', 1, 'to', 5, 'labels', jsonb_build_array(
        jsonb_build_object('en', 'Never'), jsonb_build_object('en', 'Hardly ever'), jsonb_build_object('en', 'Sometimes'),
        jsonb_build_object('en', 'Often'), jsonb_build_object('en', 'All of the time')))))
    from generate_series(1, current_setting('bench.questions')::int) n)), r.made_by
  from round r;
