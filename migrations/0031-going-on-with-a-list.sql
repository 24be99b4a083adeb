-- An import that was cut off goes on with its list where it was, and the whole records behind a list of stubs are asked
-- for only when they may have changed.

alter table import_run
  -- The page of a list on the web that it has come to, and by what the list is known to stand as it did: see pages.ts.
  add column reached jsonb,
  -- When its list began to be read, where an import before this one began it.
  add column list_from timestamptz,
  add check (list_from <= taken_at);
select grant_app('select, insert, delete, update (taken_at, finished_at, state, page, pages, read, added, changed, unchanged, held, refused, adjusted, vanished, whole, not_modified, shrunk_from, believed_by, believed_at, problem, note, report, reached, list_from)', 'import_run');

-- The whole record of a stub as it was last fetched. Only good while the service still has this very fingerprint.
create table whole_record (
  source_id uuid not null references directory_source,
  original_id text not null,
  -- Fingerprints of the stub that stood in the list, and of the record that it became.
  stub text not null,
  digest text not null,
  etag text,
  last_modified text,
  fetched_at timestamptz not null,
  primary key (source_id, original_id)
);
select grant_app('select, insert, update', 'whole_record');
