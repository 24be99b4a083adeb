import type { Kysely } from 'kysely'
import type { DB } from '../../database/index.ts'
import type { DateOnly } from '../../words/index.ts'
import { lookingFor, readAsked } from '../finding/asked.ts'
import { type Found, findServices } from '../finding/find-services.ts'
import { whereabouts } from '../finding/where.ts'

/** What a search finds, as anybody would see it who is not signed in. */
export async function foundFor(
  database: Kysely<DB>,
  query: URLSearchParams,
  { today, place }: { today: DateOnly; place: string | null },
  size: number,
): Promise<Found> {
  const asked = readAsked(query)
  const where = await whereabouts(database, asked.where, place)
  const near = where.kind === 'found' ? where : null
  return findServices(database, lookingFor(asked, near, { today, place, tiers: [] }), { size })
}
