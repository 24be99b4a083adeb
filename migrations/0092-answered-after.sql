-- What somebody asks for, or says is wrong, after their circle has ended is answered by whoever keeps the record. They read the record
-- only in a transaction that names such a request, and only until it has its answer.

-- Whether the actor answers for a record that nobody supports any more: whoever leads its team, or manages its organisation.
create function answers_for(person uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select exists (select from young_person p join team t on t.id = p.team_id
    where p.id = person and actor_kind() = 'worker' and p.place_id = actor_place() and p.id <> all(actor_barred())
      and (t.organisation_id = any(actor_manages()) or t.id = any(actor_led_teams()))
      and not exists (select from support s where s.young_person_id = p.id and s.state <> 'ended'))
$$;
-- Whose record is open for the request that this transaction names.
create function answering() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(select r.young_person_id from access_request r
    where r.id = nullif(current_setting('trellis.answering', true), '')::uuid and r.answered_at is null
      and answers_for(r.young_person_id))
$$;
create or replace function circle_people(wanted text) returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(select distinct c.young_person_id from circle_entries() c where c.opens = wanted)
    || case when wanted = 'support' and current_setting('trellis.answering', true) <> '' then answering() end
$$;

create policy keepers_read on access_request for select using (answers_for(young_person_id));
create policy keepers_record on access_request for insert
  with check (place_id = actor_place() and recorded_by = actor_id() and answered_at is null and keeps_record(young_person_id));
create policy keepers_answer on access_request for update
  using (answered_at is null and answers_for(young_person_id))
  with check ((answered_by is null or answered_by = actor_id()) and answers_for(young_person_id));
create policy keepers_read on access_left_out for select using (answers_for(young_person_id));
-- The file is made after the answer, and read by whoever gave it out.
create policy keepers_make on access_file for insert
  with check (place_id = actor_place() and made_by = actor_id() and answers_for(young_person_id)
    and exists (select from access_request r where r.id = request_id and r.young_person_id = access_file.young_person_id
      and r.answered_by = actor_id()));
create policy keepers_read on access_file for select using (made_by = actor_id() and answers_for(young_person_id));
-- A keeper changes nothing in the record: they put the young person's own words beside it.
create policy keepers_read on correction for select using (answers_for(young_person_id));
create policy keepers_record on correction for insert
  with check (place_id = actor_place() and recorded_by = actor_id() and settled_at is null and keeps_record(young_person_id));
create policy keepers_settle on correction for update
  using (settled_at is null and answers_for(young_person_id))
  with check (settled_by = actor_id() and settled_as = 'statement' and answers_for(young_person_id));
select grant_app_execute('answers_for(uuid)');
select grant_app_execute('answering()');
