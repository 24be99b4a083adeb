import { answerList, answerOrNull, answerText } from '../ui/questions/index.ts'
import { dateInLondon, dateOnly, plainDate, spokenDay, uuidV5 } from '../words/index.ts'
import type { Found, PlanAct } from './act.ts'
import { addAStep } from './acts.ts'
import { tellMeeting } from './asking.ts'
import { wordsForm } from './forms.ts'
import { type Meeting, meetingCan } from './meeting.ts'
import {
  meetingForm,
  nextIn,
  nextProblems,
  notesForm,
  pointForm,
  startIn,
  timeProblem,
} from './meeting-forms.ts'
import { addPoint, callOff, planMeeting, writeUp } from './meeting-store.ts'
import { takingPart } from './shared-plan.ts'

const dayOf = ({ meeting }: Found): string => (meeting ? spokenDay(dateInLondon(meeting.startsAt)) : '')

const plan: PlanAct = {
  ...{
    page: '/shared-plans/:id/meetings/new',
    path: '/shared-plans/:id/meetings',
    button: 'Plan the meeting',
  },
  heading: ({ plan: { called } }) => `When do you meet about ${called}’s plan?`,
  lead: ({ plan: { called } }) =>
    `Ask ${called} first which day and place suit them, and who should be there. Everybody who takes part is told the day by a message that says nothing else.`,
  may: (found) => meetingCan.bePlanned(found.plan, found.eyes),
  form: () => meetingForm,
  check: timeProblem,
  write: async (acting, found, { answers, id, origin }) => {
    const startsAt = startIn(answers, dateOnly(answerText(answers, 'day')))
    const isNew = await planMeeting(acting, found.plan, { id, startsAt, meets: answerText(answers, 'meets') })
    if (isNew) await tellMeeting(acting, { ...found, meeting: { id, startsAt }, origin })
  },
}

const point: PlanAct = {
  ...{ page: '/shared-plans/:id/points/new', path: '/shared-plans/:id/points', button: 'Put it on the list' },
  heading: ({ plan: { called } }) => `Something to talk about for ${called}’s plan`,
  lead: () => 'It stands on the list for the next meeting.',
  may: ({ plan: { closedAt }, eyes }) => closedAt === null && eyes.agencyIds.length > 0,
  form: () => pointForm,
  write: async (acting, { plan: of, eyes }, { answers, id }) => {
    const [agencyId = null] = eyes.agencyIds
    if (agencyId) await addPoint(acting, of, { id, agencyId, words: answerText(answers, 'words') })
  },
}

const notes: PlanAct = {
  ...{ page: '/plan-meetings/:id/notes', button: 'Save what was decided' },
  heading: (found) => `What came of the meeting on ${dayOf(found)}?`,
  may: ({ plan: of, eyes, meeting, today }) =>
    meeting !== undefined && meetingCan.beWrittenUp(of, eyes, meeting, today),
  form: (_, { agencies, plan: of }) =>
    notesForm(
      takingPart(agencies).map(({ id, team, worker }) => ({
        id,
        name: worker ? `${worker}, ${team}` : team,
      })),
      of.called,
    ),
  check: nextProblems,
  write: async (acting, found, { answers, origin }) => {
    const meeting = found.meeting as Meeting
    const came = answerList(answers, 'came')
    const others = [
      ...(came.includes('young_person') ? [found.plan.called] : []),
      ...(answerOrNull(answers, 'others') ? [answerText(answers, 'others')] : []),
    ]
    await writeUp(acting, found.plan, meeting.id, {
      ...{ decided: answerText(answers, 'decided'), came: came.filter((id) => id !== 'young_person') },
      cameOthers: others.join(', ') || null,
    })
    const startsAt = nextIn(answers)
    if (!startsAt) return
    const id = uuidV5(meeting.id, 'the next meeting')
    if (await planMeeting(acting, found.plan, { id, startsAt, meets: meeting.meets }))
      await tellMeeting(acting, { ...found, meeting: { id, startsAt }, origin })
  },
}

const off: PlanAct = {
  ...{ page: '/plan-meetings/:id/calling-off', button: 'Call it off', warning: true },
  heading: (found) => `Call off the meeting on ${dayOf(found)}?`,
  lead: ({ meeting }) =>
    `Everybody who takes part is told. Ring whoever was to come soon. It stands on their page as called off${meeting ? `, ${plainDate(dateInLondon(meeting.startsAt))}` : ''}.`,
  may: ({ plan: of, eyes, meeting }) => meeting !== undefined && meetingCan.beCalledOff(of, eyes, meeting),
  form: () => wordsForm('Why?', 'Write why'),
  write: async (acting, found, { answers, origin }) => {
    const meeting = found.meeting as Meeting
    await callOff(acting, found.plan, meeting.id, answerText(answers, 'words'))
    await tellMeeting(acting, { ...found, meeting, origin }, 'workerMeetingOff')
  },
}

const stepFrom: PlanAct = {
  ...addAStep,
  ...{ page: '/plan-meetings/:id/steps/new', path: '/plan-meetings/:id/steps' },
  heading: (found) => `A step from the meeting on ${dayOf(found)}`,
  may: ({ plan: of, eyes, meeting }) => meeting !== undefined && meetingCan.getSteps(of, eyes, meeting),
}

/** Everything that is done with the meetings of a plan through a form. */
export const meetingActs: readonly PlanAct[] = [plan, point, notes, off, stepFrom]
