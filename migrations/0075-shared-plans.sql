-- A plan of several agencies with one lead. It opens nothing by itself: each agency is in the young person's circle by an
-- agreement to share that names the plan, and sees of it what the agreement and the part say.

alter table circle_member drop constraint circle_member_opens_check,
  add check (opens in ('progress', 'referral', 'activity', 'support', 'going_along', 'shared_plan', 'nothing'));
alter table circle_member drop constraint circle_member_basis_check,
  add check (basis in ('sent_referral', 'asked_to_take_on', 'accepted_referral', 'support', 'handed_on', 'chosen',
    'parental_responsibility', 'safeguarding', 'goes_along', 'leads_group', 'shared_plan'));

create table shared_plan (
  id uuid primary key,
  place_id uuid not null,
  young_person_id uuid not null,
  support_id uuid not null references support,
  -- The agency of the support's own team, and the one that leads; they are the same until another accepts the lead.
  home_id uuid not null,
  lead_id uuid not null,
  called text not null check (called <> ''),
  words text not null check (words <> ''),
  opened_by uuid not null references worker,
  opened_at timestamptz not null default trellis_now(),
  closed_by uuid references worker,
  closed_at timestamptz,
  closed_words text,
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (closed_words is null))
);
create index on shared_plan (young_person_id);
create unique index one_open_shared_plan on shared_plan (support_id) where closed_at is null;

create table plan_agency (
  id uuid primary key,
  place_id uuid not null,
  young_person_id uuid not null,
  plan_id uuid not null references shared_plan deferrable initially deferred,
  team_id uuid not null references team,
  -- All that an agency reads before it answers: a first name, and what is asked of it.
  called text not null,
  asks text not null check (asks <> ''),
  -- What its part is, in the words of an agreement: what a health service does is agreed by itself.
  kind text not null default 'plan' check (kind in ('plan', 'plan_health')),
  agreed_id uuid references decision,
  circle_id uuid references circle_member,
  added_by uuid not null references worker,
  added_at timestamptz not null default trellis_now(),
  asked_at timestamptz,
  answer_by date,
  answered_at timestamptz,
  answered_by uuid references worker,
  answer text check (answer in ('yes', 'no')),
  answer_words text not null default '',
  worker_id uuid references worker,
  left_at timestamptz,
  left_because text,
  worker_active boolean generated always as (case when left_at is null and worker_id is not null then true end) stored,
  constraint plan_holder_works_here foreign key (worker_id, worker_active)
    references worker (id, active) deferrable initially deferred,
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  unique (id, plan_id),
  check ((answered_at is null) = (answer is null)),
  check (answer is distinct from 'yes' or worker_id is not null),
  check ((left_at is null) = (left_because is null)),
  check (asked_at is null or (agreed_id is not null and circle_id is not null and answer_by is not null))
);
create index on plan_agency (plan_id);
create index on plan_agency (circle_id);
create index on plan_agency (young_person_id);
create index on plan_agency (worker_id) where left_at is null;
create unique index one_agency_of_a_team on plan_agency (plan_id, team_id) where left_at is null;
alter table shared_plan
  add constraint plan_has_one_lead foreign key (lead_id, id) references plan_agency (id, plan_id) deferrable initially deferred,
  add constraint plan_has_a_home foreign key (home_id, id) references plan_agency (id, plan_id) deferrable initially deferred;

create table plan_goal (
  id uuid primary key,
  place_id uuid not null,
  young_person_id uuid not null,
  plan_id uuid not null,
  agency_id uuid not null,
  kind text not null default 'plan' check (kind in ('plan', 'plan_health')),
  seen_by text not null check (seen_by in ('everybody', 'lead')),
  -- Whether the young person reads it on their own page.
  shown boolean not null,
  words text not null check (words <> ''),
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  closed_on date,
  foreign key (agency_id, plan_id) references plan_agency (id, plan_id)
);
create index on plan_goal (plan_id);
create index on plan_goal (young_person_id);
create table plan_step (
  id uuid primary key,
  place_id uuid not null,
  young_person_id uuid not null,
  plan_id uuid not null,
  goal_id uuid references plan_goal,
  agency_id uuid not null,
  kind text not null default 'plan' check (kind in ('plan', 'plan_health')),
  seen_by text not null check (seen_by in ('everybody', 'lead')),
  shown boolean not null,
  what text not null check (what <> ''),
  due_on date not null,
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  done_at timestamptz,
  done_by uuid references worker,
  -- The agency that was to do it and left: the step is the lead's until somebody does it.
  returned_from uuid references plan_agency,
  foreign key (agency_id, plan_id) references plan_agency (id, plan_id),
  check ((done_at is null) = (done_by is null))
);
create index on plan_step (plan_id);
create index on plan_step (young_person_id);
create index on plan_step (agency_id, due_on) where done_at is null;

-- The lead moves only when the next one accepts.
create table plan_lead_offer (
  id uuid primary key,
  place_id uuid not null,
  young_person_id uuid not null,
  plan_id uuid not null,
  agency_id uuid not null,
  words text not null check (words <> ''),
  offered_by uuid not null references worker,
  offered_at timestamptz not null default trellis_now(),
  answer_by date not null,
  answered_at timestamptz,
  answered_by uuid references worker,
  answer text check (answer in ('yes', 'no', 'taken_back')),
  foreign key (agency_id, plan_id) references plan_agency (id, plan_id),
  check ((answered_at is null) = (answer is null))
);
create index on plan_lead_offer (young_person_id);
create unique index one_lead_offer on plan_lead_offer (plan_id) where answer is null;

-- What the actor sees of which plans, as which agency: whoever supports the young person by the support, anybody else by an open
-- entry of the circle and an agreement that holds. Asked once a statement.
create function plan_sight() returns table (plan_id uuid, agency_id uuid, home_id uuid, lead_id uuid, kinds text[], open boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.home_id, p.home_id, p.lead_id, array['plan', 'plan_health'], p.closed_at is null
  from shared_plan p where p.young_person_id = any((select circle_people('support'))::uuid[])
  union all
  select p.id, a.id, p.home_id, p.lead_id, d.share_what, p.closed_at is null
  from circle_entries() c join plan_agency a on a.circle_id = c.id and a.young_person_id = c.young_person_id
  join shared_plan p on p.id = a.plan_id join decision d on d.id = a.agreed_id
  where c.opens = 'shared_plan' and a.answer = 'yes' and a.left_at is null
    and d.answer = 'yes' and d.withdrawn_at is null and 'plan' = any(d.share_what)
$$;
-- The agencies that the actor may answer for or does: those that were asked, while the agreement holds.
create function plan_asked() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(select a.id from circle_entries() c
    join plan_agency a on a.circle_id = c.id and a.young_person_id = c.young_person_id
    join decision d on d.id = a.agreed_id
    where c.opens = 'shared_plan' and a.asked_at is not null and a.left_at is null
      and d.answer = 'yes' and d.withdrawn_at is null and 'plan' = any(d.share_what))
$$;

-- An agency's kind follows from where it works. It is asked only with a yes that names the plan, about this young person and team.
create function plan_agency_is_agreed() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  new.kind := (select case when o.kind in ('practice', 'trust') then 'plan_health' else 'plan' end
    from team t join organisation o on o.id = t.organisation_id where t.id = new.team_id);
  if new.asked_at is not null and (tg_op = 'INSERT' or old.asked_at is null) and not exists (
    select from decision d join circle_member c on c.id = new.circle_id
    where d.id = new.agreed_id and d.young_person_id = new.young_person_id and d.share_with_team_id = new.team_id
      and d.about = 'sharing' and d.answer = 'yes' and d.withdrawn_at is null and 'plan' = any(d.share_what)
      and c.young_person_id = new.young_person_id and c.team_id = new.team_id and c.opens = 'shared_plan') then
    raise exception 'nobody agreed to share the plan with this team'
      using errcode = 'check_violation', constraint = 'plan_agency_is_agreed';
  end if;
  return new;
end $$;
create trigger plan_agency_is_agreed before insert or update of asked_at, agreed_id, circle_id on plan_agency
  for each row execute function plan_agency_is_agreed();

-- Whoever accepts, or takes over within the team, is in the circle by name; the entry before theirs ends.
create function plan_worker_takes_part() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare entry uuid := gen_random_uuid();
begin
  if not exists (select from membership m where m.worker_id = new.worker_id and m.team_id = new.team_id
    and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today())) then
    raise exception 'not of this team' using errcode = 'check_violation', constraint = 'plan_worker_is_of_the_team';
  end if;
  insert into circle_member (id, place_id, young_person_id, worker_id, team_id, opens, basis, starts_at)
    values (entry, new.place_id, new.young_person_id, new.worker_id, new.team_id, 'shared_plan', 'shared_plan', trellis_now());
  update plan_agency set circle_id = entry where id = new.id;
  update circle_member set ends_at = trellis_now(), ended_because = 'somebody of the team by name' where id = old.circle_id;
  return null;
end $$;
create trigger plan_worker_takes_part after update of worker_id on plan_agency for each row
  when (new.circle_id is not null and new.worker_id is distinct from old.worker_id and new.left_at is null)
  execute function plan_worker_takes_part();

-- Out of the circle is out of the plan, whoever closed the entry.
create function plan_follows_circle() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  update plan_agency set left_at = new.ends_at, left_because = coalesce(new.ended_because, 'not in the circle any more')
    where circle_id = new.id and left_at is null;
  return null;
end $$;
create trigger plan_follows_circle after update of ends_at on circle_member for each row
  when (new.opens = 'shared_plan' and new.ends_at <= coalesce(trellis_now(), clock_timestamp()))
  execute function plan_follows_circle();

-- An agency that leaves: its steps go back to the lead, and the lead, if it had that, to the support's own team. What a health
-- service was to do goes only to a lead that may see it.
create function plan_agency_leaves() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare plan shared_plan;
begin
  select * into plan from shared_plan where id = new.plan_id;
  if plan.closed_at is not null then return null; end if;
  if plan.home_id = new.id then
    raise exception 'the support''s own team stays' using errcode = 'check_violation', constraint = 'plan_has_a_home';
  end if;
  update circle_member set ends_at = new.left_at, ended_because = new.left_because
    where id = new.circle_id and (ends_at is null or ends_at > new.left_at);
  update plan_lead_offer set answer = 'taken_back', answered_at = new.left_at where agency_id = new.id and answer is null;
  if plan.lead_id = new.id then
    update shared_plan set lead_id = home_id where id = plan.id;
    plan.lead_id := plan.home_id;
  end if;
  update plan_step s set returned_from = new.id, agency_id = case
      when s.kind = 'plan' or plan.lead_id = plan.home_id or exists (select from plan_agency a join decision d on d.id = a.agreed_id
        where a.id = plan.lead_id and 'plan_health' = any(d.share_what)) then plan.lead_id else plan.home_id end
    where s.agency_id = new.id and s.done_at is null;
  return null;
end $$;
create trigger plan_agency_leaves after update of left_at on plan_agency for each row
  when (new.left_at is not null and old.left_at is null) execute function plan_agency_leaves();

-- What is decided later about the same team counts from that moment.
create function plan_follows_decision() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  update plan_agency set agreed_id = new.id
    where young_person_id = new.young_person_id and team_id = new.share_with_team_id and left_at is null and asked_at is not null;
  return null;
end $$;
create trigger plan_follows_decision after insert on decision for each row
  when (new.about = 'sharing' and new.share_with_team_id is not null and new.referral_id is null)
  execute function plan_follows_decision();

-- A part is of an agency that takes part in an open plan, and of its kind.
create function plan_part_has_its_agency() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  select a.kind into new.kind from plan_agency a join shared_plan p on p.id = a.plan_id
    where a.id = new.agency_id and a.plan_id = new.plan_id and a.left_at is null and p.closed_at is null
      and (a.answer = 'yes' or a.id = p.home_id);
  if new.kind is null then
    raise exception 'this agency takes no part' using errcode = 'check_violation', constraint = 'plan_part_has_its_agency';
  end if;
  return new;
end $$;
create trigger plan_part_has_its_agency before insert on plan_goal for each row execute function plan_part_has_its_agency();
create trigger plan_part_has_its_agency before insert on plan_step for each row execute function plan_part_has_its_agency();

-- The lead sees every part, so whoever is to lead may see every kind that is in the plan.
create function plan_lead_sees_all() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if not exists (select from shared_plan p where p.id = new.plan_id and p.home_id = new.agency_id)
    and exists (select from plan_agency a where a.plan_id = new.plan_id and a.left_at is null and a.answer = 'yes'
      and a.id <> new.agency_id and not exists (select from plan_agency mine join decision d on d.id = mine.agreed_id
        where mine.id = new.agency_id and mine.answer = 'yes' and mine.left_at is null and a.kind = any(d.share_what))) then
    raise exception 'not agreed for every part' using errcode = 'check_violation', constraint = 'plan_lead_sees_all';
  end if;
  if tg_op = 'UPDATE' then update shared_plan set lead_id = new.agency_id where id = new.plan_id and closed_at is null; end if;
  return new;
end $$;
create trigger plan_lead_sees_all before insert on plan_lead_offer for each row execute function plan_lead_sees_all();
create trigger plan_lead_moves before update of answer on plan_lead_offer for each row
  when (new.answer = 'yes' and old.answer is null) execute function plan_lead_sees_all();

-- The support's own part goes along with the support, and a support does not end while its plan is open.
create function plan_goes_along() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  update plan_agency a set worker_id = new.worker_id from shared_plan p
    where p.support_id = new.id and p.closed_at is null and a.id = p.home_id;
  return null;
end $$;
create trigger plan_goes_along after update of worker_id on support for each row
  when (new.worker_id is not null and new.worker_id is distinct from old.worker_id) execute function plan_goes_along();
create function shared_plan_is_closed() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if exists (select from shared_plan p where p.support_id = new.id and p.closed_at is null) then
    raise exception 'a plan of several agencies is open' using errcode = 'check_violation', constraint = 'shared_plan_is_closed';
  end if;
  return null;
end $$;
create constraint trigger shared_plan_is_closed after update of state on support
  deferrable initially deferred for each row when (new.state = 'ended') execute function shared_plan_is_closed();

-- Closed by its lead: every agency leaves, and sees nothing of it any more.
create function plan_closes() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  update circle_member c set ends_at = new.closed_at, ended_because = 'the plan is closed' from plan_agency a
    where a.plan_id = new.id and a.left_at is null and c.id = a.circle_id and (c.ends_at is null or c.ends_at > new.closed_at);
  update plan_agency set left_at = new.closed_at, left_because = 'the plan is closed' where plan_id = new.id and left_at is null;
  update plan_lead_offer set answer = 'taken_back', answered_at = new.closed_at where plan_id = new.id and answer is null;
  return null;
end $$;
create trigger plan_closes after update of closed_at on shared_plan for each row
  when (new.closed_at is not null and old.closed_at is null) execute function plan_closes();

do $$ declare one text; begin
  foreach one in array array['shared_plan', 'plan_agency', 'plan_goal', 'plan_step', 'plan_lead_offer'] loop
    execute format('alter table %I enable row level security', one);
    execute format('alter table %I force row level security', one);
    execute format('create policy owner_migrates on %I to current_user using (true) with check (true)', one);
  end loop;
end $$;

create policy agencies_read on shared_plan for select using (id in (select s.plan_id from plan_sight() s));
create policy circle_reads on shared_plan for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy own_reads on shared_plan for select using (young_person_id = (select own_person()));
create policy circle_opens on shared_plan for insert
  with check (place_id = actor_place() and opened_by = actor_id() and lead_id = home_id
    and young_person_id = any((select circle_people('support'))::uuid[])
    and exists (select from support s where s.id = support_id and s.young_person_id = shared_plan.young_person_id and s.state <> 'ended'));
create policy lead_changes on shared_plan for update
  using (closed_at is null and id in (select s.plan_id from plan_sight() s where s.agency_id = s.lead_id))
  with check (place_id = actor_place());

create policy agencies_read on plan_agency for select
  using (id = any((select plan_asked())::uuid[])
    or id in (select unnest(array[s.home_id, s.lead_id]) from plan_sight() s)
    or (plan_id, kind) in (select s.plan_id, unnest(s.kinds) from plan_sight() s));
create policy own_reads on plan_agency for select
  using (young_person_id = (select own_person()) and left_at is null
    and (answer = 'yes' or id in (select p.home_id from shared_plan p)));
create policy circle_reads on plan_agency for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_adds on plan_agency for insert
  with check (place_id = actor_place() and added_by = actor_id()
    and young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_asks on plan_agency for update
  using (left_at is null and young_person_id = any((select circle_people('support'))::uuid[]))
  with check (place_id = actor_place());
create policy agency_answers on plan_agency for update
  using (left_at is null and id = any((select plan_asked())::uuid[])) with check (place_id = actor_place());

create policy agencies_read on plan_goal for select
  using (agency_id in (select s.agency_id from plan_sight() s)
    or (plan_id, kind) in (select s.plan_id, unnest(s.kinds) from plan_sight() s where s.agency_id = s.lead_id)
    or (seen_by = 'everybody' and (plan_id, kind) in (select s.plan_id, unnest(s.kinds) from plan_sight() s)));
create policy own_reads on plan_goal for select using (shown and young_person_id = (select own_person()));
create policy agencies_add on plan_goal for insert
  with check (place_id = actor_place() and made_by = actor_id()
    and plan_id in (select s.plan_id from plan_sight() s where s.agency_id in (plan_goal.agency_id, s.lead_id)));
create policy agencies_change on plan_goal for update
  using (plan_id in (select s.plan_id from plan_sight() s where s.open and s.agency_id in (plan_goal.agency_id, s.lead_id)));

create policy agencies_read on plan_step for select
  using (agency_id in (select s.agency_id from plan_sight() s)
    or (plan_id, kind) in (select s.plan_id, unnest(s.kinds) from plan_sight() s where s.agency_id = s.lead_id)
    or (seen_by = 'everybody' and (plan_id, kind) in (select s.plan_id, unnest(s.kinds) from plan_sight() s)));
create policy own_reads on plan_step for select using (shown and young_person_id = (select own_person()));
create policy agencies_add on plan_step for insert
  with check (place_id = actor_place() and made_by = actor_id()
    and plan_id in (select s.plan_id from plan_sight() s where s.agency_id in (plan_step.agency_id, s.lead_id)));
create policy agencies_change on plan_step for update
  using (plan_id in (select s.plan_id from plan_sight() s where s.open and s.agency_id in (plan_step.agency_id, s.lead_id)));

create policy lead_and_asked_read on plan_lead_offer for select
  using (agency_id in (select s.agency_id from plan_sight() s)
    or plan_id in (select s.plan_id from plan_sight() s where s.agency_id = s.lead_id));
create policy lead_offers on plan_lead_offer for insert
  with check (place_id = actor_place() and offered_by = actor_id()
    and plan_id in (select s.plan_id from plan_sight() s where s.open and s.agency_id = s.lead_id));
create policy asked_answers on plan_lead_offer for update
  using (answer is null and agency_id in (select s.agency_id from plan_sight() s where s.open))
  with check (answered_by = actor_id() and answer in ('yes', 'no'));
create policy lead_takes_back on plan_lead_offer for update
  using (answer is null and plan_id in (select s.plan_id from plan_sight() s where s.open and s.agency_id = s.lead_id))
  with check (answered_by = actor_id() and answer = 'taken_back');

select grant_app('select, insert, update (words, closed_by, closed_at, closed_words)', 'shared_plan');
select grant_app('select, insert, update (agreed_id, circle_id, asked_at, answer_by, answered_at, answered_by, answer, answer_words, worker_id, left_at, left_because)', 'plan_agency');
select grant_app('select, insert, update (closed_on)', 'plan_goal');
select grant_app('select, insert, update (due_on, done_at, done_by)', 'plan_step');
select grant_app('select, insert, update (answered_at, answered_by, answer)', 'plan_lead_offer');
select grant_app_execute('plan_sight()');
select grant_app_execute('plan_asked()');
