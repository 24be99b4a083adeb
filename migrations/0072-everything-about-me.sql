-- Everything about a young person, for them: asked by themselves or for them, due within a month, looked through by a
-- worker of their circle, given out as a file that ends.

create table access_request (
  id uuid primary key,
  place_id uuid not null,
  young_person_id uuid not null,
  asked_by text not null check (asked_by in ('young_person', 'parent_or_carer', 'someone_for_them')),
  -- Who asked, and how we know that they are who they say and may ask. On their own page the page itself knows.
  asker_name text check (asker_name <> ''),
  known_by text check (known_by <> ''),
  -- What the young person says of somebody else asking.
  young_person_says text,
  received_on date not null,
  due_on date not null check (due_on > received_on),
  extended_because text check (extended_because <> ''),
  extended_at timestamptz,
  recorded_by uuid references worker,
  made_at timestamptz not null default trellis_now(),
  answered_at timestamptz,
  answered_by uuid references worker,
  refused_because text check (refused_because <> ''),
  -- Which safeguarding lead was asked what of theirs goes in, and how the file was handed over.
  lead_asked text check (lead_asked <> ''),
  handed text check (handed in ('own_page', 'in_person')),
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  check (asked_by = 'young_person' or asker_name is not null),
  check (recorded_by is null or known_by is not null),
  check ((extended_at is null) = (extended_because is null)),
  check ((answered_at is null) = (answered_by is null)),
  check (answered_at is null or num_nonnulls(refused_because, lead_asked) = 1),
  check ((lead_asked is null) = (handed is null)),
  -- The own page is the young person's: what somebody else asked for is never given there.
  check (handed is distinct from 'own_page' or asked_by = 'young_person')
);
create index on access_request (young_person_id);
-- One tap twice is one request.
create unique index one_own_access_request on access_request (young_person_id) where asked_by = 'young_person' and answered_at is null;

-- A piece that a worker leaves out, why the law allows it, and in whose words.
create table access_left_out (
  id uuid primary key,
  request_id uuid not null references access_request,
  young_person_id uuid not null references young_person,
  of_table text not null,
  of_key text not null,
  fields text[] not null check (cardinality(fields) > 0),
  reason text not null check (reason in ('another_person', 'serious_harm', 'child_abuse', 'their_wish', 'legal_advice', 'crime')),
  words text not null check (words <> ''),
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  put_back_at timestamptz,
  put_back_by uuid references worker,
  check ((put_back_at is null) = (put_back_by is null))
);
create index on access_left_out (young_person_id);
create unique index one_left_out on access_left_out (request_id, of_table, of_key) where put_back_at is null;

-- What was given out, as it was on that day. It is emptied when it ends.
create table access_file (
  request_id uuid primary key references access_request,
  place_id uuid not null,
  young_person_id uuid not null references young_person,
  content jsonb,
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  expires_at timestamptz not null,
  emptied_at timestamptz,
  check ((content is null) = (emptied_at is not null))
);
create index on access_file (young_person_id);
create index on access_file (expires_at) where content is not null;

alter table access_request enable row level security;
alter table access_request force row level security;
create policy owner_migrates on access_request to current_user using (true) with check (true);
create policy circle_reads on access_request for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_records on access_request for insert
  with check (place_id = actor_place() and recorded_by = actor_id() and answered_at is null
    and young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_answers on access_request for update
  using (answered_at is null and young_person_id = any((select circle_people('support'))::uuid[]))
  with check ((answered_by is null or answered_by = actor_id())
    and young_person_id = any((select circle_people('support'))::uuid[]));
create policy own_reads on access_request for select using (young_person_id = (select own_person()));
create policy own_asks on access_request for insert
  with check (place_id = actor_place() and asked_by = 'young_person' and recorded_by is null and answered_at is null
    and young_person_id = (select own_person()));

alter table access_left_out enable row level security;
alter table access_left_out force row level security;
create policy owner_migrates on access_left_out to current_user using (true) with check (true);
create policy circle_reads on access_left_out for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_leaves_out on access_left_out for insert
  with check (made_by = actor_id() and young_person_id = any((select circle_people('support'))::uuid[])
    and exists (select from access_request r where r.id = request_id and r.answered_at is null
      and r.young_person_id = access_left_out.young_person_id));
create policy circle_puts_back on access_left_out for update
  using (young_person_id = any((select circle_people('support'))::uuid[])
    and exists (select from access_request r where r.id = request_id and r.answered_at is null))
  with check (put_back_by = actor_id());

alter table access_file enable row level security;
alter table access_file force row level security;
create policy owner_migrates on access_file to current_user using (true) with check (true);
create policy circle_reads on access_file for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_makes on access_file for insert
  with check (place_id = actor_place() and made_by = actor_id()
    and young_person_id = any((select circle_people('support'))::uuid[])
    and exists (select from access_request r where r.id = request_id and r.young_person_id = access_file.young_person_id));
create policy own_reads on access_file for select
  using (young_person_id = (select own_person()) and expires_at > trellis_now()
    and exists (select from access_request r where r.id = request_id and r.handed = 'own_page'));
create policy sweep_reads on access_file for select
  using (actor_kind() = 'job:sweep' and place_id = actor_place() and expires_at <= trellis_now());
create policy sweep_empties on access_file for update
  using (actor_kind() = 'job:sweep' and place_id = actor_place() and expires_at <= trellis_now())
  with check (content is null);

select grant_app('select, insert, update (due_on, extended_because, extended_at, answered_at, answered_by, refused_because, lead_asked, handed)', 'access_request');
select grant_app('select, insert, update (put_back_at, put_back_by)', 'access_left_out');
select grant_app('select, insert, update (content, emptied_at)', 'access_file');
