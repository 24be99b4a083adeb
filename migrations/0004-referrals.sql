-- Referrals: one party asks another to take on a young person, and nobody drops them on the way.

create table support (
  id uuid primary key,
  place_id uuid not null,
  young_person_id uuid not null,
  team_id uuid not null references team,
  referral_id uuid not null unique,
  state text not null check (state in ('open', 'paused', 'ended')),
  -- Who is responsible now. Nobody once it has ended; exactly one worker until then.
  worker_id uuid,
  due_on date,
  due_what text,
  opened_at timestamptz not null default trellis_now(),
  first_contact_at timestamptz,
  paused_until date,
  ended_at timestamptz,
  holder_active boolean generated always as (case when worker_id is null then null else true end) stored,
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  constraint support_holder_works_here foreign key (worker_id, holder_active)
    references worker (id, active) deferrable initially deferred,
  constraint support_has_one_holder check ((state = 'ended') = (worker_id is null)),
  constraint support_has_a_date check (state = 'ended' or due_on is not null),
  check ((state = 'paused') = (paused_until is not null)),
  check ((state = 'ended') = (ended_at is not null))
);
create index on support (worker_id, due_on);
create index on support (team_id, state);
create index on support (young_person_id);

create table referral (
  id uuid primary key,
  place_id uuid not null,
  young_person_id uuid not null,
  way_in text not null check (way_in in ('school', 'health', 'professional', 'parent_or_carer', 'young_person', 'coach', 'onward', 'back')),
  from_worker_id uuid references worker,
  from_team_id uuid references team,
  to_team_id uuid references team,
  to_service_id uuid,
  support_from_id uuid references support,
  re_refers_id uuid references referral,
  state text not null check (state in ('sent', 'returned', 'declined', 'accepted', 'withdrawn', 'closed')),
  sent_at timestamptz not null default trellis_now(),
  answer_by date not null,
  -- Who is responsible now, and by when something happens. Only while it is open.
  holder_worker_id uuid,
  holder_team_id uuid,
  due_on date,
  -- A decline or a return stays in front of both managers until it is acknowledged.
  acknowledged_at timestamptz,
  -- The small record that made this state; it cannot change without one.
  decision_id uuid not null,
  open boolean generated always as (state in ('sent', 'returned', 'declined')) stored,
  holder_worker_active boolean generated always as (case when holder_worker_id is null then null else true end) stored,
  holder_team_active boolean generated always as (case when holder_team_id is null then null else true end) stored,
  asked_team_id uuid generated always as (case when state in ('sent', 'returned') then to_team_id end) stored,
  asked_team_active boolean generated always as (case when state in ('sent', 'returned') and to_team_id is not null then true end) stored,
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  constraint baton_has_one_holder check (
    (state in ('sent', 'returned', 'declined')) = (num_nonnulls(holder_worker_id, holder_team_id) = 1)
    and num_nonnulls(holder_worker_id, holder_team_id) <= 1),
  constraint baton_has_a_date check ((state in ('sent', 'returned', 'declined')) = (due_on is not null)),
  constraint referral_goes_somewhere check (num_nonnulls(to_team_id, to_service_id) >= 1),
  constraint only_accounts_hold check (from_worker_id is null or from_team_id is not null),
  constraint referral_holder_works_here foreign key (holder_worker_id, holder_worker_active)
    references worker (id, active) deferrable initially deferred,
  constraint referral_holder_team_open foreign key (holder_team_id, holder_team_active)
    references team (id, active) deferrable initially deferred,
  constraint asked_team_open foreign key (asked_team_id, asked_team_active)
    references team (id, active) deferrable initially deferred
);
create index on referral (to_team_id, sent_at) where state in ('sent', 'returned');
create index on referral (from_worker_id, sent_at);
create index on referral (from_team_id, sent_at);
create index on referral (young_person_id);
create index on referral (holder_worker_id) where holder_worker_id is not null;
create index on referral (holder_team_id) where holder_team_id is not null;
create index on referral (due_on) where state in ('sent', 'returned', 'declined');
create index on referral (support_from_id);
create index on referral (re_refers_id);

alter table support add constraint support_comes_from_a_referral
  foreign key (referral_id) references referral deferrable initially deferred;

-- Every change of a referral's state, who made it, when and why.
create table referral_decision (
  id uuid primary key,
  referral_id uuid not null references referral deferrable initially deferred,
  young_person_id uuid not null,
  act text not null check (act in ('sent', 'accepted', 'declined', 'returned', 'went_up', 'withdrawn',
    'asked_again', 'passed_on', 'acknowledged', 'closed', 'first_contact', 'ended')),
  state text not null,
  at timestamptz not null default trellis_now(),
  actor_kind text not null,
  worker_id uuid references worker,
  reason text,
  words text,
  alternatives text,
  to_team_id uuid references team,
  check (act not in ('declined', 'withdrawn', 'closed', 'passed_on') or reason is not null),
  unique (referral_id, id, state)
);
create index on referral_decision (referral_id, at);
alter table referral add constraint state_follows_a_decision
  foreign key (id, decision_id, state) references referral_decision (referral_id, id, state)
  deferrable initially deferred;

-- An accepted referral has become support, or goes on at a service: it never just stops.
create function accepted_becomes_something() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if new.state = 'accepted' and new.to_service_id is null
    and not exists (select from support s where s.referral_id = new.id) then
    raise exception 'an accepted referral becomes support' using errcode = 'check_violation', constraint = 'accepted_becomes_something';
  end if;
  return null;
end $$;
create constraint trigger accepted_becomes_something after insert or update of state on referral
  deferrable initially deferred for each row when (new.state = 'accepted')
  execute function accepted_becomes_something();

-- What the sender wrote, as they typed it. Never shown to a provider.
create table referral_letter (
  referral_id uuid primary key references referral,
  young_person_id uuid not null,
  typed jsonb not null check (jsonb_typeof(typed) = 'object')
);

-- What a provider is told: a first name to begin with; what keeps the young person safe there, after a yes.
create table referral_share (
  referral_id uuid not null references referral,
  young_person_id uuid not null,
  stage text not null check (stage in ('asked', 'accepted')),
  shared jsonb not null check (jsonb_typeof(shared) = 'object'),
  agreed_id uuid references decision,
  primary key (referral_id, stage)
);

-- A form begun and not yet sent. Nobody sees it but whoever began it.
create table draft (
  id uuid primary key,
  place_id uuid not null references place,
  owner_id uuid not null,
  form text not null,
  typed jsonb not null check (jsonb_typeof(typed) = 'object'),
  saved_at timestamptz not null default trellis_now(),
  sent_at timestamptz
);
create index on draft (owner_id, saved_at);

-- A link opens one thing, for one purpose, once, until a date (the database's clock).
create table link (
  id uuid primary key,
  token_hash bytea not null unique,
  place_id uuid not null references place,
  purpose text not null check (purpose in ('answer_referral', 'tell_attendance', 'answer_measure')),
  young_person_id uuid not null references young_person,
  referral_id uuid references referral,
  ask_id uuid,
  expires_at timestamptz not null,
  used_at timestamptz,
  made_at timestamptz not null default clock_timestamp()
);
create index on link (referral_id);
create index on link (young_person_id);

-- The referral a link-holder may see: their own link's, while it lasts.
create function link_referral() returns uuid language sql stable security definer
  set search_path = pg_catalog, public as $$
  select l.referral_id from link l where actor_kind() = 'link' and l.id = actor_id()
    and l.expires_at > clock_timestamp()
$$;

alter table referral enable row level security;
alter table referral force row level security;
create policy owner_migrates on referral to current_user using (true) with check (true);
create policy parties_read on referral for select
  using (id = any((select circle_referrals('progress', 'referral', 'activity'))::uuid[])
      or young_person_id = any((select circle_people('support'))::uuid[]));
create policy link_reads on referral for select using (id = (select link_referral()));
create policy watch_reads on referral for select
  using (actor_kind() in ('job:sweep', 'job:deliver', 'operator:check-batons'));
create policy worker_sends on referral for insert
  with check (place_id = actor_place() and actor_kind() = 'worker' and from_worker_id = any((select actor_workers())::uuid[])
    and (circle_is_empty(young_person_id) or young_person_id = any((select circle_people('support'))::uuid[])));
create policy public_sends on referral for insert
  with check (place_id = actor_place() and actor_kind() = 'public' and from_worker_id is null and from_team_id is null
    and circle_is_empty(young_person_id));
create policy sweep_draws on circle_member for insert
  with check (place_id = actor_place() and actor_kind() = 'job:sweep' and opens = 'progress');
create policy parties_decide on referral for update
  using (id = any((select circle_referrals('progress', 'referral', 'activity'))::uuid[])
      or young_person_id = any((select circle_people('support'))::uuid[])
      or id = (select link_referral())
      or actor_kind() = 'job:sweep')
  with check (place_id = actor_place());

alter table referral_decision enable row level security;
alter table referral_decision force row level security;
create policy owner_migrates on referral_decision to current_user using (true) with check (true);
create policy parties_read on referral_decision for select
  using (referral_id = any((select circle_referrals('progress', 'referral', 'activity'))::uuid[])
      or young_person_id = any((select circle_people('support'))::uuid[])
      or referral_id = (select link_referral())
      or actor_kind() in ('job:sweep', 'job:deliver', 'operator:check-batons'));
create policy parties_decide on referral_decision for insert
  with check (circle_is_empty(young_person_id)
      or referral_id = any((select circle_referrals('progress', 'referral', 'activity'))::uuid[])
      or young_person_id = any((select circle_people('support'))::uuid[])
      or referral_id = (select link_referral())
      or actor_kind() = 'job:sweep');

alter table referral_letter enable row level security;
alter table referral_letter force row level security;
create policy owner_migrates on referral_letter to current_user using (true) with check (true);
create policy parties_read on referral_letter for select
  using (referral_id = any((select circle_referrals('progress', 'referral'))::uuid[])
      or young_person_id = any((select circle_people('support'))::uuid[]));
-- The sweep reads how the young person is told first.
create policy watch_reads on referral_letter for select using (actor_kind() = 'job:sweep');
create policy sender_writes on referral_letter for insert
  with check (circle_is_empty(young_person_id) or young_person_id = any((select circle_people('support'))::uuid[]));

alter table referral_share enable row level security;
alter table referral_share force row level security;
create policy owner_migrates on referral_share to current_user using (true) with check (true);
create policy circle_reads on referral_share for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy provider_reads on referral_share for select
  using ((referral_id = any((select circle_referrals('activity'))::uuid[]) or referral_id = (select link_referral()))
     and (stage = 'asked' or exists (select from referral r where r.id = referral_id and r.state = 'accepted')));
create policy circle_shares on referral_share for insert
  with check (young_person_id = any((select circle_people('support'))::uuid[]));

alter table draft enable row level security;
alter table draft force row level security;
create policy owner_migrates on draft to current_user using (true) with check (true);
create policy own_draft on draft using (owner_id = actor_id()) with check (owner_id = actor_id() and place_id = actor_place());

create policy sweep_reads on draft for select using (actor_kind() = 'job:sweep');
create policy sweep_clears on draft for delete
  using (actor_kind() = 'job:sweep' and saved_at < trellis_now() - interval '14 days');

alter table link enable row level security;
alter table link force row level security;
create policy owner_migrates on link to current_user using (true) with check (true);
create policy circle_makes on link for insert
  with check (place_id = actor_place() and young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_reads on link for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy holder_reads on link for select using (actor_kind() = 'link' and id = actor_id());
create policy holder_uses on link for update using (actor_kind() = 'link' and id = actor_id());
create policy circle_ends on link for update
  using (young_person_id = any((select circle_people('support'))::uuid[]));

-- Whoever holds a token learns which link it is, and nothing else.
create function link_for_token(hash bytea) returns table (id uuid, place_id uuid, purpose text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select l.id, l.place_id, l.purpose from link l where l.token_hash = hash and l.expires_at > clock_timestamp()
$$;

alter table support enable row level security;
alter table support force row level security;
create policy owner_migrates on support to current_user using (true) with check (true);
create policy circle_reads on support for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy watch_reads on support for select
  using (actor_kind() in ('job:sweep', 'job:deliver', 'operator:check-batons'));
create policy receiver_opens on support for insert
  with check (place_id = actor_place() and (referral_id = any((select circle_referrals('referral'))::uuid[])
      or young_person_id = any((select circle_people('support'))::uuid[])));
create policy circle_changes on support for update
  using (young_person_id = any((select circle_people('support'))::uuid[]));

-- Does another record look like this referral's young person? Answers only the actor who was asked to take them on,
-- with records already in their own circle by id, and "another team" otherwise (never who or where).
create function possible_matches(of_referral uuid) returns table (young_person_id uuid, likeness text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  with asked as (
    select p.* from referral r join young_person p on p.id = r.young_person_id
    where r.id = of_referral and of_referral = any(circle_referrals('referral'))
  )
  select case when p.id = any(circle_people('support')) then p.id end,
    case when p.nhs_number = a.nhs_number then 'same NHS number' else 'same name and date of birth' end
  from asked a join young_person p on p.place_id = a.place_id and p.id <> a.id
  where (p.nhs_number is not null and p.nhs_number = a.nhs_number)
     or (p.date_of_birth = a.date_of_birth and (
           similarity(p.name_key, a.name_key) > 0.45
        or (p.postcode = a.postcode and similarity(p.name_key, a.name_key) > 0.25)))
  limit 5
$$;

select grant_app('select, insert, update (state, answer_by, holder_worker_id, holder_team_id, due_on, acknowledged_at, decision_id, to_team_id, young_person_id)', 'referral');
select grant_app('select, insert', 'referral_decision');
select grant_app('select, insert', 'referral_letter');
select grant_app('select, insert', 'referral_share');
select grant_app('select, insert, update (typed, saved_at, sent_at), delete', 'draft');
select grant_app('select, insert, update (used_at, expires_at)', 'link');
select grant_app('select, insert, update (state, worker_id, team_id, due_on, due_what, first_contact_at, paused_until, ended_at)', 'support');
select grant_app_execute('link_referral()');
select grant_app_execute('link_for_token(bytea)');
select grant_app_execute('possible_matches(uuid)');
-- How many referrals and supports are open in all: what the check for loose batons must see, to be believed.
create function open_batons() returns bigint language sql stable security definer
  set search_path = pg_catalog, public as $$
  select case when actor_kind() = 'operator:check-batons' then
    (select count(*) from referral r where r.open) + (select count(*) from support s where s.state <> 'ended') end
$$;
select grant_app_execute('open_batons()');
