import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { acknowledge } from '../measures/index.ts'
import { frozenQuestionnaire, type Questionnaire, type Round, roundById } from '../surveys/index.ts'
import { isUuid } from '../words/index.ts'
import { isNamedFor } from './naming-store.ts'
import { type HandedIn, openUrgent, type UrgentGiven } from './reading.ts'

/** The opened survey with this id, for one of those who were named as its readers; to anybody else it is not there. */
export async function surveyToRead(acting: Acting, id: string): Promise<Round | null> {
  if (!isUuid(id)) return null
  const { rows } = await sql<{ reads: boolean }>`select actor_reads_round(${id}) as reads`.execute(acting.tx)
  const round = rows[0]?.reads ? await roundById(acting, id) : null
  return round?.openedAt ? round : null
}

/** The same for whoever was named to read what is urgent of one pupil of it. */
export async function surveyNamedFor(acting: Acting, id: string, slip: string): Promise<Round | null> {
  if (!isUuid(id) || !isUuid(slip) || !(await isNamedFor(acting, slip))) return null
  return roundById(acting, id)
}

type Slip = Pick<HandedIn, 'id' | 'school' | 'yearGroup' | 'class' | 'finishedAt'>

async function slipsHandedIn(acting: Acting, roundId: string, only?: string): Promise<Slip[]> {
  const { rows } = await sql<Slip>`
    select code_id as id, school, year_group as "yearGroup", class, finished_at as "finishedAt"
    from round_handed_in(${roundId}) where ${only ?? null}::uuid is null or code_id = ${only ?? null}
    order by code_id`.execute(acting.tx)
  return rows
}

/**
 * Their names, in the transaction of the look at them: the look is written down first, and the database gives no name to
 * whoever wrote none.
 */
async function namesOf(
  acting: Acting,
  roundId: string,
  slips: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select code_id as id, given_name || ' ' || family_name as name
    from names_for_reader(${roundId}, ${[...slips]}::uuid[])`.execute(acting.tx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

async function urgentIn(acting: Acting, roundId: string): Promise<Map<string, UrgentGiven[]>> {
  type Row = Omit<UrgentGiven, 'told' | 'acknowledged'> & {
    slip: string
    told: { name: string; at: string; acknowledgeBy: string; stands: 'reader' | 'cover' }[] | null
    acknowledged: { name: string; at: string } | null
  }
  const { rows } = await sql<Row>`
    select u.id, u.code_id as slip, u.items[1] as item, u.raised_at as "raisedAt",
      (select json_agg(json_build_object('name', w.name, 'at', t.told_at, 'acknowledgeBy', t.acknowledge_by,
          'stands', t.stands) order by t.told_at, w.name)
        from (select worker_id, told_at, acknowledge_by, stands from urgent_told where urgent_id = u.id
          union all select worker_id, named_at, acknowledge_by, 'reader' from urgent_naming where urgent_id = u.id) t
          join worker w on w.id = t.worker_id) as told,
      (select json_build_object('name', w.name, 'at', a.at)
        from urgent_acknowledgement a join worker w on w.id = a.worker_id where a.urgent_id = u.id) as acknowledged
    from urgent_answer u where u.round_id = ${roundId} order by u.raised_at, u.id`.execute(acting.tx)
  const bySlip = new Map<string, UrgentGiven[]>()
  for (const { slip, told, acknowledged, ...row } of rows)
    bySlip.set(slip, [
      ...(bySlip.get(slip) ?? []),
      {
        ...row,
        told: (told ?? []).map((one) => ({
          ...one,
          at: new Date(one.at),
          acknowledgeBy: new Date(one.acknowledgeBy),
        })),
        acknowledged: acknowledged && { ...acknowledged, at: new Date(acknowledged.at) },
      },
    ])
  return bySlip
}

async function readIn(acting: Acting, roundId: string): Promise<Map<string, { name: string; at: Date }>> {
  const rows = await acting.tx
    .selectFrom('round_reading as x')
    .innerJoin('worker as w', 'w.id', 'x.worker_id')
    .select(['x.code_id as slip', 'w.name', 'x.read_at as at'])
    .where('x.round_id', '=', roundId)
    .orderBy('x.read_at', 'desc')
    .execute()
  // The last that is set is the first who read it.
  return new Map(rows.map(({ slip, name, at }) => [slip, { name, at }]))
}

async function shown(acting: Acting, roundId: string, slips: readonly Slip[]): Promise<HandedIn[]> {
  const [names, urgent, read] = [
    await namesOf(
      acting,
      roundId,
      slips.map(({ id }) => id),
    ),
    await urgentIn(acting, roundId),
    await readIn(acting, roundId),
  ]
  return slips.map((slip) => ({
    ...slip,
    name: names.get(slip.id) ?? null,
    urgent: urgent.get(slip.id) ?? [],
    read: read.get(slip.id) ?? null,
  }))
}

/** Everybody who handed this survey in or gave an urgent answer; that they were looked at is written down with it. */
export async function handedIn(acting: Acting, roundId: string): Promise<HandedIn[]> {
  const slips = await slipsHandedIn(acting, roundId)
  await recordLook(acting, 'named survey', {
    ...{ subject: roundId, fields: ['name', 'class'] },
    people: slips.map(({ id }) => id),
  })
  return shown(acting, roundId, slips)
}

/** What one pupil answered: the bytes, and what was asked. */
export type Read = { pupil: HandedIn; questionnaire: Questionnaire; answers: Uint8Array | null }

/**
 * One pupil of this survey with what they answered, or null. That somebody looked is written down with it, and, where it
 * was handed in, that a reader of all of it has read it.
 */
export async function readAnswers(
  acting: Acting,
  roundId: string,
  slip: string,
  all: boolean,
): Promise<Read | null> {
  if (!isUuid(slip)) return null
  const questionnaire = await frozenQuestionnaire(acting, roundId)
  const slips = await slipsHandedIn(acting, roundId, slip)
  if (slips.length === 0 || !questionnaire) return null
  await recordLook(acting, 'answers of a named survey', {
    ...{ subject: roundId, people: [slip], fields: ['name', 'class', 'answers'] },
  })
  if (all && slips[0]?.finishedAt)
    await acting.tx
      .insertInto('round_reading')
      .values({ code_id: slip, round_id: roundId, worker_id: acting.actor.id as string })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  const [pupil] = await shown(acting, roundId, slips)
  const answers = all ? await answersOf(acting, slip) : await urgentAnswersOf(acting, slip)
  return pupil ? { pupil, questionnaire, answers } : null
}

async function answersOf(acting: Acting, slip: string): Promise<Uint8Array | null> {
  const rows = acting.tx.selectFrom('round_answers').select('answers').where('id', '=', slip)
  return (await rows.executeTakeFirst())?.answers ?? null
}

/** What of a slip whoever was named for what is urgent reads: of everything else the database says "not reached". */
export async function urgentAnswersOf(acting: Acting, slip: string): Promise<Uint8Array | null> {
  const { rows } = await sql<{
    answers: Uint8Array | null
  }>`select urgent_answers_of(${slip}) as answers`.execute(acting.tx)
  return rows[0]?.answers ?? null
}

/** Says that the acting reader has read what is urgent of this pupil. Answers false where there is no such pupil. */
export async function acknowledgeUrgent(acting: Acting, roundId: string, slip: string): Promise<boolean> {
  if (!isUuid(slip) || (await slipsHandedIn(acting, roundId, slip)).length === 0) return false
  const urgent = (await urgentIn(acting, roundId)).get(slip) ?? []
  for (const { id } of openUrgent({ urgent })) await acknowledge(acting, id, { kind: 'round', id: roundId })
  return true
}
