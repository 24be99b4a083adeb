import type pg from 'pg'
import { Refusal } from './refusal.ts'

/**
 * What the schema stands on before its first numbered migration: which migrations ran, what kind of
 * installation this is, and what the app's login may do. Runs at every migration and changes nothing that is
 * there. `connection` is the owner's, inside a transaction.
 */
export async function bootstrap(connection: pg.ClientBase): Promise<void> {
  await mayCreateInPublic(connection)
  await connection.query(schema)
}

async function mayCreateInPublic(connection: pg.ClientBase): Promise<void> {
  const asked = await connection.query<{ may: boolean; open: boolean; owns: boolean; database: string }>(`
    select has_schema_privilege('public', 'create') as may,
           exists (select from pg_namespace n, aclexplode(n.nspacl) a
                    where n.nspname = 'public' and a.grantee = 0 and a.privilege_type = 'CREATE') as open,
           pg_has_role(nspowner, 'usage') as owns, current_database() as database
      from pg_namespace where nspname = 'public'`)
  const found = asked.rows[0]
  if (!found?.may)
    throw new Refusal(
      'The login in DATABASE_OWNER_URL may not create tables there: make it the owner of the database (bin/trellis database roles prints how).',
    )
  if (!found.open) return
  if (!found.owns)
    throw new Refusal(
      'Every login may create tables in the schema public of that database: an administrator must run "revoke create on schema public from public" in it.',
    )
  await connection.query('revoke create on schema public from public')
}

const schema = `
alter default privileges revoke execute on functions from public;

create table if not exists trellis_migration (
  number int primary key,
  name text not null,
  checksum text not null,
  applied_at timestamptz not null default clock_timestamp()
);

create table if not exists installation (
  only_row boolean primary key default true check (only_row),
  kind text not null check (kind in ('demo', 'real')),
  created_at timestamptz not null default clock_timestamp()
);

-- What the app's login may do: declared by migrations, given after them, whatever the login is called.
create table if not exists app_grant (
  relation text primary key,
  privileges text not null
);
create table if not exists app_grant_function (signature text primary key);

create or replace function grant_app(privileges text, relation regclass) returns void
language sql set search_path = pg_catalog as $$
  insert into public.app_grant (relation, privileges)
  select format('%I.%I', n.nspname, c.relname), privileges
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = relation
  on conflict (relation) do update set privileges = excluded.privileges
$$;

create or replace function grant_app_execute(function regprocedure) returns void
language sql set search_path = pg_catalog as $$
  insert into public.app_grant_function (signature) values (function::text) on conflict do nothing
$$;
revoke execute on function grant_app(text, regclass), grant_app_execute(regprocedure) from public;

select grant_app('select', 'trellis_migration'), grant_app('select', 'installation');
`
