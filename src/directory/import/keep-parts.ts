import { type Kysely, sql } from 'kysely'
import type { DB } from '../../database/index.ts'
import { uuidV5 } from '../../words/index.ts'
import type { ReadService } from '../reading/record.ts'

type Part = 'location' | 'schedule' | 'contact'
type Row = { id: string; service_id: string; position: number } & Record<string, unknown>

/**
 * Stores the places, times and contacts of services. `there` says what was told of those that are there already: parts
 * that were told are left as they are.
 */
export async function keepParts(
  tx: Kysely<DB>,
  services: readonly ReadService[],
  there: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  for (const part of ['location', 'schedule', 'contact'] as const) {
    const mine = services.filter(({ id }) => !there.get(id)?.includes(`${part}s`))
    const rows = mine.flatMap((service) => rowsOf[part](service))
    const known = mine.filter(({ id }) => there.has(id))
    if (known.length > 0) await dropRest(tx, part, known)
    if (rows.length > 0) await keepRows(tx, part, rows)
  }
}

const rowsOf: Record<Part, (service: ReadService) => Row[]> = {
  location: ({ id, locations }) =>
    locations.map((entry, position) => ({
      ...key(id, 'location', position),
      original_id: entry.originalId,
      link_id: entry.linkId,
      name: entry.name,
      address: entry.address,
      city: entry.city,
      postcode: entry.postcode,
      latitude: entry.latitude,
      longitude: entry.longitude,
      access_notes: entry.accessNotes,
      getting_there: entry.gettingThere,
    })),
  schedule: ({ id, schedules }) =>
    schedules.map((entry, position) => ({
      ...key(id, 'schedule', position),
      days: entry.days,
      opens: entry.opens,
      closes: entry.closes,
      freq: entry.freq,
      week: entry.week,
      valid_from: entry.validFrom,
      valid_to: entry.validTo,
      words: entry.words,
    })),
  contact: ({ id, contacts }) =>
    contacts.map((entry, position) => ({ ...key(id, 'contact', position), ...entry })),
}

const key = (service: string, part: Part, position: number) => ({
  ...{ id: uuidV5(service, `${part} ${position}`), service_id: service, position },
})

// Those of a service that now has fewer.
async function dropRest(tx: Kysely<DB>, part: Part, services: readonly ReadService[]): Promise<void> {
  const counts = services.map((service) => ({ id: service.id, kept: service[`${part}s`].length }))
  await sql`
    delete from ${sql.table(`service_${part}`)} part
     using jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) as s(id uuid, kept int)
     where part.service_id = s.id and part.position >= s.kept`.execute(tx)
}

// A part that stands as it did is not written again: what follows from it would be worked out anew.
async function keepRows(tx: Kysely<DB>, part: Part, rows: readonly Row[]): Promise<void> {
  const table = sql.table(`service_${part}`)
  const names = Object.keys(rows[0] ?? {})
  const columns = sql.join(names.map((name) => sql.ref(name)))
  const told = names.filter((name) => !['id', 'service_id', 'position'].includes(name))
  const [old, now] = ['part', 'excluded'].map((of) => sql.join(told.map((name) => sql.ref(`${of}.${name}`))))
  await sql`
    insert into ${table} as part (${columns})
    select ${columns} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows)}::jsonb)
    on conflict (service_id, position) do update
       set ${sql.join(told.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`))}
     where (${old}) is distinct from (${now})`.execute(tx)
}
