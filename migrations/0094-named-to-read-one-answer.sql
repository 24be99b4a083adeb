-- An urgent answer of a named survey whose readers have all gone: whoever was told of it in their place names somebody of
-- the kind that pupils were promised, who reads that one answer and no other.
create table urgent_naming (
  -- An urgent answer that came with the slip, and goes with it: those of supports are never named to anybody.
  urgent_id uuid not null,
  worker_id uuid not null references worker,
  round_id uuid not null references round,
  code_id uuid not null references round_code on delete cascade,
  named_by uuid not null references worker,
  because text not null check (length(because) between 1 and 1000),
  named_at timestamptz not null default trellis_now(),
  acknowledge_by timestamptz not null,
  -- When whoever stands in was told again, because they had not said in time that they read it.
  passed_on_at timestamptz,
  primary key (urgent_id, worker_id)
);
create index on urgent_naming (code_id);
create index on urgent_naming (worker_id);
create index on urgent_naming (round_id);
create index on urgent_told (worker_id) where stands = 'cover';

-- The urgent answers that nobody can read who was named for it, for whoever was told of them in the readers' place and
-- manages or runs surveys still. Whoever was named for one has it until their clock runs out.
create function urgent_without_reader()
  returns table (urgent_id uuid, code_id uuid, round_id uuid, survey text, school_id uuid, school text, raised_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select u.id, u.code_id, r.id, r.name, o.id, o.name, u.raised_at
  from urgent_told t join urgent_answer u on u.id = t.urgent_id join round r on r.id = u.round_id
    join round_code c on c.id = u.code_id join round_school s on s.id = c.round_school_id
    join organisation o on o.id = s.organisation_id
  where actor_kind() = 'worker' and t.worker_id = actor_id() and t.stands = 'cover' and u.place_id = actor_place()
    and (actor_runs_surveys() or exists (select from membership m join worker w on w.id = m.worker_id
      where m.worker_id = actor_id() and w.left_on is null and m.role = 'manager'
        and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today())))
    and not exists (select from urgent_acknowledgement a where a.urgent_id = u.id)
    and not exists (select from round_reader n where n.round_id = r.id and may_read_surveys(n.worker_id))
    and not exists (select from urgent_naming n where n.urgent_id = u.id and may_read_surveys(n.worker_id)
      and n.acknowledge_by > trellis_now())
$$;

-- Who may be named for one of them: whoever leads the safeguarding of the pupil's school, and the actor where they have
-- such a role themselves. Nobody of another kind: pupils were told who reads.
create function urgent_can_be_read_by(of_urgent uuid) returns table (worker_id uuid, name text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select w.id, w.name
  from urgent_without_reader() u join worker w on may_read_surveys(w.id) and (w.id = actor_id()
    or exists (select from membership m join team t on t.id = m.team_id
      where m.worker_id = w.id and t.organisation_id = u.school_id and m.role = 'safeguarding_lead'
        and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today())))
  where u.urgent_id = of_urgent
    and not exists (select from urgent_naming n where n.urgent_id = of_urgent and n.worker_id = w.id)
$$;

alter table urgent_naming enable row level security;
alter table urgent_naming force row level security;
create policy owner_migrates on urgent_naming to current_user using (true) with check (true);
create policy theirs_to_read on urgent_naming for select
  using (actor_kind() = 'worker' and (worker_id = actor_id() or named_by = actor_id() or actor_reads_round(round_id)));
create policy pupil_reads on urgent_naming for select using (actor_kind() = 'pupil' and code_id = actor_id());
create policy jobs_read on urgent_naming for select using (actor_kind() in ('job:sweep', 'job:deliver') and round_is_here(round_id));
create policy sweep_passes_on on urgent_naming for update using (actor_kind() = 'job:sweep' and round_is_here(round_id));
create policy stands_in_names on urgent_naming for insert with check (actor_kind() = 'worker' and named_by = actor_id()
  and exists (select from urgent_without_reader() u where u.urgent_id = urgent_naming.urgent_id
    and u.code_id = urgent_naming.code_id and u.round_id = urgent_naming.round_id)
  and exists (select from urgent_can_be_read_by(urgent_id) w where w.worker_id = urgent_naming.worker_id));

-- Whoever was named reads that one, says so, and reads the bytes of that slip.
create policy named_reads on urgent_answer for select using (round_id is not null and actor_kind() = 'worker'
  and exists (select from urgent_naming n where n.urgent_id = urgent_answer.id and n.worker_id = actor_id())
  and may_read_surveys(actor_id()));
do $$
declare of_table text;
begin
  foreach of_table in array array['urgent_told', 'urgent_acknowledgement'] loop
    execute format($f$create policy named_reads on %I for select using (young_person_id is null and actor_kind() = 'worker'
      and exists (select from urgent_naming n where n.urgent_id = %I.urgent_id and n.worker_id = actor_id())
      and may_read_surveys(actor_id()))$f$, of_table, of_table);
  end loop;
end $$;
create policy named_acknowledges on urgent_acknowledgement for insert with check (worker_id = actor_id()
  and young_person_id is null and actor_kind() = 'worker' and may_read_surveys(actor_id())
  and exists (select from urgent_naming n where n.urgent_id = urgent_acknowledgement.urgent_id and n.worker_id = actor_id()));
create policy named_reads on round_answers for select using (actor_kind() = 'worker'
  and exists (select from urgent_naming n where n.code_id = round_answers.id and n.worker_id = actor_id())
  and may_read_surveys(actor_id()));

-- Whether the actor was named to read an urgent answer that came with this slip.
create function actor_named_to_read(of_code uuid) returns boolean language sql stable as $$
  select actor_kind() = 'worker' and may_read_surveys(actor_id())
    and exists (select from urgent_naming n where n.code_id = of_code and n.worker_id = actor_id()
      and round_is_here(n.round_id))
$$;

create or replace function round_handed_in(of_round uuid)
  returns table (code_id uuid, school text, year_group smallint, class text, finished_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select c.id, o.name, c.year_group, c.class, a.finished_at
  from round_code c join round_school s on s.id = c.round_school_id join organisation o on o.id = s.organisation_id
    left join round_answers a on a.id = c.id
  where c.round_id = of_round and (actor_reads_round(of_round) or actor_named_to_read(c.id))
    and (a.finished_at is not null or exists (select from urgent_answer u where u.code_id = c.id))
$$;

select grant_app('select, insert, update (passed_on_at)', 'urgent_naming');
select grant_app_execute('urgent_without_reader()');
select grant_app_execute('urgent_can_be_read_by(uuid)');
select grant_app_execute('actor_named_to_read(uuid)');
