-- Somebody who does not fit what a blueprint says of whom it is for may come all the same, and why stays with their place.
create or replace function place_becomes_enrolment() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare run programme_run; newest int; enrolled uuid := gen_random_uuid(); change uuid := gen_random_uuid();
begin
  if new.way_in <> 'onward' or new.support_from_id is null
    or exists (select from enrolment e where e.referral_id = new.id) then return null; end if;
  select * into run from programme_run where service_id = new.to_service_id and ended_on is null;
  if not found then return null; end if;
  select max(v.version) into newest from blueprint_version v
    where v.kind = 'programme' and v.key = run.programme and v.state = 'published';
  if newest is null then return null; end if;
  insert into enrolment (id, place_id, young_person_id, support_id, referral_id, run_id, programme, version, state, override, change_id)
    values (enrolled, new.place_id, new.young_person_id, new.support_from_id, new.id, run.id, run.programme, newest, 'waiting',
      (select nullif(l.typed->>'override', '') from referral_letter l where l.referral_id = new.id), change);
  insert into enrolment_change (id, enrolment_id, young_person_id, act, state, actor_kind, worker_id)
    values (change, enrolled, new.young_person_id, 'joined', 'waiting', actor_kind(), case when actor_kind() = 'worker' then actor_id() end);
  return null;
end $$;
