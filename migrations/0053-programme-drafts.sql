-- A commissioner drafts a programme in the browser, and another person publishes it: nobody approves what they wrote.

create function actor_commissions() returns boolean language sql stable as $$
  select actor_kind() = 'worker' and exists (
    select from membership m join worker w on w.id = m.worker_id
    where m.worker_id = actor_id() and w.place_id = actor_place() and m.role = 'commissioner'
      and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today()))
$$;
select grant_app_execute('actor_commissions()');

create table programme_draft (
  id uuid primary key,
  place_id uuid not null references place,
  -- The programme and the version that it was begun from; none where it was begun anew.
  begun_from text check (begun_from <> ''),
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  unique (id, place_id)
);
create index on programme_draft (place_id, made_at);

-- What a draft says from one moment on. Nothing is written over.
create table programme_draft_text (
  draft_id uuid not null,
  place_id uuid not null,
  revision int not null check (revision >= 1),
  text text not null check (text <> '' and length(text) <= 200000),
  written_by uuid not null references worker,
  written_at timestamptz not null default trellis_now(),
  primary key (draft_id, revision),
  foreign key (draft_id, place_id) references programme_draft (id, place_id)
);

-- Somebody asks another person to publish it, by a day.
create table programme_proposal (
  id uuid primary key,
  draft_id uuid not null,
  place_id uuid not null,
  revision int not null,
  key text not null check (key ~ '^[a-z][a-z0-9-]*$'),
  version int not null check (version >= 1),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  -- What is new in it, for whoever approves it.
  note text not null check (note <> ''),
  -- Who may approve it beside the commissioners of the place.
  approver_id uuid references worker,
  asked_by uuid not null references worker,
  asked_at timestamptz not null default trellis_now(),
  answer_by date not null,
  unique (id, place_id),
  foreign key (draft_id, place_id) references programme_draft (id, place_id),
  foreign key (draft_id, revision) references programme_draft_text (draft_id, revision)
);
create index on programme_proposal (draft_id);
create index on programme_proposal (place_id, asked_at);
create index on programme_proposal (key, version);

-- What became of it: approved, declined with a reason, or taken back by those who draft.
create table programme_answer (
  proposal_id uuid primary key,
  place_id uuid not null,
  answer text not null check (answer in ('approved', 'declined', 'taken_back')),
  because text check (because <> ''),
  answered_by uuid not null references worker,
  answered_at timestamptz not null default trellis_now(),
  check ((answer = 'declined') = (because is not null)),
  foreign key (proposal_id, place_id) references programme_proposal (id, place_id)
);

-- It sees every text of the draft, also where whoever answers sees only the last.
create function another_answers() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if new.answer <> 'taken_back' and exists (
      select from programme_proposal p join programme_draft_text t on t.draft_id = p.draft_id
      where p.id = new.proposal_id and new.answered_by in (t.written_by, p.asked_by)) then
    raise exception 'nobody answers what they wrote themselves'
      using errcode = 'check_violation', constraint = 'another_answers';
  end if;
  return new;
end $$;
create trigger another_answers before insert or update on programme_answer
  for each row execute function another_answers();

-- Which versions were proposed in a browser: a file does not change them while they wait.
alter table blueprint_version add column proposed_by_worker uuid references worker (id);

-- Whether a text says that people it is for shaped it. Comments do not count.
create function says_shaped_with_people(text text) returns boolean language sql immutable as $$
  select regexp_replace(text, '(^|\s)#[^\n]*', '', 'g') ~ '[''"]?kind[''"]?\s*:\s*[''"]?with-people'
$$;
select grant_app_execute('says_shaped_with_people(text)');

-- A programme is published with the people it is for (in a demo they may be invented), and in a browser by two persons.
create function programme_may_be_published() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if new.kind <> 'programme' or new.state <> 'published' then return new; end if;
  if not says_shaped_with_people(new.text) and not exists (select from installation where kind = 'demo') then
    raise exception 'a programme is published when it says who of those it is for shaped it'
      using errcode = 'check_violation', constraint = 'programme_is_shaped';
  end if;
  if new.published_by = 'worker' and not exists (
      select from programme_proposal p join programme_answer a on a.proposal_id = p.id
      where p.key = new.key and p.version = new.version and p.digest = new.digest
        and a.answer = 'approved' and a.answered_by = new.published_by_worker) then
    raise exception 'a programme is published in a browser by whoever approved it'
      using errcode = 'check_violation', constraint = 'programme_is_approved';
  end if;
  return new;
end $$;
create trigger programme_may_be_published before insert or update on blueprint_version
  for each row execute function programme_may_be_published();

do $$
declare of_table text;
begin
  foreach of_table in array array['programme_draft', 'programme_draft_text', 'programme_proposal', 'programme_answer'] loop
    execute format('alter table %I enable row level security', of_table);
    execute format('alter table %I force row level security', of_table);
    execute format('create policy owner_migrates on %I to current_user using (true) with check (true)', of_table);
    execute format('create policy commissioners_read on %I for select
      using (place_id = (select actor_place()) and (select actor_commissions()))', of_table);
  end loop;
end $$;

create policy approver_reads on programme_proposal for select
  using (actor_kind() = 'worker' and place_id = actor_place() and approver_id = actor_id());
create policy approver_reads on programme_draft for select
  using (id in (select p.draft_id from programme_proposal p where p.approver_id = actor_id()));
create policy approver_reads on programme_draft_text for select
  using ((draft_id, revision) in (select p.draft_id, p.revision from programme_proposal p where p.approver_id = actor_id()));
create policy approver_reads on programme_answer for select
  using (proposal_id in (select p.id from programme_proposal p where p.approver_id = actor_id()));

create policy commissioners_begin on programme_draft for insert
  with check (place_id = actor_place() and actor_commissions() and made_by = actor_id());
create policy commissioners_write on programme_draft_text for insert
  with check (place_id = actor_place() and actor_commissions() and written_by = actor_id());
-- Whoever is named works here.
create policy commissioners_ask on programme_proposal for insert
  with check (place_id = actor_place() and actor_commissions() and asked_by = actor_id()
    and (approver_id is null or exists (select from worker w
      where w.id = approver_id and w.left_on is null and w.place_id = actor_place())));
create policy those_asked_answer on programme_answer for insert
  with check (place_id = actor_place() and answered_by = actor_id() and (actor_commissions()
    or (answer <> 'taken_back' and proposal_id in (select p.id from programme_proposal p where p.approver_id = actor_id()))));

select grant_app('select, insert', 'programme_draft');
select grant_app('select, insert', 'programme_draft_text');
select grant_app('select, insert', 'programme_proposal');
select grant_app('select, insert', 'programme_answer');
select grant_app(
  'select, insert, update (digest, text, state, proposed_at, proposed_by_worker, published_at, published_by, published_by_worker)',
  'blueprint_version');
