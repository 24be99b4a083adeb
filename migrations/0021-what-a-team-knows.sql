-- What a team knows of services: its favourites and its notes, which stay inside the team. And addresses kept secret.

-- Nothing is worked out from an address that must be kept from anybody: no distances, no neighbourhood.
alter table young_person add column address_protected boolean not null default false;

create table team_favourite (
  team_id uuid not null references team,
  service_id uuid not null references service,
  -- Who made it one.
  worker_id uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  primary key (team_id, service_id)
);
create index on team_favourite (service_id);

create table team_note (
  id uuid primary key,
  team_id uuid not null references team,
  service_id uuid not null references service,
  worker_id uuid not null references worker,
  words text not null check (words <> '' and length(words) <= 1000),
  written_on date not null default trellis_today(),
  -- The last day on which it holds; null while nobody says.
  until date check (until >= written_on),
  ended_at timestamptz
);
create index on team_note (service_id);
create index on team_note (team_id);

-- Nobody outside the team reads or writes them; neither the public, nor those who run the service, nor who curates it.
alter table team_favourite enable row level security;
alter table team_favourite force row level security;
create policy owner_migrates on team_favourite to current_user using (true) with check (true);
create policy team_reads on team_favourite for select using (team_id = any((select actor_teams())::uuid[]));
create policy team_chooses on team_favourite for insert
  with check (team_id = any((select actor_teams())::uuid[]) and worker_id = actor_id());
create policy team_drops on team_favourite for delete using (team_id = any((select actor_teams())::uuid[]));

alter table team_note enable row level security;
alter table team_note force row level security;
create policy owner_migrates on team_note to current_user using (true) with check (true);
create policy team_reads on team_note for select using (team_id = any((select actor_teams())::uuid[]));
create policy team_writes on team_note for insert
  with check (team_id = any((select actor_teams())::uuid[]) and worker_id = actor_id());
create policy author_ends on team_note for update
  using (worker_id = actor_id() and team_id = any((select actor_teams())::uuid[])
      or team_id = any((select actor_led_teams())::uuid[]));

-- How many young people of the actor's own teams went to a service, and what came of it. No figure under three, and no
-- split of which one part is under three: what is left over would tell.
create function team_outcomes(at_service uuid)
  returns table (went int, going int, good int, not_for_them int)
  language sql stable security definer set search_path = pg_catalog, public as $$
  with last as (
    select distinct on (r.young_person_id) r.state, d.reason
    from referral r join referral_decision d on d.id = r.decision_id
    where actor_kind() = 'worker' and r.way_in = 'onward' and r.to_service_id = at_service
      and r.from_team_id = any(actor_teams())
      and exists (select from attendance a where a.referral_id = r.id and a.came = 'came')
    order by r.young_person_id, r.sent_at desc
  ), counted as (
    select count(*)::int as went,
      (count(*) filter (where state = 'accepted'))::int as going,
      (count(*) filter (where state = 'closed' and reason in ('finished', 'on_their_own', 'support_ended')))::int as good,
      (count(*) filter (where state = 'closed' and reason in ('did_not_suit', 'does_not_want')))::int as not_for_them
    from last
  ), safe as (
    select *, not exists (select from unnest(array[going, good, not_for_them, went - going - good - not_for_them]) part
      where part between 1 and 2) as may_split
    from counted
  )
  select case when went >= 3 then went end,
    case when went >= 3 and may_split then going end,
    case when went >= 3 and may_split then good end,
    case when went >= 3 and may_split then not_for_them end
  from safe
$$;

select grant_app('select, insert, delete', 'team_favourite');
select grant_app('select, insert, update (ended_at)', 'team_note');
select grant_app_execute('team_outcomes(uuid)');
