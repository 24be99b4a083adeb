-- Gaps: what young people looked for and did not find. Nobody is named, nothing says who or exactly where.

-- Somebody tells us what is missing.
create table directory_gap (
  id uuid primary key,
  place_id uuid not null references place,
  told_at timestamptz not null default trellis_now(),
  -- As they wrote it, and the same as the finder reads it: what is alike is counted together.
  words text not null check (words <> ''),
  said text not null check (said <> ''),
  -- The first part of a postcode, or a town: no more is kept.
  district text check (district <> ''),
  age int check (age between 0 and 25)
);
create index on directory_gap (place_id, said);

-- A search that found nothing: the day, what it asked and roughly where. No person, no address, no time.
create table empty_search (
  id uuid primary key,
  place_id uuid not null references place,
  on_day date not null default trellis_today(),
  said text not null check (said <> ''),
  district text check (district <> '')
);
create index on empty_search (place_id, said);

-- What was done about what is missing, for everybody who had said it by then.
create table gap_answer (
  id uuid primary key,
  place_id uuid not null references place,
  said text not null check (said <> ''),
  district text,
  done text not null check (done <> ''),
  answered_by uuid not null,
  answered_at timestamptz not null default trellis_now(),
  foreign key (answered_by, place_id) references worker (id, place_id)
);
create index on gap_answer (place_id, said);

alter table directory_gap enable row level security;
alter table directory_gap force row level security;
create policy owner_migrates on directory_gap to current_user using (true) with check (true);
create policy anybody_tells on directory_gap for insert
  with check (place_id = actor_place() and actor_kind() in ('public', 'worker', 'operator:demo'));
create policy curators_read on directory_gap for select using (place_id = actor_place() and (select actor_curates()));

alter table empty_search enable row level security;
alter table empty_search force row level security;
create policy owner_migrates on empty_search to current_user using (true) with check (true);
create policy anybody_searches on empty_search for insert
  with check (place_id = actor_place() and actor_kind() in ('public', 'worker', 'operator:demo'));
create policy curators_read on empty_search for select using (place_id = actor_place() and (select actor_curates()));

alter table gap_answer enable row level security;
alter table gap_answer force row level security;
create policy owner_migrates on gap_answer to current_user using (true) with check (true);
create policy curators_read on gap_answer for select using (place_id = actor_place() and (select actor_curates()));
create policy curators_answer on gap_answer for insert
  with check (place_id = actor_place() and (select actor_curates()) and answered_by = actor_id());

select grant_app('select, insert', 'directory_gap');
select grant_app('select, insert', 'empty_search');
select grant_app('select, insert', 'gap_answer');
