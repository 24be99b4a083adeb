-- A row of a file of answers that a person must look at: what could be read of it, until somebody has settled it, and what
-- could not, as it stood there. Never the pupil's reference.
create table answers_held (
  id uuid primary key,
  import_id uuid not null references answers_import,
  round_id uuid not null references round,
  line int not null,
  reason text not null,
  organisation_id uuid references organisation,
  answers bytea,
  year_group smallint check (year_group between 0 and 13),
  gender text,
  ethnic_group text,
  free_meals boolean,
  special_needs text,
  deprivation smallint check (deprivation between 1 and 5),
  neighbourhood_id uuid references neighbourhood,
  -- [{"what", "said"}]
  unread jsonb not null check (jsonb_typeof(unread) = 'array'),
  unique (import_id, line)
);
create index on answers_held (round_id);
-- Taken in after somebody put it right, or left out.
create table answers_held_settling (
  held_id uuid primary key references answers_held on delete cascade,
  what text not null check (what in ('mended', 'dismissed')),
  settled_by uuid not null references worker,
  settled_at timestamptz not null default trellis_now()
);

do $$
declare of_table text;
begin
  foreach of_table in array array['answers_held', 'answers_held_settling'] loop
    execute format('alter table %I enable row level security', of_table);
    execute format('alter table %I force row level security', of_table);
    execute format('create policy owner_migrates on %I to current_user using (true) with check (true)', of_table);
  end loop;
end $$;
create policy operators_hold on answers_held using (actor_kind() = 'operator:surveys-import')
  with check (actor_kind() = 'operator:surveys-import');
create policy leads_read on answers_held for select using (actor_runs_surveys() and round_is_here(round_id));
create policy leads_empty on answers_held for update using (actor_runs_surveys() and round_is_here(round_id));
create policy job_destroys on answers_held using (actor_kind() = 'job:destroy-names');
create policy leads_read on answers_held_settling for select
  using (exists (select from answers_held h where h.id = held_id));
create policy leads_settle on answers_held_settling for insert with check (settled_by = actor_id()
  and actor_runs_surveys() and exists (select from answers_held h where h.id = held_id));
-- A file is not taken in once the answers of its round are destroyed.
create policy operators_read on round_destruction for select using (actor_kind() = 'operator:surveys-import');
-- What was held goes among the answers as the rest of its file did, and says which file that was.
create policy leads_mend on round_answers for insert with check (actor_runs_surveys() and round_is_here(round_id)
  and exists (select from answers_held h where h.id = round_answers.id and h.import_id = round_answers.import_id
    and h.round_id = round_answers.round_id));

select grant_app('select, insert, delete, update (answers, unread, organisation_id, year_group, gender, ethnic_group, free_meals, special_needs, deprivation, neighbourhood_id)', 'answers_held');
select grant_app('select, insert', 'answers_held_settling');
