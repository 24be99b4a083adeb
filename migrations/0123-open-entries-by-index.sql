-- Which entries of the circle are open is found by index again, and not by reading everything that is long over. Behind
-- row-level security PostgreSQL uses a condition for an index only where it could tell nobody anything (leakproof): of
-- "coalesce" it does not know that, of "case" it does. A link worker with a past of eight hundred entries read them all for
-- each table of each question, and their team's two and a half thousand too.

drop index circle_member_open_to_worker;
drop index circle_member_open_to_team;

create index circle_member_open_to_worker on circle_member
  (worker_id, opens, (case when ends_at is null then 'infinity' else ends_at end)) include (young_person_id, referral_id);
create index circle_member_open_to_team on circle_member
  (team_id, opens, (case when ends_at is null then 'infinity' else ends_at end)) include (young_person_id, referral_id);

-- As in 0106, but for how it is asked whether an entry is over.
create or replace function circle_entries() returns setof circle_member language sql stable as $$
  select c.* from circle_member c
  where c.worker_id = any((select actor_workers())::uuid[]) and c.place_id = (select actor_place())
    and (c.opens = 'progress' or c.worker_id = any((select actor_carers())::uuid[]))
    and c.starts_at <= (select trellis_now())
    and case when c.ends_at is null then 'infinity' else c.ends_at end > (select trellis_now())
    and c.young_person_id <> all((select actor_barred())::uuid[])
  union all
  select c.* from circle_member c
  where c.team_id = any((select actor_teams())::uuid[]) and c.place_id = (select actor_place())
    and c.starts_at <= (select trellis_now())
    and case when c.ends_at is null then 'infinity' else c.ends_at end > (select trellis_now())
    and (c.worker_id is null or c.team_id = any((select actor_led_teams())::uuid[]))
    and c.young_person_id <> all((select actor_barred())::uuid[])
$$;
