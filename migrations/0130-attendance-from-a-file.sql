-- A school that gives a file is told apart by a name and a date of birth: as it wrote them when it referred, and nothing newer.
drop function attendance_asked(text[]);
create function attendance_asked(of_measures text[])
  returns table (point uuid, person uuid, name text, born text, year_group text, measure text, occasion text, due_on date)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.young_person_id, l.typed->>'name', l.typed->>'date_of_birth', l.typed->>'year_group', p.measure, p.point, p.due_on
  from referral r
  join team t on t.id = r.from_team_id
  join referral_letter l on l.referral_id = r.id
  join support s on s.referral_id = r.id
  join measure_point p on p.support_id = s.id
  join young_person y on y.id = p.young_person_id and y.school_id = t.organisation_id
  where actor_kind() = 'worker' and r.place_id = actor_place() and r.id = any((select circle_referrals('progress'))::uuid[])
    and p.asked = 'from-registers' and p.measure = any(of_measures) and p.set_aside_at is null
    and p.due_on - p.window_days <= trellis_today()
    and not exists (select from point_ask pa join ask a on a.id = pa.ask_id where pa.point_id = p.id and a.taken_back_at is null)
    and not is_restricted(y.id) and sealing_of(y.id) is null and y.id <> all((select actor_barred())::uuid[])
    and not exists (select from death d where d.young_person_id = y.id)
  order by p.due_on, p.id limit 200
$$;
select grant_app_execute('attendance_asked(text[])');
