-- What the finder asks of a service, where its places lie, and since when nobody has stood for its entry.

create extension if not exists cube;

-- A point on the earth as `earthdistance` has it (that extension is not a trusted one, cube is), in metres on the
-- sphere of the same mean radius: the distance of two points is the straight line through it, near enough on foot.
create function point_on_earth(latitude double precision, longitude double precision) returns cube
  language sql immutable strict parallel safe
  return cube(array[
    6378168 * cos(radians(latitude)) * cos(radians(longitude)),
    6378168 * cos(radians(latitude)) * sin(radians(longitude)),
    6378168 * sin(radians(latitude))]);

alter table service
  -- A young person may ask for a place themselves; null when nobody has said.
  add column can_refer_self boolean,
  -- How many places are free, as those who run it last said, and when they said it.
  add column places_free int check (places_free between 0 and 10000),
  add column places_told_at timestamptz,
  -- What it is good for, from the closed list of src/directory/facets.ts; good_for has the same in its own words.
  add column helps_with text[] not null default '{}' check (helps_with <@ array['loneliness', 'anxiety', 'low_mood',
    'confidence', 'being_active', 'creativity', 'nature', 'calm', 'learning', 'work', 'food_and_money', 'family',
    'being_yourself', 'grief', 'helping_others']),
  -- What it has for access needs and SEND, from the closed list of src/directory/facets.ts.
  add column access_features text[] not null default '{}' check (access_features <@ array['step_free',
    'accessible_toilet', 'changing_places', 'hearing_loop', 'sign_language', 'quiet_space', 'easy_read',
    'send_trained', 'extra_adult', 'carer_welcome', 'help_with_travel']),
  -- Our reading of where it stands among the tiers. For signed-in workers only (rule 11).
  add column tiers text[] not null default '{}' check (tiers <@ array['universal', 'targeted', 'early_intervention',
    'secondary_prevention', 'treatment']),
  -- The day somebody last stood for this entry: took it in, changed it or made sure of it. Its clock runs from here.
  add column last_confirmed_on date,
  add constraint places_told check ((places_free is null) = (places_told_at is null));
update service set last_confirmed_on = coalesce(assured_date, (first_seen at time zone 'Europe/London')::date);
alter table service
  alter column last_confirmed_on set default trellis_today(),
  alter column last_confirmed_on set not null;
create index on service using gin (helps_with) where withdrawn_on is null;
create index on service using gin (access_features) where withdrawn_on is null;

alter table service_location
  add column city text,
  add column location_type text not null default 'physical' check (location_type in ('physical', 'postal', 'virtual')),
  add column at cube generated always as (point_on_earth(latitude, longitude)) stored;
create index on service_location using gist (at);
select grant_app_execute('point_on_earth(double precision, double precision)');

-- Columns, and parts (locations, schedules, contacts), that those who run it or a curator told us: an import leaves them.
alter table service add column told text[] not null default '{}';

-- How an entry stood before each change, whole, with its parts; appended, never rewritten.
create table service_version (
  id uuid primary key,
  service_id uuid not null references service,
  -- 1 for the oldest.
  nth int not null check (nth > 0),
  -- When it stopped being the entry, who changed it, and why.
  replaced_at timestamptz not null default trellis_now(),
  actor_kind text not null default actor_kind(),
  worker_id uuid references worker,
  because text not null check (because <> ''),
  entry jsonb not null check (jsonb_typeof(entry) = 'object'),
  unique (service_id, nth)
);
select grant_app('select, insert', 'service_version');
