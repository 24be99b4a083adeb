import { type RawBuilder, sql } from 'kysely'
import { calendarOf, teamById } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import type { RunToAsk } from '../groups/index.ts'
import { record } from '../history/index.ts'
import { addWorkingDays, type DateOnly, dateInLondon, isUuid } from '../words/index.ts'
import type { WorkshopRequest } from './workshop.ts'

type Asked = Pick<WorkshopRequest, 'id' | 'club' | 'askedBy' | 'email' | 'phone' | 'said'> & { run: RunToAsk }

/** A club asks; the same sending twice asks once. Gives the day by which the team answers, by its own calendar. */
export async function askForWorkshop(acting: Acting, { run, ...asked }: Asked): Promise<DateOnly> {
  const team = await teamById(acting.tx, run.teamId)
  if (!team) throw new Error('a run has a team')
  const calendar = await calendarOf(acting.tx, team.organisationId)
  const answerBy = addWorkingDays(calendar, dateInLondon(acting.now), team.answerDays)
  await acting.tx
    .insertInto('workshop_request')
    .values({
      ...{ id: asked.id, place_id: acting.actor.place as string, run_id: run.runId, club: asked.club },
      team_id: run.teamId,
      ...{ asked_by: asked.askedBy, email: asked.email, phone: asked.phone, answer_by: answerBy },
      said: JSON.stringify(asked.said),
    })
    .execute()
  await record(acting, { act: 'asked', subject: { kind: 'workshop_request', id: asked.id } })
  return answerBy
}

const requests = ({ tx }: Acting) =>
  tx
    .selectFrom('workshop_request as q')
    .leftJoin('worker as w', 'w.id', 'q.answered_by')
    .select([
      ...(['q.id', 'q.run_id as runId', 'q.club', 'q.asked_by as askedBy', 'q.email', 'q.phone'] as const),
      ...(['q.words', 'q.asked_at as askedAt', 'w.name as answeredBy'] as const),
      sql<WorkshopRequest['said']>`q.said`.as('said'),
      sql<DateOnly>`q.answer_by`.as('answerBy'),
      sql<WorkshopRequest['answer']>`q.answer`.as('answer'),
    ])

/** What clubs asked where a programme runs, those that wait first; at most 100, and none for whoever does not run it. */
export const requestsOf = (acting: Acting, runId: string): Promise<WorkshopRequest[]> =>
  requests(acting)
    .where('q.run_id', '=', runId)
    .orderBy(sql`q.answer is not null`)
    .orderBy('q.answer_by')
    .orderBy('q.id')
    .limit(100)
    .execute()

/** One request of a run, or null where there is none for this actor. */
export async function requestById(
  acting: Acting,
  runId: string,
  id: string,
): Promise<WorkshopRequest | null> {
  if (!isUuid(id)) return null
  const found = await requests(acting).where('q.run_id', '=', runId).where('q.id', '=', id).executeTakeFirst()
  return found ?? null
}

/** Answers it, once: says whether this was the answer. */
export async function answerRequest(
  acting: Acting,
  { id }: Pick<WorkshopRequest, 'id'>,
  { answer, words }: { answer: 'yes' | 'no'; words: string },
): Promise<boolean> {
  const { numUpdatedRows } = await acting.tx
    .updateTable('workshop_request')
    .set({ answer, words, answered_by: acting.actor.id, answered_at: acting.now })
    .where('id', '=', id)
    .where('answer', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await record(acting, { act: 'answered', subject: { kind: 'workshop_request', id }, fields: ['answer'] })
  return true
}

/** A request that waits for the answer of the actor's team. */
export type WorkshopDue = {
  id: string
  runId: string
  service: string
  club: string
  answerBy: DateOnly
  organisationId: string
}

/** Every request that waits for those who ask, soonest first, as one value for Today. */
export const workshopsDue = (): RawBuilder<WorkshopDue[]> => sql<WorkshopDue[]>`
  select coalesce(json_agg(json_build_object('id', q.id, 'runId', q.run_id, 'service', s.name, 'club', q.club,
    'answerBy', q.answer_by, 'organisationId', t.organisation_id) order by q.answer_by, q.id), '[]')
  from workshop_request q join programme_run r on r.id = q.run_id join service s on s.id = r.service_id
  join team t on t.id = r.team_id where q.answer is null`
