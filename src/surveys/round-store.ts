import { sql } from 'kysely'
import { type Acting, constraintOf } from '../database/index.ts'
import { record } from '../history/index.ts'
import { type DateOnly, isUuid } from '../words/index.ts'
import type { Controller, Kind, LawfulBasis, OtherRound, Reader, Round, SpecialCondition } from './round.ts'

const day = (column: string) => sql<DateOnly | null>`${sql.ref(column)}`

const rounds = (acting: Acting) =>
  acting.tx
    .selectFrom('round as r')
    .leftJoin('round_opening as o', 'o.round_id', 'r.id')
    .leftJoin('round_closing as e', 'e.round_id', 'r.id')
    .where('r.place_id', '=', acting.actor.place)
    .select([
      ...(['r.id', 'r.place_id as placeId', 'r.key', 'r.name', 'r.earlier_id as earlierId'] as const),
      ...(['r.languages', 'r.year_groups as yearGroups', 'r.made_by as madeBy'] as const),
      ...(['r.about_for_parents as aboutForParents', 'r.about_for_pupils as aboutForPupils'] as const),
      ...(['r.something_else as somethingElse', 'r.parents_say_no_online as parentsSayNoOnline'] as const),
      ...(['r.impact_assessment as impactAssessment', 'r.agreement'] as const),
      ...(['r.key_holder as keyHolder', 'r.key_used_when as keyUsedWhen'] as const),
      ...(['o.opened_at as openedAt', 'e.closed_at as closedAt'] as const),
      sql<Kind>`r.kind`.as('kind'),
      sql<LawfulBasis | null>`r.lawful_basis`.as('lawfulBasis'),
      sql<SpecialCondition | null>`r.special_condition`.as('specialCondition'),
      day('r.schools_answer_by').as('schoolsAnswerBy'),
      day('r.opt_out_by').as('optOutBy'),
      day('r.opens_on').as('opensOn'),
      day('r.closes_on').as('closesOn'),
      day('r.withdraw_until').as('withdrawUntil'),
      day('r.names_destroyed_on').as('namesDestroyedOn'),
      day('r.retain_until').as('retainUntil'),
    ])

/** The survey of the actor's place with this id, or null. */
export async function roundById(acting: Acting, id: string): Promise<Round | null> {
  if (!isUuid(id)) return null
  return (await rounds(acting).where('r.id', '=', id).executeTakeFirst()) ?? null
}

/** The survey of the actor's place with this key, or null. */
export const roundCalled = async (acting: Acting, key: string): Promise<Round | null> =>
  (await rounds(acting).where('r.key', '=', key).executeTakeFirst()) ?? null

/** Every survey of the place, latest first; at most 200. */
export const roundsHere = (acting: Acting): Promise<Round[]> =>
  rounds(acting).orderBy('r.made_at', 'desc').orderBy('r.key').limit(200).execute()

/** The surveys of the place that one may be the next wave of: all but itself, latest first; at most 200. */
export const otherRounds = (acting: Acting, id: string | null): Promise<OtherRound[]> =>
  acting.tx
    .selectFrom('round')
    .select(['id', 'key', 'name'])
    .where('place_id', '=', acting.actor.place)
    .where('id', 'is distinct from', id)
    .orderBy('made_at', 'desc')
    .orderBy('key')
    .limit(200)
    .execute()

/** What a new survey begins with. */
export type NewRound = { id: string; key: string; name: string; kind: Kind; earlier?: string | null }

/** Begins a survey; the same id again does nothing. Answers false where its key is taken. */
export async function makeRound(
  acting: Acting,
  { id, key, name, kind, earlier = null }: NewRound,
): Promise<boolean> {
  const taken = await roundCalled(acting, key)
  if (taken) return taken.id === id
  await acting.tx
    .insertInto('round')
    .values({
      ...{ id, key, name, kind, earlier_id: earlier },
      place_id: acting.actor.place as string,
      made_by: acting.actor.id as string,
    })
    .execute()
  await record(acting, { act: 'made', subject: { kind: 'round', id } })
  return true
}

/** What of a survey may be set, by the name of its column. */
export type RoundFields = Partial<{
  name: string
  kind: Kind
  earlier_id: string | null
  schools_answer_by: string | null
  opt_out_by: string | null
  opens_on: string | null
  closes_on: string | null
  withdraw_until: string | null
  names_destroyed_on: string | null
  retain_until: string | null
  year_groups: number[]
  languages: string[]
  about_for_parents: string
  about_for_pupils: string
  something_else: string
  parents_say_no_online: boolean
  lawful_basis: string | null
  special_condition: string | null
  impact_assessment: string
  agreement: string
  key_holder: string
  key_used_when: string
}>

/** Sets something of a survey. Once it is opened the database refuses what schools and parents were told. */
export async function changeRound(acting: Acting, id: string, fields: RoundFields): Promise<void> {
  await acting.tx.updateTable('round').set(fields).where('id', '=', id).execute()
  await record(acting, { act: 'changed', subject: { kind: 'round', id }, fields: Object.keys(fields) })
}

/** Who answers in law, in the order they were named. */
export const controllersOf = async (acting: Acting, roundId: string): Promise<Controller[]> =>
  acting.tx
    .selectFrom('round_controller')
    .select(['id', 'name', sql<'alone' | 'jointly'>`part`.as('part')])
    .where('round_id', '=', roundId)
    .orderBy('name')
    .execute()

/** Names who answers in law in place of those named before: one of them alone, several jointly. */
export async function nameControllers(
  acting: Acting,
  roundId: string,
  names: readonly { id: string; name: string }[],
): Promise<void> {
  await acting.tx.deleteFrom('round_controller').where('round_id', '=', roundId).execute()
  const part = names.length === 1 ? 'alone' : 'jointly'
  if (names.length > 0)
    await acting.tx
      .insertInto('round_controller')
      .values(names.map(({ id, name }) => ({ id, name, part, round_id: roundId })))
      .execute()
  await record(acting, { act: 'changed', subject: { kind: 'round', id: roundId }, fields: ['controllers'] })
}

/** Who reads the answers of a named survey. */
export const readersOf = (acting: Acting, roundId: string): Promise<Reader[]> =>
  acting.tx
    .selectFrom('round_reader as n')
    .innerJoin('worker as w', 'w.id', 'n.worker_id')
    .innerJoin('organisation as o', 'o.id', 'w.organisation_id')
    .select(['w.id', 'w.name', 'o.name as organisation'])
    .where('n.round_id', '=', roundId)
    .orderBy('w.name')
    .execute()

/** Names the readers of a named survey in place of those named before. */
export async function nameReaders(
  acting: Acting,
  roundId: string,
  workers: readonly string[],
): Promise<void> {
  await acting.tx.deleteFrom('round_reader').where('round_id', '=', roundId).execute()
  if (workers.length > 0)
    await acting.tx
      .insertInto('round_reader')
      .values(workers.map((worker_id) => ({ worker_id, round_id: roundId })))
      .execute()
  await record(acting, { act: 'changed', subject: { kind: 'round', id: roundId }, fields: ['readers'] })
}

/** Closes a survey: from here on nobody answers. Twice does nothing. */
export async function closeRound(acting: Acting, roundId: string): Promise<void> {
  const closed = await acting.tx
    .insertInto('round_closing')
    .values({ round_id: roundId, closed_by: acting.actor.id as string })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (closed.numInsertedOrUpdatedRows === 1n)
    await record(acting, { act: 'closed', subject: { kind: 'round', id: roundId } })
}

const promises = [
  'round_opens_whole',
  'opened_round_stays',
  'codes_after_opt_outs',
  'key_follows_the_no',
] as const

/** Which promise of the database about surveys an act broke; null for any other error. */
export const brokenPromise = (error: unknown): (typeof promises)[number] | null =>
  promises.find((name) => name === constraintOf(error)) ?? null
