-- Answers that a person must read at once: who was told, by when they say so, and who did.

create table urgent_answer (
  ask_id uuid primary key references answer_set (ask_id),
  place_id uuid not null,
  support_id uuid not null references support,
  young_person_id uuid not null,
  team_id uuid not null references team,
  items text[] not null check (cardinality(items) > 0),
  raised_at timestamptz not null default trellis_now(),
  foreign key (young_person_id, place_id) references young_person (id, place_id)
);
create index on urgent_answer (young_person_id);
create index on urgent_answer (place_id, raised_at);

-- Whom it is with: the named worker first, and whoever stands in for them when the clock has run out.
create table urgent_told (
  ask_id uuid not null references urgent_answer,
  worker_id uuid not null references worker,
  young_person_id uuid not null references young_person,
  stands text not null check (stands in ('reader', 'cover')),
  told_at timestamptz not null default trellis_now(),
  acknowledge_by timestamptz not null,
  primary key (ask_id, worker_id)
);
create index on urgent_told (young_person_id);

-- Somebody has read it. Nobody says so twice, and nothing but a person says so.
create table urgent_acknowledgement (
  ask_id uuid primary key references urgent_answer,
  young_person_id uuid not null references young_person,
  worker_id uuid not null references worker,
  at timestamptz not null default trellis_now()
);
create index on urgent_acknowledgement (young_person_id);

-- Whoever reads the answers to an ask now: the worker of the support or whoever asked, or who covers them today. It
-- tells a link-holder the id of a worker about their own ask, and anybody else nothing they do not see.
create function urgent_reader(of_ask uuid) returns uuid language sql stable security definer
  set search_path = pg_catalog, public as $$
  select coalesce((select c.covered_by from cover c join worker there on there.id = c.covered_by and there.active
      where c.worker_id = named.id and trellis_today() between c.starts_on and c.ends_on
      order by c.starts_on desc, c.id limit 1), named.id)
  from ask a join support s on s.id = a.support_id
    join worker named on named.id = coalesce(s.worker_id, a.asked_by) and named.active
  where a.id = of_ask
    and (a.id = (select link_ask()) or a.young_person_id = any((select circle_people('support'))::uuid[]))
$$;

alter table urgent_answer enable row level security;
alter table urgent_answer force row level security;
create policy owner_migrates on urgent_answer to current_user using (true) with check (true);
create policy circle_reads on urgent_answer for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_raises on urgent_answer for insert
  with check (place_id = actor_place() and actor_kind() = 'worker'
    and young_person_id = any((select circle_people('support'))::uuid[]));
create policy link_raises on urgent_answer for insert
  with check (place_id = actor_place() and ask_id = (select link_open_ask()));
create policy sweep_reads on urgent_answer for select
  using (actor_kind() = 'job:sweep' and place_id = actor_place());

alter table urgent_told enable row level security;
alter table urgent_told force row level security;
create policy owner_migrates on urgent_told to current_user using (true) with check (true);
create policy circle_reads on urgent_told for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_tells on urgent_told for insert
  with check (actor_kind() = 'worker' and young_person_id = any((select circle_people('support'))::uuid[]));
create policy link_tells on urgent_told for insert with check (ask_id = (select link_open_ask()));
create policy sweep_reads on urgent_told for select using (actor_kind() = 'job:sweep'
  and exists (select from urgent_answer u where u.ask_id = urgent_told.ask_id and u.place_id = actor_place()));
create policy sweep_passes_on on urgent_told for insert with check (actor_kind() = 'job:sweep' and stands = 'cover'
  and exists (select from urgent_answer u where u.ask_id = urgent_told.ask_id and u.place_id = actor_place()));

alter table urgent_acknowledgement enable row level security;
alter table urgent_acknowledgement force row level security;
create policy owner_migrates on urgent_acknowledgement to current_user using (true) with check (true);
create policy circle_reads on urgent_acknowledgement for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_acknowledges on urgent_acknowledgement for insert
  with check (actor_kind() = 'worker' and worker_id = actor_id()
    and young_person_id = any((select circle_people('support'))::uuid[]));
create policy sweep_reads on urgent_acknowledgement for select using (actor_kind() = 'job:sweep'
  and exists (select from urgent_answer u where u.ask_id = urgent_acknowledgement.ask_id and u.place_id = actor_place()));

select grant_app('select, insert', 'urgent_answer');
select grant_app('select, insert', 'urgent_told');
select grant_app('select, insert', 'urgent_acknowledgement');
select grant_app_execute('urgent_reader(uuid)');
