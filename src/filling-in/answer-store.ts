import { type Kysely, sql } from 'kysely'
import type { Acting, DB } from '../database/index.ts'
import { notReached } from '../surveys/index.ts'
import type { AboutName } from './about-you.ts'
import type { Pupil } from './slip-store.ts'
import type { Answers, Groups } from './survey.ts'

/**
 * Whoever holds a slip, with a database that is asked one thing outside any transaction: the statement itself says who
 * asks (`as_pupil`), and is a transaction of its own. A morning of surveys is made of these.
 */
export type Once = { once: Kysely<DB>; actor: Pupil; now: Date; request: string }

const asked = (whom: Acting | Once): Kysely<DB> => ('tx' in whom ? whom.tx : whom.once)

/** The slip in hand as SQL: known to the transaction already, or said by the statement itself. */
const slip = (whom: Acting | Once) =>
  'tx' in whom
    ? sql`(select ${whom.actor.id}::uuid as code) as held`
    : sql`as_pupil(${whom.actor.id}, ${whom.actor.place}, ${whom.now}, ${whom.request}) as held (code)`

/** What was answered with the acting slip, or null when nobody has begun. */
export async function answersGiven(whom: Acting | Once): Promise<Answers | null> {
  const { rows } = await sql<Omit<Answers, 'finished'> & { finishedAt: Date | null }>`
    select g.answers, g.at_item as at, g.year_group as "yearGroup", g.gender, g.ethnic_group as "ethnicGroup",
      g.finished_at as "finishedAt"
    from ${slip(whom)} cross join lateral pupil_answers(held.code) as g`.execute(asked(whom))
  if (!rows[0]) return null
  const { finishedAt, ...given } = rows[0]
  return { ...given, finished: finishedAt !== null }
}

/** Which round the acting slip is for, what it knows of whoever holds it, and whether they said no before. */
export async function slipInside(
  acting: Acting,
): Promise<{ roundId: string; groups: Groups; saidNo: boolean } | null> {
  const row = await acting.tx
    .selectFrom('round_code as c')
    .leftJoin('round_refusal as n', 'n.code_id', 'c.id')
    .select([
      ...(['c.round_id as roundId', 'c.year_group as yearGroup', 'c.gender'] as const),
      ...(['c.ethnic_group as ethnicGroup', 'n.code_id as refusal'] as const),
    ])
    .where('c.id', '=', acting.actor.id)
    .executeTakeFirst()
  if (!row) return null
  const { roundId, refusal, ...groups } = row
  return { roundId, groups, saidNo: refusal !== null }
}

/**
 * Begins: one row for the acting slip, with the groups that it knows and nothing answered. Begun before, nothing changes.
 * A no that was said before is gone. Answers false when the survey is over.
 */
export async function beginAnswers(acting: Acting, items: number, language: string): Promise<boolean> {
  const blank = Buffer.alloc(items, notReached)
  await acting.tx.deleteFrom('round_refusal').where('code_id', '=', acting.actor.id).execute()
  const groups = sql.raw(
    'year_group, gender, ethnic_group, free_meals, special_needs, deprivation, neighbourhood_id',
  )
  await sql`
    insert into round_answers (id, round_id, round_school_id, answers, language, ${groups})
    select id, round_id, round_school_id, ${blank}, ${language}, ${groups} from round_code
    where id = ${acting.actor.id} and round_id = (select pupil_round())
    on conflict do nothing`.execute(acting.tx)
  return (await answersGiven(acting)) !== null
}

/** One answer: which item, from 0, and the byte that stands for it; or a byte for each of the items asked together. */
export type OneAnswer = { item: number; values: readonly number[]; language: string }

/**
 * Keeps one answer, in one update of one row: sent twice it stands once, and of two that differ the later holds. The place
 * moves to the next question. Answers false, with nothing written, when nobody has begun, or it is finished or over.
 */
export async function keepAnswer(
  whom: Acting | Once,
  { item, values, language }: OneAnswer,
): Promise<boolean> {
  const { rows } = await sql<{ at: number }>`
    select k.at from ${slip(whom)}
    cross join lateral keep_pupil_answer(held.code, ${item}, ${Buffer.from(values)}, ${language}) as k`.execute(
    asked(whom),
  )
  return rows.length > 0
}

/** Keeps what somebody said about themselves, null where they skipped it. */
export async function keepAbout(acting: Acting, name: AboutName, value: string | null): Promise<boolean> {
  const kept = await acting.tx
    .updateTable('round_answers')
    .set(name === 'year_group' ? { year_group: value === null ? null : Number(value) } : { [name]: value })
    .where('id', '=', acting.actor.id)
    .where('finished_at', 'is', null)
    .executeTakeFirst()
  return kept.numUpdatedRows > 0n
}

/** Hands the survey in; once. Answers false when there is nothing to hand in, or the survey is over. */
export async function finishAnswers(acting: Acting): Promise<boolean> {
  const finished = await acting.tx
    .updateTable('round_answers')
    .set({ finished_at: acting.now, at_item: sql`length(answers)` })
    .where('id', '=', acting.actor.id)
    .where('finished_at', 'is', null)
    .executeTakeFirst()
  return finished.numUpdatedRows > 0n
}

/** Says no: what was answered is gone and the no counts. Answers false once finished, or when the survey is over. */
export async function refuseSurvey(acting: Acting): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select refuse_with_code() as taken`.execute(acting.tx)
  return rows[0]?.taken ?? false
}

/** Whether figures of this round have been made, which stay as they are when somebody takes answers back. */
export async function figuresMade({ tx }: Acting, roundId: string): Promise<boolean> {
  const made = await tx
    .selectFrom('publication_version')
    .select('id')
    .where('round_id', '=', roundId)
    .limit(1)
    .executeTakeFirst()
  return made !== undefined
}

/** Takes the answers back, for good: the code opens nothing any more. */
export async function withdrawAnswers(acting: Acting): Promise<void> {
  await sql`select withdraw_with_code()`.execute(acting.tx)
}
