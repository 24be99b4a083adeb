-- What was offered is answered by whoever was asked, and taken back by whoever leads. Of several rules for a change one check is enough,
-- whosever rule it is: whoever had offered a plan, or its lead, could have answered for the team or agency that was asked. No page did.

create function family_offer_is_theirs_to_answer() returns trigger language plpgsql as $$
begin
  -- With nobody's name it is taken back by the end of the plan.
  if (old.answer is null and new.answer = 'taken_back' and new.answered_by is not null
      and new.plan_id not in (select s.plan_id from family_sight() s where s.holds))
    or (old.answer is null and new.answer <> 'taken_back'
      and (new.answered_by is distinct from actor_id() or new.team_id <> all(actor_teams())))
    or (old.answer is not null and (new.answer, new.answered_at, new.answered_by, new.declined_because)
      is distinct from (old.answer, old.answered_at, old.answered_by, old.declined_because)) then
    raise exception 'theirs to answer' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger family_offer_is_theirs_to_answer before update of answer, answered_at, answered_by, declined_because on family_offer
  for each row execute function family_offer_is_theirs_to_answer();

create function plan_lead_is_theirs_to_answer() returns trigger language plpgsql as $$
begin
  if (new.answer = 'taken_back' and new.answered_by is not null
      and new.plan_id not in (select s.plan_id from plan_sight() s where s.agency_id = s.lead_id))
    or (new.answer <> 'taken_back' and new.agency_id not in (select s.agency_id from plan_sight() s)) then
    raise exception 'theirs to answer' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
-- By its name before plan_lead_moves: nothing moves by an answer that is nobody's to give.
create trigger plan_lead_is_theirs_to_answer before update of answer, answered_at, answered_by on plan_lead_offer
  for each row execute function plan_lead_is_theirs_to_answer();

-- That two must not be together is asked of the plans that one of them is in, and not of every plan there is.
create or replace function not_together_begins() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare theirs uuid[] := goes_on_as(joined_people(new.young_person_id)) || goes_on_as(joined_people(new.other_id));
begin
  if new.other_id = any(one_life(new.young_person_id)) or new.young_person_id = any(one_life(new.other_id)) then
    raise exception 'these are one person' using errcode = 'check_violation', constraint = 'not_together_are_two';
  end if;
  update family_member m set left_at = new.set_at, left_because = 'Not involved any more'
    where m.left_at is null and m.young_person_id = any(theirs) and exists (select from family_member y
      where y.plan_id = m.plan_id and y.left_at is null and y.young_person_id = any(apart_from(m.young_person_id)));
  return null;
end $$;
