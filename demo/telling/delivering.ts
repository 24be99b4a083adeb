import { sql } from 'kysely'
import { deliverTask } from '../../src/messages/index.ts'
import { actAs, type Town } from './town.ts'

// On a demo nothing leaves: what was told is read in the mailbox.
const stayHere = async () => {}
const deliver = deliverTask({ email: stayHere, text: stayHere })

const A_MINUTE = 60_000

/** Sends what was told and still waits, a minute after that moment, in the order in which it may go. */
export async function deliverWaiting(town: Town, told: Date): Promise<void> {
  const { place, db: database } = town
  const later = new Date(told.getTime() + A_MINUTE)
  const now = later < town.now ? later : town.now
  await actAs(town, { kind: 'job:deliver', id: null, place }, now, async (acting) => {
    const waiting = await acting.tx
      .selectFrom('message')
      .select('id')
      .where('sent_at', 'is', null)
      .where('withheld_because', 'is', null)
      .where('failed_because', 'is', null)
      .orderBy(sql`after_id is not null`)
      .execute()
    for (const { id } of waiting)
      await deliver({ message: id, place }, { database, now, attempt: 1, actAs: (_, work) => work(acting) })
  })
}

/** Takes from the queue what was done while it was told, so that none of it is left to do. */
export async function emptyQueue({ db }: Town): Promise<void> {
  await sql`set local role trellis_jobs`.execute(db)
  await sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`.execute(db)
  await sql`reset role`.execute(db)
}
