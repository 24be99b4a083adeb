-- Two numbers that a goal was given on one day, and two answers of one day, stand in the order in which they were given: which of
-- them came last decides what came of it.
create or replace function own_scores(of_programme text)
  returns table (enrolment uuid, measure text, occasion text, score jsonb, given_on date, point text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select given.enrolment, given.measure, given.occasion, given.score, given.on_day, given.point from (
    select p.enrolment, a.measure, a.occasion, a.score, (a.answered_at at time zone 'Europe/London')::date as on_day, mp.point,
      a.answered_at as at
    from own_people(of_programme) p
    join measure_point mp on mp.enrolment_id = p.enrolment
    join point_ask pa on pa.point_id = mp.id
    join answer_set a on a.ask_id = pa.ask_id
    union all
    select p.enrolment, a.measure, a.occasion, a.score, (a.answered_at at time zone 'Europe/London')::date, null, a.answered_at
    from own_people(of_programme) p join answer_set a on a.support_id = p.support
    where not exists (select from point_ask pa where pa.ask_id = a.ask_id)
    union all
    select p.enrolment, 'gbo:' || g.nth, 'goal', to_jsonb(r.rating), r.rated_on, null, r.made_at
    from own_people(of_programme) p
    join (select g.id, g.support_id, row_number() over (partition by g.support_id order by g.made_at, g.id) as nth from goal g) g
      on g.support_id = p.support and g.nth < 100
    join goal_rating r on r.goal_id = g.id) given
  order by given.on_day, given.at
$$;
