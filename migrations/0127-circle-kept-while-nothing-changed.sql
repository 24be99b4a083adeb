-- Who is in the circle of whoever asks is worked out anew for each table of each question, in a fifth of a millisecond: of a record
-- that was nearly all of the time. It is kept now from one question to the next for as long as it must be the same: as the same actor, at
-- the same moment, in the same transaction, which has written nothing itself and has seen nobody commit anything (the same snapshot).
-- Then the same rows are there to be read, so that what was worked out is what would be. Anything else, and it is worked out anew.

create function kept_for() returns text language sql stable
  return case when pg_current_xact_id_if_assigned() is null then concat(pg_current_snapshot(), ' ', current_setting('trellis.actor', true), ' ',
    current_setting('trellis.actor_id', true), ' ', current_setting('trellis.place', true), ' ', current_setting('trellis.now', true), ' ',
    current_setting('trellis.answering', true), ' ') end;

-- What was kept under this name; null when nothing was, or when it may be another now.
create function kept(what text) returns uuid[] language plpgsql stable as $$
declare
  before text := current_setting('trellis.kept_' || what, true);
  asked text := kept_for();
begin
  return case when starts_with(before, asked) then substr(before, length(asked) + 1)::uuid[] end;
end $$;

-- Keeps it until the transaction ends, and hands it back. Whoever could keep something false could as well say that they are somebody else.
create function keep(what text, ids uuid[]) returns uuid[] language plpgsql stable as $$
begin
  perform set_config('trellis.kept_' || what, kept_for() || ids::text, true) where kept_for() is not null and ids is not null;
  return ids;
end $$;

-- The text of each stays as it was, under a name of its own.
do $$
declare of_name text;
begin
  foreach of_name in array array['circle_people(text)', 'circle_referrals(text[])', 'actor_barred()'] loop
    execute regexp_replace(pg_get_functiondef(of_name::regprocedure), 'FUNCTION public\.(\w+)\(', 'FUNCTION public.\1_anew(');
  end loop;
end $$;

create or replace function circle_people(wanted text) returns uuid[] language plpgsql stable as $$
begin
  return coalesce(kept('people_' || wanted), keep('people_' || wanted, circle_people_anew(wanted)));
end $$;

create or replace function circle_referrals(variadic wanted text[]) returns uuid[] language plpgsql stable as $$
declare what text := 'referrals_' || array_to_string(wanted, '_');
begin
  return coalesce(kept(what), keep(what, circle_referrals_anew(variadic wanted)));
end $$;

create or replace function actor_barred() returns uuid[] language plpgsql stable as $$
begin
  return coalesce(kept('barred'), keep('barred', actor_barred_anew()));
end $$;

-- Asked for each table too: in a third of the time, in the language whose plans are kept.
create or replace function owner_asks() returns boolean language plpgsql stable as $$
begin
  return current_user::regrole::oid = (select c.relowner from pg_catalog.pg_class c where c.oid = 'public.place'::pg_catalog.regclass);
end $$;

select grant_app_execute('kept_for()'), grant_app_execute('kept(text)'), grant_app_execute('keep(text, uuid[])'),
  grant_app_execute('circle_people_anew(text)'), grant_app_execute('circle_referrals_anew(text[])'), grant_app_execute('actor_barred_anew()');
