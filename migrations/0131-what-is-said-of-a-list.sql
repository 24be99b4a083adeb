-- What a service says of everybody on its list: the short form of the programme that is offered, asked once. Of no one person.
alter table waiting_list add said jsonb not null default '[]' check (jsonb_typeof(said) = 'array');

drop function waits_for(uuid);
-- For whom somebody waits, for those who were asked to support them and those who do.
create function waits_for(of_referral uuid)
  returns table (offer_id uuid, run_id uuid, service text, organisation_id uuid, phone text, answerer text, said jsonb)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select o.id, l.run_id, so.name, so.id, so.phone, w.name, l.said
  from waiting_offer o join waiting_list l on l.id = o.list_id and l.closed_at is null
  join team t on t.id = l.team_id join organisation so on so.id = t.organisation_id join worker w on w.id = l.answerer_id
  where o.referral_id = of_referral
    and (of_referral = any(circle_referrals('referral')) or o.young_person_id = any(circle_people('support')))
$$;
select grant_app_execute('waits_for(uuid)');
