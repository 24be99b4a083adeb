-- Where every reader of a named survey has gone and everybody who stands in for them too: there is always somebody after
-- them. And whoever was named for one urgent answer reads that answer of the slip, and the database gives them no other.

-- A reader who has the role no more may stand in, as what they are now.
alter table urgent_told drop constraint urgent_told_pkey, add primary key (urgent_id, worker_id, stands);

-- Whether somebody can name a reader still: they work here and manage, administer, commission or lead safeguarding.
create function may_stand_in(of_worker uuid) returns boolean language sql stable as $$
  select exists (select from worker w join membership m on m.worker_id = w.id
    where w.id = of_worker and w.left_on is null
      and m.role in ('manager', 'administrator', 'commissioner', 'safeguarding_lead')
      and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today()))
$$;

create or replace function urgent_without_reader()
  returns table (urgent_id uuid, code_id uuid, round_id uuid, survey text, school_id uuid, school text, raised_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select u.id, u.code_id, r.id, r.name, o.id, o.name, u.raised_at
  from urgent_told t join urgent_answer u on u.id = t.urgent_id join round r on r.id = u.round_id
    join round_code c on c.id = u.code_id join round_school s on s.id = c.round_school_id
    join organisation o on o.id = s.organisation_id
  where actor_kind() = 'worker' and t.worker_id = actor_id() and t.stands = 'cover' and u.place_id = actor_place()
    and may_stand_in(actor_id())
    and not exists (select from urgent_acknowledgement a where a.urgent_id = u.id)
    and not exists (select from round_reader n where n.round_id = r.id and may_read_surveys(n.worker_id))
    and not exists (select from urgent_naming n where n.urgent_id = u.id and may_read_surveys(n.worker_id)
      and n.acknowledge_by > trellis_now())
$$;

-- The organisations that answer for an urgent answer of a named survey: the pupil's school, that of the place's front door
-- and that of whoever opened the survey. For the sweep, and for whoever stands in.
create function urgent_organisations(of_urgent uuid) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public as $$
  select e.id from urgent_answer u,
    lateral (
      select s.organisation_id as id from round_code c join round_school s on s.id = c.round_school_id where c.id = u.code_id
      union select t.organisation_id from team t where t.place_id = u.place_id and t.front_door and t.closed_on is null
      union select w.organisation_id from round_opening o join worker w on w.id = o.opened_by where o.round_id = u.round_id
    ) e
  where u.id = of_urgent and u.place_id = actor_place()
    and (actor_kind() = 'job:sweep' or exists (select from urgent_without_reader() w where w.urgent_id = u.id))
$$;

-- Who may be named for one of them: whoever leads the safeguarding of one of its organisations, and the actor where they
-- have such a role themselves. Nobody of another kind: pupils were told who reads.
drop policy stands_in_names on urgent_naming;
drop function urgent_can_be_read_by(uuid);
create function urgent_can_be_read_by(of_urgent uuid) returns table (worker_id uuid, name text, works_at text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select w.id, w.name, o.name
  from urgent_without_reader() u join worker w on may_read_surveys(w.id) and (w.id = actor_id()
    or exists (select from membership m join team t on t.id = m.team_id
      where m.worker_id = w.id and t.organisation_id in (select urgent_organisations(of_urgent))
        and m.role = 'safeguarding_lead'
        and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today())))
    join organisation o on o.id = w.organisation_id
  where u.urgent_id = of_urgent
    and not exists (select from urgent_naming n where n.urgent_id = of_urgent and n.worker_id = w.id)
$$;
create policy stands_in_names on urgent_naming for insert with check (actor_kind() = 'worker' and named_by = actor_id()
  and exists (select from urgent_without_reader() u where u.urgent_id = urgent_naming.urgent_id
    and u.code_id = urgent_naming.code_id and u.round_id = urgent_naming.round_id)
  and exists (select from urgent_can_be_read_by(urgent_id) w where w.worker_id = urgent_naming.worker_id));

-- What is on a slip, for whoever was named to read what is urgent there: of everything else it says "not reached".
drop policy named_reads on round_answers;
create function urgent_answers_of(of_code uuid) returns bytea
  language sql stable security definer set search_path = pg_catalog, public as $$
  select string_agg(case when i.item ->> 'id' = any(array(
      select unnest(u.items) from urgent_naming n join urgent_answer u on u.id = n.urgent_id
      where n.code_id = of_code and n.worker_id = actor_id()))
    then substring(a.answers from i.nth::int for 1) else '\xff' end, '' order by i.nth)
  from round_answers a join round_opening o on o.round_id = a.round_id,
    jsonb_array_elements(o.questionnaire -> 'items') with ordinality i (item, nth)
  where a.id = of_code and actor_named_to_read(of_code)
$$;

select grant_app_execute('may_stand_in(uuid)');
select grant_app_execute('urgent_organisations(uuid)');
select grant_app_execute('urgent_can_be_read_by(uuid)');
select grant_app_execute('urgent_answers_of(uuid)');
