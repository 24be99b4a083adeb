-- Measures fall due by themselves: each point of the blueprint somebody began by, with its day, for each who takes part.

-- They left hospital or specialist care, where the blueprint counts from that day.
alter table enrolment add column discharged_on date;

create table measure_point (
  id uuid primary key,
  place_id uuid not null,
  enrolment_id uuid not null references enrolment,
  young_person_id uuid not null,
  support_id uuid not null references support,
  measure text not null check (measure ~ '^[a-z][a-z0-9-]*$'),
  point text not null check (point in ('baseline', 'review', 'end', 'follow-up')),
  follow_up text not null default '',
  -- Who answers.
  who text not null check (who in ('self', 'parent', 'teacher')),
  asked text not null check (asked in ('by-link', 'with-a-worker', 'in-the-plan', 'in-a-survey', 'from-registers')),
  -- From which day it is counted, and how many days after it.
  counted_from text not null check (counted_from in ('beginning', 'ending', 'discharge')),
  days int not null check (days >= 0),
  -- An answer given so many days before or after counts, whichever programme asked for it.
  window_days int not null check (window_days >= 0),
  -- Null as long as the day it is counted from is not known.
  due_on date,
  set_aside_at timestamptz,
  set_aside_by uuid references worker,
  set_aside_because text check (set_aside_because <> ''),
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  check ((set_aside_at is null) = (set_aside_because is null)),
  unique (enrolment_id, measure, who, point, follow_up, days)
);
create index on measure_point (support_id, due_on) where set_aside_at is null;
create index on measure_point (young_person_id, measure);

-- What was asked answers these points: of several programmes, where their windows meet.
create table point_ask (
  point_id uuid not null references measure_point,
  ask_id uuid not null references ask,
  primary key (point_id, ask_id)
);
create index on point_ask (ask_id);

-- Whoever was asked is not asked again: what was asked within the window of a point is tied to it, whoever asked.
create function points_meet_an_ask() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare day date := (new.asked_at at time zone 'Europe/London')::date;
begin
  insert into point_ask (point_id, ask_id)
  select distinct on (p.enrolment_id) p.id, new.id from measure_point p
  where p.young_person_id = new.young_person_id and p.measure = new.measure and p.set_aside_at is null
    and day between p.due_on - p.window_days and p.due_on + p.window_days
    and not exists (select from point_ask pa join answer_set a on a.ask_id = pa.ask_id where pa.point_id = p.id)
  order by p.enrolment_id, abs(p.due_on - day)
  on conflict do nothing;
  return null;
end $$;
create trigger points_meet_an_ask after insert on ask for each row execute function points_meet_an_ask();

-- A point that gets its day meets what was asked around it before: the latest that answers no other point of the same part.
create function point_meets_asks() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if new.due_on is null or new.set_aside_at is not null
    or exists (select from point_ask pa where pa.point_id = new.id) then return null; end if;
  insert into point_ask (point_id, ask_id)
  select new.id, a.id from ask a
  where a.young_person_id = new.young_person_id and a.measure = new.measure and a.taken_back_at is null
    and (a.asked_at at time zone 'Europe/London')::date between new.due_on - new.window_days and new.due_on + new.window_days
    and not exists (select from point_ask pa join measure_point p on p.id = pa.point_id
      where pa.ask_id = a.id and p.enrolment_id = new.enrolment_id and p.point = 'baseline')
  order by exists (select from point_ask pa join measure_point p on p.id = pa.point_id
    where pa.ask_id = a.id and p.enrolment_id = new.enrolment_id), a.asked_at desc
  limit 1;
  return null;
end $$;
create trigger point_meets_asks after insert or update of due_on on measure_point
  for each row execute function point_meets_asks();

-- What is counted from the ending or a discharge has its day from then on.
create function points_follow() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if new.ended_on is distinct from old.ended_on then
    update measure_point set due_on = new.ended_on + days where enrolment_id = new.id and counted_from = 'ending';
  end if;
  if new.discharged_on is distinct from old.discharged_on then
    update measure_point set due_on = new.discharged_on + days where enrolment_id = new.id and counted_from = 'discharge';
  end if;
  return null;
end $$;
create trigger points_follow after update of ended_on, discharged_on on enrolment
  for each row execute function points_follow();

-- When the record closes nobody can be asked any more. A person has decided that, and it stays with each point.
create function points_end_with_the_record() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if new.follow_up_on is null or new.followed_up_at is not null then
    update measure_point p set set_aside_at = coalesce(trellis_now(), clock_timestamp()), set_aside_by = case when actor_kind() = 'worker' then actor_id() end,
      set_aside_because = 'The record was closed'
    where p.support_id = new.support_id and p.set_aside_at is null
      and not exists (select from point_ask pa join answer_set a on a.ask_id = pa.ask_id where pa.point_id = p.id);
  end if;
  return null;
end $$;
create trigger points_end_with_the_record after insert or update of followed_up_at on ending
  for each row execute function points_end_with_the_record();

alter table measure_point enable row level security;
alter table measure_point force row level security;
create policy owner_migrates on measure_point to current_user using (true) with check (true);
-- What is asked can say why somebody is there: whoever runs a group lays the points when they begin, and does not read them.
create policy circle_reads on measure_point for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy whoever_begins_lays on measure_point for insert
  with check (place_id = actor_place() and exists (select from enrolment e where e.id = enrolment_id
    and e.young_person_id = measure_point.young_person_id and e.support_id = measure_point.support_id));
create policy circle_changes on measure_point for update
  using (young_person_id = any((select circle_people('support'))::uuid[]));
alter table point_ask enable row level security;
alter table point_ask force row level security;
create policy owner_migrates on point_ask to current_user using (true) with check (true);
create policy circle_reads on point_ask for select using (exists (select from measure_point p where p.id = point_id));
create policy circle_ties on point_ask for insert
  with check (exists (select from measure_point p join ask a on a.young_person_id = p.young_person_id and a.measure = p.measure
    where p.id = point_id and a.id = ask_id));

-- Every score of theirs, with the point of the programme that it answers where it was asked for one. What answers a point
-- of another programme alone is that one's.
drop function own_scores(text);
create function own_scores(of_programme text)
  returns table (enrolment uuid, measure text, occasion text, score jsonb, given_on date, point text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.enrolment, a.measure, a.occasion, a.score, (a.answered_at at time zone 'Europe/London')::date, mp.point
  from own_people(of_programme) p
  join measure_point mp on mp.enrolment_id = p.enrolment
  join point_ask pa on pa.point_id = mp.id
  join answer_set a on a.ask_id = pa.ask_id
  union all
  select p.enrolment, a.measure, a.occasion, a.score, (a.answered_at at time zone 'Europe/London')::date, null
  from own_people(of_programme) p join answer_set a on a.support_id = p.support
  where not exists (select from point_ask pa where pa.ask_id = a.ask_id)
  union all
  select p.enrolment, 'gbo:' || g.nth, 'goal', to_jsonb(r.rating), r.rated_on, null
  from own_people(of_programme) p
  join (select g.id, g.support_id, row_number() over (partition by g.support_id order by g.made_at, g.id) as nth from goal g) g
    on g.support_id = p.support and g.nth < 100
  join goal_rating r on r.goal_id = g.id
  order by 5
$$;
select grant_app_execute('own_scores(text)');
select grant_app('select, insert, update (set_aside_at, set_aside_by, set_aside_because)', 'measure_point');
select grant_app('select, insert', 'point_ask');
select grant_app('select, insert, update (state, group_id, seat, answer_by, change_id, began_on, ended_on, arm, override, discharged_on)', 'enrolment');
