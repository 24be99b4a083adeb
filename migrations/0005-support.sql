-- A link worker's time with a young person: plan, goals, steps, contacts, reviews, ending.

create table support_change (
  id uuid primary key,
  support_id uuid not null references support deferrable initially deferred,
  young_person_id uuid not null references young_person,
  act text not null check (act in ('opened', 'handed_on', 'paused', 'resumed', 'ended', 'redated')),
  at timestamptz not null default trellis_now(),
  made_by uuid references worker,
  worker_id uuid references worker,
  reason text,
  check (act not in ('handed_on', 'paused') or reason is not null)
);
create index on support_change (support_id, at);

-- Whoever this support is about: a young person, or a parent or carer beside them.
create table support_participant (
  support_id uuid not null references support deferrable initially deferred,
  young_person_id uuid not null references young_person,
  supporter_id uuid references supporter,
  unique nulls not distinct (support_id, young_person_id, supporter_id)
);

create table plan (
  support_id uuid primary key references support,
  young_person_id uuid not null references young_person,
  what_matters text not null default '',
  strengths text not null default '',
  how_to_meet text not null default '',
  agreed_on date,
  review_on date,
  changed_at timestamptz not null default trellis_now(),
  changed_by uuid references worker
);

create table goal (
  id uuid primary key,
  support_id uuid not null references support,
  young_person_id uuid not null references young_person,
  words text not null check (words <> ''),
  whose text not null check (whose in ('young_person', 'parent_or_carer', 'together')),
  set_on date not null,
  closed_on date check (closed_on >= set_on),
  made_at timestamptz not null default trellis_now()
);
create index on goal (support_id);
create table goal_rating (
  id uuid primary key,
  goal_id uuid not null references goal,
  young_person_id uuid not null references young_person,
  rating int not null check (rating between 0 and 10),
  rated_on date not null,
  rated_by text not null check (rated_by in ('young_person', 'parent_or_carer', 'together')),
  words text,
  made_at timestamptz not null default trellis_now()
);
create index on goal_rating (goal_id, rated_on);

create table step (
  id uuid primary key,
  support_id uuid not null references support,
  young_person_id uuid not null references young_person,
  goal_id uuid references goal,
  what text not null check (what <> ''),
  who text not null check (who in ('young_person', 'worker', 'someone_else')),
  who_name text,
  due_on date not null,
  done_at timestamptz,
  dropped_at timestamptz,
  check (who <> 'someone_else' or who_name is not null)
);
create index on step (support_id, due_on) where done_at is null and dropped_at is null;
create index on step (support_id, done_at);

create table contact (
  id uuid primary key,
  support_id uuid not null references support,
  young_person_id uuid not null references young_person,
  kind text not null check (kind in ('meeting', 'call', 'message', 'video', 'visit', 'with_others')),
  -- Tried but not reached does not end the wait for a first contact.
  reached boolean not null,
  at timestamptz not null,
  minutes int check (minutes between 0 and 1440),
  at_place text,
  note text,
  -- Chosen by whoever writes it, never guessed.
  note_for text check (note_for in ('worker_and_manager', 'young_person_too', 'everyone_in_support')),
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  check ((note is null) = (note_for is null))
);
create index on contact (support_id, at);

create table review (
  id uuid primary key,
  support_id uuid not null references support,
  young_person_id uuid not null references young_person,
  held_on date not null,
  words text not null default '',
  next_on date,
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now()
);
create index on review (support_id, held_on);

create table ending (
  support_id uuid primary key references support,
  young_person_id uuid not null references young_person,
  reason text not null check (reason in ('completed', 'young_person_chose_to_stop', 'said_no_before_starting',
    'not_right_for_them', 'moved_away', 'stepped_up', 'passed_to_social_care', 'lost_contact', 'other')),
  -- Agreed words for whoever referred, and for the young person; as much as was agreed, and no more.
  words_for_referrer text not null default '',
  words_for_young_person text not null default '',
  tries int check (tries >= 1),
  moved_how text check (moved_how in ('new_place_accepted', 'nobody_found')),
  follow_up_on date,
  ended_on date not null,
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  check ((reason = 'lost_contact') = (tries is not null)),
  check ((reason = 'moved_away') = (moved_how is not null))
);
alter table ending add column followed_up_at timestamptz;

-- A support ends only with an ending, and every change of hands or state has its record.
create function ending_is_recorded() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if not exists (select from ending e where e.support_id = new.id) then
    raise exception 'support ends with an ending' using errcode = 'check_violation', constraint = 'ending_is_recorded';
  end if;
  return null;
end $$;
create constraint trigger ending_is_recorded after insert or update of state on support
  deferrable initially deferred for each row when (new.state = 'ended') execute function ending_is_recorded();

-- A supervisor's look at a support with the worker, on a rhythm, apart from the record.
create table supervision (
  id uuid primary key,
  support_id uuid not null references support,
  young_person_id uuid not null references young_person,
  supervisor_id uuid not null references worker,
  held_on date not null,
  note text not null default '',
  next_on date not null,
  made_at timestamptz not null default trellis_now()
);
create index on supervision (support_id, held_on);

do $$
declare t text;
begin
  foreach t in array array['support_change', 'support_participant', 'plan', 'goal', 'goal_rating', 'step', 'contact', 'review', 'ending'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_migrates on %I to current_user using (true) with check (true)', t);
    execute format('create policy circle_reads on %I for select using (young_person_id = any((select circle_people(''support''))::uuid[]))', t);
    execute format('create policy circle_adds on %I for insert with check (young_person_id = any((select circle_people(''support''))::uuid[]))', t);
    execute format('create policy circle_changes on %I for update using (young_person_id = any((select circle_people(''support''))::uuid[]))', t);
  end loop;
end $$;
-- The receiver opens support in the act that draws their own circle, so its first rows come by the referral.
create policy receiver_opens on support_change for insert with check (act = 'opened' and exists (
  select from referral r where r.young_person_id = support_change.young_person_id
    and r.id = any((select circle_referrals('referral'))::uuid[])));
create policy receiver_opens on support_participant for insert with check (exists (
  select from referral r where r.young_person_id = support_participant.young_person_id
    and r.id = any((select circle_referrals('referral'))::uuid[])));
-- A worker's and manager's note is theirs; who is elsewhere in the support does not get it.
create policy note_is_for on contact as restrictive for select
  using (actor_kind() <> 'worker' or note_for is distinct from 'worker_and_manager'
      or made_by = any((select actor_workers())::uuid[])
      or exists (select from support s where s.id = support_id
           and (s.worker_id = any((select actor_workers())::uuid[]) or s.team_id = any((select actor_led_teams())::uuid[]))));

-- Supervision: only the supervisor and the worker supervised.
alter table supervision enable row level security;
alter table supervision force row level security;
create policy owner_migrates on supervision to current_user using (true) with check (true);
create policy both_read on supervision for select
  using (supervisor_id = any((select actor_workers())::uuid[])
      or exists (select from support s where s.id = support_id and s.worker_id = any((select actor_workers())::uuid[])));
create policy supervisor_writes on supervision for insert
  with check (supervisor_id = actor_id() and young_person_id = any((select circle_people('support'))::uuid[]));

select grant_app('select, insert', 'support_change');
select grant_app('select, insert', 'support_participant');
select grant_app('select, insert, update', 'plan');
select grant_app('select, insert, update (words, closed_on)', 'goal');
select grant_app('select, insert', 'goal_rating');
select grant_app('select, insert, update (done_at, dropped_at, due_on)', 'step');
select grant_app('select, insert', 'contact');
select grant_app('select, insert', 'review');
select grant_app('select, insert, update (followed_up_at)', 'ending');
select grant_app('select, insert', 'supervision');
