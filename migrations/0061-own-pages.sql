-- A young person's own page: opened by a link and a code, without an account; what they see there and may change.

create table own_page (
  id uuid primary key,
  place_id uuid not null,
  young_person_id uuid not null,
  token_hash bytea not null unique,
  -- Of the code and the link's secret together: whoever reads this table can try no codes.
  code_hash bytea not null,
  wrong_codes int not null default 0 check (wrong_codes between 0 and 5),
  made_by uuid not null references worker,
  made_at timestamptz not null default trellis_now(),
  expires_at timestamptz not null,
  opened_at timestamptz,
  taken_back_at timestamptz,
  foreign key (young_person_id, place_id) references young_person (id, place_id)
);
create unique index one_own_page on own_page (young_person_id) where taken_back_at is null;
create index on own_page (young_person_id);

-- A page that is open in a browser. Nobody reads this table but the three functions below.
create table own_page_session (
  token_hash bytea primary key,
  own_page_id uuid not null references own_page,
  started_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  ends_at timestamptz not null
);
create index on own_page_session (own_page_id);

-- The young person who acts: whose page it is, while it has not been taken back. Asked anew by every policy below, so that
-- a page that is open stops with the page.
create function own_person() returns uuid language sql stable security definer
  set search_path = pg_catalog, public as $$
  select p.young_person_id from own_page p
  where actor_kind() = 'young-person' and p.id = actor_id() and p.place_id = actor_place()
    and p.taken_back_at is null and p.expires_at > clock_timestamp()
$$;

-- What a link alone tells: that there is a page to give a code for, or that it is locked. No name, no place.
create function own_page_at(hash bytea) returns text language sql stable security definer
  set search_path = pg_catalog, public as $$
  select case when p.wrong_codes >= 5 then 'locked' else 'closed' end from own_page p
  where p.token_hash = hash and p.taken_back_at is null and p.expires_at > clock_timestamp()
$$;

-- One try with a code. Five wrong ones lock this link and no other; tries at the same moment count one after the other.
create function open_own_page(hash bytea, code bytea, session bytea) returns text language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare found own_page;
begin
  select * into found from own_page p
    where p.token_hash = hash and p.taken_back_at is null and p.expires_at > clock_timestamp() for update;
  if found.id is null then return 'gone'; end if;
  if found.wrong_codes >= 5 then return 'locked'; end if;
  if found.code_hash <> code then
    update own_page set wrong_codes = wrong_codes + 1 where id = found.id;
    return case when found.wrong_codes + 1 >= 5 then 'locked' else 'wrong' end;
  end if;
  update own_page set wrong_codes = 0, opened_at = trellis_now() where id = found.id;
  delete from own_page_session where ends_at < clock_timestamp();
  insert into own_page_session (token_hash, own_page_id, ends_at)
    values (session, found.id, clock_timestamp() + interval '2 hours');
  return 'open';
end $$;

-- Whose page this browser has open: for two hours, and twenty minutes untouched. Phones are lent and left lying.
create function own_page_of_session(session bytea) returns table (id uuid, place_id uuid)
  language sql volatile security definer set search_path = pg_catalog, public as $$
  with live as (
    select s.token_hash, s.seen_at, p.id, p.place_id from own_page_session s join own_page p on p.id = s.own_page_id
    where s.token_hash = session and s.ends_at > clock_timestamp()
      and s.seen_at > clock_timestamp() - interval '20 minutes'
      and p.taken_back_at is null and p.expires_at > clock_timestamp()
  ), noted as (
    update own_page_session s set seen_at = clock_timestamp() from live
    where s.token_hash = live.token_hash and live.seen_at < clock_timestamp() - interval '1 minute'
  )
  select live.id, live.place_id from live
$$;
create function close_own_page(session bytea) returns void language sql volatile security definer
  set search_path = pg_catalog, public as $$
  delete from own_page_session s where s.token_hash = session
$$;

-- Why an entry in their circle is not theirs to take out; nothing where it is. A council or a youth justice service is
-- there by law, save where it runs something to go to or gives the link worker.
create function why_kept(member uuid) returns text language sql stable security definer
  set search_path = pg_catalog, public as $$
  select case
    when c.basis = 'safeguarding' or exists (select from membership m
      where m.worker_id = c.worker_id and m.role = 'safeguarding_lead'
        and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today())) then 'safeguarding_lead'
    when c.opens = 'support' then 'link_worker'
    when o.kind in ('council', 'youth_justice') and c.opens not in ('activity', 'going_along') then 'statutory'
    when c.opens = 'referral' then 'asked'
    when c.supporter_id is not null and c.basis <> 'chosen' then 'family'
    when c.supporter_id is null and c.opens = 'nothing' then 'sees_nothing' end
  from circle_member c left join worker w on w.id = c.worker_id left join team t on t.id = c.team_id
  left join organisation o on o.id = coalesce(w.organisation_id, t.organisation_id)
  where c.id = member and c.young_person_id = own_person()
$$;

-- What a young person wishes that somebody must do: from their own page, or because two who may decide do not agree.
create table wish (
  id uuid primary key,
  place_id uuid not null,
  young_person_id uuid not null,
  -- Who has it: the worker of this support; of another worker, the manager of its team.
  support_id uuid references support,
  kind text not null check (kind in ('know', 'removed', 'another_worker', 'disagree')),
  who text check (who <> ''),
  words text,
  circle_member_id uuid references circle_member,
  decision_id uuid references decision,
  made_at timestamptz not null default trellis_now(),
  due_on date not null,
  answered_at timestamptz,
  answered_by uuid references worker,
  answer text,
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  check (kind <> 'know' or who is not null),
  check ((answered_at is null) = (answer is null))
);
create index on wish (young_person_id);
create index on wish (support_id) where answered_at is null;
-- Asking twice for another worker, or about the same decision, is asking once.
create unique index one_wish_for_another_worker on wish (young_person_id) where kind = 'another_worker' and answered_at is null;
create unique index one_disagreement on wish (decision_id) where kind = 'disagree' and answered_at is null;

alter table own_page enable row level security;
alter table own_page force row level security;
create policy owner_migrates on own_page to current_user using (true) with check (true);
create policy circle_reads on own_page for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_makes on own_page for insert
  with check (place_id = actor_place() and made_by = actor_id()
    and young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_takes_back on own_page for update
  using (young_person_id = any((select circle_people('support'))::uuid[]));

alter table wish enable row level security;
alter table wish force row level security;
create policy owner_migrates on wish to current_user using (true) with check (true);
create policy own_reads on wish for select using (young_person_id = (select own_person()));
create policy own_wishes on wish for insert
  with check (place_id = actor_place() and young_person_id = (select own_person()) and answered_at is null);
-- Who wishes for another worker is not told to that worker, but to whoever leads the team.
create policy circle_reads on wish for select
  using (young_person_id = any((select circle_people('support'))::uuid[])
    and (kind <> 'another_worker' or exists (select from support s
      where s.id = support_id and s.team_id = any((select actor_led_teams())::uuid[]))));
create policy circle_disagrees on wish for insert
  with check (place_id = actor_place() and kind = 'disagree'
    and young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_answers on wish for update
  using (young_person_id = any((select circle_people('support'))::uuid[])
    and (kind <> 'another_worker' or exists (select from support s
      where s.id = support_id and s.team_id = any((select actor_led_teams())::uuid[]))))
  with check (answered_by = actor_id());

-- What is theirs to read. Nothing that is there for safeguarding is shown, nor that it is there.
create policy own_reads on young_person for select using (id = (select own_person()));
create policy own_reads on circle_member for select
  using (young_person_id = (select own_person()) and basis <> 'safeguarding');
create policy own_reads on supporter for select using (young_person_id = (select own_person()));
create policy own_reads on decision for select
  using (young_person_id = (select own_person()) and decided_by <> 'safeguarding_override');
create policy own_reads on support for select using (young_person_id = (select own_person()));
create policy own_reads on plan for select using (young_person_id = (select own_person()));
create policy own_reads on goal for select using (young_person_id = (select own_person()));
create policy own_reads on goal_rating for select using (young_person_id = (select own_person()));
create policy own_reads on step for select using (young_person_id = (select own_person()));
create policy own_reads on referral for select using (young_person_id = (select own_person()));
create policy own_reads on referral_share for select using (young_person_id = (select own_person()));
create policy own_reads on link for select using (young_person_id = (select own_person()) and referral_id is not null);

-- What is theirs to change: taking a yes back, and ending an entry or a link. Only from now on, never backwards.
create policy own_takes_back on decision for update
  using (young_person_id = (select own_person()) and about = 'sharing' and decided_by <> 'safeguarding_override')
  with check (withdrawn_at = trellis_now());
create policy own_removes on circle_member for update
  using (young_person_id = (select own_person()) and why_kept(id) is null)
  with check (ends_at <= trellis_now());
create policy own_ends on link for update
  using (young_person_id = (select own_person()) and referral_id is not null)
  with check (used_at = trellis_now());

-- Who looked, as the young person is told: workers only, and nothing about safeguarding.
create function own_looks(most int) returns table (at timestamptz, worker text, organisation text, screen text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select h.at, w.name, o.name, h.subject_kind
  from history h join worker w on w.id = h.actor_id join organisation o on o.id = w.organisation_id
  where h.act = 'looked' and h.actor_kind = 'worker'
    and (h.young_person_id = (select own_person()) or h.people @> array[(select own_person())])
    and h.subject_kind !~ '(safeguarding|concern|supervision|hidden)'
    and not exists (select from circle_member c
      where c.young_person_id = (select own_person()) and c.worker_id = h.actor_id and c.basis = 'safeguarding')
  order by h.position desc limit most
$$;

-- Whoever leads a group is not let in again after the yes to that place was taken back.
create function taken_back_stays_out() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if exists (select from referral_share s join decision d on d.id = s.agreed_id
    where s.referral_id = new.referral_id and d.withdrawn_at is not null) then return null; end if;
  return new;
end $$;
create trigger taken_back_stays_out before insert on circle_member for each row
  when (new.basis = 'leads_group') execute function taken_back_stays_out();

-- The end of a support answers what was wished of it: nobody is left to read it.
create function wishes_end() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  update wish set answered_at = coalesce(trellis_now(), clock_timestamp()), answer = 'The support has ended.'
  where support_id = new.id and answered_at is null;
  return null;
end $$;
create trigger wishes_end after update of state on support
  for each row when (new.state = 'ended') execute function wishes_end();

-- Whether the yes by which something was shared was taken back is asked again at the moment of sending.
create policy sender_reads on decision for select using (actor_kind() = 'job:deliver');
create policy sender_reads on referral_share for select using (actor_kind() = 'job:deliver');

create trigger withdrawal_is_noted after update of taken_back_at on own_page for each row
  when (new.taken_back_at is not null and old.taken_back_at is null)
  execute function withdrawal_is_noted('taken_back_at');

select grant_app('select, insert, update (taken_back_at)', 'own_page');
select grant_app('select, insert, update (answered_at, answered_by, answer)', 'wish');
select grant_app_execute('own_person()');
select grant_app_execute('own_page_at(bytea)');
select grant_app_execute('open_own_page(bytea, bytea, bytea)');
select grant_app_execute('own_page_of_session(bytea)');
select grant_app_execute('close_own_page(bytea)');
select grant_app_execute('why_kept(uuid)');
select grant_app_execute('own_looks(int)');
