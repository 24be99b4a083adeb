-- A club asks that a workshop of a programme be held there. It is about nobody by name but whoever asks, and the team that runs the
-- programme has it from the moment of sending until it has answered.
create table workshop_request (
  id uuid primary key,
  place_id uuid not null,
  run_id uuid not null,
  -- The club, as it calls itself.
  club text not null check (club <> ''),
  asked_by text not null check (asked_by <> ''),
  email text not null check (email <> ''),
  phone text check (phone <> ''),
  -- What the blueprint asks of a club, each with what was said: [{"asks": …, "says": …}].
  said jsonb not null check (jsonb_typeof(said) = 'array'),
  asked_at timestamptz not null default trellis_now(),
  answer_by date not null,
  answer text check (answer in ('yes', 'no')),
  -- What the club is told: when and where, or why not.
  words text check (words <> ''),
  answered_by uuid references worker,
  answered_at timestamptz,
  foreign key (run_id, place_id) references programme_run (id, place_id),
  constraint workshop_request_is_answered_by_somebody check (num_nonnulls(answer, words, answered_by, answered_at) in (0, 4))
);
create index on workshop_request (run_id, answer_by) where answer is null;

-- Where a programme runs, for whoever asks for a workshop of it without an account: the entry of the directory and its team.
create function runs_to_ask(of_programme text)
  returns table (run_id uuid, service text, team_id uuid, team text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select r.id, s.name, t.id, t.name from programme_run r
  join service s on s.id = r.service_id and s.withdrawn_on is null
  join team t on t.id = r.team_id and t.closed_on is null
  where actor_kind() in ('public', 'worker') and r.place_id = actor_place() and r.programme = of_programme
    and r.ended_on is null
  order by s.name, r.id limit 200
$$;

alter table workshop_request enable row level security;
alter table workshop_request force row level security;
create policy owner_migrates on workshop_request to current_user using (true) with check (true);
create policy anybody_asks on workshop_request for insert
  with check (place_id = actor_place() and actor_kind() in ('public', 'worker') and answer is null);
create policy team_reads on workshop_request for select
  using (place_id = actor_place() and exists (select from programme_run r
    where r.id = run_id and r.team_id = any((select actor_teams())::uuid[])));
create policy team_answers on workshop_request for update
  using (answer is null and place_id = actor_place() and exists (select from programme_run r
    where r.id = run_id and r.team_id = any((select actor_teams())::uuid[])))
  with check (answered_by = actor_id());

select grant_app('select, insert, update (answer, words, answered_by, answered_at)', 'workshop_request');
select grant_app_execute('runs_to_ask(text)');
