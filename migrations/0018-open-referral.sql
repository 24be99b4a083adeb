-- What giving the directory out as Open Referral UK needs besides: the terms that sources file services under, the ids
-- that they know a service's places by, and when what is given out of an entry last changed.

create table taxonomy (
  id uuid primary key,
  name text not null check (name <> '')
);
create table taxonomy_term (
  id uuid primary key,
  taxonomy_id uuid not null references taxonomy,
  name text not null check (name <> ''),
  description text,
  -- As the source has it: the term above it may not have been met here.
  parent_id uuid,
  uri text,
  code text
);
create index on taxonomy_term (taxonomy_id);

alter table service
  -- The terms behind `topics`.
  add column term_ids uuid[] not null default '{}',
  -- When anything changed that is given out of it, its places, times and organisation included.
  add column changed_at timestamptz default trellis_now();
update service set changed_at = coalesce(
  (select max(replaced_at) from service_version v where v.service_id = service.id), first_seen);
alter table service alter column changed_at set not null;
create index on service using gin (term_ids);
create index on service (id) where withdrawn_on is null;
create index on service (changed_at);

alter table provider add column changed_at timestamptz default trellis_now();
update provider set changed_at = coalesce((select max(changed_at) from service where provider_id = provider.id), 'epoch');
alter table provider alter column changed_at set not null;
create index on provider (changed_at);

-- The id of the Open Referral service_at_location, where its source gave a valid one.
alter table service_location add column link_id uuid;
create index on service_location (link_id) where link_id is not null;

create function service_changed() returns trigger language plpgsql as $$
begin
  new.changed_at := coalesce(trellis_now(), new.changed_at, case tg_op when 'INSERT' then new.first_seen end);
  return new;
end $$;
create trigger changed_is_noted before insert or update of name, summary, provider_id, description, description_html, url,
  email, phone, status, alert, minimum_age, maximum_age, fees, free, eligibility, waiting_time, application_process,
  attending_type, attending_access, accreditations, languages, good_for, helps_with, access_features, topics, term_ids,
  just_turn_up, can_refer_self, places_free, places_told_at, door, assured_date, last_modified, last_confirmed_on, raw,
  withdrawn_on on service for each row execute function service_changed();

-- A change of a part is a change of its service; what was just noted is not written again.
create function part_changed() returns trigger language plpgsql as $$
begin
  update service set changed_at = trellis_now()
   where id in (select service_id from changed) and changed_at is distinct from trellis_now() and trellis_now() is not null;
  return null;
end $$;
create trigger changed_is_noted_on_insert after insert on service_location referencing new table as changed
  for each statement execute function part_changed();
create trigger changed_is_noted_on_update after update on service_location referencing new table as changed
  for each statement execute function part_changed();
create trigger changed_is_noted_on_delete after delete on service_location referencing old table as changed
  for each statement execute function part_changed();
create trigger changed_is_noted_on_insert after insert on service_schedule referencing new table as changed
  for each statement execute function part_changed();
create trigger changed_is_noted_on_update after update on service_schedule referencing new table as changed
  for each statement execute function part_changed();
create trigger changed_is_noted_on_delete after delete on service_schedule referencing old table as changed
  for each statement execute function part_changed();
create trigger changed_is_noted_on_insert after insert on service_contact referencing new table as changed
  for each statement execute function part_changed();
create trigger changed_is_noted_on_update after update on service_contact referencing new table as changed
  for each statement execute function part_changed();
create trigger changed_is_noted_on_delete after delete on service_contact referencing old table as changed
  for each statement execute function part_changed();

create function provider_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.changed_at := coalesce(trellis_now(), new.changed_at, 'epoch');
  elsif (new.name, new.description, new.url, new.email, new.phone)
      is distinct from (old.name, old.description, old.url, old.email, old.phone) then
    new.changed_at := coalesce(trellis_now(), old.changed_at);
    update service set changed_at = new.changed_at
     where provider_id = new.id and changed_at is distinct from new.changed_at;
  end if;
  return new;
end $$;
create trigger changed_is_noted before insert or update of name, description, url, email, phone on provider
  for each row execute function provider_changed();

select grant_app('select, insert, update', 'taxonomy');
select grant_app('select, insert, update', 'taxonomy_term');
