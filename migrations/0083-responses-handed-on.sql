-- A response is handed on to a colleague, who takes it or not; whoever manages may also give it to somebody. It is never
-- without an owner: until a colleague takes it, it stays with whoever has it.

create table response_handing (
  id uuid primary key,
  response_id uuid not null references response,
  place_id uuid not null references place,
  -- As of the response, so that reading this asks no other table.
  organisation_id uuid references organisation,
  from_id uuid not null references worker,
  to_id uuid not null references worker,
  because text not null check (because <> ''),
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  -- Taken or not by whoever was asked; given by whoever manages; or another was asked in its place.
  came_to text check (came_to in ('taken', 'declined', 'given', 'replaced')),
  settled_by uuid references worker,
  settled_at timestamptz,
  constraint handing_goes_on check (from_id <> to_id),
  constraint handing_is_settled_whole check ((came_to is null) = (settled_at is null) and (came_to is null) = (settled_by is null))
);
create unique index one_handing_waits on response_handing (response_id) where came_to is null;
create index on response_handing (response_id, made_at);
create index on response_handing (to_id) where came_to is null;

alter table response_handing enable row level security;
alter table response_handing force row level security;
create policy owner_migrates on response_handing to current_user using (true) with check (true);

-- Whether a response of this organisation, or of the whole place for null, is the actor's to give to somebody.
create function actor_gives_responses(of_organisation uuid) returns boolean language sql stable as $$
  select coalesce(of_organisation = actor_school(), of_organisation is null and actor_runs_surveys())
$$;
select grant_app_execute('actor_gives_responses(uuid)');

-- Policies of the response ask it by a function: the endings ask the response, and would go round for ever.
create function response_is_open(of_response uuid) returns boolean language sql stable as $$
  select not exists (select from response_ending e where e.response_id = of_response)
$$;
select grant_app_execute('response_is_open(uuid)');
-- Whether the actor may move a response from one worker to another now: they were asked, or they give it.
create function actor_moves_response(of_response uuid, from_worker uuid) returns boolean language sql stable as $$
  select exists (select from response_handing h where h.response_id = of_response and h.came_to is null
    and h.from_id = from_worker and (h.to_id = actor_id() or actor_gives_responses(h.organisation_id)))
$$;
select grant_app_execute('actor_moves_response(uuid, uuid)');
-- Whether a response is just being handed to this worker.
create function response_goes_to(of_response uuid, to_worker uuid) returns boolean language sql stable as $$
  select exists (select from response_handing h where h.response_id = of_response and h.came_to is null and h.to_id = to_worker)
$$;
select grant_app_execute('response_goes_to(uuid, uuid)');

create policy those_concerned_read on response_handing for select using (actor_kind() = 'worker' and place_id = actor_place()
  and (actor_id() in (to_id, from_id, made_by) or organisation_id = actor_works_in_school()
    or (organisation_id is null and (actor_runs_surveys() or actor_looks_after(from_id) or actor_looks_after(to_id)))));
create policy owner_or_manager_hands_on on response_handing for insert
  with check (made_by = actor_id() and place_id = actor_place()
    and (from_id = actor_id() or actor_gives_responses(organisation_id))
    and exists (select from response r where r.id = response_id and r.responsible_id = from_id
      and r.organisation_id is not distinct from response_handing.organisation_id
      and response_is_open(r.id))
    and exists (select from worker w join worker owner on owner.id = from_id and owner.organisation_id = w.organisation_id
      where w.id = to_id and w.left_on is null));
create policy those_concerned_settle on response_handing for update
  using (came_to is null and place_id = actor_place()
    and (to_id = actor_id() or from_id = actor_id() or actor_gives_responses(organisation_id)))
  with check (settled_by = actor_id());

create policy asked_reads on response for select using (actor_kind() = 'worker' and response_goes_to(id, actor_id()));
-- It is moved by whoever takes what was offered to them, or gives it; each time within the organisation, to who works there.
create policy handed_on on response for update
  using (place_id = actor_place() and response_is_open(id) and actor_moves_response(id, responsible_id))
  with check (response_goes_to(id, responsible_id));

-- No response that is open is with somebody who has left. The row of the worker is held, so that of leaving and being
-- given a response at one moment the later sees the earlier.
create function response_keeps_its_owner() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare
  owner uuid;
begin
  owner := case when tg_table_name = 'worker' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'responsible_id')::uuid end;
  perform from worker w where w.id = owner and w.left_on is null for share;
  if not found and exists (select from response r where r.responsible_id = owner
      and not exists (select from response_ending e where e.response_id = r.id)) then
    raise exception 'a response that is open needs somebody who works here' using errcode = 'check_violation',
      constraint = 'response_owner_works_here';
  end if;
  return null;
end $$;
create constraint trigger response_owner_works_here after insert or update of responsible_id on response
  deferrable initially deferred for each row execute function response_keeps_its_owner();
create constraint trigger response_owner_works_here after update of left_on on worker
  deferrable initially deferred for each row when (new.left_on is not null) execute function response_keeps_its_owner();

select grant_app('select, insert, update (came_to, settled_by, settled_at)', 'response_handing');
select grant_app('select, insert, update (responsible_id)', 'response');
