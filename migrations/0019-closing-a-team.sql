-- A team does not close while it supports somebody or answers for a service: that is handed on first (the baton rule).

alter table support
  add column team_active boolean generated always as (case when state = 'ended' then null else true end) stored,
  add constraint support_team_open foreign key (team_id, team_active)
    references team (id, active) deferrable initially deferred;

alter table service
  add column team_active boolean generated always as
    (case when withdrawn_on is null and team_id is not null then true end) stored,
  add constraint service_team_open foreign key (team_id, team_active)
    references team (id, active) deferrable initially deferred;
