-- What a rule asks that is the same for every row of a question is asked once. PostgreSQL asks a function at each row, however constant it
-- is, unless it stands in a question of its own; a school's list of pupils asked three thousand times whose school it is. Whose
-- surveys somebody reads, which schools' lists they keep and whose checks they may see were asked with each row's own, and are found once too.
create function rounds_read() returns uuid[] language sql stable as $$
  select case when actor_kind() = 'worker' then array(
    select n.round_id from round_reader n join round r on r.id = n.round_id
      where n.worker_id = actor_id() and r.kind = 'named' and r.place_id = actor_place() and may_read_surveys(actor_id())) end
$$;

create function pupil_lists() returns uuid[] language sql stable as $$
  select case when actor_kind() = 'worker' then array(select s.id from round_school s where s.organisation_id = actor_school()) end
$$;

create function looked_after() returns uuid[] language sql stable as $$
  select case when actor_kind() = 'worker' then array(
    with mine as (select * from membership m where m.worker_id = actor_id() and m.role in ('manager', 'administrator')
      and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today()))
    select theirs.worker_id from mine join membership theirs on theirs.team_id = mine.team_id
      where mine.role = 'manager' and theirs.worker_id <> actor_id() and (theirs.ends_on is null or theirs.ends_on >= trellis_today())
    union
    select w.id from worker w join worker me on me.organisation_id = w.organisation_id
      where me.id = actor_id() and w.id <> me.id and exists (select from mine where mine.role = 'administrator')) end
$$;

select grant_app_execute('rounds_read()'), grant_app_execute('pupil_lists()'), grant_app_execute('looked_after()');

do $$
declare
  rule record;
  -- Those of the actor and the moment are written into the question, and those after FROM are tables.
  once text := '(?<!SELECT |FROM )\m((?!actor_kind|actor_id|actor_place|trellis_now|trellis_today)\w+\(\))';
  row_by_row text := 'actor_(reads_round|lists_pupils|looks_after)\(|(answers_for|keeps_record)\(';
  anew text;
begin
  for rule in select tablename, policyname, part, said from pg_policies,
      lateral (values ('using', qual), ('with check', with_check)) of_rule (part, said)
      -- What is drawn for an offer is read by whoever reads the offer, and the offer asks what is drawn: neither asks the other in a question.
      where schemaname = 'public' and tablename <> 'screen_offer' and (said ~ once or said ~ row_by_row) loop
    anew := regexp_replace(rule.said, once, '(select \1)', 'g');
    anew := regexp_replace(anew, 'actor_reads_round\(([\w.]+)\)', '(\1 = any((select rounds_read())::uuid[]))', 'g');
    anew := regexp_replace(anew, 'actor_lists_pupils\(([\w.]+)\)', '(\1 = any((select pupil_lists())::uuid[]))', 'g');
    anew := regexp_replace(anew, 'actor_looks_after\(([\w.]+)\)', '(\1 = any((select looked_after())::uuid[]))', 'g');
    -- Nobody but a worker answers for anybody, or keeps a record.
    anew := regexp_replace(anew, '((?:answers_for|keeps_record)\(\w+\))', '(actor_kind() = ''worker'' and \1)', 'g');
    execute format('alter policy %I on %I %s (%s)', rule.policyname, rule.tablename, rule.part, anew);
  end loop;
end $$;

drop function actor_lists_pupils(uuid);
drop function actor_looks_after(uuid);

create or replace function actor_reads_round(of_round uuid) returns boolean language sql stable
  return coalesce(of_round = any(rounds_read()), false);

-- Plans of several agencies: most workers have none, and each of their tables asked so in five questions. Which there are is kept with the
-- circle (0127); the two tables of which it is made besides tell when they change (0135).
do $$
begin
  execute replace(pg_get_functiondef('plan_sight()'::regprocedure), 'FUNCTION public.plan_sight(', 'FUNCTION public.plan_sight_anew(');
end $$;

create or replace function plan_sight() returns table (plan_id uuid, agency_id uuid, home_id uuid, lead_id uuid, kinds text[], open boolean)
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare seen uuid[] := kept('plans');
begin
  if seen is null then seen := keep('plans', array(select distinct s.plan_id from plan_sight_anew() s)); end if;
  if seen <> '{}' then return query select * from plan_sight_anew(); end if;
end $$;

create trigger circle_begins_to_change before insert or update or delete on shared_plan for each statement execute function circle_changes();
create trigger circle_has_changed after insert or update or delete on shared_plan for each statement execute function circle_changes();
create trigger circle_begins_to_change before insert or update or delete on plan_agency for each statement execute function circle_changes();
create trigger circle_has_changed after insert or update or delete on plan_agency for each statement execute function circle_changes();

-- What is kept is kept without a question of its own, which took longer than finding it; and that the owner asks is said by what only an
-- owner may do, instead of by looking it up.
create or replace function keep(what text, ids uuid[]) returns uuid[] language plpgsql stable as $$
declare for_what text := kept_for();
begin
  if for_what is not null and ids is not null then
    for_what := set_config('trellis.kept_for_' || what, for_what, true);
    for_what := set_config('trellis.kept_' || what, ids::text, true);
  end if;
  return ids;
end $$;

create or replace function owner_asks() returns boolean language sql stable
  return has_table_privilege('public.place'::regclass, 'trigger');
