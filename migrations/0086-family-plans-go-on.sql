-- A step of a family's plan is given another day; and a team does not close while it holds a family's plan.
select grant_app('select, insert, update (done_at, done_by, due_on)', 'family_step');
alter table family_plan
  add column team_active boolean generated always as (case when ended_at is null then true end) stored,
  add constraint family_team_open foreign key (team_id, team_active)
    references team (id, active) deferrable initially deferred;
