-- Support while somebody waits for a mental health service: the service offers it to its list, each answers for themselves, and
-- whoever finds that things are getting worse is looked at again by a person, by a date.
create table waiting_list (
  id uuid primary key,
  place_id uuid not null,
  -- The service they wait for, and who there answers when somebody gets worse.
  team_id uuid not null references team,
  answerer_id uuid not null references worker,
  -- Who would be there for them meanwhile.
  run_id uuid not null references programme_run,
  answer_by date not null,
  rows_read int not null check (rows_read >= 0),
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  closed_at timestamptz,
  -- A service that closes hands on first whoever waits for it: only an account answers.
  team_active boolean generated always as (case when closed_at is null then true end) stored,
  foreign key (team_id, place_id) references team (id, place_id),
  constraint waiting_team_open foreign key (team_id, team_active) references team (id, active) deferrable initially deferred
);
create index on waiting_list (team_id, made_at);
create index on waiting_list (answerer_id);
create index on waiting_list (run_id);

-- One row of a list: a first name, one way to reach them, and the service's own number. Whoever does not say yes is a number
-- and an answer from then on.
create table waiting_offer (
  id uuid primary key,
  list_id uuid not null references waiting_list,
  place_id uuid not null,
  line int not null check (line > 0),
  state text not null check (state in ('held', 'left_out', 'offered', 'yes', 'no', 'lapsed')),
  because text not null default '',
  reference text check (reference <> ''),
  called text check (called <> ''),
  audience text check (audience in ('young_person', 'parent_or_carer')),
  channel text check (channel in ('text', 'email')),
  address text check (address <> ''),
  -- As it stood in the file, while a person has to look at it.
  typed jsonb,
  token_hash bytea unique,
  message_id uuid references message,
  answered_at timestamptz,
  young_person_id uuid references young_person,
  referral_id uuid references referral,
  check ((typed is not null) = (state = 'held')),
  check (state <> 'offered' or num_nulls(reference, called, audience, channel, address, token_hash) = 0),
  check (state not in ('no', 'lapsed', 'left_out') or num_nonnulls(called, audience, channel, address, token_hash) = 0),
  check ((state = 'yes') = (referral_id is not null)),
  check ((referral_id is null) = (young_person_id is null))
);
create index on waiting_offer (list_id, line);
create index on waiting_offer (referral_id);
create index on waiting_offer (young_person_id);
create index on waiting_offer (message_id);

-- Somebody says that things are getting worse, or their worker does: a request to look again at their place on the list.
create table looking_again (
  id uuid primary key,
  place_id uuid not null,
  offer_id uuid not null references waiting_offer,
  young_person_id uuid not null references young_person,
  asked_by text not null check (asked_by in ('young_person', 'worker')),
  worker_id uuid references worker,
  words text not null default '',
  asked_at timestamptz not null default trellis_now(),
  answer_by date not null,
  answered_at timestamptz,
  answered_by uuid references worker,
  outcome text check (outcome in ('sooner', 'same_place', 'contact', 'other')),
  answer_words text check (answer_words <> ''),
  check ((asked_by = 'worker') = (worker_id is not null)),
  check (num_nonnulls(answered_at, answered_by, outcome, answer_words) in (0, 4))
);
create index on looking_again (offer_id);
create index on looking_again (young_person_id);
create index on looking_again (answer_by) where answered_at is null;
-- One question at a time: pressed again it is the same.
create unique index one_looking_again on looking_again (offer_id) where answered_at is null;

do $$
declare t text;
begin
  foreach t in array array['waiting_list', 'waiting_offer', 'looking_again'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_migrates on %I to current_user using (true) with check (true)', t);
    execute format('create policy sweep_reads on %I for select using (actor_kind() = ''job:sweep'' and place_id = actor_place())', t);
  end loop;
end $$;
create policy service_reads on waiting_list for select using (team_id = any((select actor_teams())::uuid[]));
create policy service_sends on waiting_list for insert
  with check (place_id = actor_place() and made_by = actor_id() and team_id = any((select actor_teams())::uuid[]));
create policy service_changes on waiting_list for update using (team_id = any((select actor_teams())::uuid[]));
-- A list is not closed while somebody on it waits for an answer to a question of theirs.
create function waiting_list_is_answered() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if exists (select from looking_again a join waiting_offer o on o.id = a.offer_id where o.list_id = new.id and a.answered_at is null) then
    raise exception 'somebody waits for an answer' using errcode = 'check_violation', constraint = 'waiting_list_is_answered';
  end if;
  return new;
end $$;
create trigger waiting_list_is_answered before update of closed_at on waiting_list for each row
  when (new.closed_at is not null) execute function waiting_list_is_answered();
create policy service_reads on waiting_offer for select using (exists (select from waiting_list l where l.id = list_id));
create policy service_adds on waiting_offer for insert
  with check (place_id = actor_place() and exists (select from waiting_list l where l.id = list_id)
    and state in ('held', 'left_out', 'offered'));
-- The service settles what is held; nobody but the young person says yes or no.
create policy service_settles on waiting_offer for update
  using (exists (select from waiting_list l where l.id = list_id) and state = 'held')
  with check (state in ('offered', 'left_out'));
create policy service_reads on looking_again for select using (exists (select from waiting_offer o where o.id = offer_id));
create policy circle_reads on looking_again for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy service_answers on looking_again for update
  using (answered_at is null and exists (select from waiting_offer o where o.id = offer_id))
  with check (answered_by = actor_id());
select grant_app('select, insert, update (answerer_id, closed_at)', 'waiting_list');
select grant_app('select, insert, update (state, because, reference, called, audience, channel, address, typed, token_hash, message_id)', 'waiting_offer');
select grant_app('select, update (answered_at, answered_by, outcome, answer_words)', 'looking_again');

-- What a link of an offer opens, for whoever holds it: no name of anybody else, and nothing once it was answered with no.
create function waiting_offer_at(hash bytea)
  returns table (id uuid, place_id uuid, state text, called text, audience text, channel text, address text, answer_by date,
    service text, service_organisation uuid, service_phone text, team_id uuid, team text, looking_again_by date,
    looked_again_at timestamptz, looked_again_words text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select o.id, o.place_id, o.state, o.called, o.audience, o.channel, o.address, l.answer_by, so.name, so.id, so.phone, r.team_id,
    t.name, open.answer_by, past.answered_at, past.answer_words
  from waiting_offer o
  join waiting_list l on l.id = o.list_id
  join team st on st.id = l.team_id join organisation so on so.id = st.organisation_id
  join programme_run r on r.id = l.run_id join team t on t.id = r.team_id
  left join looking_again open on open.offer_id = o.id and open.answered_at is null
  left join lateral (select a.answered_at, a.answer_words from looking_again a
    where a.offer_id = o.id and a.answered_at is not null order by a.answered_at desc limit 1) past on true
  where o.token_hash = hash and l.closed_at is null
    and (o.state = 'yes' or (o.state = 'offered' and l.answer_by >= trellis_today()))
$$;
-- What was said to somebody who is not known here any more goes; that something was sent stays.
create function forget_message(told uuid) returns void language sql security definer set search_path = pg_catalog, public as $$
  update message set address = '-', subject = '-', body = '-',
    withheld_because = case when sent_at is null and failed_because is null then 'They had answered before this was sent.'
      else withheld_because end
  where id = told and young_person_id is null
$$;
-- They say no: nothing is left but that they did, and the service's own number.
create function refuse_waiting_offer(hash bytea) returns boolean language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare o waiting_offer;
begin
  select * into o from waiting_offer w where w.token_hash = hash and w.state = 'offered' for update;
  if not found then return false; end if;
  update waiting_offer set state = 'no', answered_at = trellis_now(), called = null, audience = null, channel = null,
    address = null, token_hash = null, message_id = null where id = o.id;
  perform forget_message(o.message_id);
  return true;
end $$;
-- The day by which they were asked to say is over, or the list is closed: the same, and whoever asks for help later asks anew.
create function lapse_waiting_offers() returns int language plpgsql security definer set search_path = pg_catalog, public as $$
declare o waiting_offer; n int := 0;
begin
  if actor_kind() <> 'job:sweep' then return 0; end if;
  for o in select w.* from waiting_offer w join waiting_list l on l.id = w.list_id
      where w.place_id = actor_place() and w.state in ('offered', 'held') and (l.answer_by < trellis_today() or l.closed_at is not null)
      limit 500 for update of w skip locked loop
    update waiting_offer set state = 'lapsed', called = null, audience = null, channel = null, address = null, token_hash = null,
      message_id = null, typed = null where id = o.id;
    perform forget_message(o.message_id);
    n := n + 1;
  end loop;
  return n;
end $$;
-- They say yes, in the transaction that sends their referral: false where somebody answered before.
create function accept_waiting_offer(hash bytea, of_referral uuid) returns boolean language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare person uuid; told uuid;
begin
  select r.young_person_id into person from referral r
    where r.id = of_referral and r.place_id = actor_place() and r.way_in = 'young_person' and actor_kind() = 'public'
      and not exists (select from waiting_offer w where w.referral_id = r.id);
  if not found then return false; end if;
  -- How they are reached stands in their record from now on.
  update waiting_offer o set state = 'yes', answered_at = trellis_now(), referral_id = of_referral, young_person_id = person,
      channel = null, address = null
    where o.token_hash = hash and o.state = 'offered' and o.place_id = actor_place() returning o.message_id into told;
  if not found then return false; end if;
  update message set young_person_id = person, referral_id = of_referral where id = told;
  return true;
end $$;
-- Things are getting worse, says whoever holds the link. Asked and not answered yet, it is the same question.
create function ask_to_look_again(hash bytea, asked uuid, said text, by_day date) returns uuid language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare o waiting_offer;
begin
  select * into o from waiting_offer w where w.token_hash = hash and w.state = 'yes' and w.place_id = actor_place() for update;
  if not found then return null; end if;
  insert into looking_again (id, place_id, offer_id, young_person_id, asked_by, words, answer_by)
    values (asked, o.place_id, o.id, o.young_person_id, 'young_person', said, by_day) on conflict do nothing;
  return (select l.id from looking_again l where l.offer_id = o.id and l.answered_at is null);
end $$;
-- The same by a worker who supports them.
create function ask_to_look_again_for(of_support uuid, asked uuid, said text, by_day date) returns uuid language plpgsql
  security definer set search_path = pg_catalog, public as $$
declare o waiting_offer;
begin
  select w.* into o from waiting_offer w join support s on s.referral_id = w.referral_id
    join waiting_list l on l.id = w.list_id and l.closed_at is null
    where s.id = of_support and s.young_person_id = any(circle_people('support')) for update of w;
  if not found then return null; end if;
  insert into looking_again (id, place_id, offer_id, young_person_id, asked_by, worker_id, words, answer_by)
    values (asked, o.place_id, o.id, o.young_person_id, 'worker', actor_id(), said, by_day) on conflict do nothing;
  return (select l.id from looking_again l where l.offer_id = o.id and l.answered_at is null);
end $$;
-- For whom somebody waits, for those who were asked to support them and those who do.
create function waits_for(of_referral uuid)
  returns table (offer_id uuid, run_id uuid, service text, organisation_id uuid, phone text, answerer text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select o.id, l.run_id, so.name, so.id, so.phone, w.name
  from waiting_offer o join waiting_list l on l.id = o.list_id and l.closed_at is null
  join team t on t.id = l.team_id join organisation so on so.id = t.organisation_id join worker w on w.id = l.answerer_id
  where o.referral_id = of_referral
    and (of_referral = any(circle_referrals('referral')) or o.young_person_id = any(circle_people('support')))
$$;
select grant_app_execute('waiting_offer_at(bytea)');
select grant_app_execute('refuse_waiting_offer(bytea)');
select grant_app_execute('lapse_waiting_offers()');
select grant_app_execute('accept_waiting_offer(bytea, uuid)');
select grant_app_execute('ask_to_look_again(bytea, uuid, text, date)');
select grant_app_execute('ask_to_look_again_for(uuid, uuid, text, date)');
select grant_app_execute('waits_for(uuid)');
select no_overrides_yes('waiting_offer');
select no_overrides_yes('looking_again');
