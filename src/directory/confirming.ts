import type { Kysely } from 'kysely'
import type { Acting, DB } from '../database/index.ts'
import { record } from '../history/index.ts'
import { type DateOnly, dateInLondon } from '../words/index.ts'
import { freshSince, shownSince } from './freshness.ts'

/** Somebody stands for the entry as it is: its clock starts again on that day, and never goes back. */
export async function confirmEntry(
  acting: Acting,
  service: string,
  on: DateOnly = dateInLondon(acting.now),
): Promise<void> {
  await acting.tx
    .updateTable('service')
    .set({ last_confirmed_on: on, assured_date: on })
    .where('id', '=', service)
    .where('last_confirmed_on', '<=', on)
    .execute()
  await record(acting, { act: 'entry confirmed', subject: { kind: 'service', id: service } })
}

/** An entry that nobody made sure of for half a year. */
export type StaleEntry = {
  id: string
  name: string
  provider: string | null
  since: DateOnly
  hidden: boolean
}

const stale = (database: Kysely<DB>, place: string | null, today: DateOnly) =>
  database
    .selectFrom('service')
    .leftJoin('provider', 'provider.id', 'service.provider_id')
    .where('service.withdrawn_on', 'is', null)
    .where('service.last_confirmed_on', '<', freshSince(today))
    .where((where) =>
      where.or([where('service.place_id', 'is', null), where('service.place_id', '=', place)]),
    )

/** Entries of this place that nobody made sure of for half a year, the longest first, a page of 50 from page 1. */
export async function staleEntries(
  database: Kysely<DB>,
  { place, today, page }: { place: string | null; today: DateOnly; page: number },
): Promise<StaleEntry[]> {
  const rows = await stale(database, place, today)
    .select(['service.id', 'service.name', 'provider.name as provider', 'service.last_confirmed_on as since'])
    .orderBy('service.last_confirmed_on')
    .orderBy('service.id')
    .limit(50)
    .offset((page - 1) * 50)
    .execute()
  return rows.map((row) => ({ ...row, since: row.since as DateOnly, hidden: row.since < shownSince(today) }))
}

/** How many entries of this place nobody made sure of for half a year. */
export async function countStale(
  database: Kysely<DB>,
  place: string | null,
  today: DateOnly,
): Promise<number> {
  const { n } = await stale(database, place, today)
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}
