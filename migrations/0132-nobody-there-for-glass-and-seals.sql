-- For whoever is tied to a young person, or to whom their circle is closed, there is nobody there: neither where glass that was broken is
-- looked at nor where a sealed record is looked after. And a sealed record is told of to those alone who were named.

-- Who is not there for the actor, whatever stands on the record itself: by a closed circle or a tie.
create function actor_kept_from() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(
    select unnest(goes_on_as(array(select same.id from circle_bar b cross join lateral unnest(joined_people(b.young_person_id)) same (id)
      where actor_kind() = 'worker' and b.worker_id = actor_id() and b.lifted_at is null)))
    union
    select unnest(tied_people(actor_id())) where actor_kind() = 'worker')
$$;
create or replace function actor_barred_anew() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(
    select unnest(actor_kept_from())
    union
    select one.id from sealing z cross join lateral unnest(joined_people(z.young_person_id)) one (id)
      where actor_kind() in ('worker', 'glass') and z.place_id = actor_place() and z.sealed_at is not null and z.opened_at is null
        and not (actor_kind() = 'worker' and reads_sealed(z.id, actor_id())))
$$;

-- Whether whom this glass opened is not there for the actor.
create function glass_kept_from(of_break uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select exists (select from glass_break g where g.id = of_break and g.young_person_id = any(actor_kept_from()))
$$;
select grant_app_execute('actor_kept_from()');
select grant_app_execute('glass_kept_from(uuid)');
alter policy reviewers_read on glass_review
  using (organisation_id = any((select actor_reviews_for())::uuid[]) and worker_id <> actor_id() and not glass_kept_from(break_id));
alter policy managers_see_late on glass_review
  using (reviewed_at is null and due_on < trellis_today() and worker_id <> actor_id()
    and organisation_id = any((select actor_manages())::uuid[]) and not glass_kept_from(break_id));
alter policy reviewers_answer on glass_review
  using (organisation_id = any((select actor_reviews_for())::uuid[]) and worker_id <> actor_id() and reviewed_at is null
    and not glass_kept_from(break_id));
alter policy reviewers_read on glass_break using (exists (
  select from glass_review r where r.break_id = glass_break.id and r.organisation_id = any((select actor_reviews_for())::uuid[])
    and r.worker_id <> actor_id() and not glass_kept_from(r.break_id)));
create or replace function glass_looks(of_review uuid) returns int language sql stable security definer
  set search_path = pg_catalog, public as $$
  select count(*)::int from glass_review r join history h on h.actor_kind = 'glass' and h.actor_id = r.break_id and h.act = 'looked'
  where r.id = of_review and r.organisation_id = any(actor_reviews_for()) and r.worker_id <> actor_id()
    and not glass_kept_from(r.break_id)
$$;

-- Who may break glass, and who looks at it, is known in their place and in no other.
alter policy workers_read on privacy_officer using (actor_kind() = 'job:sweep' or (actor_kind() = 'worker'
  and exists (select from organisation o where o.id = organisation_id and o.place_id = actor_place())));
alter policy workers_read on glass_eligible using (actor_kind() = 'job:sweep' or (actor_kind() = 'worker'
  and exists (select from organisation o where o.id = organisation_id and o.place_id = actor_place())));

-- Those who look after a seal; and whoever asked for one, until it is sealed.
create or replace function actor_sealings() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(select r.sealing_id from sealing_reader r join sealing z on z.id = r.sealing_id
    where actor_kind() = 'worker' and r.worker_id = actor_id() and r.leads and z.young_person_id <> all(actor_kept_from()))
$$;
alter policy leads_read on sealing using (id = any((select actor_sealings())::uuid[])
  or (proposed_by = actor_id() and sealed_at is null and young_person_id <> all((select actor_kept_from())::uuid[])));

-- A circle that is closed by whichever record of theirs is closed for sealing too.
create or replace function who_may_seal(person uuid) returns table (worker_id uuid, name text, lead boolean) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select w.id, w.name, bool_or(m.role = 'safeguarding_lead')
  from young_person p join team t on t.id = p.team_id join team o on o.organisation_id = t.organisation_id
  join membership m on m.team_id = o.id and m.role in ('safeguarding_lead', 'manager')
    and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today())
  join worker w on w.id = m.worker_id and w.left_on is null
  where p.id = person and (p.id = any(circle_people('support')))
    and not exists (select from circle_bar b where b.worker_id = w.id and b.lifted_at is null
      and p.id = any(goes_on_as(joined_people(b.young_person_id))))
    and p.id <> all(tied_people(w.id))
  group by w.id, w.name order by w.name
$$;

-- A death is confirmed by a manager in their own name: of two rules for a change one check is enough, and whoever settles a death that is
-- confirmed could have confirmed one in anybody's name. What is not one's own step is refused as the rules refuse.
create or replace function death_steps_are_own() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if (old.confirmed_by is not null and new.confirmed_by is distinct from old.confirmed_by)
    or (new.confirmed_by is distinct from old.confirmed_by
      and (new.confirmed_by is distinct from actor_id() or cardinality(actor_manages()) = 0))
    or (old.living_asked_by is not null and new.living_asked_by is distinct from old.living_asked_by)
    or (new.living_asked_by is distinct from old.living_asked_by and new.living_asked_by is distinct from actor_id())
    or (new.taken_back_by is distinct from old.taken_back_by and new.taken_back_by is distinct from actor_id()) then
    raise exception 'a step about a death is taken once, in one''s own name' using errcode = 'insufficient_privilege';
  end if;
  if old.confirmed_at is not null and new.taken_back_at is not null and old.taken_back_at is null then
    update own_page o set taken_back_at = null where o.young_person_id = any(joined_people(new.young_person_id))
      and o.taken_back_at = new.recorded_at
      and not exists (select from own_page p where p.young_person_id = o.young_person_id and p.taken_back_at is null);
  end if;
  return new;
end $$;
