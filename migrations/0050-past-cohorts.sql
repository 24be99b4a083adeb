-- What a programme must show is worked out from recorded scores of people who took part. Nobody in here has a name, a date of
-- birth or anything they were called in a file: they are numbered, each cohort from 1.

-- One lot of records: the programme's own, or those of a source, taken in from files.
create table programme_cohort (
  id uuid primary key,
  place_id uuid not null references place,
  programme text not null check (programme ~ '^[a-z][a-z0-9-]*$'),
  -- The version of the blueprint by which it was read.
  version int not null check (version >= 1),
  -- None: the programme's own records.
  source text check (source <> ''),
  -- Made up for a demo, and said to be so wherever it is shown.
  invented boolean not null default false,
  -- Of the files, so that one can say which they were.
  digest bytea,
  rows int not null,
  kept int not null,
  held int not null,
  refused int not null check (rows = kept + held + refused),
  taken_in_at timestamptz not null default trellis_now(),
  unique nulls not distinct (place_id, programme, source)
);

create table programme_person (
  cohort_id uuid not null references programme_cohort,
  person int not null check (person >= 1),
  arm text check (arm in ('prescribed', 'signposted', 'programme', 'comparison')),
  school text check (school <> ''),
  sex text check (sex in ('female', 'male', 'other')),
  age smallint check (age between 0 and 120),
  ethnic_group text check (ethnic_group in ('asian', 'black', 'mixed', 'white', 'other')),
  -- Fifths, 1 the most deprived.
  deprivation smallint check (deprivation between 1 and 5),
  special_needs text check (special_needs in ('none', 'support', 'plan')),
  care_status text check (care_status in ('none', 'in_care', 'left_care')),
  referred_by text,
  -- Kinds of service; none of them is an empty list, and null is that nobody knows.
  onward text[],
  contacts int check (contacts >= 0),
  first_contact date,
  last_contact date check (last_contact >= first_contact),
  primary key (cohort_id, person)
);

-- One score of one person at one point; a goal is a measure of its own, gbo:1. A person is written and removed together with
-- the cohort, never alone, and so are these: a key of each row to its person would be asked a million times for nothing.
create table programme_score (
  cohort_id uuid not null references programme_cohort,
  measure text not null check (measure ~ '^[a-z][a-z0-9-]*(:[1-9][0-9]?)?$'),
  point text not null check (point in ('baseline', 'review', 'end', 'follow-up')),
  person int not null check (person >= 1),
  value numeric not null,
  given_on date,
  -- In this order both points of a measure lie beside one another, by person.
  primary key (cohort_id, measure, point, person)
);

do $$
declare of_table text;
begin
  foreach of_table in array array['programme_cohort', 'programme_person', 'programme_score'] loop
    execute format('alter table %I enable row level security', of_table);
    execute format('alter table %I force row level security', of_table);
    execute format('create policy owner_migrates on %I to current_user using (true) with check (true)', of_table);
  end loop;
end $$;

create policy operators_import on programme_cohort
  using ((select actor_kind()) = 'operator:programmes-import' and place_id = (select actor_place()))
  with check ((select actor_kind()) = 'operator:programmes-import' and place_id = (select actor_place()));
create policy operators_work_out on programme_cohort for select
  using ((select actor_kind()) = 'operator:programmes-outcomes' and place_id = (select actor_place()));

-- Whoever sees a cohort sees what is in it; only an import changes anything.
create policy with_their_cohort on programme_person for select
  using (cohort_id in (select id from programme_cohort));
create policy operators_write on programme_person
  using ((select actor_kind()) = 'operator:programmes-import' and cohort_id in (select id from programme_cohort))
  with check ((select actor_kind()) = 'operator:programmes-import' and cohort_id in (select id from programme_cohort));
create policy with_their_cohort on programme_score for select
  using (cohort_id in (select id from programme_cohort));
create policy operators_write on programme_score
  using ((select actor_kind()) = 'operator:programmes-import' and cohort_id in (select id from programme_cohort))
  with check ((select actor_kind()) = 'operator:programmes-import' and cohort_id in (select id from programme_cohort));

select grant_app('select, insert, update (kept, held, refused, rows), delete', 'programme_cohort');
select grant_app('select, insert, update (arm), delete', 'programme_person');
select grant_app('select, insert, delete', 'programme_score');
