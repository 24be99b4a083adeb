-- Whoever takes over a support takes over what it asked of services; and no activity goes on without anybody behind it.

alter table referral_decision drop constraint referral_decision_act_check, add check (act in ('sent', 'accepted',
  'declined', 'returned', 'went_up', 'withdrawn', 'asked_again', 'passed_on', 'acknowledged', 'closed', 'first_contact',
  'ended', 'handed_on'));

-- In whose name a service is asked changes with the worker of the support, and in no other way.
select grant_app('select, insert, update (state, answer_by, holder_worker_id, holder_team_id, due_on, acknowledged_at, decision_id, to_team_id, young_person_id, from_worker_id)', 'referral');
create function asker_follows_support() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if new.way_in <> 'onward' or not exists (select from support s
      where s.id = new.support_from_id and s.worker_id = new.from_worker_id) then
    raise exception 'who asks changes only with the worker of the support'
      using errcode = 'check_violation', constraint = 'asker_follows_support';
  end if;
  return new;
end $$;
create trigger asker_follows_support before update of from_worker_id on referral
  for each row when (old.from_worker_id is distinct from new.from_worker_id) execute function asker_follows_support();

-- When a support changes hands, nothing that it asked and nowhere that the young person goes stays with somebody else.
create function onward_goes_along() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if exists (select from referral r join support s on s.id = r.support_from_id
      where r.support_from_id = new.id and s.state <> 'ended' and (r.open or r.state = 'accepted')
        and s.worker_id = new.worker_id
        and (r.from_worker_id is distinct from new.worker_id or (r.open and r.holder_worker_id is distinct from new.worker_id))) then
    raise exception 'what the support asked of services is handed on with it'
      using errcode = 'check_violation', constraint = 'onward_goes_along';
  end if;
  return null;
end $$;
create constraint trigger onward_goes_along after update of worker_id on support
  deferrable initially deferred for each row
  when (new.worker_id is not null and old.worker_id is distinct from new.worker_id)
  execute function onward_goes_along();

-- A support does not end while the young person still goes somewhere in its name: each is stopped, or left to go on
-- without us, by somebody who says which.
create or replace function onward_is_settled() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if exists (select from referral r where r.support_from_id = new.id and (r.open or r.state = 'accepted')) then
    raise exception 'a service was asked and this is not settled'
      using errcode = 'check_violation', constraint = 'onward_is_settled';
  end if;
  return null;
end $$;
