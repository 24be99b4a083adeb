import { sql } from 'kysely'
import type { Programme } from '../../blueprint/index.ts'
import type { Acting } from '../../database/index.ts'
import { installationOf, programmesNow } from '../../programmes/index.ts'
import { dateInLondon } from '../../words/index.ts'
import { refreshOwnRecords } from './store.ts'

/** From this hour on in London, when hardly anybody works. */
const HOUR = 2

const hourInLondon = (now: Date): number =>
  Number(now.toLocaleString('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' }))

/** Runs work in a transaction of its own, under the name of the job that lets own records follow. */
export type AsRecords = <T>(work: (acting: Acting) => Promise<T>) => Promise<T>

/**
 * Once a night, lets the own records of every published programme follow from everybody who takes part in it: each in a
 * transaction of its own, so that one that fails holds up no other, and is tried again. Asked every minute.
 */
export async function refreshByNight(actAs: AsRecords, now: Date): Promise<void> {
  if (hourInLondon(now) < HOUR) return
  const failed: unknown[] = []
  for (const programme of await actAs(notSeenToday)) {
    const followed = actAs(async (acting) => {
      const invented = (await installationOf(acting)) === 'demo'
      await refreshOwnRecords(acting, programme, { invented })
      await seen(acting, programme)
    })
    await followed.catch((error: unknown) => failed.push(error))
  }
  if (failed.length > 0) throw new AggregateError(failed, `the records of ${failed.length} programmes failed`)
}

/** The published programmes whose records were not looked at since midnight. Nearly every minute there is none. */
async function notSeenToday(acting: Acting): Promise<Programme[]> {
  const { rows } = await sql<{ key: string }>`
    select distinct v.key from blueprint_version v
    where v.kind = 'programme' and v.state = 'published' and not exists (select from own_records_night n
      where n.programme = v.key and n.seen_on >= ${dateInLondon(acting.now)})`.execute(acting.tx)
  if (rows.length === 0) return []
  const due = new Set(rows.map(({ key }) => key))
  const { programmes } = await programmesNow(acting)
  return programmes.map(({ programme }) => programme).filter(({ key }) => due.has(key))
}

const seen = ({ tx, actor, now }: Acting, { key }: Programme) =>
  sql`insert into own_records_night (place_id, programme, seen_on) values (${actor.place}, ${key}, ${dateInLondon(now)})
    on conflict (place_id, programme) do update set seen_on = excluded.seen_on`.execute(tx)
