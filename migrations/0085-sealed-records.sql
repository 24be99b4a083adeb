-- A sealed record is there for a named few and for nobody else, until two people open it again. Who may not see somebody is said in one
-- place (`actor_barred`), and a rule of each table that says no overrides every rule that says yes.

create table sealing (
  id uuid primary key,
  place_id uuid not null,
  young_person_id uuid not null,
  -- As whoever is asked to be the second reads it, who may have no record open.
  called text not null check (called <> ''),
  reason text not null check (reason <> ''),
  review_on date not null,
  proposed_by uuid not null references worker,
  proposed_at timestamptz not null default trellis_now(),
  second_id uuid not null references worker check (second_id <> proposed_by),
  sealed_at timestamptz,
  declined_because text check (declined_because <> ''),
  declined_by uuid references worker,
  declined_at timestamptz,
  reviewed_because text check (reviewed_because <> ''),
  reviewed_by uuid references worker,
  reviewed_at timestamptz,
  opening_because text check (opening_because <> ''),
  opening_asked_by uuid references worker,
  opening_asked_at timestamptz,
  opened_by uuid references worker check (opened_by <> opening_asked_by),
  opened_at timestamptz,
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  check (num_nonnulls(declined_because, declined_by, declined_at) in (0, 3)),
  check (num_nonnulls(reviewed_because, reviewed_by, reviewed_at) in (0, 3)),
  check (num_nonnulls(opening_because, opening_asked_by, opening_asked_at) in (0, 3)),
  check (num_nonnulls(opened_by, opened_at) in (0, 2)),
  check (declined_at is null or sealed_at is null),
  check (opened_at is null or (sealed_at is not null and opening_asked_at is not null))
);
create unique index one_sealing on sealing (young_person_id) where opened_at is null and declined_at is null;
create index on sealing (young_person_id);
create index sealing_stands on sealing (place_id) where sealed_at is not null and opened_at is null;

-- The named few, beside whoever has the support: the two who sealed it, and whom they named. Leads look after it; others only read.
create table sealing_reader (
  id uuid primary key,
  sealing_id uuid not null references sealing,
  worker_id uuid not null references worker,
  leads boolean not null,
  because text check (because <> ''),
  added_by uuid not null references worker,
  added_at timestamptz not null default trellis_now(),
  -- What opens the record to them, where nothing else did.
  circle_id uuid references circle_member,
  unique (sealing_id, worker_id),
  check (leads or because is not null)
);
create index on sealing_reader (worker_id);
create index on sealing_reader (circle_id);

-- Whether a worker is one of the few who read this sealed record: whoever has its support, and who was named. No cover, no team.
create function reads_sealed(of_sealing uuid, who uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select exists (select from sealing_reader r where r.sealing_id = of_sealing and r.worker_id = who)
    or exists (select from sealing z join support s on s.young_person_id = any(joined_people(z.young_person_id))
      where z.id = of_sealing and s.worker_id = who and s.state <> 'ended')
$$;
-- Which sealing stands on this record, or on one that is joined with it.
create function sealing_of(person uuid) returns uuid language sql stable security definer
  set search_path = pg_catalog, public as $$
  select z.id from sealing z where z.sealed_at is not null and z.opened_at is null
    and z.young_person_id = any(joined_people(person)) limit 1
$$;
-- Of whom the actor may not see anything, whatever else opens them: whose circle is closed to them, and whose record is sealed from them.
create or replace function actor_barred() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(
    select b.young_person_id from circle_bar b
      where actor_kind() = 'worker' and b.worker_id = actor_id() and b.lifted_at is null
    union
    select one.id from sealing z cross join lateral unnest(joined_people(z.young_person_id)) one (id)
      where actor_kind() in ('worker', 'glass') and z.place_id = actor_place() and z.sealed_at is not null and z.opened_at is null
        and not (actor_kind() = 'worker' and reads_sealed(z.id, actor_id())))
$$;
-- Whether nothing about somebody may reach this worker; null for a team's shared address. Asked by the job that sends.
create function is_barred(who uuid, person uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select actor_kind() = 'job:deliver' and (
    exists (select from circle_bar b where b.worker_id = who and b.young_person_id = person and b.lifted_at is null)
    or (sealing_of(person) is not null and not reads_sealed(sealing_of(person), who)))
$$;
-- Whether it is the schema's owner who asks: then the rules below ask nothing, so that what they ask can ask them in turn.
create function owner_asks() returns boolean language sql stable set search_path = pg_catalog, public as $$
  select current_user::regrole::oid = (select c.relowner from pg_class c where c.oid = 'place'::regclass)
$$;
-- A no that overrides every yes of a table's rules. Each table about a young person gets it; a migration that makes one calls this.
create function no_overrides_yes(of_table text, of_column text default 'young_person_id') returns void language plpgsql as $$
begin
  execute format('create policy no_overrides_yes_%2$s on %1$I as restrictive
    using (%2$I is null or (select owner_asks()) or %2$I <> all((select actor_barred())::uuid[]))', of_table, of_column);
end $$;
revoke execute on function no_overrides_yes(text, text) from public;
do $$
declare one text;
begin
  for one in select c.relname from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'young_person_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity
      -- Concerns have a wall of their own, and what was broken is looked at; neither names anybody.
      and c.relname not in ('sealing', 'circle_bar', 'safeguarding_concern', 'glass_break', 'glass_try')
    order by c.relname loop
    perform no_overrides_yes(one);
  end loop;
end $$;
select no_overrides_yes('young_person', 'id');
select no_overrides_yes('same_person_link', 'other_id');

-- The sealings that the actor looks after.
create function actor_sealings() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(select r.sealing_id from sealing_reader r
    where actor_kind() = 'worker' and r.worker_id = actor_id() and r.leads)
$$;
-- Who could be the second, or look after it with the two: leads and managers of the organisation whose record it is, to whom it is not closed.
create function who_may_seal(person uuid) returns table (worker_id uuid, name text, lead boolean) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select w.id, w.name, bool_or(m.role = 'safeguarding_lead')
  from young_person p join team t on t.id = p.team_id join team o on o.organisation_id = t.organisation_id
  join membership m on m.team_id = o.id and m.role in ('safeguarding_lead', 'manager')
    and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today())
  join worker w on w.id = m.worker_id and w.left_on is null
  where p.id = person and (p.id = any(circle_people('support')))
    and not exists (select from circle_bar b where b.worker_id = w.id and b.young_person_id = p.id and b.lifted_at is null)
  group by w.id, w.name order by w.name
$$;
-- Who reads a sealed record, by name, for those few.
create function sealed_for(person uuid) returns table (sealing_id uuid, name text, why text) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select few.sealing_id, w.name, few.why from (
    select r.sealing_id, r.worker_id, case when r.leads then 'leads' else 'reads' end from sealing_reader r
      where r.sealing_id = sealing_of(person)
    union all
    select sealing_of(person), s.worker_id, 'supports' from support s
      where s.young_person_id = any(joined_people(person)) and s.state <> 'ended'
        and not exists (select from sealing_reader r where r.sealing_id = sealing_of(person) and r.worker_id = s.worker_id)
  ) few (sealing_id, worker_id, why) join worker w on w.id = few.worker_id and w.left_on is null
  where few.sealing_id is not null and person = any(circle_people('support'))
  order by 3, 2
$$;

alter table sealing enable row level security;
alter table sealing force row level security;
create policy owner_migrates on sealing to current_user using (true) with check (true);
create policy leads_read on sealing for select using (id = any((select actor_sealings())::uuid[]) or proposed_by = actor_id());
create policy leads_propose on sealing for insert
  with check (actor_kind() = 'worker' and place_id = actor_place() and proposed_by = actor_id() and num_nonnulls(sealed_at, declined_at, reviewed_at,
      opening_asked_at) = 0 and young_person_id = any((select circle_people('support'))::uuid[])
    and actor_id() in (select w.worker_id from who_may_seal(young_person_id) w)
    and second_id in (select w.worker_id from who_may_seal(young_person_id) w));
create policy leads_act on sealing for update using (id = any((select actor_sealings())::uuid[]) and opened_at is null and declined_at is null)
  with check (id = any((select actor_sealings())::uuid[]));

alter table sealing_reader enable row level security;
alter table sealing_reader force row level security;
create policy owner_migrates on sealing_reader to current_user using (true) with check (true);
create policy leads_read on sealing_reader for select using (sealing_id = any((select actor_sealings())::uuid[]));
create policy leads_name on sealing_reader for insert
  with check (added_by = actor_id() and circle_id is null and exists (select from sealing z where z.id = sealing_id and z.opened_at is null
    and (not leads or worker_id in (select w.worker_id from who_may_seal(z.young_person_id) w))
    and (z.proposed_by = actor_id() or (z.sealed_at is not null and z.id = any((select actor_sealings())::uuid[])))));

-- Each step in one's own name: the second seals or says no, and of the leads one asks to open it and another opens.
create function sealing_steps_are_own() returns trigger language plpgsql as $$
begin
  if (new.sealed_at is distinct from old.sealed_at and (old.sealed_at is not null or old.second_id <> actor_id()))
    or (new.declined_by is distinct from old.declined_by
      and (old.sealed_at is not null or new.declined_by <> actor_id() or actor_id() not in (old.second_id, old.proposed_by)))
    or (new.reviewed_by is distinct from old.reviewed_by and new.reviewed_by is distinct from actor_id())
    or (new.opening_asked_by is distinct from old.opening_asked_by
      and coalesce(new.opening_asked_by, actor_id()) is distinct from actor_id())
    or (new.opened_by is distinct from old.opened_by
      and (new.opened_by is distinct from actor_id() or old.opening_asked_by is null or old.opening_asked_by = actor_id())) then
    raise exception 'a step of a sealing is taken in one''s own name, by two people' using errcode = 'check_violation',
      constraint = 'sealing_takes_two';
  end if;
  return new;
end $$;
create trigger sealing_steps_are_own before update on sealing for each row execute function sealing_steps_are_own();

-- Whoever is named reads it, from the moment it is sealed until it is open again, for the sake of safety.
create function sealing_opens_to() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare one sealing_reader; z sealing; entry uuid; of_sealing uuid;
begin
  of_sealing := case when tg_table_name = 'sealing' then (to_jsonb(new)->>'id')::uuid else (to_jsonb(new)->>'sealing_id')::uuid end;
  select * into z from sealing where id = of_sealing;
  if z.opened_at is not null then
    update circle_member m set ends_at = greatest(m.starts_at, z.opened_at), ended_because = 'the record is not sealed any more'
      from sealing_reader r where r.sealing_id = z.id and m.id = r.circle_id and (m.ends_at is null or m.ends_at > z.opened_at);
  elsif z.sealed_at is not null then
    for one in select * from sealing_reader r where r.sealing_id = z.id and r.circle_id is null loop
      entry := gen_random_uuid();
      insert into circle_member (id, place_id, young_person_id, worker_id, opens, basis, starts_at)
        values (entry, z.place_id, z.young_person_id, one.worker_id, 'support', 'safeguarding', trellis_now());
      update sealing_reader set circle_id = entry where id = one.id;
    end loop;
  end if;
  return null;
end $$;
create trigger sealing_opens_to after update of sealed_at, opened_at on sealing for each row execute function sealing_opens_to();
create trigger sealing_opens_to after insert on sealing_reader for each row execute function sealing_opens_to();

-- No record stays sealed with nobody left who looks after it.
create function sealing_has_a_lead() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if exists (select from sealing z join sealing_reader mine on mine.sealing_id = z.id and mine.leads and mine.worker_id = new.id
    where z.sealed_at is not null and z.opened_at is null
      and (select count(*) from sealing_reader r join worker w on w.id = r.worker_id and w.left_on is null
        where r.sealing_id = z.id and r.leads) < 2) then
    raise exception 'a sealed record needs two who look after it' using errcode = 'check_violation', constraint = 'sealing_has_a_lead';
  end if;
  return null;
end $$;
create constraint trigger sealing_has_a_lead after update of left_on on worker deferrable initially deferred
  for each row when (new.left_on is not null) execute function sealing_has_a_lead();

select grant_app('select, insert, update (sealed_at, declined_because, declined_by, declined_at, review_on, reviewed_because, reviewed_by, reviewed_at, opening_because, opening_asked_by, opening_asked_at, opened_by, opened_at)', 'sealing');
select grant_app('select, insert', 'sealing_reader');
select grant_app_execute('is_barred(uuid, uuid)');
select grant_app_execute('owner_asks()');
select grant_app_execute('actor_sealings()');
select grant_app_execute('who_may_seal(uuid)');
select grant_app_execute('sealed_for(uuid)');

-- What is done about a sealing is in history, and shown to nobody around the young person; nor to them, as a look.
alter policy circle_reads on history
  using (subject_kind not in ('safeguarding_concern', 'sealing') and (young_person_id = any((select circle_people('support'))::uuid[])
      or people && (select circle_people('support'))::uuid[]));

-- What asks with its owner's eyes leaves out who is not there for the actor, and whoever's record is sealed where it only counts.

create or replace function possible_matches(of_referral uuid) returns table (young_person_id uuid, likeness text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  with asked as (
    select p.* from referral r join young_person p on p.id = r.young_person_id
    where r.id = of_referral and of_referral = any(circle_referrals('referral'))
  )
  select case when p.id = any(circle_people('support')) then p.id end,
    case when p.nhs_number = a.nhs_number then 'same NHS number' else 'same name and date of birth' end
  from asked a join young_person p on p.place_id = a.place_id and p.id <> a.id and p.id <> all(actor_barred())
  where (p.nhs_number is not null and p.nhs_number = a.nhs_number)
     or (p.date_of_birth = a.date_of_birth and (
           similarity(p.name_key, a.name_key) > 0.45
        or (p.postcode = a.postcode and similarity(p.name_key, a.name_key) > 0.25)))
  limit 5
$$;

create or replace function team_outcomes(at_service uuid)
  returns table (went int, going int, good int, not_for_them int)
  language sql stable security definer set search_path = pg_catalog, public as $$
  with last as (
    select distinct on (r.young_person_id) r.state, d.reason
    from referral r join referral_decision d on d.id = r.decision_id
    where actor_kind() = 'worker' and r.way_in = 'onward' and r.to_service_id = at_service
      and r.from_team_id = any(actor_teams()) and r.young_person_id <> all(actor_barred())
      and exists (select from attendance a where a.referral_id = r.id and a.came = 'came')
    order by r.young_person_id, r.sent_at desc
  ), counted as (
    select count(*)::int as went,
      (count(*) filter (where state = 'accepted'))::int as going,
      (count(*) filter (where state = 'closed' and reason in ('finished', 'on_their_own', 'support_ended')))::int as good,
      (count(*) filter (where state = 'closed' and reason in ('did_not_suit', 'does_not_want')))::int as not_for_them
    from last
  ), safe as (
    select *, not exists (select from unnest(array[going, good, not_for_them, went - going - good - not_for_them]) part
      where part between 1 and 2) as may_split
    from counted
  )
  select case when went >= 3 then went end,
    case when went >= 3 and may_split then going end,
    case when went >= 3 and may_split then good end,
    case when went >= 3 and may_split then not_for_them end
  from safe
$$;

create or replace function waiting_at_service(of_service uuid) returns table (team text, worker text, n int)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(t.name, s.name), w.name, count(*)::int
  from referral r left join worker w on w.id = r.from_worker_id left join team t on t.id = r.from_team_id
    left join team s on s.id = r.holder_team_id
  where r.asked_service_id = of_service and r.place_id = actor_place() and actor_curates() and r.young_person_id <> all(actor_barred())
  group by 1, 2 order by 3 desc, 1, 2
$$;

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
        and sealing_of(e.young_person_id) is null
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

create or replace function programme_reach(of_programme text)
  returns table (aspect text, value text, asked bigint, offered bigint, began bigint, completed bigint)
  language sql stable security definer set search_path = pg_catalog, public as $$
  with people as (
    select e.young_person_id, min(e.waiting_since) as since,
      bool_or(e.began_on is not null or e.state in ('offered', 'taken_up', 'attending')
        or exists (select from enrolment_change c where c.enrolment_id = e.id and c.act = 'offered')) as offered,
      bool_or(e.began_on is not null) as began, bool_or(e.state = 'completed') as completed
    from enrolment e
    where actor_kind() = 'job:programme-flows' and e.place_id = actor_place() and e.programme = of_programme
      and sealing_of(e.young_person_id) is null
    group by 1
  ), known as (
    select p.*, y.sex, y.ethnic_group, y.special_needs, y.care_status, y.date_of_birth, a.deprivation
    from people p join young_person y on y.id = p.young_person_id
    left join postcode c on c.postcode = y.postcode
    left join small_area a on a.place_id = y.place_id and a.code = c.small_area
  )
  select v.aspect, coalesce(v.value, 'not known'), count(*), count(*) filter (where k.offered),
    count(*) filter (where k.began), count(*) filter (where k.completed)
  from known k cross join lateral (values
    ('everybody', 'everybody'),
    ('deprivation', k.deprivation::text),
    ('age', case when k.date_of_birth is null then null
      else (case when age(k.since, k.date_of_birth) < interval '11 years' then 'under 11'
        when age(k.since, k.date_of_birth) < interval '16 years' then '11 to 15'
        when age(k.since, k.date_of_birth) < interval '18 years' then '16 and 17' else '18 and over' end) end),
    ('sex', k.sex), ('ethnic_group', k.ethnic_group), ('special_needs', k.special_needs), ('care_status', k.care_status)
  ) v (aspect, value)
  group by 1, 2
$$;

-- Nobody opens in an emergency what is not there for them, and a sealed record is not there for anybody who comes by glass.
create or replace function glass_finds(try uuid, called text, born date, nhs text)
  returns table (young_person_id uuid, organisation_id uuid) language plpgsql volatile security definer
  set search_path = pg_catalog, public as $$
declare found uuid; tries int;
begin
  if not actor_may_break_glass() then return; end if;
  perform pg_advisory_xact_lock(hashtext('glass ' || actor_id()));
  select count(*) into tries from glass_try t
    where t.worker_id = actor_id() and t.tried_at > clock_timestamp() - interval '1 hour';
  if tries < 5 then
    select case when count(distinct p.nhs_number) <= 1 and count(distinct (p.name_key, p.date_of_birth)) <= 1
      then (array_agg(p.id order by exists (select from support s where s.young_person_id = p.id and s.state <> 'ended') desc,
        p.made_at desc, p.id))[1] end into found
    from young_person p
    where p.place_id = actor_place() and ((nhs is not null and p.nhs_number = nhs)
      or (nhs is null and called is not null and p.name_key = called and p.date_of_birth = born));
    if found = any(actor_barred()) then found := null; end if;
  end if;
  insert into glass_try (id, place_id, worker_id, young_person_id) values (try, actor_place(), actor_id(), found);
  return query select p.id, t.organisation_id from young_person p join team t on t.id = p.team_id where p.id = found;
end $$;

create or replace function glass_person() returns uuid language sql stable security definer
  set search_path = pg_catalog, public as $$
  select g.young_person_id from glass_break g join worker w on w.id = g.worker_id and w.left_on is null
  where actor_kind() = 'glass' and g.id = actor_id() and g.place_id = actor_place()
    and g.ended_at is null and g.ends_at > clock_timestamp() and g.young_person_id <> all(actor_barred())
    and not exists (select from circle_bar b
      where b.young_person_id = g.young_person_id and b.worker_id = g.worker_id and b.lifted_at is null)
$$;

create or replace function glass_about(of_review uuid) returns table (young_person_id uuid, name text) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select p.id, p.name from glass_review r join glass_break g on g.id = r.break_id
    join young_person p on p.id = g.young_person_id join team t on t.id = p.team_id and t.organisation_id = r.organisation_id
  where r.id = of_review and r.organisation_id = any(actor_reviews_for()) and r.worker_id <> actor_id() and p.id <> all(actor_barred())
$$;

-- What a place reads by a link is closed while the record is sealed; what the young person answers by theirs is not.
create or replace function link_referral(wanted text) returns uuid language sql stable security definer
  set search_path = pg_catalog, public as $$
  select l.referral_id from link l join referral r on r.id = l.referral_id
  where actor_kind() = 'link' and l.id = actor_id() and l.purpose = wanted
    and l.expires_at > clock_timestamp() and l.used_at is null
    and (wanted <> 'tell_attendance' or r.state = 'accepted')
    and (wanted = 'answer_offer' or sealing_of(l.young_person_id) is null)
    and not exists (select from referral_share s join decision d on d.id = s.agreed_id
      where s.referral_id = l.referral_id and d.withdrawn_at is not null)
$$;

create or replace function own_looks(most int) returns table (at timestamptz, worker text, organisation text, screen text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select h.at, w.name, o.name, h.subject_kind
  from history h left join glass_break g on h.actor_kind = 'glass' and g.id = h.actor_id
  join worker w on w.id = coalesce(g.worker_id, h.actor_id) join organisation o on o.id = w.organisation_id
  where h.act = 'looked' and h.actor_kind in ('worker', 'glass')
    and (h.young_person_id = (select own_person()) or h.people @> array[(select own_person())])
    and h.subject_kind !~ '(safeguarding|concern|supervision|hidden|sealing)'
    and not exists (select from circle_member c
      where c.young_person_id = (select own_person()) and c.worker_id = w.id and c.basis = 'safeguarding')
    and not exists (select from hidden_look x
      where x.young_person_id = (select own_person()) and x.worker_id = w.id and x.shown_again_at is null
        and x.on_day = (h.at at time zone 'Europe/London')::date)
  order by h.position desc limit most
$$;

create or replace function family_sight() returns table (plan_id uuid, holds boolean) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select one.plan_id, bool_or(one.holds) from (
    select p.id, true from family_plan p where actor_kind() = 'worker' and p.place_id = actor_place()
      and (p.lead_id = any(actor_workers()) or p.team_id = any(actor_led_teams()))
    union all
    select m.plan_id, false from family_member m
    where m.young_person_id = any(circle_people('support')) and m.agreed_id is not null and m.left_at is null
  ) one (plan_id, holds)
  where not exists (select from family_member m where m.plan_id = one.plan_id and m.young_person_id = any(actor_barred())
      and (m.left_at is null or sealing_of(m.young_person_id) is null))
  group by one.plan_id
$$;

-- An answer that somebody must read goes to one of the few: where whoever has the support is away, to whoever looks after the sealing.
create or replace function urgent_reader(of_ask uuid) returns uuid language sql stable security definer
  set search_path = pg_catalog, public as $$
  select case
    when z.id is not null and (away.covered_by is not null or not reads_sealed(z.id, named.id)) then (
      select r.worker_id from sealing_reader r join worker w on w.id = r.worker_id and w.active
      where r.sealing_id = z.id and r.leads order by r.added_at, r.id limit 1)
    else coalesce(away.covered_by, named.id) end
  from ask a join support s on s.id = a.support_id
    join worker named on named.id = coalesce(s.worker_id, a.asked_by) and named.active
    left join sealing z on z.id = sealing_of(a.young_person_id)
    left join lateral (select c.covered_by from cover c join worker there on there.id = c.covered_by and there.active
      where c.worker_id = named.id and trellis_today() between c.starts_on and c.ends_on
      order by c.starts_on desc, c.id limit 1) away on true
  where a.id = of_ask
    and (a.id = (select link_ask()) or a.young_person_id = any((select circle_people('support'))::uuid[]))
$$;

-- Whoever's record is sealed is in no family's plan from then on: it goes on without them.
create function sealed_leaves_families() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  update family_member set left_at = new.sealed_at, left_because = 'Not in it any more'
    where young_person_id = any(joined_people(new.young_person_id)) and left_at is null;
  return null;
end $$;
create trigger sealed_leaves_families after update of sealed_at on sealing for each row
  when (new.sealed_at is not null and old.sealed_at is null) execute function sealed_leaves_families();
