-- Stepping up, down or across: a referral of its own kind, from where somebody is supported to another team and programme.
alter table referral drop constraint referral_way_in_check, add check (way_in in ('school', 'health', 'professional',
  'parent_or_carer', 'young_person', 'coach', 'onward', 'back', 'stepping'));

create table stepping (
  referral_id uuid primary key references referral,
  place_id uuid not null,
  -- Where they are supported now, and their record there. The team that is asked has a record of its own, by the referral.
  support_id uuid not null references support,
  young_person_id uuid not null,
  from_programme text,
  from_tier text not null,
  to_team_id uuid not null references team,
  -- What they would take part in there; null where a team is asked and no programme of it.
  to_run_id uuid references programme_run,
  to_programme text,
  to_tier text not null,
  -- What changes for the young person and what stays, in words for them.
  changes text not null check (changes <> ''),
  stays text not null default '',
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  check ((to_run_id is null) = (to_programme is null))
);
create index on stepping (support_id);
create index on stepping (young_person_id);
create index on stepping (to_run_id);

-- A record that is kept and not used is not taken on to anybody new.
create trigger restricted_is_not_shared before insert on stepping for each row execute function restricted_is_not_shared();

alter table stepping enable row level security;
alter table stepping force row level security;
create policy owner_migrates on stepping to current_user using (true) with check (true);
create policy parties_read on stepping for select
  using (young_person_id = any((select circle_people('support'))::uuid[])
      or referral_id = any((select circle_referrals('progress', 'referral'))::uuid[])
      or exists (select from referral r where r.id = referral_id
        and r.young_person_id = any((select circle_people('support'))::uuid[])));
create policy circle_asks on stepping for insert
  with check (place_id = actor_place() and made_by = actor_id()
    and young_person_id = any((select circle_people('support'))::uuid[])
    and exists (select from support s where s.id = support_id and s.young_person_id = stepping.young_person_id));
select grant_app('select, insert', 'stepping');

-- How the steppings of one person stand, for whoever supports them and for themselves. The other team's record stays theirs:
-- what is told of it is its answer.
create function steppings_of(person uuid)
  returns table (referral_id uuid, to_team text, to_service text, from_tier text, to_tier text, changes text, stays text,
    made_at timestamptz, made_by uuid, state text, answer_by date, answered_by text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select s.referral_id, t.name, sv.name, s.from_tier, s.to_tier, s.changes, s.stays, s.made_at, s.made_by, r.state, r.answer_by,
    case when r.state = 'accepted' then w.name end
  from stepping s
  join referral r on r.id = s.referral_id
  join team t on t.id = r.to_team_id
  left join programme_run p on p.id = s.to_run_id
  left join service sv on sv.id = p.service_id
  left join support u on u.referral_id = r.id
  left join worker w on w.id = u.worker_id
  where s.young_person_id = person and (person = any(circle_people('support')) or person = own_person())
  order by s.made_at desc limit 50
$$;
-- How many were asked to step from one tier to another, each once, and how far that came: for whoever counts.
create function stepping_counts() returns table (from_tier text, to_tier text, asked int, waiting int, taken_on int)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select s.from_tier, s.to_tier, count(distinct s.young_person_id)::int,
    count(distinct s.young_person_id) filter (where r.open)::int,
    count(distinct s.young_person_id) filter (where r.state = 'accepted')::int
  from stepping s join referral r on r.id = s.referral_id
  where actor_kind() = 'job:programme-flows' and s.place_id = actor_place()
  group by 1, 2
$$;
select grant_app_execute('steppings_of(uuid)');
select grant_app_execute('stepping_counts()');
