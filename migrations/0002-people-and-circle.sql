-- Young people, who supports them, and the circle: who may see what, why, from when to when.

create table young_person (
  id uuid primary key,
  place_id uuid not null references place,
  -- The team whose record this is: one record for each team that met them.
  team_id uuid not null,
  name text not null check (name <> ''),
  preferred_name text,
  pronouns text,
  date_of_birth date,
  address text,
  postcode text,
  no_fixed_address boolean not null default false,
  email text,
  phone text,
  phone_whose text check (phone_whose in ('own', 'parent_or_carer', 'someone_else')),
  contact_safe boolean not null default false,
  contact_note text,
  language text,
  interpreter boolean not null default false,
  communication_needs text,
  access_needs text,
  education text check (education in ('school', 'college', 'home', 'alternative', 'none', 'not_known')),
  school_id uuid references organisation,
  school_name text,
  year_group text,
  practice_id uuid references organisation,
  practice_name text,
  nhs_number text check (nhs_number ~ '^[0-9]{10}$'),
  ethnic_group text,
  sex text,
  gender text,
  special_needs text,
  care_status text,
  young_carer boolean,
  meeting_wishes text,
  -- Spelling-tolerant form of the name, for recognising someone referred again.
  name_key text not null,
  made_at timestamptz not null default trellis_now(),
  foreign key (team_id, place_id) references team (id, place_id),
  unique (id, place_id)
);
create index on young_person (place_id, nhs_number) where nhs_number is not null;
create index on young_person (place_id, date_of_birth);

create table supporter (
  id uuid primary key,
  young_person_id uuid not null references young_person,
  kind text not null check (kind in ('parent_or_carer', 'trusted_adult', 'emergency_contact', 'professional')),
  name text not null check (name <> ''),
  relationship text not null default '',
  phone text,
  email text,
  parental_responsibility text not null default 'not_known' check (parental_responsibility in ('yes', 'no', 'not_known')),
  how_we_know text,
  may_collect boolean not null default false,
  note text,
  made_at timestamptz not null default trellis_now(),
  ended_at timestamptz,
  check (parental_responsibility <> 'yes' or how_we_know is not null)
);
create index on supporter (young_person_id);

-- Two records, one person: joined and parted by a worker, opens nothing by itself.
create table same_person_link (
  id uuid primary key,
  young_person_id uuid not null references young_person,
  other_id uuid not null references young_person check (other_id <> young_person_id),
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  undone_by uuid references worker,
  undone_at timestamptz
);
create index on same_person_link (young_person_id);
create index on same_person_link (other_id);

create table circle_member (
  id uuid primary key,
  place_id uuid not null,
  young_person_id uuid not null,
  worker_id uuid references worker,
  team_id uuid references team,
  supporter_id uuid references supporter,
  -- progress: how one referral goes. referral: what it asks. activity: what that activity needs. support: everything.
  opens text not null check (opens in ('progress', 'referral', 'activity', 'support', 'nothing')),
  basis text not null check (basis in ('sent_referral', 'asked_to_take_on', 'accepted_referral', 'support',
    'handed_on', 'chosen', 'parental_responsibility', 'safeguarding')),
  referral_id uuid,
  support_id uuid,
  starts_at timestamptz not null default trellis_now(),
  ends_at timestamptz,
  ended_because text,
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  check (num_nonnulls(worker_id, team_id, supporter_id) >= 1),
  check (ends_at is null or ends_at >= starts_at),
  check (opens not in ('progress', 'referral', 'activity') or referral_id is not null)
);
create index on circle_member (worker_id) include (young_person_id, opens, referral_id);
create index on circle_member (team_id) include (young_person_id, opens, referral_id);
create index on circle_member (young_person_id);
create index on circle_member (referral_id);

-- The young people whose record is open to the actor now, at this depth. Security definer because a rule about
-- the circle cannot itself be asked through the circle; it tells an actor only of their own entries.
create function circle_people(wanted text) returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(
    select distinct c.young_person_id from circle_member c
    where c.place_id = actor_place() and c.opens = wanted
      and c.starts_at <= trellis_now() and (c.ends_at is null or c.ends_at > trellis_now())
      and (c.worker_id = any(actor_workers())
        or (c.worker_id is null and c.team_id = any(actor_teams()))
        or c.team_id = any(actor_led_teams())))
$$;
-- The referrals open to the actor now, in any of these ways.
create function circle_referrals(variadic wanted text[]) returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(
    select distinct c.referral_id from circle_member c
    where c.place_id = actor_place() and c.opens = any(wanted) and c.referral_id is not null
      and c.starts_at <= trellis_now() and (c.ends_at is null or c.ends_at > trellis_now())
      and (c.worker_id = any(actor_workers())
        or (c.worker_id is null and c.team_id = any(actor_teams()))
        or c.team_id = any(actor_led_teams())))
$$;
-- True when nobody is around this young person yet: only then may whoever makes the record draw the first circle.
create function circle_is_empty(person uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select not exists (select from circle_member c where c.young_person_id = person)
$$;

-- Consent to the service and agreement to share are two things; each says who decided, and why they could.
create table decision (
  id uuid primary key,
  young_person_id uuid not null references young_person,
  referral_id uuid,
  about text not null check (about in ('service', 'sharing')),
  -- For sharing: with whom, and what kinds of content.
  share_with text,
  share_with_team_id uuid references team,
  share_what text[] not null default '{}',
  answer text not null check (answer in ('yes', 'no')),
  decided_by text not null check (decided_by in ('young_person', 'parental_responsibility', 'safeguarding_override')),
  -- Under 16: judged able to decide this, by whom, on what grounds. Never worked out from age.
  competence text check (competence in ('competent', 'not_competent', 'sixteen_or_over', 'not_yet_judged')),
  judged_by text,
  grounds text,
  tell_parents text,
  holder_name text,
  holder_relationship text,
  holder_known_by text,
  decided_on date not null,
  review_on date,
  withdrawn_at timestamptz,
  recorded_by uuid references worker,
  made_at timestamptz not null default trellis_now(),
  check (about <> 'sharing' or share_with is not null),
  -- Not yet judged: they asked for themselves or said yes to a coach; the link worker judges at the first meeting.
  check (decided_by <> 'young_person' or competence in ('competent', 'sixteen_or_over', 'not_yet_judged')),
  check (competence is distinct from 'competent' or (judged_by is not null and grounds is not null)),
  check (decided_by <> 'parental_responsibility' or (holder_name is not null and holder_relationship is not null)),
  check (decided_by <> 'safeguarding_override' or (judged_by is not null and grounds is not null))
);
create index on decision (young_person_id);
create index on decision (referral_id);

alter table young_person enable row level security;
alter table young_person force row level security;
create policy owner_migrates on young_person to current_user using (true) with check (true);
create policy circle_reads on young_person for select
  using (id = any((select circle_people('support'))::uuid[]));
create policy anyone_begins on young_person for insert
  with check (place_id = actor_place() and actor_kind() in ('worker', 'public', 'link', 'operator:demo'));
create policy circle_changes on young_person for update
  using (id = any((select circle_people('support'))::uuid[])) with check (place_id = actor_place());

alter table supporter enable row level security;
alter table supporter force row level security;
create policy owner_migrates on supporter to current_user using (true) with check (true);
create policy circle_reads on supporter for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_adds on supporter for insert
  with check (young_person_id = any((select circle_people('support'))::uuid[]) or circle_is_empty(young_person_id));
create policy circle_changes on supporter for update
  using (young_person_id = any((select circle_people('support'))::uuid[]));

alter table same_person_link enable row level security;
alter table same_person_link force row level security;
create policy owner_migrates on same_person_link to current_user using (true) with check (true);
create policy both_circles_read on same_person_link for select
  using (young_person_id = any((select circle_people('support'))::uuid[])
     and other_id = any((select circle_people('support'))::uuid[]));
create policy both_circles_join on same_person_link for insert
  with check (young_person_id = any((select circle_people('support'))::uuid[])
     and other_id = any((select circle_people('support'))::uuid[]) and made_by = actor_id());
create policy both_circles_part on same_person_link for update
  using (young_person_id = any((select circle_people('support'))::uuid[])
     and other_id = any((select circle_people('support'))::uuid[]));

alter table circle_member enable row level security;
alter table circle_member force row level security;
create policy owner_migrates on circle_member to current_user using (true) with check (true);
create policy own_entry_reads on circle_member for select
  using (place_id = actor_place() and worker_id = any((select actor_workers())::uuid[]));
create policy circle_reads on circle_member for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy party_reads on circle_member for select
  using (referral_id = any((select circle_referrals('referral', 'activity'))::uuid[]));
create policy watch_reads on circle_member for select
  using (actor_kind() in ('job:sweep', 'job:deliver', 'operator:check-batons'));
create policy first_circle on circle_member for insert
  with check (place_id = actor_place() and circle_is_empty(young_person_id));
create policy circle_adds on circle_member for insert
  with check (place_id = actor_place() and young_person_id = any((select circle_people('support'))::uuid[]));
create policy receiver_adds on circle_member for insert
  with check (place_id = actor_place() and referral_id = any((select circle_referrals('referral', 'activity'))::uuid[]));
create policy circle_ends on circle_member for update
  using (young_person_id = any((select circle_people('support'))::uuid[])
      or referral_id = any((select circle_referrals('referral', 'progress'))::uuid[]));

alter table decision enable row level security;
alter table decision force row level security;
create policy owner_migrates on decision to current_user using (true) with check (true);
create policy circle_reads on decision for select
  using (young_person_id = any((select circle_people('support'))::uuid[])
      or referral_id = any((select circle_referrals('progress', 'referral'))::uuid[]));
create policy circle_records on decision for insert
  with check (young_person_id = any((select circle_people('support'))::uuid[]) or circle_is_empty(young_person_id));
create policy circle_withdraws on decision for update
  using (young_person_id = any((select circle_people('support'))::uuid[])
      or referral_id = any((select circle_referrals('progress', 'referral'))::uuid[]));

select grant_app('select, insert, update', 'young_person');
select grant_app('select, insert, update', 'supporter');
select grant_app('select, insert, update (undone_by, undone_at)', 'same_person_link');
select grant_app('select, insert, update (ends_at, ended_because)', 'circle_member');
select grant_app('select, insert, update (withdrawn_at, review_on)', 'decision');
select grant_app_execute('circle_people(text)');
select grant_app_execute('circle_referrals(text[])');
select grant_app_execute('circle_is_empty(uuid)');
