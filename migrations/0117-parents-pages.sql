-- A parent's or carer's page: opened like a young person's own, by link and code, for somebody who stands on the record. It shows what they
-- decided themselves, and what else was decided only where somebody ticked it; what they ask there is put before a person.

alter table supporter add unique (id, young_person_id);
alter table own_page
  add supporter_id uuid,
  -- Which decisions that are not their own a parent or carer may see.
  add shows uuid[] not null default '{}',
  add foreign key (supporter_id, young_person_id) references supporter (id, young_person_id),
  add constraint shows_a_parent check (supporter_id is not null or shows = '{}'),
  -- A login is the young person's own.
  add constraint no_login_of_a_parent check (supporter_id is null or login_subject is null);
drop index one_own_page;
create unique index one_own_page on own_page (young_person_id, supporter_id) nulls not distinct where taken_back_at is null;
create index on own_page (supporter_id);

alter table wish add supporter_id uuid references supporter,
  drop constraint wish_kind_check,
  add check (kind in ('know', 'removed', 'limited', 'another_worker', 'disagree', 'parent')),
  add check (kind <> 'parent' or supporter_id is not null);
create index on wish (supporter_id);

-- Nobody's own page but the young person's: a parent who acts is not them.
create or replace function own_person() returns uuid language sql stable security definer
  set search_path = pg_catalog, public as $$
  select p.young_person_id from own_page p
  where actor_kind() = 'young-person' and p.id = actor_id() and p.place_id = actor_place() and p.supporter_id is null
    and p.taken_back_at is null and p.expires_at > clock_timestamp()
$$;

-- Whose page this browser has open, and whether it is a parent's.
drop function own_page_of_session(bytea);
create function own_page_of_session(session bytea) returns table (id uuid, place_id uuid, for_parent boolean)
  language sql volatile security definer set search_path = pg_catalog, public as $$
  with live as (
    select s.token_hash, s.seen_at, p.id, p.place_id, p.supporter_id is not null as for_parent
    from own_page_session s join own_page p on p.id = s.own_page_id
    where s.token_hash = session and s.ends_at > clock_timestamp()
      and s.seen_at > clock_timestamp() - interval '20 minutes'
      and p.taken_back_at is null and p.expires_at > clock_timestamp()
  ), noted as (
    update own_page_session s set seen_at = clock_timestamp() from live
    where s.token_hash = live.token_hash and live.seen_at < clock_timestamp() - interval '1 minute'
  )
  select live.id, live.place_id, live.for_parent from live
$$;

-- The page of the parent or carer who acts; none once they are beside the young person no more, once these are 18, while the record is
-- sealed, and while a safeguarding lead has closed the circle to them, by whatever name they stand on a record of this young person.
create function parents_page() returns setof own_page language sql stable security definer
  set search_path = pg_catalog, public as $$
  select p.* from own_page p
  join supporter s on s.id = p.supporter_id and s.kind = 'parent_or_carer' and s.ended_at is null
  join young_person y on y.id = p.young_person_id
  where actor_kind() = 'parent' and p.id = actor_id() and p.place_id = actor_place()
    and p.taken_back_at is null and p.expires_at > clock_timestamp()
    and (y.date_of_birth is null or age(trellis_today()::timestamp, y.date_of_birth::timestamp) < interval '18 years')
    and sealing_of(y.id) is null
    and not exists (select from circle_bar b join supporter o on o.id = b.supporter_id
      where b.lifted_at is null and b.young_person_id = any(one_life(y.id))
        and (o.id = s.id or lower(trim(o.name)) = lower(trim(s.name))))
$$;

-- What a parent's page is about: the young person as they are called, and whether the parent has parental responsibility; nothing else.
create function parent_sees() returns table (young_person_id uuid, called text, parent text, holds boolean, worker text, supported boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select y.id, coalesce(nullif(y.preferred_name, ''), split_part(y.name, ' ', 1)), s.name, s.parental_responsibility = 'yes', w.name, o.id is not null
  from parents_page() p join young_person y on y.id = p.young_person_id join supporter s on s.id = p.supporter_id
  left join lateral (select u.id, u.worker_id from support u where u.young_person_id = y.id and u.state <> 'ended'
    order by u.opened_at desc limit 1) o on true
  left join worker w on w.id = o.worker_id
$$;

-- What was decided, for whoever has parental responsibility: what they decided themselves, and what somebody ticked for them. Never what
-- was decided for safety, nor why, nor who judged what.
create function decided_for_parent() returns table (id uuid, about text, answer text, whom text, told text[], decided_by text,
    decided_on date, review_on date)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select d.id, d.about, d.answer, d.share_with, d.share_what,
    case when d.decided_by = 'young_person' then d.decided_by
      when lower(trim(d.holder_name)) = lower(trim(s.name)) then 'you' else 'another' end,
    d.decided_on, d.review_on
  from parents_page() p join supporter s on s.id = p.supporter_id and s.parental_responsibility = 'yes'
  join decision d on d.young_person_id = p.young_person_id and d.decided_by <> 'safeguarding_override'
  where d.id = any(p.shows) or (d.decided_by = 'parental_responsibility' and lower(trim(d.holder_name)) = lower(trim(s.name)))
  order by d.decided_on desc, d.made_at desc, d.id
$$;

-- What they asked on their page, and what came of it.
create function asked_by_parent() returns table (words text, made_at timestamptz, due_on date, answer text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select w.words, w.made_at, w.due_on, w.answer from wish w join parents_page() p
    on p.supporter_id = w.supporter_id and p.young_person_id = w.young_person_id
  order by w.made_at desc, w.id limit 20
$$;

-- Says no for them, as whoever has parental responsibility, to what they or another holder said yes to. It is closed at once, unless the
-- young person decided it or it stands for safety. Answers with the no where another holder's yes stands against it, for a person to settle.
create function parent_says_no(yes decision, parent supporter) returns uuid language plpgsql volatile security definer
  set search_path = pg_catalog, public as $$
declare
  no constant uuid := gen_random_uuid();
  stands boolean; another boolean;
begin
  with latest as (
    select distinct on (d.decided_by, lower(trim(d.holder_name))) d.* from decision d
    where d.young_person_id = yes.young_person_id and d.about = yes.about
      and d.share_with_team_id is not distinct from yes.share_with_team_id
      and (yes.share_with_team_id is not null or lower(trim(d.share_with)) is not distinct from lower(trim(yes.share_with)))
    order by d.decided_by, lower(trim(d.holder_name)), d.made_at desc, d.id)
  select coalesce(bool_or(l.decided_by <> 'parental_responsibility' and l.competence is distinct from 'not_yet_judged'), false),
    coalesce(bool_or(l.decided_by = 'parental_responsibility' and lower(trim(l.holder_name)) <> lower(trim(parent.name))), false)
  into stands, another from latest l where l.answer = 'yes' and l.withdrawn_at is null;
  insert into decision (id, young_person_id, referral_id, about, share_with, share_with_team_id, answer, decided_by, competence, judged_by,
      grounds, holder_name, holder_relationship, holder_known_by, decided_on, evidence)
    values (no, yes.young_person_id, yes.referral_id, yes.about, yes.share_with, yes.share_with_team_id, 'no', 'parental_responsibility',
      yes.competence, yes.judged_by, yes.grounds, parent.name, parent.relationship, parent.how_we_know, trellis_today(), 'Said on their own page');
  if stands then return null; end if;
  update decision d set withdrawn_at = trellis_now() where d.id = yes.id and d.withdrawn_at is null
    and lower(trim(d.holder_name)) = lower(trim(parent.name));
  update circle_member c set ends_at = least(c.ends_at, trellis_now()), ended_because = 'a parent or carer said no'
    where yes.about = 'sharing' and c.young_person_id = yes.young_person_id and c.team_id = yes.share_with_team_id
      and c.opens in ('progress', 'activity', 'shared_plan') and (c.ends_at is null or c.ends_at > trellis_now());
  return case when another then no end;
end $$;

-- One thing that a parent or carer asks, put before whoever has the support; everything that is written down is asked for whether or not
-- anybody has it. The same id again asks nothing. 'nobody' where nobody is there to do anything.
create function parent_asks(of_id uuid, what text, said text, of_decision uuid, due date) returns text language plpgsql volatile security definer
  set search_path = pg_catalog, public as $$
declare page own_page; parent supporter; yes decision; asked support; no uuid;
begin
  select * into page from parents_page();
  if page.id is null then return 'gone'; end if;
  select * into parent from supporter s where s.id = page.supporter_id for update;
  if what = 'record' then
    insert into access_request (id, place_id, young_person_id, asked_by, asker_name, known_by, received_on, due_on)
      select of_id, page.place_id, page.young_person_id, 'parent_or_carer', parent.name,
        'On their own page. ' || case parent.parental_responsibility when 'yes' then 'Parental responsibility known from: ' || parent.how_we_know
          else 'No parental responsibility is written down.' end || case when said <> '' then ' They write: ' || said else '' end,
        trellis_today(), due
      where not exists (select from access_request r where r.young_person_id = page.young_person_id and r.answered_at is null
        and r.asked_by = 'parent_or_carer' and lower(trim(r.asker_name)) = lower(trim(parent.name)))
      on conflict do nothing;
    return 'asked';
  end if;
  select * into asked from support u where u.young_person_id = page.young_person_id and u.state <> 'ended' order by u.opened_at desc limit 1;
  if asked.id is null then return 'nobody'; end if;
  if exists (select from wish w where w.id = of_id) then return 'asked'; end if;
  if of_decision is not null then
    select d.* into yes from decision d join decided_for_parent() f on f.id = d.id where d.id = of_decision and d.answer = 'yes';
    if yes.id is null then return 'gone'; end if;
    if yes.decided_by = 'parental_responsibility' then no := parent_says_no(yes, parent); end if;
  end if;
  insert into wish (id, place_id, young_person_id, support_id, supporter_id, kind, who, words, decision_id, due_on)
    values (of_id, page.place_id, page.young_person_id, asked.id, parent.id, case when no is null then 'parent' else 'disagree' end,
      case when no is null then parent.name else parent.name || ' says no to what another parent or carer said yes to' end, said,
      coalesce(no, of_decision), due);
  return 'asked';
end $$;

-- Which parents and carers have a page, for the young person whose record it is, and how much of what they decided themselves it shows.
create function own_parents_pages() returns table (name text, shown bigint) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select s.name, (select count(*) from decision d where d.id = any(p.shows) and d.decided_by = 'young_person')
  from own_page p join supporter s on s.id = p.supporter_id and s.ended_at is null
  where p.young_person_id = (select own_person()) and p.taken_back_at is null and p.expires_at > clock_timestamp()
  order by s.name, p.id
$$;
-- From now on none of them shows anything that the young person decided themselves.
create function own_keeps_from_parents() returns void language plpgsql volatile security definer
  set search_path = pg_catalog, public as $$
declare one record;
begin
  for one in update own_page p
      set shows = array(select d.id from decision d where d.id = any(p.shows) and d.decided_by <> 'young_person' order by d.id)
      where p.young_person_id = own_person()
        and exists (select from decision d where d.id = any(p.shows) and d.decided_by = 'young_person') returning p.id loop
    insert into withdrawal_log (of_table, of_id, since) values ('own_page_shows', one.id, trellis_now());
  end loop;
end $$;

select grant_app('select, insert, update (taken_back_at, shows)', 'own_page');
select grant_app_execute('own_page_of_session(bytea)');
select grant_app_execute('parent_sees()');
select grant_app_execute('decided_for_parent()');
select grant_app_execute('asked_by_parent()');
select grant_app_execute('parent_asks(uuid, text, text, uuid, date)');
select grant_app_execute('own_parents_pages()');
select grant_app_execute('own_keeps_from_parents()');
