-- The directory: what is open to young people, who runs it, where and when. Nothing in it is about a person.

create extension if not exists unaccent;

-- Where entries come from: a council's feed, or our own (url null).
create table directory_source (
  id uuid primary key,
  place_id uuid references place,
  name text not null check (name <> ''),
  -- What relative addresses in it are relative to.
  base_url text,
  made_at timestamptz not null default trellis_now(),
  -- When its whole list was last taken in. A service of it that was not seen since has vanished from it.
  imported_at timestamptz,
  unique nulls not distinct (place_id, name)
);

-- An organisation as the directory knows it. One with an account is an organisation and a team as well.
create table provider (
  id uuid primary key,
  source_id uuid references directory_source,
  original_id text,
  name text not null check (name <> ''),
  description text,
  url text,
  email text,
  phone text
);
create index on provider (source_id);

create table service (
  id uuid primary key,
  -- The place whose directory it is in; null is for everybody.
  place_id uuid references place,
  source_id uuid references directory_source,
  original_id text,
  provider_id uuid references provider,
  -- Who answers a referral in Trellis; without a team it is asked by a link to contact_email.
  team_id uuid,
  contact_email text,
  answer_days int check (answer_days between 1 and 60),
  name text not null check (name <> ''),
  -- One line in plain words.
  summary text,
  description text,
  description_html text,
  url text,
  email text,
  phone text,
  status text not null default 'active' check (status in ('active', 'inactive', 'defunct', 'temporarily closed')),
  alert text,
  minimum_age int check (minimum_age between 0 and 120),
  maximum_age int check (maximum_age between 0 and 120),
  fees text,
  -- Null when nobody has said.
  free boolean,
  eligibility text,
  waiting_time text,
  application_process text,
  attending_type text,
  attending_access text,
  accreditations text,
  languages text[] not null default '{}',
  -- Plain words only: what a young person would say it helps with. Never a tier, never a circumstance.
  good_for text[] not null default '{}',
  -- Names of the source's own taxonomy terms, for search.
  topics text[] not null default '{}',
  -- Told by those who run it: whether one can just turn up, which door, what happens, who is there.
  just_turn_up boolean,
  door text,
  walk_in jsonb not null default '[]' check (jsonb_typeof(walk_in) = 'array'),
  who_you_meet jsonb not null default '[]' check (jsonb_typeof(who_you_meet) = 'array'),
  safeguarding text,
  picture text,
  -- When somebody last made sure of this entry.
  assured_date date,
  last_modified timestamptz,
  -- The source's own record: its fingerprint, and what it said, for giving it out again meaning the same.
  digest text,
  raw jsonb,
  first_seen timestamptz not null default trellis_now(),
  last_seen timestamptz not null default trellis_now(),
  withdrawn_on date,
  active boolean generated always as (withdrawn_on is null) stored,
  search tsvector not null default '',
  foreign key (team_id, place_id) references team (id, place_id),
  check (minimum_age <= maximum_age),
  unique (id, active)
);
create index on service (source_id, last_seen);
create index on service (provider_id);
create index on service (team_id) where team_id is not null;
create index on service using gin (search);

create table service_location (
  id uuid primary key,
  service_id uuid not null references service on delete cascade,
  original_id text,
  position int not null,
  name text,
  address text,
  postcode text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  access_notes text,
  getting_there text,
  check ((latitude is null) = (longitude is null)),
  unique (service_id, position)
);

create table service_schedule (
  id uuid primary key,
  service_id uuid not null references service on delete cascade,
  position int not null,
  -- 1 Monday to 7 Sunday; empty when the source gives only words.
  days int[] not null default '{}' check (days <@ '{1,2,3,4,5,6,7}'),
  opens time,
  closes time,
  freq text check (freq in ('weekly', 'monthly')),
  valid_from date,
  valid_to date,
  words text,
  unique (service_id, position)
);
create index on service_schedule using gin (days);

-- How to reach those who run it. Only organisations' numbers: no names, no worker's own mobile.
create table service_contact (
  id uuid primary key,
  service_id uuid not null references service on delete cascade,
  position int not null,
  title text,
  phone text,
  email text,
  check (num_nonnulls(phone, email) > 0),
  unique (service_id, position)
);

-- What an import could not decide, for a person to see. `nth` tells apart the same id used again in one file.
create table held_record (
  id uuid primary key,
  source_id uuid not null references directory_source,
  original_id text not null,
  nth int not null default 1,
  reason text not null,
  raw jsonb not null,
  digest text not null,
  first_seen timestamptz not null default trellis_now(),
  last_seen timestamptz not null default trellis_now(),
  decision text check (decision in ('accepted', 'refused')),
  decided_by uuid references worker,
  decided_at timestamptz,
  service_id uuid references service,
  check ((decision is null) = (decided_at is null)),
  unique (source_id, original_id, nth)
);

-- Every word the directory uses, so that a slip of spelling finds the word that was meant.
create table directory_word (word text primary key);
create index on directory_word using gin (word gin_trgm_ops);

create function service_words() returns trigger language plpgsql as $$
begin
  new.search :=
    setweight(to_tsvector('english', unaccent(new.name)), 'A') ||
    setweight(to_tsvector('english', unaccent(concat_ws(' ', new.summary, array_to_string(new.good_for, ' '),
      array_to_string(new.topics, ' ')))), 'B') ||
    setweight(to_tsvector('english', unaccent(coalesce((select p.name from provider p where p.id = new.provider_id), ''))), 'C') ||
    setweight(to_tsvector('english', unaccent(concat_ws(' ', new.description, new.eligibility, new.fees,
      new.attending_type, new.attending_access, new.door))), 'D');
  return new;
end $$;
create trigger words_follow before insert or update of name, summary, good_for, topics, provider_id, description,
  eligibility, fees, attending_type, attending_access, door on service
  for each row execute function service_words();

create function provider_words() returns trigger language plpgsql as $$
begin
  update service set provider_id = provider_id where provider_id = new.id;
  return null;
end $$;
create trigger words_follow after update of name on provider
  for each row when (old.name is distinct from new.name) execute function provider_words();

-- A service is not withdrawn while an open referral asks it.
alter table referral
  add column asked_service_id uuid generated always as (case when state in ('sent', 'returned') then to_service_id end) stored,
  add column asked_service_active boolean generated always as (case when state in ('sent', 'returned') and to_service_id is not null then true end) stored,
  add constraint referral_to_a_service foreign key (to_service_id) references service,
  add constraint asked_service_open foreign key (asked_service_id, asked_service_active)
    references service (id, active) deferrable initially deferred;
create index on referral (to_service_id) where to_service_id is not null;

select grant_app('select, insert, update (name, base_url, imported_at)', 'directory_source');
select grant_app('select, insert, update', 'provider');
select grant_app('select, insert, update', 'service');
select grant_app('select, insert, update, delete', 'service_location');
select grant_app('select, insert, update, delete', 'service_schedule');
select grant_app('select, insert, update, delete', 'service_contact');
select grant_app('select, insert, update (reason, raw, digest, last_seen, decision, decided_by, decided_at, service_id)', 'held_record');
select grant_app('select, insert', 'directory_word');
