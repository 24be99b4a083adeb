-- The job that sums up how many are in a programme reads who has a place, and could therefore have written what happened to a place and
-- when its questions are asked. It writes nothing.
alter policy circle_records on enrolment_change with check (
  young_person_id = any((select circle_people('support'))::uuid[])
  or (select actor_kind() is distinct from 'job:programme-flows') and exists (
    select from enrolment e
    where e.id = enrolment_change.enrolment_id and e.young_person_id = enrolment_change.young_person_id));
alter policy whoever_begins_lays on measure_point with check (
  place_id = actor_place() and (select actor_kind() is distinct from 'job:programme-flows') and exists (
    select from enrolment e
    where e.id = measure_point.enrolment_id and e.young_person_id = measure_point.young_person_id
      and e.support_id = measure_point.support_id));

-- Whoever runs surveys opens and closes one in their own name, as they do everything else.
alter policy leads_write on round_opening with check (
  opened_by = actor_id() and (select actor_runs_surveys()) and round_is_here(round_id));
alter policy leads_write on round_closing with check (
  closed_by = actor_id() and (select actor_runs_surveys()) and round_is_here(round_id));

-- Who answers for a survey, and who reads it, is added and taken away. Nobody is given a way to change it, so these allowed nothing.
drop policy leads_change on round_controller;
drop policy leads_change on round_reader;
