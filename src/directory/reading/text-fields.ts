import { isVisible, lengthOf, storable, tooLong } from '../../words/index.ts'
import { plainWords } from './safe-html.ts'

/** Where a reader writes down what it had to change or leave out, in plain words. */
export type Notes = string[]

/** The most characters of one line and of a long text. The longest description in a real feed had 16,658. */
export const LONGEST = { line: 300, paragraph: 4_000, description: 40_000 } as const

/** A text of a record with what could not be stored removed; null when it says nothing. Numbers count as text. */
export function rawText(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value !== 'string') return null
  const text = storable(value.replace(/\r\n?/g, '\n')).trim()
  return isVisible(text) ? text : null
}

/** One line of plain words, markup removed; null when nothing is left. Cut, with a note, at 300 characters. */
export function lineOf(value: unknown, label: string, notes: Notes): string | null {
  const text = rawText(value)
  if (text === null) return null
  const line = plainWords(text).replace(/\s+/g, ' ').trim()
  return isVisible(line) ? cut(line, LONGEST.line, label, notes) : null
}

/** Plain words that may run over several lines, markup removed; null when nothing is left. */
export function paragraphOf(value: unknown, label: string, notes: Notes): string | null {
  const text = rawText(value)
  if (text === null) return null
  const words = plainWords(text)
  return isVisible(words) ? cut(words, LONGEST.paragraph, label, notes) : null
}

/** The text, or its beginning with a note when it has more than `max` characters. */
export function cut(text: string, max: number, label: string, notes: Notes): string {
  if (!tooLong(text, max)) return text
  notes.push(
    `The ${label} has ${lengthOf(text).toLocaleString('en-GB')} characters; the first ${max.toLocaleString('en-GB')} are kept.`,
  )
  return `${[...text.slice(0, max * 2)].slice(0, max - 1).join('')}…`
}

/** A whole number from `least` to `most`; null, with a note, for anything else that was given. */
export function wholeNumber(
  value: unknown,
  range: { least: number; most: number },
  label: string,
  notes: Notes,
): number | null {
  const text = rawText(value)
  if (text === null) return null
  const number = Number(text)
  if (Number.isFinite(number) && number >= range.least && number <= range.most) return Math.floor(number)
  notes.push(`The ${label} “${text.slice(0, 40)}” cannot be right and was left out.`)
  return null
}
