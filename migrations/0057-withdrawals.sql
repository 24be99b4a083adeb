-- What was taken back is told apart from the records, so that a copy put back later does not undo it: which row, and since
-- when. The sealer writes it into a file outside the database as well. Ids and moments only, no names.

create table withdrawal_log (
  id bigint generated always as identity primary key,
  of_table text not null,
  of_id uuid not null,
  -- From when it holds; nothing where the row itself was taken away.
  since timestamptz,
  -- By the clock of the database, as history is stamped.
  noted_at timestamptz not null default clock_timestamp(),
  written_at timestamptz
);
create index on withdrawal_log (id) where written_at is null;
alter table withdrawal_log enable row level security;
alter table withdrawal_log force row level security;
create policy owner_migrates on withdrawal_log to current_user using (true) with check (true);
create policy sealer_reads on withdrawal_log for select using ((select actor_kind()) = 'job:seal');
create policy sealer_marks on withdrawal_log for update using ((select actor_kind()) = 'job:seal');
select grant_app('select, update (written_at)', 'withdrawal_log');

-- Runs as its owner, because whoever takes something back may not read what others did; it tells nobody anything.
create function withdrawal_is_noted() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  insert into withdrawal_log (of_table, of_id, since) values (tg_table_name, old.id,
    case when tg_op = 'UPDATE' then (to_jsonb(new) ->> tg_argv[0])::timestamptz end);
  return null;
end $$;

create trigger withdrawal_is_noted after update of withdrawn_at on decision for each row
  when (new.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at)
  execute function withdrawal_is_noted('withdrawn_at');
create trigger withdrawal_is_noted after update of ends_at on circle_member for each row
  when (new.ends_at is not null and new.ends_at is distinct from old.ends_at)
  execute function withdrawal_is_noted('ends_at');
create trigger withdrawal_is_noted after update of ended_at on supporter for each row
  when (new.ended_at is not null and new.ended_at is distinct from old.ended_at)
  execute function withdrawal_is_noted('ended_at');
create trigger withdrawal_is_noted after update of used_at on link for each row
  when (new.used_at is not null and old.used_at is null)
  execute function withdrawal_is_noted('used_at');
create trigger withdrawal_is_noted after update of said_no on round_pupil for each row
  when (new.said_no is not null and old.said_no is null)
  execute function withdrawal_is_noted('said_no_at');
create trigger withdrawal_is_noted after update of taken_back_at on round_code for each row
  when (new.taken_back_at is not null and old.taken_back_at is null)
  execute function withdrawal_is_noted('taken_back_at');
-- What is destroyed on its day is destroyed again by the same day.
create trigger withdrawal_is_noted after delete on round_answers for each row
  when (actor_kind() is distinct from 'job:destroy-names')
  execute function withdrawal_is_noted();
create trigger withdrawal_is_noted after delete on service_photo for each row
  execute function withdrawal_is_noted();
