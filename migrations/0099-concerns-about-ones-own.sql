-- A safeguarding concern about somebody whom a worker is related to, or knows outside work, is not there for that worker.

-- Who is tied to whoever a concern is about: by their record, or by the name that was typed where there is none.
create function tied_workers(person uuid, called text) returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(select distinct t.worker_id from personal_tie t
    where t.ended_at is null and t.place_id = actor_place()
      and (person = any(tied_people(t.worker_id)) or (person is null and t.name_key = lower(called))))
$$;
create or replace function actor_concerns() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select case when actor_kind() = 'worker' then array(
    select r.concern_id from concern_recipient r join safeguarding_concern c on c.id = r.concern_id
    where r.worker_id = actor_id() and r.ended_at is null and c.place_id = actor_place()
      and c.subject_worker_id is distinct from actor_id()
      and actor_id() <> all(tied_workers(c.young_person_id, c.called))) end
$$;
-- Nobody shares one with them or hands it to them, in words that do not say why.
create function tied_hears_nothing() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare whose uuid := (to_jsonb(new)->>(case tg_table_name when 'concern_recipient' then 'worker_id' else 'holder_worker_id' end))::uuid;
  about safeguarding_concern;
begin
  select * into about from safeguarding_concern c
    where c.id = (to_jsonb(new)->>(case tg_table_name when 'concern_recipient' then 'concern_id' else 'id' end))::uuid;
  if whose = any(tied_workers(about.young_person_id, about.called)) then
    raise exception 'somebody else has to' using errcode = 'check_violation', constraint = 'tied_takes_nothing_on';
  end if;
  return new;
end $$;
create trigger tied_hears_nothing before insert on concern_recipient for each row
  when (new.stands = 'strategy_group') execute function tied_hears_nothing();
create trigger tied_hears_nothing before update of holder_worker_id on safeguarding_concern for each row
  when (new.holder_worker_id is distinct from old.holder_worker_id) execute function tied_hears_nothing();
select grant_app_execute('tied_workers(uuid, text)');
