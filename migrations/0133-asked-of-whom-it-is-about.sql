-- What a table asks of whoever comes by a link, by their own page or by broken glass was looked up for everybody else too, and found
-- nothing: in the third part of the time that the rules take of a worker. It is looked up for them alone now. As SQL that may be written
-- into the question, so that for others it costs a comparison. The text of each stays as it was, under a name of its own.
do $$
declare of_name text;
begin
  foreach of_name in array array['own_person()', 'glass_person()', 'link_person()', 'link_referral(text)', 'link_ask()', 'link_open_ask()',
      'actor_workers()', 'actor_teams()', 'actor_led_teams()'] loop
    execute regexp_replace(pg_get_functiondef(of_name::regprocedure), 'FUNCTION public\.(\w+)\(',
      case when of_name like 'actor%' then 'FUNCTION public.\1_anew(' else 'FUNCTION public.\1_looked_up(' end);
  end loop;
end $$;

create or replace function own_person() returns uuid language sql stable security invoker
  return case when actor_kind() = 'young-person' then own_person_looked_up() end;

create or replace function glass_person() returns uuid language sql stable security invoker
  return case when actor_kind() = 'glass' then glass_person_looked_up() end;

create or replace function link_referral(wanted text) returns uuid language sql stable security invoker
  return case when actor_kind() = 'link' then link_referral_looked_up(wanted) end;

create or replace function link_referral() returns uuid language sql stable security invoker
  return case when actor_kind() = 'link'
    then coalesce(link_referral_looked_up('answer_referral'), link_referral_looked_up('tell_attendance')) end;

create or replace function link_ask() returns uuid language sql stable security invoker
  return case when actor_kind() = 'link' then link_ask_looked_up() end;

create or replace function link_open_ask() returns uuid language sql stable security invoker
  return case when actor_kind() = 'link' then link_open_ask_looked_up() end;

create or replace function link_person() returns table (young_person_id uuid, organisation_id uuid, called text) language sql stable security invoker
as $$
  select one.young_person_id, one.organisation_id, one.called from link_person_looked_up() one where actor_kind() in ('link', 'young-person')
$$;

-- What was kept, and for when, stand apart: comparing the second and taking the first as it is costs half of cutting one text in two.
create or replace function kept(what text) returns uuid[] language plpgsql stable as $$
begin
  return case when current_setting('trellis.kept_for_' || what, true) = kept_for()
    then current_setting('trellis.kept_' || what, true)::uuid[] end;
end $$;

create or replace function keep(what text, ids uuid[]) returns uuid[] language plpgsql stable as $$
begin
  perform set_config('trellis.kept_for_' || what, kept_for(), true), set_config('trellis.kept_' || what, ids::text, true)
    where kept_for() is not null and ids is not null;
  return ids;
end $$;

-- Whose work somebody does today, and which teams are theirs, is kept in the same way: for whoever asks, since the owner's functions may read
-- what the program may not.
create or replace function actor_workers() returns uuid[] language plpgsql stable as $$
declare what text := 'workers_' || current_user::regrole::oid;
begin
  return coalesce(kept(what), keep(what, actor_workers_anew()));
end $$;

create or replace function actor_teams() returns uuid[] language plpgsql stable as $$
declare what text := 'teams_' || current_user::regrole::oid;
begin
  return coalesce(kept(what), keep(what, actor_teams_anew()));
end $$;

create or replace function actor_led_teams() returns uuid[] language plpgsql stable as $$
declare what text := 'led_teams_' || current_user::regrole::oid;
begin
  return coalesce(kept(what), keep(what, actor_led_teams_anew()));
end $$;

select grant_app_execute('own_person_looked_up()'), grant_app_execute('glass_person_looked_up()'), grant_app_execute('link_person_looked_up()'),
  grant_app_execute('link_referral_looked_up(text)'), grant_app_execute('link_ask_looked_up()'), grant_app_execute('link_open_ask_looked_up()'),
  grant_app_execute('actor_workers_anew()'), grant_app_execute('actor_teams_anew()'), grant_app_execute('actor_led_teams_anew()');
