import { type DateOnly, partsOf } from '../../dates.ts'
import { spokenDay } from '../../spoken-dates.ts'
import { dates } from '../dates.ts'

/** A message as paragraphs with an empty line between; what is not said is left out. */
export const paragraphs = (...said: (string | false | undefined)[]): string =>
  said.filter(Boolean).join('\n\n')

/** 'Tuesday 24 November' */
export const day = (date: DateOnly): string => spokenDay(date)

/** '24 November', for a day that has passed. */
export function past(date: DateOnly): string {
  const { month, day: number } = partsOf(date)
  return `${number} ${dates.months[month - 1]}`
}

/** What to do when help is needed sooner. */
export const helpSooner =
  'If things get harder, tell an adult you trust or call NHS 111. If anybody is in danger, call 999.'
