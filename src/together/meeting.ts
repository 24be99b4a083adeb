import { type DateOnly, dateInLondon } from '../words/index.ts'
import { type Eyes, type SharedPlan, sharedPlanCan } from './shared-plan.ts'

/** A meeting of a plan: when and where; what was decided once it is written up, or why it was called off. */
export type Meeting = {
  id: string
  planId: string
  startsAt: Date
  meets: string
  calledOffBecause: string | null
  decided: string | null
  /** Agencies that came; whoever looks knows the names of those they may see. */
  came: readonly string[]
  cameOthers: string | null
  writtenAt: Date | null
}

/** What somebody wants talked about. An agency's, or the young person's own, where `agencyId` is null. */
export type Point = { id: string; agencyId: string | null; words: string; meetingId: string | null }

const isOpen = ({ writtenAt, calledOffBecause }: Pick<Meeting, 'writtenAt' | 'calledOffBecause'>): boolean =>
  writtenAt === null && calledOffBecause === null

type Of = Pick<SharedPlan, 'leadId' | 'homeId' | 'closedAt'>
type Held = Pick<Meeting, 'writtenAt' | 'calledOffBecause' | 'startsAt'>

/** What may be done with meetings of a plan. Screens and routes ask here. */
export const meetingCan = {
  bePlanned: (plan: Of, eyes: Eyes): boolean => sharedPlanCan.offerLead(plan, eyes),
  /** From its day on, by the lead. */
  beWrittenUp: (plan: Of, eyes: Eyes, meeting: Held, today: DateOnly): boolean =>
    sharedPlanCan.offerLead(plan, eyes) && isOpen(meeting) && dateInLondon(meeting.startsAt) <= today,
  beCalledOff: (plan: Of, eyes: Eyes, meeting: Held): boolean =>
    sharedPlanCan.offerLead(plan, eyes) && isOpen(meeting),
  /** Steps that follow from it, once it was there. */
  getSteps: (plan: Of, eyes: Eyes, meeting: Held): boolean =>
    sharedPlanCan.getParts(plan, eyes) && meeting.writtenAt !== null,
} as const

/** The agenda of a meeting: what was talked about there, or what waits for it; the young person's own points first. */
export const agendaOf = (points: readonly Point[], meeting: Pick<Meeting, 'id' | 'writtenAt'>): Point[] =>
  points
    .filter(({ meetingId }) => (meeting.writtenAt ? meetingId === meeting.id : meetingId === null))
    .toSorted((one, other) => Number(one.agencyId !== null) - Number(other.agencyId !== null))

/** The next meeting of a plan, and those before it. */
export function sorted(meetings: readonly Meeting[]): { next: Meeting | null; others: Meeting[] } {
  const ahead = meetings
    .filter(isOpen)
    .toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
  const [next = null] = ahead
  return { next, others: meetings.filter((one) => one !== next) }
}
