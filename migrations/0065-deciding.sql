-- A look that a young person is not shown, because somebody decided that showing it could put someone at risk; and what was
-- lacking of deciding: what shows it, and the lawful basis, apart from consent and from sharing.

create table hidden_look (
  id uuid primary key,
  place_id uuid not null,
  young_person_id uuid not null,
  -- Whose looks, on which day.
  worker_id uuid not null references worker,
  on_day date not null,
  reason text not null check (reason <> ''),
  decided_by text not null check (decided_by <> ''),
  decided_on date not null,
  -- Nothing is hidden for good: somebody looks again within three months.
  review_on date not null check (review_on > decided_on and review_on <= decided_on + interval '3 months'),
  recorded_by uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  shown_again_at timestamptz,
  foreign key (young_person_id, place_id) references young_person (id, place_id)
);
create unique index one_hidden_look on hidden_look (young_person_id, worker_id, on_day) where shown_again_at is null;
alter table hidden_look enable row level security;
alter table hidden_look force row level security;
create policy owner_migrates on hidden_look to current_user using (true) with check (true);
create policy circle_reads on hidden_look for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_hides on hidden_look for insert
  with check (place_id = actor_place() and recorded_by = actor_id()
    and young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_looks_again on hidden_look for update
  using (young_person_id = any((select circle_people('support'))::uuid[]));
select grant_app('select, insert, update (reason, decided_by, decided_on, review_on, recorded_by, shown_again_at)', 'hidden_look');

create or replace function own_looks(most int) returns table (at timestamptz, worker text, organisation text, screen text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select h.at, w.name, o.name, h.subject_kind
  from history h join worker w on w.id = h.actor_id join organisation o on o.id = w.organisation_id
  where h.act = 'looked' and h.actor_kind = 'worker'
    and (h.young_person_id = (select own_person()) or h.people @> array[(select own_person())])
    and h.subject_kind !~ '(safeguarding|concern|supervision|hidden)'
    and not exists (select from circle_member c
      where c.young_person_id = (select own_person()) and c.worker_id = h.actor_id and c.basis = 'safeguarding')
    and not exists (select from hidden_look x
      where x.young_person_id = (select own_person()) and x.worker_id = h.actor_id and x.shown_again_at is null
        and x.on_day = (h.at at time zone 'Europe/London')::date)
  order by h.position desc limit most
$$;

-- What shows a decision: a form in a file, words on the phone, a court order.
alter table decision add column evidence text;

-- Why the law lets this team keep what it keeps. It is nobody's yes, and taking a yes back does not end it.
create table lawful_basis (
  id uuid primary key,
  place_id uuid not null,
  young_person_id uuid not null,
  -- UK GDPR, article 6(1), and the condition of article 9(2) for what is about health and the like.
  basis text not null check (basis in ('public_task', 'legal_obligation', 'legitimate_interests', 'vital_interests', 'consent')),
  special text not null check (special in ('health_or_social_care', 'safeguarding', 'explicit_consent', 'vital_interests', 'none_needed')),
  because text not null check (because <> ''),
  evidence text,
  recorded_by uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  foreign key (young_person_id, place_id) references young_person (id, place_id)
);
create index on lawful_basis (young_person_id, made_at);
alter table lawful_basis enable row level security;
alter table lawful_basis force row level security;
create policy owner_migrates on lawful_basis to current_user using (true) with check (true);
create policy circle_reads on lawful_basis for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_records on lawful_basis for insert
  with check (place_id = actor_place() and recorded_by = actor_id()
    and young_person_id = any((select circle_people('support'))::uuid[]));
create policy own_reads on lawful_basis for select using (young_person_id = (select own_person()));
select grant_app('select, insert', 'lawful_basis');

-- When who cares for them changed: what was decided before that is asked again. What was not known before is no change.
alter table young_person add column care_changed_at timestamptz;
create function care_change_is_dated() returns trigger language plpgsql as $$
begin
  new.care_changed_at := trellis_now();
  return new;
end $$;
create trigger care_change_is_dated before update of care_status on young_person for each row
  when (old.care_status is not null and new.care_status is distinct from old.care_status)
  execute function care_change_is_dated();
