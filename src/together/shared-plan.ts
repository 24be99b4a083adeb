import type { DateOnly } from '../words/index.ts'
import type { Meeting, Point } from './meeting.ts'

/** What a part is, in the words of an agreement to share: what a health service does is agreed by itself. */
export type PartKind = 'plan' | 'plan_health'

/** Who of the plan reads a part: everybody whose agreement covers its kind, or the lead and the agency whose part it is. */
export type SeenBy = 'everybody' | 'lead'

/** A plan of several agencies about one young person: at home in a support, led by one of them. */
export type SharedPlan = {
  id: string
  placeId: string
  youngPersonId: string
  supportId: string
  homeId: string
  leadId: string
  called: string
  words: string
  openedAt: Date
  closedAt: Date | null
  closedWords: string | null
}

/** A team that takes part in a plan, or was asked to; `leftAt` once it does not any more. */
export type Agency = {
  id: string
  planId: string
  youngPersonId: string
  teamId: string
  team: string
  organisation: string
  organisationId: string
  called: string
  asks: string
  kind: PartKind
  addedAt: Date
  askedAt: Date | null
  answerBy: DateOnly | null
  answer: 'yes' | 'no' | null
  answerWords: string
  workerId: string | null
  worker: string | null
  leftAt: Date | null
  leftBecause: string | null
}

export type PlanGoal = { id: string; agencyId: string; seenBy: SeenBy; shown: boolean; words: string }

export type PlanStep = {
  id: string
  planId: string
  goalId: string | null
  agencyId: string
  seenBy: SeenBy
  shown: boolean
  what: string
  dueOn: DateOnly
  doneAt: Date | null
  doneBy: string | null
  /** The team that was to do it, and left. */
  cameBackFrom: string | null
}

/** The lead as it was offered to an agency, which has not answered yet. */
export type LeadOffer = { id: string; agencyId: string; words: string; answerBy: DateOnly }

/** As which agencies somebody looks at a plan. */
export type Eyes = { agencyIds: readonly string[] }

/** Everything of a plan that one actor may see at this moment. */
export type PlanSeen = {
  plan: SharedPlan
  agencies: readonly Agency[]
  goals: readonly PlanGoal[]
  steps: readonly PlanStep[]
  offer: LeadOffer | null
  meetings: readonly Meeting[]
  points: readonly Point[]
  eyes: Eyes
  /** Beside which agency it has to be said that nothing new is shared. */
  stoppedAt?: string | undefined
}

type Led = Pick<SharedPlan, 'leadId' | 'homeId' | 'closedAt'>

const open = ({ closedAt }: Led): boolean => closedAt === null
const leads = (plan: Led, { agencyIds }: Eyes): boolean => agencyIds.includes(plan.leadId)
const atHome = (plan: Led, { agencyIds }: Eyes): boolean => agencyIds.includes(plan.homeId)

/** What may be done with a plan of several agencies, as which agency. Screens and routes ask here. */
export const sharedPlanCan = {
  /** Goals and steps: the lead's for everybody, an agency's for itself. */
  getParts: (plan: Led, eyes: Eyes): boolean => open(plan) && eyes.agencyIds.length > 0,
  /** Whoever supports the young person asks agencies in: the agreement to share is in their record. */
  askAgencies: (plan: Led, eyes: Eyes): boolean => open(plan) && atHome(plan, eyes),
  offerLead: (plan: Led, eyes: Eyes): boolean => open(plan) && leads(plan, eyes),
  beClosed: (plan: Led, eyes: Eyes): boolean => open(plan) && leads(plan, eyes),
  /** A part is changed by whose it is, or by the lead. */
  changePart: (plan: Led, eyes: Eyes, part: { agencyId: string }): boolean =>
    open(plan) && (leads(plan, eyes) || eyes.agencyIds.includes(part.agencyId)),
  /** An agency leaves by itself or is taken out by the support's team; the lead hands on first, the home stays. */
  leave: (plan: Led, eyes: Eyes, agency: Pick<Agency, 'id' | 'leftAt'>): boolean =>
    open(plan) &&
    agency.leftAt === null &&
    agency.id !== plan.homeId &&
    agency.id !== plan.leadId &&
    (atHome(plan, eyes) || eyes.agencyIds.includes(agency.id)),
  /** Handed to a colleague of the same team, by that team. The support's own part goes along with the support. */
  beHandedOn: (plan: Led, eyes: Eyes, agency: Pick<Agency, 'id' | 'leftAt' | 'answer'>): boolean =>
    open(plan) &&
    agency.leftAt === null &&
    agency.answer === 'yes' &&
    agency.id !== plan.homeId &&
    eyes.agencyIds.includes(agency.id),
} as const

/** Where an agency is on its way into the plan. */
export function agencyState(agency: Pick<Agency, 'askedAt' | 'answer' | 'leftAt'>) {
  if (agency.answer === 'no') return 'said no'
  if (agency.leftAt) return 'left'
  if (agency.answer === 'yes') return 'takes part'
  return agency.askedAt ? 'asked' : 'not agreed'
}

/** The agencies that take part now. */
export const takingPart = (agencies: readonly Agency[]): Agency[] =>
  agencies.filter((agency) => agencyState(agency) === 'takes part')
