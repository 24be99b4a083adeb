-- What nobody may do by any page, and the database let through (found by the second model of what is in nobody's record).

-- What is decided of feedback and of reports is decided once, and a service is brought back once.
alter policy curators_decide on feedback
  using (decision is null and place_id = actor_place()
    and ((select actor_curates()) or (unsafe and (select actor_leads_safety()))));
alter policy curators_settle on report
  using (settled_at is null and place_id = actor_place()
    and ((select actor_curates()) or (about = 'unsafe' and (select actor_leads_safety()))));
alter policy curators_bring_back on withdrawal
  using (undone_at is null and place_id = actor_place() and (select actor_curates()));

-- Whoever is asked to take a response on takes it or does not; whoever has it, or leads them, gives it or asks another.
alter policy those_concerned_settle on response_handing
  with check (settled_by = actor_id() and case when came_to in ('taken', 'declined') then to_id = actor_id()
    else from_id = actor_id() or actor_gives_responses(organisation_id) end);

-- A list is sent in one's own name; a colleague goes on with it.
drop policy own_organisation on directory_upload;
create policy own_organisation_sees on directory_upload for select
  using (place_id = actor_place() and organisation_id in
    (select w.organisation_id from worker w where w.id = actor_id() and actor_kind() = 'worker'));
create policy own_organisation_sends on directory_upload for insert
  with check (place_id = actor_place() and worker_id = actor_id() and organisation_id in
    (select w.organisation_id from worker w where w.id = actor_id() and actor_kind() = 'worker'));
create policy own_organisation_goes_on on directory_upload for update
  using (place_id = actor_place() and organisation_id in
    (select w.organisation_id from worker w where w.id = actor_id() and actor_kind() = 'worker'));

-- Whether a team runs a service: the one that answers for it, or one of the organisation that provides it.
create function team_runs(team uuid, service uuid) returns boolean language sql stable
  set search_path = pg_catalog, public as $$
  select exists (select from service s left join provider p on p.id = s.provider_id
    join team t on t.id = team_runs.team join organisation o on o.id = t.organisation_id
    where s.id = team_runs.service and (s.place_id is null or s.place_id = actor_place())
      and (s.team_id = t.id or lower(btrim(p.name)) = lower(btrim(o.name))))
$$;
select grant_app_execute('team_runs(uuid, uuid)');

-- A team looks after the entry of what it runs, and of nothing else without a curator.
alter policy anybody_claims on claim
  with check (place_id = actor_place() and actor_kind() in ('public', 'worker')
    and (decision is null or (decision = 'proven_by_team' and decided_by = actor_id()
      and exists (select from unnest((select actor_teams())::uuid[]) t (id) where team_runs(t.id, service_id)))));
alter policy team_begins on keeper
  with check (place_id = actor_place() and team_id = any((select actor_teams())::uuid[]) and team_runs(team_id, service_id));

-- Whoever holds a claim's link looks after that entry from the address the link was sent to.
alter policy link_begins on keeper
  with check (place_id = actor_place() and email is not null and claim_id = (select entry_link_claim())
    and exists (select from entry_link l where l.id = actor_id() and l.claim_id = keeper.claim_id
      and l.service_id = keeper.service_id and lower(l.address) = lower(keeper.email)));

-- A school answers, and says that its list has come, in the name of whoever does it.
create function school_answers_in_own_name() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if not owner_asks() and ((new.answered_by is distinct from old.answered_by and new.answered_by is distinct from actor_id())
    or (new.opt_outs_loaded_by is distinct from old.opt_outs_loaded_by and new.opt_outs_loaded_by is distinct from actor_id())) then
    raise exception 'a school answers in the name of whoever does' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger school_answers_in_own_name before update on round_school
  for each row execute function school_answers_in_own_name();

-- What destroys names and answers destroys, and does not write or change them.
do $$ declare one text; begin
  foreach one in array array['round_pupil', 'round_key', 'round_parent_no', 'round_answers', 'round_code', 'answers_held', 'answers_seen'] loop
    execute format('drop policy job_destroys on %I', one);
    execute format('create policy job_finds on %I for select using (actor_kind() = ''job:destroy-names'')', one);
    execute format('create policy job_destroys on %I for delete using (actor_kind() = ''job:destroy-names'')', one);
  end loop;
end $$;
