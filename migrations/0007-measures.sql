-- Measures: what is asked of whom, what they answered, and the wording that an organisation licenses itself.

-- The wording of a measure that may not ship, filled in by an organisation under its own licence. A change is a new row.
create table wording (
  id uuid primary key,
  place_id uuid not null,
  organisation_id uuid not null,
  measure text not null check (measure ~ '^[a-z][a-z0-9-]*$'),
  version int not null check (version >= 1),
  lead text not null default '',
  -- What is asked, by item; what the choices are called, lowest first.
  items jsonb not null check (jsonb_typeof(items) = 'object'),
  choices jsonb not null check (jsonb_typeof(choices) = 'array'),
  licence text not null check (licence <> ''),
  added_by uuid not null references worker,
  added_at timestamptz not null default trellis_now(),
  ended_at timestamptz,
  foreign key (organisation_id, place_id) references organisation (id, place_id)
);
create index on wording (organisation_id, measure, added_at);

-- Somebody is asked to fill in a measure, once, for one occasion.
create table ask (
  id uuid primary key,
  place_id uuid not null,
  support_id uuid not null references support,
  young_person_id uuid not null,
  -- A parent or carer beside them, when it is about that person and not about the young person.
  supporter_id uuid references supporter,
  -- Who reads it.
  team_id uuid not null references team,
  measure text not null check (measure ~ '^[a-z][a-z0-9-]*$'),
  version int not null check (version >= 1),
  -- The items that are asked: an age decides it on the day of asking, and a birthday changes nothing afterwards.
  items text[] not null check (cardinality(items) > 0),
  wording_id uuid references wording,
  occasion text not null check (occasion in ('baseline', 'follow_up', 'other')),
  how text not null check (how in ('link', 'together')),
  asked_at timestamptz not null default trellis_now(),
  asked_by uuid not null references worker,
  due_on date not null,
  link_id uuid references link deferrable initially deferred,
  sent_to text check (sent_to in ('young_person', 'parent_or_carer')),
  taken_back_at timestamptz,
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  check ((how = 'link') = (link_id is not null)),
  check ((how = 'link') = (sent_to is not null)),
  unique (id, support_id, young_person_id, measure, version, occasion)
);
create index on ask (support_id, asked_at);
create index on ask (young_person_id);
create index on ask (due_on) where taken_back_at is null;
alter table link add constraint link_asks foreign key (ask_id) references ask deferrable initially deferred;

-- One filling-in. It answers exactly one ask, and an ask has at most one.
create table answer_set (
  id uuid primary key,
  ask_id uuid not null unique,
  support_id uuid not null,
  young_person_id uuid not null,
  supporter_id uuid references supporter,
  measure text not null,
  version int not null,
  occasion text not null,
  answered_at timestamptz not null default trellis_now(),
  answered_by text not null check (answered_by in ('young_person', 'with_parent_or_carer', 'together')),
  -- The worker beside them, when it was filled in together.
  recorded_by uuid references worker,
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  score jsonb not null check (jsonb_typeof(score) = 'object'),
  -- How many of the items that were asked have no answer.
  missing int not null check (missing >= 0),
  -- The items whose answer a person must read at once.
  risk text[] not null default '{}',
  read_at timestamptz,
  read_by uuid references worker,
  foreign key (ask_id, support_id, young_person_id, measure, version, occasion)
    references ask (id, support_id, young_person_id, measure, version, occasion),
  check ((answered_by = 'together') = (recorded_by is not null))
);
create index on answer_set (support_id, answered_at);
create index on answer_set (young_person_id);

-- What somebody has picked on their phone and not sent yet. Nobody else reads it, and it goes when they send it.
create table unsent_answers (
  ask_id uuid primary key references ask,
  young_person_id uuid not null references young_person,
  picked jsonb not null check (jsonb_typeof(picked) = 'object'),
  saved_at timestamptz not null default trellis_now()
);

-- When a link made now stops working, by the database's clock.
create function link_lasts(days int) returns timestamptz language sql volatile as $$
  select clock_timestamp() + make_interval(days => days)
$$;
-- The ask a link-holder may see: their own link's, while it lasts.
create function link_ask() returns uuid language sql stable security definer
  set search_path = pg_catalog, public as $$
  select l.ask_id from link l where actor_kind() = 'link' and l.id = actor_id()
    and l.purpose = 'answer_measure' and l.expires_at > clock_timestamp()
$$;
-- The ask a link-holder may answer: the same, and only until it was used.
create function link_open_ask() returns uuid language sql stable security definer
  set search_path = pg_catalog, public as $$
  select l.ask_id from link l where actor_kind() = 'link' and l.id = actor_id()
    and l.purpose = 'answer_measure' and l.expires_at > clock_timestamp() and l.used_at is null
$$;

alter table wording enable row level security;
alter table wording force row level security;
create policy owner_migrates on wording to current_user using (true) with check (true);
create policy place_reads on wording for select using (actor_kind() = 'worker' and place_id = actor_place());
-- Licensed wording is the organisation's own: its managers and administrators keep it.
create policy organisation_adds on wording for insert
  with check (place_id = actor_place() and actor_kind() = 'worker' and added_by = actor_id() and exists (
    select from worker w join membership m on m.worker_id = w.id
    where w.id = actor_id() and w.organisation_id = wording.organisation_id and m.role in ('manager', 'administrator')
      and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today())));
create policy organisation_ends on wording for update
  using (place_id = actor_place() and actor_kind() = 'worker' and exists (
    select from worker w join membership m on m.worker_id = w.id
    where w.id = actor_id() and w.organisation_id = wording.organisation_id and m.role in ('manager', 'administrator')
      and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today())));

alter table ask enable row level security;
alter table ask force row level security;
create policy owner_migrates on ask to current_user using (true) with check (true);
create policy circle_reads on ask for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_adds on ask for insert
  with check (place_id = actor_place() and asked_by = actor_id()
    and young_person_id = any((select circle_people('support'))::uuid[])
    and exists (select from support s where s.id = support_id and s.young_person_id = ask.young_person_id));
create policy circle_changes on ask for update
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy link_reads on ask for select using (id = (select link_ask()));

create policy link_reads on wording for select
  using (id = (select a.wording_id from ask a where a.id = (select link_ask())));

alter table answer_set enable row level security;
alter table answer_set force row level security;
create policy owner_migrates on answer_set to current_user using (true) with check (true);
create policy circle_reads on answer_set for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_adds on answer_set for insert
  with check (actor_kind() = 'worker' and recorded_by = actor_id()
    and young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_changes on answer_set for update
  using (young_person_id = any((select circle_people('support'))::uuid[]));
-- A link-holder hands in one answer set, for their own ask, and never reads it back.
create policy link_answers on answer_set for insert
  with check (ask_id = (select link_open_ask()) and answered_by <> 'together');

alter table unsent_answers enable row level security;
alter table unsent_answers force row level security;
create policy owner_migrates on unsent_answers to current_user using (true) with check (true);
create policy link_picks on unsent_answers using (ask_id = (select link_open_ask()))
  with check (ask_id = (select link_open_ask()));

select grant_app('select, insert, update (ended_at)', 'wording');
select grant_app('select, insert, update (taken_back_at)', 'ask');
select grant_app('select, insert, update (read_at, read_by)', 'answer_set');
select grant_app('select, insert, update (picked, saved_at), delete', 'unsent_answers');
select grant_app_execute('link_lasts(integer)');
select grant_app_execute('link_ask()');
select grant_app_execute('link_open_ask()');
