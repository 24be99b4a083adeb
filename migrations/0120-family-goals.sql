-- Where a family wants to get to, in its own plan: goals that its people rate together, from 0 to 10 over time. They are of the plan and
-- of nobody's record, and go with it.
create table family_goal (
  id uuid primary key,
  place_id uuid not null,
  plan_id uuid not null references family_plan on delete cascade,
  words text not null check (words <> ''),
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  unique (id, plan_id)
);
create index on family_goal (plan_id);

create table family_goal_rating (
  id uuid primary key,
  place_id uuid not null,
  plan_id uuid not null,
  goal_id uuid not null,
  rating int not null check (rating between 0 and 10),
  rated_on date not null,
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  foreign key (goal_id, plan_id) references family_goal (id, plan_id) on delete cascade
);
create index on family_goal_rating (goal_id);

do $$ declare one text; begin
  foreach one in array array['family_goal', 'family_goal_rating'] loop
    execute format('alter table %I enable row level security', one);
    execute format('alter table %I force row level security', one);
    execute format('create policy owner_migrates on %I to current_user using (true) with check (true)', one);
    execute format('create policy family_reads on %I for select using (plan_id in (select s.plan_id from family_sight() s))', one);
    execute format('create policy own_reads on %I for select using (plan_id = any((select own_families())::uuid[]))', one);
    execute format('create policy holder_adds on %I for insert with check (place_id = actor_place() and made_by = actor_id()
      and plan_id in (select p.id from family_plan p where p.ended_at is null)
      and plan_id in (select s.plan_id from family_sight() s where s.holds))', one);
  end loop;
end $$;
select grant_app('select, insert', 'family_goal');
select grant_app('select, insert', 'family_goal_rating');

-- They count in a programme's own records, where it rates the goals of a family: of everybody who takes part and said yes to the plan.
create or replace function own_scores(of_programme text)
  returns table (enrolment uuid, measure text, occasion text, score jsonb, given_on date, point text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select given.enrolment, given.measure, given.occasion, given.score, given.on_day, given.point from (
    select p.enrolment, a.measure, a.occasion, a.score, (a.answered_at at time zone 'Europe/London')::date as on_day, mp.point,
      a.answered_at as at
    from own_people(of_programme) p
    join measure_point mp on mp.enrolment_id = p.enrolment
    join point_ask pa on pa.point_id = mp.id
    join answer_set a on a.ask_id = pa.ask_id
    union all
    select p.enrolment, a.measure, a.occasion, a.score, (a.answered_at at time zone 'Europe/London')::date, null, a.answered_at
    from own_people(of_programme) p join answer_set a on a.support_id = p.support
    where not exists (select from point_ask pa where pa.ask_id = a.ask_id)
    union all
    select p.enrolment, 'gbo:' || g.nth, 'goal', to_jsonb(r.rating), r.rated_on, null, r.made_at
    from own_people(of_programme) p
    join (select g.id, g.support_id, row_number() over (partition by g.support_id order by g.made_at, g.id) as nth from goal g) g
      on g.support_id = p.support and g.nth < 100
    join goal_rating r on r.goal_id = g.id
    union all
    select p.enrolment, 'family-goal:' || g.nth, 'goal', to_jsonb(r.rating), r.rated_on, null, r.made_at
    from own_people(of_programme) p
    join support s on s.id = p.support
    join family_member m on m.young_person_id = s.young_person_id and m.agreed_id is not null and m.left_at is null
    join (select g.id, g.plan_id, row_number() over (partition by g.plan_id order by g.made_at, g.id) as nth from family_goal g) g
      on g.plan_id = m.plan_id and g.nth < 50
    join family_goal_rating r on r.goal_id = g.id) given
  order by given.on_day, given.at
$$;
