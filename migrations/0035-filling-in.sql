-- What a pupil does with a slip beside answering: says no, or hears why it opens nothing.

-- A pupil's own no on the day. It counts, it stands beside no name, and it is gone when they change their mind.
create table round_refusal (
  code_id uuid primary key references round_code on delete cascade,
  round_id uuid not null references round,
  said_on date not null default trellis_today()
);
create index on round_refusal (round_id);
alter table round_refusal enable row level security;
alter table round_refusal force row level security;
create policy owner_migrates on round_refusal to current_user using (true) with check (true);
create policy pupil_reads on round_refusal for select using (actor_kind() = 'pupil' and code_id = actor_id());
create policy pupil_changes_mind on round_refusal for delete using (actor_kind() = 'pupil' and code_id = actor_id());
create policy publishing_counts on round_refusal for select
  using (actor_kind() in ('job:publish', 'operator:surveys-publish'));
select grant_app('select, delete', 'round_refusal');

-- Whoever holds the code says no: what they had answered is gone, unless they have finished. Answers whether it was taken.
create function refuse_with_code() returns boolean language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare
  at_round uuid := pupil_round();
begin
  if at_round is null or exists (select from round_answers a where a.id = actor_id() and a.finished_at is not null) then
    return false;
  end if;
  delete from round_answers a where a.id = actor_id();
  insert into round_refusal (code_id, round_id) values (actor_id(), at_round) on conflict do nothing;
  return true;
end $$;
select grant_app_execute('refuse_with_code()');

-- Why a slip opens nothing: for whoever types its code, who learns no more than what the paper is for.
create function why_slip_is_shut(hash bytea) returns table (why text, opens_on date) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select case
      when c.taken_back_at is not null then 'taken_back'
      when r.closes_on < trellis_today() or exists (select from round_closing e where e.round_id = r.id) then 'closed'
      else 'not_yet'
    end, r.opens_on
  from round_code c join round r on r.id = c.round_id where c.code_hash = hash
$$;
select grant_app_execute('why_slip_is_shut(bytea)');
