-- The append-only story of every change and every look, and what we tell people.

create table history (
  id uuid primary key,
  -- The order in which rows were written; a sealer may chain committed rows later.
  position bigint generated always as identity unique,
  at timestamptz not null default clock_timestamp(),
  place_id uuid,
  actor_kind text not null,
  actor_id uuid,
  act text not null,
  subject_kind text not null,
  subject_id uuid,
  young_person_id uuid,
  -- Everybody a list showed: one row for the page, not one for each person.
  people uuid[] not null default '{}',
  -- Names of fields only; personal values are never in history.
  fields text[] not null default '{}',
  request_id text not null,
  schema_version int not null default 1,
  canonical bytea not null
);
create index on history (young_person_id, at);
-- Lists are few beside the rest: each is indexed at once, so that asking who looked never reads a backlog.
create index on history using gin (people) with (fastupdate = off);

create function history_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'history is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger never_changed before update or delete on history
  for each row execute function history_is_append_only();
create trigger never_emptied before truncate on history
  for each statement execute function history_is_append_only();

alter table history enable row level security;
alter table history force row level security;
create policy owner_migrates on history to current_user using (true) with check (true);
-- Whoever acts writes under their own name, and only that.
create policy actor_writes on history for insert
  with check (actor_kind = actor_kind() and actor_id is not distinct from actor_id());
create policy circle_reads on history for select
  using (young_person_id = any((select circle_people('support'))::uuid[])
      or people && (select circle_people('support'))::uuid[]);
select grant_app('select, insert', 'history');

create table message (
  id uuid primary key,
  place_id uuid not null references place,
  young_person_id uuid references young_person,
  referral_id uuid,
  audience text not null check (audience in ('young_person', 'parent_or_carer', 'worker', 'provider')),
  to_worker_id uuid references worker,
  to_team_id uuid references team,
  channel text not null check (channel in ('email', 'text')),
  address text not null check (address <> ''),
  -- Which words were used, so that what was said can be found again.
  template text not null,
  subject text not null,
  body text not null,
  -- The young person is told first: this one waits for that one.
  after_id uuid references message,
  made_at timestamptz not null default trellis_now(),
  sent_at timestamptz,
  withheld_because text,
  failed_because text,
  check (sent_at is null or withheld_because is null)
);
create index on message (young_person_id);
create index on message (referral_id);
create index on message (after_id);
create index on message (to_worker_id, made_at);
create index on message (place_id, made_at);

alter table message enable row level security;
alter table message force row level security;
create policy owner_migrates on message to current_user using (true) with check (true);
create policy anyone_writes on message for insert with check (place_id = actor_place());
create policy own_reads on message for select using (to_worker_id = actor_id() and actor_kind() = 'worker');
create policy circle_reads on message for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy sender_reads on message for select
  using (actor_kind() in ('job:deliver', 'job:sweep', 'operator:mailbox'));
create policy sender_marks on message for update
  using (actor_kind() = 'job:deliver');
select grant_app('select, insert, update (sent_at, withheld_because, failed_because)', 'message');
