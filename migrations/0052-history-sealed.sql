-- History can be proven: each committed row gets a place in a chain whose key the database never holds, and the end of
-- the chain is signed from time to time. Rows are sealed as they are found, which need not be the order of their positions.

create table history_seal (
  -- The record's number in the chain: 1, 2, 3 and so on without a gap.
  number bigint primary key check (number > 0),
  -- The row of history that has it.
  position bigint not null unique,
  chain bytea not null check (octet_length(chain) = 32)
);
-- What was signed, as it also stands in a file outside the database.
create table history_head (
  number bigint primary key check (number > 0),
  signed_at timestamptz not null,
  line text not null
);

do $$
declare of_table text;
begin
  foreach of_table in array array['history_seal', 'history_head'] loop
    execute format('create trigger never_changed before update or delete on %I
      for each row execute function history_is_append_only()', of_table);
    execute format('create trigger never_emptied before truncate on %I
      for each statement execute function history_is_append_only()', of_table);
    execute format('alter table %I enable row level security', of_table);
    execute format('alter table %I force row level security', of_table);
    execute format('create policy owner_migrates on %I to current_user using (true) with check (true)', of_table);
    execute format('create policy sealer_writes on %I for insert with check (actor_kind() = ''job:seal'')', of_table);
  end loop;
  foreach of_table in array array['history', 'history_seal', 'history_head'] loop
    execute format($f$create policy sealer_reads on %I for select
      using ((select actor_kind()) in ('job:seal', 'operator:history-verify', 'operator:backup'))$f$, of_table);
  end loop;
end $$;

select grant_app('select, insert', 'history_seal');
select grant_app('select, insert', 'history_head');
