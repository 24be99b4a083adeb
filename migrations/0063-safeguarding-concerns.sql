-- Safeguarding concerns, behind a wall of their own: read by the leads they went to, and by nobody else.

create table safeguarding_concern (
  id uuid primary key,
  place_id uuid not null references place,
  -- Whose record it touches, where whoever raised it had one open; else only a name as it was typed.
  young_person_id uuid references young_person,
  called text not null check (called <> ''),
  words text not null,
  danger text not null check (danger in ('yes', 'no', 'not_sure', 'not_asked')),
  -- About an adult who works or volunteers with children: it goes a separate way, and never to or past them.
  about_adult boolean not null default false,
  subject_worker_id uuid references worker,
  subject_name text check (subject_name <> ''),
  raised_from text not null check (raised_from in ('worker', 'young_person')),
  raised_by uuid references worker,
  -- The acting worker, or whatever a young person came by.
  raised_as uuid not null,
  raised_at timestamptz not null default trellis_now(),
  -- By whose calendar and hours its clocks run.
  organisation_id uuid not null references organisation,
  state text not null check (state in ('raised', 'acknowledged', 'acted_on', 'closed')),
  -- The small record that made this state.
  step_id uuid not null,
  -- Whom it is with, and by when which thing happens. Until it is closed there is always somebody.
  holder_worker_id uuid,
  due_at timestamptz,
  awaits text check (awaits in ('acknowledgement', 'action', 'reply', 'another look')),
  -- The step that was late and has been passed on for it.
  passed_on_step uuid,
  holder_active boolean generated always as (case when holder_worker_id is not null then true end) stored,
  subject_key uuid generated always as (coalesce(subject_worker_id, '00000000-0000-0000-0000-000000000000')) stored,
  unique (id, subject_key),
  constraint concern_says_something check (words <> '' or raised_from = 'young_person'),
  constraint concern_has_a_holder check ((state = 'closed') = (holder_worker_id is null)),
  constraint concern_has_a_date check ((state = 'closed') = (due_at is null) and (state = 'closed') = (awaits is null)),
  constraint concern_holder_works_here foreign key (holder_worker_id, holder_active)
    references worker (id, active) deferrable initially deferred,
  constraint concern_has_a_raiser check ((raised_from = 'worker') = (raised_by is not null)),
  constraint concern_is_not_of_its_subject check (subject_worker_id is null or raised_by <> subject_worker_id),
  constraint only_an_adult_is_named check (about_adult = (num_nonnulls(subject_worker_id, subject_name) > 0))
);
create index on safeguarding_concern (raised_as, raised_at);
create index on safeguarding_concern (due_at) where state <> 'closed';
create index on safeguarding_concern (young_person_id);
create index on safeguarding_concern (holder_worker_id) where holder_worker_id is not null;

-- Who reads it, since when and why. Nobody reads what is about themselves.
create table concern_recipient (
  concern_id uuid not null,
  worker_id uuid not null references worker,
  subject_key uuid not null,
  organisation_id uuid not null references organisation,
  -- first: told when it was raised. next: because nobody had said in time that they have it. strategy_group: named by a lead.
  stands text not null check (stands in ('first', 'next', 'strategy_group')),
  told_at timestamptz not null default trellis_now(),
  acknowledge_by timestamptz,
  added_by uuid references worker,
  ended_at timestamptz,
  primary key (concern_id, worker_id),
  foreign key (concern_id, subject_key) references safeguarding_concern (id, subject_key) on update cascade,
  constraint never_to_its_subject check (worker_id <> subject_key),
  check ((stands = 'strategy_group') = (added_by is not null))
);
create index on concern_recipient (worker_id) include (concern_id) where ended_at is null;
alter table safeguarding_concern add constraint concern_holder_reads_it foreign key (id, holder_worker_id)
  references concern_recipient (concern_id, worker_id) deferrable initially deferred;

-- Every step, who took it, when and why.
create table concern_step (
  id uuid primary key,
  concern_id uuid not null references safeguarding_concern,
  act text not null check (act in ('raised', 'passed_on', 'acknowledged', 'acted', 'replied', 'handed_on', 'shared',
    'closed_a_circle', 'closed')),
  state text not null,
  at timestamptz not null default trellis_now(),
  actor_kind text not null,
  worker_id uuid references worker,
  -- What was done, who was told, and the reference that came back.
  words text,
  told text,
  reported boolean not null default false,
  reference text,
  reason text,
  to_worker_id uuid references worker,
  check (act <> 'acted' or (words is not null and told is not null)),
  check (act <> 'closed' or (reason is not null and words is not null)),
  check (act not in ('handed_on', 'shared', 'closed_a_circle') or words is not null),
  unique (concern_id, id, state)
);
create index on concern_step (concern_id, at);
alter table safeguarding_concern add constraint concern_follows_a_step foreign key (id, step_id, state)
  references concern_step (concern_id, id, state) deferrable initially deferred;

-- What whoever raised it sees: that it was received and acknowledged, and nothing else.
create table concern_receipt (
  concern_id uuid primary key references safeguarding_concern,
  raised_by uuid not null references worker,
  raised_at timestamptz not null default trellis_now(),
  -- Who got it, as they were told on the screen: [{"name", "organisation", "by"}].
  told jsonb not null check (jsonb_typeof(told) = 'array'),
  acknowledged_at timestamptz,
  acknowledged_by uuid references worker
);
create index on concern_receipt (raised_by, raised_at);

-- The concerns that the acting worker reads. Nobody else's work opens one: cover for concerns is named, in turn.
create function actor_concerns() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select case when actor_kind() = 'worker' then array(
    select r.concern_id from concern_recipient r join safeguarding_concern c on c.id = r.concern_id
    where r.worker_id = actor_id() and r.ended_at is null and c.place_id = actor_place()
      and c.subject_worker_id is distinct from actor_id()) end
$$;
-- Those that the actor raises in this very act: who gets them is written with them, and never after.
create function concerns_raised_now() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(select c.id from safeguarding_concern c
    where c.raised_as = actor_id() and c.raised_at = trellis_now() and c.place_id = actor_place() and c.state = 'raised')
$$;
-- Whose page an acting link is, while it lasts, what they may be called, and the team whose record it is.
create function link_person() returns table (young_person_id uuid, organisation_id uuid, called text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select y.id, t.organisation_id, coalesce(y.preferred_name, y.name) from link l join young_person y on y.id = l.young_person_id join team t on t.id = y.team_id
  where actor_kind() = 'link' and l.id = actor_id() and l.expires_at > clock_timestamp()
$$;

-- Whoever is taken off the list of leads reads no concern any more, and cannot be while one is with them.
create function duty_ends_reading() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if exists (select from safeguarding_duty d where d.worker_id = new.worker_id and d.organisation_id = new.organisation_id
      and d.ended_at is null) then return new; end if;
  if exists (select from safeguarding_concern c join concern_recipient r on r.concern_id = c.id and r.worker_id = new.worker_id
      where c.holder_worker_id = new.worker_id and r.organisation_id = new.organisation_id and r.stands <> 'strategy_group') then
    raise exception 'a concern is with them' using errcode = 'check_violation', constraint = 'concern_holder_reads_it';
  end if;
  update concern_recipient set ended_at = new.ended_at
    where worker_id = new.worker_id and organisation_id = new.organisation_id and stands <> 'strategy_group' and ended_at is null;
  return new;
end $$;
create trigger duty_ends_reading after update of ended_at on safeguarding_duty
  for each row when (old.ended_at is null and new.ended_at is not null) execute function duty_ends_reading();

alter table safeguarding_concern enable row level security;
alter table safeguarding_concern force row level security;
create policy owner_migrates on safeguarding_concern to current_user using (true) with check (true);
create policy leads_read on safeguarding_concern for select
  using (id = any((select actor_concerns())::uuid[]) and subject_worker_id is distinct from actor_id());
create policy sweep_reads on safeguarding_concern for select
  using (actor_kind() = 'job:sweep' and place_id = actor_place());
create policy worker_raises on safeguarding_concern for insert
  with check (actor_kind() = 'worker' and place_id = actor_place() and raised_by = actor_id() and raised_as = actor_id()
    and raised_at = trellis_now() and state = 'raised');
create policy young_person_raises on safeguarding_concern for insert
  with check (actor_kind() = 'link' and place_id = actor_place() and raised_from = 'young_person' and raised_as = actor_id()
    and raised_at = trellis_now() and state = 'raised' and not about_adult
    and young_person_id = (select p.young_person_id from link_person() p));
create policy leads_act on safeguarding_concern for update
  using (id = any((select actor_concerns())::uuid[]) and subject_worker_id is distinct from actor_id())
  with check (place_id = actor_place());
create policy sweep_passes_on on safeguarding_concern for update
  using (actor_kind() = 'job:sweep' and place_id = actor_place());

alter table concern_recipient enable row level security;
alter table concern_recipient force row level security;
create policy owner_migrates on concern_recipient to current_user using (true) with check (true);
create policy leads_read on concern_recipient for select using (concern_id = any((select actor_concerns())::uuid[]));
create policy sweep_reads on concern_recipient for select
  using (actor_kind() = 'job:sweep' and exists (select from safeguarding_concern c where c.id = concern_id));
create policy raiser_names on concern_recipient for insert
  with check (stands = 'first' and concern_id = any((select concerns_raised_now())::uuid[]));
create policy leads_share on concern_recipient for insert
  with check (stands = 'strategy_group' and added_by = actor_id() and concern_id = any((select actor_concerns())::uuid[]));
create policy sweep_passes_on on concern_recipient for insert
  with check (actor_kind() = 'job:sweep' and stands = 'next'
    and exists (select from safeguarding_concern c where c.id = concern_id));

alter table concern_step enable row level security;
alter table concern_step force row level security;
create policy owner_migrates on concern_step to current_user using (true) with check (true);
create policy leads_read on concern_step for select using (concern_id = any((select actor_concerns())::uuid[]));
create policy raiser_begins on concern_step for insert
  with check (act = 'raised' and concern_id = any((select concerns_raised_now())::uuid[]));
create policy leads_act on concern_step for insert
  with check (worker_id = actor_id() and act not in ('raised', 'passed_on')
    and concern_id = any((select actor_concerns())::uuid[]));
create policy sweep_passes_on on concern_step for insert
  with check (actor_kind() = 'job:sweep' and act = 'passed_on'
    and exists (select from safeguarding_concern c where c.id = concern_id));

alter table concern_receipt enable row level security;
alter table concern_receipt force row level security;
create policy owner_migrates on concern_receipt to current_user using (true) with check (true);
create policy raiser_reads on concern_receipt for select using (actor_kind() = 'worker' and raised_by = actor_id());
create policy leads_read on concern_receipt for select using (concern_id = any((select actor_concerns())::uuid[]));
create policy raiser_keeps on concern_receipt for insert
  with check (raised_by = actor_id() and concern_id = any((select concerns_raised_now())::uuid[]));
create policy leads_say on concern_receipt for update using (concern_id = any((select actor_concerns())::uuid[]));

-- What was done and looked at in a concern is in history like everything else, and shown to nobody around the young person.
alter policy circle_reads on history
  using (subject_kind <> 'safeguarding_concern' and (young_person_id = any((select circle_people('support'))::uuid[])
      or people && (select circle_people('support'))::uuid[]));

select grant_app('select, insert, update (state, step_id, holder_worker_id, due_at, awaits, passed_on_step)', 'safeguarding_concern');
select grant_app('select, insert', 'concern_recipient');
select grant_app('select, insert', 'concern_step');
select grant_app('select, insert, update (acknowledged_at, acknowledged_by)', 'concern_receipt');
select grant_app_execute('actor_concerns()');
select grant_app_execute('concerns_raised_now()');
select grant_app_execute('link_person()');
