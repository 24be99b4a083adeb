-- Nobody begins to take part in a programme beside a restriction either; a place that was asked for before is still taken up.
create trigger restricted_is_not_shared before insert on enrolment for each row
  when (new.referral_id is null) execute function restricted_is_not_shared();

-- Whose record is kept and not used, of those in the actor’s circle, with the records that are joined with it.
create function the_restricted() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(select distinct one.id from restriction r cross join lateral unnest(joined_people(r.young_person_id)) one (id)
    where r.place_id = actor_place() and r.lifted_at is null and actor_kind() = 'worker'
      and one.id = any(circle_people('support')))
$$;
select grant_app_execute('the_restricted()');
