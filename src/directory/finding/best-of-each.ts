import { type Kysely, sql } from 'kysely'
import type { DB } from '../../database/index.ts'
import { MOST_CANDIDATES, rankingSql } from './candidates.ts'
import type { Looking } from './looking.ts'

/** What there is for one search: how many in all, and the names of the best. */
export type Best = {
  total: number
  /** There are more than were looked at: `total` is not all. */
  more: boolean
  services: { id: string; name: string; summary: string | null }[]
}

type Row = { nth: number; candidates: number; total: number; services: Best['services'] | null }

/** Several searches without words at once, in one question to the database: the same services that each finds alone. */
export async function bestOfEach(
  database: Kysely<DB>,
  searches: readonly Omit<Looking, 'words'>[],
  { size }: { size: number },
): Promise<Best[]> {
  if (searches.length === 0) return []
  const asking = { said: [], fit: 'all', counted: false, page: 1, size } as const
  const each = searches.map(
    (looking, nth) => sql`select ${nth}::int as nth, r.* from (${rankingSql(looking, asking, true)}) r`,
  )
  const { rows } = await sql<Row>`
    select found.nth, found.candidates, found.total, (
        select json_agg(json_build_object('id', s.id, 'name', s.name, 'summary', s.summary) order by one.place)
          from json_array_elements(found.page) with ordinality as one (found, place)
          join service s on s.id = (one.found ->> 'id')::uuid) as services
      from (${sql.join(each, sql` union all `)}) found
     order by found.nth`.execute(database)
  return rows.map(({ candidates, total, services }) => ({
    ...{ total, services: services ?? [] },
    more: candidates > MOST_CANDIDATES,
  }))
}
