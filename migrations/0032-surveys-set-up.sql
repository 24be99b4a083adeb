-- What must stand before a survey is opened, what stays as it is from then on, and how names and codes come and go.

alter table round
  -- By when a school says whether it takes part.
  add column schools_answer_by date,
  -- Whether a parent may say no on the public page, beside telling the school.
  add column parents_say_no_online boolean not null default false;
alter table round_school
  -- The school has said that every no it was told is on its list, be it that there was none.
  add column opt_outs_loaded_at timestamptz,
  add column opt_outs_loaded_by uuid references worker,
  -- Why codes are made while parents may still say no.
  add column codes_early_because text not null default '',
  add check ((opt_outs_loaded_at is null) = (opt_outs_loaded_by is null));
alter table round_pupil
  -- That a slip was made for whoever stands here; which one is in the key, and of an anonymous survey nowhere.
  add column code_made_at timestamptz,
  -- What in their row nobody could read: no slip until the school has looked.
  add column held_because text not null default '';
-- A list that a school sent: how many of its rows went in, and which lines did not and why. No names.
create table round_list (
  id uuid primary key,
  round_school_id uuid not null references round_school,
  what text not null check (what in ('pupils', 'opt_outs')),
  file_name text not null,
  kept int not null check (kept >= 0),
  held int not null default 0 check (held >= 0),
  -- [{"line", "because"}]
  refused jsonb not null check (jsonb_typeof(refused) = 'array'),
  -- What is odd about the whole file, in sentences.
  notes text[] not null default '{}',
  loaded_by uuid not null references worker,
  loaded_at timestamptz not null default trellis_now()
);
create index on round_list (round_school_id, loaded_at desc);

-- NAMES. A no that a parent sent by the public page: the school finds out whom it is about.
create table round_parent_no (
  id uuid primary key,
  round_school_id uuid not null references round_school,
  given_name text not null check (given_name <> ''),
  family_name text not null check (family_name <> ''),
  year_group smallint check (year_group between 0 and 13),
  class text not null default '',
  said_at timestamptz not null default trellis_now(),
  settled_at timestamptz
);
create index on round_parent_no (round_school_id);

-- What was destroyed on its day.
create table round_destruction (
  round_id uuid not null references round,
  what text not null check (what in ('names', 'answers')),
  destroyed_at timestamptz not null default trellis_now(),
  primary key (round_id, what)
);

-- No survey opens without each of these.
create function round_opens_whole() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare
  r round;
  controllers int;
  jointly int;
  missing text;
begin
  select * into r from round where id = new.round_id;
  select count(*), count(*) filter (where part = 'jointly') into controllers, jointly
    from round_controller where round_id = r.id;
  missing := case
    when controllers = 0 then 'controllers'
    when (controllers = 1 and jointly > 0) or (controllers > 1 and jointly < controllers) then 'controllers alone or jointly'
    when r.lawful_basis is null then 'lawful basis'
    when r.special_condition is null then 'special-category condition'
    when r.impact_assessment = '' then 'impact assessment'
    when r.agreement = '' then 'agreement'
    when r.retain_until is null then 'retention'
    when r.names_destroyed_on is null then 'day the names are destroyed'
    when r.opens_on is null or r.closes_on is null then 'dates'
    when r.opt_out_by is null then 'day by which parents say no'
    when r.withdraw_until is null then 'day until which answers can be taken back'
    when cardinality(r.year_groups) = 0 then 'year groups'
    when r.about_for_parents = '' then 'information for parents'
    when r.about_for_pupils = '' then 'information for pupils'
    when r.something_else = '' then 'something else to do'
    when r.kind = 'confidential' and r.key_holder = '' then 'holder of the key'
    when r.kind = 'named' and not exists (select from round_reader n where n.round_id = r.id) then 'readers'
    when not exists (select from round_part p where p.round_id = r.id) then 'questions'
    when not exists (select from round_school s where s.round_id = r.id) then 'schools'
    when not (r.opt_out_by < r.opens_on and r.opens_on <= r.closes_on and r.closes_on <= r.names_destroyed_on
      and r.names_destroyed_on <= r.retain_until and r.opens_on <= r.withdraw_until
      and r.withdraw_until <= r.retain_until) then 'dates in order'
  end;
  if missing is not null then
    raise exception 'no survey opens without its %', missing
      using errcode = 'check_violation', constraint = 'round_opens_whole', detail = missing;
  end if;
  return new;
end $$;
create trigger round_opens_whole before insert on round_opening
  for each row execute function round_opens_whole();

-- What schools, parents and pupils were told stays as it was told. Days of destruction only come nearer.
create function opened_round_stays() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare
  may_change text[] := '{name,closes_on,names_destroyed_on,retain_until}';
begin
  if exists (select from round_opening o where o.round_id = old.id)
    and (to_jsonb(new) - may_change <> to_jsonb(old) - may_change
      or new.names_destroyed_on > old.names_destroyed_on or new.retain_until > old.retain_until
      or new.closes_on > new.names_destroyed_on or new.names_destroyed_on > new.retain_until) then
    raise exception 'an opened survey stays as it was opened'
      using errcode = 'check_violation', constraint = 'opened_round_stays';
  end if;
  return new;
end $$;
create trigger opened_round_stays before update on round for each row execute function opened_round_stays();

-- No code before the opt-outs: the school takes part, its list of noes is there, and the day is over or a reason stands.
create function codes_after_opt_outs() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if exists (
    select from (select distinct round_school_id as id from made) m join round_school s on s.id = m.id
      join round r on r.id = s.round_id
    where s.answer is distinct from 'takes_part' or s.opt_outs_loaded_at is null
      or not exists (select from round_opening o where o.round_id = r.id)
      or exists (select from round_closing e where e.round_id = r.id)
      or (r.opt_out_by >= trellis_today() and s.codes_early_because = '')) then
    raise exception 'no code is made before the opt-outs are on the list'
      using errcode = 'check_violation', constraint = 'codes_after_opt_outs';
  end if;
  return null;
end $$;
create trigger codes_after_opt_outs after insert on round_code referencing new table as made
  for each statement execute function codes_after_opt_outs();

-- No code for whoever said no; of a named survey only for whoever said yes; a code and its pupil are of one school.
create function key_follows_the_no() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if exists (
    select from made k join round_pupil p on p.id = k.pupil_id join round_code c on c.id = k.code_id
      join round r on r.id = c.round_id
    where p.said_no is not null or p.held_because <> '' or p.round_school_id <> c.round_school_id
      or (r.kind = 'named' and p.said_yes is null)) then
    raise exception 'no code is made for a pupil who said no, or for whom nobody said yes'
      using errcode = 'check_violation', constraint = 'key_follows_the_no';
  end if;
  return null;
end $$;
create trigger key_follows_the_no after insert on round_key referencing new table as made
  for each statement execute function key_follows_the_no();

-- The school of whoever holds a code. A policy that asked the codes, which ask the schools, would go round for ever.
create function pupil_school() returns uuid language sql stable security definer
  set search_path = pg_catalog, public as $$
  select c.round_school_id from round_code c where actor_kind() = 'pupil' and c.id = actor_id()
$$;
drop policy pupil_reads on round_school;
create policy pupil_reads on round_school for select using (id = (select pupil_school()));
-- A survey is answered from the day it opens to the day it closes.
create or replace function pupil_round() returns uuid language sql stable security definer
  set search_path = pg_catalog, public as $$
  select c.round_id from round_code c join round r on r.id = c.round_id
  where actor_kind() = 'pupil' and c.id = actor_id() and c.taken_back_at is null
    and trellis_today() between r.opens_on and r.closes_on
    and exists (select from round_opening o where o.round_id = c.round_id)
    and not exists (select from round_closing e where e.round_id = c.round_id)
$$;
create or replace function code_for_slip(hash bytea) returns table (id uuid, place_id uuid) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select c.id, r.place_id from round_code c join round r on r.id = c.round_id
  where c.code_hash = hash and c.taken_back_at is null
    and trellis_today() between r.opens_on and r.closes_on
    and exists (select from round_opening o where o.round_id = c.round_id)
    and not exists (select from round_closing e where e.round_id = c.round_id)
$$;
-- The same for taking answers back, which is possible longer.
create function code_for_withdrawing(hash bytea) returns table (id uuid, place_id uuid) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select c.id, r.place_id from round_code c join round r on r.id = c.round_id
  where c.code_hash = hash and c.taken_back_at is null and trellis_today() between r.opens_on and r.withdraw_until
    and exists (select from round_opening o where o.round_id = c.round_id)
$$;
-- Whoever holds the code takes its answers back: they are gone, and the code opens nothing any more.
create function withdraw_with_code() returns void language sql security definer
  set search_path = pg_catalog, public as $$
  with mine as (
    select c.id from round_code c join round r on r.id = c.round_id
    where actor_kind() = 'pupil' and c.id = actor_id() and trellis_today() <= r.withdraw_until
  ), gone as (
    delete from round_answers a using mine where a.id = mine.id
  )
  update round_code c set taken_back_at = trellis_now() from mine where c.id = mine.id and c.taken_back_at is null
$$;
-- A no that comes after the codes: through the key, which nobody reads, the code is taken back and, while that is
-- possible, the answers with it. Nothing is told of whether there were any.
create function withdraw_by_key(of_pupil uuid) returns void language sql security definer
  set search_path = pg_catalog, public as $$
  with theirs as (
    select k.code_id as id, trellis_today() <= r.withdraw_until as answers_too
    from round_pupil p join round_key k on k.pupil_id = p.id join round_school s on s.id = p.round_school_id
      join round r on r.id = s.round_id
    where p.id = of_pupil and p.said_no is not null and actor_kind() = 'worker' and s.organisation_id = actor_school()
  ), gone as (
    delete from round_answers a using theirs where a.id = theirs.id and theirs.answers_too
  )
  update round_code c set taken_back_at = trellis_now() from theirs where c.id = theirs.id and c.taken_back_at is null
$$;
-- A slip was lost: its code is changed for another, through the key, and whatever was answered stays where it is.
create function renew_codes(of_pupils uuid[], hashes bytea[]) returns void language sql security definer
  set search_path = pg_catalog, public as $$
  update round_code c set code_hash = n.hash
  from unnest(of_pupils, hashes) as n (pupil_id, hash) join round_pupil p on p.id = n.pupil_id
    join round_key k on k.pupil_id = p.id join round_school s on s.id = p.round_school_id
  where c.id = k.code_id and c.taken_back_at is null and actor_kind() = 'worker' and s.organisation_id = actor_school()
$$;
-- How many slips of a class are out, begun and finished: for whoever holds the lesson.
create function round_progress_by_class(of_school uuid)
  returns table (year_group smallint, class text, codes int, begun int, finished int) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select c.year_group, c.class, count(*)::int, count(a.id)::int, count(a.finished_at)::int
  from round_code c left join round_answers a on a.id = c.id
  where c.round_school_id = of_school and c.taken_back_at is null
    and exists (select from round_school s join round r on r.id = s.round_id where s.id = of_school
      and r.place_id = actor_place() and actor_kind() = 'worker'
      and s.organisation_id = actor_works_in_school())
  group by c.year_group, c.class
$$;
-- What the letter to parents is about: for anybody with its address, from the opening on.
create function survey_letter(of_school uuid) returns table (round_id uuid, organisation_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select s.round_id, s.organisation_id from round_school s join round r on r.id = s.round_id
  where s.id = of_school and s.answer = 'takes_part' and r.place_id = actor_place()
    and exists (select from round_opening o where o.round_id = r.id)
$$;
-- Whether a parent may say no on the public page of this school now.
create function parents_say_no_here(of_school uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from round_school s join round r on r.id = s.round_id
    where s.id = of_school and s.answer = 'takes_part' and r.parents_say_no_online and r.place_id = actor_place()
      and trellis_today() <= r.closes_on and exists (select from round_opening o where o.round_id = r.id)
      and not exists (select from round_closing e where e.round_id = r.id))
$$;

do $$
declare of_table text;
begin
  foreach of_table in array array['round_parent_no', 'round_destruction', 'round_list'] loop
    execute format('alter table %I enable row level security', of_table);
    execute format('alter table %I force row level security', of_table);
    execute format('create policy owner_migrates on %I to current_user using (true) with check (true)', of_table);
  end loop;
  -- Nothing is added to what is asked, and nobody to who answers for it or reads it, once it is opened.
  foreach of_table in array array['round_controller', 'round_part', 'round_reader'] loop
    execute format('drop policy leads_write on %I', of_table);
    execute format($f$create policy leads_write on %I for insert with check (actor_runs_surveys() and round_is_here(round_id)
      and not exists (select from round_opening o where o.round_id = %I.round_id))$f$, of_table, of_table);
  end loop;
end $$;
create policy public_says on round_parent_no for insert
  with check (actor_kind() = 'public' and parents_say_no_here(round_school_id));
create policy school_reads on round_parent_no for select using (actor_lists_pupils(round_school_id));
create policy school_settles on round_parent_no for update using (actor_lists_pupils(round_school_id));
create policy job_destroys on round_parent_no using (actor_kind() = 'job:destroy-names');
create policy school_reads on round_list for select using (actor_lists_pupils(round_school_id));
create policy school_writes on round_list for insert
  with check (actor_lists_pupils(round_school_id) and loaded_by = actor_id());
create policy place_reads on round_destruction for select using (actor_kind() = 'worker' and round_is_here(round_id));
create policy job_writes on round_destruction using (actor_kind() = 'job:destroy-names')
  with check (actor_kind() = 'job:destroy-names' and round_is_here(round_id));

-- A school answers once the survey is opened, and what it was told stays so. An invitation nobody answered can be taken back.
drop policy school_answers on round_school;
create policy school_answers on round_school for update using (organisation_id = actor_school()
  and exists (select from round_opening o where o.round_id = round_school.round_id));
create policy leads_take_back on round_school for delete
  using (actor_runs_surveys() and round_is_here(round_id) and answer is null);
-- No name is listed on or after the day on which names are destroyed.
drop policy school_writes on round_pupil;
create policy school_writes on round_pupil for insert with check (actor_lists_pupils(round_school_id)
  and exists (select from round_school s join round r on r.id = s.round_id
    where s.id = round_pupil.round_school_id and trellis_today() < r.names_destroyed_on));
drop policy pupil_withdraws on round_answers;
create policy job_destroys on round_answers using (actor_kind() = 'job:destroy-names');
create policy job_destroys on round_code using (actor_kind() = 'job:destroy-names');

select grant_app('select, insert, update (name, kind, earlier_id, opens_on, closes_on, year_groups, languages, about_for_parents, about_for_pupils, something_else, opt_out_by, withdraw_until, lawful_basis, special_condition, impact_assessment, agreement, retain_until, names_destroyed_on, key_holder, key_used_when, schools_answer_by, parents_say_no_online)', 'round');
select grant_app('select, insert, update (answer, answered_by, answered_at, on_roll, opt_outs_loaded_at, opt_outs_loaded_by, codes_early_because), delete', 'round_school');
select grant_app('select, insert, update (settled_at), delete', 'round_parent_no');
select grant_app('select, insert', 'round_destruction');
select grant_app('select, insert', 'round_list');
select grant_app('select, insert, update (taken_back_at), delete', 'round_code');
select grant_app_execute('code_for_withdrawing(bytea)');
select grant_app_execute('withdraw_with_code()');
select grant_app_execute('withdraw_by_key(uuid)');
select grant_app_execute('renew_codes(uuid[], bytea[])');
select grant_app_execute('round_progress_by_class(uuid)');
select grant_app_execute('survey_letter(uuid)');
select grant_app_execute('pupil_school()');
select grant_app_execute('parents_say_no_here(uuid)');
