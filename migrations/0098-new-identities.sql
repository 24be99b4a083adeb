-- An adoption with a new identity: a record ends behind its seal and another, which began as records begin, goes on. That the two are one
-- person is known to two people, and stands in no other place.

create table new_identity (
  id uuid primary key,
  place_id uuid not null,
  sealing_id uuid not null references sealing,
  -- The record that stays sealed.
  young_person_id uuid not null,
  -- The record that goes on; nobody's once that one is gone.
  goes_on_id uuid references young_person,
  reason text not null check (reason <> ''),
  asked_by uuid not null references worker,
  asked_at timestamptz not null default trellis_now(),
  second_id uuid not null references worker check (second_id <> asked_by),
  -- Those two who know of it, now: a place is handed to somebody else, and there is no third.
  one_knows uuid not null references worker,
  other_knows uuid not null references worker check (other_knows <> one_knows),
  agreed_at timestamptz,
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  check (goes_on_id <> young_person_id)
);
create unique index one_new_identity on new_identity (young_person_id);
create index on new_identity (goes_on_id);
create index on new_identity (sealing_id);

alter table new_identity enable row level security;
alter table new_identity force row level security;
create policy owner_migrates on new_identity to current_user using (true) with check (true);
select no_overrides_yes('new_identity');
create policy the_two_read on new_identity for select
  using (actor_kind() = 'worker' and place_id = actor_place() and actor_id() in (one_knows, other_knows));
create policy lead_asks on new_identity for insert
  with check (actor_kind() = 'worker' and place_id = actor_place() and asked_by = actor_id() and agreed_at is null
    and one_knows = asked_by and other_knows = second_id
    and goes_on_id = any((select circle_people('support'))::uuid[])
    and sealing_id = any((select actor_sealings())::uuid[])
    and exists (select from sealing z where z.id = sealing_id and z.young_person_id = new_identity.young_person_id
      and z.sealed_at is not null and z.opened_at is null)
    and exists (select from sealing_reader r where r.sealing_id = new_identity.sealing_id and r.worker_id = second_id and r.leads));
create policy the_two_act on new_identity for update
  using (actor_kind() = 'worker' and actor_id() in (one_knows, other_knows))
  with check (place_id = actor_place() and actor_id() in (one_knows, other_knows));
create policy the_two_take_back on new_identity for delete
  using (actor_kind() = 'worker' and actor_id() in (one_knows, other_knows) and agreed_at is null);
select grant_app('select, insert, delete, update (agreed_at)', 'new_identity');

-- The second agrees in their own name; and each of the two hands on their own place, to somebody who could look after the seal.
create function new_identity_takes_two() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if (new.agreed_at is distinct from old.agreed_at and (old.agreed_at is not null or old.second_id <> actor_id()))
    or (new.one_knows <> old.one_knows and (old.agreed_at is null or old.one_knows <> actor_id()))
    or (new.other_knows <> old.other_knows and (old.agreed_at is null or old.other_knows <> actor_id())) then
    raise exception 'it takes two, each in their own name' using errcode = 'check_violation', constraint = 'new_identity_takes_two';
  end if;
  if old.agreed_at is not null and not exists (select from who_may_seal(new.young_person_id) w
      where w.worker_id = case when new.one_knows <> old.one_knows then new.one_knows else new.other_knows end) then
    raise exception 'not somebody who could look after it' using errcode = 'check_violation', constraint = 'new_identity_takes_two';
  end if;
  if old.agreed_at is null and new.goes_on_id = any(joined_people(new.young_person_id)) then
    raise exception 'these are joined' using errcode = 'check_violation', constraint = 'new_identity_stays_apart';
  end if;
  if old.agreed_at is null and exists (select from support s where s.young_person_id = any(joined_people(new.young_person_id))
      and s.state <> 'ended' and s.worker_id is distinct from new.one_knows and s.worker_id is distinct from new.other_knows) then
    raise exception 'somebody else has the support' using errcode = 'check_violation', constraint = 'new_identity_is_with_two';
  end if;
  return new;
end $$;
create trigger new_identity_takes_two before update of agreed_at, one_knows, other_knows on new_identity for each row execute function new_identity_takes_two();

-- The two know under which name it goes on, whether or not that record is open to them.
create function goes_on_called(of_sealing uuid) returns text language sql stable security definer
  set search_path = pg_catalog, public as $$
  select y.name from new_identity n join young_person y on y.id = n.goes_on_id
  where n.sealing_id = of_sealing and n.place_id = actor_place()
    and actor_kind() = 'worker' and actor_id() in (n.one_knows, n.other_knows)
$$;
select grant_app_execute('goes_on_called(uuid)');

-- From then on the two are the only ones behind the seal, and nothing comes to anybody from the record before: its page, its links and what
-- waits to be sent end. The record that goes on is kept until two people look again, because the dates of the other are not in it.
create function new_identity_begins() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare before uuid[] := joined_people(new.young_person_id);
begin
  update circle_member m set ends_at = greatest(m.starts_at, trellis_now()), ended_because = 'the record is read by two people'
    from sealing_reader r where r.sealing_id = new.sealing_id and r.worker_id not in (new.one_knows, new.other_knows)
      and m.id = r.circle_id and (m.ends_at is null or m.ends_at > trellis_now());
  delete from sealing_reader r where r.sealing_id = new.sealing_id and r.worker_id not in (new.one_knows, new.other_knows);
  insert into sealing_reader (id, sealing_id, worker_id, leads, added_by)
    select gen_random_uuid(), new.sealing_id, k, true, actor_id() from unnest(array[new.one_knows, new.other_knows]) k
    on conflict (sealing_id, worker_id) do update set leads = true;
  if old.agreed_at is not null then return null; end if;
  update own_page set taken_back_at = trellis_now() where young_person_id = any(before) and taken_back_at is null;
  update link set used_at = trellis_now() where young_person_id = any(before) and used_at is null;
  update message set withheld_because = 'Nothing is sent about this record any more.'
    where young_person_id = any(before) and sent_at is null and withheld_because is null;
  insert into retention_hold (id, place_id, young_person_id, reason, set_by, confirmed_by, confirmed_at)
    select gen_random_uuid(), new.place_id, new.goes_on_id, 'Kept until ' || a.name || ' or ' || b.name || ' says that its time is over.',
      new.asked_by, new.second_id, trellis_now() from worker a, worker b where a.id = new.asked_by and b.id = new.second_id;
  return null;
end $$;
create trigger new_identity_begins after update of agreed_at, one_knows, other_knows on new_identity for each row execute function new_identity_begins();

-- One of the two gives their place to another, and knows of it no more.
create function hand_on_new_identity(of_sealing uuid, whom uuid) returns void language sql volatile security definer
  set search_path = pg_catalog, public as $$
  update new_identity set one_knows = case when one_knows = actor_id() then whom else one_knows end,
      other_knows = case when other_knows = actor_id() then whom else other_knows end
    where sealing_id = of_sealing and agreed_at is not null and place_id = actor_place()
      and actor_kind() = 'worker' and actor_id() in (one_knows, other_knows)
$$;
select grant_app_execute('hand_on_new_identity(uuid, uuid)');

-- The seal of such a record has the two and no third; nobody else is given its support; and the two records are not joined.
create function new_identity_stays_apart() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if tg_table_name = 'sealing_reader' and exists (select from new_identity n where n.sealing_id = (to_jsonb(new)->>'sealing_id')::uuid
      and n.agreed_at is not null and (to_jsonb(new)->>'worker_id')::uuid not in (n.one_knows, n.other_knows)) then
    raise exception 'two people read it' using errcode = 'check_violation', constraint = 'new_identity_is_with_two';
  elsif tg_table_name = 'support' and exists (select from new_identity n where (to_jsonb(new)->>'young_person_id')::uuid = any(joined_people(n.young_person_id))
      and n.agreed_at is not null and (to_jsonb(new)->>'worker_id')::uuid not in (n.one_knows, n.other_knows)) then
    raise exception 'somebody else has to' using errcode = 'check_violation', constraint = 'tied_takes_nothing_on';
  elsif tg_table_name = 'same_person_link' and exists (select from new_identity n where n.agreed_at is not null
      and joined_people(n.goes_on_id) && joined_people(n.young_person_id)) then
    raise exception 'these are not joined' using errcode = 'check_violation', constraint = 'new_identity_stays_apart';
  end if;
  return null;
end $$;
create trigger new_identity_stays_apart after insert on sealing_reader for each row execute function new_identity_stays_apart();
create trigger new_identity_stays_apart after insert or update of worker_id on support for each row execute function new_identity_stays_apart();
create trigger new_identity_stays_apart after insert on same_person_link for each row execute function new_identity_stays_apart();

-- What keeps somebody out of a record keeps them out of the one that goes on, however long ago or late it was said; by this way nobody reads
-- that there are two.
create function goes_on_as(people uuid[]) returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  with recursive after (id) as (
    select unnest(people)
    union
    select same.id from after a join new_identity n on n.young_person_id = a.id and n.agreed_at is not null
      cross join lateral unnest(joined_people(n.goes_on_id)) same (id) where n.goes_on_id is not null
  )
  select array(select id from after)
$$;
-- Every record of one life: those joined with it, and those it goes on from.
create function one_life(person uuid) returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  with recursive before (id) as (
    select unnest(joined_people(person))
    union
    select same.id from before b join new_identity n on n.goes_on_id = b.id and n.agreed_at is not null
      cross join lateral unnest(joined_people(n.young_person_id)) same (id)
  )
  select array(select id from before)
$$;
create or replace function tied_people(who uuid) returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select goes_on_as(array(select distinct same.id from personal_tie t
    join young_person p on p.place_id = t.place_id
      and (p.id = t.young_person_id or (p.date_of_birth = t.born and p.name_key = t.name_key))
    cross join lateral unnest(joined_people(p.id)) same (id)
    where t.worker_id = who and t.ended_at is null))
$$;
create or replace function actor_barred() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(
    select unnest(goes_on_as(array(select b.young_person_id from circle_bar b
      where actor_kind() = 'worker' and b.worker_id = actor_id() and b.lifted_at is null)))
    union
    select one.id from sealing z cross join lateral unnest(joined_people(z.young_person_id)) one (id)
      where actor_kind() in ('worker', 'glass') and z.place_id = actor_place() and z.sealed_at is not null and z.opened_at is null
        and not (actor_kind() = 'worker' and reads_sealed(z.id, actor_id()))
    union
    select unnest(tied_people(actor_id())) where actor_kind() = 'worker')
$$;
create or replace function is_barred(who uuid, person uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select actor_kind() = 'job:deliver' and (
    exists (select from circle_bar b where b.worker_id = who and b.lifted_at is null and b.young_person_id = any(one_life(person)))
    or person = any(tied_people(who))
    or (sealing_of(person) is not null and not reads_sealed(sealing_of(person), who)))
$$;
create or replace function glass_person() returns uuid language sql stable security definer
  set search_path = pg_catalog, public as $$
  select g.young_person_id from glass_break g join worker w on w.id = g.worker_id and w.left_on is null
  where actor_kind() = 'glass' and g.id = actor_id() and g.place_id = actor_place()
    and g.ended_at is null and g.ends_at > clock_timestamp() and g.young_person_id <> all(actor_barred())
    and g.young_person_id <> all(tied_people(g.worker_id))
    and not exists (select from circle_bar b
      where b.young_person_id = any(one_life(g.young_person_id)) and b.worker_id = g.worker_id and b.lifted_at is null)
$$;
-- A manager is not told that a worker knows whom a record goes on from.
create or replace function tie_could_mean(of_tie uuid) returns table (young_person_id uuid, name text, meant boolean, support_id uuid, has_it boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.name, p.id = any(tied_people(t.worker_id))
      and not exists (select from new_identity n where n.goes_on_id = p.id and n.agreed_at is not null), s.id, s.worker_id is not distinct from t.worker_id
  from personal_tie t join young_person p on p.place_id = t.place_id
  left join support s on s.young_person_id = p.id and s.state <> 'ended'
  where t.id = of_tie and t.ended_at is null and t.organisation_id = any(actor_manages()) and t.worker_id <> actor_id()
    and p.id = any(circle_people('support'))
    and ((p.id = any(tied_people(t.worker_id)) and not exists (select from new_identity n where n.goes_on_id = p.id and n.agreed_at is not null))
      or p.name_key = t.name_key
      or (p.date_of_birth = t.born and similarity(p.name_key, t.name_key) > 0.45))
  order by 3 desc, 2 limit 20
$$;
-- Nothing about the record before is sent to anybody; nor about the one that goes on to whom the other was closed.
create or replace function address_closed(of_person uuid, address text) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select actor_kind() = 'job:deliver' and (
    exists (select from new_identity n where n.agreed_at is not null and n.young_person_id = any(joined_people(of_person)))
    or exists (
    select from (
      select b.supporter_id, b.young_person_id from circle_bar b where b.lifted_at is null
      union all
      select p.from_supporter_id, p.young_person_id from protection p where p.lifted_at is null
    ) shut join supporter s on s.id = shut.supporter_id
    where shut.young_person_id = any(one_life(of_person))
      and (lower(s.email) = lower(address)
        or (length(regexp_replace(s.phone, '\D', '', 'g')) >= 10 and address !~ '@'
          and right(regexp_replace(s.phone, '\D', '', 'g'), 10) = right(regexp_replace(address, '\D', '', 'g'), 10)))))
$$;
-- The two who read both are not asked whether they are the same.
create or replace function possible_matches(of_referral uuid) returns table (young_person_id uuid, likeness text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  with asked as (
    select p.* from referral r join young_person p on p.id = r.young_person_id
    where r.id = of_referral and of_referral = any(circle_referrals('referral'))
  )
  select case when p.id = any(circle_people('support')) then p.id end,
    case when p.nhs_number = a.nhs_number then 'same NHS number' else 'same name and date of birth' end
  from asked a join young_person p on p.place_id = a.place_id and p.id <> a.id and p.id <> all(actor_barred())
    and p.id <> all(one_life(a.id)) and a.id <> all(one_life(p.id))
  where (p.nhs_number is not null and p.nhs_number = a.nhs_number)
     or (p.date_of_birth = a.date_of_birth and (
           similarity(p.name_key, a.name_key) > 0.45
        or (p.postcode = a.postcode and similarity(p.name_key, a.name_key) > 0.25)))
  limit 5
$$;

-- The record that goes on may go before the other.
create or replace function erase_record(person uuid) returns jsonb language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare
  theirs constant text := 'young_person_id = $1';
  concerns constant text := 'concern_id in (select id from safeguarding_concern where young_person_id = $1)';
  one record; many int; counts jsonb := '{}';
begin
  perform from young_person where id = person for update;
  perform family_forgets(person);
  update new_identity set goes_on_id = null where goes_on_id = person;
  update group_session g set came_disposed = g.came_disposed + 1 from attendance a
    where a.young_person_id = person and a.session_id = g.id and a.came = 'came';
  update message set after_id = null where young_person_id is distinct from person
    and after_id in (select id from message where young_person_id = person);
  -- A team that was asked next has a record of its own, whose referral pointed here.
  update referral set re_refers_id = null where young_person_id <> person
    and re_refers_id in (select id from referral where young_person_id = person);
  update referral set support_from_id = null where young_person_id <> person
    and support_from_id in (select id from support where young_person_id = person);
  for one in select * from (values
    ('looking_again', theirs), ('waiting_offer', theirs),
    ('access_file', theirs), ('access_left_out', theirs), ('access_request', theirs), ('erasure_request', theirs),
    ('disposal_proposal', theirs), ('correction', theirs), ('restriction', theirs), ('retention_hold', theirs), ('death', theirs),
    ('hidden_look', theirs), ('glass_review', 'break_id in (select id from glass_break where young_person_id = $1)'),
    ('glass_break', theirs), ('glass_try', theirs), ('circle_bar', theirs), ('concern_receipt', concerns),
    ('concern_recipient', concerns), ('concern_step', concerns), ('safeguarding_concern', theirs),
    ('urgent_told', theirs), ('urgent_acknowledgement', theirs), ('urgent_answer', theirs), ('unsent_answers', theirs),
    ('point_ask', 'point_id in (select id from measure_point where young_person_id = $1)'), ('answer_set', theirs),
    ('measure_point', theirs), ('message', 'young_person_id = $1 or referral_id in (select id from referral where young_person_id = $1)'),
    ('ask', theirs), ('link', theirs), ('wish', theirs), ('companion', theirs),
    ('plan_point', theirs), ('plan_step', theirs), ('plan_goal', theirs), ('plan_lead_offer', theirs), ('plan_meeting', theirs),
    ('plan_agency', theirs), ('shared_plan', theirs),
    ('enrolment_change', theirs), ('enrolment', theirs),
    ('register_mark', 'referral_id in (select id from referral where young_person_id = $1)'), ('attendance', theirs),
    ('stepping', 'young_person_id = $1 or referral_id in (select id from referral where young_person_id = $1)'),
    ('referral_share', theirs), ('referral_letter', theirs), ('referral_decision', theirs),
    ('signpost', theirs), ('contact', theirs), ('supervision', theirs), ('review', theirs), ('ending', theirs), ('handover', theirs),
    ('step', theirs), ('goal_rating', theirs), ('goal', theirs), ('plan', theirs),
    ('support_participant', theirs), ('support_change', theirs), ('lawful_basis', theirs),
    ('own_page_session', 'own_page_id in (select id from own_page where young_person_id = $1)'), ('own_page', theirs),
    ('new_identity', theirs), ('sealing_reader', 'sealing_id in (select id from sealing where young_person_id = $1)'), ('sealing', theirs),
    ('protection_kept', theirs), ('protection_reader', theirs), ('protection', theirs),
    ('personal_tie', 'young_person_id = $1 or (name_key, born) in (select y.name_key, y.date_of_birth from young_person y where y.id = $1)'),
    ('circle_member', theirs), ('decision', theirs), ('supporter', theirs),
    ('referral', theirs), ('support', theirs), ('same_person_link', 'young_person_id = $1 or other_id = $1'),
    ('young_person', 'id = $1')) of_them (of_table, which)
  loop
    execute format('delete from %I where %s', one.of_table, one.which) using person;
    get diagnostics many = row_count;
    if many > 0 then counts := counts || jsonb_build_object(one.of_table, many); end if;
  end loop;
  return counts;
end $$;
