-- Whoever a safeguarding concern is about sees and removes nothing of that young person's circle, once a lead decides so.

create table circle_bar (
  id uuid primary key,
  concern_id uuid not null references safeguarding_concern,
  young_person_id uuid not null references young_person,
  worker_id uuid references worker,
  supporter_id uuid references supporter,
  decided_by uuid not null references worker,
  reason text not null check (reason <> ''),
  decided_at timestamptz not null default trellis_now(),
  lifted_by uuid references worker,
  lifted_because text check (lifted_because <> ''),
  lifted_at timestamptz,
  check (num_nonnulls(worker_id, supporter_id) = 1),
  check (worker_id is null or worker_id <> decided_by),
  check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_because is null))
);
create index on circle_bar (worker_id) where lifted_at is null;
create index on circle_bar (young_person_id);
create index on circle_bar (concern_id);

-- Of whom the actor may not see anything, whatever else opens them.
create function actor_barred() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(select b.young_person_id from circle_bar b
    where actor_kind() = 'worker' and b.worker_id = actor_id() and b.lifted_at is null)
$$;
-- The actor's own entries of the circle, as they stand now, less whoever is closed to them: a no overrides every yes.
create or replace function circle_entries() returns setof circle_member language sql stable as $$
  select c.* from circle_member c
  where c.worker_id = any((select actor_workers())::uuid[]) and c.place_id = (select actor_place())
    and c.starts_at <= (select trellis_now()) and coalesce(c.ends_at, 'infinity') > (select trellis_now())
    and c.young_person_id <> all((select actor_barred())::uuid[])
  union all
  select c.* from circle_member c
  where c.team_id = any((select actor_teams())::uuid[]) and c.place_id = (select actor_place())
    and c.starts_at <= (select trellis_now()) and coalesce(c.ends_at, 'infinity') > (select trellis_now())
    and (c.worker_id is null or c.team_id = any((select actor_led_teams())::uuid[]))
    and c.young_person_id <> all((select actor_barred())::uuid[])
$$;
alter policy own_entry_reads on circle_member
  using (place_id = actor_place() and worker_id = any((select actor_workers())::uuid[])
    and young_person_id <> all((select actor_barred())::uuid[]));

-- Their own entries close at once, in words that tell nobody why. One by which their team's manager sees the young person too
-- stays, and opens nothing to them: somebody has to give their work to another.
create function bar_closes_circle() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  update circle_member set ends_at = new.decided_at, ended_because = 'not involved any more'
    where young_person_id = new.young_person_id and team_id is null and (worker_id = new.worker_id or supporter_id = new.supporter_id)
      and starts_at <= new.decided_at and (ends_at is null or ends_at > new.decided_at);
  return new;
end $$;
create trigger bar_closes_circle after insert on circle_bar for each row execute function bar_closes_circle();

-- Who is around the young person of a concern, by name, for a lead who decides whom it closes to.
create function concern_circle(of_concern uuid) returns table (worker_id uuid, supporter_id uuid, name text, role text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct m.worker_id, m.supporter_id, coalesce(w.name, s.name), coalesce(nullif(w.job_title, ''), nullif(s.relationship, ''), '')
  from safeguarding_concern c join circle_member m on m.young_person_id = c.young_person_id
  left join worker w on w.id = m.worker_id left join supporter s on s.id = m.supporter_id
  where c.id = of_concern and c.id = any(actor_concerns()) and (m.worker_id is not null or m.supporter_id is not null)
    and m.worker_id is distinct from actor_id()
    and m.starts_at <= trellis_now() and (m.ends_at is null or m.ends_at > trellis_now())
  order by 3
$$;

alter table circle_bar enable row level security;
alter table circle_bar force row level security;
create policy owner_migrates on circle_bar to current_user using (true) with check (true);
create policy leads_read on circle_bar for select using (concern_id = any((select actor_concerns())::uuid[]));
create policy sender_reads on circle_bar for select using (actor_kind() = 'job:deliver');
create policy leads_decide on circle_bar for insert
  with check (decided_by = actor_id() and concern_id = any((select actor_concerns())::uuid[])
    and young_person_id = (select c.young_person_id from safeguarding_concern c where c.id = concern_id));
create policy leads_lift on circle_bar for update using (concern_id = any((select actor_concerns())::uuid[]));
select grant_app('select, insert, update (lifted_by, lifted_because, lifted_at)', 'circle_bar');
select grant_app_execute('actor_barred()');
select grant_app_execute('concern_circle(uuid)');

alter table concern_step drop constraint concern_step_act_check,
  add check (act in ('raised', 'passed_on', 'acknowledged', 'acted', 'replied', 'handed_on', 'shared', 'closed_a_circle',
    'opened_a_circle', 'closed')),
  add check (act <> 'opened_a_circle' or words is not null);
