-- A step of a family's plan is given another day; and a team does not close while it holds a family's plan.
select grant_app('select, insert, update (done_at, done_by, due_on)', 'family_step');
alter table family_plan
  add column team_active boolean generated always as (case when ended_at is null then true end) stored,
  add constraint family_team_open foreign key (team_id, team_active)
    references team (id, active) deferrable initially deferred;

-- What was proposed in a browser is published by whoever approves it there, and by no command either: declined, taken back or not
-- answered, it waits.
create or replace function programme_may_be_published() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if new.kind <> 'programme' or new.state <> 'published' then return new; end if;
  if not says_shaped_with_people(new.text) and not exists (select from installation where kind = 'demo') then
    raise exception 'a programme is published when it says who of those it is for shaped it'
      using errcode = 'check_violation', constraint = 'programme_is_shaped';
  end if;
  if (new.published_by = 'worker' or new.proposed_by_worker is not null) and not exists (
      select from programme_proposal p join programme_answer a on a.proposal_id = p.id
      where p.key = new.key and p.version = new.version and p.digest = new.digest
        and a.answer = 'approved' and (new.published_by <> 'worker' or a.answered_by = new.published_by_worker)) then
    raise exception 'a programme is published in a browser by whoever approved it'
      using errcode = 'check_violation', constraint = 'programme_is_approved';
  end if;
  return new;
end $$;
