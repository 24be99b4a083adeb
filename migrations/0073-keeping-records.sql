-- A hold on a record: nothing of it may be disposed of, whatever its date. It holds from the moment it is set; a second person
-- confirms it, and two people lift it.

create table retention_hold (
  id uuid primary key,
  place_id uuid not null,
  young_person_id uuid not null,
  reason text not null check (reason <> ''),
  set_by uuid not null references worker,
  set_at timestamptz not null default trellis_now(),
  confirmed_by uuid references worker check (confirmed_by <> set_by),
  confirmed_at timestamptz,
  lift_because text check (lift_because <> ''),
  lift_asked_by uuid references worker,
  lift_asked_at timestamptz,
  lifted_by uuid references worker check (lifted_by <> lift_asked_by),
  lifted_at timestamptz,
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  check (num_nonnulls(confirmed_by, confirmed_at) in (0, 2)),
  check (num_nonnulls(lift_because, lift_asked_by, lift_asked_at) in (0, 3)),
  check (num_nonnulls(lifted_by, lifted_at) in (0, 2)),
  check (lifted_at is null or lift_asked_at is not null)
);
create index on retention_hold (young_person_id) where lifted_at is null;

alter table retention_hold enable row level security;
alter table retention_hold force row level security;
create policy owner_migrates on retention_hold to current_user using (true) with check (true);
create policy circle_reads on retention_hold for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_sets on retention_hold for insert
  with check (place_id = actor_place() and set_by = actor_id()
    and num_nonnulls(confirmed_by, lift_asked_by, lifted_by) = 0
    and young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_settles on retention_hold for update
  using (lifted_at is null and young_person_id = any((select circle_people('support'))::uuid[]))
  with check (young_person_id = any((select circle_people('support'))::uuid[]));

-- Each step is taken by whoever acts, in their own name, and none is taken twice.
create function hold_steps_are_own() returns trigger language plpgsql as $$
begin
  if (old.confirmed_by is not null and new.confirmed_by is distinct from old.confirmed_by)
    or (old.lift_asked_by is not null and new.lift_asked_by is distinct from old.lift_asked_by) then
    raise exception 'a step of a hold is taken once';
  end if;
  if (new.confirmed_by is distinct from old.confirmed_by and new.confirmed_by is distinct from actor_id())
    or (new.lift_asked_by is distinct from old.lift_asked_by and new.lift_asked_by is distinct from actor_id())
    or (new.lifted_by is distinct from old.lifted_by and new.lifted_by is distinct from actor_id()) then
    raise exception 'a step of a hold is taken in one''s own name';
  end if;
  return new;
end $$;
create trigger hold_steps_are_own before update on retention_hold for each row execute function hold_steps_are_own();

select grant_app('select, insert, update (confirmed_by, confirmed_at, lift_because, lift_asked_by, lift_asked_at, lifted_by, lifted_at)', 'retention_hold');
