import { type DateOnly, shortDay } from '../words/index.ts'

/** A plan of several people of one family: what they want, who does what, and one worker who holds it. */
export type FamilyPlan = {
  id: string
  placeId: string
  teamId: string
  team: string
  leadId: string
  lead: string
  words: string
  reviewOn: DateOnly
  openedAt: Date
  endedAt: Date | null
  endedBecause: string | null
}

/** Somebody in it: a young person who is known here, or an adult by first name and who they are to them. */
export type FamilyMember = {
  id: string
  planId: string
  /** Null where it is an adult. */
  youngPersonId: string | null
  called: string
  relationship: string | null
  /** A young person is in it from their yes on; an adult at once. */
  isIn: boolean
  leftAt: Date | null
  leftBecause: string | null
  /** Whether their record is open to whoever looks. Being in the plan opens none. */
  recordOpen: boolean
}

export type FamilyStep = {
  id: string
  planId: string
  /** Null where the lead does it. */
  memberId: string | null
  what: string
  dueOn: DateOnly
  doneAt: Date | null
  /** Who was to do it, and left. */
  cameBackFrom: string | null
}

/** Goals that one plan has at most. Our own choice: more than anybody can look at together. */
export const MOST_GOALS = 20

/** Where the family wants to get to, and how near its people said they are, the first first. */
export type FamilyGoal = {
  id: string
  words: string
  ratings: readonly { rating: number; ratedOn: DateOnly }[]
}

/** A team that is asked to take the plan over and has not answered, or said no, which its lead has not read yet. */
export type FamilyOffer = {
  id: string
  team: string
  answerBy: DateOnly
  declinedBecause: string | null
  /** Whoever looks may answer for that team. */
  mayAnswer: boolean
}

/** Everything of a family's plan that one actor may see now, and what they are to it. */
export type FamilySeen = {
  plan: FamilyPlan
  members: readonly FamilyMember[]
  goals: readonly FamilyGoal[]
  steps: readonly FamilyStep[]
  /** They lead it, or lead the team that does. */
  holds: boolean
  managesTeam: boolean
  offer: FamilyOffer | null
}

type Eyes = Pick<FamilySeen, 'plan' | 'holds' | 'managesTeam' | 'offer'>
type Member = Pick<FamilyMember, 'youngPersonId' | 'isIn' | 'leftAt' | 'recordOpen'>

const open = ({ plan }: Eyes): boolean => plan.endedAt === null

/** What may be done with a family's plan. Screens and routes ask here. */
export const familyPlanCan = {
  /** One more goal is added: as many as are read. */
  haveAGoal: (seen: Eyes & Pick<FamilySeen, 'goals'>): boolean =>
    open(seen) && seen.holds && seen.goals.length < MOST_GOALS,
  /** Its words and goals, who is in it, who does what, and its end. */
  beChanged: (seen: Eyes): boolean => open(seen) && seen.holds,
  /** The manager of the team names who leads: nobody takes it by themself. */
  beGivenALead: (seen: Eyes): boolean => open(seen) && seen.managesTeam,
  /** Another team is asked to take it over, one at a time. */
  beOffered: (seen: Eyes): boolean => open(seen) && seen.holds && !isAwaited(seen),
  /** Whoever is asked says yes, and leads it, or no. */
  beTakenOver: (seen: Eyes): boolean => open(seen) && isAwaited(seen) && seen.offer?.mayAnswer === true,
  beTakenBack: (seen: Eyes): boolean => open(seen) && seen.holds && isAwaited(seen),
  /** A young person's yes or no is written down by whoever has their record. */
  hearMember: (seen: Eyes, member: Member): boolean =>
    open(seen) && isAsked(member) && member.youngPersonId !== null && member.recordOpen,
  /** A young person leaves by whoever has their record, or by themself; an adult by whoever holds the plan. */
  loseMember: (seen: Eyes, member: Member): boolean =>
    open(seen) && member.leftAt === null && (member.youngPersonId ? member.recordOpen : seen.holds),
} as const

const isAwaited = ({ offer }: Eyes): boolean => offer !== null && offer.declinedBecause === null

const isAsked = ({ isIn, leftAt }: Pick<Member, 'isIn' | 'leftAt'>): boolean => !isIn && leftAt === null

/** Who is in it now. */
export const inIt = (members: readonly FamilyMember[]): FamilyMember[] =>
  members.filter(({ isIn, leftAt }) => isIn && leftAt === null)

/** Young people who were asked and have not said yes yet. */
export const notYetIn = (members: readonly FamilyMember[]): FamilyMember[] => members.filter(isAsked)

/** The young people whom a page about this plan names: for the history of looks. */
export const youngIn = (members: readonly FamilyMember[]): string[] => [
  ...new Set(members.flatMap(({ youngPersonId }) => youngPersonId ?? [])),
]

/** '2 on 24 Nov, 6 on 1 Dec' */
export const ratingsWords = ({ ratings }: Pick<FamilyGoal, 'ratings'>): string =>
  ratings.map(({ rating, ratedOn }) => `${rating} on ${shortDay(ratedOn)}`).join(', ')

/** 'Blessing, mum', or a first name. */
export const memberWords = ({
  called,
  relationship,
}: Pick<FamilyMember, 'called' | 'relationship'>): string =>
  relationship ? `${called}, ${relationship}` : called

/** What is said where sides are opposed: the same words whatever the reason, so that they tell nobody of a circle that is closed. */
export const OPPOSED = 'They cannot be in this plan together. Ask whoever leads your team what to do instead'
