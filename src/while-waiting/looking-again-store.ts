import { type RawBuilder, sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { type DateOnly, isUuid } from '../words/index.ts'
import type { LookingAgain, Outcome } from './waiting-list.ts'

const columns = sql`a.id, a.offer_id as "offerId", o.list_id as "listId", a.young_person_id as "youngPersonId", o.reference, o.called,
  a.asked_by as "askedBy", v.name as "workerName", a.words, a.asked_at as "askedAt", a.answer_by as "answerBy",
  a.answered_at as "answeredAt", w.name as "answeredBy", a.outcome, a.answer_words as "answerWords"`
const tables = sql`looking_again a join waiting_offer o on o.id = a.offer_id left join worker v on v.id = a.worker_id
  left join worker w on w.id = a.answered_by`

/** A request to look again, for the service that answers it; null where there is none for this actor. */
export async function lookingAgainById({ tx }: Acting, id: string): Promise<LookingAgain | null> {
  if (!isUuid(id)) return null
  const { rows } = await sql<LookingAgain>`select ${columns} from ${tables} where a.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** Every request of one list, the latest first; at most 200. */
export async function lookingAgainOf({ tx }: Acting, listId: string): Promise<LookingAgain[]> {
  const { rows } = await sql<LookingAgain>`
    select ${columns} from ${tables} where o.list_id = ${listId} order by a.asked_at desc limit 200`.execute(
    tx,
  )
  return rows
}

/** The service answers. False where somebody answered before. */
export async function answerLookingAgain(
  acting: Acting,
  { id, youngPersonId }: Pick<LookingAgain, 'id' | 'youngPersonId'>,
  { outcome, words }: { outcome: Outcome; words: string },
): Promise<boolean> {
  const { numUpdatedRows } = await acting.tx
    .updateTable('looking_again')
    .set({ answered_at: acting.now, answered_by: acting.actor.id, outcome, answer_words: words })
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await record(acting, {
    ...{ act: 'answered', subject: { kind: 'looking_again', id }, youngPerson: youngPersonId },
    fields: ['outcome'],
  })
  return true
}

/** For whom somebody who is supported waits, and who there answers when things get worse. */
export type WaitsFor = {
  offerId: string
  service: string
  organisationId: string
  phone: string | null
  answerer: string
  /** What the service said of everybody on its list. */
  said: readonly { asks: string; says: string }[]
}

/** The service that the young person of this referral waits for; null where there is none. */
export async function waitsFor({ tx }: Acting, referralId: string): Promise<WaitsFor | null> {
  const { rows } = await sql<WaitsFor>`
    select offer_id as "offerId", service, organisation_id as "organisationId", phone, answerer, said
    from waits_for(${referralId})`.execute(tx)
  return rows[0] ?? null
}

/** What whoever said yes to an offer takes part in, where the team that takes them on runs it; else null. */
export async function offeredBy(
  { tx }: Acting,
  { referralId, teamId }: { referralId: string; teamId: string },
): Promise<{ runId: string; programme: string } | null> {
  const { rows } = await sql<{ runId: string; programme: string }>`
    select r.id as "runId", r.programme from waits_for(${referralId}) w join programme_run r on r.id = w.run_id
    where r.team_id = ${teamId} and r.ended_on is null`.execute(tx)
  return rows[0] ?? null
}

/** What was asked about somebody, as those who support them read it. */
export type AskedAgain = Pick<
  LookingAgain,
  'id' | 'askedBy' | 'askedAt' | 'answerBy' | 'answeredAt' | 'outcome' | 'answerWords'
>

/** What was asked about a young person, the latest first; at most 20. */
export const askedAgainOf = ({ tx }: Acting, youngPersonId: string): Promise<AskedAgain[]> =>
  tx
    .selectFrom('looking_again as a')
    .select(['a.id', 'a.asked_at as askedAt', 'a.answer_by as answerBy', 'a.answered_at as answeredAt'])
    .select(['a.answer_words as answerWords', sql<AskedAgain['askedBy']>`a.asked_by`.as('askedBy')])
    .select(sql<Outcome | null>`a.outcome`.as('outcome'))
    .where('a.young_person_id', '=', youngPersonId)
    .orderBy('a.asked_at', 'desc')
    .limit(20)
    .execute()

type Asking = { id: string; words: string; answerBy: DateOnly }

/** Things are getting worse, says a worker who supports them. Gives the id of the question that waits. */
export async function askForThem(
  acting: Acting,
  support: { id: string; youngPersonId: string },
  { id, words, answerBy }: Asking,
): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`
    select ask_to_look_again_for(${support.id}, ${id}, ${words}, ${answerBy}::date) as id`.execute(acting.tx)
  const asked = rows[0]?.id ?? null
  if (asked === id)
    await record(acting, {
      ...{ act: 'asked', subject: { kind: 'looking_again', id }, youngPerson: support.youngPersonId },
    })
  return asked
}

/** A request that waits for its answer: whose it is, or nobody's where whoever was named works there no more. */
export type LookingAgainDue = {
  id: string
  youngPersonId: string
  called: string
  reference: string
  answerBy: DateOnly
  workerId: string | null
  workerName: string | null
}

/**
 * The question for the requests that these workers answer, and those of teams that they manage where nobody named is there.
 * Today asks it in one trip with others.
 */
export const lookingAgainDue = ({
  workerIds,
  teamIds,
}: {
  workerIds: readonly string[]
  teamIds: readonly string[]
}): RawBuilder<LookingAgainDue[]> => sql<LookingAgainDue[]>`select coalesce(json_agg(due), '[]') from (
    select a.id, a.young_person_id as "youngPersonId", o.called, o.reference, a.answer_by as "answerBy", m.id as "workerId",
      m.name as "workerName"
    from looking_again a join waiting_offer o on o.id = a.offer_id join waiting_list l on l.id = o.list_id
    left join worker m on m.id = l.answerer_id and m.left_on is null and exists (select from membership b
      where b.worker_id = m.id and b.team_id = l.team_id and (b.ends_on is null or b.ends_on >= trellis_today()))
    where a.answered_at is null and (m.id = any(${[...workerIds]}::uuid[])
      or (m.id is null and l.team_id = any(${[...teamIds]}::uuid[])))
    order by a.answer_by, a.id limit 200) due`
