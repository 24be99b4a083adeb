-- Programmes that run here: groups and their sessions, who takes part by which version, and seats that cannot be oversold.

-- A programme runs here, as an entry of the directory: whoever is asked for a place there is asked for this programme.
create table programme_run (
  id uuid primary key,
  place_id uuid not null references place,
  programme text not null check (programme ~ '^[a-z][a-z0-9-]*$'),
  service_id uuid not null references service,
  -- Who runs it and answers for it.
  team_id uuid not null,
  begun_on date not null,
  ended_on date check (ended_on >= begun_on),
  made_by uuid references worker,
  made_at timestamptz not null default trellis_now(),
  foreign key (team_id, place_id) references team (id, place_id),
  unique (id, place_id)
);
create unique index one_run_of_a_service on programme_run (service_id) where ended_on is null;
create index on programme_run (team_id);
create index on programme_run (place_id, programme);

create table programme_group (
  id uuid primary key,
  place_id uuid not null,
  run_id uuid not null,
  name text not null check (name <> ''),
  -- A list of who takes part, or a drop-in, where nobody is named and only numbers are kept.
  kind text not null check (kind in ('group', 'drop_in')),
  at_place text not null check (at_place <> ''),
  -- Of the venue: the neighbourhood that a drop-in reaches. Nobody's address.
  postcode text,
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  ended_at timestamptz,
  ended_because text,
  foreign key (run_id, place_id) references programme_run (id, place_id),
  check ((ended_at is null) = (ended_because is null)),
  unique (id, place_id)
);
create index on programme_group (run_id);

-- How many may take part is how many seats there are. A seat that somebody has cannot be taken away, or given twice.
create table group_seat (
  group_id uuid not null references programme_group,
  seat int not null check (seat between 1 and 1000),
  primary key (group_id, seat)
);

-- Who leads it, and with which part: of the team that runs it, or of another one beside it.
create table group_leader (
  id uuid primary key,
  group_id uuid not null references programme_group,
  worker_id uuid not null references worker,
  -- 'Coach', 'Clinician': as the blueprint calls their part.
  part text not null default '',
  starts_at timestamptz not null default trellis_now(),
  ends_at timestamptz check (ends_at >= starts_at),
  made_by uuid not null references worker
);
create unique index leads_a_group_once on group_leader (group_id, worker_id) where ends_at is null;
create index on group_leader (worker_id);

create table group_session (
  id uuid primary key,
  group_id uuid not null,
  place_id uuid not null,
  on_date date not null,
  starts_at time not null,
  ends_at time not null check (ends_at > starts_at),
  -- Somewhere else than the group meets, this once.
  at_place text check (at_place <> ''),
  -- Where it stood before it was moved.
  moved_from date,
  cancelled_at timestamptz,
  cancelled_because text,
  -- The register is taken, and by whom.
  finished_at timestamptz,
  finished_by uuid references worker,
  -- A drop-in has numbers and no names: how many came, and what those who came were asked, each if they liked.
  came int check (came between 0 and 2000),
  new_faces int check (new_faces between 0 and came),
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  foreign key (group_id, place_id) references programme_group (id, place_id),
  check ((cancelled_at is null) = (cancelled_because is null)),
  check (finished_at is null or cancelled_at is null),
  check ((finished_at is null) = (finished_by is null)),
  unique (id, group_id),
  unique (id, on_date)
);
create unique index one_session_a_day on group_session (group_id, on_date) where cancelled_at is null;
create index on group_session (on_date);

-- A young person takes part in a programme, by the version they began on. In a group they hold a seat of it, through the
-- referral by which those who run it were asked for a place; beside a worker they take part in the support itself.
create table enrolment (
  id uuid primary key,
  place_id uuid not null,
  young_person_id uuid not null,
  support_id uuid not null references support,
  referral_id uuid unique references referral,
  run_id uuid not null,
  programme text not null,
  version int not null,
  kind text generated always as ('programme') stored,
  arm text check (arm in ('prescribed', 'signposted', 'programme', 'comparison')),
  state text not null check (state in ('waiting', 'offered', 'taken_up', 'attending', 'completed', 'stopped')),
  -- Since when they wait; whoever waits longest is offered first.
  waiting_since timestamptz not null default trellis_now(),
  group_id uuid references programme_group,
  seat int,
  -- By when they say whether they want the place.
  answer_by date,
  -- They do not suit what the blueprint says of whom it is for, and somebody said why they come all the same.
  override text check (override <> ''),
  -- The small record that made this state.
  change_id uuid not null,
  began_on date,
  ended_on date,
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  foreign key (run_id, place_id) references programme_run (id, place_id),
  constraint enrolment_keeps_its_version foreign key (kind, programme, version)
    references blueprint_version (kind, key, version),
  constraint seats_are_of_the_group foreign key (group_id, seat) references group_seat (group_id, seat),
  -- Whoever is offered a place, or has one in a group, has a seat; whoever waits or is through has none.
  constraint enrolment_has_its_seat check (case state
    when 'waiting' then group_id is null and seat is null
    when 'offered' then group_id is not null and seat is not null
    when 'taken_up' then group_id is not null and seat is not null
    when 'attending' then (group_id is null) = (seat is null)
    else seat is null end),
  constraint offer_has_a_date check ((state = 'offered') = (answer_by is not null)),
  constraint groups_are_asked_for check (group_id is null or referral_id is not null),
  check ((state in ('completed', 'stopped')) = (ended_on is not null)),
  check (state not in ('attending', 'completed') or began_on is not null)
);
create unique index a_seat_is_never_oversold on enrolment (group_id, seat) where seat is not null;
create index on enrolment (run_id, waiting_since) where state = 'waiting';
create index on enrolment (run_id, state);
create index on enrolment (support_id);
create index on enrolment (young_person_id);

create table enrolment_change (
  id uuid primary key,
  enrolment_id uuid not null references enrolment deferrable initially deferred,
  young_person_id uuid not null,
  act text not null check (act in ('joined', 'offered', 'said_yes', 'said_no', 'taken_back', 'began', 'moved_group',
    'completed', 'stopped')),
  state text not null,
  at timestamptz not null default trellis_now(),
  actor_kind text not null,
  worker_id uuid references worker,
  group_id uuid references programme_group,
  reason text check (reason <> ''),
  check (act not in ('said_no', 'taken_back', 'stopped') or reason is not null),
  unique (enrolment_id, id, state)
);
create index on enrolment_change (enrolment_id, at);
create index on enrolment_change (young_person_id);
alter table enrolment add constraint enrolment_follows_a_change
  foreign key (id, change_id, state) references enrolment_change (enrolment_id, id, state) deferrable initially deferred;

-- A mark in a register is who came on a day. The same day marked again is the same row; the later mark counts.
alter table attendance add column session_id uuid,
  add column marked_at timestamptz,
  add constraint marked_on_the_day_of_the_session foreign key (session_id, on_date) references group_session (id, on_date),
  add check ((session_id is null) or (marked_at is not null));
create index on attendance (session_id) where session_id is not null;

-- Money for a programme, and what was spent of it, in pence: never more than there is.
create table programme_budget (
  id uuid primary key,
  place_id uuid not null,
  run_id uuid not null,
  payer text not null check (payer <> ''),
  pence bigint not null check (pence between 1 and 100000000000),
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  foreign key (run_id, place_id) references programme_run (id, place_id)
);
create index on programme_budget (run_id);
create table programme_spend (
  id uuid primary key,
  place_id uuid not null,
  budget_id uuid not null references programme_budget,
  -- Less than nothing takes back what was written before.
  pence bigint not null check (pence <> 0 and pence between -100000000000 and 100000000000),
  what text not null check (what <> ''),
  spent_on date not null,
  reverses_id uuid unique references programme_spend,
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  check ((pence < 0) = (reverses_id is not null))
);
create index on programme_spend (budget_id);
create function spend_stays_within() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare budget programme_budget; spent bigint;
begin
  select * into budget from programme_budget where id = new.budget_id for update;
  select coalesce(sum(pence), 0) into spent from programme_spend where budget_id = new.budget_id;
  if spent + new.pence > budget.pence or spent + new.pence < 0 then
    raise exception 'more than the budget has' using errcode = 'check_violation', constraint = 'spend_stays_within';
  end if;
  if new.reverses_id is not null and not exists (select from programme_spend s
      where s.id = new.reverses_id and s.budget_id = new.budget_id and s.pence = -new.pence) then
    raise exception 'what is taken back is what was spent' using errcode = 'check_violation', constraint = 'spend_stays_within';
  end if;
  return new;
end $$;
create trigger spend_stays_within before insert on programme_spend for each row execute function spend_stays_within();

-- Whoever was given a place where a programme runs waits for a group of it from that moment, by the version of that day.
create function place_becomes_enrolment() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare run programme_run; newest int; enrolled uuid := gen_random_uuid(); change uuid := gen_random_uuid();
begin
  if new.way_in <> 'onward' or new.support_from_id is null
    or exists (select from enrolment e where e.referral_id = new.id) then return null; end if;
  select * into run from programme_run where service_id = new.to_service_id and ended_on is null;
  if not found then return null; end if;
  select max(v.version) into newest from blueprint_version v
    where v.kind = 'programme' and v.key = run.programme and v.state = 'published';
  if newest is null then return null; end if;
  insert into enrolment (id, place_id, young_person_id, support_id, referral_id, run_id, programme, version, state, change_id)
    values (enrolled, new.place_id, new.young_person_id, new.support_from_id, new.id, run.id, run.programme, newest, 'waiting', change);
  insert into enrolment_change (id, enrolment_id, young_person_id, act, state, actor_kind, worker_id)
    values (change, enrolled, new.young_person_id, 'joined', 'waiting', actor_kind(), case when actor_kind() = 'worker' then actor_id() end);
  return null;
end $$;
create trigger place_becomes_enrolment after update of state on referral
  for each row when (new.state = 'accepted' and old.state <> 'accepted') execute function place_becomes_enrolment();

-- Whatever ends the place or the support ends taking part, and the seat is free for whoever waits.
create function enrolments_end() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare one enrolment; change uuid; why text; done boolean;
begin
  if tg_table_name = 'referral' then
    select d.reason into why from referral_decision d where d.id = new.decision_id;
  else
    select e.reason into why from ending e where e.support_id = new.id;
  end if;
  why := coalesce(why, 'ended');
  for one in select * from enrolment e where e.state not in ('completed', 'stopped')
      and case when tg_table_name = 'referral' then e.referral_id = new.id else e.support_id = new.id and e.referral_id is null end loop
    change := gen_random_uuid();
    done := one.began_on is not null and why in ('completed', 'on_their_own');
    insert into enrolment_change (id, enrolment_id, young_person_id, act, state, actor_kind, worker_id, group_id, reason)
      values (change, one.id, one.young_person_id, case when done then 'completed' else 'stopped' end,
        case when done then 'completed' else 'stopped' end, actor_kind(),
        case when actor_kind() = 'worker' then actor_id() end, one.group_id, why);
    update enrolment set state = case when done then 'completed' else 'stopped' end, change_id = change, seat = null,
      answer_by = null, ended_on = trellis_today() where id = one.id;
  end loop;
  return null;
end $$;
create trigger enrolments_end after update of state on referral
  for each row when (new.state in ('declined', 'withdrawn', 'closed')) execute function enrolments_end();
create trigger enrolments_end after update of state on support
  for each row when (new.state = 'ended') execute function enrolments_end();

-- Leading a group opens what was agreed for those who run it, of those who have a seat in it, as long as both last.
alter table circle_member drop constraint circle_member_basis_check,
  add check (basis in ('sent_referral', 'asked_to_take_on', 'accepted_referral', 'support', 'handed_on', 'chosen',
    'parental_responsibility', 'safeguarding', 'goes_along', 'leads_group'));
create function leaders_follow() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare moment timestamptz := coalesce(trellis_now(), clock_timestamp());
  row jsonb := to_jsonb(new);
  -- One person's place, or everybody's in the group of one leader.
  place_of uuid := case when tg_table_name = 'enrolment' then (row->>'referral_id')::uuid end;
  leader uuid := case when tg_table_name = 'group_leader' then (row->>'worker_id')::uuid end;
  of_group uuid := (row->>'group_id')::uuid;
begin
  update circle_member m set ends_at = greatest(m.starts_at, moment), ended_because = 'does not lead the group'
  where m.basis = 'leads_group' and (m.ends_at is null or m.ends_at > moment)
    and (m.referral_id = place_of or (m.worker_id = leader and m.referral_id in (
      select e.referral_id from enrolment e where e.group_id = of_group)))
    and not exists (select from enrolment e join group_leader l on l.group_id = e.group_id
      where e.referral_id = m.referral_id and e.state in ('taken_up', 'attending') and l.worker_id = m.worker_id
        and l.ends_at is null);
  insert into circle_member (id, place_id, young_person_id, worker_id, opens, basis, referral_id, support_id, starts_at)
  select gen_random_uuid(), e.place_id, e.young_person_id, l.worker_id, 'activity', 'leads_group', e.referral_id, e.support_id, moment
  from enrolment e join group_leader l on l.group_id = e.group_id and l.ends_at is null
  where e.group_id = of_group and e.state in ('taken_up', 'attending')
    and (e.referral_id = place_of or l.worker_id = leader)
    and not exists (select from circle_member m where m.referral_id = e.referral_id and m.worker_id = l.worker_id
      and m.basis = 'leads_group' and (m.ends_at is null or m.ends_at > moment));
  return null;
end $$;
create trigger leaders_follow after insert or update of state, group_id on enrolment
  for each row when (new.referral_id is not null) execute function leaders_follow();
create trigger leaders_follow after insert or update of ends_at on group_leader
  for each row execute function leaders_follow();

-- The groups that the actor runs: of a team of theirs, or led by them.
create function actor_groups() returns uuid[] language sql stable as $$
  select case when actor_kind() = 'worker' then array(
    select g.id from programme_group g join programme_run r on r.id = g.run_id
      where r.place_id = actor_place() and r.team_id = any(actor_teams())
    union select l.group_id from group_leader l where l.ends_at is null and l.worker_id = any(actor_workers())) end
$$;
-- Which group an actor with a link is offered, and when it meets.
create function link_group() returns uuid language sql stable security definer set search_path = pg_catalog, public as $$
  select e.group_id from enrolment e where e.referral_id = link_referral('answer_offer')
$$;
create function link_run() returns uuid language sql stable security definer set search_path = pg_catalog, public as $$
  select e.run_id from enrolment e where e.referral_id = link_referral('answer_offer')
$$;

do $$
declare t text;
begin
  foreach t in array array['programme_run', 'programme_group', 'group_seat', 'group_leader', 'group_session', 'enrolment',
      'enrolment_change', 'programme_budget', 'programme_spend'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_migrates on %I to current_user using (true) with check (true)', t);
  end loop;
end $$;

-- What runs here, and that it has a group, is no secret among workers; who takes part is.
create policy workers_read on programme_run for select using (place_id = actor_place() and actor_kind() = 'worker');
create policy sums_read on programme_run for select using (place_id = actor_place() and actor_kind() = 'job:programme-flows');
create policy link_reads on programme_run for select using (id = (select link_run()));
create policy runners_begin on programme_run for insert with check (place_id = actor_place() and made_by = actor_id()
  and exists (select from service s where s.id = service_id and s.team_id = programme_run.team_id)
  and (team_id = any((select actor_led_teams())::uuid[]) or curates_place()));
create policy runners_end on programme_run for update
  using (place_id = actor_place() and (team_id = any((select actor_led_teams())::uuid[]) or curates_place()));

create policy workers_read on programme_group for select using (place_id = actor_place() and actor_kind() = 'worker');
create policy sums_read on programme_group for select using (place_id = actor_place() and actor_kind() = 'job:programme-flows');
create policy link_reads on programme_group for select using (id = (select link_group()));
create policy team_makes on programme_group for insert with check (place_id = actor_place() and made_by = actor_id()
  and exists (select from programme_run r where r.id = run_id and r.ended_on is null and r.team_id = any((select actor_teams())::uuid[])));
create policy team_changes on programme_group for update using (id = any((select actor_groups())::uuid[]));

create policy workers_read on group_seat for select
  using (exists (select from programme_group g where g.id = group_id));
create policy team_makes on group_seat for insert with check (group_id = any((select actor_groups())::uuid[]));
create policy team_takes_away on group_seat for delete using (group_id = any((select actor_groups())::uuid[]));

create policy workers_read on group_leader for select
  using (exists (select from programme_group g where g.id = group_id));
create policy team_names on group_leader for insert
  with check (made_by = actor_id() and group_id = any((select actor_groups())::uuid[]));
create policy team_ends on group_leader for update using (group_id = any((select actor_groups())::uuid[]));

create policy workers_read on group_session for select
  using (exists (select from programme_group g where g.id = group_id));
create policy team_makes on group_session for insert
  with check (made_by = actor_id() and place_id = actor_place() and group_id = any((select actor_groups())::uuid[]));
create policy team_changes on group_session for update using (group_id = any((select actor_groups())::uuid[]));

create policy circle_reads on enrolment for select
  using (young_person_id = any((select circle_people('support'))::uuid[])
      or referral_id = any((select circle_referrals('activity'))::uuid[]));
create policy link_reads on enrolment for select using (referral_id = (select link_referral('answer_offer')));
create policy sums_read on enrolment for select using (place_id = actor_place() and actor_kind() = 'job:programme-flows');
create policy circle_adds on enrolment for insert with check (place_id = actor_place() and referral_id is null
  and young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_changes on enrolment for update
  using (young_person_id = any((select circle_people('support'))::uuid[])
      or referral_id = any((select circle_referrals('activity'))::uuid[])
      or referral_id = (select link_referral('answer_offer')));

create policy circle_reads on enrolment_change for select
  using (exists (select from enrolment e where e.id = enrolment_id));
create policy circle_records on enrolment_change for insert
  with check (young_person_id = any((select circle_people('support'))::uuid[])
      or exists (select from enrolment e where e.id = enrolment_id and e.young_person_id = enrolment_change.young_person_id));

create policy money_reads on programme_budget for select
  using (place_id = actor_place() and (curates_place() or exists (select from programme_run r
    where r.id = run_id and r.team_id = any((select actor_teams())::uuid[]))));
create policy money_is_given on programme_budget for insert
  with check (place_id = actor_place() and made_by = actor_id() and curates_place());
create policy money_reads on programme_spend for select
  using (exists (select from programme_budget b where b.id = budget_id));
create policy money_is_spent on programme_spend for insert
  with check (place_id = actor_place() and made_by = actor_id() and exists (select from programme_budget b
    join programme_run r on r.id = b.run_id
    where b.id = budget_id and b.place_id = programme_spend.place_id
      and (curates_place() or r.team_id = any((select actor_teams())::uuid[]))));

-- A young person says yes or no to a place in a group by a link of their own.
alter table link drop constraint link_purpose_check,
  add check (purpose in ('answer_referral', 'tell_attendance', 'answer_measure', 'answer_offer'));
-- Whoever offers cannot read where the young person is reached: the link is made by the job that tells them.
alter policy sweep_makes on link
  with check (actor_kind() = 'job:sweep' and place_id = actor_place()
    and purpose in ('tell_attendance', 'answer_referral', 'answer_offer'));
create policy sweep_reads on enrolment for select using (actor_kind() = 'job:sweep' and place_id = actor_place());
create policy sweep_reads on programme_group for select using (actor_kind() = 'job:sweep' and place_id = actor_place());
create policy sweep_reads on programme_run for select using (actor_kind() = 'job:sweep' and place_id = actor_place());

select grant_app('select, insert, update (ended_on)', 'programme_run');
select grant_app('select, insert, update (name, at_place, postcode, ended_at, ended_because)', 'programme_group');
select grant_app('select, insert, delete', 'group_seat');
select grant_app('select, insert, update (ends_at)', 'group_leader');
select grant_app('select, insert, update (on_date, starts_at, ends_at, at_place, moved_from, cancelled_at, cancelled_because, finished_at, finished_by, came, new_faces)', 'group_session');
select grant_app('select, insert, update (state, group_id, seat, answer_by, change_id, began_on, ended_on, arm, override)', 'enrolment');
select grant_app('select, insert', 'enrolment_change');
select grant_app('select, insert', 'programme_budget');
select grant_app('select, insert', 'programme_spend');
select grant_app('select, insert, update (came, words, told_by, worker_id, made_at, session_id, marked_at)', 'attendance');
select grant_app_execute('actor_groups()');
select grant_app_execute('link_group()');
select grant_app_execute('link_run()');
