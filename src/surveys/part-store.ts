import { sql } from 'kysely'
import type { Measure } from '../blueprint/index.ts'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { everyVersion, inWords, wordingOf } from '../measures/index.ts'
import { type Asked, askedItems, type LocalQuestion, type MeasureWords, type Part, whyNot } from './part.ts'
import { type Domain, domains, type Questionnaire, questionnaireShape } from './questionnaire.ts'
import type { Round } from './round.ts'

const isDomain = (text: string): text is Domain => Object.hasOwn(domains, text)

const localQuestions = (acting: Acting) =>
  acting.tx
    .selectFrom('local_question')
    .select([
      ...(['id', 'sensitive', 'most', 'shaped_with as shapedWith'] as const),
      sql<Domain>`domain`.as('domain'),
      sql<LocalQuestion['words']>`words`.as('words'),
      sql<LocalQuestion['choices']>`choices`.as('choices'),
      sql<LocalQuestion['better']>`better`.as('better'),
    ])

/** The place's own questions that are in use, latest first; at most 200. */
export const localQuestionsHere = (acting: Acting): Promise<LocalQuestion[]> =>
  localQuestions(acting)
    .where('place_id', '=', acting.actor.place)
    .where('ended_at', 'is', null)
    .orderBy('made_at', 'desc')
    .limit(200)
    .execute()

/** Writes down a question of the place's own; the same id again does nothing. A change is a new question. */
export async function makeLocalQuestion(acting: Acting, question: LocalQuestion): Promise<void> {
  const made = await acting.tx
    .insertInto('local_question')
    .values({
      ...{ id: question.id, domain: question.domain, better: question.better, sensitive: question.sensitive },
      most: question.most,
      ...{ words: JSON.stringify(question.words), choices: JSON.stringify(question.choices) },
      ...{ shaped_with: question.shapedWith, place_id: acting.actor.place as string },
      made_by: acting.actor.id as string,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 1n)
    await record(acting, { act: 'made', subject: { kind: 'local question', id: question.id } })
}

/** The words in which an organisation asks a measure; null where the wording is a slot that it has not filled. */
export async function wordsOf(
  acting: Acting,
  measure: Measure,
  asked: { organisationId: string; yearGroups: readonly number[] },
): Promise<MeasureWords | null> {
  const wording = measure.wording === 'slot' ? await wordingOf(acting, asked.organisationId, measure) : null
  if (measure.wording === 'slot' && !wording) return null
  const { lead, questions } = inWords(measure, askedItems(measure, asked.yearGroups), wording)
  return { lead, questions }
}

/** The words in which a measure would be asked in a survey, and why it may not be; null where it may. */
export async function howAsked(
  acting: Acting,
  measure: Measure,
  round: Asked,
  organisationId: string,
): Promise<{ words: MeasureWords | null; why: string | null }> {
  const words = await wordsOf(acting, measure, { organisationId, yearGroups: round.yearGroups })
  return {
    words,
    why: whyNot(measure, round) ?? (words ? null : 'Your organisation has not entered its wording.'),
  }
}

/** Ends the offering of a question of the place's own; surveys that ask it go on asking. Twice does nothing. */
export async function endLocalQuestion(acting: Acting, id: string): Promise<void> {
  const ended = await acting.tx
    .updateTable('local_question')
    .set({ ended_at: acting.now })
    .where('id', '=', id)
    .where('place_id', '=', acting.actor.place)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (ended.numUpdatedRows > 0n)
    await record(acting, { act: 'ended', subject: { kind: 'local question', id } })
}

/** A part whose measure cannot be asked: it is not in the library any more, or the organisation has no wording of it. */
export type LostPart = { id: string; nth: number; lost: string }

/**
 * What a survey asks, in order, in the words of the organisation that runs it; and what of it cannot be asked, which
 * hinders its opening.
 */
export async function partsOf(
  acting: Acting,
  round: Pick<Round, 'id' | 'yearGroups'>,
  organisationId: string,
): Promise<{ parts: Part[]; lost: LostPart[] }> {
  const rows = await acting.tx
    .selectFrom('round_part')
    .select(['id', 'nth', 'domain', 'measure', 'version', 'local_question_id as localId'])
    .where('round_id', '=', round.id)
    .orderBy('nth')
    .execute()
  const ids = rows.flatMap(({ localId }) => (localId ? [localId] : []))
  const locals = ids.length > 0 ? await localQuestions(acting).where('id', 'in', ids).execute() : []
  const parts: Part[] = []
  const lost: LostPart[] = []
  for (const { id, nth, domain, measure: key, version, localId } of rows) {
    const about = { id, nth, domain: isDomain(domain) ? domain : ('meaning' as const) }
    const local = locals.find((one) => one.id === localId)
    if (local) parts.push({ ...about, local })
    if (!key) continue
    const measure = everyVersion().find((one) => one.key === key && one.version === version)
    const words =
      measure && (await wordsOf(acting, measure, { organisationId, yearGroups: round.yearGroups }))
    if (!measure) lost.push({ id, nth, lost: `${key}, version ${version}, is not in the library any more.` })
    else if (!words)
      lost.push({
        id,
        nth,
        lost: `${measure.name} has no wording: your organisation enters its own, under its licence.`,
      })
    else parts.push({ ...about, measure, words })
  }
  return { parts, lost }
}

/** What is put into a survey: a measure of the library, or a question of the place's own. */
export type NewPart = { id: string; domain: Domain } & (
  | { measure: { key: string; version: number } }
  | { localQuestionId: string }
)

/** Puts something at the end of what a survey asks. The same thing twice does nothing. */
export async function addPart(acting: Acting, roundId: string, part: NewPart): Promise<void> {
  const measure = 'measure' in part ? part.measure : null
  const local = 'localQuestionId' in part ? part.localQuestionId : null
  const { rows } = await sql<{ id: string }>`
    insert into round_part (id, round_id, nth, domain, measure, version, local_question_id)
    select ${part.id}, ${roundId}, coalesce(max(nth), 0) + 1, ${part.domain}, ${measure?.key ?? null}::text,
      ${measure?.version ?? null}::int, ${local}::uuid
    from round_part where round_id = ${roundId}
    having count(*) filter (where measure = ${measure?.key ?? null}::text or local_question_id = ${local}::uuid) = 0
    returning id`.execute(acting.tx)
  if (rows.length > 0)
    await record(acting, { act: 'added', subject: { kind: 'round', id: roundId }, fields: ['parts'] })
}

/** Takes something out of what a survey asks. */
export async function removePart(acting: Acting, roundId: string, partId: string): Promise<void> {
  await acting.tx.deleteFrom('round_part').where('round_id', '=', roundId).where('id', '=', partId).execute()
  await record(acting, { act: 'removed', subject: { kind: 'round', id: roundId }, fields: ['parts'] })
}

/** Opens a survey: what is asked is frozen as it stands. Twice does nothing; the database refuses what is not whole. */
export async function openRound(
  acting: Acting,
  roundId: string,
  questionnaire: Questionnaire,
): Promise<void> {
  const opened = await acting.tx
    .insertInto('round_opening')
    .values({
      round_id: roundId,
      questionnaire: JSON.stringify(questionnaireShape.parse(questionnaire)),
      opened_by: acting.actor.id as string,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (opened.numInsertedOrUpdatedRows === 1n)
    await record(acting, { act: 'opened', subject: { kind: 'round', id: roundId } })
}

/** What a survey asks as it was frozen at its opening; null before. */
export async function frozenQuestionnaire(acting: Acting, roundId: string): Promise<Questionnaire | null> {
  const row = await acting.tx
    .selectFrom('round_opening')
    .select('questionnaire')
    .where('round_id', '=', roundId)
    .executeTakeFirst()
  return row ? questionnaireShape.parse(row.questionnaire) : null
}
