-- Clubs all over a place that run a programme, each with groups that meet today: some of their seats taken, by young people who
-- have been before and one who comes for the first time; and young people who wait for a place.
-- Asked for by settings of the session: bench.place, bench.programme, bench.clubs; bench.groups and bench.waiting of each club;
-- bench.seats and bench.coming of each group; trellis.now is its moment. Everybody in it is invented.

create temp table asked as
  select current_setting('bench.place')::uuid as place, current_setting('bench.clubs')::int as clubs,
    current_setting('bench.groups')::int as groups, current_setting('bench.seats')::int as seats,
    current_setting('bench.coming')::int as coming, current_setting('bench.waiting')::int as waiting,
    trellis_now() as now, trellis_today() as today;

create temp table club as
  select n, gen_random_uuid() as office, gen_random_uuid() as team, gen_random_uuid() as coach, gen_random_uuid() as service,
    gen_random_uuid() as run
  from asked, generate_series(0, clubs - 1) n;
create temp table helpers as
  select gen_random_uuid() as office, gen_random_uuid() as team, gen_random_uuid() as worker;

insert into organisation (id, place_id, kind, name) select office, place, 'club', 'Bench club ' || n from club, asked;
insert into organisation (id, place_id, kind, name) select office, place, 'charity', 'Bench charity' from helpers, asked;
insert into team (id, place_id, organisation_id, name, receives_referrals)
  select team, place, office, 'Bench coaches ' || n, true from club, asked
  union all select team, place, office, 'Bench link workers', true from helpers, asked;
insert into worker (id, place_id, organisation_id, name, email)
  select coach, place, office, 'Bench coach ' || n, 'coach.' || n || '@bench.example' from club, asked
  union all select worker, place, office, 'Bench link worker', 'links@bench.example' from helpers, asked;
insert into membership (id, worker_id, team_id, role, starts_on)
  select gen_random_uuid(), coach, team, 'provider', date '2020-09-01' from club
  union all select gen_random_uuid(), worker, team, 'link_worker', date '2020-09-01' from helpers;
insert into service (id, place_id, team_id, name) select service, place, team, 'Bench boxing ' || n from club, asked;
insert into programme_run (id, place_id, programme, service_id, team_id, begun_on, made_at)
  select run, place, current_setting('bench.programme'), service, team, today, now from club, asked;

create table bench_group as
  select c.n * groups + nth as number, gen_random_uuid() as id, gen_random_uuid() as session, c.run, c.coach, c.team, c.service
  from asked cross join lateral generate_series(0, groups - 1) nth cross join club c;
insert into programme_group (id, place_id, run_id, name, kind, at_place, made_by, made_at)
  select id, place, run, 'Bench group ' || number, 'group', 'The hall', coach, now from bench_group, asked;
insert into group_seat (group_id, seat) select id, seat from bench_group, asked, generate_series(1, seats) seat;
insert into group_session (id, group_id, place_id, on_date, starts_at, ends_at, made_by, made_at)
  select session, id, place, today, '00:00', '23:59', coach, now from bench_group, asked;

create temp table comes as
  select they.*, gen_random_uuid() as person, gen_random_uuid() as sent, gen_random_uuid() as support,
    gen_random_uuid() as referral, gen_random_uuid() as answered, gen_random_uuid() as first, gen_random_uuid() as agreed,
    gen_random_uuid() as enrolment, gen_random_uuid() as change
  from (
    select number as nth, team, coach, service, run, id as grp, session, seat,
      case when seat = coming then 'taken_up' else 'attending' end as state
    from asked cross join bench_group cross join lateral generate_series(1, coming) seat
    union all
    select n, team, coach, service, run, null, null, place_in_line, 'waiting'
    from asked cross join club cross join lateral generate_series(1, waiting) place_in_line) they;
analyze comes;

insert into young_person (id, place_id, team_id, name, name_key, date_of_birth, made_at)
  select person, place, helpers.team, 'Young Person ' || nth || '.' || seat, 'young person ' || nth, date '2010-01-01' + nth, now
  from comes, asked, helpers;
insert into support (id, place_id, young_person_id, team_id, referral_id, state, worker_id, due_on, due_what, opened_at)
  select support, place, person, helpers.team, first, 'open', worker, today + 7, 'Next contact', now from comes, asked, helpers;
insert into referral (id, place_id, young_person_id, way_in, from_worker_id, from_team_id, to_team_id, to_service_id,
    support_from_id, state, sent_at, answer_by, decision_id)
  select first, place, person, 'school', null, null, helpers.team, null::uuid, null::uuid, 'accepted', now, today, sent
  from comes, asked, helpers
  union all select referral, place, person, 'onward', worker, helpers.team, comes.team, service, support, 'accepted', now, today,
    answered from comes, asked, helpers;
insert into referral_decision (id, referral_id, young_person_id, act, state, at, actor_kind, worker_id)
  select sent, first, person, 'accepted', 'accepted', now, 'worker', worker from comes, asked, helpers
  union all select answered, referral, person, 'accepted', 'accepted', now, 'worker', coach from comes, asked;
insert into decision (id, young_person_id, referral_id, about, share_with, share_what, answer, decided_by, competence, decided_on,
    recorded_by, made_at)
  select agreed, person, referral, 'sharing', 'Bench club', array['medical_needs'], 'yes', 'young_person', 'sixteen_or_over',
    today, worker, now from comes, asked, helpers;
insert into referral_share (referral_id, young_person_id, stage, shared, agreed_id)
  select referral, person, stage, jsonb_build_object('first_name', 'Young ' || nth || '.' || seat, 'service', 'Boxing',
    'medical_needs', 'Inhaler in the green bag'), agreed from comes, unnest(array['asked', 'accepted']) stage;
insert into circle_member (id, place_id, young_person_id, worker_id, team_id, opens, basis, referral_id, support_id, starts_at)
  select gen_random_uuid(), place, person, null::uuid, comes.team, 'activity', 'asked_to_take_on', referral, support, now - interval '1 day'
  from comes, asked
  union all select gen_random_uuid(), place, person, worker, helpers.team, 'support', 'support', first, support, now - interval '1 day'
  from comes, asked, helpers;
insert into enrolment (id, place_id, young_person_id, support_id, referral_id, run_id, programme, version, state, waiting_since,
    group_id, seat, change_id, began_on)
  select enrolment, place, person, support, referral, run, current_setting('bench.programme'), 1, state,
    now - seat * interval '1 minute', grp, case when grp is not null then seat end, change,
    case state when 'attending' then today - 7 end from comes, asked;
insert into enrolment_change (id, enrolment_id, young_person_id, act, state, at, actor_kind, worker_id)
  select change, enrolment, person, case state when 'waiting' then 'joined' else 'said_yes' end, state, now, 'worker', coach
  from comes, asked;

create table bench_register as
  select coach, session, grp, array_agg(enrolment order by seat) as people from comes where grp is not null group by 1, 2, 3;
drop table comes, club, helpers, asked;
