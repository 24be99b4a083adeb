-- Two young people who must not be together: siblings on opposite sides, or one who harmed the other. The database keeps them out of one
-- family's plan and one group, and whoever knows one of them learns nothing about the other.

create table not_together (
  id uuid primary key,
  place_id uuid not null,
  young_person_id uuid not null,
  other_id uuid not null check (other_id <> young_person_id),
  reason text not null check (reason <> ''),
  set_by uuid not null references worker,
  set_at timestamptz not null default trellis_now(),
  review_on date not null,
  reviewed_because text check (reviewed_because <> ''),
  ended_because text check (ended_because <> ''),
  ended_by uuid references worker,
  ended_at timestamptz,
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  foreign key (other_id, place_id) references young_person (id, place_id),
  check (num_nonnulls(ended_because, ended_by, ended_at) in (0, 3))
);
create unique index one_not_together on not_together (least(young_person_id, other_id), greatest(young_person_id, other_id)) where ended_at is null;
create index on not_together (young_person_id);
create index on not_together (other_id);

-- Whoever may seal a record, a lead or manager of its organisation who has it open, may read and say this; of both.
create function actor_keeps_apart(one uuid, other uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select actor_kind() = 'worker' and exists (select from who_may_seal(one) w where w.worker_id = actor_id())
    and exists (select from who_may_seal(other) w where w.worker_id = actor_id())
$$;
alter table not_together enable row level security;
alter table not_together force row level security;
create policy owner_migrates on not_together to current_user using (true) with check (true);
select no_overrides_yes('not_together');
select no_overrides_yes('not_together', 'other_id');
create policy leads_read on not_together for select
  using (place_id = actor_place() and actor_keeps_apart(young_person_id, other_id));
create policy leads_say on not_together for insert
  with check (place_id = actor_place() and set_by = actor_id() and num_nonnulls(reviewed_because, ended_at) = 0
    and actor_keeps_apart(young_person_id, other_id));
create policy leads_change on not_together for update
  using (place_id = actor_place() and ended_at is null and actor_keeps_apart(young_person_id, other_id))
  with check (place_id = actor_place() and (ended_by is null or ended_by = actor_id()));
select grant_app('select, insert, update (review_on, reviewed_because, ended_because, ended_by, ended_at)', 'not_together');
select grant_app_execute('actor_keeps_apart(uuid, uuid)');

-- Every record of whoever must not be together with somebody: those that are joined, and those that go on under a new name.
create function apart_from(person uuid) returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(select distinct other.id
    from (select one_life(person) as life) theirs
    join not_together n on n.ended_at is null and (n.young_person_id = any(theirs.life) or n.other_id = any(theirs.life))
    cross join lateral unnest(goes_on_as(joined_people(
      case when n.young_person_id = any(theirs.life) then n.other_id else n.young_person_id end))) other (id))
$$;
-- The same for a worker, of records that are open to them: nobody learns by it about another.
create function actor_apart_from(person uuid) returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select case when person = any(circle_people('support'))
    then array(select one from unnest(apart_from(person)) one where one = any(circle_people('support'))) else '{}' end
$$;
select grant_app_execute('actor_apart_from(uuid)');

-- Two who join the same thing at the same moment: one waits for the other, and is then refused.
create function not_together_waits() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare life uuid[] := one_life((to_jsonb(new)->>'young_person_id')::uuid);
begin
  perform from not_together n where n.ended_at is null and (n.young_person_id = any(life) or n.other_id = any(life)) order by n.id for update;
  return new;
end $$;
create trigger not_together_waits before insert on family_member for each row
  when (new.young_person_id is not null) execute function not_together_waits();
create trigger not_together_waits before insert or update of group_id on enrolment for each row
  when (new.group_id is not null) execute function not_together_waits();

-- Not in one family's plan. The refusal is the one that everybody gets whose sides are opposed.
create or replace function family_is_opposed(of_plan uuid, lead uuid) returns boolean language sql stable
  set search_path = pg_catalog, public as $$
  select exists (select from family_member y join circle_bar b on b.young_person_id = y.young_person_id and b.lifted_at is null
    left join supporter s on s.id = b.supporter_id
    where y.plan_id = of_plan and y.left_at is null and (b.worker_id = lead
      or exists (select from family_member a where a.plan_id = of_plan and a.left_at is null and a.young_person_id is null
        and (a.supporter_id = b.supporter_id or family_is_called(a.called, s.name)))))
  or exists (select from family_member y join family_member z on z.plan_id = y.plan_id and z.left_at is null
    where y.plan_id = of_plan and y.left_at is null and y.young_person_id is not null and z.young_person_id = any(apart_from(y.young_person_id)))
$$;

-- Not in one group: nobody is given a seat beside whoever they must not meet.
create function seats_apart() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if exists (select from enrolment e where e.group_id = new.group_id and e.seat is not null and e.id <> new.id
      and e.young_person_id = any(apart_from(new.young_person_id))) then
    raise exception 'not together' using errcode = 'check_violation', constraint = 'not_together';
  end if;
  return null;
end $$;
create trigger seats_apart after insert or update of group_id on enrolment for each row
  when (new.group_id is not null and new.seat is not null) execute function seats_apart();
-- Who of those who wait can be offered a seat of a group, longest first: nobody beside whoever they must not meet.
create function group_takes(of_group uuid) returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
declare beside uuid[]; apart uuid[]; one record; takes uuid[] := '{}';
begin
  if of_group <> all(actor_groups()) then return takes; end if;
  beside := array(select e.young_person_id from enrolment e where e.group_id = of_group and e.seat is not null);
  for one in select e.id, e.young_person_id as person from programme_group g join enrolment e on e.run_id = g.run_id
      where g.id = of_group and e.state = 'waiting' and e.referral_id is not null order by e.waiting_since, e.id loop
    apart := apart_from(one.person);
    if apart && beside then continue; end if;
    takes := takes || one.id;
    if apart <> '{}' then beside := beside || one.person; end if;
  end loop;
  return takes;
end $$;
-- Who waits and cannot be beside somebody who has a seat, and whom to ask; only where the actor knows of both.
create function apart_in_group(of_group uuid) returns table (waits uuid, seated uuid, ask text) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select w.id, s.id, (select k.name from not_together n join worker k on k.id = n.set_by where n.ended_at is null
      and ((n.young_person_id = any(one_life(w.young_person_id)) and n.other_id = any(one_life(s.young_person_id)))
        or (n.other_id = any(one_life(w.young_person_id)) and n.young_person_id = any(one_life(s.young_person_id))))
      order by n.set_at limit 1)
  from programme_group g join enrolment s on s.group_id = g.id and s.seat is not null
  join enrolment w on w.run_id = g.run_id and w.state = 'waiting' and w.young_person_id = any(apart_from(s.young_person_id))
  where g.id = of_group and of_group = any(actor_groups())
    and s.referral_id = any(circle_referrals('activity')) and w.referral_id = any(circle_referrals('activity'))
$$;
select grant_app_execute('group_takes(uuid)');
select grant_app_execute('apart_in_group(uuid)');

-- From that moment neither is in a plan with the other, in words that tell nobody why. A place in a group is for a person to move, whom
-- Today asks. Two records of one person are not kept apart, and those kept apart are not said to be one.
create function not_together_begins() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if new.other_id = any(one_life(new.young_person_id)) or new.young_person_id = any(one_life(new.other_id)) then
    raise exception 'these are one person' using errcode = 'check_violation', constraint = 'not_together_are_two';
  end if;
  update family_member m set left_at = new.set_at, left_because = 'Not involved any more'
    where m.left_at is null and m.young_person_id is not null and exists (select from family_member y
      where y.plan_id = m.plan_id and y.left_at is null and y.young_person_id = any(apart_from(m.young_person_id)));
  return null;
end $$;
create trigger not_together_begins after insert on not_together for each row execute function not_together_begins();
create function not_together_are_two() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if apart_from(new.young_person_id) && joined_people(new.young_person_id) then
    raise exception 'these are two' using errcode = 'check_violation', constraint = 'not_together_are_two';
  end if;
  return null;
end $$;
create trigger not_together_are_two after insert on same_person_link for each row execute function not_together_are_two();
create or replace function possible_matches(of_referral uuid) returns table (young_person_id uuid, likeness text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  with asked as (
    select p.* from referral r join young_person p on p.id = r.young_person_id
    where r.id = of_referral and of_referral = any(circle_referrals('referral'))
  )
  select case when p.id = any(circle_people('support')) then p.id end,
    case when p.nhs_number = a.nhs_number then 'same NHS number' else 'same name and date of birth' end
  from asked a join young_person p on p.place_id = a.place_id and p.id <> a.id and p.id <> all(actor_barred())
    and p.id <> all(one_life(a.id)) and a.id <> all(one_life(p.id)) and p.id <> all(apart_from(a.id))
  where (p.nhs_number is not null and p.nhs_number = a.nhs_number)
     or (p.date_of_birth = a.date_of_birth and (
           similarity(p.name_key, a.name_key) > 0.45
        or (p.postcode = a.postcode and similarity(p.name_key, a.name_key) > 0.25)))
  limit 5
$$;

-- That somebody looked at it is among nobody's looks.
alter policy circle_reads on history
  using (subject_kind not in ('safeguarding_concern', 'sealing', 'personal_tie', 'not_together')
    and (young_person_id = any((select circle_people('support'))::uuid[]) or people && (select circle_people('support'))::uuid[]));
create or replace function own_looks(most int) returns table (at timestamptz, worker text, organisation text, screen text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select h.at, w.name, o.name, h.subject_kind
  from history h left join glass_break g on h.actor_kind = 'glass' and g.id = h.actor_id
  join worker w on w.id = coalesce(g.worker_id, h.actor_id) join organisation o on o.id = w.organisation_id
  where h.act = 'looked' and h.actor_kind in ('worker', 'glass')
    and (h.young_person_id = (select own_person()) or h.people @> array[(select own_person())])
    and h.subject_kind !~ '(safeguarding|concern|supervision|hidden|sealing|personal_tie|not_together)'
    and not exists (select from circle_member c
      where c.young_person_id = (select own_person()) and c.worker_id = w.id and c.basis = 'safeguarding')
    and not exists (select from hidden_look x
      where x.young_person_id = (select own_person()) and x.worker_id = w.id and x.shown_again_at is null
        and x.on_day = (h.at at time zone 'Europe/London')::date)
  order by h.position desc limit most
$$;
