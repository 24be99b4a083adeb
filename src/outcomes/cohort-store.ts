import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { newId } from '../words/index.ts'
import type { PersonFacts } from './taking-in/person-row.ts'
import type { ScoreGiven } from './taking-in/score-row.ts'

/** How many contacts somebody had in each week in which there were any, by its Monday. */
export type Weekly = Readonly<Record<string, number>>

/** What came of each kind of change in somebody's life that was planned: of one that is ahead, that it is planned. */
export type Handed = Readonly<Record<string, string>>

/** Records of a programme that were taken in together: its own where there is no source. */
export type Cohort = { id: string; source: string | null; invented: boolean }

/** Whose records they are, and by which version of the blueprint they are read. */
export type CohortFacts = {
  programme: string
  version: number
  source: string | null
  invented: boolean
  digest: Buffer | null
}

/** How many rows a file had, and what became of them. */
export type Counts = { rows: number; kept: number; held: number; refused: number }

/** The cohorts of a programme in the actor's place, its own records first. */
export function cohortsOf({ tx }: Acting, programme: string): Promise<Cohort[]> {
  return tx
    .selectFrom('programme_cohort')
    .where('programme', '=', programme)
    .select(['id', 'source', 'invented'])
    .orderBy('source', (order) => order.asc().nullsFirst())
    .execute()
}

/** Lets the statements of this transaction take as long as a million people need: a command is not a page. */
export async function takeItsTime({ tx }: Acting): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(tx)
}

/** Begins a cohort in the place of whatever this source gave before; nobody else takes it in until the transaction ends. */
export async function beginCohort(
  acting: Acting,
  facts: CohortFacts,
): Promise<{ id: string; replaced: boolean }> {
  const { tx, actor, now } = acting
  if (actor.place === null) throw new Error('a cohort belongs to a place, and this actor has none')
  await takeItsTime(acting)
  await sql`select pg_advisory_xact_lock(hashtext(${`cohort ${actor.place} ${facts.programme} ${facts.source ?? ''}`}))`.execute(
    tx,
  )
  const before = (await cohortsOf(acting, facts.programme)).find(({ source }) => source === facts.source)
  if (before) {
    await tx.deleteFrom('programme_score').where('cohort_id', '=', before.id).execute()
    await tx.deleteFrom('programme_person').where('cohort_id', '=', before.id).execute()
    await tx.deleteFrom('programme_cohort').where('id', '=', before.id).execute()
  }
  const id = newId()
  await tx
    .insertInto('programme_cohort')
    .values({
      id,
      place_id: actor.place,
      ...facts,
      ...{ rows: 0, kept: 0, held: 0, refused: 0 },
      taken_in_at: now,
    })
    .execute()
  await record(acting, { act: before ? 'replaced' : 'taken_in', subject: { kind: 'programme_cohort', id } })
  return { id, replaced: before !== undefined }
}

/** Writes down what became of the rows of a cohort's files. */
export async function endCohort({ tx }: Acting, cohort: string, counts: Counts): Promise<void> {
  await tx.updateTable('programme_cohort').set(counts).where('id', '=', cohort).execute()
}

const keyOf = ({ measure, point, person }: Pick<ScoreGiven, 'measure' | 'point' | 'person'>) =>
  `${person} ${measure} ${point}`

/** Writes scores in the order in which they stand, and answers which were kept: not those that stood there before. */
export async function keepScores(
  { tx }: Acting,
  cohort: string,
  scores: readonly ScoreGiven[],
): Promise<boolean[]> {
  const all = <K extends keyof ScoreGiven>(key: K) => scores.map((score) => score[key])
  const { rows } = await sql<Pick<ScoreGiven, 'measure' | 'point' | 'person'>>`
    insert into programme_score (cohort_id, measure, point, person, value, given_on)
    select ${cohort}::uuid, s.measure, s.point, s.person, s.value, s.given_on
    from unnest(${all('measure')}::text[], ${all('point')}::text[], ${all('person')}::int[],
      ${all('value')}::numeric[], ${all('date')}::date[]) with ordinality
      s (measure, point, person, value, given_on, nth)
    order by s.nth
    on conflict do nothing returning measure, point, person`.execute(tx)
  const written = new Set(rows.map(keyOf))
  // Of two rows of one batch that say the same the first is the one that was written.
  return scores.map((score) => written.delete(keyOf(score)))
}

/** Writes what is known of people, each under the number they have in the cohort. */
export async function keepPeople(
  { tx }: Acting,
  cohort: string,
  people: readonly (PersonFacts & { person: number; weekly?: Weekly | null; handovers?: Handed | null })[],
): Promise<void> {
  const given = people.map(({ onward, ...facts }) => ({
    ...facts,
    onward: onward && `{${onward.join(',')}}`,
  }))
  await sql`
    insert into programme_person (cohort_id, person, school, sex, age, ethnic_group, deprivation, special_needs,
      care_status, referred_by, onward, contacts, first_contact, last_contact, weekly, handovers)
    select ${cohort}::uuid, p.person, p.school, p.sex, p.age, p.ethnic_group, p.deprivation, p.special_needs,
      p.care_status, p.referred_by, p.onward::text[], p.contacts, p.first_contact, p.last_contact, nullif(p.weekly, 'null'), nullif(p.handovers, 'null')
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) p (person int, school text, sex text, age smallint,
      ethnic_group text, deprivation smallint, special_needs text, care_status text, referred_by text, onward text,
      contacts int, first_contact date, last_contact date, weekly jsonb, handovers jsonb)`.execute(tx)
}

/** Writes in which arm people are; whoever is not there yet comes in with it. */
export async function keepArms(
  { tx }: Acting,
  cohort: string,
  people: readonly { person: number; arm: string | null }[],
): Promise<void> {
  await sql`
    insert into programme_person (cohort_id, person, arm)
    select ${cohort}::uuid, p.person, p.arm
    from unnest(${people.map(({ person }) => person)}::int[], ${people.map(({ arm }) => arm)}::text[]) p (person, arm)
    on conflict (cohort_id, person) do update set arm = excluded.arm`.execute(tx)
}
