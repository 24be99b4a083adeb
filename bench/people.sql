-- A town of teams and the young people they met, made at once. Asked for by three settings of the session:
-- bench.place, bench.teams and bench.people; trellis.now is its moment. Each team has three link workers with 50
-- supports each and eight steps on most of them, twelve referrals that wait for an answer, and has finished with
-- everybody else. Everybody in it is invented.

create temp table asked as
  select current_setting('bench.place')::uuid as place, current_setting('bench.teams')::int as teams,
    current_setting('bench.people')::int as people, trellis_now() as now, trellis_today() as today;

create temp table squad as
  select n, gen_random_uuid() as team, gen_random_uuid() as office, gen_random_uuid() as school,
    gen_random_uuid() as staff, gen_random_uuid() as manager,
    array[gen_random_uuid(), gen_random_uuid(), gen_random_uuid()] as workers,
    array[gen_random_uuid(), gen_random_uuid()] as teachers
  from asked, generate_series(1, teams) n;

insert into organisation (id, place_id, kind, name) select office, place, 'charity', 'Bench charity ' || n from squad, asked;
insert into organisation (id, place_id, kind, name) select school, place, 'school', 'Bench school ' || n from squad, asked;
insert into team (id, place_id, organisation_id, name, purpose, receives_referrals)
  select team, place, office, 'Bench link workers ' || n, 'Link workers', true from squad, asked;
insert into team (id, place_id, organisation_id, name) select staff, place, school, 'Bench staff ' || n from squad, asked;
insert into team_area (team_id, organisation_id) select team, school from squad;
insert into worker (id, place_id, organisation_id, name, email)
  select worker, place, office, 'Bench link worker ' || n || '.' || i, 'worker.' || n || '.' || i || '@bench.example'
  from squad, asked, unnest(workers) with ordinality as w (worker, i)
  union all select manager, place, office, 'Bench manager ' || n, 'manager.' || n || '@bench.example' from squad, asked
  union all select teacher, place, school, 'Bench teacher ' || n || '.' || i, 'teacher.' || n || '.' || i || '@bench.example'
  from squad, asked, unnest(teachers) with ordinality as t (teacher, i);
insert into membership (id, worker_id, team_id, role, starts_on)
  select gen_random_uuid(), worker, team, 'link_worker', date '2020-09-01' from squad, unnest(workers) as worker
  union all select gen_random_uuid(), manager, team, 'manager', date '2020-09-01' from squad
  union all select gen_random_uuid(), teacher, staff, 'referrer', date '2020-09-01' from squad, unnest(teachers) as teacher;

-- One row for each young person; `k` counts within the team: supported first, then waiting, then finished.
create temp table met as
  select gen_random_uuid() as person, gen_random_uuid() as referral, gen_random_uuid() as sent, gen_random_uuid() as answered,
    gen_random_uuid() as support, squad.*, p, k,
    gen_random_uuid() as club, gen_random_uuid() as offered, gen_random_uuid() as yes,
    case when k < 150 then 'supported' when k < 162 then 'waiting' else 'finished' end as standing,
    workers[1 + k % 3] as worker, teachers[1 + k % 2] as teacher,
    -- Support began in the last half year; what is finished lies up to six years back.
    now - interval '1 day' * case when k < 150 then 5 + k else 1 + k % 9 + case when k < 162 then 0 else 200 + k % 2000 end end as sent_at
  from asked, generate_series(0, people - 1) p
  cross join lateral (select p % teams + 1 as at, p / teams as k) turn
  join squad on squad.n = turn.at;
create unique index on met (person);
analyze met;

insert into young_person (id, place_id, team_id, name, name_key, date_of_birth, postcode, phone, contact_safe, school_id, year_group, made_at)
  select person, place, team, 'Young Person ' || p, 'young person ' || p, date '2008-01-01' + (p * 7 % 3600),
    'ZZ99 3VZ', '+447700900' || lpad((p % 1000)::text, 3, '0'), true, school, 'Year ' || 7 + p % 5, sent_at
  from met, asked;
insert into referral (id, place_id, young_person_id, way_in, from_worker_id, from_team_id, to_team_id, state, sent_at,
    answer_by, holder_worker_id, due_on, decision_id)
  select referral, place, person, 'school', teacher, staff, team, case standing when 'waiting' then 'sent' else 'accepted' end,
    sent_at, (sent_at + interval '14 days')::date, case standing when 'waiting' then teacher end,
    case standing when 'waiting' then (sent_at + interval '14 days')::date end,
    case standing when 'waiting' then sent else answered end
  from met, asked;
insert into referral_decision (id, referral_id, young_person_id, act, state, at, actor_kind, worker_id, to_team_id)
  select sent, referral, person, 'sent', 'sent', sent_at, 'worker', teacher, team from met
  union all select answered, referral, person, 'accepted', 'accepted', sent_at + interval '3 days', 'worker', worker, team
  from met where standing <> 'waiting';
insert into referral_letter (referral_id, young_person_id, typed)
  select referral, person, jsonb_build_object('form', 'school', 'name', 'Young Person ' || p, 'date_of_birth', '2012-03-27',
    'reasons', array['alone', 'missing_school'], 'why', repeat('Sits alone since September, and used to run the chess table. ', 5),
    'what_matters', 'Somewhere that is not loud.', 'decided_by', 'sixteen_or_over', 'tell_first', 'young_person') from met;
insert into decision (id, young_person_id, referral_id, about, share_with, share_with_team_id, share_what, answer, decided_by,
    competence, decided_on, recorded_by, made_at)
  select gen_random_uuid(), person, referral, about, case about when 'sharing' then 'Bench school ' || n end,
    case about when 'sharing' then staff end, case about when 'sharing' then array['first_contact', 'ending'] else '{}' end,
    'yes', 'young_person', 'sixteen_or_over', sent_at::date, teacher, sent_at
  from met, unnest(array['service', 'sharing']) as about;

insert into support (id, place_id, young_person_id, team_id, referral_id, state, worker_id, due_on, due_what, opened_at,
    first_contact_at, ended_at)
  select support, place, person, team, referral, case standing when 'supported' then 'open' else 'ended' end,
    case standing when 'supported' then worker end, case standing when 'supported' then today + k % 25 - 5 end,
    case standing when 'supported' then 'Next contact' end, sent_at + interval '3 days', sent_at + interval '5 days',
    case standing when 'finished' then sent_at + interval '90 days' end
  from met, asked where standing <> 'waiting';
insert into support_change (id, support_id, young_person_id, act, at, made_by, worker_id)
  select gen_random_uuid(), support, person, 'opened', sent_at + interval '3 days', worker, worker from met where standing <> 'waiting'
  union all select gen_random_uuid(), support, person, 'ended', sent_at + interval '90 days', worker, null
  from met where standing = 'finished';
insert into support_participant (support_id, young_person_id) select support, person from met where standing <> 'waiting';
insert into plan (support_id, young_person_id, what_matters, changed_at)
  select support, person, 'Somewhere that is not loud.', sent_at from met where standing <> 'waiting';
insert into goal (id, support_id, young_person_id, words, whose, set_on, made_at)
  select gen_random_uuid(), support, person, 'To have someone to sit with', 'young_person', sent_at::date + 5, sent_at
  from met where standing <> 'waiting';
insert into step (id, support_id, young_person_id, what, who, due_on, done_at)
  select gen_random_uuid(), support, person, 'Ask about the chess club', 'worker',
    case standing when 'supported' then today + (k + i * 5) % 20 - 4 else sent_at::date + 20 end,
    case standing when 'finished' then sent_at + interval '20 days' end
  from met, asked, generate_series(1, case standing when 'supported' then 8 else 2 end) i where standing <> 'waiting';
insert into contact (id, support_id, young_person_id, kind, reached, at, minutes, note, note_for, made_by, made_at)
  select gen_random_uuid(), support, person, 'meeting', true, sent_at + interval '1 day' * (4 + i), 40, 'We walked and talked.',
    'worker_and_manager', worker, sent_at + interval '1 day' * (4 + i)
  from met, generate_series(1, 3) i where standing <> 'waiting';

-- Who is supported now has a past half as long as their support: twelve more contacts, a second goal, both rated four times, a club that they
-- go to, and how they were at the start and lately. One in ten has missed the last two times, and one in ten answers are not read yet.
create temp table supported as select *, now - sent_at - interval '5 days' as so_far from met, asked where standing = 'supported';
insert into contact (id, support_id, young_person_id, kind, reached, at, minutes, note, note_for, made_by, made_at)
  select gen_random_uuid(), support, person, 'call', i % 4 <> 0, sent_at + so_far * i / 12, 15, 'How the week was.', 'everyone_in_support', worker,
    sent_at + so_far * i / 12
  from supported, generate_series(1, 12) i;
insert into goal (id, support_id, young_person_id, words, whose, set_on, made_at)
  select gen_random_uuid(), support, person, 'To sleep before midnight', 'young_person', sent_at::date + 5, sent_at from supported;
insert into goal_rating (id, goal_id, young_person_id, rating, rated_on, rated_by, made_at)
  select gen_random_uuid(), g.id, person, 2 + i, (sent_at + so_far * i / 4)::date, 'young_person', sent_at + so_far * i / 4
  from supported join goal g on g.support_id = support, generate_series(1, 4) i;
insert into service (id, place_id, team_id, name) select gen_random_uuid(), place, team, 'Bench chess club ' || n from squad, asked;
insert into referral (id, place_id, young_person_id, way_in, from_worker_id, from_team_id, to_team_id, to_service_id,
    support_from_id, state, sent_at, answer_by, decision_id)
  select club, s.place, person, 'onward', worker, team, team, v.id, support, 'accepted', sent_at, today, yes
  from supported s join service v on v.team_id = team and v.name like 'Bench chess%';
insert into referral_decision (id, referral_id, young_person_id, act, state, at, actor_kind, worker_id, to_team_id)
  select offered, club, person, 'sent', 'sent', sent_at, 'worker', worker, team from supported
  union all select yes, club, person, 'accepted', 'accepted', sent_at, 'worker', manager, team from supported;
insert into attendance (id, referral_id, young_person_id, on_date, came, told_by, worker_id)
  select gen_random_uuid(), club, person, today - i, case when i <= 2 and k % 10 = 0 then 'did_not_come' else 'came' end, 'Bench club', manager
  from supported, generate_series(1, 6) i;
create temp table answering as
  select s.*, gen_random_uuid() as ask, lately from supported s, unnest(array[false, true]) as lately;
insert into ask (id, place_id, support_id, young_person_id, team_id, measure, version, items, occasion, how, asked_at, asked_by, due_on)
  select ask, place, support, person, team, 'swemwbs', 1, array['1', '2', '3', '4', '5', '6', '7'],
    case when lately then 'follow_up' else 'baseline' end, 'together', case when lately then now else sent_at end, worker, today
  from answering;
insert into answer_set (id, ask_id, support_id, young_person_id, measure, version, occasion, answered_at, answered_by, recorded_by, answers,
    score, missing, read_at, read_by)
  select gen_random_uuid(), ask, support, person, 'swemwbs', 1, case when lately then 'follow_up' else 'baseline' end,
    case when lately then now else sent_at end, 'together', worker, '{"1": 3}', '{}', 6,
    case when not lately or k % 10 <> 3 then now end, case when not lately or k % 10 <> 3 then worker end
  from answering;
drop table supported, answering;
insert into ending (support_id, young_person_id, reason, ended_on, made_by, made_at)
  select support, person, 'completed', sent_at::date + 90, worker, sent_at + interval '90 days' from met where standing = 'finished';

-- The circle: whoever sent it, the team that was asked, and the worker who took them on; over, where it is over.
insert into circle_member (id, place_id, young_person_id, worker_id, team_id, opens, basis, referral_id, support_id, starts_at, ends_at)
  select gen_random_uuid(), place, person, teacher, staff, 'progress', 'sent_referral', referral, null::uuid, sent_at,
    case standing when 'finished' then sent_at + interval '90 days' end from met, asked
  union all select gen_random_uuid(), place, person, null, team, 'referral', 'asked_to_take_on', referral, null, sent_at,
    case standing when 'waiting' then null else sent_at + interval '3 days' end from met, asked
  union all select gen_random_uuid(), place, person, worker, team, 'support', 'accepted_referral', referral, support,
    sent_at + interval '3 days', case standing when 'finished' then sent_at + interval '90 days' end
  from met, asked where standing <> 'waiting';

insert into history (id, place_id, at, actor_kind, actor_id, act, subject_kind, subject_id, young_person_id, request_id, canonical)
  select gen_random_uuid(), place, sent_at + interval '1 day' * i, 'worker', case when i = 1 then teacher else worker end,
    case i when 1 then 'sent' when 2 then 'accepted' else 'looked' end, 'referral', referral, person, 'bench', ''
  from met, asked, generate_series(1, 5) i;
insert into message (id, place_id, young_person_id, referral_id, audience, to_worker_id, channel, address, template, subject,
    body, made_at, sent_at)
  select gen_random_uuid(), place, person, referral, 'worker', to_worker, 'email', 'somebody@bench.example', 'referrerReceived',
    'Your referral', repeat('We have it, and answer by the date below. ', 8), sent_at, sent_at
  from met, asked, unnest(array[teacher, worker, manager]) as to_worker;

drop table met, squad, asked;
