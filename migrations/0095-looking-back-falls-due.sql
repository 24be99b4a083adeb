-- A follow-up at which no measure is asked falls due as those with one do: somebody looks back with them, in person.
alter table measure_point
  -- What is done, in the words of the blueprint somebody began by; of a follow-up with no measure alone.
  add column does text not null default '',
  drop constraint measure_point_measure_check,
  drop constraint measure_point_asked_check,
  add constraint measure_point_asked_check
    check (asked in ('by-link', 'with-a-worker', 'in-the-plan', 'in-a-survey', 'from-registers', 'in-person')),
  add constraint measure_point_measure_check check (case when asked = 'in-person'
    then measure = '' and does <> '' and point = 'follow-up' else measure ~ '^[a-z][a-z0-9-]*$' and does = '' end);

-- When somebody was reached after a support, from a day on: at a contact, or at the follow-up that was promised.
create function looked_back_on(of_support uuid, from_day date) returns date language sql stable as $$
  select min(day) from (
    select (c.at at time zone 'Europe/London')::date as day from contact c where c.support_id = of_support and c.reached
    union all
    select (e.followed_up_at at time zone 'Europe/London')::date from ending e where e.support_id = of_support
  ) d where day >= from_day
$$;
select grant_app_execute('looked_back_on(uuid, date)');

-- The record closes with the follow-up that was promised: who was looked back with then is not set aside.
create or replace function points_end_with_the_record() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if new.follow_up_on is null or new.followed_up_at is not null then
    update measure_point p set set_aside_at = coalesce(trellis_now(), clock_timestamp()), set_aside_by = case when actor_kind() = 'worker' then actor_id() end,
      set_aside_because = 'The record was closed'
    where p.support_id = new.support_id and p.set_aside_at is null
      and not exists (select from point_ask pa join answer_set a on a.ask_id = pa.ask_id where pa.point_id = p.id)
      and (p.asked <> 'in-person' or looked_back_on(p.support_id, p.due_on - p.window_days) is null);
  end if;
  return null;
end $$;
