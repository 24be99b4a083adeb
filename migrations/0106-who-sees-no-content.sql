-- An administrator or commissioner sees no content, also where an entry of a circle names them: of such an entry they are told how the
-- referral goes, as whoever referred is, and no more. Who has another role beside it, or none now, has what their entry opens.

-- Whether what names this worker opens a record to them today: whoever has no role but those two sees no content.
create function sees_content(of_worker uuid) returns boolean language sql stable as $$
  select coalesce(bool_or(m.role not in ('administrator', 'commissioner')), true) from membership m
    where m.worker_id = of_worker
      and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today())
$$;
-- Of the actor and those for whom they cover: to whom what names them opens a record.
create function actor_carers() returns uuid[] language sql stable as $$
  select array(select w.id from unnest(actor_workers()) w (id) where sees_content(w.id))
$$;
select grant_app_execute('sees_content(uuid)');
select grant_app_execute('actor_carers()');

create or replace function circle_entries() returns setof circle_member language sql stable as $$
  select c.* from circle_member c
  where c.worker_id = any((select actor_workers())::uuid[]) and c.place_id = (select actor_place())
    and (c.opens = 'progress' or c.worker_id = any((select actor_carers())::uuid[]))
    and c.starts_at <= (select trellis_now()) and coalesce(c.ends_at, 'infinity') > (select trellis_now())
    and c.young_person_id <> all((select actor_barred())::uuid[])
  union all
  select c.* from circle_member c
  where c.team_id = any((select actor_teams())::uuid[]) and c.place_id = (select actor_place())
    and c.starts_at <= (select trellis_now()) and coalesce(c.ends_at, 'infinity') > (select trellis_now())
    and (c.worker_id is null or c.team_id = any((select actor_led_teams())::uuid[]))
    and c.young_person_id <> all((select actor_barred())::uuid[])
$$;

alter policy both_read on supervision
  using (supervisor_id = any((select actor_carers())::uuid[])
      or exists (select from support s where s.id = support_id and s.worker_id = any((select actor_carers())::uuid[])));

create or replace function family_sight() returns table (plan_id uuid, holds boolean) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select one.plan_id, bool_or(one.holds) from (
    select p.id, true from family_plan p where actor_kind() = 'worker' and p.place_id = actor_place()
      and (p.lead_id = any(actor_carers()) or p.team_id = any(actor_led_teams()))
    union all
    select m.plan_id, false from family_member m
    where m.young_person_id = any(circle_people('support')) and m.agreed_id is not null and m.left_at is null
  ) one (plan_id, holds)
  where not exists (select from family_member m where m.plan_id = one.plan_id and m.young_person_id = any(actor_barred())
      and (m.left_at is null or sealing_of(m.young_person_id) is null))
  group by one.plan_id
$$;
