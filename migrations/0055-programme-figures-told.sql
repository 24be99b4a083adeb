-- What anybody was told of a programme's figures, and when: what comes after may not tell of one person by subtraction.
create table programme_told (
  position bigint generated always as identity primary key,
  place_id uuid not null references place,
  programme text not null check (programme ~ '^[a-z][a-z0-9-]*$'),
  told_at timestamptz not null default trellis_now(),
  -- Statements with their figures, intervals and counts: never a person.
  figures jsonb not null,
  invented boolean not null
);
create index on programme_told (place_id, programme, position);
alter table programme_told enable row level security;
alter table programme_told force row level security;
create policy owner_migrates on programme_told to current_user using (true) with check (true);
create policy pages_tell on programme_told
  using (actor_kind() = 'job:programme-outcomes' and place_id = actor_place())
  with check (actor_kind() = 'job:programme-outcomes' and place_id = actor_place());
select grant_app('select, insert', 'programme_told');
