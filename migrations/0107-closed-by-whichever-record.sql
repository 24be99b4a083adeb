-- A circle that is closed to somebody is that young person's, by whichever of their records: as with ties, with glass and with what is sent,
-- so with every rule that a no overrides.
create or replace function actor_barred() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(
    select unnest(goes_on_as(array(select same.id from circle_bar b cross join lateral unnest(joined_people(b.young_person_id)) same (id)
      where actor_kind() = 'worker' and b.worker_id = actor_id() and b.lifted_at is null)))
    union
    select one.id from sealing z cross join lateral unnest(joined_people(z.young_person_id)) one (id)
      where actor_kind() in ('worker', 'glass') and z.place_id = actor_place() and z.sealed_at is not null and z.opened_at is null
        and not (actor_kind() = 'worker' and reads_sealed(z.id, actor_id()))
    union
    select unnest(tied_people(actor_id())) where actor_kind() = 'worker')
$$;
