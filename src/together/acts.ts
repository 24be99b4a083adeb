import { membersWith } from '../accounts/index.ts'
import { answerOrNull, answerText } from '../ui/questions/index.ts'
import type { Found, PlanAct, Sent } from './act.ts'
import { askWhereAgreed, PLAN_ROLES, tellClosed, tellOffered, twoWeeksOn } from './asking.ts'
import {
  addAgency,
  addGoal,
  addStep,
  closeGoal,
  closePlan,
  handOnPart,
  leavePlan,
  moveStep,
  offerLead,
} from './changing-plan.ts'
import {
  agencyForm,
  closeGoalForm,
  dayForm,
  goalForm,
  handOnForm,
  leadForm,
  stepForm,
  wordsForm,
} from './forms.ts'
import { type Agency, sharedPlanCan as can, type SeenBy, takingPart } from './shared-plan.ts'
import { agencyById, teamsToAsk } from './store.ts'

const named = (agency: Agency) => ({
  id: agency.id,
  name: `${agency.team}, ${agency.organisation}${agency.worker ? ` (${agency.worker})` : ''}`,
})

/** Whose parts somebody may add: their own, and as the lead everybody's. */
const parts = ({ plan, agencies, eyes }: Found) =>
  takingPart(agencies).filter((agency) => can.changePart(plan, eyes, { agencyId: agency.id }))

const partFrom = ({ answers, id }: Sent) => ({
  ...{ id, agencyId: answerText(answers, 'agency'), seenBy: answerText(answers, 'seen_by') as SeenBy },
  shown: answerText(answers, 'shown') === 'yes',
})

const addAGoal: PlanAct = {
  ...{ page: '/shared-plans/:id/goals/new', path: '/shared-plans/:id/goals', button: 'Add the goal' },
  heading: ({ plan }) => `A goal in ${plan.called}’s plan`,
  may: ({ plan, eyes }) => can.getParts(plan, eyes),
  form: (_, found) => goalForm(parts(found).map(named), found.plan.called),
  write: (acting, { plan }, sent) =>
    addGoal(acting, plan, { ...partFrom(sent), words: answerText(sent.answers, 'words') }),
}

/** Goals that somebody may close: their own, and as the lead everybody's. */
const goalsToClose = ({ plan, goals, eyes }: Found) =>
  goals.filter((goal) => can.changePart(plan, eyes, goal)).map(({ id, words }) => ({ id, name: words }))

const closeAGoal: PlanAct = {
  ...{ page: '/shared-plans/:id/goals/closing', button: 'Close the goal' },
  heading: ({ plan }) => `A goal in ${plan.called}’s plan is reached, or not wanted any more`,
  lead: () => 'Talk about it together first. It is on the plan no more, and stays in its history.',
  may: (found) => goalsToClose(found).length > 0,
  form: (_, found) => closeGoalForm(goalsToClose(found)),
  write: (acting, { plan }, { answers }) => closeGoal(acting, plan, answerText(answers, 'goal')),
}

/** Who does what by when; also from a meeting. */
export const addAStep: PlanAct = {
  ...{ page: '/shared-plans/:id/steps/new', path: '/shared-plans/:id/steps', button: 'Add the step' },
  heading: ({ plan }) => `A step in ${plan.called}’s plan`,
  may: ({ plan, eyes }) => can.getParts(plan, eyes),
  form: (_, found) => {
    const goals = found.goals.map(({ id, words }) => ({ id, name: words }))
    return stepForm(parts(found).map(named), goals, found.plan.called)
  },
  write: (acting, { plan, meeting }, sent) =>
    addStep(acting, plan, {
      meetingId: meeting?.id ?? null,
      ...{ ...partFrom(sent), goalId: answerOrNull(sent.answers, 'goal') },
      ...{ what: answerText(sent.answers, 'what'), dueOn: answerText(sent.answers, 'due_on') },
    }),
}

const addAnAgency: PlanAct = {
  ...{ page: '/shared-plans/:id/agencies/new', path: '/shared-plans/:id/agencies', button: 'Go on' },
  heading: ({ plan }) => `Who should take part in ${plan.called}’s plan?`,
  lead: ({ plan }) =>
    `A team is asked only once ${plan.called}, or whoever decides with them, has said yes to sharing the plan with it. If nobody has yet, you are shown what to do next.`,
  may: ({ plan, eyes }) => can.askAgencies(plan, eyes),
  form: async (acting, { plan, agencies }) => {
    const home = agencies.find(({ id }) => id === plan.homeId)
    const here = new Set(agencies.filter(({ leftAt }) => leftAt === null).map(({ teamId }) => teamId))
    const teams = await teamsToAsk(acting, home?.teamId ?? '')
    return agencyForm(
      teams.filter(({ id }) => !here.has(id)),
      plan.called,
    )
  },
  write: async (acting, { plan }, { answers, id, origin }) => {
    const given = { id, teamId: answerText(answers, 'team'), asks: answerText(answers, 'asks') }
    await addAgency(acting, plan, given)
    const agency = await agencyById(acting, id)
    if (agency) await askWhereAgreed(acting, plan, agency, origin)
  },
}

const offerTheLead: PlanAct = {
  ...{ page: '/shared-plans/:id/lead/new', path: '/shared-plans/:id/lead', button: 'Ask them to lead' },
  heading: ({ plan }) => `Who leads ${plan.called}’s plan?`,
  lead: () => 'You lead it until they have said yes. Whoever leads is known to everybody of the plan.',
  may: ({ plan, eyes, offer }) => can.offerLead(plan, eyes) && offer === null,
  form: (_, { plan, agencies }) =>
    leadForm(
      takingPart(agencies)
        .filter(({ id }) => id !== plan.leadId)
        .map(named),
    ),
  write: async (acting, { plan, agencies }, { answers, id, origin }) => {
    const agency = agencies.find((one) => one.id === answerText(answers, 'agency'))
    if (!agency) return
    const given = { id, agencyId: agency.id, words: answerText(answers, 'words') }
    const answerBy = await twoWeeksOn(acting, agency.organisationId)
    await offerLead(acting, plan, { ...given, answerBy })
    await tellOffered(acting, { plan, agency, agencies, answerBy, origin })
  },
}

const close: PlanAct = {
  ...{ page: '/shared-plans/:id/closing', button: 'Close the plan', warning: true },
  heading: ({ plan }) => `Close ${plan.called}’s plan?`,
  lead: () =>
    'From this moment no agency sees anything of it. It stays in the record of whoever supports them.',
  may: ({ plan, eyes }) => can.beClosed(plan, eyes),
  form: () => wordsForm('What came of it?', 'Write what came of it'),
  write: async (acting, { plan, agencies }, { answers, origin }) => {
    await closePlan(acting, plan, answerText(answers, 'words'))
    await tellClosed(acting, { plan, agencies, origin })
  },
}

const move: PlanAct = {
  ...{ page: '/plan-steps/:id/day', button: 'Save' },
  heading: ({ step }) => `Another day for: ${step?.what}`,
  may: ({ plan, eyes, step }) =>
    step !== undefined && step.doneAt === null && can.changePart(plan, eyes, step),
  form: () => dayForm,
  write: (acting, { plan, step }, { answers }) =>
    moveStep(acting, plan, step?.id ?? '', answerText(answers, 'due_on')),
}

const leave: PlanAct = {
  ...{ page: '/plan-agencies/:id/departure', button: 'They take no part any more', warning: true },
  heading: ({ agency }) => `${agency?.team} takes no part any more?`,
  lead: () =>
    'From this moment they see nothing of the plan. What they had still to do goes back to whoever leads it.',
  may: ({ plan, eyes, agency }) => agency !== undefined && can.leave(plan, eyes, agency),
  form: () => wordsForm('Why?', 'Write why'),
  write: (acting, { agency }, { answers }) =>
    agency ? leavePlan(acting, agency, answerText(answers, 'words')) : Promise.resolve(),
}

const handOn: PlanAct = {
  ...{ page: '/plan-agencies/:id/handing-on', button: 'Hand it on' },
  heading: ({ plan }) => `Who has your team’s part in ${plan.called}’s plan?`,
  may: ({ plan, eyes, agency }) => agency !== undefined && can.beHandedOn(plan, eyes, agency),
  form: async (acting, { agency, today }) => {
    const team = agency ? await membersWith(acting.tx, agency.teamId, PLAN_ROLES, today) : []
    return handOnForm(team.filter(({ id }) => id !== agency?.workerId))
  },
  write: (acting, { agency }, { answers }) =>
    agency ? handOnPart(acting, agency, answerText(answers, 'worker')) : Promise.resolve(),
}

/** Everything that is done with a plan through a form. */
export const planActs: readonly PlanAct[] = [
  ...[addAGoal, closeAGoal, addAStep, addAnAgency, offerTheLead, close, move, leave, handOn],
]
