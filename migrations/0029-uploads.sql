-- Lists of services that a small organisation uploads: its own to see, and the curators' of its place.

create function curates_place() returns boolean language sql stable as $$
  select actor_kind() = 'worker' and exists (
    select from membership m
      where m.worker_id = any(actor_workers()) and m.role in ('administrator', 'commissioner')
        and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today()))
$$;
select grant_app_execute('curates_place()');

create table directory_upload (
  id uuid primary key,
  place_id uuid not null references place,
  organisation_id uuid not null,
  worker_id uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  file_name text not null check (file_name <> ''),
  -- What is odd about the file, in sentences.
  notes text[] not null default '{}',
  -- Every row as it was typed or put right since: [{"line", "typed": {…}}].
  rows jsonb not null check (jsonb_typeof(rows) = 'array'),
  added_at timestamptz,
  -- What came of it: the import's report.
  report jsonb,
  foreign key (organisation_id, place_id) references organisation (id, place_id),
  check ((added_at is null) = (report is null))
);
create index on directory_upload (organisation_id, made_at desc);
create index on directory_upload (place_id, made_at desc);
alter table directory_upload enable row level security;
alter table directory_upload force row level security;
create policy owner_migrates on directory_upload to current_user using (true) with check (true);
create policy own_organisation on directory_upload
  using (place_id = actor_place() and organisation_id in (select w.organisation_id from worker w
    where w.id = actor_id() and actor_kind() = 'worker'))
  with check (place_id = actor_place() and organisation_id in (select w.organisation_id from worker w
    where w.id = actor_id() and actor_kind() = 'worker'));
create policy curators_see on directory_upload for select
  using (place_id = actor_place() and curates_place());
select grant_app('select, insert, update (rows, added_at, report)', 'directory_upload');
