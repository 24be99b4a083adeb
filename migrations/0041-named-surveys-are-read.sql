-- The readers of a named survey: what was handed in, whose it is, and the urgent answers among it, which go the way of
-- every urgent answer.

-- An urgent answer came to an ask, or with a slip of a named survey. Its id is the ask's, or a name of its own. It stays
-- when a pupil takes their answers back: then it says that there was one, and no longer what it was.
alter table urgent_answer rename column ask_id to id;
alter table urgent_answer drop constraint urgent_answer_ask_id_fkey;
alter table urgent_answer
  add column ask_id uuid unique references answer_set (ask_id),
  add column round_id uuid references round,
  add column code_id uuid references round_code on delete cascade,
  alter column support_id drop not null,
  alter column young_person_id drop not null,
  alter column team_id drop not null;
update urgent_answer set ask_id = id;
alter table urgent_answer
  add check (case when ask_id is null then num_nonnulls(round_id, code_id) = 2 and num_nonnulls(support_id, young_person_id, team_id) = 0
    else ask_id = id and num_nonnulls(round_id, code_id) = 0 and num_nonnulls(support_id, young_person_id, team_id) = 3 end),
  add unique (code_id, items);
create index on urgent_answer (round_id);
alter table urgent_told rename column ask_id to urgent_id;
alter table urgent_told alter column young_person_id drop not null, drop constraint urgent_told_ask_id_fkey,
  add foreign key (urgent_id) references urgent_answer on delete cascade;
alter table urgent_acknowledgement rename column ask_id to urgent_id;
alter table urgent_acknowledgement alter column young_person_id drop not null,
  drop constraint urgent_acknowledgement_ask_id_fkey,
  add foreign key (urgent_id) references urgent_answer on delete cascade;

create policy readers_read on urgent_answer for select using (round_id is not null and actor_reads_round(round_id));
create policy pupil_reads on urgent_answer for select using (actor_kind() = 'pupil' and code_id = actor_id());
create policy pupil_raises on urgent_answer for insert with check (actor_kind() = 'pupil' and code_id = actor_id()
  and place_id = actor_place() and round_id = (select pupil_round())
  and exists (select from round r where r.id = round_id and r.kind = 'named'));
create policy readers_read on urgent_told for select
  using (young_person_id is null and exists (select from urgent_answer u where u.id = urgent_id and actor_reads_round(u.round_id)));
create policy pupil_tells on urgent_told for insert with check (actor_kind() = 'pupil' and stands = 'reader'
  and exists (select from urgent_answer u join round_reader n on n.round_id = u.round_id
    where u.id = urgent_id and u.code_id = actor_id() and n.worker_id = urgent_told.worker_id));
create policy readers_read on urgent_acknowledgement for select
  using (young_person_id is null and exists (select from urgent_answer u where u.id = urgent_id and actor_reads_round(u.round_id)));
create policy readers_acknowledge on urgent_acknowledgement for insert with check (worker_id = actor_id()
  and young_person_id is null
  and exists (select from urgent_answer u where u.id = urgent_id and actor_reads_round(u.round_id)));

-- Read by a reader: once each.
create table round_reading (
  code_id uuid not null references round_code on delete cascade,
  worker_id uuid not null references worker,
  round_id uuid not null references round,
  read_at timestamptz not null default trellis_now(),
  primary key (code_id, worker_id)
);
create index on round_reading (round_id);
-- That the readers were told that a school's pupils hand in: once a day.
create table round_told (
  round_school_id uuid not null references round_school,
  told_on date not null default trellis_today(),
  primary key (round_school_id, told_on)
);
do $$
declare of_table text;
begin
  foreach of_table in array array['round_reading', 'round_told'] loop
    execute format('alter table %I enable row level security', of_table);
    execute format('alter table %I force row level security', of_table);
    execute format('create policy owner_migrates on %I to current_user using (true) with check (true)', of_table);
  end loop;
end $$;
create policy readers_read on round_reading for select using (actor_reads_round(round_id));
create policy readers_write on round_reading for insert with check (worker_id = actor_id() and actor_reads_round(round_id)
  and exists (select from round_answers a where a.id = code_id and a.round_id = round_reading.round_id
    and a.finished_at is not null));
create policy pupil_reads on round_told for select
  using (actor_kind() = 'pupil' and round_school_id = (select pupil_school()));
create policy pupil_tells on round_told for insert
  with check (actor_kind() = 'pupil' and round_school_id = (select pupil_school()) and told_on = trellis_today());

-- Readers read what was handed in, and what is not yet only of somebody whose answer is urgent.
drop policy named_readers_read on round_answers;
create policy named_readers_read on round_answers for select using (actor_kind() = 'worker' and actor_reads_round(round_id)
  and (finished_at is not null or exists (select from urgent_answer u where u.code_id = round_answers.id)));

-- Who handed a named survey in, or gave an urgent answer: which slip, and nothing of what it says.
create function round_handed_in(of_round uuid)
  returns table (code_id uuid, school text, year_group smallint, class text, finished_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select c.id, o.name, c.year_group, c.class, a.finished_at
  from round_code c join round_school s on s.id = c.round_school_id join organisation o on o.id = s.organisation_id
    left join round_answers a on a.id = c.id
  where c.round_id = of_round and actor_reads_round(of_round)
    and (a.finished_at is not null or exists (select from urgent_answer u where u.code_id = c.id))
$$;

-- The names of pupils who handed a named survey in, through the key: for its readers, until the day on which names are
-- destroyed, and only of those whom a look names that is written down in this very transaction.
create function names_for_reader(of_round uuid, of_codes uuid[])
  returns table (code_id uuid, given_name text, family_name text) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select k.code_id, p.given_name, p.family_name
  from round_handed_in(of_round) h join round_key k on k.code_id = h.code_id join round_pupil p on p.id = k.pupil_id
    join round r on r.id = of_round
  where h.code_id = any(of_codes) and trellis_today() < r.names_destroyed_on
    and h.code_id = any(array(select unnest(l.people) from history l
      where l.people && of_codes and l.act = 'looked' and l.actor_kind = 'worker' and l.actor_id = actor_id()
        and l.subject_id = of_round and l.xmin = pg_current_xact_id_if_assigned()::xid))
$$;

select grant_app('select, insert', 'round_reading');
select grant_app('select, insert', 'round_told');
select grant_app_execute('round_handed_in(uuid)');
select grant_app_execute('names_for_reader(uuid, uuid[])');
