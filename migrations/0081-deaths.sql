-- A death is written down by one person and confirmed by another, who leads. From the moment it is written down nothing goes out
-- as if the young person were alive.

create table death (
  id uuid primary key,
  place_id uuid not null,
  young_person_id uuid not null,
  -- Who said so, and when; the day of the death where it is known.
  said_by text not null check (said_by <> ''),
  said_on date not null,
  died_on date check (died_on <= said_on),
  recorded_by uuid not null references worker,
  recorded_at timestamptz not null default trellis_now(),
  confirmed_by uuid references worker check (confirmed_by <> recorded_by),
  confirmed_at timestamptz,
  taken_back_because text check (taken_back_because <> ''),
  taken_back_by uuid references worker,
  taken_back_at timestamptz,
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  check (num_nonnulls(confirmed_by, confirmed_at) in (0, 2)),
  check (num_nonnulls(taken_back_because, taken_back_by, taken_back_at) in (0, 3)),
  check (confirmed_at is null or taken_back_at is null)
);
create unique index one_death on death (young_person_id) where taken_back_at is null;
create index on death (young_person_id);

alter table death enable row level security;
alter table death force row level security;
create policy owner_migrates on death to current_user using (true) with check (true);
create policy circle_reads on death for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_records on death for insert
  with check (place_id = actor_place() and recorded_by = actor_id() and num_nonnulls(confirmed_by, taken_back_by) = 0
    and young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_settles on death for update
  using (num_nonnulls(confirmed_by, taken_back_by) = 0 and young_person_id = any((select circle_people('support'))::uuid[]))
  with check ((confirmed_by is null or (confirmed_by = actor_id() and cardinality((select actor_manages())) > 0))
    and (taken_back_by is null or taken_back_by = actor_id())
    and young_person_id = any((select circle_people('support'))::uuid[]));
select grant_app('select, insert, update (confirmed_by, confirmed_at, taken_back_because, taken_back_by, taken_back_at)', 'death');

-- One young person in all the records that are joined with this one.
create function joined_people(person uuid) returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  with recursive same (id) as (
    select person
    union
    select case when l.young_person_id = s.id then l.other_id else l.young_person_id end
    from same s join same_person_link l on (l.young_person_id = s.id or l.other_id = s.id) and l.undone_at is null
  )
  select array(select id from same)
$$;

-- Who has died, of those that the actor has anything to do with; of the whole place for a job. What was said of it stays with the
-- record. With `sure` only where a second person has confirmed it.
create function the_dead(sure boolean default false) returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  with died (id) as (
    select unnest(joined_people(d.young_person_id)) from death d
    where d.place_id = actor_place() and d.taken_back_at is null and (d.confirmed_at is not null or not sure)
  )
  select array(select distinct died.id from died where actor_kind() like 'job:%'
    or (actor_kind() = 'worker' and died.id in (select c.young_person_id from circle_entries() c)))
$$;
select grant_app_execute('the_dead(boolean)');

-- Asked at the moment a message is released, by the job that sends and by nobody else.
create function is_about_the_dead(of_person uuid, of_referral uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select actor_kind() = 'job:deliver'
    and coalesce(of_person, (select r.young_person_id from referral r where r.id = of_referral)) = any(the_dead())
$$;
select grant_app_execute('is_about_the_dead(uuid, uuid)');

-- Whatever a program asks before: nothing is released to a young person who has died, or to their family as if they had not.
create function nothing_goes_to_the_dead() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if is_about_the_dead(new.young_person_id, new.referral_id) then
    raise exception 'nothing goes to somebody who has died' using errcode = 'check_violation', constraint = 'nothing_goes_to_the_dead';
  end if;
  return new;
end $$;
create trigger nothing_goes_to_the_dead before update of sent_at on message for each row
  when (new.sent_at is not null and new.audience in ('young_person', 'parent_or_carer'))
  execute function nothing_goes_to_the_dead();

-- Their own page closes, what was asked and not answered is asked no more, and a place they waited for or were offered is free.
-- Once it is confirmed, so is the place they had.
create function a_death_ends_what_waits() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare people uuid[] := joined_people(new.young_person_id); one enrolment; change uuid;
begin
  update own_page set taken_back_at = trellis_now() where young_person_id = any(people) and taken_back_at is null;
  update ask set taken_back_at = trellis_now() where young_person_id = any(people) and taken_back_at is null
    and not exists (select from answer_set a where a.ask_id = ask.id);
  for one in select * from enrolment e where e.young_person_id = any(people)
      and (e.state in ('waiting', 'offered') or (new.confirmed_at is not null and e.state in ('taken_up', 'attending'))) loop
    change := gen_random_uuid();
    insert into enrolment_change (id, enrolment_id, young_person_id, act, state, actor_kind, worker_id, group_id, reason)
      values (change, one.id, one.young_person_id, 'stopped', 'stopped', actor_kind(),
        case when actor_kind() = 'worker' then actor_id() end, one.group_id, 'died');
    update enrolment set state = 'stopped', change_id = change, seat = null, answer_by = null, ended_on = trellis_today()
      where id = one.id;
  end loop;
  return null;
end $$;
create trigger a_death_ends_what_waits after insert or update of confirmed_at on death
  for each row execute function a_death_ends_what_waits();

-- A support may end because they died: that is neither completed nor anything else.
alter table ending drop constraint ending_reason_check,
  add constraint ending_reason_check check (reason in ('completed', 'young_person_chose_to_stop', 'said_no_before_starting',
    'not_right_for_them', 'moved_away', 'stepped_up', 'passed_to_social_care', 'lost_contact', 'died', 'other'));
