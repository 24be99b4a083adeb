-- Rounds of population measurement: what is asked, in which schools, and the answers, which are kept apart from names.

-- Several small areas together; figures about people are shown for these, and never for one small area.
create table neighbourhood (
  id uuid primary key,
  place_id uuid not null references place,
  name text not null check (name <> ''),
  unique (place_id, name),
  unique (id, place_id)
);
create table small_area (
  place_id uuid not null,
  -- The LSOA of 2021.
  code text not null check (code ~ '^[A-Z][0-9]{8}$'),
  neighbourhood_id uuid not null,
  -- Fifths of the national Index of Multiple Deprivation, 1 the most deprived.
  deprivation smallint check (deprivation between 1 and 5),
  primary key (place_id, code),
  foreign key (neighbourhood_id, place_id) references neighbourhood (id, place_id)
);

-- Whether the actor may run the surveys of their place: an administrator or a commissioner.
create function actor_runs_surveys() returns boolean language sql stable as $$
  select actor_kind() = 'worker' and exists (select from membership m where m.worker_id = actor_id()
    and m.role in ('administrator', 'commissioner')
    and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today())
    and exists (select from worker w join organisation o on o.id = w.organisation_id
      where w.id = actor_id() and w.left_on is null and o.kind not in ('school', 'college')))
$$;
-- The school whose pupils the actor may list: they manage a team there, administer it or lead its safeguarding.
create function actor_school() returns uuid language sql stable as $$
  select o.id from worker w join organisation o on o.id = w.organisation_id
  where actor_kind() = 'worker' and w.id = actor_id() and w.left_on is null and o.kind in ('school', 'college')
    and exists (select from membership m where m.worker_id = w.id
      and m.role in ('manager', 'administrator', 'safeguarding_lead')
      and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today()))
$$;
-- The school the actor works in, in any role: they may hold a lesson in which a survey is filled in.
create function actor_works_in_school() returns uuid language sql stable as $$
  select o.id from worker w join organisation o on o.id = w.organisation_id
  where actor_kind() = 'worker' and w.id = actor_id() and w.left_on is null and o.kind in ('school', 'college')
$$;

create table round (
  id uuid primary key,
  place_id uuid not null references place,
  -- Its name in addresses and on the command line, 'autumn-2026'.
  key text not null check (key ~ '^[a-z][a-z0-9-]{1,60}$'),
  name text not null check (name <> ''),
  -- Exactly one: nobody has a key; a key exists and nobody looks you up; these people read your answers today.
  kind text not null check (kind in ('anonymous', 'confidential', 'named')),
  -- The round before, whose figures are shown beside and whose mask this one must fit.
  earlier_id uuid references round check (earlier_id <> id),
  opens_on date,
  closes_on date check (closes_on >= opens_on),
  year_groups smallint[] not null default '{}' check (year_groups <@ '{0,1,2,3,4,5,6,7,8,9,10,11,12,13}'),
  languages text[] not null default '{en}' check ('en' = any(languages)),
  -- What parents, and pupils, are told; what whoever does not take part does instead.
  about_for_parents text not null default '',
  about_for_pupils text not null default '',
  something_else text not null default '',
  opt_out_by date,
  withdraw_until date,
  lawful_basis text check (lawful_basis in ('public_task', 'consent', 'legitimate_interests', 'legal_obligation')),
  special_condition text check (special_condition in
    ('explicit_consent', 'health_or_social_care', 'public_health', 'substantial_public_interest', 'research')),
  impact_assessment text not null default '',
  agreement text not null default '',
  retain_until date,
  names_destroyed_on date,
  -- Who holds the key of a confidential survey, and the harm to prevent which they may use it.
  key_holder text not null default '',
  key_used_when text not null default '',
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  unique (place_id, key),
  unique (id, place_id)
);

-- Who answers in law for what is done with the answers.
create table round_controller (
  id uuid primary key,
  round_id uuid not null references round,
  name text not null check (name <> ''),
  part text not null check (part in ('alone', 'jointly')),
  unique (round_id, name)
);

-- A question that a place and its young people made themselves. A change is a new row.
create table local_question (
  id uuid primary key,
  place_id uuid not null references place,
  domain text not null,
  -- By language: what is asked; what the choices are called, lowest first.
  words jsonb not null check (words ? 'en'),
  choices jsonb not null check (choices ? 'en'),
  better text check (better in ('higher', 'lower')),
  sensitive boolean not null default false,
  shaped_with text not null default '',
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  ended_at timestamptz
);
create index on local_question (place_id);

-- What a round asks, in order: a measure, or a question of its own.
create table round_part (
  id uuid primary key,
  round_id uuid not null references round,
  nth int not null check (nth > 0),
  domain text not null,
  measure text check (measure ~ '^[a-z][a-z0-9-]*$'),
  version int check (version >= 1),
  local_question_id uuid references local_question,
  unique (round_id, nth) deferrable initially deferred,
  check ((measure is null) <> (local_question_id is null)),
  check ((measure is null) = (version is null))
);

-- Opened: what is asked is frozen from here on. Closed: nobody answers any more.
create table round_opening (
  round_id uuid primary key references round,
  questionnaire jsonb not null check (jsonb_typeof(questionnaire) = 'object'),
  opened_by uuid not null references worker,
  opened_at timestamptz not null default trellis_now()
);
create table round_closing (
  round_id uuid primary key references round_opening,
  closed_by uuid not null references worker,
  closed_at timestamptz not null default trellis_now()
);

create table round_school (
  id uuid primary key,
  round_id uuid not null references round,
  organisation_id uuid not null references organisation,
  invited_by uuid not null references worker,
  invited_at timestamptz not null default trellis_now(),
  -- What the school said, and who said it.
  answer text check (answer in ('takes_part', 'declined')),
  answered_by uuid references worker,
  answered_at timestamptz,
  -- Pupils on roll in the year groups that are asked, as the school says.
  on_roll int check (on_roll >= 0),
  unique (round_id, organisation_id),
  unique (id, round_id),
  check ((answer is null) = (answered_at is null))
);
create index on round_school (organisation_id);

-- NAMES. The school's own list, which it alone reads, and which is destroyed on the day that was said.
create table round_pupil (
  id uuid primary key,
  round_school_id uuid not null references round_school,
  -- What the school itself calls the pupil in its list: an admission number.
  reference text not null check (reference <> ''),
  given_name text not null,
  family_name text not null,
  year_group smallint not null check (year_group between 0 and 13),
  class text not null default '',
  gender text,
  ethnic_group text,
  free_meals boolean,
  special_needs text,
  small_area text,
  -- A no, whoever said it; for a named survey a yes, and who gave it.
  said_no text check (said_no in ('parent', 'pupil')),
  said_no_at timestamptz,
  said_yes text check (said_yes in ('competent_pupil', 'parent_and_child')),
  said_yes_at timestamptz,
  listed_at timestamptz not null default trellis_now(),
  unique (round_school_id, reference),
  check ((said_no is null) = (said_no_at is null)),
  check ((said_yes is null) = (said_yes_at is null))
);

-- A slip of paper that opens the survey once. It says which school, and which groups, and never who.
create table round_code (
  id uuid primary key,
  round_id uuid not null,
  round_school_id uuid not null,
  code_hash bytea not null unique,
  year_group smallint check (year_group between 0 and 13),
  class text not null default '',
  gender text,
  ethnic_group text,
  free_meals boolean,
  special_needs text,
  deprivation smallint check (deprivation between 1 and 5),
  neighbourhood_id uuid references neighbourhood,
  made_at timestamptz not null default trellis_now(),
  -- Taken back: a parent's or pupil's no that came after.
  taken_back_at timestamptz,
  foreign key (round_school_id, round_id) references round_school (id, round_id)
);
create index on round_code (round_school_id);

-- THE KEY between names and codes. No key exists of an anonymous survey, and nothing in the program lists this one.
create table round_key (
  code_id uuid primary key references round_code,
  pupil_id uuid not null unique references round_pupil on delete cascade
);
create function anonymous_has_no_key() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if exists (select from round_code c join round r on r.id = c.round_id where c.id = new.code_id and r.kind = 'anonymous') then
    raise exception 'no key exists of an anonymous survey'
      using errcode = 'check_violation', constraint = 'anonymous_has_no_key';
  end if;
  return new;
end $$;
create trigger anonymous_has_no_key before insert or update on round_key
  for each row execute function anonymous_has_no_key();

-- ANSWERS, one row for each filling-in, one byte for each item in the order of the frozen questionnaire: the answer,
-- 254 skipped, 255 not reached. `id` is the code's when a code opened it.
create table round_answers (
  id uuid primary key,
  round_id uuid not null,
  round_school_id uuid not null,
  answers bytea not null,
  -- The item they are at, from 0; equal to the number of items at the end.
  at_item smallint not null default 0,
  language text not null default 'en',
  year_group smallint check (year_group between 0 and 13),
  gender text,
  ethnic_group text,
  free_meals boolean,
  special_needs text,
  deprivation smallint check (deprivation between 1 and 5),
  neighbourhood_id uuid references neighbourhood,
  started_at timestamptz not null default trellis_now(),
  finished_at timestamptz,
  -- A file it came in, when nobody filled it in here.
  import_id uuid,
  foreign key (round_school_id, round_id) references round_school (id, round_id)
) with (fillfactor = 70);
create index on round_answers (round_school_id);

-- The frozen set of groups, for every table that says which group somebody is in.
do $$
declare of_table text;
begin
  foreach of_table in array array['round_pupil', 'round_code', 'round_answers'] loop
    execute format($f$alter table %I
      add check (gender in ('girl', 'boy', 'other')),
      add check (ethnic_group in ('asian', 'black', 'mixed', 'white', 'other')),
      add check (special_needs in ('none', 'support', 'plan'))$f$, of_table);
  end loop;
end $$;

-- Whoever is named as a reader of a named survey.
create table round_reader (
  round_id uuid not null references round,
  worker_id uuid not null references worker,
  primary key (round_id, worker_id)
);

-- The code's own round and school, for whoever holds it.
create function pupil_round() returns uuid language sql stable security definer
  set search_path = pg_catalog, public as $$
  select c.round_id from round_code c where actor_kind() = 'pupil' and c.id = actor_id() and c.taken_back_at is null
    and exists (select from round_opening o where o.round_id = c.round_id)
    and not exists (select from round_closing e where e.round_id = c.round_id)
$$;
-- Whose code this is: nothing but its id and place, for a survey that is open.
create function code_for_slip(hash bytea) returns table (id uuid, place_id uuid) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select c.id, r.place_id from round_code c join round r on r.id = c.round_id
  where c.code_hash = hash and c.taken_back_at is null
    and exists (select from round_opening o where o.round_id = c.round_id)
    and not exists (select from round_closing e where e.round_id = c.round_id)
$$;
-- How many have begun and how many have finished in a school: all that anybody is told while a survey runs.
create function round_progress(of_school uuid)
  returns table (codes int, begun int, finished int) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select (select count(*)::int from round_code c where c.round_school_id = of_school and c.taken_back_at is null),
    count(*)::int, count(a.finished_at)::int
  from round_answers a where a.round_school_id = of_school
    and exists (select from round_school s join round r on r.id = s.round_id where s.id = of_school
      and r.place_id = actor_place() and actor_kind() = 'worker'
      and (s.organisation_id = actor_works_in_school() or actor_runs_surveys()))
$$;

do $$
declare of_table text;
begin
  foreach of_table in array array['neighbourhood', 'small_area', 'round', 'round_controller', 'local_question', 'round_part',
      'round_opening', 'round_closing', 'round_school', 'round_pupil', 'round_code', 'round_key', 'round_answers', 'round_reader'] loop
    execute format('alter table %I enable row level security', of_table);
    execute format('alter table %I force row level security', of_table);
    execute format('create policy owner_migrates on %I to current_user using (true) with check (true)', of_table);
  end loop;
end $$;

create function round_is_here(of_round uuid) returns boolean language sql stable as $$
  select exists (select from round r where r.id = of_round and r.place_id = actor_place())
$$;

-- Which neighbourhoods there are is no secret.
create policy place_reads on neighbourhood for select using (place_id = actor_place());
create policy leads_write on neighbourhood for insert with check (place_id = actor_place() and actor_runs_surveys());
create policy operators_write on neighbourhood using (actor_kind() like 'operator:%') with check (actor_kind() like 'operator:%');
create policy place_reads on small_area for select using (place_id = actor_place());
create policy leads_write on small_area for insert with check (place_id = actor_place() and actor_runs_surveys());
create policy operators_write on small_area using (actor_kind() like 'operator:%') with check (actor_kind() like 'operator:%');

-- A round, what it asks and who answers for it: read by everyone of its place, written by those who run its surveys.
create policy place_reads on round for select using (place_id = actor_place() and actor_kind() in ('worker', 'pupil', 'public'));
create policy jobs_read on round for select using (actor_kind() like 'job:%' or actor_kind() like 'operator:%');
create policy leads_make on round for insert with check (place_id = actor_place() and made_by = actor_id() and actor_runs_surveys());
create policy leads_change on round for update using (place_id = actor_place() and actor_runs_surveys());
create policy place_reads on local_question for select using (place_id = actor_place() and actor_kind() in ('worker', 'pupil', 'public'));
create policy leads_make on local_question for insert with check (place_id = actor_place() and made_by = actor_id() and actor_runs_surveys());
create policy leads_end on local_question for update using (place_id = actor_place() and actor_runs_surveys());
do $$
declare of_table text;
begin
  foreach of_table in array array['round_controller', 'round_part', 'round_opening', 'round_closing', 'round_reader'] loop
    execute format($f$create policy place_reads on %I for select
      using (actor_kind() in ('worker', 'pupil', 'public') and round_is_here(round_id))$f$, of_table);
    execute format($f$create policy jobs_read on %I for select
      using (actor_kind() like 'job:%%' or actor_kind() like 'operator:%%')$f$, of_table);
    execute format($f$create policy leads_write on %I for insert
      with check (actor_runs_surveys() and round_is_here(round_id))$f$, of_table);
  end loop;
  -- What is asked, and of whom, is changed only until it is opened.
  foreach of_table in array array['round_controller', 'round_part', 'round_reader'] loop
    execute format($f$create policy leads_change on %I for update using (actor_runs_surveys() and round_is_here(round_id)
      and not exists (select from round_opening o where o.round_id = %I.round_id))$f$, of_table, of_table);
    execute format($f$create policy leads_remove on %I for delete using (actor_runs_surveys() and round_is_here(round_id)
      and not exists (select from round_opening o where o.round_id = %I.round_id))$f$, of_table, of_table);
  end loop;
end $$;

create policy leads_read on round_school for select using (actor_runs_surveys() and round_is_here(round_id));
create policy school_reads on round_school for select using (organisation_id = actor_works_in_school());
create policy pupil_reads on round_school for select
  using (actor_kind() = 'pupil' and id = (select c.round_school_id from round_code c where c.id = actor_id()));
create policy jobs_read on round_school for select using (actor_kind() like 'job:%' or actor_kind() like 'operator:%');
create policy leads_invite on round_school for insert
  with check (actor_runs_surveys() and invited_by = actor_id() and round_is_here(round_id));
create policy operators_add on round_school for insert with check (actor_kind() like 'operator:%');
create policy school_answers on round_school for update using (organisation_id = actor_school());

-- Names: the school's own, and nobody else's. A job destroys them.
create function actor_lists_pupils(of_school uuid) returns boolean language sql stable as $$
  select exists (select from round_school s where s.id = of_school and s.organisation_id = actor_school())
$$;
create policy school_reads on round_pupil for select using (actor_lists_pupils(round_school_id));
create policy school_writes on round_pupil for insert with check (actor_lists_pupils(round_school_id));
create policy school_changes on round_pupil for update using (actor_lists_pupils(round_school_id));
create policy school_removes on round_pupil for delete using (actor_lists_pupils(round_school_id));
create policy job_destroys on round_pupil using (actor_kind() = 'job:destroy-names');

create policy school_reads on round_code for select using (actor_lists_pupils(round_school_id));
create policy school_makes on round_code for insert with check (actor_lists_pupils(round_school_id));
create policy school_takes_back on round_code for update using (actor_lists_pupils(round_school_id));
create policy pupil_reads on round_code for select using (actor_kind() = 'pupil' and id = actor_id());

create policy school_makes on round_key for insert
  with check (exists (select from round_code c where c.id = code_id and actor_lists_pupils(c.round_school_id)));
create policy job_destroys on round_key using (actor_kind() = 'job:destroy-names');

-- Answers: whoever holds the code, while the survey is open; the readers of a named survey; the making of publications.
create policy pupil_reads on round_answers for select using (actor_kind() = 'pupil' and id = actor_id());
create policy pupil_begins on round_answers for insert
  with check (actor_kind() = 'pupil' and id = actor_id() and round_id = (select pupil_round()));
create policy pupil_answers on round_answers for update
  using (actor_kind() = 'pupil' and id = actor_id() and round_id = (select pupil_round()));
create policy pupil_withdraws on round_answers for delete using (actor_kind() = 'pupil' and id = actor_id());
create policy named_readers_read on round_answers for select
  using (actor_kind() = 'worker' and exists (select from round r join round_reader n on n.round_id = r.id
    where r.id = round_answers.round_id and r.kind = 'named' and n.worker_id = actor_id() and r.place_id = actor_place()));
create policy publishing_reads on round_answers for select
  using (actor_kind() in ('job:publish', 'operator:surveys-publish', 'operator:surveys-import'));
create policy operators_import on round_answers for insert with check (actor_kind() = 'operator:surveys-import');
create policy operators_replace on round_answers for delete
  using (actor_kind() = 'operator:surveys-import' and import_id is not null);

select grant_app('select, insert, update (name)', 'neighbourhood');
select grant_app('select, insert, update (neighbourhood_id, deprivation)', 'small_area');
select grant_app('select, insert, update (name, kind, earlier_id, opens_on, closes_on, year_groups, languages, about_for_parents, about_for_pupils, something_else, opt_out_by, withdraw_until, lawful_basis, special_condition, impact_assessment, agreement, retain_until, names_destroyed_on, key_holder, key_used_when)', 'round');
select grant_app('select, insert, delete', 'round_controller');
select grant_app('select, insert, update (ended_at)', 'local_question');
select grant_app('select, insert, update (nth, domain), delete', 'round_part');
select grant_app('select, insert', 'round_opening');
select grant_app('select, insert', 'round_closing');
select grant_app('select, insert, update (answer, answered_by, answered_at, on_roll)', 'round_school');
select grant_app('select, insert, update, delete', 'round_pupil');
select grant_app('select, insert, update (taken_back_at)', 'round_code');
select grant_app('select, insert, delete', 'round_key');
select grant_app('select, insert, update (answers, at_item, language, year_group, gender, ethnic_group, free_meals, special_needs, deprivation, neighbourhood_id, finished_at), delete', 'round_answers');
select grant_app('select, insert, delete', 'round_reader');
select grant_app_execute('actor_runs_surveys()');
select grant_app_execute('actor_school()');
select grant_app_execute('actor_works_in_school()');
select grant_app_execute('actor_lists_pupils(uuid)');
select grant_app_execute('round_is_here(uuid)');
select grant_app_execute('pupil_round()');
select grant_app_execute('code_for_slip(bytea)');
select grant_app_execute('round_progress(uuid)');
