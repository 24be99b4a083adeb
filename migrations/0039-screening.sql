-- From a named survey to support: who is asked whether they want some, what they said, and, in a trial, which way they go.

create table screen (
  round_id uuid primary key references round,
  -- Which score of which measure, from where on somebody is asked, and where that number is from. It names nobody anything.
  measure text not null check (measure ~ '^[a-z][a-z0-9-]*$'),
  version int not null check (version >= 1),
  score text not null check (score <> ''),
  direction text not null check (direction in ('at_least', 'at_most')),
  threshold numeric not null,
  threshold_from text not null check (threshold_from <> ''),
  -- Who is asked to take on whoever says yes.
  team_id uuid not null references team,
  -- What whoever is asked reads, beside our own words.
  told text not null check (told <> ''),
  -- Where a signpost leads: a leaflet, or a search of the directory.
  signpost_name text not null check (signpost_name <> ''),
  signpost_address text not null check (signpost_address ~ '^(https://[^ ]+|/services([/?][^ ]*)?)$'),
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now()
);
create index on screen (team_id);

-- A trial: those who join go one way or the other by lot, in blocks of varying size, school by school.
create table screen_trial (
  round_id uuid primary key references screen on delete cascade,
  name text not null check (name <> ''),
  registration text not null check (registration <> ''),
  -- What somebody reads before they join.
  about text not null check (about <> ''),
  -- Who holds the allocation: who can have the sequence worked out, and nobody of those who meet pupils.
  held_by text not null check (held_by <> ''),
  -- So many to the one arm for so many to the other.
  to_referral smallint not null check (to_referral between 1 and 5),
  to_signposting smallint not null check (to_signposting between 1 and 5),
  -- A block is from so many to so many times their sum.
  smallest_block smallint not null check (smallest_block >= 1),
  largest_block smallint not null check (largest_block > smallest_block and largest_block <= 6),
  -- What the seed comes to, so that nobody can say later that it was another.
  seed_hash bytea not null
);
-- The secret that the sequence is worked out from. Drawn by the database; the program cannot read it.
create table screen_seed (
  round_id uuid primary key references round,
  seed bytea not null check (length(seed) = 32)
);

-- Somebody was asked, and what they said. `id` is a name of its own: it is not that of the answers.
create table screen_offer (
  id uuid primary key,
  answers_id uuid not null unique references round_answers on delete cascade,
  round_id uuid not null references screen,
  offered_at timestamptz not null default trellis_now(),
  reply text check (reply in ('yes', 'no', 'not_now', 'joined', 'declined')),
  replied_at timestamptz,
  -- Their referral was sent. Which one it is stands nowhere.
  sent_at timestamptz,
  check ((reply is null) = (replied_at is null)),
  check (sent_at is null or reply in ('yes', 'joined'))
);
create index on screen_offer (round_id);

-- THE LOG of a trial: who, when, the how-manieth of their school, and which way. Only the function below adds to it, and
-- nothing takes away: it does not hang on the offer, which goes when somebody takes their answers back.
create table screen_allocation (
  round_id uuid not null references screen_trial,
  round_school_id uuid not null references round_school,
  nth int not null check (nth > 0),
  offer_id uuid not null unique,
  arm text not null check (arm in ('referral', 'signposting')),
  allocated_at timestamptz not null default trellis_now(),
  primary key (round_id, round_school_id, nth)
);
create index on screen_allocation (round_school_id);

-- Only somebody whose answers are read today by people who were named can be asked because of them. A survey that becomes
-- another kind asks nobody any more.
create function screen_is_named() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if exists (select from round r where r.id = new.round_id and r.kind <> 'named') then
    raise exception 'only a named survey asks somebody because of their answers'
      using errcode = 'check_violation', constraint = 'screen_is_named';
  end if;
  return null;
end $$;
create trigger screen_is_named after insert or update on screen for each row execute function screen_is_named();
create function screen_goes_with_the_kind() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  delete from screen s where s.round_id = new.id and new.kind <> 'named';
  return null;
end $$;
create trigger screen_goes_with_the_kind after update of kind on round
  for each row execute function screen_goes_with_the_kind();

create function screen_draws_seed() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  -- Two random names of 122 bits each. A trial that is changed before the opening keeps its seed.
  insert into screen_seed (round_id, seed)
    values (new.round_id, sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))) on conflict do nothing;
  select sha256(s.seed) into new.seed_hash from screen_seed s where s.round_id = new.round_id;
  return new;
end $$;
create trigger screen_draws_seed before insert or update on screen_trial for each row execute function screen_draws_seed();

create function screen_allocation_stays() returns trigger language plpgsql as $$
begin
  raise exception 'an allocation stays as it was logged' using errcode = 'check_violation', constraint = 'screen_allocation_stays';
end $$;
create trigger screen_allocation_stays before update or delete on screen_allocation
  for each row execute function screen_allocation_stays();

-- Which way the nth of a school goes. A block's size and the order within it are hashes of the seed, the school and the
-- block, so that whoever holds the seed can work the whole sequence out again: docs/decisions/0013.
create function screen_arm(seed bytea, of_school uuid, nth int, t screen_trial) returns text language plpgsql immutable
  set search_path = pg_catalog, public as $$
declare
  block int := 0;
  before int := 0;
  times int;
  size int;
  drawn bytea;
  place int;
begin
  loop
    drawn := sha256(seed || convert_to(of_school::text || ' ' || block || ' size', 'UTF8'));
    times := t.smallest_block + (get_byte(drawn, 0) * 256 + get_byte(drawn, 1)) % (t.largest_block - t.smallest_block + 1);
    size := times * (t.to_referral + t.to_signposting);
    exit when nth <= before + size;
    before := before + size;
    block := block + 1;
  end loop;
  -- Those with the lowest hashes are referred.
  select r.place into place from (
    select p, row_number() over (
      order by sha256(seed || convert_to(of_school::text || ' ' || block || ' ' || p, 'UTF8'))) as place
    from generate_series(1, size) p) r
  where r.p = nth - before;
  return case when place <= times * t.to_referral then 'referral' else 'signposting' end;
end $$;

-- Whoever was asked joins: they go one way, once, whatever else is sent at the same moment. Answers null when they were not
-- asked, no trial runs, they had declined before, or the survey is over.
create function screen_allocate() returns text language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare
  o screen_offer;
  t screen_trial;
  at_school uuid;
  n int;
  given text;
begin
  select * into o from screen_offer s where s.answers_id = actor_id() and s.round_id = pupil_round() for update;
  if not found then return null; end if;
  select a.arm into given from screen_allocation a where a.offer_id = o.id;
  if found then return given; end if;
  select * into t from screen_trial x where x.round_id = o.round_id;
  if not found or o.reply = 'declined' then return null; end if;
  select a.round_school_id into at_school from round_answers a where a.id = o.answers_id and a.finished_at is not null;
  if not found then return null; end if;
  -- One after another within a school, whoever else joins there now.
  perform from round_school s where s.id = at_school for no key update;
  select count(*) + 1 into n from screen_allocation a where a.round_id = o.round_id and a.round_school_id = at_school;
  given := screen_arm((select s.seed from screen_seed s where s.round_id = o.round_id), at_school, n, t);
  insert into screen_allocation (round_id, round_school_id, nth, offer_id, arm) values (o.round_id, at_school, n, o.id, given);
  update screen_offer s set reply = 'joined', replied_at = trellis_now() where s.id = o.id;
  return given;
end $$;

create function screen_has_trial(of_round uuid) returns boolean language sql stable as $$
  select exists (select from screen_trial t where t.round_id = of_round)
$$;
-- Whether the actor is one of those who read the answers of this survey.
create function actor_reads_round(of_round uuid) returns boolean language sql stable as $$
  select actor_kind() = 'worker' and exists (select from round_reader n join round r on r.id = n.round_id
    where n.round_id = of_round and n.worker_id = actor_id() and r.kind = 'named' and r.place_id = actor_place())
$$;

-- How many were asked, and what they said: for those who run the survey. Nothing below ten, down to the five below, and the
-- parts only where each of them is ten or more, so that none follows from the others.
create function screen_counts(of_round uuid)
  returns table (what text, count int) language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  if not actor_runs_surveys() or not round_is_here(of_round) then return; end if;
  return query
  with finished as (
    select count(*)::int as n from round_answers a where a.round_id = of_round and a.finished_at is not null
  ), asked as (
    select o.reply from screen_offer o where o.round_id = of_round
  ), replies as (
    select case when screen_has_trial(of_round) then array['joined', 'declined'] else array['yes', 'no'] end as named
  ), parts as (
    select r.part, count(a.reply)::int as n
    from (select unnest(named) as part from replies) r left join asked a on a.reply = r.part group by r.part
    union all
    select 'no_answer_yet', count(*)::int from asked a, replies r where a.reply is null or not a.reply = any(r.named)
  ), arms as (
    select x.arm, count(l.offer_id)::int as n from (values ('referral'), ('signposting')) x (arm)
      left join screen_allocation l on l.round_id = of_round and l.arm = x.arm
    where screen_has_trial(of_round) group by x.arm
  )
  select g.name, case when g.n >= 10 and g.least >= 10 then g.n / 5 * 5 end from (
    select 'finished' as name, f.n, f.n as least from finished f
    union all select 'asked', count(*)::int, least(count(*), (select f.n from finished f) - count(*))::int from asked
    union all select p.part, p.n, (select min(q.n) from parts q where q.n > 0 or q.part <> 'no_answer_yet') from parts p
    union all select x.arm, x.n, (select min(y.n) from arms y) from arms x
  ) g;
end $$;

do $$
declare of_table text;
begin
  foreach of_table in array array['screen', 'screen_trial', 'screen_seed', 'screen_offer', 'screen_allocation'] loop
    execute format('alter table %I enable row level security', of_table);
    execute format('alter table %I force row level security', of_table);
    execute format('create policy owner_migrates on %I to current_user using (true) with check (true)', of_table);
  end loop;
  -- What is decided of it is no secret to those who run surveys, read this one or fill it in. It changes until the opening.
  foreach of_table in array array['screen', 'screen_trial'] loop
    execute format($f$create policy place_reads on %I for select using (round_is_here(round_id)
      and (actor_kind() = 'pupil' or actor_runs_surveys() or actor_reads_round(round_id)))$f$, of_table);
    execute format($f$create policy leads_change on %I using (actor_runs_surveys() and round_is_here(round_id)
        and not exists (select from round_opening o where o.round_id = %I.round_id))
      with check (actor_runs_surveys() and round_is_here(round_id)
        and not exists (select from round_opening o where o.round_id = %I.round_id))$f$, of_table, of_table, of_table);
  end loop;
  -- Whoever checks the allocation sees its log, and works the sequence out from the seed.
  foreach of_table in array array['screen_trial', 'screen_seed', 'screen_allocation'] loop
    execute format($f$create policy operator_checks on %I for select using (actor_kind() = 'operator:screening-allocation')$f$, of_table);
  end loop;
end $$;
-- The team is one of this place that takes referrals.
create policy team_receives on screen as restrictive for insert with check (exists (select from team t
  where t.id = team_id and t.place_id = actor_place() and t.receives_referrals and t.closed_on is null));

-- Who was asked: they themselves, and those who were named as readers. Nobody else, and nobody of the receiving team.
create policy pupil_reads on screen_offer for select using (actor_kind() = 'pupil' and answers_id = actor_id());
create policy pupil_is_asked on screen_offer for insert with check (actor_kind() = 'pupil' and answers_id = actor_id()
  and round_id = (select pupil_round()) and reply is null and sent_at is null
  and exists (select from round_answers a where a.id = actor_id() and a.finished_at is not null));
create policy pupil_replies on screen_offer for update
  using (actor_kind() = 'pupil' and answers_id = actor_id() and round_id = (select pupil_round()))
  with check (case reply when 'not_now' then true when 'joined' then exists (select from screen_allocation l where l.offer_id = id)
    when 'declined' then screen_has_trial(round_id) else not screen_has_trial(round_id) end);
create policy readers_read on screen_offer for select using (actor_reads_round(round_id));
-- Which way somebody goes, they alone see: whoever saw the others' could guess the next.
create policy pupil_reads on screen_allocation for select
  using (actor_kind() = 'pupil' and exists (select from screen_offer o where o.id = offer_id));

select grant_app('select, insert, delete', 'screen');
select grant_app('select, insert, delete', 'screen_trial');
select grant_app('select', 'screen_seed');
select grant_app('select, insert (id, answers_id, round_id), update (reply, replied_at, sent_at)', 'screen_offer');
select grant_app('select', 'screen_allocation');
select grant_app_execute('screen_has_trial(uuid)');
select grant_app_execute('actor_reads_round(uuid)');
select grant_app_execute('screen_allocate()');
select grant_app_execute('screen_counts(uuid)');
