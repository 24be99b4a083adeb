import { countOf } from '../../words/index.ts'
import type { Columns } from './columns.ts'
import type { HeldRow, OtherRow, TakenRow } from './row.ts'
import type { Before, Seen } from './seen.ts'

type Row = TakenRow | OtherRow
type Told = {
  round: { id: string; kind: string }
  /** Whether what tells pupils apart across files is there still: until the day the names are destroyed. */
  lasts: boolean
}

const hows = {
  same: 'with the same answers',
  other: 'with other answers',
  held: 'whose row before was held',
}

/** Why a row does not count at once, in words that say whether the pupil or the response came before. */
const whyAgain = (what: string, { how, inFile }: Before): string =>
  `the same ${what} ${inFile === 'this' ? 'again' : 'as in an earlier file'}, ${hows[how]}`

/** Whether a row is held because whose it is came before. */
export const isAgain = (reason: string): boolean => reason.startsWith('the same ')

/**
 * Tells the rows of those who came before, by their pupil's reference or the id of their response, in this file or an earlier
 * one: with the same answers they are refused as a repeat, with others they wait for a person. Of an anonymous survey no
 * reference outlasts its file.
 */
export class Again {
  #untold = 0
  readonly #seen: Seen
  readonly #columns: Columns
  readonly #told: Told

  constructor(seen: Seen, columns: Columns, told: Told) {
    this.#seen = seen
    this.#columns = columns
    this.#told = told
  }

  /** The row as it is to be taken, with what its cells say of whose it is. */
  read(cells: readonly string[], row: Row): Row {
    const told = whatCounts(row)
    if (!told) return row
    const { school, ...given } = told
    const { round, lasts } = this.#told
    const { pupil, response } = this.#columns
    let isTold = false
    let before: { what: string; found: Before } | undefined
    for (const [what, column] of [
      ['pupil', pupil],
      ['response', response],
    ] as const) {
      const said = (cells[column] ?? '').trim()
      if (said === '') continue
      const outlasts = lasts && (what === 'response' || round.kind !== 'anonymous')
      isTold ||= outlasts
      const found = this.#seen.note(`${round.id} ${what} ${school} ${said}`, { ...given, lasts: outlasts })
      if (found) before ??= { what, found }
    }
    if (!isTold) this.#untold++
    return before ? repeated(row, before.found, whyAgain(before.what, before.found)) : row
  }

  /** What nobody can tell of this file and others, in sentences. */
  notes(othersUntold: number): string[] {
    const { round, lasts } = this.#told
    const notes: string[] = []
    const rows = countOf(this.#untold, 'row')
    const twice = `whoever of ${rows} is in another file too counts twice`
    if (this.#untold > 0)
      notes.push(
        !lasts
          ? `What told pupils apart was destroyed on its day: ${twice}`
          : round.kind === 'anonymous'
            ? `The survey is anonymous, and only a column response_id tells a response across files: ${twice}`
            : `Nothing says whose row it is across files (a column pupil would): ${twice}`,
      )
    if (lasts && othersUntold > 0)
      notes.push(
        `Nothing says whose rows ${countOf(othersUntold, 'file')} before this held: whoever is there too counts twice`,
      )
    return notes
  }
}

// A row that is refused, or of a school that nobody could read, is none of anybody's.
function whatCounts(row: Row): { school: string; answers: Buffer; held: boolean } | undefined {
  if (!('outcome' in row)) return { school: row.school, answers: row.answers, held: false }
  const known = row.outcome === 'held' ? row.known : null
  return known?.school ? { school: known.school, answers: known.answers, held: true } : undefined
}

function repeated(row: Row, { how, gave }: Before, reason: string): OtherRow {
  if (how === 'same' || ('outcome' in row && row.outcome === 'refused')) return { outcome: 'refused', reason }
  const held: HeldRow =
    'outcome' in row ? { ...row, reason } : { outcome: 'held', reason, known: row, unread: [] }
  return how === 'other' ? { ...held, gaveBefore: gave } : held
}
