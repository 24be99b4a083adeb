-- Whom a programme reaches, as counts and never as people: for the page of a funder.
create function programme_reach(of_programme text)
  returns table (aspect text, value text, asked bigint, offered bigint, began bigint, completed bigint)
  language sql stable security definer set search_path = pg_catalog, public as $$
  with people as (
    select e.young_person_id, min(e.waiting_since) as since,
      bool_or(e.began_on is not null or e.state in ('offered', 'taken_up', 'attending')
        or exists (select from enrolment_change c where c.enrolment_id = e.id and c.act = 'offered')) as offered,
      bool_or(e.began_on is not null) as began, bool_or(e.state = 'completed') as completed
    from enrolment e
    where actor_kind() = 'job:programme-flows' and e.place_id = actor_place() and e.programme = of_programme
    group by 1
  ), known as (
    select p.*, y.sex, y.ethnic_group, y.special_needs, y.care_status, y.date_of_birth, a.deprivation
    from people p join young_person y on y.id = p.young_person_id
    left join postcode c on c.postcode = y.postcode
    left join small_area a on a.place_id = y.place_id and a.code = c.small_area
  )
  select v.aspect, coalesce(v.value, 'not known'), count(*), count(*) filter (where k.offered),
    count(*) filter (where k.began), count(*) filter (where k.completed)
  from known k cross join lateral (values
    ('everybody', 'everybody'),
    ('deprivation', k.deprivation::text),
    ('age', case when k.date_of_birth is null then null
      else (case when age(k.since, k.date_of_birth) < interval '11 years' then 'under 11'
        when age(k.since, k.date_of_birth) < interval '16 years' then '11 to 15'
        when age(k.since, k.date_of_birth) < interval '18 years' then '16 and 17' else '18 and over' end) end),
    ('sex', k.sex), ('ethnic_group', k.ethnic_group), ('special_needs', k.special_needs), ('care_status', k.care_status)
  ) v (aspect, value)
  group by 1, 2
$$;
select grant_app_execute('programme_reach(text)');
