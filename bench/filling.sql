-- Clubs all over a place, each with groups that have free seats and far more young people who wait for one.
-- Asked for by settings of the session: bench.place, bench.clubs, bench.groups and bench.seats (of each club and of each group)
-- and bench.waiting (of each club); trellis.now is its moment.
-- Everybody in it is invented.

create temp table asked as
  select current_setting('bench.place')::uuid as place, current_setting('bench.groups')::int as groups,
    current_setting('bench.seats')::int as seats, current_setting('bench.waiting')::int as waiting,
    current_setting('bench.clubs')::int as clubs, trellis_now() as now, trellis_today() as today;

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
  select gen_random_uuid() as id, c.run, c.coach, c.n * groups + nth as number
  from asked cross join lateral generate_series(0, groups - 1) nth cross join club c;
insert into programme_group (id, place_id, run_id, name, kind, at_place, made_by, made_at)
  select id, place, run, 'Bench group ' || number, 'group', 'The hall', coach, now from bench_group, asked;
insert into group_seat (group_id, seat) select id, seat from bench_group, asked, generate_series(1, seats) seat;

create temp table comes as
  select c.n as nth, c.team, c.coach, c.service, c.run, seat, gen_random_uuid() as person, gen_random_uuid() as sent,
    gen_random_uuid() as support, gen_random_uuid() as referral, gen_random_uuid() as answered, gen_random_uuid() as first,
    gen_random_uuid() as enrolment, gen_random_uuid() as change
  from asked cross join lateral generate_series(1, waiting) seat cross join club c;
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
insert into circle_member (id, place_id, young_person_id, worker_id, team_id, opens, basis, referral_id, support_id, starts_at)
  select gen_random_uuid(), place, person, null::uuid, comes.team, 'activity', 'asked_to_take_on', referral, support, now - interval '1 day'
  from comes, asked
  union all select gen_random_uuid(), place, person, worker, helpers.team, 'support', 'support', first, support, now - interval '1 day'
  from comes, asked, helpers;
insert into enrolment (id, place_id, young_person_id, support_id, referral_id, run_id, programme, version, state, waiting_since, change_id)
  select enrolment, place, person, support, referral, run, current_setting('bench.programme'), 1, 'waiting',
    now - seat * interval '1 minute', change from comes, asked;
insert into enrolment_change (id, enrolment_id, young_person_id, act, state, at, actor_kind, worker_id)
  select change, enrolment, person, 'joined', 'waiting', now, 'worker', coach from comes, asked;

create table bench_enrolment as select id, run_id, state, group_id, seat, answer_by, change_id from enrolment;
create unique index on bench_enrolment (id);
create table bench_change (like enrolment_change);
grant select, insert, update on bench_enrolment, bench_change to trellis_app;
drop table comes, club, helpers, asked;
