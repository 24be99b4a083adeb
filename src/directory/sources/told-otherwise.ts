import { sql } from 'kysely'
import type { Acting } from '../../database/index.ts'
import { serviceRow } from '../import/service-row.ts'
import type { Fields } from '../reading/feed.ts'
import { readRecord } from '../reading/record.ts'
import type { Affected, Source } from './source-store.ts'

/** More than these are not looked through at once. */
const MOST = 500

type Row = {
  id: string
  originalId: string
  told: string[]
  raw: Fields
  entry: Record<string, unknown>
} & Affected

/**
 * Entries of which we were told something that their source now says otherwise. An import leaves what was told alone;
 * here it is shown, so that somebody can ask which is right.
 */
export async function toldOtherwise({ tx, now }: Acting, source: Source): Promise<Affected[]> {
  const { rows } = await sql<Row>`
    select s.id, s.original_id as "originalId", s.name, p.name as provider, s.told, s.raw, to_jsonb(s) - 'raw' as entry
      from service s left join provider p on p.id = s.provider_id
     where s.source_id = ${source.id} and s.told <> '{}' and s.raw is not null and s.withdrawn_on is null
     order by lower(s.name) limit ${MOST}`.execute(tx)
  return rows.flatMap(({ told, raw, entry, ...service }) => {
    const reading = readRecord(raw, { source: source.name, base: null, now }, { name: undefined })
    if (reading.outcome !== 'read') return []
    const says = serviceRow(reading.service, { source: source.id, place: null, now }) as Record<
      string,
      unknown
    >
    return told
      .filter((column) => column in says && !same(says[column], entry[column]))
      .map((column) => ({
        ...service,
        note: `${column.replaceAll('_', ' ')}: here ${shown(entry[column])}, its source says ${shown(says[column])}`,
      }))
  })
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return `“${text.length > 120 ? `${text.slice(0, 120)}…` : text}”`
}
