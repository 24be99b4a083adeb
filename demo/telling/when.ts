import {
  addDays,
  addWorkingDays,
  type DateOnly,
  londonInstant,
  nextWorkingDay,
  weekdaysOnly,
} from '../../src/words/index.ts'
import type { Town } from './town.ts'

type Telling = Pick<Town, 'now' | 'today'>

/** The day so many working days from today; backwards when negative. A weekend counts as the Monday after it. */
export function dayFrom({ today }: Telling, days: number): DateOnly {
  const from = nextWorkingDay(weekdaysOnly, today)
  // In two strides: a record of long ago is further than one may reach.
  const stride = Math.trunc(days / 2)
  return addWorkingDays(weekdaysOnly, addWorkingDays(weekdaysOnly, from, stride), days - stride)
}

/** A time of that day in Saltmere, so many working days ago; never after the moment of telling. */
export function momentAgo(telling: Telling, days: number, time: string): Date {
  const at = londonInstant(dayFrom(telling, -days), time)
  return at < telling.now ? at : telling.now
}

/** The day on which somebody was born who is that old now: 14.5 is fourteen and a half. */
export const bornAt = ({ today }: Telling, age: number): DateOnly =>
  addDays(today, -Math.round(age * 365.2425) - 1)

/** A time in working hours that is always the same for the same words. */
export function timeFor(words: string): string {
  let sum = 7
  for (const letter of words) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  const minutes = 9 * 60 + 10 + (sum % 430)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
