-- Somebody says that something in their record is wrong. A worker puts it right where it is a fact, and puts their own words
-- beside it where it is an opinion, or where it stays as it is.

create table correction (
  id uuid primary key,
  place_id uuid not null,
  young_person_id uuid not null,
  wrong text not null check (wrong <> ''),
  right_is text check (right_is <> ''),
  -- Nobody where they said it on their own page; otherwise the worker whom they told.
  recorded_by uuid references worker,
  made_at timestamptz not null default trellis_now(),
  due_on date not null,
  settled_at timestamptz,
  settled_by uuid references worker,
  settled_as text check (settled_as in ('corrected', 'statement')),
  -- What was done, or why it stays: the young person reads it.
  answer text check (answer <> ''),
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  check (num_nonnulls(settled_at, settled_by, settled_as, answer) in (0, 4))
);
create index on correction (young_person_id);

alter table correction enable row level security;
alter table correction force row level security;
create policy owner_migrates on correction to current_user using (true) with check (true);
create policy circle_reads on correction for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_records on correction for insert
  with check (place_id = actor_place() and recorded_by = actor_id() and settled_at is null
    and young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_settles on correction for update
  using (settled_at is null and young_person_id = any((select circle_people('support'))::uuid[]))
  with check (settled_by = actor_id() and young_person_id = any((select circle_people('support'))::uuid[]));
create policy own_reads on correction for select using (young_person_id = (select own_person()));
create policy own_says on correction for insert
  with check (place_id = actor_place() and recorded_by is null and settled_at is null
    and young_person_id = (select own_person()));
select grant_app('select, insert, update (settled_at, settled_by, settled_as, answer)', 'correction');
