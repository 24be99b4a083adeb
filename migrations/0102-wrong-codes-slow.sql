-- Wrong codes of a young person's page slow whoever tries, and keep nobody else out. Each network counts for itself, and so does a
-- browser that has opened the page before: whoever lives or learns where somebody tries goes on with theirs.
create table own_page_try (
  own_page_id uuid not null references own_page on delete cascade,
  -- A network or a browser, hashed together with the link's secret.
  asker bytea not null,
  -- Whether it is a browser that opened the page with the right code.
  known boolean not null default false,
  wrong_codes int not null default 0,
  waits_until timestamptz,
  primary key (own_page_id, asker)
);

-- So many wrong codes in all, from whatever networks, and a page opens only where it was open before: a code has a million.
alter table own_page drop constraint own_page_wrong_codes_check;
alter table own_page add check (wrong_codes between 0 and 100);

drop function own_page_at(bytea);
drop function open_own_page(bytea, bytea, bytea, text);

-- As whom somebody tries: this browser if it is known there, else their network.
create function own_page_asker(page uuid, network bytea, browser bytea) returns bytea language sql stable security definer
  set search_path = pg_catalog, public as $$
  select coalesce((select t.asker from own_page_try t where t.own_page_id = page and t.asker = browser and t.known), network)
$$;

-- What a link alone tells: that there is a page to give a code for, or that whoever asks has to wait. No name, no place.
create function own_page_at(hash bytea, network bytea, browser bytea) returns text language sql stable security definer
  set search_path = pg_catalog, public as $$
  select case
    when t.waits_until > clock_timestamp() then 'waits'
    when p.wrong_codes >= 100 and t.known is not true then 'locked'
    else 'closed' end
  from own_page p
  left join own_page_try t on t.own_page_id = p.id and t.asker = own_page_asker(p.id, network, browser)
  where p.token_hash = hash and p.taken_back_at is null and p.expires_at > clock_timestamp()
$$;

-- One try with a code; tries at the same moment count one after the other. From the fifth wrong one on the same asker waits: a
-- quarter of an hour, then twice as long each time, a day at most.
create function open_own_page(hash bytea, code bytea, session bytea, device text, network bytea, browser bytea)
  returns text language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  found own_page;
  tries own_page_try;
  who bytea;
begin
  select * into found from own_page p
    where p.token_hash = hash and p.taken_back_at is null and p.expires_at > clock_timestamp() for update;
  if found.id is null then return 'gone'; end if;
  who := own_page_asker(found.id, network, browser);
  select * into tries from own_page_try t where t.own_page_id = found.id and t.asker = who;
  if tries.waits_until > clock_timestamp() then return 'waits'; end if;
  if found.wrong_codes >= 100 and tries.known is not true then return 'locked'; end if;
  if found.code_hash <> code then
    update own_page set wrong_codes = least(100, wrong_codes + 1) where id = found.id and tries.known is not true;
    insert into own_page_try as t (own_page_id, asker, wrong_codes) values (found.id, who, 1)
      on conflict (own_page_id, asker) do update set wrong_codes = t.wrong_codes + 1,
        waits_until = case when t.wrong_codes >= 4 then clock_timestamp()
          + least(interval '1 day', interval '15 minutes' * power(2, least(t.wrong_codes - 4, 7))) end
      returning * into tries;
    return case when tries.waits_until is null then 'wrong' else 'waits' end;
  end if;
  update own_page set opened_at = trellis_now() where id = found.id;
  delete from own_page_try t where t.own_page_id = found.id and t.asker = who;
  insert into own_page_try (own_page_id, asker, known) values (found.id, browser, true)
    on conflict (own_page_id, asker) do update set known = true, wrong_codes = 0, waits_until = null;
  delete from own_page_session where ends_at < clock_timestamp();
  insert into own_page_session (token_hash, own_page_id, ends_at, device)
    values (session, found.id, clock_timestamp() + interval '2 hours', device);
  return 'open';
end $$;

select grant_app_execute('own_page_at(bytea, bytea, bytea)');
select grant_app_execute('open_own_page(bytea, bytea, bytea, text, bytea, bytea)');
