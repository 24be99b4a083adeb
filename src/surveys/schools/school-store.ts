import { sql } from 'kysely'
import type { Acting } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import { isUuid, newId } from '../../words/index.ts'

/** A school in a survey: asked, and what it said. */
export type RoundSchool = {
  id: string
  roundId: string
  organisationId: string
  name: string
  urn: string | null
  answer: 'takes_part' | 'declined' | null
  invitedAt: Date
  answeredAt: Date | null
  answeredBy: string | null
  onRoll: number | null
  optOutsLoadedAt: Date | null
  codesEarlyBecause: string
}

const schoolsIn = (acting: Acting) =>
  acting.tx
    .selectFrom('round_school as s')
    .innerJoin('organisation as o', 'o.id', 's.organisation_id')
    .leftJoin('worker as w', 'w.id', 's.answered_by')
    .select([
      ...([
        's.id',
        's.round_id as roundId',
        's.organisation_id as organisationId',
        'o.name',
        'o.urn',
      ] as const),
      ...(['s.invited_at as invitedAt', 's.answered_at as answeredAt', 'w.name as answeredBy'] as const),
      ...(['s.on_roll as onRoll', 's.opt_outs_loaded_at as optOutsLoadedAt'] as const),
      's.codes_early_because as codesEarlyBecause',
      sql<RoundSchool['answer']>`s.answer`.as('answer'),
    ])

/** The schools of a survey that the actor may see, by name. */
export const schoolsOf = (acting: Acting, roundId: string): Promise<RoundSchool[]> =>
  schoolsIn(acting).where('s.round_id', '=', roundId).orderBy('o.name').execute()

/** One school in one survey, or null where the actor may not see it. */
export async function schoolById(acting: Acting, id: string): Promise<RoundSchool | null> {
  if (!isUuid(id)) return null
  return (await schoolsIn(acting).where('s.id', '=', id).executeTakeFirst()) ?? null
}

/** Every survey that one school was asked to take part in, latest first. */
export const invitationsOf = (acting: Acting, organisationId: string): Promise<RoundSchool[]> =>
  schoolsIn(acting)
    .innerJoin('round_opening as op', 'op.round_id', 's.round_id')
    .where('s.organisation_id', '=', organisationId)
    .orderBy('op.opened_at', 'desc')
    .limit(100)
    .execute()

/** A school or college of the place, by its URN. */
export async function schoolsCalled(
  acting: Acting,
  urns: readonly string[],
): Promise<{ id: string; name: string; urn: string }[]> {
  if (urns.length === 0) return []
  const found = await acting.tx
    .selectFrom('organisation')
    .select(['id', 'name', 'urn'])
    .where('place_id', '=', acting.actor.place)
    .where('kind', 'in', ['school', 'college'])
    .where('urn', 'in', [...urns])
    .orderBy('name')
    .execute()
  return found.map((school) => ({ ...school, urn: school.urn as string }))
}

/** Asks schools to take part. Whoever was asked already is not asked again. Answers how many were asked now. */
export async function inviteSchools(
  acting: Acting,
  roundId: string,
  organisations: readonly string[],
): Promise<number> {
  if (organisations.length === 0) return 0
  const invited = await acting.tx
    .insertInto('round_school')
    .values(
      organisations.map((organisation_id) => ({
        ...{ id: newId(), round_id: roundId, organisation_id },
        invited_by: acting.actor.id as string,
        invited_at: acting.now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['round_id', 'organisation_id']).doNothing())
    .returning('id')
    .execute()
  for (const { id } of invited)
    await record(acting, { act: 'invited', subject: { kind: 'round school', id } })
  return invited.length
}

/** Takes back an invitation that nobody answered. */
export async function takeBackInvitation(acting: Acting, id: string): Promise<void> {
  const { numDeletedRows } = await acting.tx
    .deleteFrom('round_school')
    .where('id', '=', id)
    .where('answer', 'is', null)
    .executeTakeFirst()
  if (numDeletedRows > 0n) await record(acting, { act: 'withdrawn', subject: { kind: 'round school', id } })
}

/** Writes down what a school said to its invitation. It may change its mind until codes are made. */
export async function answerInvitation(
  acting: Acting,
  id: string,
  said: { answer: 'takes_part' | 'declined'; onRoll: number | null },
): Promise<void> {
  await acting.tx
    .updateTable('round_school')
    .set({
      ...{ answer: said.answer, on_roll: said.onRoll },
      ...{ answered_by: acting.actor.id, answered_at: acting.now },
    })
    .where('id', '=', id)
    .execute()
  await record(acting, {
    act: said.answer,
    subject: { kind: 'round school', id },
    fields: ['answer', 'on_roll'],
  })
}

/** The school says that every no it was told is on its list, be it that there was none. */
export async function sayOptOutsAreLoaded(acting: Acting, id: string): Promise<void> {
  await acting.tx
    .updateTable('round_school')
    .set({ opt_outs_loaded_at: acting.now, opt_outs_loaded_by: acting.actor.id })
    .where('id', '=', id)
    .where('opt_outs_loaded_at', 'is', null)
    .execute()
  await record(acting, { act: 'loaded', subject: { kind: 'round school', id }, fields: ['opt_outs'] })
}

/** Holds the school's row to the end of the transaction, so that two presses of one button come one after the other. */
export const holdSchool = async (acting: Acting, id: string): Promise<void> => {
  await acting.tx.selectFrom('round_school').select('id').where('id', '=', id).forUpdate().execute()
}
