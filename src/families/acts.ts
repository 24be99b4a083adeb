import { calendarOf, membersWith, teamById } from '../accounts/index.ts'
import { checkDecision, decisionFrom } from '../circle/index.ts'
import { ageToday, calledName, personById } from '../people/index.ts'
import { type Answers, answerText, type Problems } from '../ui/questions/index.ts'
import { addWorkingDays } from '../words/index.ts'
import type { FamilyAct, Found } from './act.ts'
import {
  addFamilyStep,
  addMember,
  changeWords,
  endFamilyPlan,
  hearMember,
  leave,
  moveFamilyStep,
  nameLead,
  offerPlan,
  settleOffer,
} from './changing.ts'
import { familyPlanCan as can, inIt, memberWords } from './family-plan.ts'
import {
  adultForm,
  becauseForm,
  dayForm,
  ELSE,
  firstName,
  goalForm,
  hearingForm,
  LEAD,
  leadForm,
  offerForm,
  ratingOf,
  ratingsForm,
  stepForm,
  wordsForm,
  youngPersonForm,
} from './forms.ts'
import { addFamilyGoal, rateFamilyGoals } from './goals.ts'
import { carersToAsk, teamsToOffer, youngPeopleToAsk } from './store.ts'

const words: FamilyAct = {
  ...{ page: '/family-plans/:id/words', button: 'Save' },
  heading: () => 'What the family wants',
  may: can.beChanged,
  asks: (_, { plan }) => ({ form: wordsForm, kept: { words: plan.words, review_on: plan.reviewOn } }),
  write: (acting, found, { answers }) =>
    changeWords(acting, found, {
      words: answerText(answers, 'words'),
      reviewOn: answerText(answers, 'review_on'),
    }),
}

const askAYoungPerson: FamilyAct = {
  ...{ page: '/family-plans/:id/young-people/new', path: '/family-plans/:id/young-people' },
  ...{ button: 'Go on', opposedAt: 'young_person' },
  heading: () => 'Which young person should be in the plan?',
  lead: () => 'They are in it once they have said yes. Until then nobody of the family sees that you asked.',
  may: can.beChanged,
  asks: async (acting, { plan }) => {
    const people = await youngPeopleToAsk(acting, plan.id)
    return { form: youngPersonForm(people), names: people.map(({ id }) => id) }
  },
  write: async (acting, { plan }, { answers, id }) => {
    const person = await personById(acting, answerText(answers, 'young_person'))
    if (person) await addMember(acting, plan, { id, youngPersonId: person.id, called: calledName(person) })
  },
}

const askAnAdult: FamilyAct = {
  ...{ page: '/family-plans/:id/adults/new', path: '/family-plans/:id/adults' },
  ...{ button: 'Put them in the plan', opposedAt: 'who' },
  heading: () => 'Which adult should be in the plan?',
  lead: () => 'The plan has their first name and who they are, and nothing else about them.',
  may: can.beChanged,
  asks: async (acting, { plan }) => ({ form: adultForm(await carersToAsk(acting, plan.id)) }),
  write: async (acting, { plan }, { answers, id }) => {
    const who = answerText(answers, 'who')
    const carer = (await carersToAsk(acting, plan.id)).find((one) => one.id === who)
    if (who !== ELSE && !carer) return
    await addMember(acting, plan, {
      ...{ id, supporterId: carer?.id ?? null },
      called: carer ? firstName(carer.name) : answerText(answers, 'called'),
      relationship: carer ? carer.relationship || 'parent or carer' : answerText(answers, 'relationship'),
    })
  },
}

const hear: FamilyAct = {
  ...{ page: '/family-members/:id/agreement', button: 'Save', opposedAt: 'answer' },
  heading: ({ member }) => `What did ${member?.called} say to the family’s plan?`,
  lead: ({ member }) =>
    `Read the plan with ${member?.called}, and say who else is in it. Everybody in it reads ${member?.called}’s first name, and what each of them does. Nobody sees anything else that is written about ${member?.called} because of it.`,
  may: (found) => found.member !== undefined && can.hearMember(found, found.member),
  asks: (_, { member, today }) => ({
    form: hearingForm(member?.called ?? ''),
    kept: { decided_on: today },
  }),
  check: async (acting, { member, today }, answers) => {
    const person = await personById(acting, member?.youngPersonId ?? '')
    return checkDecision(answers, person && ageToday(person, today))
  },
  write: async (acting, { member }, { answers, id }) => {
    if (member) await hearMember(acting, member, id, decisionFrom(answers, { name: null, teamId: null }))
  },
}

const addAStep: FamilyAct = {
  ...{ page: '/family-plans/:id/steps/new', path: '/family-plans/:id/steps', button: 'Add the step' },
  heading: () => 'A step in the family’s plan',
  may: can.beChanged,
  asks: (_, { plan, members }) => ({
    form: stepForm(
      plan.lead,
      inIt(members).map((member) => ({ id: member.id, name: memberWords(member) })),
    ),
  }),
  write: (acting, found, { answers, id }) => {
    const who = answerText(answers, 'who')
    return addFamilyStep(acting, found, {
      ...{ id, memberId: who === LEAD ? null : who, what: answerText(answers, 'what') },
      dueOn: answerText(answers, 'due_on'),
    })
  },
}

const addAGoal: FamilyAct = {
  ...{ page: '/family-plans/:id/goals/new', path: '/family-plans/:id/goals', button: 'Add the goal' },
  heading: () => 'A goal in the family’s plan',
  may: can.haveAGoal,
  asks: () => ({ form: goalForm }),
  write: (acting, found, { answers, id }) =>
    addFamilyGoal(acting, found, {
      ...{ id, words: answerText(answers, 'words'), rating: Number(answerText(answers, 'rating')) },
    }),
}

const rated = ({ goals }: Found, answers: Answers) =>
  goals.flatMap(({ id }) => {
    const rating = answerText(answers, ratingOf(id))
    return rating === '' ? [] : [{ goalId: id, rating: Number(rating) }]
  })

const rateGoals: FamilyAct = {
  ...{ page: '/family-plans/:id/ratings/new', path: '/family-plans/:id/ratings', button: 'Save' },
  heading: () => 'How near is the family to its goals now?',
  lead: () => 'From 0, nowhere near, to 10, there. Ask them together. What you leave empty stays as it was.',
  may: (found) => can.beChanged(found) && found.goals.length > 0,
  asks: (_, { goals }) => ({ form: ratingsForm(goals) }),
  check: (_, found, answers): Problems =>
    rated(found, answers).length > 0 || !found.goals[0]
      ? {}
      : { [ratingOf(found.goals[0].id)]: 'Enter how near they are to one goal at least' },
  write: (acting, found, { answers, id }) =>
    rateFamilyGoals(acting, found, { id, ratings: rated(found, answers) }),
}

const moveAStep: FamilyAct = {
  ...{ page: '/family-steps/:id/day', button: 'Save' },
  heading: ({ step }) => `Another day for: ${step?.what}`,
  may: (found) => found.step !== undefined && found.step.doneAt === null && can.beChanged(found),
  asks: (_, { step }) => ({ form: dayForm, kept: { due_on: step?.dueOn } }),
  write: async (acting, found, { answers }) => {
    if (found.step) await moveFamilyStep(acting, found, found.step.id, answerText(answers, 'due_on'))
  },
}

const giveALead: FamilyAct = {
  ...{ page: '/family-plans/:id/lead', button: 'Name them', opposedAt: 'worker' },
  heading: () => 'Who leads the family’s plan?',
  may: can.beGivenALead,
  asks: async (acting, { plan, today }) => {
    const team = await membersWith(acting.tx, plan.teamId, ['link_worker', 'manager'], today)
    return { form: leadForm(team.filter(({ id }) => id !== plan.leadId)) }
  },
  write: (acting, found, { answers, origin }) =>
    nameLead(acting, found, { leadId: answerText(answers, 'worker'), origin }),
}

const offer: FamilyAct = {
  ...{ page: '/family-plans/:id/offers/new', path: '/family-plans/:id/offers', button: 'Ask them' },
  heading: () => 'Which team should take the family’s plan over?',
  lead: ({ plan }) =>
    `${plan.lead} leads it until somebody there has said yes. Then all of it is theirs, and ${plan.team} reads it only where they support somebody in it. Tell everybody in it first.`,
  may: can.beOffered,
  asks: async (acting, { plan }) => ({ form: offerForm(await teamsToOffer(acting, plan.teamId)) }),
  write: async (acting, found, { answers, id }) => {
    const team = await teamById(acting.tx, answerText(answers, 'team'))
    if (!team) return
    const calendar = await calendarOf(acting.tx, team.organisationId)
    const answerBy = addWorkingDays(calendar, found.today, team.answerDays)
    await offerPlan(acting, found, { id, teamId: team.id, answerBy })
  },
}

const refuse: FamilyAct = {
  ...{ page: '/family-plans/:id/refusal', button: 'Say no' },
  heading: () => 'Your team does not take the family’s plan over?',
  lead: ({ plan }) => `${plan.lead} leads it as before, and reads what you write.`,
  may: can.beTakenOver,
  asks: () => ({ form: becauseForm('Why?', 'Write why') }),
  write: (acting, found, { answers }) =>
    settleOffer(acting, found, { answer: 'no', because: answerText(answers, 'because') }),
}

const end: FamilyAct = {
  ...{ page: '/family-plans/:id/ending', button: 'End the plan', warning: true },
  heading: () => 'End the family’s plan?',
  lead: ({ steps }) => {
    const left = steps.filter(({ doneAt }) => doneAt === null).length
    const open =
      left === 0 ? 'Every step is done.' : `${left} of its steps ${left === 1 ? 'is' : 'are'} not done.`
    return `${open} Tell everybody in it first. It stays for whoever has the record of somebody in it, and is on nobody’s own page any more.`
  },
  may: can.beChanged,
  asks: () => ({ form: becauseForm('What came of it?', 'Write what came of it') }),
  write: (acting, found, { answers }) => endFamilyPlan(acting, found, answerText(answers, 'because')),
}

const takeOut: FamilyAct = {
  ...{ page: '/family-members/:id/departure', button: 'They are in it no more', warning: true },
  heading: ({ member }) => `${member?.called} is in the plan no more?`,
  lead: ({ plan }) =>
    `What they had still to do is ${plan.lead}’s from then on. With the last young person the plan ends.`,
  may: (found) => found.member !== undefined && can.loseMember(found, found.member),
  asks: () => ({ form: becauseForm('Why?', 'Write why') }),
  write: async (acting, { member }, { answers }) => {
    if (member) await leave(acting, member, answerText(answers, 'because'))
  },
}

/** Everything that is done with a family's plan through a form. */
export const familyActs: readonly FamilyAct[] = [
  ...[
    words,
    askAYoungPerson,
    askAnAdult,
    hear,
    addAGoal,
    rateGoals,
    addAStep,
    moveAStep,
    giveALead,
    offer,
    refuse,
    end,
    takeOut,
  ],
]
