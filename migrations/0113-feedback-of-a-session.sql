-- What those at a drop-in or a workshop said when they were asked afterwards, by measure: how many answered and how many said
-- yes. Counts, and nobody's name.
alter table group_session add column feedback jsonb check (jsonb_typeof(feedback) = 'object');
select grant_app('select, insert, update (on_date, starts_at, ends_at, at_place, moved_from, cancelled_at, cancelled_because, finished_at, finished_by, came, new_faces, tallies, feedback)', 'group_session');

-- The same for a programme's own records, which the job writes: of each session how many came, and who answered what.
create function own_feedback(of_programme text)
  returns table (session uuid, on_day date, came int, measure text, answered int, yes int)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select s.id, s.on_date, s.came, f.key, (f.value->>'answered')::int, (f.value->>'yes')::int
  from programme_run r
  join programme_group g on g.run_id = r.id and g.kind = 'drop_in'
  join group_session s on s.group_id = g.id and s.came is not null
  cross join jsonb_each(s.feedback) f
  where actor_kind() = 'job:programme-records' and r.place_id = actor_place() and r.programme = of_programme
  order by s.on_date, s.id, f.key
$$;
select grant_app_execute('own_feedback(text)');
