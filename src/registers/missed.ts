import { sql } from 'kysely'
import { type Acting, addJob, type Ids, type Task, type WorkHelpers } from '../database/index.ts'
import type { Session } from '../groups/index.ts'
import { madeBefore, pickedWith, placeNewsOf, referralById, tellNews } from '../referrals/index.ts'
import { addDays, dateInLondon, londonInstant, uuidV5 } from '../words/index.ts'

/** The job that tells somebody who missed a session that they are welcome the next time. */
const MISSED_YOU = 'missed-you'

/** In the morning after, so that what was marked by mistake is put right before. */
const MORNING = '10:00'

/**
 * Leaves it to a job to get in touch, kindly and once, with each who was not here: whoever runs a group may not read where a
 * message reaches them.
 */
export async function missThemLater(
  acting: Acting,
  session: Session,
  referralIds: readonly string[],
): Promise<void> {
  const runAt = londonInstant(addDays(dateInLondon(acting.now), 1), MORNING)
  const place = acting.actor.place as string
  for (const referral of referralIds)
    await addJob(acting, MISSED_YOU, { referral, place, session: session.id }, { runAt })
}

/** The job of registers: a friendly word to whoever missed one session. */
export const registerTasks = (origin: string): Record<string, Task> => ({
  [MISSED_YOU]: (ids, helpers) => missThem(ids, helpers, origin),
})

async function missThem(
  { referral: id, place, session }: Ids,
  { actAs }: WorkHelpers,
  origin: string,
): Promise<void> {
  if (!id || !place || !session) throw new TypeError('a job about a missed session names it')
  try {
    await actAs({ kind: 'job:sweep', id: null, place }, async (acting) => {
      const referral = await referralById(acting, id)
      if (referral?.state !== 'accepted' || !(await isFirstMiss(acting, id, session))) return
      await tellNews(
        acting,
        { referral, origin, idOf: (nth) => uuidV5(session, `missed ${id} ${nth}`) },
        {
          youngPerson: placeNewsOf('MissedYou', await pickedWith(acting, referral)),
          others: async () => [],
        },
      )
    })
  } catch (error) {
    if (!madeBefore(error)) throw error
  }
}

/** Whether they missed this session, still, and not the one before it too: after two their link worker gets in touch. */
async function isFirstMiss({ tx }: Acting, referralId: string, sessionId: string): Promise<boolean> {
  const { rows } = await sql<{ first: boolean }>`
    select a.came = 'did_not_come' and coalesce((select before.came <> 'did_not_come' from attendance before
      where before.referral_id = a.referral_id and before.on_date < a.on_date and before.came <> 'cancelled'
      order by before.on_date desc limit 1), true) as first
    from attendance a where a.referral_id = ${referralId} and a.session_id = ${sessionId}`.execute(tx)
  return rows[0]?.first ?? false
}
