import { countInterval, exact, nearestNumber, over } from '../statistics/index.ts'
import { addDays, type DateOnly, dateOnly, daysBetween, weekday } from '../words/index.ts'
import type { Contacts } from './figures-store.ts'
import { type Figure, noFigure, tooFew } from './outcome.ts'

const METHOD =
  'All contacts, for each week from Monday to Sunday between the first and the last. Contacts of one person come together: compound Poisson interval, 95 in 100.'

/** Contacts in a week, of all schools and of each, from what is known of each school; `missing` have no count. */
export function contactsFigure(
  rows: readonly Contacts[],
  { people, bySchool }: { people: number; bySchool: boolean },
): Figure {
  const n = rows.reduce((sum, one) => sum + one.n, 0)
  const about = { n, missing: people - n, method: METHOD }
  const because = tooFew(about, 'a count of contacts')
  if (because) return noFigure(about, because)
  const weeks = weeksBetween(
    rows.flatMap(({ first, last }) => [first, last].flatMap((day) => (day === null ? [] : [dateOnly(day)]))),
  )
  if (weeks === null) return noFigure(about, 'It is not known from when to when the contacts were.')
  const total = rows.reduce((sum, one) => sum + one.contacts, 0)
  const { low, high } = countInterval({
    n,
    sum: total,
    squares: rows.reduce((sum, one) => sum + one.squares, 0),
  })
  const eachWeek = (contacts: number) => nearestNumber(over(exact(contacts), exact(weeks)))
  const schools = rows.flatMap(({ school, contacts, n: here }) =>
    school === null ? [] : [{ school, value: eachWeek(contacts), n: here }],
  )
  return {
    ...{ value: eachWeek(total), low: low / weeks, high: high / weeks, ...about },
    ...(bySchool && schools.length > 0 ? { schools } : {}),
  }
}

/** How many weeks lie between the first and the last of these days, both of theirs counted; null where there is none. */
export function weeksBetween(days: readonly DateOnly[]): number | null {
  const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)]
  if (first === undefined || last === undefined) return null
  const monday = (day: DateOnly) => addDays(day, 1 - weekday(day))
  return daysBetween(monday(first), monday(last)) / 7 + 1
}
