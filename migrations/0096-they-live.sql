-- A death that two people had wrong: a manager or a safeguarding lead of the organisation whose record it is asks with why, and another
-- of them confirms that they live.
alter table death
  add column living_because text check (living_because <> ''),
  add column living_asked_by uuid references worker,
  add column living_asked_at timestamptz,
  add check (num_nonnulls(living_because, living_asked_by, living_asked_at) in (0, 3)),
  add check (living_asked_at is null or confirmed_at is not null);
do $$ declare old_rule text; begin
  select conname into strict old_rule from pg_constraint where conrelid = 'death'::regclass and contype = 'c'
    and pg_get_constraintdef(oid) like '%confirmed_at IS NULL) OR (taken_back_at IS NULL%';
  execute format('alter table death drop constraint %I', old_rule);
end $$;
alter table death add constraint living_takes_two check (confirmed_at is null or taken_back_at is null
  or (living_asked_by is not null and taken_back_by <> living_asked_by));

create function settles_death(person uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select exists (select from young_person p join team t on t.id = p.team_id
    join team theirs on theirs.organisation_id = t.organisation_id join membership m on m.team_id = theirs.id
    where p.id = person and actor_kind() = 'worker' and p.place_id = actor_place() and p.id <> all(actor_barred())
      and m.worker_id = actor_id() and m.role in ('manager', 'safeguarding_lead')
      and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today()))
$$;
-- Whose death it is, for those who settle one that is confirmed.
create function death_about(person uuid) returns table (id uuid, name text, called text) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select p.id, p.name, coalesce(p.preferred_name, split_part(p.name, ' ', 1)) from young_person p
  where p.id = person and settles_death(person)
    and exists (select from death d where d.young_person_id = person and d.confirmed_at is not null and d.taken_back_at is null)
$$;
create policy settlers_read on death for select using (confirmed_at is not null and settles_death(young_person_id));
create policy settlers_settle on death for update
  using (confirmed_at is not null and taken_back_at is null and settles_death(young_person_id))
  with check (settles_death(young_person_id));
select grant_app('select, insert, update (confirmed_by, confirmed_at, taken_back_because, taken_back_by, taken_back_at, living_because, living_asked_by, living_asked_at)', 'death');

-- Each step in one's own name, once. The page that closed with the death opens again; whatever else was withdrawn stays withdrawn.
create function death_steps_are_own() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if (old.confirmed_by is not null and new.confirmed_by is distinct from old.confirmed_by)
    or (old.living_asked_by is not null and new.living_asked_by is distinct from old.living_asked_by)
    or (new.living_asked_by is distinct from old.living_asked_by and new.living_asked_by is distinct from actor_id())
    or (new.taken_back_by is distinct from old.taken_back_by and new.taken_back_by is distinct from actor_id()) then
    raise exception 'a step about a death is taken once, in one''s own name';
  end if;
  if old.confirmed_at is not null and new.taken_back_at is not null and old.taken_back_at is null then
    update own_page o set taken_back_at = null where o.young_person_id = any(joined_people(new.young_person_id))
      and o.taken_back_at = new.recorded_at
      and not exists (select from own_page p where p.young_person_id = o.young_person_id and p.taken_back_at is null);
  end if;
  return new;
end $$;
create trigger death_steps_are_own before update on death for each row execute function death_steps_are_own();
select grant_app_execute('settles_death(uuid)');
select grant_app_execute('death_about(uuid)');
