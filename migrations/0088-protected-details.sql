-- Where a young person lives, learns and is a patient, or how to reach somebody beside them, kept apart from the record: what is
-- not in the record cannot be given away by a distance, a list, a letter, a file or a message.

create table protection (
  id uuid primary key,
  place_id uuid not null,
  young_person_id uuid not null,
  -- Whose telephone and email it is; their own whereabouts where it is nobody's.
  of_supporter_id uuid references supporter,
  -- From whom: from everybody but those who are named, where it is nobody's.
  from_supporter_id uuid references supporter,
  protected_by uuid not null references worker,
  protected_at timestamptz not null default trellis_now(),
  lifted_because text check (lifted_because <> ''),
  lifted_by uuid references worker,
  lifted_at timestamptz,
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  check (of_supporter_id is null or from_supporter_id is null or of_supporter_id <> from_supporter_id),
  check (num_nonnulls(lifted_because, lifted_by, lifted_at) in (0, 3))
);
create unique index one_protection on protection (young_person_id, coalesce(of_supporter_id, young_person_id)) where lifted_at is null;
create index on protection (young_person_id);
create index on protection (of_supporter_id);
create index on protection (from_supporter_id);

-- Whom it names, from whom else it is protected.
create table protection_reader (
  protection_id uuid not null references protection,
  young_person_id uuid not null references young_person,
  worker_id uuid not null references worker,
  primary key (protection_id, worker_id)
);
create index on protection_reader (worker_id);
create index on protection_reader (young_person_id);

-- What is kept apart, of each record that is theirs, and why. Gone once it is lifted: then it is in the record again.
create table protection_kept (
  protection_id uuid primary key references protection,
  young_person_id uuid not null references young_person,
  reason text not null check (reason <> ''),
  kept jsonb not null default '{}' check (jsonb_typeof(kept) = 'object')
);
create index on protection_kept (young_person_id);

do $$ declare one text; begin
  foreach one in array array['protection', 'protection_reader', 'protection_kept'] loop
    execute format('alter table %I enable row level security', one);
    execute format('alter table %I force row level security', one);
    execute format('create policy owner_migrates on %I to current_user using (true) with check (true)', one);
    perform no_overrides_yes(one);
  end loop;
end $$;

-- Those of which the actor reads what is kept: by name; or, where it is kept from one person alone, with the record.
create function actor_protections() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(select p.id from protection p
    where p.young_person_id = any(circle_people('support')) and p.lifted_at is null
      and (p.from_supporter_id is not null
        or exists (select from protection_reader r where r.protection_id = p.id and r.worker_id = actor_id())))
$$;
create policy circle_reads on protection for select using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_protects on protection for insert
  with check (place_id = actor_place() and protected_by = actor_id() and lifted_at is null
    and young_person_id = any((select circle_people('support'))::uuid[]));
create policy named_lift on protection for update using (id = any((select actor_protections())::uuid[]))
  with check (lifted_by = actor_id() and young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_reads on protection_reader for select using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy protector_names on protection_reader for insert
  with check (exists (select from protection p where p.id = protection_id and p.young_person_id = protection_reader.young_person_id
    and p.protected_by = actor_id() and p.protected_at = trellis_now()));
create policy named_read on protection_kept for select using (protection_id = any((select actor_protections())::uuid[]));
create policy protector_keeps on protection_kept for insert
  with check (kept = '{}' and exists (select from protection p where p.id = protection_id
    and p.young_person_id = protection_kept.young_person_id and p.protected_by = actor_id() and p.protected_at = trellis_now()));
create policy named_change on protection_kept for update using (protection_id = any((select actor_protections())::uuid[]));
select grant_app('select, insert, update (lifted_because, lifted_by, lifted_at)', 'protection');
select grant_app('select, insert', 'protection_reader');
select grant_app('select, insert, update (kept)', 'protection_kept');

-- What of a record is protected: nothing, or where they are, in this record or one that is joined with it.
create function is_protected(person uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select exists (select from protection p where p.lifted_at is null and p.of_supporter_id is null
    and p.young_person_id = any(joined_people(person)))
$$;
select grant_app_execute('is_protected(uuid)');
select grant_app_execute('actor_protections()');

-- Takes what is protected out of every record of theirs, and out of what was typed when they were referred and shared.
create function take_apart(of_protection uuid) returns void language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare p protection; one uuid; theirs jsonb; beside supporter;
begin
  select * into p from protection where id = of_protection;
  if p.of_supporter_id is not null then
    select * into beside from supporter where id = p.of_supporter_id;
    update protection_kept set kept = kept || jsonb_build_object(beside.id,
      jsonb_strip_nulls(jsonb_build_object('phone', beside.phone, 'email', beside.email))) where protection_id = p.id;
    update supporter set phone = null, email = null where id = beside.id;
    update referral_letter set typed = typed - '{parent_phone,parent_email}'::text[]
        - case when typed->>'tell_first' = 'parent_or_carer' then '{phone,email}'::text[] else '{}'::text[] end
      where young_person_id = any(joined_people(p.young_person_id));
    update message set address = 'protected', withheld_because = case when sent_at is null
        then coalesce(withheld_because, 'How to reach them is protected now.') else withheld_because end
      where young_person_id = any(joined_people(p.young_person_id)) and lower(address) in (lower(beside.email), beside.phone);
    return;
  end if;
  foreach one in array joined_people(p.young_person_id) loop
    select jsonb_strip_nulls(jsonb_build_object('address', y.address, 'postcode', y.postcode, 'school_id', y.school_id,
        'school_name', y.school_name, 'practice_id', y.practice_id, 'practice_name', y.practice_name)) into theirs
      from young_person y where y.id = one;
    update protection_kept set kept = kept || jsonb_build_object(one, coalesce(kept->(one::text), '{}'::jsonb) || theirs)
      where protection_id = p.id;
    update young_person set address = null, postcode = null, school_id = null, school_name = null, practice_id = null,
      practice_name = null, address_protected = true where id = one;
    update referral_letter set typed = typed - '{address,postcode,school_name,school_id,practice_name,practice_id}'::text[]
      where young_person_id = one;
    update referral_share set shared = shared - '{address,postcode,school,school_name}'::text[] where young_person_id = one;
  end loop;
end $$;
create function protection_takes_apart() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare one protection;
begin
  if tg_table_name = 'protection_kept' then
    perform take_apart((to_jsonb(new)->>'protection_id')::uuid);
    return null;
  end if;
  -- Another record turns out to be theirs.
  for one in select p.* from protection p where p.lifted_at is null and p.of_supporter_id is null
      and p.young_person_id = any(joined_people((to_jsonb(new)->>'young_person_id')::uuid)) loop
    perform take_apart(one.id);
  end loop;
  return null;
end $$;
create trigger protection_takes_apart after insert on protection_kept for each row execute function protection_takes_apart();
create trigger protection_takes_apart after insert on same_person_link for each row execute function protection_takes_apart();

-- Nothing of it is written into the record again, nor comes with another referral, while it is protected.
create function protected_stays_apart() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if tg_table_name = 'referral_letter' then
    if is_protected(new.young_person_id) then
      new.typed := new.typed - '{address,postcode,school_name,school_id,practice_name,practice_id}'::text[];
    end if;
    return new;
  end if;
  if num_nonnulls(to_jsonb(new)->>'address', to_jsonb(new)->>'postcode', to_jsonb(new)->>'school_id', to_jsonb(new)->>'school_name',
      to_jsonb(new)->>'practice_id', to_jsonb(new)->>'practice_name') > 0 and is_protected((to_jsonb(new)->>'id')::uuid) then
    raise exception 'it is kept apart' using errcode = 'check_violation', constraint = 'protected_stays_apart';
  end if;
  return new;
end $$;
create trigger protected_stays_apart before insert or update of typed on referral_letter
  for each row execute function protected_stays_apart();
create trigger protected_stays_apart before update of address, postcode, school_id, school_name, practice_id, practice_name on young_person
  for each row execute function protected_stays_apart();
create function contact_stays_apart() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if num_nonnulls(new.phone, new.email) > 0 and exists (select from protection p where p.of_supporter_id = new.id and p.lifted_at is null) then
    raise exception 'it is kept apart' using errcode = 'check_violation', constraint = 'protected_stays_apart';
  end if;
  return new;
end $$;
create trigger contact_stays_apart before update of phone, email on supporter for each row execute function contact_stays_apart();

-- Lifted, it stands in each record again.
create function protection_is_lifted() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare one record;
begin
  for one in select k.key::uuid as id, k.value as was from protection_kept p, jsonb_each(p.kept) k where p.protection_id = new.id loop
    if new.of_supporter_id is not null then
      update supporter set phone = one.was->>'phone', email = one.was->>'email' where id = one.id;
    else
      update young_person set address = one.was->>'address', postcode = one.was->>'postcode',
        school_id = (one.was->>'school_id')::uuid, school_name = one.was->>'school_name',
        practice_id = (one.was->>'practice_id')::uuid, practice_name = one.was->>'practice_name', address_protected = false
        where id = one.id;
    end if;
  end loop;
  delete from protection_kept where protection_id = new.id;
  return null;
end $$;
create trigger protection_is_lifted after update of lifted_at on protection for each row
  when (new.lifted_at is not null and old.lifted_at is null) execute function protection_is_lifted();

-- Nothing about them is sent to whom their whereabouts are protected from: what happens where and when would tell.
create or replace function address_closed(of_person uuid, address text) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select actor_kind() = 'job:deliver' and exists (
    select from (
      select b.supporter_id, b.young_person_id from circle_bar b where b.lifted_at is null
      union all
      select p.from_supporter_id, p.young_person_id from protection p where p.lifted_at is null
    ) shut join supporter s on s.id = shut.supporter_id
    where shut.young_person_id = any(joined_people(of_person))
      and (lower(s.email) = lower(address)
        or (length(regexp_replace(s.phone, '\D', '', 'g')) >= 10 and address !~ '@'
          and right(regexp_replace(s.phone, '\D', '', 'g'), 10) = right(regexp_replace(address, '\D', '', 'g'), 10))))
$$;
