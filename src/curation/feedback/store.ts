import { type Kysely, sql } from 'kysely'
import type { Acting, DB } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import type { Again, Feedback, Moderation, Shown, Welcome } from './feedback.ts'

/** How it was, to be kept. */
export type NewFeedback = {
  id: string
  serviceId: string
  welcome: Welcome
  again: Again
  words: string | null
  unsafe: boolean
}

/** Keeps how it was for somebody; the same sending twice is kept once. Nothing of it can be read back by them. */
export async function keepFeedback(acting: Acting, { serviceId, ...said }: NewFeedback): Promise<void> {
  const place_id = acting.actor.place as string
  await acting.tx
    .insertInto('feedback')
    .values({ ...said, place_id, service_id: serviceId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const waiting = (acting: Acting) =>
  acting.tx
    .selectFrom('feedback')
    .innerJoin('service', 'service.id', 'feedback.service_id')
    .select([
      'feedback.id',
      'feedback.service_id as serviceId',
      'service.name as serviceName',
      'feedback.welcome',
      'feedback.again',
      'feedback.words',
      'feedback.unsafe',
      'feedback.made_at as madeAt',
    ])
    .where('feedback.decision', 'is', null)
    .$narrowType<{ welcome: Welcome; again: Again }>()

/** What waits to be read: what is about safety first, then the oldest; at most 200. */
export const feedbackWaiting = (acting: Acting): Promise<Feedback[]> =>
  waiting(acting).orderBy('feedback.unsafe', 'desc').orderBy('feedback.made_at').limit(200).execute()

/** How many answers wait to be read. */
export async function countFeedback(acting: Acting): Promise<number> {
  const { n } = await acting.tx
    .selectFrom('feedback')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('decision', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** One answer that waits, held until the transaction ends; undefined when there is none that the actor may see. */
export const feedbackToDecide = (acting: Acting, id: string): Promise<Feedback | undefined> =>
  waiting(acting).where('feedback.id', '=', id).forUpdate('feedback').executeTakeFirst()

/** Decides what becomes of an answer. */
export async function decideFeedback(
  acting: Acting,
  id: string,
  { decision, reason, worker }: { decision: Moderation; reason: string | null; worker: string },
): Promise<void> {
  await acting.tx
    .updateTable('feedback')
    .set({ decision, reason, decided_by: worker, decided_at: acting.now })
    .where('id', '=', id)
    .execute()
  await record(acting, { act: `feedback ${decision.replace('_', ' ')}`, subject: { kind: 'feedback', id } })
}

type ShownRow = Record<'n' | `welcome_${Welcome}` | `again_${Again}`, number> & { words: string[] }

/** What everybody may know of how it was; null before there are three answers. */
export async function feedbackShown(database: Kysely<DB>, service: string): Promise<Shown | null> {
  const { rows } = await sql<ShownRow>`select * from feedback_shown(${service})`.execute(database)
  const [row] = rows
  return row
    ? {
        ...{ n: row.n, words: row.words },
        welcome: { yes: row.welcome_yes, some: row.welcome_a_bit, no: row.welcome_no },
        again: { yes: row.again_yes, some: row.again_maybe, no: row.again_no },
      }
    : null
}
