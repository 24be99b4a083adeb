import { addWorkingDays, type DateOnly, nextWorkingDay, type OrganisationCalendar } from '../words/index.ts'

/** Working days from acceptance to the first contact: the design's "within a week of yes". */
export const DAYS_TO_FIRST_CONTACT = 5

/** Working days after which somebody we support has not been spoken with for too long; our own choice. */
export const DAYS_BETWEEN_CONTACTS = 10

/** Why a support is due: kept with its date, so that lists can say it without asking again. */
export type DueWhat =
  | 'First contact'
  | 'Be in touch'
  | 'A step of the plan'
  | 'Look back together'
  | 'Pause is over'

/** What the rule looks at. Dates are days in England. */
export type Ahead = {
  calendar: OrganisationCalendar
  pausedUntil: DateOnly | null
  /** The day it was opened, or last taken up again after a pause. */
  since: DateOnly
  firstContactDone: boolean
  /** The last contact in which they were reached. */
  lastContactOn: DateOnly | null
  /** The nearest day of a step that is neither done nor dropped. */
  stepOn: DateOnly | null
  reviewOn: DateOnly | null
}

/**
 * By when something happens with a support that has not ended, and what: the one home of the rule. The nearest of its
 * open steps, its next look back and the next contact; on the day itself, a contact comes before a step. While it is
 * paused only the end of the pause is due. Nothing falls due to an empty building: a closed day becomes the next open one.
 */
export function nextDue(ahead: Ahead): { on: DateOnly; what: DueWhat } {
  const { calendar } = ahead
  if (ahead.pausedUntil) return { on: nextWorkingDay(calendar, ahead.pausedUntil), what: 'Pause is over' }
  const due = [
    contactDue(ahead),
    at(ahead.stepOn, 'A step of the plan'),
    at(ahead.reviewOn, 'Look back together'),
  ]
  const [first] = due
    .filter((thing) => thing !== null)
    .map(({ on, what }) => ({ on: nextWorkingDay(calendar, on), what }))
    .sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
  if (!first) throw new Error('a contact is always due')
  return first
}

type Contacts = Pick<Ahead, 'calendar' | 'since' | 'firstContactDone' | 'lastContactOn'>

/** By when the next contact is, the first or another; a step or a look back may come before it. */
export function contactDue({ calendar, since, firstContactDone, lastContactOn }: Contacts): {
  on: DateOnly
  what: 'First contact' | 'Be in touch'
} {
  if (!firstContactDone) {
    return { on: addWorkingDays(calendar, since, DAYS_TO_FIRST_CONTACT), what: 'First contact' }
  }
  const from = lastContactOn && lastContactOn > since ? lastContactOn : since
  return { on: addWorkingDays(calendar, from, DAYS_BETWEEN_CONTACTS), what: 'Be in touch' }
}

const at = (on: DateOnly | null, what: DueWhat) => (on ? { on, what } : null)
