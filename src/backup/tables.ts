import type pg from 'pg'

/** A table as it is copied: every column but those that the database works out itself. */
export type Table = { schema: string; name: string; columns: string[] }

/** Where the tables' counters stood. */
export type Counter = { name: string; last: string }

// Which migrations ran and what the app may do are the program's own, and are there before anything is put back.
const ours = ['trellis_migration', 'installation', 'app_grant', 'app_grant_function']
const queue = ['_private_job_queues', '_private_jobs', '_private_known_crontabs', '_private_tasks']

/** Every table of the database that is copied, in one order. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select n.nspname as schema, c.relname as name,
       array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind = 'r' and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
       and (n.nspname = 'public' and c.relname <> all($1) or n.nspname = 'graphile_worker' and c.relname = any($2))
     group by 1, 2 order by 1, 2`,
    [ours, queue],
  )
  return rows
}

/** Where every counter stands, as SQL writes its name. */
export async function countersOf(client: pg.ClientBase): Promise<Counter[]> {
  const { rows } = await client.query<Counter>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as last from pg_sequences
     where schemaname in ('public', 'graphile_worker') and last_value is not null order by 1`,
  )
  return rows
}

/** The schema a database is at: each migration with its checksum. */
export async function levelOf(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ level: string }>(
    "select number || ' ' || name || ' ' || checksum as level from trellis_migration order by number",
  )
  return rows.map(({ level }) => level)
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** The table as SQL writes it. */
export const nameOf = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string =>
  `${quoted(schema)}.${quoted(name)}`

/** Its columns as SQL writes them. */
export const columnsOf = ({ columns }: Pick<Table, 'columns'>): string => columns.map(quoted).join(', ')

/** Works on one table as whoever owns it: the queue has an owner of its own. */
export async function asOwnerOf<T>(
  client: pg.ClientBase,
  { schema }: Table,
  work: () => Promise<T>,
): Promise<T> {
  if (schema === 'public') return work()
  await client.query('set local role trellis_jobs')
  const done = await work()
  await client.query('reset role')
  return done
}
