-- Whether whoever a message about a survey is for still has a part in it is asked when it is sent.
alter table message add column round_id uuid references round;
create index on message (round_id);

-- A reader reads for as long as they have a role for which somebody may be named as one.
create or replace function actor_reads_round(of_round uuid) returns boolean language sql stable as $$
  select actor_kind() = 'worker' and exists (select from round_reader n join round r on r.id = n.round_id
    where n.round_id = of_round and n.worker_id = actor_id() and r.kind = 'named' and r.place_id = actor_place()
      and exists (select from membership m where m.worker_id = n.worker_id and m.role in ('safeguarding_lead', 'clinician')
        and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today())))
$$;

-- Whom a school is told of a parent's no by the public page: those who list its pupils, once they have listed them, and with
-- the first no of a day that waits. It answers only whoever has said that no in this very transaction.
create function tell_of_parent_no(of_no uuid)
  returns table (worker_id uuid, email text, round_id uuid, survey text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select w.id, w.email, r.id, r.name
  from round_parent_no n join round_school s on s.id = n.round_school_id join round r on r.id = s.round_id
    join worker w on w.organisation_id = s.organisation_id
  where n.id = of_no and actor_kind() = 'public' and r.place_id = actor_place()
    and n.xmin = pg_current_xact_id_if_assigned()::xid
    and exists (select from round_pupil p where p.round_school_id = s.id)
    and not exists (select from round_parent_no o where o.round_school_id = s.id and o.id <> n.id and o.settled_at is null
      and (o.said_at at time zone 'Europe/London')::date = (n.said_at at time zone 'Europe/London')::date)
    and w.left_on is null and w.email is not null
    and exists (select from membership m where m.worker_id = w.id
      and m.role in ('manager', 'administrator', 'safeguarding_lead')
      and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today()))
  order by w.name, w.id
$$;
select grant_app_execute('tell_of_parent_no(uuid)');
