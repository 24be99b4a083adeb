import { addDays, countOf, type DateOnly, partsOf, shortDay, weekday } from '../words/index.ts'

/** A day of the strip: how much is due, how much is done, and the words that say what the bars show. */
export type Day = {
  label: string
  slots: number
  filled: number
  words: string
  shortWords: string
  today: boolean
  past: boolean
}

/** The bars of one day. More than this is too much for a day whatever the number: the words say how many. */
const SLOTS = 6

/** The Monday of the week of a date. */
export const weekStart = (today: DateOnly): DateOnly => addDays(today, 1 - weekday(today))

/** The Monday that begins the strip: this week's, and at a weekend the next one's. */
const stripStart = (today: DateOnly): DateOnly =>
  weekday(today) >= 6 ? addDays(weekStart(today), 7) : weekStart(today)

/** The Friday that ends the strip. */
export const stripEnd = (today: DateOnly): DateOnly => addDays(stripStart(today), 4)

/** Monday to Friday: what is due on each day that is still open, and what was done, as bars with their words. */
export function weekOf(today: DateOnly, due: readonly DateOnly[], done: readonly DateOnly[]): Day[] {
  return [0, 1, 2, 3, 4].map((ahead) => {
    const date = addDays(stripStart(today), ahead)
    const open = due.filter((on) => on === date).length
    const finished = done.filter((on) => on === date).length
    const day = { label: label(date), slots: SLOTS, today: date === today, past: date < today }
    return {
      ...day,
      ...(date < today ? before(open, finished) : toCome(open, date === today ? finished : 0)),
    }
  })
}

type Bars = Pick<Day, 'filled' | 'words' | 'shortWords'>

function before(open: number, finished: number): Bars {
  const all = open + finished
  if (all === 0) return { filled: 0, words: 'Nothing due', shortWords: '0' }
  const filled = all <= SLOTS ? finished : Math.floor((finished / all) * SLOTS)
  return {
    filled,
    words: open === 0 ? `${finished} done` : `${finished} of ${all} done`,
    shortWords: `${finished}/${all}`,
  }
}

function toCome(open: number, finished: number): Bars {
  const words = open === 0 ? 'Nothing due' : open > SLOTS ? `Full, ${open} due` : `${open} due`
  return {
    filled: Math.min(open, SLOTS),
    words: finished > 0 ? `${words}, ${finished} done` : words,
    shortWords: String(open),
  }
}

// 'Mon 23': the month is said in the heading.
const label = (date: DateOnly): string => `${shortDay(date).split(' ')[0]} ${partsOf(date).day}`

/** '22 young people', and how many of them have something due by the Friday that ends the strip. */
export function loadOf(
  { supported, paused }: { supported: number; paused: number },
  needing: number,
): { text: string; note: string; filled: number; of: number } {
  const pauses = paused > 0 ? `, ${paused} paused` : ''
  return {
    text: countOf(supported, 'young person', 'young people'),
    note: `with you${pauses}, ${needing} due by Friday`,
    filled: Math.min(needing, supported),
    of: supported,
  }
}
