import { type CoverHours, isCovered, nextCovered, type PublishedHours } from '../accounts/index.ts'
import { addDays, dateInLondon, type OrganisationCalendar, spokenDay, spokenTime } from '../words/index.ts'

/** Who hears of what: leads of concerns about young people, the head or named senior of those about an adult. */
export const dutyWords = {
  lead: 'Safeguarding lead, or stands in for the lead',
  senior: 'Head or named senior: hears of a safeguarding concern about an adult',
} as const
export type Duty = keyof typeof dutyWords

/** Somebody named to hear of concerns, from one day to another. */
export type Named = {
  id: string
  workerId: string
  name: string
  jobTitle: string
  duty: Duty
  turn: number
  startsOn: string
  endsOn: string | null
}

/** Somebody who hears of a concern, and where they work: whoever is asked first comes first. */
export type Hearer = {
  workerId: string
  name: string
  jobTitle: string
  organisationId: string
  organisationName: string
  /** Somebody else does their work today: whoever comes next is asked before them. */
  away: boolean
}

/** When an organisation reads concerns, and how long each step may take. */
export type Arrangement = {
  hours: readonly CoverHours[]
  acknowledgeMinutes: number
  actDays: number
  lookAgainDays: number
  /** False while these are our own defaults. */
  set: boolean
}

/** Our own defaults, until an organisation sets its own: nobody's rules but ours. */
export const DEFAULTS = { acknowledgeMinutes: 60, actDays: 1, lookAgainDays: 5, from: '09:00', to: '17:00' }

/** What is used until an organisation says when it reads concerns: nine to five on the days it is open. */
export const defaultArrangement = ({ openDays = [1, 2, 3, 4, 5] }: OrganisationCalendar): Arrangement => ({
  hours: openDays.map((day) => ({ day, from: DEFAULTS.from, to: DEFAULTS.to })),
  acknowledgeMinutes: DEFAULTS.acknowledgeMinutes,
  actDays: DEFAULTS.actDays,
  lookAgainDays: DEFAULTS.lookAgainDays,
  set: false,
})

/** The local authority's designated officer, and where the council hears of a worry about a child. */
export type Officer = { name: string; phone: string; email: string | null; frontDoorPhone: string | null }

/** From when on somebody reads: at once within the hours, else when they begin again; null where they never do. */
export const readsFrom = (hours: PublishedHours, at: Date): Date | null =>
  isCovered(hours, at) ? at : nextCovered(hours, at)

/** By when a named lead says that they have it. */
export const acknowledgeBy = (hours: PublishedHours, minutes: number, at: Date): Date =>
  new Date((readsFrom(hours, at) ?? at).getTime() + minutes * 60_000)

/** '11 am on Tuesday 24 November' */
export const spokenBy = (by: Date): string => `${spokenTime(by)} on ${spokenDay(dateInLondon(by))}`

/** Days after which nobody is waited for: a school in its holidays does not read, so that the front door does. */
const LONGEST_WAIT = 3

/** Whether nobody there reads within three days: then it goes to the leads of the front door too. */
export const isShutForLong = (hours: PublishedHours, at: Date): boolean => {
  const from = readsFrom(hours, at)
  return from === null || dateInLondon(from) > addDays(dateInLondon(at), LONGEST_WAIT)
}

const unique = (hearers: readonly Hearer[]): Hearer[] => [
  ...new Map(hearers.map((one) => [one.workerId, one])).values(),
]

/**
 * Whom a concern is taken to, one after another, until somebody says that they have it. Whoever it is about is never among
 * them; whoever is away comes after those who are there.
 */
export function inTurn(hearers: readonly Hearer[], subject: string | null): Hearer[] {
  const others = unique(hearers).filter(({ workerId }) => workerId !== subject)
  return [...others.filter(({ away }) => !away), ...others.filter(({ away }) => away)]
}
