-- A school says itself how often its pupils came, where a programme asks it: of its own pupils whom one of its own referred, as far as the
-- circle of whoever referred goes. It learns that the number is asked and nothing else: neither by which programme nor what came of it.
create function attendance_asked(of_measures text[])
  returns table (point uuid, person uuid, name text, year_group text, measure text, occasion text, due_on date)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.young_person_id, l.typed->>'name', l.typed->>'year_group', p.measure, p.point, p.due_on
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

-- What a school says is an answer like any other: it was asked and answered at once, and waits to be read by whoever asks.
create function enter_attendance(of_measures text[], of_point uuid, answered jsonb)
  returns boolean
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare p measure_point; made ask;
begin
  perform from measure_point m where m.id = of_point for update;
  select m.* into p from measure_point m join attendance_asked(of_measures) a on a.point = m.id where m.id = of_point;
  if p.id is null then return false; end if;
  insert into ask (id, place_id, support_id, young_person_id, team_id, measure, version, items, occasion, how, asked_by, due_on)
  select (answered->>'ask')::uuid, p.place_id, p.support_id, p.young_person_id, s.team_id, p.measure, (answered->>'version')::int,
    array(select jsonb_object_keys(answered->'answers')), case p.point when 'baseline' then 'baseline' else 'follow_up' end,
    'together', actor_id(), trellis_today()
  from support s where s.id = p.support_id
  returning * into made;
  insert into point_ask (point_id, ask_id) values (p.id, made.id) on conflict do nothing;
  insert into answer_set (id, ask_id, support_id, young_person_id, measure, version, occasion, answered_by, recorded_by, answers, score, missing)
  values ((answered->>'id')::uuid, made.id, made.support_id, made.young_person_id, made.measure, made.version, made.occasion,
    'together', actor_id(), answered->'answers', answered->'score', 0);
  return true;
end $$;
select grant_app_execute('enter_attendance(text[], uuid, jsonb)');
