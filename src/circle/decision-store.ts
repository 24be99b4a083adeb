import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { calledName, personById } from '../people/index.ts'
import type { Decision, decisionFrom } from './decision.ts'
import { disagreementWords, standingOf, standings } from './standing.ts'
import { endEntries } from './store.ts'
import { wishFor } from './wish-store.ts'

/** Every decision about this young person, latest first. */
export const decisionsOf = (acting: Acting, youngPersonId: string): Promise<Decision[]> =>
  acting.tx
    .selectFrom('decision')
    .selectAll()
    .where('young_person_id', '=', youngPersonId)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute()

/** One of them, or null. */
export async function decisionById(
  acting: Acting,
  youngPersonId: string,
  id: string,
): Promise<Decision | null> {
  const row = await acting.tx
    .selectFrom('decision')
    .selectAll()
    .where('id', '=', id)
    .where('young_person_id', '=', youngPersonId)
    .executeTakeFirst()
  return row ?? null
}

/** Records a decision; the same id again records nothing. A no to sharing closes the circle to them at once. */
export async function recordDecision(
  acting: Acting,
  youngPersonId: string,
  id: string,
  decision: ReturnType<typeof decisionFrom>,
): Promise<void> {
  const added = await acting.tx
    .insertInto('decision')
    .values({ ...decision, id, young_person_id: youngPersonId, recorded_by: acting.actor.id })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return
  await record(acting, { act: 'decided', subject: { kind: 'decision', id }, youngPerson: youngPersonId })
  if (decision.about === 'sharing' && decision.answer === 'no') {
    await closeTo(acting, youngPersonId, decision.share_with_team_id, 'they said no')
  }
  await putBeforeAPerson(acting, youngPersonId, id)
}

/** Where those who decide do not agree, nothing is told or shown, and whoever has the support has to settle it. */
async function putBeforeAPerson(acting: Acting, youngPersonId: string, id: string): Promise<void> {
  const decisions = await decisionsOf(acting, youngPersonId)
  const decision = decisions.find((one) => one.id === id)
  if (!decision || standingOf(decisions, decision)?.holds !== 'disagree') return
  if (decision.about === 'sharing')
    await closeTo(acting, youngPersonId, decision.share_with_team_id, 'those who decide do not agree')
  const called = calledName((await personById(acting, youngPersonId)) ?? { name: 'They' })
  await wishFor(acting, {
    ...{ youngPersonId, kind: 'disagree', decisionId: id },
    who: disagreementWords(decisions, decision, called),
  })
}

/** A yes is taken back: it counts no more from this moment, and whom it let in sees nothing further. */
export async function withdrawDecision(acting: Acting, decision: Decision): Promise<void> {
  if (decision.withdrawn_at !== null) return
  await acting.tx
    .updateTable('decision')
    .set({ withdrawn_at: acting.now })
    .where('id', '=', decision.id)
    .execute()
  await record(acting, {
    act: 'withdrew',
    subject: { kind: 'decision', id: decision.id },
    youngPerson: decision.young_person_id,
  })
  if (decision.about === 'sharing' && decision.answer === 'yes') {
    await closeTo(acting, decision.young_person_id, decision.share_with_team_id, 'the yes was taken back')
  }
  await putBeforeAPerson(acting, decision.young_person_id, decision.id)
}

// Never anybody who is there for safety's sake: their entries open in other ways.
async function closeTo(acting: Acting, person: string, teamId: string | null, because: string) {
  if (teamId === null) return
  await endEntries(
    acting,
    person,
    { teamId, opens: ['progress', 'activity', 'shared_plan'] },
    { at: acting.now, because },
  )
}

/** The yes by which something may be shared with a team now, apart from any one referral; null without one that holds. */
export async function agreedWith(
  acting: Acting,
  about: { youngPersonId: string; teamId: string },
): Promise<Decision | null> {
  const decisions = (await decisionsOf(acting, about.youngPersonId)).filter(
    (one) => one.about === 'sharing' && one.share_with_team_id === about.teamId && one.referral_id === null,
  )
  const [standing] = standings(decisions)
  return standing?.holds === 'yes' ? standing.by : null
}

/**
 * What whoever referred may be told now: kinds of news, by what holds of it from every decision about them; nothing
 * without a yes, and nothing while those who decide do not agree.
 */
export async function agreedToTell(
  acting: Acting,
  about: { youngPersonId: string; referralId: string; teamId: string | null },
): Promise<readonly string[]> {
  const decisions = await acting.tx
    .selectFrom('decision')
    .selectAll()
    .where('young_person_id', '=', about.youngPersonId)
    .where('about', '=', 'sharing')
    .where((where) =>
      where.or([
        where('referral_id', '=', about.referralId),
        ...(about.teamId ? [where('share_with_team_id', '=', about.teamId)] : []),
      ]),
    )
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute()
  const [latest] = decisions
  // However whoever referred was called in each, they are one here.
  const ofOne = decisions.map((one) => ({ ...one, share_with_team_id: about.referralId }))
  const standing = latest && standings(ofOne)[0]
  return standing?.holds === 'yes' ? standing.by.share_what : []
}
