-- The actor of a transaction, and who is who: places, organisations, teams, workers, sign-in.

create extension if not exists pg_trgm;

-- Every transaction names its actor and its moment. Unset means nobody, at no time: no rows.
create function actor_kind() returns text language sql stable parallel safe
  return nullif(current_setting('trellis.actor', true), '');
create function actor_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('trellis.actor_id', true), '')::uuid;
create function actor_place() returns uuid language sql stable parallel safe
  return nullif(current_setting('trellis.place', true), '')::uuid;
create function trellis_now() returns timestamptz language sql stable parallel safe
  return nullif(current_setting('trellis.now', true), '')::timestamptz;
create function trellis_today() returns date language sql stable parallel safe
  return (trellis_now() at time zone 'Europe/London')::date;

create table place (
  id uuid primary key,
  name text not null check (name <> '')
);

create table organisation (
  id uuid primary key,
  place_id uuid not null references place,
  kind text not null check (kind in
    ('school', 'college', 'practice', 'trust', 'council', 'charity', 'club', 'youth_justice')),
  name text not null check (name <> ''),
  urn text check (urn ~ '^[0-9]{6}$'),
  ods_code text check (ods_code ~ '^[A-Z0-9]{3,10}$'),
  phone text,
  -- Weekdays it is open, 1 Monday to 7 Sunday.
  open_days int[] not null default '{1,2,3,4,5}' check (cardinality(open_days) > 0 and open_days <@ '{1,2,3,4,5,6,7}'),
  -- Who holds what falls due while it is shut.
  shut_holder_id uuid,
  unique (place_id, urn),
  unique (place_id, ods_code),
  unique (id, place_id)
);
create table closure (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  name text not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on)
);
create index on closure (organisation_id, ends_on);

create table team (
  id uuid primary key,
  place_id uuid not null,
  organisation_id uuid not null,
  name text not null check (name <> ''),
  purpose text not null default '',
  receives_referrals boolean not null default false,
  front_door boolean not null default false check (not front_door or receives_referrals),
  answer_days int not null default 10 check (answer_days between 1 and 60),
  -- When a named worker reads urgent answers: [{"day":1,"from":"09:00","to":"17:00"}]; empty means never by link.
  cover_hours jsonb not null default '[]',
  closed_on date,
  active boolean generated always as (closed_on is null) stored,
  foreign key (organisation_id, place_id) references organisation (id, place_id),
  unique (id, active),
  unique (id, place_id)
);
create unique index one_front_door on team (place_id) where front_door and closed_on is null;
create index on team (organisation_id);

-- Which team covers which school, practice or charity.
create table team_area (
  team_id uuid not null references team,
  organisation_id uuid not null references organisation,
  primary key (organisation_id, team_id)
);

create table worker (
  id uuid primary key,
  place_id uuid not null references place,
  organisation_id uuid not null,
  name text not null check (name <> ''),
  job_title text not null default '',
  email text,
  phone text,
  left_on date,
  active boolean generated always as (left_on is null) stored,
  foreign key (organisation_id, place_id) references organisation (id, place_id),
  unique (id, active),
  unique (id, place_id)
);
create index on worker (organisation_id);
create unique index worker_email on worker (place_id, lower(email)) where left_on is null;

alter table organisation add constraint organisation_shut_holder_works_here
  foreign key (shut_holder_id) references worker deferrable initially deferred;

create table membership (
  id uuid primary key,
  worker_id uuid not null references worker,
  team_id uuid not null references team,
  role text not null check (role in ('link_worker', 'referrer', 'provider', 'clinician',
    'safeguarding_lead', 'supervisor', 'manager', 'commissioner', 'administrator')),
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  unique (worker_id, team_id, role, starts_on)
);
create index on membership (team_id, role);

-- Who does another's work while they are away.
create table cover (
  id uuid primary key,
  worker_id uuid not null references worker,
  covered_by uuid not null references worker check (covered_by <> worker_id),
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on)
);
create index on cover (covered_by, ends_on);
create index on cover (worker_id, ends_on);

-- A person at an identity provider. The key is issuer and subject, never an email address.
create table worker_identity (
  issuer text not null,
  subject text not null,
  worker_id uuid not null references worker,
  bound_at timestamptz not null default clock_timestamp(),
  primary key (issuer, subject)
);
-- An invitation binds the first sign-in of a worker: single use, for one address, until a date.
create table invitation (
  id uuid primary key,
  worker_id uuid not null references worker,
  code_hash bytea not null unique,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table session (
  token_hash bytea primary key,
  worker_id uuid not null references worker,
  created_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  ends_at timestamptz not null
);
create index on session (worker_id);
-- One sign-in on its way through the provider.
create table sign_in (
  state_hash bytea primary key,
  nonce text not null,
  code_verifier text not null,
  issuer text not null,
  return_to text not null,
  invitation_id uuid references invitation,
  created_at timestamptz not null default clock_timestamp()
);

-- The workers whose work the actor does now (their own and those they cover), the teams they belong to,
-- and those they lead. An administrator or commissioner sees no content, so those roles open no team.
create function actor_workers() returns uuid[] language sql stable as $$
  select case when actor_kind() = 'worker' then array(
    select actor_id()
    union select c.worker_id from cover c
      where c.covered_by = actor_id() and trellis_today() between c.starts_on and c.ends_on) end
$$;
create function actor_teams() returns uuid[] language sql stable as $$
  select case when actor_kind() = 'worker' then array(
    select m.team_id from membership m
      where m.worker_id = any(actor_workers()) and m.role not in ('administrator', 'commissioner')
        and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today())) end
$$;
create function actor_led_teams() returns uuid[] language sql stable as $$
  select case when actor_kind() = 'worker' then array(
    select m.team_id from membership m
      where m.worker_id = any(actor_workers()) and m.role in ('manager', 'supervisor')
        and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today())) end
$$;

select grant_app('select, insert, update (name)', 'place');
select grant_app('select, insert, update (name, phone, open_days, shut_holder_id)', 'organisation');
select grant_app('select, insert, delete', 'closure');
select grant_app('select, insert, update (name, purpose, receives_referrals, front_door, answer_days, cover_hours, closed_on)', 'team');
select grant_app('select, insert, delete', 'team_area');
select grant_app('select, insert, update (name, job_title, email, phone, left_on)', 'worker');
select grant_app('select, insert, update (ends_on)', 'membership');
select grant_app('select, insert, update (ends_on), delete', 'cover');
select grant_app('select, insert', 'worker_identity');
select grant_app('select, insert, update (used_at)', 'invitation');
select grant_app('select, insert, update (seen_at), delete', 'session');
select grant_app('select, insert, delete', 'sign_in');
select grant_app_execute('actor_kind()');
select grant_app_execute('actor_id()');
select grant_app_execute('actor_place()');
select grant_app_execute('trellis_now()');
select grant_app_execute('trellis_today()');
select grant_app_execute('actor_workers()');
select grant_app_execute('actor_teams()');
select grant_app_execute('actor_led_teams()');
