import { workerById } from '../accounts/index.ts'
import {
  type Decision,
  decisionById,
  decisionsOf,
  IN_FAMILY,
  recordDecision,
  standingOf,
  withdrawDecision,
} from '../circle/index.ts'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { tellAll } from '../messages/index.ts'
import { type DateOnly, newId } from '../words/index.ts'
import { type FamilyMember, type FamilyPlan, type FamilySeen, youngIn } from './family-plan.ts'

/** A plan with everybody in it. */
export type Whole = Pick<FamilySeen, 'plan' | 'members'>
type Kind = 'family_plan' | 'family_goal' | 'family_step'

/** What is done to the plan is in the history of every young person in it. */
export const wrote = (
  acting: Acting,
  { members }: Whole,
  act: string,
  kind: Kind,
  id: string,
  fields: string[] = [],
) => record(acting, { act, subject: { kind, id }, people: youngIn(members), fields })

const wroteOf = (
  acting: Acting,
  act: string,
  { id, youngPersonId }: Pick<FamilyMember, 'id' | 'youngPersonId'>,
) => record(acting, { act, subject: { kind: 'family_member', id }, youngPerson: youngPersonId })

type Opened = {
  id: string
  placeId: string
  supportId: string
  teamId: string
  leadId: string
  youngPersonId: string
  called: string
  words: string
  reviewOn: DateOnly
}

/** Opens a family's plan beside a support, whose young person is asked to be in it. The same id again opens nothing. */
export async function openFamilyPlan(acting: Acting, given: Opened): Promise<void> {
  const { numInsertedOrUpdatedRows } = await acting.tx
    .insertInto('family_plan')
    .values({
      ...{ id: given.id, place_id: given.placeId, support_id: given.supportId, team_id: given.teamId },
      ...{ lead_id: given.leadId, words: given.words, review_on: given.reviewOn },
      opened_by: acting.actor.id as string,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return
  await record(acting, {
    ...{ act: 'opened', subject: { kind: 'family_plan', id: given.id } },
    youngPerson: given.youngPersonId,
  })
  const member = { id: newId(), youngPersonId: given.youngPersonId, called: given.called }
  await addMember(acting, given, member)
}

type NewMember = {
  id: string
  called: string
  youngPersonId?: string
  supporterId?: string | null
  relationship?: string
}

/** Puts somebody on the plan: a young person is in it once they said yes. The same again puts nobody there. */
export async function addMember(
  acting: Acting,
  plan: Pick<FamilyPlan, 'id' | 'placeId'>,
  given: NewMember,
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await acting.tx
    .insertInto('family_member')
    .values({
      ...{ id: given.id, place_id: plan.placeId, plan_id: plan.id, called: given.called },
      ...{ young_person_id: given.youngPersonId ?? null, supporter_id: given.supporterId ?? null },
      ...{ relationship: given.relationship ?? null, added_by: acting.actor.id as string },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return
  await wroteOf(acting, 'added', { id: given.id, youngPersonId: given.youngPersonId ?? null })
}

type Said = Parameters<typeof recordDecision>[3]

/**
 * Writes down what a young person, or whoever decides with them, said to being in it. With a yes that holds they are; with a no
 * they are asked no more; while those who decide do not agree, neither.
 */
export async function hearMember(
  acting: Acting,
  member: FamilyMember,
  id: string,
  said: Said,
): Promise<void> {
  const person = member.youngPersonId
  if (person === null) return
  const sharing = { about: 'sharing', share_with: IN_FAMILY, share_what: ['family'] }
  await recordDecision(acting, person, id, { ...said, ...sharing })
  const decisions = await decisionsOf(acting, person)
  const decision = decisions.find((one) => one.id === id)
  if (!decision) return
  if (decision.answer === 'no') return leave(acting, member, 'Said no')
  if (standingOf(decisions, decision)?.holds !== 'yes') return
  await acting.tx.updateTable('family_member').set({ agreed_id: id }).where('id', '=', member.id).execute()
  await wroteOf(acting, 'joined', member)
}

async function agreementOf(acting: Acting, { id, youngPersonId }: FamilyMember): Promise<Decision | null> {
  const row = await acting.tx
    .selectFrom('family_member')
    .select('agreed_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.agreed_id && youngPersonId ? decisionById(acting, youngPersonId, row.agreed_id) : null
}

/** Somebody is in it no more, from this moment: their yes is taken back, and what they were to do is the lead's. */
export async function leave(acting: Acting, member: FamilyMember, because: string): Promise<void> {
  const agreed = await agreementOf(acting, member)
  await acting.tx
    .updateTable('family_member')
    .set({ left_at: acting.now, left_because: because })
    .where('id', '=', member.id)
    .where('left_at', 'is', null)
    .execute()
  await wroteOf(acting, 'left', member)
  if (agreed) await withdrawDecision(acting, agreed)
}

/** Changes what the family wants, and when the lead looks at it again with them. */
export async function changeWords(
  acting: Acting,
  seen: Whole,
  given: { words: string; reviewOn: string },
): Promise<void> {
  await acting.tx
    .updateTable('family_plan')
    .set({ words: given.words, review_on: given.reviewOn })
    .where('id', '=', seen.plan.id)
    .execute()
  await wrote(acting, seen, 'changed', 'family_plan', seen.plan.id, ['words', 'review_on'])
}

type NewStep = { id: string; memberId: string | null; what: string; dueOn: string }

/** Who does what by when; the same id again adds nothing. */
export async function addFamilyStep(acting: Acting, seen: Whole, given: NewStep): Promise<void> {
  const { numInsertedOrUpdatedRows } = await acting.tx
    .insertInto('family_step')
    .values({
      ...{ id: given.id, place_id: seen.plan.placeId, plan_id: seen.plan.id, member_id: given.memberId },
      ...{ what: given.what, due_on: given.dueOn, made_by: acting.actor.id as string },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n) await wrote(acting, seen, 'added', 'family_step', given.id)
}

/** Done, or not done after all; pressed twice it changes nothing. */
export async function tickFamilyStep(acting: Acting, seen: Whole, id: string, done: boolean): Promise<void> {
  const { numUpdatedRows } = await acting.tx
    .updateTable('family_step')
    .set({ done_at: done ? acting.now : null, done_by: done ? acting.actor.id : null })
    .where('id', '=', id)
    .where('done_at', done ? 'is' : 'is not', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 1n) await wrote(acting, seen, done ? 'done' : 'undone', 'family_step', id)
}

/** Gives a step another day. */
export async function moveFamilyStep(acting: Acting, seen: Whole, id: string, dueOn: string): Promise<void> {
  await acting.tx.updateTable('family_step').set({ due_on: dueOn }).where('id', '=', id).execute()
  await wrote(acting, seen, 'changed', 'family_step', id, ['due_on'])
}

/** The manager names who leads from now on, and they are told, with nothing about anybody. */
export async function nameLead(
  acting: Acting,
  seen: Whole,
  { leadId, origin }: { leadId: string; origin: string },
): Promise<void> {
  const { numUpdatedRows } = await acting.tx
    .updateTable('family_plan')
    .set({ lead_id: leadId })
    .where('id', '=', seen.plan.id)
    .where('lead_id', '<>', leadId)
    .executeTakeFirst()
  await wrote(acting, seen, 'handed_on', 'family_plan', seen.plan.id)
  const lead = numUpdatedRows === 1n ? await workerById(acting.tx, leadId) : null
  if (!lead?.email) return
  const to = { audience: 'worker', channel: 'email', address: lead.email, workerId: lead.id } as const
  const values = { team: seen.plan.team, link: `${origin}/family-plans/${seen.plan.id}` }
  await tellAll(acting, [{ template: 'workerFamilyLead', values, to }])
}

/** Asks another team to take the plan over; a no that came before is read by then. Whoever leads does so until somebody there says yes. */
export async function offerPlan(
  acting: Acting,
  seen: FamilySeen,
  given: { id: string; teamId: string; answerBy: DateOnly },
): Promise<void> {
  await readRefusal(acting, seen)
  const { numInsertedOrUpdatedRows } = await acting.tx
    .insertInto('family_offer')
    .values({
      ...{ id: given.id, place_id: seen.plan.placeId, plan_id: seen.plan.id, team_id: given.teamId },
      ...{ answer_by: given.answerBy, offered_by: acting.actor.id as string },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n) await wrote(acting, seen, 'offered', 'family_plan', seen.plan.id)
}

type Answered = { answer: 'yes' | 'no' | 'taken_back'; because?: string }
const answered = { yes: 'accepted', no: 'declined', taken_back: 'withdrew' } as const

/** What became of asking another team. With their yes the plan is theirs in the same statement, led by whoever said it. */
export async function settleOffer(
  acting: Acting,
  { plan, members, offer }: FamilySeen,
  { answer, because }: Answered,
): Promise<void> {
  // Written first: with a yes whoever answers leads it, with a no they may not even see that they were asked.
  await wrote(acting, { plan, members }, answered[answer], 'family_plan', plan.id)
  await acting.tx
    .updateTable('family_offer')
    .set({ answer, answered_at: acting.now, answered_by: acting.actor.id, declined_because: because ?? null })
    .where('id', '=', offer?.id ?? plan.id)
    .where('answer', 'is', null)
    .execute()
}

/** Whoever leads the plan has read that a team said no. */
export async function readRefusal(acting: Acting, { offer }: FamilySeen): Promise<void> {
  await acting.tx
    .updateTable('family_offer')
    .set({ read_at: acting.now })
    .where('id', '=', offer?.id ?? null)
    .where('answer', '=', 'no')
    .where('read_at', 'is', null)
    .execute()
}

/** It ends, with what came of it. What was not done stays written there. */
export async function endFamilyPlan(acting: Acting, seen: Whole, because: string): Promise<void> {
  await acting.tx
    .updateTable('family_plan')
    .set({ ended_at: acting.now, ended_by: acting.actor.id, ended_because: because })
    .where('id', '=', seen.plan.id)
    .where('ended_at', 'is', null)
    .execute()
  await wrote(acting, seen, 'ended', 'family_plan', seen.plan.id)
}
