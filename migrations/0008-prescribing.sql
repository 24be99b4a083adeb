-- Prescribing: a link worker refers a young person on to a service; those who run it answer, and say who came.

-- Who said yes or no without an account, and who will meet the young person there: one of ours, or a name.
alter table referral_decision
  add column said_by text,
  add column taken_by uuid references worker,
  add column met_by text;

-- The referral that an unused link of this purpose opens, while it lasts. It opens nothing once whoever decided has
-- taken their yes to sharing back; who came is told only about an activity that goes on.
create function link_referral(wanted text) returns uuid language sql stable security definer
  set search_path = pg_catalog, public as $$
  select l.referral_id from link l join referral r on r.id = l.referral_id
  where actor_kind() = 'link' and l.id = actor_id() and l.purpose = wanted
    and l.expires_at > clock_timestamp() and l.used_at is null
    and (wanted <> 'tell_attendance' or r.state = 'accepted')
    and not exists (select from referral_share s join decision d on d.id = s.agreed_id
      where s.referral_id = l.referral_id and d.withdrawn_at is not null)
$$;
create or replace function link_referral() returns uuid language sql stable security definer
  set search_path = pg_catalog, public as $$
  select coalesce(link_referral('answer_referral'), link_referral('tell_attendance'))
$$;

-- Each link does its own thing: only the one that asks for an answer changes the referral, and none reads its story.
alter policy parties_decide on referral
  using (id = any((select circle_referrals('progress', 'referral', 'activity'))::uuid[])
      or young_person_id = any((select circle_people('support'))::uuid[])
      or id = (select link_referral('answer_referral'))
      or actor_kind() = 'job:sweep');
alter policy parties_read on referral_decision
  using (referral_id = any((select circle_referrals('progress', 'referral', 'activity'))::uuid[])
      or young_person_id = any((select circle_people('support'))::uuid[])
      or actor_kind() in ('job:sweep', 'job:deliver', 'operator:check-batons'));
alter policy parties_decide on referral_decision
  with check (circle_is_empty(young_person_id)
      or referral_id = any((select circle_referrals('progress', 'referral', 'activity'))::uuid[])
      or young_person_id = any((select circle_people('support'))::uuid[])
      or referral_id = (select link_referral('answer_referral'))
      or actor_kind() = 'job:sweep');

-- A first name until the yes; after it what keeps the young person safe there.
alter policy provider_reads on referral_share
  using ((stage = 'asked' and (referral_id = any((select circle_referrals('activity'))::uuid[])
        or referral_id = (select link_referral('answer_referral'))))
     or (stage = 'accepted' and (referral_id = (select link_referral('tell_attendance'))
        or (referral_id = any((select circle_referrals('activity'))::uuid[])
          and exists (select from referral r where r.id = referral_id and r.state = 'accepted')))));
create policy circle_corrects on referral_share for update
  using (young_person_id = any((select circle_people('support'))::uuid[]));

-- Whoever is asked about an activity lets nobody into more than that activity, and may leave it.
alter policy receiver_adds on circle_member
  with check (place_id = actor_place() and (referral_id = any((select circle_referrals('referral'))::uuid[])
    or (opens in ('activity', 'progress') and referral_id = any((select circle_referrals('activity'))::uuid[]))));
create policy provider_leaves on circle_member for update
  using (opens = 'activity' and team_id = any((select actor_teams())::uuid[])
    and referral_id = any((select circle_referrals('activity'))::uuid[]));

-- After a yes by link, the next link goes out when whoever asked has been told.
create policy sweep_makes on link for insert
  with check (actor_kind() = 'job:sweep' and place_id = actor_place() and purpose = 'tell_attendance');

-- Who came to what, as those who run it say.
create table attendance (
  id uuid primary key,
  referral_id uuid not null references referral,
  young_person_id uuid not null references young_person,
  on_date date not null,
  came text not null check (came in ('came', 'did_not_come', 'cancelled')),
  words text,
  -- Whoever says so: by name, and who of ours it was where they have an account.
  told_by text not null check (told_by <> ''),
  worker_id uuid references worker,
  made_at timestamptz not null default trellis_now(),
  unique (referral_id, on_date)
);
create index on attendance (young_person_id);

-- Information given, no responsibility passed.
create table signpost (
  id uuid primary key,
  young_person_id uuid not null references young_person,
  support_id uuid not null references support,
  service_id uuid not null references service,
  worker_id uuid not null references worker,
  at timestamptz not null default trellis_now()
);
create index on signpost (support_id, at);
create index on signpost (young_person_id);

alter table attendance enable row level security;
alter table attendance force row level security;
create policy owner_migrates on attendance to current_user using (true) with check (true);
create policy circle_reads on attendance for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy provider_reads on attendance for select
  using (referral_id = any((select circle_referrals('activity'))::uuid[])
      or referral_id = (select link_referral('tell_attendance')));
create policy parties_tell on attendance for insert
  with check ((young_person_id = any((select circle_people('support'))::uuid[])
      or referral_id = any((select circle_referrals('activity'))::uuid[])
      or referral_id = (select link_referral('tell_attendance')))
    and exists (select from referral r where r.id = referral_id and r.state = 'accepted'
      and r.young_person_id = attendance.young_person_id));
create policy parties_correct on attendance for update
  using (young_person_id = any((select circle_people('support'))::uuid[])
      or referral_id = any((select circle_referrals('activity'))::uuid[])
      or referral_id = (select link_referral('tell_attendance')));

alter table signpost enable row level security;
alter table signpost force row level security;
create policy owner_migrates on signpost to current_user using (true) with check (true);
create policy circle_reads on signpost for select
  using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy circle_adds on signpost for insert
  with check (worker_id = actor_id() and young_person_id = any((select circle_people('support'))::uuid[])
    and exists (select from support s where s.id = support_id and s.young_person_id = signpost.young_person_id));

-- A support does not end while what it asked of a service is open: somebody would be left waiting.
create function onward_is_settled() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if exists (select from referral r where r.support_from_id = new.id and r.open) then
    raise exception 'a service was asked and this is not settled'
      using errcode = 'check_violation', constraint = 'onward_is_settled';
  end if;
  return null;
end $$;
create constraint trigger onward_is_settled after update of state on support
  deferrable initially deferred for each row when (new.state = 'ended') execute function onward_is_settled();

select grant_app('select, insert, update (shared, agreed_id)', 'referral_share');
select grant_app('select, insert, update (came, words, told_by, worker_id, made_at)', 'attendance');
select grant_app('select, insert', 'signpost');
select grant_app_execute('link_referral(text)');
