-- What keeps the directory true: "this is wrong" from anybody, how it was for those who went, and what was assured.

-- Whether the actor keeps the directory of their place.
create function actor_curates() returns boolean language sql stable as $$
  select actor_kind() = 'worker' and exists (
    select from membership m join worker w on w.id = m.worker_id
    where m.worker_id = actor_id() and w.place_id = actor_place() and m.role in ('administrator', 'commissioner')
      and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today()))
$$;
-- Whether the actor is a safeguarding lead of the organisation that has the place's front door.
create function actor_leads_safety() returns boolean language sql stable as $$
  select actor_kind() = 'worker' and exists (
    select from membership m join team t on t.id = m.team_id
      join team door on door.organisation_id = t.organisation_id and door.front_door and door.closed_on is null
    where m.worker_id = actor_id() and door.place_id = actor_place() and m.role = 'safeguarding_lead'
      and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today()))
$$;

-- Somebody says that an entry is wrong.
create table report (
  id uuid primary key,
  place_id uuid not null references place,
  service_id uuid not null references service,
  about text not null check (about in ('closed', 'when', 'where', 'cost', 'who_for', 'contact', 'something_else', 'unsafe')),
  words text not null check (words <> ''),
  -- Where to tell what came of it, for those who asked to be told.
  reach text check (reach <> ''),
  made_at timestamptz not null default trellis_now(),
  settled_as text check (settled_as in ('mended', 'was_right', 'could_not_tell')),
  settled_words text check (settled_words <> ''),
  settled_by uuid references worker,
  settled_at timestamptz,
  constraint report_settled_by_somebody check (num_nonnulls(settled_as, settled_words, settled_by, settled_at) in (0, 4))
);
create index on report (service_id);
create index on report (place_id, made_at) where settled_at is null;

-- How it was for somebody who went. Nobody is named, and a person reads it before anybody else does.
create table feedback (
  id uuid primary key,
  place_id uuid not null references place,
  service_id uuid not null references service,
  welcome text not null check (welcome in ('yes', 'a_bit', 'no')),
  again text not null check (again in ('yes', 'maybe', 'no')),
  words text check (words <> ''),
  -- Whoever wrote it says that something there worried them or was not safe.
  unsafe boolean not null default false,
  made_at timestamptz not null default trellis_now(),
  -- Published with its words, counted without them, or not published at all.
  decision text check (decision in ('published', 'counted', 'not_published')),
  -- Why it was not published; for one about safety, what was done.
  reason text check (reason <> ''),
  decided_by uuid references worker,
  decided_at timestamptz,
  constraint feedback_decided_by_somebody check (num_nonnulls(decision, decided_by, decided_at) in (0, 3)),
  constraint feedback_refused_with_a_reason
    check (decision is null or reason is not null or (decision <> 'not_published' and not unsafe))
);
create index on feedback (service_id, decision);
create index on feedback (place_id, made_at) where decision is null;

-- What somebody made sure of: who, when, until when, and what they saw. Appended; the newest of a kind counts.
create table assurance (
  id uuid primary key,
  place_id uuid not null references place,
  service_id uuid not null references service,
  kind text not null check (kind in ('safeguarding_policy', 'checks', 'insurance', 'accessibility', 'young_people')),
  checked_by uuid not null,
  checked_on date not null,
  valid_until date not null,
  seen text not null check (seen <> ''),
  made_at timestamptz not null default trellis_now(),
  foreign key (checked_by, place_id) references worker (id, place_id),
  constraint assurance_lasts check (valid_until >= checked_on and valid_until <= checked_on + 1100)
);
create index on assurance (service_id, kind, checked_on);
create index on assurance (place_id, valid_until);

-- How it was, as everybody may know it: from three answers on, as counts, with the words that were published.
create function feedback_shown(of_service uuid)
  returns table (n int, welcome_yes int, welcome_a_bit int, welcome_no int, again_yes int, again_maybe int, again_no int,
    words text[])
  language sql stable security definer set search_path = pg_catalog, public as $$
  select count(*)::int, (count(*) filter (where f.welcome = 'yes'))::int, (count(*) filter (where f.welcome = 'a_bit'))::int,
    (count(*) filter (where f.welcome = 'no'))::int, (count(*) filter (where f.again = 'yes'))::int,
    (count(*) filter (where f.again = 'maybe'))::int, (count(*) filter (where f.again = 'no'))::int,
    coalesce((array_agg(f.words order by f.made_at desc)
      filter (where f.decision = 'published' and f.words is not null))[1:6], '{}')
  from feedback f where f.service_id = of_service and f.decision in ('published', 'counted')
  having count(*) >= 3
$$;

alter table report enable row level security;
alter table report force row level security;
create policy owner_migrates on report to current_user using (true) with check (true);
create policy anybody_says on report for insert
  with check (place_id = actor_place() and actor_kind() in ('public', 'worker') and settled_at is null);
create policy curators_read on report for select
  using (place_id = actor_place() and ((select actor_curates()) or (about = 'unsafe' and (select actor_leads_safety()))));
create policy curators_settle on report for update
  using (place_id = actor_place() and ((select actor_curates()) or (about = 'unsafe' and (select actor_leads_safety()))))
  with check (place_id = actor_place() and settled_by = actor_id());

alter table feedback enable row level security;
alter table feedback force row level security;
create policy owner_migrates on feedback to current_user using (true) with check (true);
create policy anybody_says on feedback for insert
  with check (place_id = actor_place() and actor_kind() in ('public', 'worker') and decision is null);
create policy curators_read on feedback for select
  using (place_id = actor_place() and ((select actor_curates()) or (unsafe and (select actor_leads_safety()))));
create policy curators_decide on feedback for update
  using (place_id = actor_place() and ((select actor_curates()) or (unsafe and (select actor_leads_safety()))))
  with check (place_id = actor_place() and decided_by = actor_id());

-- Messages to whoever asked to be told, and has no part in anybody's care.
alter table message drop constraint message_audience_check,
  add constraint message_audience_check
    check (audience in ('young_person', 'parent_or_carer', 'worker', 'provider', 'public'));

select grant_app('select, insert, update (settled_as, settled_words, settled_by, settled_at)', 'report');
select grant_app('select, insert, update (decision, reason, decided_by, decided_at)', 'feedback');
select grant_app('select, insert', 'assurance');
select grant_app_execute('actor_curates()');
select grant_app_execute('actor_leads_safety()');
select grant_app_execute('feedback_shown(uuid)');
