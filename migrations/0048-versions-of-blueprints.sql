-- Versions of measures and of programmes are kept in one way: what was begun refers to one of them by kind, key and version.
-- A published version never changes. The files in blueprints are where versions come from.

alter table measure_version rename to blueprint_version;
alter index measure_version_pkey rename to blueprint_version_pkey;
alter table blueprint_version drop constraint measure_version_key_version_key;
alter table blueprint_version add column kind text not null default 'measure' check (kind in ('measure', 'programme'));
alter table blueprint_version alter column kind drop default;
alter table blueprint_version add unique (kind, key, version);

-- Who published it: the kind of actor, and which worker where it was one.
alter table blueprint_version add column published_by text;
alter table blueprint_version add column published_by_worker uuid references worker (id);
alter table blueprint_version disable trigger published_is_kept;
update blueprint_version set published_by = 'operator:start' where state = 'published';
alter table blueprint_version enable trigger published_is_kept;
alter table blueprint_version add check ((state = 'published') = (published_by is not null));
alter table blueprint_version add check (published_by_worker is null or published_by = 'worker');

create or replace function published_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op in ('DELETE', 'TRUNCATE') then
    raise exception 'a published version of a blueprint never changes'
      using errcode = 'check_violation', constraint = 'published_is_kept';
  end if;
  if old.state = 'published' or new.kind <> old.kind or new.key <> old.key or new.version <> old.version then
    raise exception 'a published version of a blueprint never changes'
      using errcode = 'check_violation', constraint = 'published_is_kept';
  end if;
  return new;
end $$;

select grant_app(
  'select, insert, update (digest, text, state, proposed_at, published_at, published_by, published_by_worker)',
  'blueprint_version');
