-- A worker who is related to a young person, or knows them personally, sees nothing of their record: said by themselves or by a
-- manager, also before there is a record. Nobody reads whom they named.

create table personal_tie (
  id uuid primary key,
  place_id uuid not null references place,
  worker_id uuid not null references worker,
  -- Where the worker works: its managers are told that there is one, and not of whom.
  organisation_id uuid not null references organisation,
  name_key text not null check (name_key <> ''),
  born date not null,
  said_by uuid not null references worker,
  said_at timestamptz not null default trellis_now(),
  -- Whose record a manager saw to be meant, spelt another way.
  young_person_id uuid,
  settled_by uuid references worker check (settled_by <> worker_id),
  settled_at timestamptz,
  ended_because text check (ended_because <> ''),
  ended_by uuid references worker check (ended_by <> worker_id),
  ended_at timestamptz,
  foreign key (young_person_id, place_id) references young_person (id, place_id),
  check (num_nonnulls(settled_by, settled_at) in (0, 2)),
  check (num_nonnulls(ended_because, ended_by, ended_at) in (0, 3))
);
create index on personal_tie (worker_id) where ended_at is null;
create index on personal_tie (organisation_id) where ended_at is null;
create index on personal_tie (young_person_id);
alter table personal_tie enable row level security;
alter table personal_tie force row level security;
create policy owner_migrates on personal_tie to current_user using (true) with check (true);
create policy said_of_oneself on personal_tie for insert
  with check (actor_kind() = 'worker' and place_id = actor_place() and said_by = actor_id()
    and num_nonnulls(young_person_id, settled_at, ended_at) = 0
    and (worker_id = actor_id() or organisation_id = any((select actor_manages())::uuid[]))
    and organisation_id = (select w.organisation_id from worker w where w.id = worker_id));
-- Nothing of it is read but by the functions below: not even by whoever said it, on whose screen it could be read by another.
create policy no_overrides_yes_young_person_id on personal_tie as restrictive
  using (young_person_id is null or (select owner_asks()) or young_person_id <> all((select actor_barred())::uuid[]));
-- There is no rule of reading: nobody reads a row.
select grant_app('select, insert', 'personal_tie');

-- Whom a worker is tied to: whoever bears the name and the date of birth that was typed, whoever a manager saw to be meant, and
-- every record that is joined with theirs.
create function tied_people(who uuid) returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(select distinct same.id from personal_tie t
    join young_person p on p.place_id = t.place_id
      and (p.id = t.young_person_id or (p.date_of_birth = t.born and p.name_key = t.name_key))
    cross join lateral unnest(joined_people(p.id)) same (id)
    where t.worker_id = who and t.ended_at is null)
$$;
create or replace function actor_barred() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select array(
    select b.young_person_id from circle_bar b
      where actor_kind() = 'worker' and b.worker_id = actor_id() and b.lifted_at is null
    union
    select one.id from sealing z cross join lateral unnest(joined_people(z.young_person_id)) one (id)
      where actor_kind() in ('worker', 'glass') and z.place_id = actor_place() and z.sealed_at is not null and z.opened_at is null
        and not (actor_kind() = 'worker' and reads_sealed(z.id, actor_id()))
    union
    select unnest(tied_people(actor_id())) where actor_kind() = 'worker')
$$;
create or replace function is_barred(who uuid, person uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select actor_kind() = 'job:deliver' and (
    exists (select from circle_bar b where b.worker_id = who and b.young_person_id = person and b.lifted_at is null)
    or person = any(tied_people(who))
    or (sealing_of(person) is not null and not reads_sealed(sealing_of(person), who)))
$$;
create or replace function glass_person() returns uuid language sql stable security definer
  set search_path = pg_catalog, public as $$
  select g.young_person_id from glass_break g join worker w on w.id = g.worker_id and w.left_on is null
  where actor_kind() = 'glass' and g.id = actor_id() and g.place_id = actor_place()
    and g.ended_at is null and g.ends_at > clock_timestamp() and g.young_person_id <> all(actor_barred())
    and g.young_person_id <> all(tied_people(g.worker_id))
    and not exists (select from circle_bar b
      where b.young_person_id = g.young_person_id and b.worker_id = g.worker_id and b.lifted_at is null)
$$;
create or replace function who_may_seal(person uuid) returns table (worker_id uuid, name text, lead boolean) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select w.id, w.name, bool_or(m.role = 'safeguarding_lead')
  from young_person p join team t on t.id = p.team_id join team o on o.organisation_id = t.organisation_id
  join membership m on m.team_id = o.id and m.role in ('safeguarding_lead', 'manager')
    and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today())
  join worker w on w.id = m.worker_id and w.left_on is null
  where p.id = person and (p.id = any(circle_people('support')))
    and not exists (select from circle_bar b where b.worker_id = w.id and b.young_person_id = p.id and b.lifted_at is null)
    and p.id <> all(tied_people(w.id))
  group by w.id, w.name order by w.name
$$;

-- Nobody is given the work with somebody they are tied to; what they had before they said so, a manager gives to another.
create function tied_takes_nothing_on() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare whose uuid := (to_jsonb(new)->>(case tg_table_name when 'support' then 'worker_id' else 'holder_worker_id' end))::uuid;
begin
  if whose is not null and (to_jsonb(new)->>'young_person_id')::uuid = any(tied_people(whose)) then
    raise exception 'somebody else has to' using errcode = 'check_violation', constraint = 'tied_takes_nothing_on';
  end if;
  return new;
end $$;
create trigger tied_takes_nothing_on before insert or update of worker_id on support for each row execute function tied_takes_nothing_on();
create trigger tied_takes_nothing_on before update of holder_worker_id on referral for each row
  when (new.holder_worker_id is distinct from old.holder_worker_id) execute function tied_takes_nothing_on();

-- That there are ties of workers whom the actor manages, without whom they are to. Still theirs: whether they have work with whoever it is.
create function ties_here() returns table (id uuid, worker text, said_at timestamptz, settled_at timestamptz, has_work boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select t.id, w.name, t.said_at, t.settled_at,
    exists (select from support s where s.worker_id = t.worker_id and s.state <> 'ended' and s.young_person_id = any(tied_people(t.worker_id)))
      or exists (select from referral r where r.holder_worker_id = t.worker_id and r.open and r.young_person_id = any(tied_people(t.worker_id)))
  from personal_tie t join worker w on w.id = t.worker_id
  where t.ended_at is null and t.place_id = actor_place() and t.worker_id <> actor_id() and w.left_on is null
    and t.organisation_id = any(actor_manages())
  order by t.said_at, t.id
$$;
-- The records open to whoever manages that could be meant: of those the rest is not known here, and nobody is told.
create function tie_could_mean(of_tie uuid) returns table (young_person_id uuid, name text, meant boolean, support_id uuid, has_it boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.name, p.id = any(tied_people(t.worker_id)), s.id, s.worker_id is not distinct from t.worker_id
  from personal_tie t join young_person p on p.place_id = t.place_id
  left join support s on s.young_person_id = p.id and s.state <> 'ended'
  where t.id = of_tie and t.ended_at is null and t.organisation_id = any(actor_manages()) and t.worker_id <> actor_id()
    and p.id = any(circle_people('support'))
    and (p.id = any(tied_people(t.worker_id)) or p.name_key = t.name_key
      or (p.date_of_birth = t.born and similarity(p.name_key, t.name_key) > 0.45))
  order by 3 desc, 2 limit 20
$$;
-- A manager says who is meant, that all is given to others, or, with why, that there is no tie; nobody does for themselves.
create function settle_tie(of_tie uuid, means uuid, is_none text) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, public as $$
begin
  if means is not null and not exists (select from tie_could_mean(of_tie) m where m.young_person_id = means) then return false; end if;
  update personal_tie t set
    young_person_id = coalesce(means, t.young_person_id),
    settled_by = case when means is null and is_none is null then actor_id() else t.settled_by end,
    settled_at = case when means is null and is_none is null then trellis_now() else t.settled_at end,
    ended_because = is_none, ended_by = case when is_none is not null then actor_id() end,
    ended_at = case when is_none is not null then trellis_now() end
  where t.id = of_tie and t.ended_at is null and t.id in (select h.id from ties_here() h);
  return found;
end $$;
select grant_app_execute('ties_here()');
select grant_app_execute('tie_could_mean(uuid)');
select grant_app_execute('settle_tie(uuid, uuid, text)');

-- That somebody looked whom a tie could mean is among nobody's looks.
alter policy circle_reads on history
  using (subject_kind not in ('safeguarding_concern', 'sealing', 'personal_tie')
    and (young_person_id = any((select circle_people('support'))::uuid[]) or people && (select circle_people('support'))::uuid[]));
create or replace function own_looks(most int) returns table (at timestamptz, worker text, organisation text, screen text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select h.at, w.name, o.name, h.subject_kind
  from history h left join glass_break g on h.actor_kind = 'glass' and g.id = h.actor_id
  join worker w on w.id = coalesce(g.worker_id, h.actor_id) join organisation o on o.id = w.organisation_id
  where h.act = 'looked' and h.actor_kind in ('worker', 'glass')
    and (h.young_person_id = (select own_person()) or h.people @> array[(select own_person())])
    and h.subject_kind !~ '(safeguarding|concern|supervision|hidden|sealing|personal_tie)'
    and not exists (select from circle_member c
      where c.young_person_id = (select own_person()) and c.worker_id = w.id and c.basis = 'safeguarding')
    and not exists (select from hidden_look x
      where x.young_person_id = (select own_person()) and x.worker_id = w.id and x.shown_again_at is null
        and x.on_day = (h.at at time zone 'Europe/London')::date)
  order by h.position desc limit most
$$;

-- What is disposed of takes with it what is kept apart, and that a worker knows whoever bore that name.
create or replace function erase_record(person uuid) returns jsonb language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare
  theirs constant text := 'young_person_id = $1';
  concerns constant text := 'concern_id in (select id from safeguarding_concern where young_person_id = $1)';
  one record; many int; counts jsonb := '{}';
begin
  perform from young_person where id = person for update;
  perform family_forgets(person);
  update group_session g set came_disposed = g.came_disposed + 1 from attendance a
    where a.young_person_id = person and a.session_id = g.id and a.came = 'came';
  update message set after_id = null where young_person_id is distinct from person
    and after_id in (select id from message where young_person_id = person);
  -- A team that was asked next has a record of its own, whose referral pointed here.
  update referral set re_refers_id = null where young_person_id <> person
    and re_refers_id in (select id from referral where young_person_id = person);
  update referral set support_from_id = null where young_person_id <> person
    and support_from_id in (select id from support where young_person_id = person);
  for one in select * from (values
    ('access_file', theirs), ('access_left_out', theirs), ('access_request', theirs), ('erasure_request', theirs),
    ('disposal_proposal', theirs), ('correction', theirs), ('restriction', theirs), ('retention_hold', theirs), ('death', theirs),
    ('hidden_look', theirs), ('glass_review', 'break_id in (select id from glass_break where young_person_id = $1)'),
    ('glass_break', theirs), ('glass_try', theirs), ('circle_bar', theirs), ('concern_receipt', concerns),
    ('concern_recipient', concerns), ('concern_step', concerns), ('safeguarding_concern', theirs),
    ('urgent_told', theirs), ('urgent_acknowledgement', theirs), ('urgent_answer', theirs), ('unsent_answers', theirs),
    ('point_ask', 'point_id in (select id from measure_point where young_person_id = $1)'), ('answer_set', theirs),
    ('measure_point', theirs), ('message', 'young_person_id = $1 or referral_id in (select id from referral where young_person_id = $1)'),
    ('ask', theirs), ('link', theirs), ('wish', theirs), ('companion', theirs),
    ('plan_point', theirs), ('plan_step', theirs), ('plan_goal', theirs), ('plan_lead_offer', theirs), ('plan_meeting', theirs),
    ('plan_agency', theirs), ('shared_plan', theirs),
    ('enrolment_change', theirs), ('enrolment', theirs),
    ('register_mark', 'referral_id in (select id from referral where young_person_id = $1)'), ('attendance', theirs),
    ('stepping', 'young_person_id = $1 or referral_id in (select id from referral where young_person_id = $1)'),
    ('referral_share', theirs), ('referral_letter', theirs), ('referral_decision', theirs),
    ('signpost', theirs), ('contact', theirs), ('supervision', theirs), ('review', theirs), ('ending', theirs), ('handover', theirs),
    ('step', theirs), ('goal_rating', theirs), ('goal', theirs), ('plan', theirs),
    ('support_participant', theirs), ('support_change', theirs), ('lawful_basis', theirs),
    ('own_page_session', 'own_page_id in (select id from own_page where young_person_id = $1)'), ('own_page', theirs),
    ('sealing_reader', 'sealing_id in (select id from sealing where young_person_id = $1)'), ('sealing', theirs),
    ('protection_kept', theirs), ('protection_reader', theirs), ('protection', theirs),
    ('personal_tie', 'young_person_id = $1 or (name_key, born) in (select y.name_key, y.date_of_birth from young_person y where y.id = $1)'),
    ('circle_member', theirs), ('decision', theirs), ('supporter', theirs),
    ('referral', theirs), ('support', theirs), ('same_person_link', 'young_person_id = $1 or other_id = $1'),
    ('young_person', 'id = $1')) of_them (of_table, which)
  loop
    execute format('delete from %I where %s', one.of_table, one.which) using person;
    get diagnostics many = row_count;
    if many > 0 then counts := counts || jsonb_build_object(one.of_table, many); end if;
  end loop;
  return counts;
end $$;
