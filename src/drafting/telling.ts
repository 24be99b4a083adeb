import { sql } from 'kysely'
import { type Worker, workerById } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { type NewMessage, tellAll } from '../messages/index.ts'
import type { DateOnly } from '../words/index.ts'
import type { Draft, Proposal } from './draft.ts'

const addressed = ({ id, email }: Pick<Worker, 'id' | 'email'>) =>
  email ? ({ audience: 'worker', channel: 'email', address: email, workerId: id } as const) : null

/** Whoever may publish a draft is told that it waits: the one who was named, else the commissioners who had no part in it. */
export async function tellAsked(
  acting: Acting,
  draft: Draft,
  asked: { approver: string | null; answerBy: DateOnly; origin: string },
): Promise<void> {
  const named = asked.approver ? await workerById(acting.tx, asked.approver) : null
  const readers = named ? [named] : await commissionersWithoutPart(acting, draft)
  const values = { answerBy: asked.answerBy, link: `${asked.origin}/programmes/drafts/${draft.id}` }
  await tellAll(
    acting,
    readers.flatMap((reader): NewMessage[] => {
      const to = addressed(reader)
      return to ? [{ template: 'workerProgrammeAsked', values, to }] : []
    }),
  )
}

async function commissionersWithoutPart(
  { tx, actor }: Acting,
  { writers }: Draft,
): Promise<Pick<Worker, 'id' | 'email'>[]> {
  const own = [actor.id as string, ...writers.map(({ id }) => id)]
  const { rows } = await sql<Pick<Worker, 'id' | 'email'>>`
    select w.id, w.email from worker w where w.place_id = ${actor.place} and w.left_on is null and w.id <> all(${own}::uuid[])
      and exists (select from membership m where m.worker_id = w.id and m.role = 'commissioner'
        and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today()))
    order by w.name limit 20`.execute(tx)
  return rows
}

/** Whoever asked is told that there is an answer. */
export async function tellAnswered(
  acting: Acting,
  draft: Pick<Draft, 'id'>,
  { askedBy }: Proposal,
  origin: string,
): Promise<void> {
  const asker = await workerById(acting.tx, askedBy.id)
  const to = asker && addressed(asker)
  const values = { link: `${origin}/programmes/drafts/${draft.id}` }
  if (to) await tellAll(acting, [{ template: 'workerProgrammeAnswered', values, to }])
}
