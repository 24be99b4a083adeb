-- The circle is asked several times in every statement about people: make the asking cheap, however much is over.

-- What is open now is found without reading what has ended.
create index circle_member_open_to_worker on circle_member (worker_id, opens, coalesce(ends_at, 'infinity'))
  include (young_person_id, referral_id);
create index circle_member_open_to_team on circle_member (team_id, opens, coalesce(ends_at, 'infinity'))
  include (young_person_id, referral_id);
drop index circle_member_worker_id_young_person_id_opens_referral_id_idx;
drop index circle_member_team_id_young_person_id_opens_referral_id_idx;

-- The actor's own entries of the circle, as they stand now: theirs and those they cover, their teams' (a named
-- worker's entry opens to the team's leads too, and to no other colleague). Who the actor is gets asked once for the
-- whole, not once for each entry. Whoever leads a team belongs to it, so the led teams are among the teams.
create function circle_entries() returns setof circle_member language sql stable as $$
  select c.* from circle_member c
  where c.worker_id = any((select actor_workers())::uuid[]) and c.place_id = (select actor_place())
    and c.starts_at <= (select trellis_now()) and coalesce(c.ends_at, 'infinity') > (select trellis_now())
  union all
  select c.* from circle_member c
  where c.team_id = any((select actor_teams())::uuid[]) and c.place_id = (select actor_place())
    and c.starts_at <= (select trellis_now()) and coalesce(c.ends_at, 'infinity') > (select trellis_now())
    and (c.worker_id is null or c.team_id = any((select actor_led_teams())::uuid[]))
$$;
create or replace function circle_people(wanted text) returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(select distinct c.young_person_id from circle_entries() c where c.opens = wanted)
$$;
create or replace function circle_referrals(variadic wanted text[]) returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(select distinct c.referral_id from circle_entries() c
    where c.opens = any(wanted) and c.referral_id is not null)
$$;

-- Whoever draws the first circle of a new record is asked the cheap question first. (PostgreSQL puts permissive
-- policies together with "or", the last by name in front: hence this name.)
alter policy first_circle on circle_member rename to very_first_circle;
alter policy circle_records on decision
  with check (circle_is_empty(young_person_id) or young_person_id = any((select circle_people('support'))::uuid[]));
alter policy circle_adds on supporter
  with check (circle_is_empty(young_person_id) or young_person_id = any((select circle_people('support'))::uuid[]));
