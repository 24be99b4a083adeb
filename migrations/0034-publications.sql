-- Publications: figures about groups, computed once for a whole round, made safe and frozen; the only way figures leave.

-- One computing of a round. What is shown, by which names, and under which minimum; never a figure.
create table publication_version (
  id uuid primary key,
  round_id uuid not null references round,
  version int not null check (version >= 1),
  -- Of the answers that it was computed from, so that the same answers make no new version.
  digest bytea not null,
  minimum_base int not null check (minimum_base >= 5),
  answer_sets int not null check (answer_sets >= 0),
  -- The variables, their choice groups, and the groups, each with its name.
  plan jsonb not null check (jsonb_typeof(plan) = 'object'),
  -- In the transaction that computed it.
  computed_at timestamptz not null default trellis_now(),
  unique (round_id, version)
);

-- The figures of one version for one audience.
create table publication (
  id uuid primary key,
  version_id uuid not null references publication_version,
  audience text not null check (audience in ('school', 'place', 'public')),
  organisation_id uuid references organisation,
  -- What follows from the figures of several groups: inequality, comparisons.
  comparisons jsonb not null default '{}' check (jsonb_typeof(comparisons) = 'object'),
  unique nulls not distinct (version_id, audience, organisation_id),
  check ((audience = 'school') = (organisation_id is not null))
);
create index on publication (organisation_id);

-- One group: its figures, in the order of the plan's variables: null for what is hidden, or how many answered, how many
-- did not, the mean, the standard deviation, and how many are in each choice group.
create table publication_group (
  publication_id uuid not null references publication,
  nth int not null,
  grouping text not null,
  value text not null,
  figures json not null check (json_typeof(figures) = 'array'),
  primary key (publication_id, nth),
  unique (publication_id, grouping, value)
);

do $$
declare of_table text;
begin
  foreach of_table in array array['publication_version', 'publication', 'publication_group'] loop
    execute format('alter table %I enable row level security', of_table);
    execute format('alter table %I force row level security', of_table);
    execute format('create policy owner_migrates on %I to current_user using (true) with check (true)', of_table);
    execute format($f$create policy publishing_writes on %I for insert
      with check (actor_kind() in ('job:publish', 'operator:surveys-publish'))$f$, of_table);
    execute format($f$create policy publishing_reads on %I for select
      using (actor_kind() in ('job:publish', 'operator:surveys-publish'))$f$, of_table);
    execute format($f$create policy operators_read on %I for select using (actor_kind() = 'operator:surveys-results')$f$, of_table);
  end loop;
end $$;

-- That a round was published, and under which names, is no secret within its place.
create policy place_reads on publication_version for select
  using (actor_kind() in ('worker', 'pupil', 'public') and round_is_here(round_id));
create function publication_is_here(of_version uuid) returns boolean language sql stable as $$
  select exists (select from publication_version v where v.id = of_version)
$$;
-- A school's figures: whoever works in that school, and nobody else.
create policy school_reads on publication for select
  using (audience = 'school' and organisation_id = actor_works_in_school());
create policy place_reads on publication for select
  using (audience = 'place' and actor_runs_surveys() and publication_is_here(version_id));
create policy everybody_reads on publication for select
  using (audience = 'public' and actor_kind() in ('worker', 'pupil', 'public') and publication_is_here(version_id));
create policy readers_of_the_publication on publication_group for select
  using (actor_kind() in ('worker', 'pupil', 'public') and exists (select from publication p where p.id = publication_id));

-- FILES of answers that were filled in elsewhere. Never a row of one, only how many were taken and why others were not.
create table answers_import (
  id uuid primary key,
  round_id uuid not null references round,
  file_name text not null,
  digest bytea not null,
  rows int not null,
  taken int not null,
  held int not null,
  refused int not null check (rows = taken + held + refused),
  imported_at timestamptz not null default trellis_now(),
  -- By another import.
  replaced_at timestamptz
);
create index on answers_import (round_id);
create unique index on answers_import (round_id, digest) where replaced_at is null;
-- What somebody should look at: the line of the file, what became of it, and why.
create table answers_import_line (
  import_id uuid not null references answers_import,
  line int not null,
  outcome text not null check (outcome in ('held', 'refused')),
  reason text not null,
  primary key (import_id, line)
);
do $$
declare of_table text;
begin
  foreach of_table in array array['answers_import', 'answers_import_line'] loop
    execute format('alter table %I enable row level security', of_table);
    execute format('alter table %I force row level security', of_table);
    execute format('create policy owner_migrates on %I to current_user using (true) with check (true)', of_table);
    execute format($f$create policy operators_write on %I for insert with check (actor_kind() = 'operator:surveys-import')$f$, of_table);
    execute format($f$create policy operators_read on %I for select using (actor_kind() like 'operator:surveys-%%')$f$, of_table);
  end loop;
end $$;
create policy operators_replace on answers_import for update using (actor_kind() = 'operator:surveys-import');
create policy leads_read on answers_import for select using (actor_runs_surveys() and round_is_here(round_id));
create policy leads_read on answers_import_line for select
  using (actor_runs_surveys() and exists (select from answers_import i where i.id = import_id));

select grant_app('select, insert', 'publication_version');
select grant_app('select, insert', 'publication');
select grant_app('select, insert', 'publication_group');
select grant_app('select, insert, update (replaced_at)', 'answers_import');
select grant_app('select, insert', 'answers_import_line');
select grant_app_execute('publication_is_here(uuid)');
