-- Meetings of a plan of several agencies: planned, with an agenda, and written up: who came, what was decided, who does what.

create table plan_meeting (
  id uuid primary key,
  place_id uuid not null,
  young_person_id uuid not null,
  plan_id uuid not null references shared_plan,
  starts_at timestamptz not null,
  -- Where, or a link. Read in Trellis only: no message says it.
  meets text not null check (meets <> ''),
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  called_off_at timestamptz,
  called_off_because text,
  -- What everybody of the plan reads; what is only for some becomes a step or a goal of theirs.
  decided text,
  came uuid[] not null default '{}',
  came_others text,
  written_by uuid references worker,
  written_at timestamptz,
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  check ((written_at is null) = (written_by is null) and (written_at is null) = (decided is null)),
  check ((called_off_at is null) = (called_off_because is null)),
  check (written_at is null or called_off_at is null)
);
create index on plan_meeting (plan_id, starts_at);
create index on plan_meeting (young_person_id);

-- What somebody wants talked about at the next meeting: an agency, or the young person themself, whose points come first.
create table plan_point (
  id uuid primary key,
  place_id uuid not null,
  young_person_id uuid not null,
  plan_id uuid not null references shared_plan,
  -- Nobody's where it is the young person's own.
  agency_id uuid,
  kind text not null default 'plan' check (kind in ('plan', 'plan_health')),
  words text not null check (words <> ''),
  made_by uuid references worker,
  made_at timestamptz not null default trellis_now(),
  -- The meeting at which it was talked about.
  meeting_id uuid references plan_meeting,
  taken_back_at timestamptz,
  foreign key (agency_id, plan_id) references plan_agency (id, plan_id),
  check ((agency_id is null) = (made_by is null))
);
create index on plan_point (plan_id);
create index on plan_point (young_person_id);
alter table plan_step add column meeting_id uuid references plan_meeting;

create trigger plan_part_has_its_agency before insert on plan_point for each row
  when (new.agency_id is not null) execute function plan_part_has_its_agency();

-- What was on the agenda when it was written up was talked about there; what comes later waits for the next meeting.
create function plan_points_are_met() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  update plan_point set meeting_id = new.id
    where plan_id = new.plan_id and meeting_id is null and taken_back_at is null and made_at <= new.starts_at;
  return null;
end $$;
create trigger plan_points_are_met after update of written_at on plan_meeting for each row
  when (new.written_at is not null and old.written_at is null) execute function plan_points_are_met();

alter table plan_meeting enable row level security;
alter table plan_meeting force row level security;
create policy owner_migrates on plan_meeting to current_user using (true) with check (true);
create policy agencies_read on plan_meeting for select using (plan_id in (select s.plan_id from plan_sight() s));
create policy own_reads on plan_meeting for select using (young_person_id = (select own_person()));
create policy lead_plans on plan_meeting for insert
  with check (place_id = actor_place() and made_by = actor_id()
    and plan_id in (select s.plan_id from plan_sight() s where s.open and s.agency_id = s.lead_id));
create policy lead_writes on plan_meeting for update
  using (written_at is null and called_off_at is null
    and plan_id in (select s.plan_id from plan_sight() s where s.open and s.agency_id = s.lead_id))
  with check (place_id = actor_place());

alter table plan_point enable row level security;
alter table plan_point force row level security;
create policy owner_migrates on plan_point to current_user using (true) with check (true);
create policy agencies_read on plan_point for select
  using (agency_id in (select s.agency_id from plan_sight() s)
    or (plan_id, kind) in (select s.plan_id, unnest(s.kinds) from plan_sight() s));
create policy agencies_add on plan_point for insert
  with check (place_id = actor_place() and made_by = actor_id()
    and plan_id in (select s.plan_id from plan_sight() s where s.open and s.agency_id = plan_point.agency_id));
create policy own_reads on plan_point for select using (agency_id is null and young_person_id = (select own_person()));
create policy own_adds on plan_point for insert
  with check (place_id = actor_place() and agency_id is null and made_by is null and young_person_id = (select own_person())
    and plan_id in (select p.id from shared_plan p where p.closed_at is null));
create policy own_takes_back on plan_point for update
  using (agency_id is null and meeting_id is null and young_person_id = (select own_person()))
  with check (taken_back_at = trellis_now());

select grant_app('select, insert, update (starts_at, meets, called_off_at, called_off_because, decided, came, came_others, written_by, written_at)', 'plan_meeting');
select grant_app('select, insert, update (taken_back_at)', 'plan_point');
