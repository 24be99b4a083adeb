-- Handovers planned before their date: a new school, leaving school, 16, 18, leaving care, moving. One plan for each, and
-- what came of it.
create table handover (
  id uuid primary key,
  place_id uuid not null,
  support_id uuid not null references support,
  young_person_id uuid not null,
  kind text not null check (kind in ('year_7', 'leaving_school', 'sixteen', 'eighteen', 'leaving_care', 'moving')),
  on_date date not null,
  takes_over text not null check (takes_over in ('we_stay', 'colleague', 'elsewhere', 'nobody_found')),
  plan text not null check (plan <> ''),
  planned_at timestamptz not null default trellis_now(),
  planned_by uuid not null references worker,
  -- What came of it, in words. Nobody is lost between two services: who has them now is checked where we can know it.
  done_at timestamptz,
  done_by uuid references worker,
  outcome text check (outcome in ('taken_over', 'we_stay', 'nobody_found')),
  outcome_words text not null default '',
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  check ((done_at is null) = (outcome is null)),
  check ((done_at is null) = (done_by is null)),
  check (outcome <> 'nobody_found' or outcome_words <> ''),
  unique (support_id, kind, on_date)
);
create index on handover (young_person_id);
alter table handover enable row level security;
alter table handover force row level security;
create policy owner_migrates on handover to current_user using (true) with check (true);
create policy circle_reads on handover for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_plans on handover for insert
  with check (place_id = actor_place() and planned_by = actor_id()
    and young_person_id = any((select circle_people('support'))::uuid[])
    and exists (select from support s where s.id = support_id and s.young_person_id = handover.young_person_id));
create policy circle_changes on handover for update
  using (young_person_id = any((select circle_people('support'))::uuid[]));
select grant_app('select, insert, update (takes_over, plan, planned_at, planned_by, done_at, done_by, outcome, outcome_words)', 'handover');
