-- Registers: each tap is kept as it was made, once, and who came follows the latest of them, however late they come in.

create table register_mark (
  -- Made where the tap was: the same mark sent again is the same row.
  id uuid primary key,
  session_id uuid not null references group_session,
  -- Whom it is about; nobody where it counts somebody new, or those who came to a drop-in.
  referral_id uuid references referral,
  said text not null check (said in ('came', 'did_not_come', 'not_marked', 'new_face', 'no_new_face', 'counted')),
  -- How many came and how many were new, and what was asked of those who liked to say: numbers and nothing else.
  numbers jsonb,
  -- When it was tapped, where the clock of the phone can be believed; else when it came in.
  marked_at timestamptz not null,
  worker_id uuid not null references worker,
  received_at timestamptz not null default trellis_now(),
  check ((referral_id is not null) = (said in ('came', 'did_not_come', 'not_marked'))),
  check ((numbers is not null) = (said = 'counted'))
);
create index on register_mark (session_id, referral_id, marked_at);
create index on register_mark (referral_id);

-- What those who came to a drop-in were asked, each if they liked: how many said what.
alter table group_session add column tallies jsonb;

alter table register_mark enable row level security;
alter table register_mark force row level security;
create policy owner_migrates on register_mark to current_user using (true) with check (true);
create policy runners_read on register_mark for select
  using (exists (select from group_session s where s.id = session_id and s.group_id = any((select actor_groups())::uuid[]))
    and (referral_id is null or referral_id = any((select circle_referrals('activity'))::uuid[])));
create policy runners_mark on register_mark for insert
  with check (worker_id = actor_id()
    and exists (select from group_session s where s.id = session_id and s.group_id = any((select actor_groups())::uuid[]))
    and (referral_id is null or referral_id = any((select circle_referrals('activity'))::uuid[])));

-- A mark that was taken back says nothing of anybody: not that they came, and not that they did not.
create policy runners_unmark on attendance for delete
  using (session_id is not null and referral_id = any((select circle_referrals('activity'))::uuid[]));

-- Whoever missed a session hears that they are welcome the next time, by a job that may read whether they came.
create policy sweep_reads on attendance for select
  using (actor_kind() = 'job:sweep' and exists (select from referral r where r.id = referral_id and r.place_id = actor_place()));

select grant_app('select, insert', 'register_mark');
select grant_app('select, insert, delete, update (came, words, told_by, worker_id, made_at, session_id, marked_at)', 'attendance');
select grant_app('select, insert, update (on_date, starts_at, ends_at, at_place, moved_from, cancelled_at, cancelled_because, finished_at, finished_by, came, new_faces, tallies)', 'group_session');
