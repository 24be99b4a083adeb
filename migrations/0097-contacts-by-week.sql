-- Contacts of a programme, week by week and school by school. There is one question of when somebody who takes part was met: the
-- programme's own records, its statement and the page of its team are counted from it. It runs with the eyes of whoever asks it.
create index on enrolment (programme, place_id) where began_on is not null;

create function programme_met(of_programme text, since date)
  returns table (person uuid, run uuid, worker uuid, school text, on_day date)
  language sql stable as $$
  select e.young_person_id, e.run_id, met.worker, o.name, met.on_day
  from enrolment e
  join young_person p on p.id = e.young_person_id
  left join organisation o on o.id = p.school_id
  cross join lateral (
    select k.made_by as worker, (k.at at time zone 'Europe/London')::date as on_day from contact k
      where k.support_id = e.support_id and k.reached and k.at >= since::timestamp at time zone 'Europe/London'
    union all
    select a.worker_id, a.on_date from attendance a
      where a.referral_id = e.referral_id and a.came = 'came' and a.on_date >= since) met
  where e.place_id = actor_place() and e.programme = of_programme and e.began_on is not null
    and not is_restricted(e.young_person_id) and sealing_of(e.young_person_id) is null
    and met.on_day >= e.began_on and met.on_day <= coalesce(e.ended_on, met.on_day)
$$;

-- How many in each week, by its Monday; null where nobody counted by week.
alter table programme_person add column weekly jsonb check (jsonb_typeof(weekly) = 'object');

drop function own_people(text);
create function own_people(of_programme text)
  returns table (person uuid, enrolment uuid, support uuid, arm text, school text, sex text, born date, ethnic_group text,
    deprivation smallint, special_needs text, care_status text, way_in text, sent_by text, began_on date, ended_on date,
    contacts int, first_contact date, last_contact date, weekly jsonb)
  language sql stable security definer set search_path = pg_catalog, public as $$
  with weeks as (
    select m.person, date_trunc('week', m.on_day)::date as week, count(*)::int as many, min(m.on_day) as first, max(m.on_day) as last
    from programme_met(of_programme, '-infinity') m where actor_kind() = 'job:programme-records' group by 1, 2
  ), met as (
    select w.person, sum(w.many)::int as many, min(w.first) as first, max(w.last) as last, jsonb_object_agg(w.week, w.many) as weekly
    from weeks w group by 1
  )
  select p.id, e.id, e.support_id, e.arm, o.name, p.sex, p.date_of_birth, p.ethnic_group, area.deprivation,
    p.special_needs, p.care_status, r.way_in, sender.kind, e.began_on, e.ended_on,
    coalesce(met.many, 0), met.first, met.last, coalesce(met.weekly, '{}')
  from (select distinct on (e.young_person_id) e.* from enrolment e
      where actor_kind() = 'job:programme-records' and e.place_id = actor_place() and e.programme = of_programme
        and e.began_on is not null and not is_restricted(e.young_person_id)
        and sealing_of(e.young_person_id) is null
      order by e.young_person_id, e.began_on, e.id) e
  join young_person p on p.id = e.young_person_id
  join support s on s.id = e.support_id
  join referral r on r.id = s.referral_id
  left join organisation o on o.id = p.school_id
  left join team t on t.id = r.from_team_id
  left join worker w on w.id = r.from_worker_id
  left join organisation sender on sender.id = coalesce(t.organisation_id, w.organisation_id)
  left join postcode pc on pc.postcode = p.postcode
  left join small_area area on area.place_id = e.place_id and area.code = pc.small_area
  left join met on met.person = p.id
$$;
select grant_app_execute('own_people(text)');

-- For whoever works in the team that runs it: counts, of all and of whoever asks, and nobody's name.
create function contacts_by_week(of_run uuid, since date)
  returns table (week date, school text, contacts int, own int)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select date_trunc('week', m.on_day)::date, m.school, count(*)::int,
    count(*) filter (where m.worker = actor_id())::int
  from programme_run r cross join lateral programme_met(r.programme, since) m
  where r.id = of_run and r.place_id = actor_place() and r.team_id = any(actor_teams())
    and m.run = r.id and m.person <> all(actor_barred())
  group by 1, 2
$$;
select grant_app_execute('contacts_by_week(uuid,date)');
