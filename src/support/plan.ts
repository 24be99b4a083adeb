import {
  type DateOnly,
  dateOnly,
  daysBetween,
  en,
  lateness,
  type OrganisationCalendar,
  partsOf,
  shortDay,
} from '../words/index.ts'

/** What matters to a young person and what was agreed with them. */
export type Plan = {
  whatMatters: string
  strengths: string
  howToMeet: string
  agreedOn: string | null
  reviewOn: string | null
  lastReviewOn: string | null
}

export type Rating = { rating: number; ratedOn: string; ratedBy: string; words: string | null }

/** Where they want to get to, in their words, with every rating from 0 to 10. */
export type Goal = {
  id: string
  words: string
  whose: string
  setOn: string
  closedOn: string | null
  ratings: Rating[]
}

/** Who does what by when. */
export type Step = {
  id: string
  goalId: string | null
  what: string
  who: string
  whoName: string | null
  dueOn: string
  doneAt: Date | null
  droppedAt: Date | null
}

/** Less than this can be chance for one person: 2.45 points on the 0 to 10 scale, rounded up (Law, goal-based outcomes). */
export const HARDLY_CHANCE = 3

const monthOf = (date: string): string => en.dates.months[partsOf(dateOnly(date)).month - 1] ?? ''

/** What the ratings of one goal are worth, in a lead and a sentence. One rating claims nothing. */
export function ratingsSay(ratings: readonly Rating[], called: string): { lead: string; text: string } {
  const [first] = ratings
  const last = ratings.at(-1)
  if (!first || !last) {
    return { lead: 'Not rated yet.', text: `Ask ${called} where they are today, from 0 to 10.` }
  }
  if (ratings.length === 1) {
    return { lead: 'One rating so far.', text: 'A second one shows whether it is moving.' }
  }
  const change = last.rating - first.rating
  const since = monthOf(first.ratedOn)
  if (change === 0) return { lead: `The same as in ${since}.`, text: 'That can be right too: ask them.' }
  const worth =
    Math.abs(change) >= HARDLY_CHANCE
      ? `A change of ${HARDLY_CHANCE} or more is hardly ever chance for one person.`
      : `A change of less than ${HARDLY_CHANCE} can be chance.`
  return { lead: `${change > 0 ? 'Up' : 'Down'} ${Math.abs(change)} since ${since}.`, text: worth }
}

/** Who does a step: the young person by name, the worker by name, or whoever it is. */
export function whoWords(step: Pick<Step, 'who' | 'whoName'>, called: string, worker: string | null): string {
  if (step.who === 'young_person') return called
  return step.who === 'worker' ? (worker ?? 'The link worker') : (step.whoName ?? 'Somebody else')
}

/** How a step stands: late and due soon are said; nothing is said of one that is done or far off. */
export function stepTag(
  step: Pick<Step, 'dueOn' | 'doneAt'>,
  today: DateOnly,
  calendar: OrganisationCalendar,
): { text: string; tone: 'late' | 'due' } | null {
  if (step.doneAt) return null
  const due = dateOnly(step.dueOn)
  if (due < today) {
    const late = lateness(calendar, due, today)
    return late ? { text: late, tone: 'late' } : null
  }
  const away = daysBetween(today, due)
  if (away === 0) return { text: 'Today', tone: 'due' }
  return away < 7 ? { text: shortDay(due), tone: 'due' } : null
}

/** 'Kez’s own goal', 'Chosen together', whose goal it is. */
export function whoseWords(whose: string, called: string): string {
  if (whose === 'young_person') return `${called}’s own goal`
  return whose === 'parent_or_carer' ? 'Set by a parent or carer' : `Chosen together with ${called}`
}
