-- Whether somebody has a role now for which they may be a reader of a named survey, and works here still.
create function may_read_surveys(of_worker uuid) returns boolean language sql stable as $$
  select exists (select from worker w join membership m on m.worker_id = w.id
    where w.id = of_worker and w.left_on is null and m.role in ('safeguarding_lead', 'clinician')
      and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today()))
$$;
select grant_app_execute('may_read_surveys(uuid)');

create or replace function actor_reads_round(of_round uuid) returns boolean language sql stable as $$
  select actor_kind() = 'worker' and exists (select from round_reader n join round r on r.id = n.round_id
    where n.round_id = of_round and n.worker_id = actor_id() and r.kind = 'named' and r.place_id = actor_place())
    and may_read_surveys(actor_id())
$$;
