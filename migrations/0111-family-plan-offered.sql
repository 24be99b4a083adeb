-- A family's plan goes to another team: asked, and with its yes the lead moves. Nobody of that team reads more by being asked: only
-- whoever has the record of somebody who is in the plan, and so reads it already, sees that they are asked.

create table family_offer (
  id uuid primary key,
  place_id uuid not null references place,
  plan_id uuid not null references family_plan,
  team_id uuid not null references team,
  offered_by uuid not null references worker,
  offered_at timestamptz not null default trellis_now(),
  answer_by date not null,
  answer text check (answer in ('yes', 'no', 'taken_back')),
  answered_at timestamptz,
  answered_by uuid references worker,
  declined_because text check (declined_because <> ''),
  -- When whoever leads the plan had read that they said no.
  read_at timestamptz,
  check ((answered_at is null) = (answer is null)),
  check ((declined_because is not null) = (answer is not distinct from 'no')),
  check (read_at is null or answer = 'no')
);
create index on family_offer (plan_id);
create index on family_offer (team_id) where answer is null;
create unique index one_family_offer on family_offer (plan_id) where answer is null;

alter table family_offer enable row level security;
alter table family_offer force row level security;
create policy owner_migrates on family_offer to current_user using (true) with check (true);

create policy holder_reads on family_offer for select
  using (plan_id in (select s.plan_id from family_sight() s where s.holds));
create policy asked_reads on family_offer for select
  using ((answer is null or answered_by = actor_id()) and team_id = any((select actor_teams())::uuid[])
    and plan_id in (select s.plan_id from family_sight() s));
create policy own_reads on family_offer for select using (plan_id = any((select own_families())::uuid[]));
create policy holder_offers on family_offer for insert
  with check (place_id = actor_place() and offered_by = actor_id() and answer is null
    and plan_id in (select s.plan_id from family_sight() s where s.holds));
create policy asked_answers on family_offer for update
  using (answer is null and team_id = any((select actor_teams())::uuid[]) and plan_id in (select s.plan_id from family_sight() s))
  with check (answered_by = actor_id() and answer in ('yes', 'no'));
create policy holder_settles on family_offer for update
  using ((answer is null or answer = 'no') and plan_id in (select s.plan_id from family_sight() s where s.holds))
  with check ((answer = 'taken_back' and answered_by = actor_id()) or (answer = 'no' and read_at is not null));
select grant_app('select, insert, update (answer, answered_at, answered_by, declined_because, read_at)', 'family_offer');

-- An open plan is offered, and to another team than its own.
create function family_offer_is_another_team() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if not exists (select from family_plan p where p.id = new.plan_id and p.ended_at is null and p.team_id <> new.team_id) then
    raise exception 'it has ended, or is theirs' using errcode = 'check_violation', constraint = 'family_plan_is_open';
  end if;
  return new;
end $$;
create trigger family_offer_is_another_team before insert on family_offer
  for each row execute function family_offer_is_another_team();

-- With a yes the plan is that team's in the same statement, led by whoever said it.
create function family_offer_moves() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  update family_plan set team_id = new.team_id, lead_id = new.answered_by where id = new.plan_id and ended_at is null;
  return null;
end $$;
create trigger family_offer_moves after update of answer on family_offer for each row
  when (new.answer = 'yes' and old.answer is null) execute function family_offer_moves();

-- What has ended is offered to nobody.
create function family_offer_ends() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  update family_offer set answer = 'taken_back', answered_at = new.ended_at where plan_id = new.id and answer is null;
  return null;
end $$;
create trigger family_offer_ends after update of ended_at on family_plan for each row
  when (new.ended_at is not null and old.ended_at is null) execute function family_offer_ends();

-- Within the team its manager names who leads; to another team it goes with that team's yes alone, as the app may not set the team.
create or replace function family_lead_may_lead() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if (new.team_id = old.team_id and new.team_id <> all(actor_led_teams())) or not exists (select from membership m
    where m.worker_id = new.lead_id and m.team_id = new.team_id and m.role in ('link_worker', 'manager')
    and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today())) then
    raise exception 'not of this team' using errcode = 'check_violation', constraint = 'family_lead_is_of_the_team';
  end if;
  if family_is_opposed(new.id, new.lead_id) then
    raise exception 'not together' using errcode = 'check_violation', constraint = 'family_sides_opposed';
  end if;
  return new;
end $$;

-- Whom a plan was offered to goes with the record of whoever was in it.
create or replace function family_forgets(person uuid) returns void language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare alone uuid[] := array(select m.plan_id from family_member m where m.young_person_id = person and not exists
    (select from family_member o where o.plan_id = m.plan_id and o.young_person_id <> person)
  union select p.id from family_plan p join support s on s.id = p.support_id where s.young_person_id = person and not exists
    (select from family_member o where o.plan_id = p.id and o.young_person_id <> person));
begin
  delete from family_offer where plan_id = any(alone) or (answer is not null
    and plan_id in (select m.plan_id from family_member m where m.young_person_id = person));
  delete from family_step where plan_id = any(alone);
  delete from family_member where plan_id = any(alone);
  delete from family_plan where id = any(alone);
  delete from family_step where done_at is null and (member_id in (select id from family_member where young_person_id = person)
    or returned_from in (select id from family_member where young_person_id = person));
  update family_step set what = 'Something whose record is not kept any more'
    where member_id in (select id from family_member where young_person_id = person)
      or returned_from in (select id from family_member where young_person_id = person);
  update family_member set left_at = coalesce(left_at, trellis_now()), left_because = 'Their record is not kept any more'
    where young_person_id = person;
  update family_member set young_person_id = null, agreed_id = null, called = 'Somebody', relationship = 'not kept any more'
    where young_person_id = person;
  update family_member set supporter_id = null
    where supporter_id in (select id from supporter where young_person_id = person);
  update family_plan set support_id = null where support_id in (select id from support where young_person_id = person);
end $$;
