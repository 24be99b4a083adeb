-- A family's plan: young people and whoever looks after them in one plan with one lead. It is not a record of anybody, and opens none.

create table family_plan (
  id uuid primary key,
  place_id uuid not null references place,
  -- Beside which support it was opened.
  support_id uuid not null references support,
  team_id uuid not null references team,
  lead_id uuid not null references worker,
  -- What the family wants, in plain words.
  words text not null check (words <> ''),
  review_on date not null,
  opened_by uuid not null references worker,
  opened_at timestamptz not null default trellis_now(),
  ended_at timestamptz,
  ended_by uuid references worker,
  ended_because text check (ended_because <> ''),
  lead_active boolean generated always as (case when ended_at is null then true end) stored,
  constraint family_lead_works_here foreign key (lead_id, lead_active)
    references worker (id, active) deferrable initially deferred,
  check ((ended_at is null) = (ended_because is null)),
  check (ended_by is null or ended_at is not null)
);
create index on family_plan (support_id);
create index on family_plan (lead_id) where ended_at is null;
create index on family_plan (team_id) where ended_at is null;

-- A young person who is known here, once they said yes; or an adult, by first name and who they are to them, and no more.
create table family_member (
  id uuid primary key,
  place_id uuid not null,
  plan_id uuid not null references family_plan,
  young_person_id uuid,
  supporter_id uuid references supporter,
  called text not null check (called <> ''),
  relationship text check (relationship <> ''),
  agreed_id uuid references decision,
  added_by uuid not null references worker,
  added_at timestamptz not null default trellis_now(),
  left_at timestamptz,
  left_because text check (left_because <> ''),
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  unique (id, plan_id),
  check ((young_person_id is null) = (relationship is not null)),
  check (supporter_id is null or young_person_id is null),
  check (agreed_id is null or young_person_id is not null),
  check ((left_at is null) = (left_because is null))
);
create index on family_member (plan_id);
create index on family_member (young_person_id);
create index on family_member (agreed_id);
create index on family_member (supporter_id);
create unique index once_in_a_family_plan on family_member (plan_id, young_person_id) where left_at is null;

create table family_step (
  id uuid primary key,
  place_id uuid not null,
  plan_id uuid not null references family_plan,
  -- Who does it; the lead where it is nobody of the family.
  member_id uuid,
  what text not null check (what <> ''),
  due_on date not null,
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  done_at timestamptz,
  done_by uuid references worker,
  -- Who was to do it and left: it is the lead's from then on.
  returned_from uuid references family_member,
  foreign key (member_id, plan_id) references family_member (id, plan_id),
  check ((done_at is null) = (done_by is null))
);
create index on family_step (plan_id);
create index on family_step (member_id);

-- The plans that the actor sees, and whether they may change them: the lead and whoever leads the lead's team; and whoever has the
-- record of somebody who is in it, who reads. Nobody who is closed out of the circle of anyone in it sees anything of it.
create function family_sight() returns table (plan_id uuid, holds boolean) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select one.plan_id, bool_or(one.holds) from (
    select p.id, true from family_plan p where actor_kind() = 'worker' and p.place_id = actor_place()
      and (p.lead_id = any(actor_workers()) or p.team_id = any(actor_led_teams()))
    union all
    select m.plan_id, false from family_member m
    where m.young_person_id = any(circle_people('support')) and m.agreed_id is not null and m.left_at is null
  ) one (plan_id, holds)
  where not exists (select from family_member m where m.plan_id = one.plan_id and m.young_person_id = any(actor_barred()))
  group by one.plan_id
$$;
-- The plans in which the young person who acts is, and said yes to.
create function own_families() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(select m.plan_id from family_member m
    where m.young_person_id = own_person() and m.agreed_id is not null and m.left_at is null)
$$;
-- Open plans of teams that the actor leads whose lead works there no more, or may see nothing of it: somebody else has to lead.
create function family_without_lead() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(select p.id from family_plan p
    where p.ended_at is null and p.place_id = actor_place() and p.team_id = any(actor_led_teams())
      and (not exists (select from membership m where m.worker_id = p.lead_id and m.team_id = p.team_id
          and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today()))
        or exists (select from family_member m join circle_bar b on b.young_person_id = m.young_person_id
          where m.plan_id = p.id and b.worker_id = p.lead_id and b.lifted_at is null)))
$$;
-- Whether the first name of somebody of a record is in what an adult of a plan is called.
create function family_is_called(called text, name text) returns boolean language sql immutable as $$
  select lower(split_part(name, ' ', 1)) = any(regexp_split_to_array(lower(called), '[^[:alnum:]]+'))
$$;
-- Whether a circle of somebody in this plan is closed to somebody else who is in it or leads it. An adult who was not picked from a
-- record is known by a first name alone, which is compared.
create function family_is_opposed(of_plan uuid, lead uuid) returns boolean language sql stable
  set search_path = pg_catalog, public as $$
  select exists (select from family_member y join circle_bar b on b.young_person_id = y.young_person_id and b.lifted_at is null
    left join supporter s on s.id = b.supporter_id
    where y.plan_id = of_plan and y.left_at is null and (b.worker_id = lead
      or exists (select from family_member a where a.plan_id = of_plan and a.left_at is null and a.young_person_id is null
        and (a.supporter_id = b.supporter_id or family_is_called(a.called, s.name)))))
$$;

-- Nobody is put into a plan with whom sides would be opposed, and a young person is in it only with a yes that names it.
create function family_member_may_join() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare plan family_plan;
begin
  select * into plan from family_plan p where p.id = new.plan_id for share;
  if plan.ended_at is not null or new.left_at is not null then
    raise exception 'it has ended' using errcode = 'check_violation', constraint = 'family_plan_is_open';
  end if;
  if family_is_opposed(plan.id, plan.lead_id) then
    raise exception 'not together' using errcode = 'check_violation', constraint = 'family_sides_opposed';
  end if;
  if new.agreed_id is not null and not exists (select from decision d where d.id = new.agreed_id
    and d.young_person_id = new.young_person_id and d.about = 'sharing' and d.answer = 'yes' and d.withdrawn_at is null
    and d.decided_by <> 'safeguarding_override' and 'family' = any(d.share_what)) then
    raise exception 'nobody said yes' using errcode = 'check_violation', constraint = 'family_member_said_yes';
  end if;
  return null;
end $$;
create trigger family_member_may_join after insert on family_member for each row execute function family_member_may_join();
create trigger family_member_says_yes after update of agreed_id on family_member
  for each row execute function family_member_may_join();

-- What somebody who leaves was still to do is the lead's. With the last young person it ends.
create function family_member_leaves() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  update family_step set member_id = null, returned_from = new.id where member_id = new.id and done_at is null;
  if new.young_person_id is not null and not exists (select from family_member m
    where m.plan_id = new.plan_id and m.young_person_id is not null and m.left_at is null) then
    update family_plan set ended_at = new.left_at, ended_because = 'No young person is in it any more'
      where id = new.plan_id and ended_at is null;
  end if;
  return null;
end $$;
create trigger family_member_leaves after update of left_at on family_member for each row
  when (new.left_at is not null and old.left_at is null) execute function family_member_leaves();

-- A yes that is taken back is out of the plan at once.
create function family_follows_decision() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  update family_member set left_at = new.withdrawn_at, left_because = 'The yes was taken back'
    where agreed_id = new.id and left_at is null;
  return null;
end $$;
create trigger family_follows_decision after update of withdrawn_at on decision for each row
  when (new.withdrawn_at is not null and old.withdrawn_at is null and 'family' = any(new.share_what))
  execute function family_follows_decision();

-- To whom the circle of a young person is closed, they share no plan with, in words that tell nobody why.
create function family_follows_bar() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  update family_member a set left_at = new.decided_at, left_because = 'Not involved any more'
    where a.young_person_id is null and a.left_at is null
      and (a.supporter_id = new.supporter_id
        or family_is_called(a.called, (select s.name from supporter s where s.id = new.supporter_id)))
      and exists (select from family_member y
        where y.plan_id = a.plan_id and y.young_person_id = new.young_person_id and y.left_at is null);
  return null;
end $$;
create trigger family_follows_bar after insert on circle_bar for each row
  when (new.supporter_id is not null) execute function family_follows_bar();

-- Whoever leads the team names who leads: somebody who works there, and is closed out of nobody's circle.
create function family_lead_may_lead() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if new.team_id <> all(actor_led_teams()) or not exists (select from membership m
    where m.worker_id = new.lead_id and m.team_id = new.team_id and m.role in ('link_worker', 'manager')
    and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today())) then
    raise exception 'not of this team' using errcode = 'check_violation', constraint = 'family_lead_is_of_the_team';
  end if;
  if family_is_opposed(new.id, new.lead_id) then
    raise exception 'not together' using errcode = 'check_violation', constraint = 'family_sides_opposed';
  end if;
  return new;
end $$;
create trigger family_lead_may_lead before update of lead_id on family_plan
  for each row execute function family_lead_may_lead();

-- What somebody does is in an open plan, and theirs to do while they are in it.
create function family_step_has_somebody() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if not exists (select from family_plan p where p.id = new.plan_id and p.ended_at is null)
    or (new.member_id is not null and not exists (select from family_member m where m.id = new.member_id
      and m.left_at is null and (m.young_person_id is null or m.agreed_id is not null))) then
    raise exception 'nobody there' using errcode = 'check_violation', constraint = 'family_step_has_somebody';
  end if;
  return new;
end $$;
create trigger family_step_has_somebody before insert on family_step
  for each row execute function family_step_has_somebody();

do $$ declare one text; begin
  foreach one in array array['family_plan', 'family_member', 'family_step'] loop
    execute format('alter table %I enable row level security', one);
    execute format('alter table %I force row level security', one);
    execute format('create policy owner_migrates on %I to current_user using (true) with check (true)', one);
  end loop;
end $$;

create policy family_reads on family_plan for select using (id in (select s.plan_id from family_sight() s));
create policy own_reads on family_plan for select using (id = any((select own_families())::uuid[]));
create policy circle_opens on family_plan for insert
  with check (place_id = actor_place() and opened_by = actor_id() and exists (select from support s
    where s.id = support_id and s.state <> 'ended' and s.team_id = family_plan.team_id and s.worker_id = lead_id
      and s.young_person_id = any((select circle_people('support'))::uuid[])));
create policy holder_changes on family_plan for update
  using (ended_at is null and id in (select s.plan_id from family_sight() s where s.holds))
  with check (place_id = actor_place());

-- Whether somebody was asked to be in it is nobody's to know but theirs who have the record, until there is a yes.
create policy family_reads on family_member for select
  using (plan_id in (select s.plan_id from family_sight() s)
    and (young_person_id is null or (agreed_id is not null and left_at is null)));
create policy circle_reads on family_member for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy own_reads on family_member for select
  using (young_person_id = (select own_person())
    or (plan_id = any((select own_families())::uuid[]) and left_at is null and (young_person_id is null or agreed_id is not null)));
create policy holder_adds on family_member for insert
  with check (place_id = actor_place() and added_by = actor_id() and agreed_id is null
    and plan_id in (select s.plan_id from family_sight() s where s.holds)
    and (young_person_id is null or young_person_id = any((select circle_people('support'))::uuid[])));
create policy holder_changes on family_member for update
  using (left_at is null and young_person_id is null and plan_id in (select s.plan_id from family_sight() s where s.holds))
  with check (place_id = actor_place());
create policy circle_changes on family_member for update
  using (left_at is null and young_person_id = any((select circle_people('support'))::uuid[]))
  with check (place_id = actor_place());

create policy family_reads on family_step for select using (plan_id in (select s.plan_id from family_sight() s));
create policy circle_reads on family_step for select
  using (member_id in (select m.id from family_member m where m.young_person_id = any((select circle_people('support'))::uuid[])));
create policy own_reads on family_step for select using (plan_id = any((select own_families())::uuid[]));
create policy holder_adds on family_step for insert
  with check (place_id = actor_place() and made_by = actor_id()
    and plan_id in (select s.plan_id from family_sight() s where s.holds));
create policy holder_changes on family_step for update
  using (plan_id in (select s.plan_id from family_sight() s where s.holds)) with check (place_id = actor_place());

select grant_app('select, insert, update (words, review_on, lead_id, ended_at, ended_by, ended_because)', 'family_plan');
select grant_app('select, insert, update (agreed_id, left_at, left_because)', 'family_member');
select grant_app('select, insert, update (done_at, done_by)', 'family_step');
select grant_app_execute('family_sight()');
select grant_app_execute('own_families()');
select grant_app_execute('family_without_lead()');
