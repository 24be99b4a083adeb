-- A school's pupils are listed by whoever manages a team there, administers it or leads its safeguarding. A role counted until now wherever
-- somebody had it; no page gives one outside their own organisation.
create or replace function actor_school() returns uuid language sql stable as $$
  select o.id from worker w join organisation o on o.id = w.organisation_id
  where actor_kind() = 'worker' and w.id = actor_id() and w.left_on is null and o.kind in ('school', 'college')
    and exists (select from membership m join team t on t.id = m.team_id
      where m.worker_id = w.id and t.organisation_id = o.id
        and m.role in ('manager', 'administrator', 'safeguarding_lead')
        and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today()))
$$;
