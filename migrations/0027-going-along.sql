-- Whoever meets a young person to go along with them is checked, assigned by name, and recorded.

-- Whether the actor looks after this worker: a manager of a team of theirs, or an administrator where they work; never oneself.
create function actor_looks_after(who uuid) returns boolean language sql stable as $$
  select actor_kind() = 'worker' and who <> actor_id() and exists (
    select from membership mine
    where mine.worker_id = actor_id() and mine.starts_on <= trellis_today()
      and (mine.ends_on is null or mine.ends_on >= trellis_today())
      and ((mine.role = 'manager' and exists (select from membership theirs where theirs.worker_id = who
              and theirs.team_id = mine.team_id and (theirs.ends_on is null or theirs.ends_on >= trellis_today())))
        or (mine.role = 'administrator' and exists (select from worker w join worker me on me.id = actor_id()
              where w.id = who and w.organisation_id = me.organisation_id))))
$$;

-- A check of a worker that somebody saw with their own eyes: what, when, and the last day on which it holds.
create table worker_check (
  id uuid primary key,
  worker_id uuid not null references worker,
  kind text not null check (kind in ('enhanced_dbs', 'safeguarding_training')),
  seen_by uuid not null references worker check (seen_by <> worker_id),
  seen_on date not null,
  valid_until date not null check (valid_until >= seen_on),
  -- Ended before its day: taken away, or found wrong.
  ended_at timestamptz,
  ended_because text,
  made_at timestamptz not null default trellis_now(),
  check ((ended_at is null) = (ended_because is null))
);
create index on worker_check (worker_id);
alter table worker_check enable row level security;
alter table worker_check force row level security;
create policy owner_migrates on worker_check to current_user using (true) with check (true);
create policy own_and_managers_read on worker_check for select
  using (actor_kind() = 'worker' and (worker_id = actor_id() or actor_looks_after(worker_id)));
create policy managers_see on worker_check for insert
  with check (seen_by = actor_id() and actor_looks_after(worker_id));
create policy managers_end on worker_check for update using (actor_looks_after(worker_id));

-- Both checks hold on that day, and the worker works here still.
create function may_go_along(who uuid, on_day date) returns boolean language sql stable as $$
  select exists (select from worker w where w.id = who and w.left_on is null)
    and (select count(distinct c.kind) = 2 from worker_check c where c.worker_id = who and c.ended_at is null
      and on_day between c.seen_on and c.valid_until)
$$;
-- Until when a worker may go along, seen from today: the earlier end of the two; nothing when one is missing.
create function going_along_until(who uuid) returns date language sql stable security definer
  set search_path = pg_catalog, public as $$
  select case when count(*) = 2 then min(until) end from (
    select c.kind, max(c.valid_until) as until from worker_check c join worker w on w.id = c.worker_id
    where c.worker_id = who and actor_kind() = 'worker' and w.place_id = actor_place() and w.left_on is null
      and c.ended_at is null and trellis_today() between c.seen_on and c.valid_until
    group by c.kind) held
$$;

-- Going along opens the one page that it needs, and nothing else of the referral or the record.
alter table circle_member drop constraint circle_member_opens_check,
  add check (opens in ('progress', 'referral', 'activity', 'support', 'going_along', 'nothing'));
alter table circle_member drop constraint circle_member_basis_check,
  add check (basis in ('sent_referral', 'asked_to_take_on', 'accepted_referral', 'support', 'handed_on', 'chosen',
    'parental_responsibility', 'safeguarding', 'goes_along'));
alter table circle_member add check (opens <> 'going_along' or (referral_id is not null and worker_id is not null and ends_at is not null));

create table companion (
  id uuid primary key,
  place_id uuid not null references place,
  young_person_id uuid not null references young_person,
  referral_id uuid not null references referral,
  support_id uuid not null references support,
  service_id uuid not null references service,
  -- Who goes along, by name, on which day.
  worker_id uuid not null references worker,
  on_date date not null,
  meets text not null check (meets in ('at_the_door', 'on_the_way')),
  -- All that they read: what to call the young person, and what going along needs.
  called text not null check (called <> ''),
  words text,
  -- The young person said yes to our message that names who comes.
  told_name boolean not null,
  assigned_by uuid not null references worker,
  assigned_at timestamptz not null default trellis_now(),
  -- What opens it to them, until the day after.
  circle_id uuid not null references circle_member,
  withdrawn_at timestamptz,
  withdrawn_because text check (withdrawn_because in ('changed', 'check_lapsed', 'left', 'place_ended')),
  check ((withdrawn_at is null) = (withdrawn_because is null)),
  check (on_date >= (assigned_at at time zone 'Europe/London')::date)
);
create unique index one_companion_a_day on companion (referral_id, on_date) where withdrawn_at is null;
create index on companion (worker_id, on_date);
create index on companion (young_person_id);
create index on companion (support_id);

alter table companion enable row level security;
alter table companion force row level security;
create policy owner_migrates on companion to current_user using (true) with check (true);
create policy circle_reads on companion for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy companion_reads on companion for select
  using (withdrawn_at is null and worker_id = any((select actor_workers())::uuid[])
    and referral_id = any((select circle_referrals('going_along'))::uuid[]));
create policy circle_assigns on companion for insert
  with check (assigned_by = actor_id() and place_id = actor_place()
    and young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_withdraws on companion for update
  using (young_person_id = any((select circle_people('support'))::uuid[]));

-- Nobody goes along whose checks do not hold on that day, or to somewhere the young person does not go.
create function companion_is_checked() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if new.withdrawn_at is null and not may_go_along(new.worker_id, new.on_date) then
    raise exception 'whoever goes along has checks that hold on that day'
      using errcode = 'check_violation', constraint = 'companion_is_checked';
  end if;
  if new.withdrawn_at is null and not exists (select from referral r where r.id = new.referral_id and r.way_in = 'onward'
      and r.young_person_id = new.young_person_id and r.to_service_id = new.service_id
      and r.support_from_id = new.support_id and (r.open or r.state = 'accepted')) then
    raise exception 'the young person does not go there'
      using errcode = 'check_violation', constraint = 'companion_goes_somewhere';
  end if;
  return new;
end $$;
create trigger companion_is_checked before insert or update on companion
  for each row execute function companion_is_checked();

-- A check that ends before its day, a worker who leaves, a place that ends: whoever was to go along does not, at once.
create function companions_follow() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare moment timestamptz := coalesce(trellis_now(), clock_timestamp());
  why text := case tg_table_name when 'referral' then 'place_ended' when 'worker' then 'left' else 'check_lapsed' end;
  changed uuid := (case tg_table_name when 'worker_check' then to_jsonb(new)->>'worker_id' else to_jsonb(new)->>'id' end)::uuid;
begin
  with gone as (
    update companion c set withdrawn_at = moment, withdrawn_because = why
    where c.withdrawn_at is null and c.on_date >= (moment at time zone 'Europe/London')::date
      and case when tg_table_name = 'referral' then c.referral_id = changed
        else c.worker_id = changed and not may_go_along(c.worker_id, c.on_date) end
    returning c.circle_id)
  update circle_member m set ends_at = greatest(m.starts_at, moment), ended_because = why
  from gone where m.id = gone.circle_id and m.ends_at > moment;
  return null;
end $$;
create trigger companions_follow after update of ended_at on worker_check
  for each row when (new.ended_at is not null) execute function companions_follow();
create trigger companions_follow after update of left_on on worker
  for each row when (new.left_on is not null) execute function companions_follow();
create trigger companions_follow after update of state on referral
  for each row when (new.state in ('declined', 'withdrawn', 'closed')) execute function companions_follow();

select grant_app('select, insert, update (ended_at, ended_because)', 'worker_check');
select grant_app('select, insert, update (withdrawn_at, withdrawn_because)', 'companion');
select grant_app_execute('actor_looks_after(uuid)');
select grant_app_execute('may_go_along(uuid, date)');
select grant_app_execute('going_along_until(uuid)');
