-- What each import brought, and how a source is asked again.

alter table directory_source
  -- The address of its feed, whether it is asked every day, and whether an operator lets it reach into private networks.
  add column feed_url text,
  add column daily boolean not null default false,
  add column reaches_private boolean not null default false,
  -- By what it is asked for only if it has changed: {"etag", "lastModified", "reading"}.
  add column validators jsonb;

create table import_run (
  id uuid primary key,
  source_id uuid not null references directory_source,
  -- Who pressed the button; nobody for the command line and the daily round.
  worker_id uuid references worker,
  -- A file or an address, as it may be shown.
  taken_from text not null check (taken_from <> ''),
  asked_at timestamptz not null default trellis_now(),
  -- The moment it was taken in at: what it saw carries it as last_seen.
  taken_at timestamptz,
  finished_at timestamptz,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  -- How far it has come.
  page int,
  pages int,
  read int not null default 0,
  added int not null default 0,
  changed int not null default 0,
  unchanged int not null default 0,
  held int not null default 0,
  refused int not null default 0,
  adjusted int not null default 0,
  vanished int not null default 0,
  -- Whether it saw the source's whole list, or was told that nothing has changed.
  whole boolean not null default false,
  not_modified boolean not null default false,
  -- A list that shrank by more than half is not believed until a person says so.
  shrunk_from int,
  believed_by uuid references worker,
  believed_at timestamptz,
  -- What stopped it, or is odd about it, in a sentence.
  problem text,
  note text,
  -- The first of what it held, refused and adjusted, each with why.
  report jsonb not null default '{}',
  check ((state in ('done', 'failed')) = (finished_at is not null)),
  check ((problem is not null) = (state = 'failed')),
  check ((believed_by is null) = (believed_at is null))
);
create index on import_run (source_id, asked_at desc);
create index on import_run (state) where state in ('waiting', 'running');

select grant_app('select, insert, update (name, base_url, imported_at, feed_url, daily, reaches_private, validators)', 'directory_source');
select grant_app('select, insert, delete, update (taken_at, finished_at, state, page, pages, read, added, changed, unchanged, held, refused, adjusted, vanished, whole, not_modified, shrunk_from, believed_by, believed_at, problem, note, report)', 'import_run');
