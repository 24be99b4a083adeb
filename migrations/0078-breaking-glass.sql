-- Breaking glass: in an emergency somebody outside the circle reads one young person's record for an hour, and it is looked at
-- afterwards by people of both organisations.

-- Who looks at each break: named by an organisation. While it names nobody, its administrators do.
create table privacy_officer (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  worker_id uuid not null references worker,
  named_by uuid not null references worker check (named_by <> worker_id),
  made_at timestamptz not null default trellis_now(),
  ended_at timestamptz
);
create unique index privacy_officer_once on privacy_officer (organisation_id, worker_id) where ended_at is null;
create index on privacy_officer (worker_id) where ended_at is null;

-- Who may break glass: nobody, until an administrator names them. Suspended while a break of theirs waits too long, or was wrong.
create table glass_eligible (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  worker_id uuid not null references worker,
  named_by uuid not null references worker check (named_by <> worker_id),
  made_at timestamptz not null default trellis_now(),
  ended_at timestamptz,
  suspended_at timestamptz,
  suspended_because text check (suspended_because in ('unreviewed', 'not_justified')),
  check ((suspended_at is null) = (suspended_because is null))
);
create unique index glass_eligible_once on glass_eligible (worker_id) where ended_at is null;

-- Each time somebody looks for whom to open, found or not: by id alone.
create table glass_try (
  id uuid primary key,
  place_id uuid not null references place,
  worker_id uuid not null references worker,
  young_person_id uuid references young_person,
  tried_at timestamptz not null default clock_timestamp()
);
create index on glass_try (worker_id, tried_at);

-- An hour of reading, by the database's own clock. What it opens is never written to.
create table glass_break (
  id uuid primary key references glass_try,
  place_id uuid not null,
  worker_id uuid not null references worker,
  organisation_id uuid not null references organisation,
  young_person_id uuid not null,
  kind text not null check (kind in ('danger', 'health', 'missing', 'no_other_way')),
  reason text not null check (reason <> ''),
  opened_at timestamptz not null default clock_timestamp(),
  ends_at timestamptz not null default clock_timestamp() + interval '60 minutes',
  ended_at timestamptz,
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  constraint glass_lasts_an_hour check (ends_at > opened_at and ends_at <= opened_at + interval '60 minutes 1 second')
);
create unique index one_glass_at_a_time on glass_break (worker_id) where ended_at is null;
create index on glass_break (young_person_id);

-- What the privacy officers of an organisation do about a break: made with it, and due on a day of that organisation's calendar.
create table glass_review (
  id uuid primary key,
  break_id uuid not null references glass_break,
  organisation_id uuid not null references organisation,
  -- Of the break: whoever did it never reads what is made of it.
  worker_id uuid not null references worker,
  due_on date not null,
  made_at timestamptz not null default trellis_now(),
  escalated_at timestamptz,
  justified boolean,
  words text check (words <> ''),
  reviewed_by uuid references worker,
  reviewed_at timestamptz,
  unique (break_id, organisation_id),
  check (num_nonnulls(justified, words, reviewed_by, reviewed_at) in (0, 4)),
  check (reviewed_by <> worker_id)
);
create index on glass_review (organisation_id) where reviewed_at is null;

-- Whether the actor may break glass just now: named, not suspended, and in a role for it today.
create function actor_may_break_glass() returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select actor_kind() = 'worker' and exists (select from glass_eligible e
    join worker w on w.id = e.worker_id and w.organisation_id = e.organisation_id and w.left_on is null
    where e.worker_id = actor_id() and e.ended_at is null and e.suspended_at is null)
  and exists (select from membership m where m.worker_id = actor_id()
    and m.role in ('safeguarding_lead', 'clinician', 'manager')
    and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today()))
$$;
-- Looks for one young person, by exact name and date of birth or by NHS number, and remembers that it was tried. Of several records
-- of one person it is the one with a support that goes on. Nobody is found in five ways that look the same: none bears it, several
-- do who may be different people, the actor is closed out of that circle, may not break glass, or has tried five times this hour.
create function glass_finds(try uuid, called text, born date, nhs text)
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
    if exists (select from circle_bar b where b.young_person_id = found and b.worker_id = actor_id() and b.lifted_at is null) then
      found := null;
    end if;
  end if;
  insert into glass_try (id, place_id, worker_id, young_person_id) values (try, actor_place(), actor_id(), found);
  return query select p.id, t.organisation_id from young_person p join team t on t.id = p.team_id where p.id = found;
end $$;
-- Whether this is whom the actor has just looked for and found.
create function glass_found(try uuid, person uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select exists (select from glass_try t where t.id = try and t.worker_id = actor_id() and t.place_id = actor_place()
    and t.young_person_id = person and t.tried_at > clock_timestamp() - interval '1 minute')
$$;
-- Whose record the glass in the actor's hand opens: while it lasts, while its worker works here and is not closed out.
create function glass_person() returns uuid language sql stable security definer
  set search_path = pg_catalog, public as $$
  select g.young_person_id from glass_break g join worker w on w.id = g.worker_id and w.left_on is null
  where actor_kind() = 'glass' and g.id = actor_id() and g.place_id = actor_place()
    and g.ended_at is null and g.ends_at > clock_timestamp()
    and not exists (select from circle_bar b
      where b.young_person_id = g.young_person_id and b.worker_id = g.worker_id and b.lifted_at is null)
$$;
-- Whether the actor broke it: a rule about reviews cannot ask a table whose rules ask reviews.
create function glass_is_mine(of_break uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select exists (select from glass_break g where actor_kind() = 'worker' and g.id = of_break and g.worker_id = actor_id())
$$;
-- Whether a worker is named to break glass, and their glass that is open now: for the menu and the banner on each of their pages.
create function glass_of(who uuid) returns table (may boolean, id uuid, until timestamptz) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select e.may, g.id, g.ends_at
  from (select exists (select from glass_eligible e
    where e.worker_id = who and e.ended_at is null and e.suspended_at is null) as may) e
  left join glass_break g on g.worker_id = who and g.ended_at is null and g.ends_at > clock_timestamp()
  where e.may or g.id is not null
$$;
-- Whether somebody has this role at an organisation today.
create function works_as(who uuid, at_organisation uuid, in_role text) returns boolean language sql stable as $$
  select exists (select from membership m join team t on t.id = m.team_id
    where t.organisation_id = at_organisation and m.role = in_role and (who is null or m.worker_id = who)
      and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today()))
$$;
-- The organisations whose breaks the actor looks at: as their officer; where there is none, as their administrator; where there is
-- neither, as a manager.
create function actor_reviews_for() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(
    select o.organisation_id from privacy_officer o
      where actor_kind() = 'worker' and o.worker_id = actor_id() and o.ended_at is null
    union
    select t.organisation_id from membership m join team t on t.id = m.team_id
      where actor_kind() = 'worker' and m.worker_id = actor_id() and m.role in ('administrator', 'manager')
        and works_as(actor_id(), t.organisation_id, m.role)
        and (m.role = 'administrator' or not works_as(null, t.organisation_id, 'administrator'))
        and not exists (select from privacy_officer o where o.organisation_id = t.organisation_id and o.ended_at is null))
$$;
-- Those that the actor manages: they see what is late, that it is and since when.
create function actor_manages() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(select t.organisation_id from membership m join team t on t.id = m.team_id
    where actor_kind() = 'worker' and m.worker_id = actor_id() and m.role = 'manager'
      and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today()))
$$;
-- Who it was about, for those who look at it where the record is kept.
create function glass_about(of_review uuid) returns table (young_person_id uuid, name text) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select p.id, p.name from glass_review r join glass_break g on g.id = r.break_id
    join young_person p on p.id = g.young_person_id join team t on t.id = p.team_id and t.organisation_id = r.organisation_id
  where r.id = of_review and r.organisation_id = any(actor_reviews_for()) and r.worker_id <> actor_id()
$$;
-- How often each page was looked at under this glass, for those who look at it.
create function glass_looks(of_review uuid) returns int language sql stable security definer
  set search_path = pg_catalog, public as $$
  select count(*)::int from glass_review r join history h on h.actor_kind = 'glass' and h.actor_id = r.break_id and h.act = 'looked'
  where r.id = of_review and r.organisation_id = any(actor_reviews_for()) and r.worker_id <> actor_id()
$$;

-- No break without its reviews: of the worker's organisation, and of the one whose record it is.
create function glass_has_reviews() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if exists (select from (select new.organisation_id as id union
      select t.organisation_id from young_person p join team t on t.id = p.team_id where p.id = new.young_person_id) o
    where not exists (select from glass_review r where r.break_id = new.id and r.organisation_id = o.id))
  then raise exception 'glass is broken and nobody looks at it' using errcode = 'check_violation', constraint = 'glass_has_reviews';
  end if;
  return null;
end $$;
create constraint trigger glass_has_reviews after insert on glass_break deferrable initially deferred
  for each row execute function glass_has_reviews();
-- What is found wrong suspends whoever did it; what is found right frees them again, once nothing else of theirs is late.
create function glass_review_counts() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if new.reviewed_at is null or old.reviewed_at is not null then return null; end if;
  if not new.justified then
    update glass_eligible set suspended_at = trellis_now(), suspended_because = 'not_justified'
      where worker_id = new.worker_id and ended_at is null;
  elsif not exists (select from glass_review r where r.worker_id = new.worker_id and r.reviewed_at is null
      and r.escalated_at is not null) then
    update glass_eligible set suspended_at = null, suspended_because = null
      where worker_id = new.worker_id and ended_at is null and suspended_because = 'unreviewed';
  end if;
  return null;
end $$;
create trigger glass_review_counts after update on glass_review for each row execute function glass_review_counts();

do $$
declare t text;
begin
  foreach t in array array['privacy_officer', 'glass_eligible', 'glass_try', 'glass_break', 'glass_review'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_migrates on %I to current_user using (true) with check (true)', t);
  end loop;
  -- What a glass opens, and nothing else: reading, of one young person.
  foreach t in array array['supporter', 'circle_member', 'referral', 'referral_letter', 'support', 'plan', 'goal', 'step'] loop
    execute format('create policy glass_reads on %I for select using (young_person_id = (select glass_person()))', t);
  end loop;
end $$;
create policy glass_reads on young_person for select using (id = (select glass_person()));
-- A note for its worker and their manager stays theirs.
create policy glass_reads on contact for select
  using (young_person_id = (select glass_person()) and note_for is distinct from 'worker_and_manager');
-- Whoever is around for safety's sake is behind the wall of concerns.
alter policy glass_reads on circle_member
  using (young_person_id = (select glass_person()) and basis <> 'safeguarding');

create policy workers_read on privacy_officer for select using (actor_kind() in ('worker', 'job:sweep'));
create policy administrators_name on privacy_officer for insert with check (named_by = actor_id() and actor_kind() = 'worker' and works_as(actor_id(), organisation_id, 'administrator'));
create policy administrators_end on privacy_officer for update using (actor_kind() = 'worker' and works_as(actor_id(), organisation_id, 'administrator'));
create policy workers_read on glass_eligible for select using (actor_kind() in ('worker', 'job:sweep'));
create policy administrators_name on glass_eligible for insert with check (named_by = actor_id() and suspended_at is null
  and actor_kind() = 'worker' and works_as(actor_id(), organisation_id, 'administrator'));
create policy administrators_end on glass_eligible for update using (actor_kind() = 'worker' and works_as(actor_id(), organisation_id, 'administrator'))
  with check (ended_at is not null);
create policy sweep_suspends on glass_eligible for update using (actor_kind() = 'job:sweep') with check (suspended_because = 'unreviewed');

create policy eligible_break on glass_break for insert
  with check (worker_id = actor_id() and place_id = actor_place() and actor_may_break_glass() and glass_found(id, young_person_id)
    and organisation_id = (select w.organisation_id from worker w where w.id = actor_id()));
create policy own_read on glass_break for select using (actor_kind() = 'worker' and worker_id = actor_id());
create policy circle_reads on glass_break for select using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy reviewers_read on glass_break for select using (exists (
  select from glass_review r where r.break_id = glass_break.id and r.organisation_id = any((select actor_reviews_for())::uuid[])
    and r.worker_id <> actor_id()));
create policy own_end on glass_break for update using (actor_kind() = 'worker' and worker_id = actor_id())
  with check (worker_id = actor_id() and ended_at is not null);

create policy breaker_asks on glass_review for insert with check (worker_id = actor_id() and reviewed_at is null and escalated_at is null
  and glass_is_mine(break_id));
create policy reviewers_read on glass_review for select
  using (organisation_id = any((select actor_reviews_for())::uuid[]) and worker_id <> actor_id());
create policy managers_see_late on glass_review for select
  using (reviewed_at is null and due_on < trellis_today() and worker_id <> actor_id()
    and organisation_id = any((select actor_manages())::uuid[]));
create policy sweep_reads on glass_review for select using (actor_kind() = 'job:sweep');
create policy reviewers_answer on glass_review for update
  using (organisation_id = any((select actor_reviews_for())::uuid[]) and worker_id <> actor_id() and reviewed_at is null)
  with check (reviewed_by = actor_id());
create policy sweep_escalates on glass_review for update using (actor_kind() = 'job:sweep' and reviewed_at is null)
  with check (reviewed_at is null and escalated_at is not null);

-- A break shows among who looked: to the young person too, unless somebody decided that it could put them at risk.
create or replace function own_looks(most int) returns table (at timestamptz, worker text, organisation text, screen text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select h.at, w.name, o.name, h.subject_kind
  from history h left join glass_break g on h.actor_kind = 'glass' and g.id = h.actor_id
  join worker w on w.id = coalesce(g.worker_id, h.actor_id) join organisation o on o.id = w.organisation_id
  where h.act = 'looked' and h.actor_kind in ('worker', 'glass')
    and (h.young_person_id = (select own_person()) or h.people @> array[(select own_person())])
    and h.subject_kind !~ '(safeguarding|concern|supervision|hidden)'
    and not exists (select from circle_member c
      where c.young_person_id = (select own_person()) and c.worker_id = w.id and c.basis = 'safeguarding')
    and not exists (select from hidden_look x
      where x.young_person_id = (select own_person()) and x.worker_id = w.id and x.shown_again_at is null
        and x.on_day = (h.at at time zone 'Europe/London')::date)
  order by h.position desc limit most
$$;

select grant_app('select, insert, update (ended_at)', 'privacy_officer');
select grant_app('select, insert, update (ended_at, suspended_at, suspended_because)', 'glass_eligible');
select grant_app('select', 'glass_try');
select grant_app('select, insert (id, place_id, worker_id, organisation_id, young_person_id, kind, reason), update (ended_at)', 'glass_break');
select grant_app('select, insert, update (escalated_at, justified, words, reviewed_by, reviewed_at)', 'glass_review');
select grant_app_execute('actor_may_break_glass()');
select grant_app_execute('glass_finds(uuid, text, date, text)');
select grant_app_execute('glass_found(uuid, uuid)');
select grant_app_execute('glass_person()');
select grant_app_execute('glass_is_mine(uuid)');
select grant_app_execute('glass_of(uuid)');
select grant_app_execute('works_as(uuid, uuid, text)');
select grant_app_execute('actor_reviews_for()');
select grant_app_execute('actor_manages()');
select grant_app_execute('glass_about(uuid)');
select grant_app_execute('glass_looks(uuid)');
