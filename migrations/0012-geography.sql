-- Where postcodes, towns and shapes for maps lie. Nothing in it is about a person.

-- What was imported, and the words that whoever shows it owes to those who made it.
create table place_source (
  name text primary key check (name <> ''),
  kind text not null check (kind in ('postcodes', 'shapes')),
  attribution text check (attribution <> ''),
  imported_at timestamptz not null default trellis_now()
);

-- Postcodes as they are written, 'SW1A 1AA', in the order of their bytes, so that the beginning of one finds it.
create table postcode (
  postcode text collate "C" primary key,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  -- The LSOA of 2021, or what Wales, Scotland and Northern Ireland have in its place.
  small_area text,
  authority text,
  -- The month, 'YYYY-MM', in which the post stopped using it.
  terminated_in text check (terminated_in ~ '^\d{4}-\d{2}$'),
  check ((latitude is null) = (longitude is null))
);

-- The middle of the postcodes that begin alike, 'SW1A', worked out when they are taken in.
create table postcode_district (
  district text primary key,
  latitude double precision not null,
  longitude double precision not null,
  postcodes int not null check (postcodes > 0)
);

-- A name as it is compared: without capitals, accents and marks, with one way to write Saint and And.
create function plain_name(name text) returns text
  language sql immutable strict parallel safe
  return btrim(regexp_replace(regexp_replace(regexp_replace(replace(
    lower(public.unaccent('public.unaccent'::regdictionary, left(name, 200))), '&', ' and '),
    '[''’.]', '', 'g'), '[^a-z0-9]+', ' ', 'g'), '\msaint\M', 'st', 'g'));

-- Names of towns. With a point they were imported; without one they are the city of services, and lie where those are.
create table town (
  name text not null check (name <> ''),
  plain text not null generated always as (plain_name(name)) stored,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  source text references place_source,
  check ((latitude is null) = (longitude is null)),
  check ((latitude is null) = (source is null)),
  unique nulls not distinct (plain, latitude, longitude)
);
create index on town using gin (plain gin_trgm_ops);
create index on town (source);
create index on service_location (plain_name(city)) where city is not null;

create function learn_towns() returns trigger language plpgsql as $$
begin
  insert into town (name)
  select distinct on (plain_name(city)) btrim(city) from fresh
   where city is not null and plain_name(city) <> '' and length(city) <= 100
     and not exists (select from town t where t.plain = plain_name(city) and t.latitude is null)
   order by plain_name(city), city
  on conflict do nothing;
  return null;
end $$;
create trigger towns_are_learnt after insert on service_location referencing new table as fresh
  for each statement execute function learn_towns();
create trigger towns_are_learnt_anew after update on service_location referencing new table as fresh
  for each statement execute function learn_towns();
insert into town (name)
select distinct on (plain_name(city)) btrim(city) from service_location
 where plain_name(city) <> '' and length(city) <= 100
 order by plain_name(city), city
on conflict do nothing;

-- Lines and outlines to draw behind the marks of a map: lists of [longitude, latitude], simplified.
create table place_shape (
  source text not null references place_source,
  nth int not null check (nth > 0),
  kind text not null check (kind in ('land', 'water', 'road', 'boundary')),
  closed boolean not null,
  name text,
  extent box not null,
  lines jsonb not null check (jsonb_typeof(lines) = 'array'),
  primary key (source, nth)
);
create index on place_shape using gist (extent);

select grant_app('select, insert, update', 'place_source');
select grant_app('select, insert, update', 'postcode');
select grant_app('select, insert, update, delete', 'postcode_district');
select grant_app('select, insert, delete', 'town');
select grant_app('select, insert, update, delete', 'place_shape');
select grant_app_execute('plain_name(text)');
