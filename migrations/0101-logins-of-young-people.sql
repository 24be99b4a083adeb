-- A login of their own (such as NHS login) opens a young person's page, from 13. It belongs to the page: it is bound once from
-- within it, while link and code have it open, and it ends with it.

alter table own_page
  add login_issuer text,
  add login_subject text,
  add login_bound_at timestamptz,
  add constraint login_is_whole check (
    (login_issuer is null) = (login_subject is null) and (login_issuer is null) = (login_bound_at is null));
create unique index one_page_to_a_login on own_page (login_issuer, login_subject)
  where login_subject is not null and taken_back_at is null;

alter table own_page_session
  add id uuid not null default gen_random_uuid() unique,
  add device text not null default '',
  add by_login boolean not null default false;

-- A sign-in under way may be theirs: to open a page, or to bind a login to the page that this session has open.
alter table sign_in
  add own_page_for text check (own_page_for in ('opening', 'binding')),
  add own_page_session bytea,
  add constraint binds_to_a_session check ((own_page_session is not null) = (own_page_for is not distinct from 'binding'));

-- By the day of birth on record: who is thirteen once stays so, and who was written down too old is not.
create function is_thirteen(person uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select exists (select from young_person y
    where y.id = person and age(trellis_today()::timestamp, y.date_of_birth::timestamp) >= interval '13 years')
$$;

-- Binds a login to the page that this session has open by link and code. Whoever came in by a login cannot bind another.
create function bind_own_page(session bytea, issuer text, subject text) returns text language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare page own_page;
begin
  perform pg_advisory_xact_lock(hashtextextended(issuer || ' ' || subject, 13));
  select p.* into page from own_page_session s join own_page p on p.id = s.own_page_id
    where s.token_hash = session and not s.by_login and s.ends_at > clock_timestamp()
      and s.seen_at > clock_timestamp() - interval '20 minutes'
      and p.taken_back_at is null and p.expires_at > clock_timestamp() for update of p;
  if page.id is null then return 'closed'; end if;
  if not is_thirteen(page.young_person_id) then return 'too_young'; end if;
  -- A page that is over by its date holds nobody's login.
  update own_page p set login_issuer = null, login_subject = null, login_bound_at = null
    where p.login_issuer = issuer and p.login_subject = subject and p.taken_back_at is null
      and p.expires_at <= clock_timestamp();
  if exists (select from own_page p where p.login_issuer = issuer and p.login_subject = subject
    and p.taken_back_at is null and p.id <> page.id) then return 'another'; end if;
  update own_page p set login_issuer = issuer, login_subject = subject, login_bound_at = trellis_now()
    where p.id = page.id;
  return 'bound';
end $$;

-- Opens the page that this login is bound to; false where it opens none.
create function open_own_page_by_login(issuer text, subject text, session bytea, device text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare page own_page;
begin
  select * into page from own_page p where p.login_issuer = issuer and p.login_subject = subject
    and p.taken_back_at is null and p.expires_at > clock_timestamp() and is_thirteen(p.young_person_id) for update;
  if page.id is null then return false; end if;
  update own_page set opened_at = trellis_now() where id = page.id;
  delete from own_page_session where ends_at < clock_timestamp();
  insert into own_page_session (token_hash, own_page_id, ends_at, device, by_login)
    values (session, page.id, clock_timestamp() + interval '2 hours', device, true);
  return true;
end $$;

-- Since when a login opens the page of whoever acts, and whether there may be one.
create function own_login() returns table (bound_at timestamptz, may boolean) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select p.login_bound_at, is_thirteen(p.young_person_id) from own_page p
  where p.id = actor_id() and p.young_person_id = own_person()
$$;

-- The login opens the page no longer, and wherever it has it open, that ends: save here. Copies of the database learn of it too.
create function unbind_own_page(session bytea) returns boolean language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  update own_page p set login_issuer = null, login_subject = null, login_bound_at = null
    where p.id = actor_id() and p.young_person_id = own_person() and p.login_subject is not null;
  if not found then return false; end if;
  delete from own_page_session s where s.own_page_id = actor_id() and s.by_login and s.token_hash <> session;
  insert into withdrawal_log (of_table, of_id, since) values ('own_page_login', actor_id(), trellis_now());
  return true;
end $$;

-- Where the page of whoever acts is open, this session first; and ending one of these.
create function own_sessions(session bytea)
  returns table (id uuid, device text, began timestamptz, used timestamptz, by_login boolean, here boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select s.id, s.device, s.started_at, s.seen_at, s.by_login, s.token_hash = session from own_page_session s
  where s.own_page_id = actor_id() and own_person() is not null and s.ends_at > clock_timestamp()
    and s.seen_at > clock_timestamp() - interval '20 minutes'
  order by 6 desc, s.seen_at desc, s.id
$$;
create function end_own_session(which uuid) returns boolean language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  delete from own_page_session s where s.id = which and s.own_page_id = actor_id() and own_person() is not null;
  return found;
end $$;

-- As before, and it says with what the page was opened.
drop function open_own_page(bytea, bytea, bytea);
create function open_own_page(hash bytea, code bytea, session bytea, device text) returns text language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare found own_page;
begin
  select * into found from own_page p
    where p.token_hash = hash and p.taken_back_at is null and p.expires_at > clock_timestamp() for update;
  if found.id is null then return 'gone'; end if;
  if found.wrong_codes >= 5 then return 'locked'; end if;
  if found.code_hash <> code then
    update own_page set wrong_codes = wrong_codes + 1 where id = found.id;
    return case when found.wrong_codes + 1 >= 5 then 'locked' else 'wrong' end;
  end if;
  update own_page set wrong_codes = 0, opened_at = trellis_now() where id = found.id;
  delete from own_page_session where ends_at < clock_timestamp();
  insert into own_page_session (token_hash, own_page_id, ends_at, device)
    values (session, found.id, clock_timestamp() + interval '2 hours', device);
  return 'open';
end $$;

select grant_app_execute('open_own_page(bytea, bytea, bytea, text)');
select grant_app_execute('bind_own_page(bytea, text, text)');
select grant_app_execute('open_own_page_by_login(text, text, bytea, text)');
select grant_app_execute('own_login()');
select grant_app_execute('unbind_own_page(bytea)');
select grant_app_execute('own_sessions(bytea)');
select grant_app_execute('end_own_session(uuid)');
