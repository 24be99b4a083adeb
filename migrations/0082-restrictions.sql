-- A record that is kept and not used: whoever is in the circle still reads it, and nothing new is shared from it until two people
-- lift that.

create table restriction (
  id uuid primary key,
  place_id uuid not null,
  young_person_id uuid not null,
  reason text not null check (reason <> ''),
  -- Nobody where the young person asked for it on their own page.
  set_by uuid references worker,
  set_at timestamptz not null default trellis_now(),
  lift_because text check (lift_because <> ''),
  lift_asked_by uuid references worker,
  lift_asked_at timestamptz,
  lifted_by uuid references worker check (lifted_by <> lift_asked_by),
  lifted_at timestamptz,
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  check (num_nonnulls(lift_because, lift_asked_by, lift_asked_at) in (0, 3)),
  check (num_nonnulls(lifted_by, lifted_at) in (0, 2)),
  check (lifted_at is null or lift_asked_at is not null)
);
create unique index one_restriction on restriction (young_person_id) where lifted_at is null;
create index on restriction (young_person_id);

alter table restriction enable row level security;
alter table restriction force row level security;
create policy owner_migrates on restriction to current_user using (true) with check (true);
create policy circle_reads on restriction for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_sets on restriction for insert
  with check (place_id = actor_place() and set_by = actor_id() and num_nonnulls(lift_asked_by, lifted_by) = 0
    and young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_settles on restriction for update
  using (lifted_at is null and young_person_id = any((select circle_people('support'))::uuid[]))
  with check (young_person_id = any((select circle_people('support'))::uuid[]));
create policy own_reads on restriction for select using (young_person_id = (select own_person()));
create policy own_sets on restriction for insert
  with check (place_id = actor_place() and set_by is null and num_nonnulls(lift_asked_by, lifted_by) = 0
    and young_person_id = (select own_person()));

-- Each step is taken by whoever acts, in their own name, and none is taken twice.
create function restriction_steps_are_own() returns trigger language plpgsql as $$
begin
  if (old.lift_asked_by is not null and new.lift_asked_by is distinct from old.lift_asked_by)
    or (new.lift_asked_by is distinct from old.lift_asked_by and new.lift_asked_by is distinct from actor_id())
    or (new.lifted_by is distinct from old.lifted_by and new.lifted_by is distinct from actor_id()) then
    raise exception 'a step of a restriction is taken once, in one''s own name';
  end if;
  return new;
end $$;
create trigger restriction_steps_are_own before update on restriction for each row execute function restriction_steps_are_own();
select grant_app('select, insert, update (lift_because, lift_asked_by, lift_asked_at, lifted_by, lifted_at)', 'restriction');

-- Of this record or of one that is joined with it.
create function is_restricted(person uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select exists (select from restriction r where r.lifted_at is null and r.young_person_id = any(joined_people(person)))
$$;

-- What shares asks here first. Leading a group opens nothing of such a record either, and holds up nobody else's.
create function restricted_is_not_shared() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if not is_restricted((to_jsonb(new)->>'young_person_id')::uuid) then return new; end if;
  if to_jsonb(new)->>'basis' = 'leads_group' then return null; end if;
  raise exception 'a restricted record is not shared' using errcode = 'check_violation', constraint = 'restricted_is_not_shared';
end $$;
-- Nobody new comes into the circle, save for safety, and whoever takes over from somebody who was in it.
create trigger restricted_is_not_shared before insert on circle_member for each row
  when (new.opens <> 'nothing' and new.basis not in ('safeguarding', 'handed_on', 'support', 'parental_responsibility'))
  execute function restricted_is_not_shared();
create trigger restricted_is_not_shared before insert on decision for each row
  when (new.about = 'sharing' and new.answer = 'yes' and new.decided_by <> 'safeguarding_override')
  execute function restricted_is_not_shared();
create trigger restricted_is_not_shared before insert or update of shared on referral_share for each row
  execute function restricted_is_not_shared();
create trigger restricted_is_not_shared before insert on referral for each row
  when (new.support_from_id is not null) execute function restricted_is_not_shared();
create trigger restricted_is_not_shared before insert on shared_plan for each row execute function restricted_is_not_shared();
create trigger restricted_is_not_shared before insert or update of asked_at on plan_agency for each row
  execute function restricted_is_not_shared();

-- Nor is it among the records of a programme by which it is shown whether that helps.
create or replace function own_people(of_programme text)
  returns table (person uuid, enrolment uuid, support uuid, arm text, school text, sex text, born date, ethnic_group text,
    deprivation smallint, special_needs text, care_status text, way_in text, sent_by text, began_on date, ended_on date,
    contacts int, first_contact date, last_contact date)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, e.id, e.support_id, e.arm, o.name, p.sex, p.date_of_birth, p.ethnic_group, area.deprivation,
    p.special_needs, p.care_status, r.way_in, sender.kind, e.began_on, e.ended_on, c.many, c.first, c.last
  from (select distinct on (e.young_person_id) e.* from enrolment e
      where actor_kind() = 'job:programme-records' and e.place_id = actor_place() and e.programme = of_programme
        and e.began_on is not null and not is_restricted(e.young_person_id)
      order by e.young_person_id, e.began_on, e.id) e
  join young_person p on p.id = e.young_person_id
  join support s on s.id = e.support_id
  join referral r on r.id = s.referral_id
  left join organisation o on o.id = p.school_id
  left join team t on t.id = r.from_team_id
  left join worker w on w.id = r.from_worker_id
  left join organisation sender on sender.id = coalesce(t.organisation_id, w.organisation_id)
  left join postcode pc on pc.postcode = p.postcode
  left join small_area area on area.place_id = e.place_id and area.code = pc.small_area
  left join lateral (select count(*)::int as many, min(met.on_day) as first, max(met.on_day) as last from (
      select (k.at at time zone 'Europe/London')::date as on_day from contact k
        where k.support_id = e.support_id and k.reached
      union all
      select a.on_date from attendance a where a.referral_id = e.referral_id and a.came = 'came') met
    where met.on_day >= e.began_on and met.on_day <= coalesce(e.ended_on, met.on_day)) c on true
$$;
