-- Whose answers came in which file, so that the same pupil in two files of a round counts once: packed marks, 14 bytes each,
-- out of which no reference is read, and no answers. Part of the key: they go with it on the day the names do. Of an anonymous
-- survey they are of the ids of responses alone.
create table answers_seen (
  import_id uuid not null references answers_import deferrable initially deferred,
  nth int not null,
  round_id uuid not null references round,
  marks bytea not null check (length(marks) > 0 and length(marks) % 14 = 0),
  primary key (import_id, nth)
);
create index on answers_seen (round_id);
alter table answers_seen enable row level security;
alter table answers_seen force row level security;
create policy owner_migrates on answers_seen to current_user using (true) with check (true);
create policy operators_tell on answers_seen using (actor_kind() = 'operator:surveys-import')
  with check (actor_kind() = 'operator:surveys-import');
create policy job_destroys on answers_seen using (actor_kind() = 'job:destroy-names');
select grant_app('select, insert, delete', 'answers_seen');
