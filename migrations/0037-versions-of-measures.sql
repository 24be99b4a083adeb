-- The published versions of measures: what was asked refers to one of them by key and version. A published version never
-- changes. The files in blueprints/measures are where versions come from.

create table measure_version (
  id uuid primary key,
  key text not null check (key ~ '^[a-z][a-z0-9-]*$'),
  version int not null check (version >= 1),
  -- SHA-256 of the text, in hexadecimal.
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  text text not null check (text <> ''),
  state text not null check (state in ('published', 'proposed')),
  proposed_at timestamptz not null default trellis_now(),
  published_at timestamptz,
  unique (key, version),
  check ((state = 'published') = (published_at is not null))
);

create function published_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op in ('DELETE', 'TRUNCATE') then
    raise exception 'a published version of a measure never changes'
      using errcode = 'check_violation', constraint = 'published_is_kept';
  end if;
  if old.state = 'published' or new.key <> old.key or new.version <> old.version then
    raise exception 'a published version of a measure never changes'
      using errcode = 'check_violation', constraint = 'published_is_kept';
  end if;
  return new;
end $$;
create trigger published_is_kept before update or delete on measure_version
  for each row execute function published_is_kept();
create trigger never_emptied before truncate on measure_version
  for each statement execute function published_is_kept();

select grant_app('select, insert, update (digest, text, state, proposed_at, published_at)', 'measure_version');
