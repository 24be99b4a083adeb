-- Who looks after an entry of the directory, what they change, and how an entry is taken out and brought back.

-- Somebody says that an entry is theirs to look after: proven by a link to the address on record, by their team, or
-- decided by a curator.
create table claim (
  id uuid primary key,
  place_id uuid not null references place,
  service_id uuid not null references service,
  name text not null check (name <> ''),
  email text check (email <> ''),
  words text check (words <> ''),
  made_at timestamptz not null default trellis_now(),
  -- How it was proven, or that it was not.
  decision text check (decision in ('proven_by_link', 'proven_by_team', 'accepted', 'declined')),
  reason text check (reason <> ''),
  decided_by uuid references worker,
  decided_at timestamptz,
  constraint claim_says_who check (decision is not distinct from 'proven_by_team' or num_nonnulls(email, words) = 2),
  constraint claim_decided check ((decision is null) = (decided_at is null)),
  constraint claim_decided_by_somebody
    check (decision is null or decision = 'proven_by_link' or decided_by is not null),
  constraint claim_declined_with_a_reason check (decision is distinct from 'declined' or reason is not null)
);
create index on claim (service_id);
create index on claim (place_id, made_at) where decision is null;

-- Who looks after an entry: a team with an account, or an address. Several may; each ends apart.
create table keeper (
  id uuid primary key,
  place_id uuid not null references place,
  service_id uuid not null references service,
  team_id uuid,
  email text check (email <> ''),
  claim_id uuid references claim,
  since timestamptz not null default trellis_now(),
  ended_at timestamptz,
  foreign key (team_id, place_id) references team (id, place_id),
  constraint keeper_is_a_team_or_an_address check (num_nonnulls(team_id, email) = 1)
);
create unique index keeper_team_once on keeper (service_id, team_id) where ended_at is null and team_id is not null;
create unique index keeper_address_once on keeper (service_id, lower(email)) where ended_at is null and email is not null;
create index on keeper (place_id) where ended_at is null;

-- A link in an email about one entry: to prove a claim (once), or to keep the entry true (until it ends).
create table entry_link (
  id uuid primary key,
  token_hash bytea not null unique,
  place_id uuid not null references place,
  service_id uuid not null references service,
  purpose text not null check (purpose in ('claim', 'keep')),
  claim_id uuid references claim,
  keeper_id uuid references keeper,
  -- The address on record that a claim's link went to: whoever proves it becomes its keeper by it.
  address text,
  expires_at timestamptz not null,
  used_at timestamptz,
  made_at timestamptz not null default clock_timestamp(),
  constraint entry_link_is_for_one_thing check (case purpose
    when 'claim' then claim_id is not null and address is not null and keeper_id is null
    else keeper_id is not null and claim_id is null end)
);
create index on entry_link (keeper_id) where used_at is null;

-- A keeper's change that somebody reads first: what the entry said, what it should say, part by part.
create table entry_change (
  id uuid primary key,
  place_id uuid not null references place,
  service_id uuid not null references service,
  keeper_id uuid not null references keeper,
  worker_id uuid references worker,
  before jsonb not null check (jsonb_typeof(before) = 'object'),
  after jsonb not null check (jsonb_typeof(after) = 'object' and after <> '{}'),
  note text check (note <> ''),
  made_at timestamptz not null default trellis_now(),
  decision text check (decision in ('accepted', 'declined', 'replaced')),
  -- The fields that were taken, of those that were proposed.
  taken text[],
  reason text check (reason <> ''),
  decided_by uuid references worker,
  decided_at timestamptz,
  constraint change_decided check ((decision is null) = (decided_at is null)),
  constraint change_decided_by_somebody check (decision is null or decision = 'replaced' or decided_by is not null),
  constraint change_declined_with_a_reason check (decision is distinct from 'declined' or reason is not null),
  constraint change_accepted_says_what check ((decision is not distinct from 'accepted') = (coalesce(cardinality(taken), 0) > 0))
);
create unique index one_change_waits on entry_change (keeper_id) where decision is null;
create index on entry_change (service_id);
create index on entry_change (place_id, made_at) where decision is null;

-- A message that asked a keeper whether an entry is still right, so that none is sent twice for one day.
create table nudge (
  id uuid primary key,
  place_id uuid not null references place,
  keeper_id uuid not null references keeper,
  kind text not null check (kind in ('monthly', 'goes_stale', 'stale')),
  sent_on date not null,
  unique (keeper_id, sent_on)
);

-- A service taken out of the directory, and brought back.
create table withdrawal (
  id uuid primary key,
  place_id uuid not null references place,
  service_id uuid not null references service,
  kind text not null check (kind in ('withdrawn', 'closed_for_good')),
  reason text not null check (reason <> ''),
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  -- How it stood before, for bringing it back.
  status_before text not null,
  undone_by uuid references worker,
  undone_at timestamptz,
  constraint withdrawal_undone_by_somebody check ((undone_by is null) = (undone_at is null))
);
create unique index withdrawn_once on withdrawal (service_id) where undone_at is null;

-- The link in use, by its secret: whoever holds it learns which link it is, and nothing else.
create function entry_link_for_token(hash bytea) returns table (id uuid, place_id uuid, purpose text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select l.id, l.place_id, l.purpose from entry_link l
  where l.token_hash = hash and l.used_at is null and l.expires_at > clock_timestamp()
$$;
-- The claim or the keeper that the acting link is for, while it lasts.
create function entry_link_claim() returns uuid language sql stable security definer
  set search_path = pg_catalog, public as $$
  select l.claim_id from entry_link l where actor_kind() = 'link' and l.id = actor_id() and l.used_at is null
    and l.expires_at > clock_timestamp()
$$;
create function entry_link_keeper() returns uuid language sql stable security definer
  set search_path = pg_catalog, public as $$
  select k.id from entry_link l join keeper k on k.id = l.keeper_id
  where actor_kind() = 'link' and l.id = actor_id() and l.used_at is null and l.expires_at > clock_timestamp()
    and k.ended_at is null
$$;
-- The keepers that the acting link is for: its own, or whoever its claim makes or finds by the address on record.
create function entry_link_keepers() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(select k.id from entry_link l join keeper k on k.service_id = l.service_id and k.ended_at is null
      and (k.id = l.keeper_id or k.claim_id = l.claim_id or (l.purpose = 'claim' and lower(k.email) = lower(l.address)))
    where actor_kind() = 'link' and l.id = actor_id() and l.used_at is null and l.expires_at > clock_timestamp())
$$;

-- How many referrals wait for an answer from a service, and with whom: for a curator, without naming any young person.
create function waiting_at_service(of_service uuid) returns table (team text, worker text, n int)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(t.name, s.name), w.name, count(*)::int
  from referral r left join worker w on w.id = r.from_worker_id left join team t on t.id = r.from_team_id
    left join team s on s.id = r.holder_team_id
  where r.asked_service_id = of_service and r.place_id = actor_place() and actor_curates()
  group by 1, 2 order by 3 desc, 1, 2
$$;

do $$
declare one text;
begin
  foreach one in array array['claim', 'keeper', 'entry_link', 'entry_change', 'nudge', 'withdrawal'] loop
    execute format('alter table %I enable row level security', one);
    execute format('alter table %I force row level security', one);
    execute format('create policy owner_migrates on %I to current_user using (true) with check (true)', one);
    execute format('create policy curators_read on %I for select using (place_id = actor_place() and (select actor_curates()))', one);
    execute format('create policy sweep_reads on %I for select using (place_id = actor_place() and actor_kind() = ''job:sweep'')', one);
  end loop;
end $$;

create policy anybody_claims on claim for insert
  with check (place_id = actor_place() and actor_kind() in ('public', 'worker')
    and (decision is null or (decision = 'proven_by_team' and decided_by = actor_id())));
create policy link_reads on claim for select using (id = (select entry_link_claim()));
create policy link_proves on claim for update using (id = (select entry_link_claim()))
  with check (decision = 'proven_by_link');
create policy curators_decide on claim for update using (place_id = actor_place() and (select actor_curates()))
  with check (place_id = actor_place() and decided_by = actor_id());

create policy link_reads on keeper for select using (id = any((select entry_link_keepers())::uuid[]));
create policy team_reads on keeper for select using (team_id = any((select actor_teams())::uuid[]));
create policy link_begins on keeper for insert
  with check (place_id = actor_place() and claim_id = (select entry_link_claim()) and email is not null);
create policy team_begins on keeper for insert
  with check (place_id = actor_place() and team_id = any((select actor_teams())::uuid[]));
create policy curators_begin on keeper for insert with check (place_id = actor_place() and (select actor_curates()));
create policy curators_end on keeper for update using (place_id = actor_place() and (select actor_curates()))
  with check (place_id = actor_place());

-- A link is made with a claim, for its keeper by a curator or by the sweep, or in the place of one that was just used.
create policy claim_makes on entry_link for insert
  with check (place_id = actor_place() and ((purpose = 'claim' and actor_kind() in ('public', 'worker'))
    or actor_kind() = 'job:sweep' or (select actor_curates()) or keeper_id = any((select entry_link_keepers())::uuid[])));
create policy holder_reads on entry_link for select using (actor_kind() = 'link' and id = actor_id());
create policy holder_uses on entry_link for update using (actor_kind() = 'link' and id = actor_id());
create policy sweep_ends on entry_link for update
  using (place_id = actor_place() and (actor_kind() = 'job:sweep' or (select actor_curates())));

create policy keeper_reads on entry_change for select
  using (keeper_id = (select entry_link_keeper())
    or keeper_id in (select k.id from keeper k where k.team_id = any((select actor_teams())::uuid[])));
create policy keeper_proposes on entry_change for insert
  with check (place_id = actor_place() and decision is null and (keeper_id = (select entry_link_keeper())
    or keeper_id in (select k.id from keeper k where k.ended_at is null and k.team_id = any((select actor_teams())::uuid[]))));
create policy keeper_replaces on entry_change for update
  using (keeper_id = (select entry_link_keeper())
    or keeper_id in (select k.id from keeper k where k.ended_at is null and k.team_id = any((select actor_teams())::uuid[])))
  with check (decision = 'replaced');
create policy curators_decide on entry_change for update using (place_id = actor_place() and (select actor_curates()))
  with check (place_id = actor_place() and decided_by = actor_id());

create policy sweep_writes on nudge for insert with check (place_id = actor_place() and actor_kind() = 'job:sweep');

create policy curators_withdraw on withdrawal for insert
  with check (place_id = actor_place() and (select actor_curates()) and made_by = actor_id());
create policy curators_bring_back on withdrawal for update using (place_id = actor_place() and (select actor_curates()))
  with check (place_id = actor_place() and undone_by = actor_id());

select grant_app('select, insert, update (decision, reason, decided_by, decided_at)', 'claim');
select grant_app('select, insert, update (ended_at)', 'keeper');
select grant_app('select, insert, update (used_at)', 'entry_link');
select grant_app('select, insert, update (decision, taken, reason, decided_by, decided_at)', 'entry_change');
select grant_app('select, insert', 'nudge');
select grant_app('select, insert, update (undone_by, undone_at)', 'withdrawal');
select grant_app_execute('entry_link_for_token(bytea)');
select grant_app_execute('entry_link_claim()');
select grant_app_execute('entry_link_keeper()');
select grant_app_execute('entry_link_keepers()');
select grant_app_execute('waiting_at_service(uuid)');
