import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Programme } from '../../blueprint/index.ts'
import type { Acting } from '../../database/index.ts'
import { measureLibrary } from '../../measures/index.ts'
import { beginCohort, endCohort, type Handed, keepArms, keepPeople, keepScores } from '../cohort-store.ts'
import { factsOf, type OwnPerson } from './facts.ts'
import type { SentOn } from './onward.ts'
import { type Given, scoresOf, withFamilyGoals } from './scores.ts'
import { bareCount, type Said, type Visit, visitsOf } from './visits.ts'

/** What became of a programme's own records. */
export type Refreshed = { people: number; scores: number; did: 'written' | 'unchanged' | 'kept' }

async function ownPeople({ tx }: Acting, programme: string): Promise<OwnPerson[]> {
  const { rows } = await sql<OwnPerson>`
    select enrolment, arm, school, sex, born, ethnic_group as "ethnicGroup", deprivation, special_needs as "specialNeeds",
      care_status as "careStatus", way_in as "wayIn", sent_by as "sentBy", began_on as "beganOn", ended_on as "endedOn",
      contacts, first_contact as "firstContact", last_contact as "lastContact", weekly
    from own_people(${programme}) order by began_on, enrolment`.execute(tx)
  return rows
}

async function ownScores({ tx }: Acting, programme: Programme): Promise<Given[]> {
  const { rows } = await sql<Given>`
    select enrolment, measure, occasion, score, given_on as "givenOn", point from own_scores(${programme.key})`.execute(
    tx,
  )
  return withFamilyGoals(programme, rows)
}

async function ownOnward({ tx }: Acting, programme: string): Promise<Map<string, SentOn[]>> {
  const { rows } = await sql<SentOn>`
    select enrolment, words, helps_with as "helpsWith", run_by as "runBy" from own_onward(${programme})`.execute(
    tx,
  )
  return Map.groupBy(rows, ({ enrolment }) => enrolment)
}

async function ownHandovers({ tx }: Acting, programme: string): Promise<Map<string, Handed>> {
  const { rows } = await sql<{ enrolment: string; handed: Handed }>`
    select enrolment, jsonb_object_agg(kind, outcome) as handed from own_handovers(${programme}) group by 1`.execute(
    tx,
  )
  return new Map(rows.map(({ enrolment, handed }) => [enrolment, handed]))
}

/** Whoever came to a drop-in or a workshop that is asked about at its end: bare counts, and those who answered among them. */
async function ownVisits({ tx }: Acting, { key }: Programme): Promise<Visit[]> {
  const { rows } = await sql<Said>`
    select session, on_day as date, came, measure, answered, yes from own_feedback(${key})`.execute(tx)
  return visitsOf(rows)
}

/** The programme's own records as they stand: the mark of what they were written from, and whether they were arranged. */
const before = ({ tx }: Acting, programme: string) =>
  tx
    .selectFrom('programme_cohort')
    .select(['digest', 'invented'])
    .where('programme', '=', programme)
    .where('source', 'is', null)
    .executeTakeFirst()

/**
 * Lets a programme's own records follow from everybody who takes part in it. Records that a demo arranged stay, unless they
 * are to be replaced. Nothing is written where nothing changed.
 */
export async function refreshOwnRecords(
  acting: Acting,
  programme: Programme,
  { invented, replace = false }: { invented: boolean; replace?: boolean },
): Promise<Refreshed> {
  const known = await ownPeople(acting, programme.key)
  const given = await ownScores(acting, programme)
  const onward = await ownOnward(acting, programme.key)
  const handed = await ownHandovers(acting, programme.key)
  const visits = await ownVisits(acting, programme)
  const measures = measureLibrary()
  const named = known.map((one, at) => ({
    ...{ person: at + 1, arm: one.arm, weekly: one.weekly, handovers: handed.get(one.enrolment) ?? {} },
    ...factsOf(programme, one, onward.get(one.enrolment) ?? []),
  }))
  const people = [...named, ...visits.map((_, at) => ({ ...bareCount, person: known.length + at + 1 }))]
  const answered = known.flatMap(({ enrolment, endedOn }, at) =>
    scoresOf(
      programme,
      measures,
      endedOn,
      given.filter((one) => one.enrolment === enrolment),
    ).map((score) => ({ ...score, person: at + 1 })),
  )
  const scores = [
    ...answered,
    ...visits.flatMap(({ scores: said }, at) =>
      said.map((score) => ({ ...score, person: known.length + at + 1 })),
    ),
  ]
  const counts = { people: people.length, scores: scores.length }
  const digest = createHash('sha256')
    .update(JSON.stringify([programme.version, people, scores]))
    .digest()
  const old = await before(acting, programme.key)
  if (old && old.digest === null && old.invented && !replace) return { ...counts, did: 'kept' }
  if (!old && people.length === 0) return { ...counts, did: 'unchanged' }
  if (old?.digest?.equals(digest)) return { ...counts, did: 'unchanged' }
  const { id } = await beginCohort(acting, {
    ...{ programme: programme.key, version: programme.version, source: null, invented, digest },
  })
  await keepPeople(
    acting,
    id,
    people.map(({ arm: _, ...facts }) => facts),
  )
  await keepArms(acting, id, people)
  await keepScores(acting, id, scores)
  const rows = people.length + scores.length
  await endCohort(acting, id, { rows, kept: rows, held: 0, refused: 0 })
  return { ...counts, did: 'written' }
}
