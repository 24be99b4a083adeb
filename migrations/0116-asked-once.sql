-- What an actor may see of groups and of families' plans is worked out once for a question, and not again for every row.

create or replace function family_sight() returns table (plan_id uuid, holds boolean) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select one.plan_id, bool_or(one.holds) from (
    select p.id, true from family_plan p where actor_kind() = 'worker' and p.place_id = (select actor_place())
      and (p.lead_id = any((select actor_carers())::uuid[]) or p.team_id = any((select actor_led_teams())::uuid[]))
    union all
    select m.plan_id, false from family_member m
    where m.young_person_id = any((select circle_people('support'))::uuid[]) and m.agreed_id is not null and m.left_at is null
  ) one (plan_id, holds)
  where not exists (select from family_member m where m.plan_id = one.plan_id
      and m.young_person_id = any((select actor_barred())::uuid[])
      and (m.left_at is null or sealing_of(m.young_person_id) is null))
  group by one.plan_id
$$;

create or replace function actor_groups() returns uuid[] language sql stable as $$
  select case when actor_kind() = 'worker' then array(
    select g.id from programme_group g join programme_run r on r.id = g.run_id
      where r.place_id = (select actor_place()) and r.team_id = any((select actor_teams())::uuid[])
    union select l.group_id from group_leader l where l.ends_at is null and l.worker_id = any((select actor_workers())::uuid[])) end
$$;
