-- Erasing a record counts what was kept of wrong codes of its page too, as it counts everything else.
create or replace function erase_record(person uuid) returns jsonb language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare
  theirs constant text := 'young_person_id = $1';
  concerns constant text := 'concern_id in (select id from safeguarding_concern where young_person_id = $1)';
  one record; many int; counts jsonb := '{}';
begin
  perform from young_person where id = person for update;
  perform family_forgets(person);
  update new_identity set goes_on_id = null where goes_on_id = person;
  update group_session g set came_disposed = g.came_disposed + 1 from attendance a
    where a.young_person_id = person and a.session_id = g.id and a.came = 'came';
  update message set after_id = null where young_person_id is distinct from person
    and after_id in (select id from message where young_person_id = person);
  -- A team that was asked next has a record of its own, whose referral pointed here.
  update referral set re_refers_id = null where young_person_id <> person
    and re_refers_id in (select id from referral where young_person_id = person);
  update referral set support_from_id = null where young_person_id <> person
    and support_from_id in (select id from support where young_person_id = person);
  for one in select * from (values
    ('looking_again', theirs), ('waiting_offer', theirs),
    ('access_file', theirs), ('access_left_out', theirs), ('access_request', theirs), ('erasure_request', theirs),
    ('disposal_proposal', theirs), ('correction', theirs), ('restriction', theirs), ('retention_hold', theirs), ('death', theirs),
    ('hidden_look', theirs), ('glass_review', 'break_id in (select id from glass_break where young_person_id = $1)'),
    ('glass_break', theirs), ('glass_try', theirs), ('circle_bar', theirs), ('concern_receipt', concerns),
    ('concern_recipient', concerns), ('concern_step', concerns), ('safeguarding_concern', theirs),
    ('urgent_told', theirs), ('urgent_acknowledgement', theirs), ('urgent_answer', theirs), ('unsent_answers', theirs),
    ('point_ask', 'point_id in (select id from measure_point where young_person_id = $1)'), ('answer_set', theirs),
    ('measure_point', theirs), ('message', 'young_person_id = $1 or referral_id in (select id from referral where young_person_id = $1)'),
    ('ask', theirs), ('link', theirs), ('wish', theirs), ('companion', theirs),
    ('plan_point', theirs), ('plan_step', theirs), ('plan_goal', theirs), ('plan_lead_offer', theirs), ('plan_meeting', theirs),
    ('plan_agency', theirs), ('shared_plan', theirs),
    ('enrolment_change', theirs), ('enrolment', theirs),
    ('register_mark', 'referral_id in (select id from referral where young_person_id = $1)'), ('attendance', theirs),
    ('stepping', 'young_person_id = $1 or referral_id in (select id from referral where young_person_id = $1)'),
    ('referral_share', theirs), ('referral_letter', theirs), ('referral_decision', theirs),
    ('signpost', theirs), ('contact', theirs), ('supervision', theirs), ('review', theirs), ('ending', theirs), ('handover', theirs),
    ('step', theirs), ('goal_rating', theirs), ('goal', theirs), ('plan', theirs),
    ('support_participant', theirs), ('support_change', theirs), ('lawful_basis', theirs),
    ('own_page_try', 'own_page_id in (select id from own_page where young_person_id = $1)'),
    ('own_page_session', 'own_page_id in (select id from own_page where young_person_id = $1)'), ('own_page', theirs),
    ('new_identity', theirs), ('sealing_reader', 'sealing_id in (select id from sealing where young_person_id = $1)'), ('sealing', theirs),
    ('protection_kept', theirs), ('protection_reader', theirs), ('protection', theirs),
    ('personal_tie', 'young_person_id = $1 or (name_key, born) in (select y.name_key, y.date_of_birth from young_person y where y.id = $1)'),
    ('circle_member', theirs), ('decision', theirs), ('supporter', theirs),
    ('referral', theirs), ('support', theirs), ('same_person_link', 'young_person_id = $1 or other_id = $1'),
    ('young_person', 'id = $1')) of_them (of_table, which)
  loop
    execute format('delete from %I where %s', one.of_table, one.which) using person;
    get diagnostics many = row_count;
    if many > 0 then counts := counts || jsonb_build_object(one.of_table, many); end if;
  end loop;
  return counts;
end $$;
