import { groupings, readCell, type Together } from '../../surveys/index.ts'
import { countOf } from '../../words/index.ts'
import { isAgain } from '../taking-in/again.ts'
import type { TakenRow, Unread } from '../taking-in/row.ts'

/** A row of a file of answers that waits for a person: where it stood, why, and what of it nobody could read. */
export type Held = {
  id: string
  file: string
  line: number
  reason: string
  unread: readonly Unread[]
  /** Which answers are other ones than those that came before, by their places; null where that is not known. */
  differs: readonly number[] | null
}

/** What became of the rows of one file. */
export type FileTaken = {
  id: string
  file: string
  at: Date
  rows: number
  taken: number
  refused: number
  held: number
  /** Of those held: put right and taken in, left out, and waiting. The rest was more than are kept for a look. */
  mended: number
  dismissed: number
  waiting: number
  /** Whether the answers of the survey were destroyed on their day, and with them what waited. */
  destroyed: boolean
}

/** What a person said of a row, by what could not be read in it; null is not known. */
export type Mended = Partial<Omit<TakenRow, 'answers'>>

/** What is called what on the page. */
export const calledOf = (what: Unread['what']): string =>
  what === 'school' ? 'School' : what === 'neighbourhood' ? 'Neighbourhood' : groupings[what].name

/** The questions of a survey, as somebody meets them, to which a row has other answers than the one before. */
export const askedOtherwise = ({ differs }: Pick<Held, 'differs'>, asked: readonly Together[]): Together[] =>
  asked.filter(({ at, items }) => differs?.some((place) => place >= at && place < at + items.length))

/** Why a row waits, in a sentence for whoever looks at it. */
export const whyHeld = ({ reason, unread, differs }: Held, asked: readonly Together[]): string =>
  [
    ...(isAgain(reason)
      ? [
          `T${reason.slice(1)}${differs ? ` to ${askedOtherwise({ differs }, asked).length} of ${countOf(asked.length, 'question')}` : ''}.`,
          'What came before stays as it is.',
        ]
      : []),
    ...unread.map(({ what, said }) => `${calledOf(what)}: ${said ? `it says “${said}”` : 'it is empty'}.`),
  ].join(' ')

/** What was chosen, as it is kept. */
export function mendedFrom(unread: readonly Unread[], chosen: (name: string) => string): Mended {
  const mended: Record<string, string | number | boolean | null> = {}
  for (const { what } of unread) {
    const value = chosen(what)
    if (what === 'school') mended.school = value
    else if (what === 'neighbourhood') mended.neighbourhood = value === NOT_KNOWN ? null : value
    else {
      const read = readCell[what](value)
      mended[what] = 'value' in read ? read.value : null
    }
  }
  return mended
}

/** What stands for an answer that nobody knows. */
export const NOT_KNOWN = 'not_known'
