import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { dateInLondon, newId } from '../words/index.ts'
import type { Agency, SeenBy, SharedPlan } from './shared-plan.ts'

type Whose = { id: string; youngPersonId: string }

const wrote = (acting: Acting, act: string, kind: string, of: Whose, fields: string[] = []) =>
  record(acting, { act, subject: { kind, id: of.id }, youngPerson: of.youngPersonId, fields })

type Opened = {
  id: string
  placeId: string
  youngPersonId: string
  supportId: string
  teamId: string
  workerId: string
  called: string
  words: string
}

/** Opens a plan: the support's own team is its first agency, and leads. The same id again opens nothing. */
export async function openPlan(acting: Acting, given: Opened): Promise<void> {
  const home = newId()
  const { numInsertedOrUpdatedRows } = await acting.tx
    .insertInto('shared_plan')
    .values({
      ...{ id: given.id, place_id: given.placeId, young_person_id: given.youngPersonId },
      ...{ support_id: given.supportId, home_id: home, lead_id: home, called: given.called },
      ...{ words: given.words, opened_by: acting.actor.id as string },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return
  await acting.tx
    .insertInto('plan_agency')
    .values({
      ...{ id: home, place_id: given.placeId, young_person_id: given.youngPersonId, plan_id: given.id },
      ...{ team_id: given.teamId, called: given.called, asks: 'Supports them' },
      ...{ answer: 'yes', answered_at: acting.now, worker_id: given.workerId },
      added_by: acting.actor.id as string,
    })
    .execute()
  await wrote(acting, 'opened', 'shared_plan', given)
}

/** Puts a team on the plan that is to be asked. It sees nothing: it stands in the circle, so that agreement can be asked for. */
export async function addAgency(
  acting: Acting,
  plan: SharedPlan,
  given: { id: string; teamId: string; asks: string },
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await acting.tx
    .insertInto('plan_agency')
    .values({
      ...{ id: given.id, place_id: plan.placeId, young_person_id: plan.youngPersonId, plan_id: plan.id },
      ...{ team_id: given.teamId, called: plan.called, asks: given.asks },
      added_by: acting.actor.id as string,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return
  await entry(acting, plan, { id: newId(), teamId: given.teamId, opens: 'nothing' })
  await wrote(acting, 'added', 'plan_agency', { ...given, youngPersonId: plan.youngPersonId })
}

const entry = (
  acting: Acting,
  plan: SharedPlan,
  { id, teamId, opens }: { id: string; teamId: string; opens: 'nothing' | 'shared_plan' },
) =>
  acting.tx
    .insertInto('circle_member')
    .values({
      ...{ id, place_id: plan.placeId, young_person_id: plan.youngPersonId, team_id: teamId },
      ...{ opens, basis: 'shared_plan', support_id: plan.supportId },
    })
    .execute()

/** Asks a team that is agreed: from now on it reads a first name and what is asked of it. The database refuses any other. */
export async function askAgency(
  acting: Acting,
  plan: SharedPlan,
  agency: Agency,
  given: { agreedId: string; answerBy: string },
): Promise<void> {
  const circle = newId()
  await acting.tx
    .updateTable('circle_member')
    .set({ ends_at: acting.now, ended_because: 'was asked' })
    .where('young_person_id', '=', plan.youngPersonId)
    .where('team_id', '=', agency.teamId)
    .where('basis', '=', 'shared_plan')
    .where('opens', '=', 'nothing')
    .where('ends_at', 'is', null)
    .execute()
  await entry(acting, plan, { id: circle, teamId: agency.teamId, opens: 'shared_plan' })
  await acting.tx
    .updateTable('plan_agency')
    .set({ asked_at: acting.now, circle_id: circle, agreed_id: given.agreedId, answer_by: given.answerBy })
    .where('id', '=', agency.id)
    .where('asked_at', 'is', null)
    .execute()
  await wrote(acting, 'asked', 'plan_agency', agency)
}

/** A team's answer. With a yes one of them has its part by name; with a no it sees nothing any more. */
export async function answerAsAgency(
  acting: Acting,
  agency: Agency,
  given: { answer: 'yes' | 'no'; words: string; workerId: string | null },
): Promise<void> {
  const no = given.answer === 'no'
  await acting.tx
    .updateTable('plan_agency')
    .set({
      ...{ answer: given.answer, answered_at: acting.now, answered_by: acting.actor.id },
      ...{ answer_words: given.words, worker_id: no ? null : given.workerId },
      ...(no ? { left_at: acting.now, left_because: 'said no' } : {}),
    })
    .where('id', '=', agency.id)
    .where('answer', 'is', null)
    .execute()
  await wrote(acting, no ? 'declined' : 'accepted', 'plan_agency', agency)
}

/** An agency leaves or is taken out: it sees nothing from now on, and its steps go back to the lead. */
export async function leavePlan(acting: Acting, agency: Agency, because: string): Promise<void> {
  await wrote(acting, 'left', 'plan_agency', agency)
  await acting.tx
    .updateTable('plan_agency')
    .set({ left_at: acting.now, left_because: because })
    .where('id', '=', agency.id)
    .where('left_at', 'is', null)
    .execute()
  await acting.tx
    .updateTable('circle_member')
    .set({ ends_at: acting.now, ended_because: 'not asked after all' })
    .where('young_person_id', '=', agency.youngPersonId)
    .where('team_id', '=', agency.teamId)
    .where('basis', '=', 'shared_plan')
    .where('opens', '=', 'nothing')
    .where('ends_at', 'is', null)
    .execute()
}

/** An agency's part goes to a colleague of the same team. */
export async function handOnPart(acting: Acting, agency: Agency, workerId: string): Promise<void> {
  await wrote(acting, 'handed_on', 'plan_agency', agency, ['worker_id'])
  await acting.tx
    .updateTable('plan_agency')
    .set({ worker_id: workerId })
    .where('id', '=', agency.id)
    .execute()
}

type Part = { id: string; agencyId: string; seenBy: SeenBy; shown: boolean }

const partOf = (acting: Acting, plan: SharedPlan, part: Part) => ({
  ...{ id: part.id, place_id: plan.placeId, young_person_id: plan.youngPersonId, plan_id: plan.id },
  ...{ agency_id: part.agencyId, seen_by: part.seenBy, shown: part.shown },
  made_by: acting.actor.id as string,
})

/** Adds a goal; the same id again adds nothing. */
export async function addGoal(acting: Acting, plan: SharedPlan, goal: Part & { words: string }) {
  const known = await acting.tx
    .selectFrom('plan_goal')
    .select('id')
    .where('id', '=', goal.id)
    .executeTakeFirst()
  if (known) return
  await acting.tx
    .insertInto('plan_goal')
    .values({ ...partOf(acting, plan, goal), words: goal.words })
    .execute()
  await wrote(acting, 'added', 'plan_goal', { ...goal, youngPersonId: plan.youngPersonId })
}

/** A goal is reached, or not wanted any more: it is on the plan no more, and its steps are for no goal in particular. */
export async function closeGoal(acting: Acting, plan: SharedPlan, id: string): Promise<void> {
  const { numUpdatedRows } = await acting.tx
    .updateTable('plan_goal')
    .set({ closed_on: dateInLondon(acting.now) })
    .where('id', '=', id)
    .where('closed_on', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return
  await wrote(acting, 'closed', 'plan_goal', { id, youngPersonId: plan.youngPersonId }, ['closed_on'])
}

/** Adds a step: who does it by when. The same id again adds nothing. */
export async function addStep(
  acting: Acting,
  plan: SharedPlan,
  step: Part & { goalId: string | null; what: string; dueOn: string; meetingId?: string | null },
) {
  const known = await acting.tx
    .selectFrom('plan_step')
    .select('id')
    .where('id', '=', step.id)
    .executeTakeFirst()
  if (known) return
  await acting.tx
    .insertInto('plan_step')
    .values({
      ...partOf(acting, plan, step),
      goal_id: step.goalId,
      what: step.what,
      due_on: step.dueOn,
      meeting_id: step.meetingId,
    })
    .execute()
  await wrote(acting, 'added', 'plan_step', { ...step, youngPersonId: plan.youngPersonId })
}

/** Ticks a step, or unticks it. */
export async function tickStep(acting: Acting, plan: SharedPlan, id: string, done: boolean): Promise<void> {
  const { numUpdatedRows } = await acting.tx
    .updateTable('plan_step')
    .set(done ? { done_at: acting.now, done_by: acting.actor.id } : { done_at: null, done_by: null })
    .where('id', '=', id)
    .where('done_at', done ? 'is' : 'is not', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return
  await wrote(acting, done ? 'done' : 'undone', 'plan_step', { id, youngPersonId: plan.youngPersonId })
}

/** Gives a step another day. */
export async function moveStep(acting: Acting, plan: SharedPlan, id: string, dueOn: string): Promise<void> {
  await acting.tx.updateTable('plan_step').set({ due_on: dueOn }).where('id', '=', id).execute()
  await wrote(acting, 'changed', 'plan_step', { id, youngPersonId: plan.youngPersonId }, ['due_on'])
}

/** Offers the lead to an agency. Whoever leads does so until it says yes. */
export async function offerLead(
  acting: Acting,
  plan: SharedPlan,
  given: { id: string; agencyId: string; words: string; answerBy: string },
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await acting.tx
    .insertInto('plan_lead_offer')
    .values({
      ...{ id: given.id, place_id: plan.placeId, young_person_id: plan.youngPersonId, plan_id: plan.id },
      ...{ agency_id: given.agencyId, words: given.words, answer_by: given.answerBy },
      offered_by: acting.actor.id as string,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return
  await wrote(acting, 'offered', 'plan_lead_offer', { ...given, youngPersonId: plan.youngPersonId })
}

/** The answer to an offer of the lead; with a yes the lead moves in the same statement. */
export async function answerOffer(
  acting: Acting,
  plan: SharedPlan,
  id: string,
  answer: 'yes' | 'no' | 'taken_back',
): Promise<void> {
  const { numUpdatedRows } = await acting.tx
    .updateTable('plan_lead_offer')
    .set({ answer, answered_at: acting.now, answered_by: acting.actor.id })
    .where('id', '=', id)
    .where('answer', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return
  await wrote(
    acting,
    answer === 'yes' ? 'accepted' : answer === 'no' ? 'declined' : 'withdrew',
    'plan_lead_offer',
    {
      ...{ id, youngPersonId: plan.youngPersonId },
    },
  )
}

/** Closes a plan: every agency leaves it. */
export async function closePlan(acting: Acting, plan: SharedPlan, words: string): Promise<void> {
  await wrote(acting, 'closed', 'shared_plan', plan)
  await acting.tx
    .updateTable('shared_plan')
    .set({ closed_at: acting.now, closed_by: acting.actor.id, closed_words: words })
    .where('id', '=', plan.id)
    .where('closed_at', 'is', null)
    .execute()
}
