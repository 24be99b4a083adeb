import { type Kysely, sql } from 'kysely'
import type { DB } from '../../database/index.ts'
import type { ReadService } from '../reading/record.ts'
import type { ReadProvider } from '../reading/who-runs-it.ts'
import { keepParts } from './keep-parts.ts'
import { keepTerms } from './keep-terms.ts'
import { keepWords } from './keep-words.ts'
import { type Keeping, serviceRow } from './service-row.ts'

/**
 * Stores services that are new or have changed: what their source says of them is written over, what we were told
 * besides (who answers, what happens when you walk in) stays, and so does whatever of it those who run it or a curator
 * told us (`told`).
 */
export async function keepServices(
  tx: Kysely<DB>,
  services: readonly ReadService[],
  keeping: Keeping,
): Promise<void> {
  if (services.length === 0) return
  await keepProviders(tx, services, keeping.source)
  await keepTerms(tx, services)
  const told = await toldOf(tx, services)
  await keepRows(tx, services, keeping)
  await keepParts(tx, services, told)
  await keepWords(tx, services, keeping.words ?? new Set())
}

/** What an import must leave alone, of each of these services that is there already. */
async function toldOf(tx: Kysely<DB>, services: readonly ReadService[]): Promise<Map<string, string[]>> {
  const ids = services.map(({ id }) => id)
  const rows = await sql<{ id: string; told: string[] }>`
    select id, told from service where id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.rows.map(({ id, told }) => [id, told]))
}

const kept = new Set(['id', 'source_id', 'place_id', 'original_id', 'first_seen'])

// Each column takes what the insert would have written.
function overwritten(columns: string[], ref: (name: never) => unknown): Record<string, unknown> {
  const changing = columns.filter((column) => !kept.has(column))
  return Object.fromEntries(changing.map((column) => [column, ref(`excluded.${column}` as never)]))
}

/** Columns that only make sense together: where one was told, an import leaves the others too. */
const together: Record<string, readonly string[]> = {
  minimum_age: ['minimum_age', 'maximum_age'],
  maximum_age: ['minimum_age', 'maximum_age'],
  description_html: ['description', 'description_html'],
  term_ids: ['topics'],
}
/** What the source's own record is, whatever anybody told. */
const always = new Set(['digest', 'raw', 'last_seen', 'last_modified', 'last_confirmed_on'])

// All rows go as one value, so that the statement is the same however many they are. Where a service lies is worked
// out at once: it would otherwise be written a second time when its places are.
async function keepRows(tx: Kysely<DB>, services: readonly ReadService[], keeping: Keeping): Promise<void> {
  const rows = services.map((service) => serviceRow(service, keeping))
  const names = Object.keys(rows[0] ?? {})
  const columns = sql.join(names.map((name) => sql.ref(name)))
  const updates = names
    .filter((name) => !kept.has(name))
    .map((name) => {
      const one = sql.ref(name)
      if (always.has(name)) return sql`${one} = excluded.${one}`
      const mine = sql.lit(`{${(together[name] ?? [name]).join(',')}}`)
      return sql`${one} = case when service.told && ${mine}::text[] then service.${one} else excluded.${one} end`
    })
  const points = Object.fromEntries(services.map(({ id, locations }) => [id, locations]))
  await sql`
    insert into service (${columns}, at)
    select ${sql.join(names.map((name) => sql.ref(`r.${name}`)))}, box.at
      from jsonb_populate_recordset(null::service, ${JSON.stringify(rows)}::jsonb) r
      left join (
        select p.key::uuid as service_id, cube(
          array[min(cube_ll_coord(c.at, 1)), min(cube_ll_coord(c.at, 2)), min(cube_ll_coord(c.at, 3))],
          array[max(cube_ur_coord(c.at, 1)), max(cube_ur_coord(c.at, 2)), max(cube_ur_coord(c.at, 3))]) as at
          from jsonb_each(${JSON.stringify(points)}::jsonb) p,
               jsonb_to_recordset(p.value) as l(latitude double precision, longitude double precision),
               point_on_earth(l.latitude, l.longitude) as c(at)
         where l.latitude is not null group by p.key) box on box.service_id = r.id
    on conflict (id) do update set ${sql.join(updates)} where service.source_id = excluded.source_id`.execute(
    tx,
  )
}

// An organisation that several sources name is changed only by the one that named it first.
async function keepProviders(
  tx: Kysely<DB>,
  services: readonly ReadService[],
  source: string,
): Promise<void> {
  const providers = new Map<string, ReadProvider>()
  for (const { provider } of services) if (provider) providers.set(provider.id, provider)
  if (providers.size === 0) return
  // In the order of their ids, so that two imports at once never wait for each other in a ring.
  const rows = [...providers.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ originalId, ...provider }) => ({ ...provider, original_id: originalId, source_id: source }))
  await tx
    .insertInto('provider')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((row) => overwritten(Object.keys(rows[0] ?? {}), row.ref))
        .where('provider.source_id', '=', source)
        .where(
          sql<boolean>`(provider.name, provider.description, provider.url, provider.email, provider.phone)
            is distinct from (excluded.name, excluded.description, excluded.url, excluded.email, excluded.phone)`,
        ),
    )
    .execute()
}
