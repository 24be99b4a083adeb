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

-- Of several rules for a change one check is enough, whosever rule it is: a keeper's team could have accepted what it proposed itself, and
-- a curator said that a link had proven a claim. Each check says now whose it is; and only what waits is decided, once.
alter policy curators_decide on claim
  using (decision is null and place_id = actor_place() and (select actor_curates()))
  with check (place_id = actor_place() and (select actor_curates()) and decided_by = actor_id());
alter policy link_proves on claim
  using (decision is null and id = (select entry_link_claim()))
  with check (id = (select entry_link_claim()) and decision = 'proven_by_link');
alter policy curators_decide on entry_change
  using (decision is null and place_id = actor_place() and (select actor_curates()))
  with check (place_id = actor_place() and (select actor_curates()) and decided_by = actor_id());
alter policy keeper_replaces on entry_change
  using (decision is null and (keeper_id = (select entry_link_keeper())
    or keeper_id in (select k.id from keeper k where k.ended_at is null and k.team_id = any((select actor_teams())::uuid[]))))
  with check (decision = 'replaced' and (keeper_id = (select entry_link_keeper())
    or keeper_id in (select k.id from keeper k where k.ended_at is null and k.team_id = any((select actor_teams())::uuid[]))));

-- A keeper proposes in their own name, or in nobody's, and of the entry they keep.
alter policy keeper_proposes on entry_change with check (
  place_id = actor_place() and decision is null and (worker_id is null or worker_id = actor_id())
  and exists (select from keeper k where k.id = entry_change.keeper_id and k.service_id = entry_change.service_id)
  and (keeper_id = (select entry_link_keeper())
    or keeper_id in (select k.id from keeper k where k.ended_at is null and k.team_id = any((select actor_teams())::uuid[]))));

-- A link that was used is never as new again.
alter policy holder_uses on entry_link with check (actor_kind() = 'link' and id = actor_id() and used_at is not null);
alter policy sweep_ends on entry_link with check (
  place_id = actor_place() and (actor_kind() = 'job:sweep' or (select actor_curates())) and used_at is not null);

-- What a school tells its pupils is also for those among them who come by their own page: it was written in another word than that of
-- whoever does. And who is asked to take a response on answers as somebody who works there, and not by a command run in their name.
alter policy everybody_reads on response_telling
  using (place_id = actor_place() and actor_kind() in ('public', 'worker', 'pupil', 'young-person'));
alter policy those_concerned_settle on response_handing
  using (actor_kind() = 'worker' and came_to is null and place_id = actor_place()
    and (to_id = actor_id() or from_id = actor_id() or actor_gives_responses(organisation_id)));
