-- The end of a record: how long each is kept, by one table of rules; its disposal by two people, which leaves a certificate without
-- a name; and what a young person has erased before. Nothing but the two functions at the end takes away anything.

-- Each rule with where it stands and how well that is known. The longest that fits a record counts.
create table retention_rule (
  rule text primary key,
  -- What a record is, as the rules tell kinds apart.
  kind text not null check (kind in ('health', 'mental_health', 'school', 'school_special_needs', 'care')),
  -- For those who were at least so old, or younger, when it ended; for everybody where it says neither.
  ended_from int,
  ended_before int,
  counts_from text not null check (counts_from in ('birth', 'ending', 'last_contact', 'death')),
  years int not null check (years > 0),
  because text not null,
  source text not null,
  known text not null check (known in ('second hand', 'from memory'))
);
insert into retention_rule (rule, kind, ended_from, ended_before, counts_from, years, because, source, known) values
  ('child', 'health', null, 17, 'birth', 25, 'A child’s health record: to the 25th birthday',
    'NHS Records Management Code of Practice 2021, as the Medical Defence Union sums it up', 'second hand'),
  ('child_at_17', 'health', 17, 18, 'birth', 26, 'They were 17 when it ended: to the 26th birthday',
    'NHS Records Management Code of Practice 2021, as the Medical Defence Union sums it up', 'second hand'),
  ('adult', 'health', 18, null, 'ending', 8, 'It ended at 18 or over: eight years after it ended',
    'NHS Records Management Code of Practice 2021, as the Medical Defence Union sums it up', 'second hand'),
  ('mental_health', 'mental_health', null, null, 'last_contact', 20, 'A mental health record: 20 years after the last contact',
    'NHS Records Management Code of Practice 2021, as the Medical Defence Union sums it up', 'second hand'),
  ('mental_health_death', 'mental_health', null, null, 'death', 10, 'A mental health record: ten years after they died',
    'NHS Records Management Code of Practice 2021, as the Medical Defence Union sums it up', 'second hand'),
  ('pupil', 'school', null, null, 'birth', 25, 'A pupil’s file: to the 25th birthday',
    'toolkit of the Information and Records Management Society for schools', 'from memory'),
  ('pupil_special_needs', 'school_special_needs', null, null, 'birth', 31, 'A pupil’s file with special needs: to the 31st birthday',
    'toolkit of the Information and Records Management Society for schools', 'from memory'),
  ('looked_after', 'care', null, null, 'birth', 75, 'They were looked after by a council: 75 years from birth',
    'regulations on care planning and placement', 'from memory');
select grant_app('select', 'retention_rule');

-- The same day so many years on; 1 March where that year has no 29 February, so that nothing goes a day early.
create function years_on(day date, years int) returns date language sql immutable as $$
  select case when extract(day from later) <> extract(day from day) then later + 1 else later end
  from (select (day + make_interval(years => years))::date as later) l
$$;
-- Until when each rule that fits keeps a record with these dates.
create function kept_by(kinds text[], born date, ended date, last_contact date, died date)
  returns table (rule text, until date) language sql stable set search_path = pg_catalog, public as $$
  select * from (
    select r.rule, years_on(case r.counts_from when 'birth' then born when 'ending' then ended
      when 'last_contact' then greatest(ended, last_contact) when 'death' then died end, r.years) as until
    from retention_rule r
    where r.kind = any(kinds) and born is not null and ended is not null
      and (r.ended_from is null or ended >= years_on(born, r.ended_from))
      and (r.ended_before is null or ended < years_on(born, r.ended_before))) fits
  where fits.until is not null
$$;
-- Who keeps a record: whoever has it in their circle; and, since a circle ends with the support, whoever leads the team whose record it
-- is, or manages its organisation. As a keeper they read whose it is and its dates, and nothing that is written in it.
create function keeps_record(person uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select exists (select from young_person p join team t on t.id = p.team_id
    where p.id = person and actor_kind() = 'worker' and p.place_id = actor_place() and p.id <> all(actor_barred())
      and (t.organisation_id = any(actor_manages()) or t.id = any(actor_led_teams()) or p.id = any(circle_people('support'))))
$$;
-- Records of the organisations that the actor manages whose time may come by a day: no rule is over before a 25th birthday.
create function records_coming_up(by_day date) returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(select p.id from young_person p join team t on t.id = p.team_id
    where p.place_id = actor_place() and t.organisation_id = any(actor_manages())
      and (p.date_of_birth is null or p.date_of_birth + interval '25 years' <= by_day))
$$;
-- What that is worked out from, of records that the actor keeps. No end while support is open or a referral waits; of a record that came
-- to no support, the last that became of its referral. A death counts once it is confirmed, by the day it was said where nobody knows
-- the day. Social prescribing is taken for health.
create function record_dates(people uuid[])
  returns table (young_person_id uuid, name text, called text, in_circle boolean, kinds text[], born date, ended date, last_contact date, died date)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.name, coalesce(p.preferred_name, split_part(p.name, ' ', 1)), p.id = any(circle_people('support')), array_remove(array['health', case when o.kind = 'trust' then 'mental_health' end,
      case when o.kind in ('school', 'college') then case when p.special_needs is null then 'school' else 'school_special_needs' end end,
      case when p.care_status in ('looked_after', 'care_leaver') then 'care' end], null),
    p.date_of_birth,
    case when not exists (select from support s where s.young_person_id = p.id and s.state <> 'ended')
        and not exists (select from referral r where r.young_person_id = p.id and r.open)
      then (coalesce((select max(s.ended_at) from support s where s.young_person_id = p.id),
        (select max(d.at) from referral_decision d where d.young_person_id = p.id), p.made_at) at time zone 'Europe/London')::date end,
    greatest((select max((c.at at time zone 'Europe/London')::date) from contact c where c.young_person_id = p.id),
      (select max(a.on_date) from attendance a where a.young_person_id = p.id and a.came = 'came')),
    (select coalesce(d.died_on, d.said_on) from death d where d.young_person_id = p.id and d.confirmed_at is not null)
  from young_person p join team t on t.id = p.team_id join organisation o on o.id = t.organisation_id
  where p.id = any(people) and keeps_record(p.id)
$$;

-- Somebody proposes that a record is disposed of, with what the rules said on that day; another disposes of it, or says no.
create table disposal_proposal (
  id uuid primary key,
  place_id uuid not null,
  young_person_id uuid not null,
  -- Written by the database: the rule that counted, its day, and every rule that fitted with the dates it was worked out from.
  rule text not null references retention_rule,
  until date not null,
  said jsonb not null,
  -- What whoever proposes looked at.
  looked text not null check (looked <> ''),
  proposed_by uuid not null references worker,
  proposed_at timestamptz not null default trellis_now(),
  turned_down_because text check (turned_down_because <> ''),
  turned_down_by uuid references worker,
  turned_down_at timestamptz,
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  check (num_nonnulls(turned_down_because, turned_down_by, turned_down_at) in (0, 3))
);
create unique index one_disposal_proposal on disposal_proposal (young_person_id) where turned_down_at is null;
create index on disposal_proposal (young_person_id);

-- What stays: that a record was disposed of, when, by which rule, by whom, and how many rows of which tables. Its id is the one that the
-- record had, by which a copy that is put back knows it; nothing else of anybody is in it.
create table disposal (
  id uuid primary key,
  place_id uuid not null references place,
  team_id uuid not null references team,
  disposed_on date not null,
  -- Nobody where it was done again in a copy that was put back: the first certificate is not in that copy.
  rule text references retention_rule,
  proposed_by uuid references worker,
  proposed_on date,
  confirmed_by uuid references worker,
  rows jsonb not null check (jsonb_typeof(rows) = 'object'),
  constraint disposal_takes_two check (proposed_by <> confirmed_by),
  check (num_nonnulls(rule, proposed_by, proposed_on, confirmed_by) in (0, 4))
);
create index on disposal (team_id, disposed_on);

-- Somebody asks that something is erased before the record’s time is over: what they asked for, what was erased, and why not the rest.
create table erasure_request (
  id uuid primary key,
  place_id uuid not null,
  young_person_id uuid not null,
  asked_by text not null check (asked_by in ('young_person', 'parent_or_carer', 'someone_for_them')),
  asker_name text check (asker_name <> ''),
  known_by text check (known_by <> ''),
  parts text[] not null check (cardinality(parts) > 0
    and parts <@ array['wishes', 'unsent', 'about_you', 'chosen', 'copies', 'record']),
  words text check (words <> ''),
  received_on date not null,
  due_on date not null check (due_on > received_on),
  recorded_by uuid references worker,
  made_at timestamptz not null default trellis_now(),
  answered_at timestamptz,
  answered_by uuid references worker,
  -- The record itself is never among it: that ends by disposal.
  granted text[] check (granted <@ parts and not 'record' = any(granted)),
  refused_ground text check (refused_ground in ('care_record', 'safeguarding', 'claims', 'no_right')),
  refused_because text check (refused_because <> ''),
  told text check (told in ('own_page', 'in_person')),
  -- How many rows of which tables: written by the database.
  erased jsonb,
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  check (asked_by = 'young_person' or asker_name is not null),
  check (recorded_by is null or known_by is not null),
  check (num_nonnulls(answered_at, answered_by, granted, told) in (0, 4)),
  check (num_nonnulls(refused_ground, refused_because) in (0, 2)),
  -- Whatever is not erased has its reason, and nothing else has one.
  check (granted is null or (granted @> parts) = (refused_because is null))
);
create index on erasure_request (young_person_id);
create index on erasure_request (due_on) where answered_at is null;
-- On their own page one waits at a time; what a worker writes down stands beside it.
create unique index one_own_erasure_request on erasure_request (young_person_id) where recorded_by is null and answered_at is null;

-- A plan of a family stays when the record beside which it was opened goes; and a session keeps how many came.
alter table family_plan alter column support_id drop not null;
alter table group_session add column came_disposed int not null default 0;
-- Only a yes is looked at: whoever is not in it any more leaves it also without one.
drop trigger family_member_says_yes on family_member;
create trigger family_member_says_yes after update of agreed_id on family_member for each row
  when (new.agreed_id is not null) execute function family_member_may_join();

-- Why a record may not be disposed of now, of all the records that are joined with it. What is somebody else’s to know (a safeguarding
-- concern, broken glass) is told as one word that says no more.
create function in_the_way(person uuid) returns text[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  with same (id) as (select unnest(joined_people(person)) where keeps_record(person))
  select coalesce((select array_agg(why) from (
    select 'not_yours' as why where not exists (select from same)
    union all select 'hold' where exists (select from retention_hold h join same on same.id = h.young_person_id where h.lifted_at is null)
    union all select 'support' where exists (select from support s join same on same.id = s.young_person_id where s.state <> 'ended')
    union all select 'referral' where exists (select from referral r join same on same.id = r.young_person_id where r.open)
      or exists (select from stepping s join same on same.id = s.young_person_id join referral r on r.id = s.referral_id where r.open)
    union all select 'programme' where exists (select from enrolment e join same on same.id = e.young_person_id
      where e.state not in ('completed', 'stopped'))
    union all select 'restriction' where exists (select from restriction r join same on same.id = r.young_person_id where r.lifted_at is null)
    union all select 'sealing' where exists (select from sealing z join same on same.id = z.young_person_id
      where z.opened_at is null and z.declined_at is null)
    union all select 'request' where exists (select from access_request r join same on same.id = r.young_person_id where r.answered_at is null)
      or exists (select from erasure_request r join same on same.id = r.young_person_id where r.answered_at is null)
      or exists (select from correction c join same on same.id = c.young_person_id where c.settled_at is null)
      or exists (select from wish w join same on same.id = w.young_person_id where w.answered_at is null)
    union all select 'death' where exists (select from death d join same on same.id = d.young_person_id
      where d.confirmed_at is null and d.taken_back_at is null)
    union all select 'other' where exists (select from safeguarding_concern c join same on same.id = c.young_person_id where c.state <> 'closed')
      or exists (select from glass_break b join same on same.id = b.young_person_id join glass_review v on v.break_id = b.id
        where v.reviewed_at is null)
      or exists (select from urgent_answer u join same on same.id = u.young_person_id
        where not exists (select from urgent_acknowledgement k where k.urgent_id = u.id))
  ) found), '{}')
$$;

-- The day by which the longest rule keeps it, and that rule; no row where there is no day.
create function kept_longest(person uuid) returns table (rule text, until date) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select k.rule, k.until from record_dates(array[person]) d, kept_by(d.kinds, d.born, d.ended, d.last_contact, d.died) k
  order by k.until desc, k.rule limit 1
$$;
-- Raises where a record may not be disposed of today, whoever asks and whatever the program said.
create function its_time_is_over(person uuid) returns void language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
declare ways text[] := in_the_way(person);
begin
  if cardinality(ways) > 0 then
    raise exception 'something stands in the way: %', array_to_string(ways, ', ')
      using errcode = 'check_violation', constraint = 'disposal_has_nothing_in_its_way';
  end if;
  if not exists (select from kept_longest(person) k where k.until < trellis_today()) then
    raise exception 'it is kept still' using errcode = 'check_violation', constraint = 'disposal_waits_for_its_day';
  end if;
end $$;

create function disposal_is_proposed() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  perform its_time_is_over(new.young_person_id);
  select k.rule, k.until into new.rule, new.until from kept_longest(new.young_person_id) k;
  select jsonb_build_object('born', d.born, 'ended', d.ended, 'lastContact', d.last_contact, 'died', d.died, 'rules',
      (select jsonb_agg(jsonb_build_object('rule', k.rule, 'until', k.until) order by k.until desc, k.rule)
        from kept_by(d.kinds, d.born, d.ended, d.last_contact, d.died) k))
    into new.said from record_dates(array[new.young_person_id]) d;
  return new;
end $$;
create trigger disposal_is_proposed before insert on disposal_proposal for each row execute function disposal_is_proposed();

do $$ declare one text; begin
  foreach one in array array['disposal_proposal', 'disposal', 'erasure_request'] loop
    execute format('alter table %I enable row level security', one);
    execute format('alter table %I force row level security', one);
    execute format('create policy owner_migrates on %I to current_user using (true) with check (true)', one);
  end loop;
end $$;
-- A hold too is set and lifted by whoever keeps the record.
create policy keepers_read on retention_hold for select using (keeps_record(young_person_id));
create policy keepers_set on retention_hold for insert
  with check (place_id = actor_place() and set_by = actor_id()
    and num_nonnulls(confirmed_by, lift_asked_by, lifted_by) = 0 and keeps_record(young_person_id));
create policy keepers_settle on retention_hold for update
  using (lifted_at is null and keeps_record(young_person_id)) with check (keeps_record(young_person_id));
select no_overrides_yes('disposal_proposal');
select no_overrides_yes('erasure_request');
create policy keepers_read on disposal_proposal for select using (keeps_record(young_person_id));
create policy manager_proposes on disposal_proposal for insert
  with check (place_id = actor_place() and proposed_by = actor_id() and turned_down_by is null
    and cardinality((select actor_manages())) > 0 and keeps_record(young_person_id));
create policy keepers_turn_down on disposal_proposal for update
  using (turned_down_by is null and keeps_record(young_person_id))
  with check (turned_down_by = actor_id() and keeps_record(young_person_id));
-- Whoever leads the team that had the record, and the two who did it.
create policy keepers_read on disposal for select
  using (place_id = actor_place() and actor_kind() = 'worker'
    and (team_id = any((select actor_led_teams())::uuid[]) or actor_id() in (proposed_by, confirmed_by)));

create policy circle_reads on erasure_request for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_records on erasure_request for insert
  with check (place_id = actor_place() and recorded_by = actor_id() and answered_at is null and erased is null
    and young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_answers on erasure_request for update
  using (answered_at is null and young_person_id = any((select circle_people('support'))::uuid[]))
  with check (answered_by = actor_id() and young_person_id = any((select circle_people('support'))::uuid[]));
-- Somebody answers also once the circle has ended.
create policy keepers_read on erasure_request for select using (keeps_record(young_person_id));
create policy keepers_answer on erasure_request for update
  using (answered_at is null and keeps_record(young_person_id))
  with check (answered_by = actor_id() and keeps_record(young_person_id));
create policy own_reads on erasure_request for select using (young_person_id = (select own_person()));
create policy own_asks on erasure_request for insert
  with check (place_id = actor_place() and asked_by = 'young_person' and recorded_by is null and answered_at is null
    and erased is null and young_person_id = (select own_person()));
select grant_app('select, insert (id, place_id, young_person_id, looked, proposed_by, proposed_at), update (turned_down_because, turned_down_by, turned_down_at)', 'disposal_proposal');
select grant_app('select', 'disposal');
select grant_app('select, insert, update (answered_at, answered_by, granted, refused_ground, refused_because, told)', 'erasure_request');

-- What a family’s plan keeps of somebody whose record goes: that there was one more. With nobody else in it whose record is kept, it goes.
create function family_forgets(person uuid) returns void language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare alone uuid[] := array(select m.plan_id from family_member m where m.young_person_id = person and not exists
    (select from family_member o where o.plan_id = m.plan_id and o.young_person_id <> person)
  union select p.id from family_plan p join support s on s.id = p.support_id where s.young_person_id = person and not exists
    (select from family_member o where o.plan_id = p.id and o.young_person_id <> person));
begin
  delete from family_step where plan_id = any(alone);
  delete from family_member where plan_id = any(alone);
  delete from family_plan where id = any(alone);
  delete from family_step where done_at is null and (member_id in (select id from family_member where young_person_id = person)
    or returned_from in (select id from family_member where young_person_id = person));
  update family_step set what = 'Something whose record is not kept any more'
    where member_id in (select id from family_member where young_person_id = person)
      or returned_from in (select id from family_member where young_person_id = person);
  update family_member set left_at = coalesce(left_at, trellis_now()), left_because = 'Their record is not kept any more'
    where young_person_id = person;
  update family_member set young_person_id = null, agreed_id = null, called = 'Somebody', relationship = 'not kept any more'
    where young_person_id = person;
  update family_member set supporter_id = null
    where supporter_id in (select id from supporter where young_person_id = person);
  update family_plan set support_id = null where support_id in (select id from support where young_person_id = person);
end $$;

-- Takes away everything that reaches one young person, in an order that no foreign key stands against, and says how many rows of
-- which tables. It asks nobody whether it may: only what asks first calls it.
create function erase_record(person uuid) returns jsonb language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare
  theirs constant text := 'young_person_id = $1';
  concerns constant text := 'concern_id in (select id from safeguarding_concern where young_person_id = $1)';
  one record; many int; counts jsonb := '{}';
begin
  perform from young_person where id = person for update;
  perform family_forgets(person);
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
    ('sealing_reader', 'sealing_id in (select id from sealing where young_person_id = $1)'), ('sealing', theirs),
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

-- The second person disposes of the record, in one step; gives the id of the certificate.
create function dispose(of_proposal uuid) returns uuid language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare proposal disposal_proposal; person uuid; of_team uuid;
begin
  select * into proposal from disposal_proposal d where d.id = of_proposal and d.turned_down_at is null
    and d.place_id = actor_place() and keeps_record(d.young_person_id);
  if proposal.id is null or actor_kind() <> 'worker' then
    raise exception 'nothing is proposed' using errcode = 'check_violation', constraint = 'disposal_is_proposed';
  end if;
  if proposal.proposed_by = actor_id() then
    raise exception 'it takes two' using errcode = 'check_violation', constraint = 'disposal_takes_two';
  end if;
  person := proposal.young_person_id;
  -- Whatever would be in the way from now on waits for this lock, and finds nothing any more.
  select p.team_id into of_team from young_person p where p.id = person for update;
  perform its_time_is_over(person);
  insert into disposal (id, place_id, team_id, disposed_on, rule, proposed_by, proposed_on, confirmed_by, rows)
    values (person, proposal.place_id, of_team, trellis_today(), proposal.rule, proposal.proposed_by,
      (proposal.proposed_at at time zone 'Europe/London')::date, actor_id(), erase_record(person));
  insert into withdrawal_log (of_table, of_id, since) values ('young_person', person, trellis_now());
  return person;
end $$;

-- Takes away one part that a young person has erased, as far as it was there at that moment.
create function erase_part(person uuid, part text, at_moment timestamptz) returns jsonb language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare many int; of_table text;
begin
  case part
    when 'wishes' then
      of_table := 'wish';
      delete from wish where young_person_id = person and answered_at is not null and made_at <= at_moment;
    when 'unsent' then
      of_table := 'unsent_answers';
      delete from unsent_answers where young_person_id = person and saved_at <= at_moment;
    when 'about_you' then
      of_table := 'young_person';
      update young_person set pronouns = null, ethnic_group = null, gender = null, meeting_wishes = null
        where id = person and num_nonnulls(pronouns, ethnic_group, gender, meeting_wishes) > 0;
    when 'chosen' then
      of_table := 'supporter';
      update supporter set phone = null, email = null, note = null where young_person_id = person and kind = 'trusted_adult'
        and ended_at <= at_moment and num_nonnulls(phone, email, note) > 0;
    when 'copies' then
      of_table := 'access_file';
      update access_file set content = null, emptied_at = at_moment
        where young_person_id = person and content is not null and made_at <= at_moment;
  end case;
  get diagnostics many = row_count;
  return jsonb_build_object(of_table, many);
end $$;
-- What is granted is gone in the same step, and again in a copy that is put back. Nothing goes while a hold stands.
create function erasure_follows_answer() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare part text;
begin
  if cardinality(new.granted) > 0 and exists (select from retention_hold h
    where h.young_person_id = any(joined_people(new.young_person_id)) and h.lifted_at is null) then
    raise exception 'it is held' using errcode = 'check_violation', constraint = 'nothing_is_erased_under_a_hold';
  end if;
  new.erased := '{}';
  foreach part in array new.granted loop
    new.erased := new.erased || erase_part(new.young_person_id, part, new.answered_at);
    insert into withdrawal_log (of_table, of_id, since) values ('erased ' || part, new.young_person_id, new.answered_at);
  end loop;
  return new;
end $$;
create trigger erasure_follows_answer before update on erasure_request for each row
  when (new.answered_at is not null and old.answered_at is null) execute function erasure_follows_answer();

-- In a copy that was put back: what was disposed of since is disposed of again, with a certificate that says so.
create function disposed_again(person uuid, at_moment timestamptz) returns void language plpgsql set search_path = pg_catalog, public as $$
declare known young_person;
begin
  select * into known from young_person where id = person;
  if known.id is null then return; end if;
  perform set_config('trellis.now', at_moment::text, true);
  insert into disposal (id, place_id, team_id, disposed_on, rows)
    values (person, known.place_id, known.team_id, (at_moment at time zone 'Europe/London')::date, erase_record(person));
end $$;

select grant_app_execute('years_on(date, int)');
select grant_app_execute('kept_by(text[], date, date, date, date)');
select grant_app_execute('record_dates(uuid[])');
select grant_app_execute('in_the_way(uuid)');
select grant_app_execute('keeps_record(uuid)');
select grant_app_execute('records_coming_up(date)');
select grant_app_execute('dispose(uuid)');
