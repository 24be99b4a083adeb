-- What is done about a finding: for which group and where, by whom, by when; and what pupils are told of it.

create table response (
  id uuid primary key,
  place_id uuid not null references place,
  -- The school whose response it is; of the whole place where there is none.
  organisation_id uuid references organisation,
  round_id uuid not null references round,
  -- What was found: the variable of the publication and the group, each with what it was called then. Never a figure.
  measure text not null check (measure <> ''),
  measure_name text not null,
  grouping text not null,
  value text not null,
  group_name text not null,
  what text not null check (what <> ''),
  place_words text not null default '',
  responsible_id uuid not null references worker,
  due_on date not null,
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now()
);
create index on response (organisation_id, made_at);
create index on response (place_id, made_at);
create index on response (responsible_id, due_on);

-- Done, or dropped with a reason. Nothing is ever closed by a timer.
create table response_ending (
  response_id uuid primary key references response,
  ended text not null check (ended in ('done', 'dropped')),
  because text not null check (because <> ''),
  ended_by uuid not null references worker,
  ended_at timestamptz not null default trellis_now()
);

-- What a school chose to tell its pupils, without a number in it: 'you said, we did'.
create table response_telling (
  response_id uuid primary key references response,
  place_id uuid not null references place,
  organisation_id uuid not null references organisation,
  you_said text not null check (you_said <> '' and you_said !~ '[0-9]'),
  we_do text not null check (we_do <> '' and we_do !~ '[0-9]'),
  done boolean not null,
  told_by uuid not null references worker,
  told_at timestamptz not null default trellis_now(),
  taken_back_at timestamptz
);
create index on response_telling (organisation_id);

do $$
declare of_table text;
begin
  foreach of_table in array array['response', 'response_ending', 'response_telling'] loop
    execute format('alter table %I enable row level security', of_table);
    execute format('alter table %I force row level security', of_table);
    execute format('create policy owner_migrates on %I to current_user using (true) with check (true)', of_table);
  end loop;
end $$;

create policy school_reads on response for select using (organisation_id = actor_works_in_school());
create policy leads_read on response for select
  using (organisation_id is null and place_id = actor_place() and actor_runs_surveys());
create policy responsible_reads on response for select using (actor_kind() = 'worker' and responsible_id = actor_id());
create policy managers_read on response for select
  using (organisation_id is null and place_id = actor_place() and actor_looks_after(responsible_id));
-- Whoever is responsible works where the response is made.
create policy school_makes on response for insert with check (organisation_id = actor_school() and place_id = actor_place()
  and made_by = actor_id() and round_is_here(round_id) and exists (select from worker w
    where w.id = responsible_id and w.left_on is null and w.organisation_id = response.organisation_id));
create policy leads_make on response for insert with check (organisation_id is null and place_id = actor_place()
  and actor_runs_surveys() and made_by = actor_id() and round_is_here(round_id) and exists (select from worker w
    join worker me on me.organisation_id = w.organisation_id
    where w.id = responsible_id and w.left_on is null and me.id = actor_id()));

create policy readers_of_the_response on response_ending for select
  using (exists (select from response r where r.id = response_id));
create policy those_who_may_end on response_ending for insert
  with check (ended_by = actor_id() and exists (select from response r where r.id = response_id
    and (r.responsible_id = actor_id() or r.organisation_id = actor_school()
      or (r.organisation_id is null and actor_runs_surveys()))));

create policy everybody_reads on response_telling for select
  using (place_id = actor_place() and actor_kind() in ('public', 'worker', 'pupil', 'young_person'));
create policy school_tells on response_telling for insert
  with check (organisation_id = actor_school() and place_id = actor_place() and told_by = actor_id()
    and exists (select from response r where r.id = response_id and r.organisation_id = response_telling.organisation_id));
create policy school_tells_again on response_telling for update
  using (organisation_id = actor_school()) with check (organisation_id = actor_school() and told_by = actor_id());

select grant_app('select, insert', 'response');
select grant_app('select, insert', 'response_ending');
select grant_app('select, insert, update (you_said, we_do, done, told_by, told_at, taken_back_at)', 'response_telling');
