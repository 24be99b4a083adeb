-- A change in somebody's life that was planned while they took part in a programme, by kind, and whether somebody took over: in the
-- programme's own records. Nobody counts twice: of two of a kind it is the last.
alter table programme_person add column handovers jsonb check (jsonb_typeof(handovers) = 'object');

create function own_handovers(of_programme text)
  returns table (enrolment uuid, kind text, outcome text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct on (p.enrolment, h.kind) p.enrolment, h.kind, coalesce(h.outcome, 'planned')
  from own_people(of_programme) p
  join handover h on h.support_id = p.support and h.on_date >= p.began_on
  order by p.enrolment, h.kind, h.on_date desc, h.id
$$;
select grant_app_execute('own_handovers(text)');

-- A team does not close while a club waits for its answer about a workshop.
alter table programme_run add unique (id, team_id);
alter table workshop_request add column team_id uuid;
update workshop_request q set team_id = r.team_id from programme_run r where r.id = q.run_id;
alter table workshop_request
  alter column team_id set not null,
  add foreign key (run_id, team_id) references programme_run (id, team_id),
  add column team_active boolean generated always as (case when answer is null then true end) stored,
  add constraint workshop_team_open foreign key (team_id, team_active) references team (id, active) deferrable initially deferred;
