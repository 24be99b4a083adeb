-- A programme's own records follow from running it. The job that writes them sees what a record is made of, of everybody who
-- takes part: no name, no way to reach them, no address and no note.
create function own_people(of_programme text)
  returns table (person uuid, enrolment uuid, support uuid, arm text, school text, sex text, born date, ethnic_group text,
    deprivation smallint, special_needs text, care_status text, way_in text, sent_by text, began_on date, ended_on date,
    contacts int, first_contact date, last_contact date)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, e.id, e.support_id, e.arm, o.name, p.sex, p.date_of_birth, p.ethnic_group, area.deprivation,
    p.special_needs, p.care_status, r.way_in, sender.kind, e.began_on, e.ended_on, c.many, c.first, c.last
  from (select distinct on (e.young_person_id) e.* from enrolment e
      where actor_kind() = 'job:programme-records' and e.place_id = actor_place() and e.programme = of_programme
        and e.began_on is not null
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
  left join lateral (select count(*)::int as many, min(met.on_day) as first, max(met.on_day) as last from (
      select (k.at at time zone 'Europe/London')::date as on_day from contact k
        where k.support_id = e.support_id and k.reached
      union all
      select a.on_date from attendance a where a.referral_id = e.referral_id and a.came = 'came') met
    where met.on_day >= e.began_on and met.on_day <= coalesce(e.ended_on, met.on_day)) c on true
$$;
-- Every score of theirs, and every number they gave a goal, in the order in which they came.
create function own_scores(of_programme text)
  returns table (enrolment uuid, measure text, occasion text, score jsonb, given_on date)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.enrolment, a.measure, a.occasion, a.score, (a.answered_at at time zone 'Europe/London')::date
  from own_people(of_programme) p join answer_set a on a.support_id = p.support
  union all
  select p.enrolment, 'gbo:' || g.nth, 'goal', to_jsonb(r.rating), r.rated_on
  from own_people(of_programme) p
  join (select g.id, g.support_id, row_number() over (partition by g.support_id order by g.made_at, g.id) as nth from goal g) g
    on g.support_id = p.support and g.nth < 100
  join goal_rating r on r.goal_id = g.id
  order by 5
$$;

create policy records_follow on programme_cohort
  using ((select actor_kind()) = 'job:programme-records' and place_id = (select actor_place()) and source is null)
  with check ((select actor_kind()) = 'job:programme-records' and place_id = (select actor_place()) and source is null);
create policy records_follow on programme_person
  using ((select actor_kind()) = 'job:programme-records' and cohort_id in (select id from programme_cohort))
  with check ((select actor_kind()) = 'job:programme-records' and cohort_id in (select id from programme_cohort));
create policy records_follow on programme_score
  using ((select actor_kind()) = 'job:programme-records' and cohort_id in (select id from programme_cohort))
  with check ((select actor_kind()) = 'job:programme-records' and cohort_id in (select id from programme_cohort));

select grant_app_execute('own_people(text)');
select grant_app_execute('own_scores(text)');
