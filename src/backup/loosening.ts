import type pg from 'pg'
import { nameOf, type Table } from './tables.ts'

/**
 * Lets go, in the open transaction and as the owner, of what would stand in the way of putting rows back: foreign keys, because
 * tables point at one another in circles; triggers, because what they guard held already; and row-level security on the owner, under
 * which nothing can be copied in. What is given back puts all of it in place again, and checks every foreign key.
 */
export async function loosened(
  client: pg.ClientBase,
  tables: readonly Table[],
): Promise<() => Promise<void>> {
  const names = tables.filter(({ schema }) => schema === 'public').map(nameOf)
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and conrelid = any($1::regclass[]) order by 1, 2`,
    [names],
  )
  const { rows: forced } = await client.query<{ table: string }>(
    'select oid::regclass::text as table from pg_class where oid = any($1::regclass[]) and relforcerowsecurity order by 1',
    [names],
  )
  const all = (statements: string[]) => client.query(statements.join(';\n'))
  await all([
    ...keys.map(({ table, name }) => `alter table ${table} drop constraint ${name}`),
    ...names.map((table) => `alter table ${table} disable trigger user`),
    ...forced.map(({ table }) => `alter table ${table} no force row level security`),
    `truncate ${names.join(', ')}`,
  ])
  return async () => {
    await all([
      ...keys.map(
        ({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`,
      ),
      ...names.map((table) => `alter table ${table} enable trigger user`),
      ...forced.map(({ table }) => `alter table ${table} force row level security`),
    ])
  }
}
