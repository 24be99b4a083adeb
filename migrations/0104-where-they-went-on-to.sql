-- Where somebody who takes part in a programme was referred on to: what the directory says of the service that was asked, and
-- by what kind of organisation it is run. A sending on that was taken back is none. For the programme's own records, by night.
create function own_onward(of_programme text)
  returns table (enrolment uuid, words text, helps_with text[], run_by text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.enrolment, concat_ws(' / ', s.name, t.name, array_to_string(s.topics, ' / ')), coalesce(s.helps_with, '{}'), o.kind
  from own_people(of_programme) p
  join referral r on r.state <> 'withdrawn' and (r.way_in = 'onward' and r.support_from_id = p.support
    or r.id in (select g.referral_id from stepping g where g.support_id = p.support))
    and (r.sent_at at time zone 'Europe/London')::date >= p.began_on
  left join service s on s.id = r.to_service_id
  left join team t on t.id = coalesce(r.to_team_id, s.team_id)
  left join organisation o on o.id = t.organisation_id
  order by p.enrolment, r.sent_at, r.id
$$;
select grant_app_execute('own_onward(text)');
