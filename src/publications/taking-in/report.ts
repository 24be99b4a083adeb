import { yearGroupsLine } from '../../surveys/index.ts'
import { countOf } from '../../words/index.ts'
import type { Known } from './known.ts'
import type { HeldRow, OtherRow, TakenRow } from './row.ts'

/** What became of every row of a file. `rows` is always the sum of the three after it. */
export type ImportReport = {
  round: string
  rows: number
  taken: number
  held: number
  refused: number
  /** Whether these very bytes were taken in before, and nothing was changed now. */
  already: boolean
  reasons: { reason: string; rows: number; first: number[] }[]
  /** Columns that nothing was read from. */
  ignored: string[]
  notes: string[]
}

const MOST_LINES = 100_000
const FIRST_LINES = 5
// More of them than this want the file put right, and not a person at each.
const MOST_WAITING = 2_000

/** Counts the rows of a file as they are read. */
export class Tally {
  taken = 0
  held = 0
  refused = 0
  ignored: string[] = []
  lastLine = 0
  /** Whether the row read last has too few cells: at the end of a file that means it was cut. */
  endsShort = false
  readonly lines: (Pick<OtherRow, 'outcome' | 'reason'> & { line: number })[] = []
  /** The rows that wait for a person, whole. */
  readonly waiting: (HeldRow & { line: number })[] = []
  readonly #round: string
  readonly #reasons = new Map<string, { rows: number; first: number[] }>()
  readonly #years = new Map<number, number>()
  readonly #notes: string[] = []

  constructor(round: string) {
    this.#round = round
  }

  get rows(): number {
    return this.taken + this.held + this.refused
  }

  take({ year_group: year }: Pick<TakenRow, 'year_group'>): void {
    this.taken++
    this.endsShort = false
    if (year !== null) this.#years.set(year, (this.#years.get(year) ?? 0) + 1)
  }

  other(line: number, row: OtherRow, short: boolean): void {
    this[row.outcome]++
    this.lastLine = line
    this.endsShort = short
    const reason = this.#reasons.get(row.reason) ?? { rows: 0, first: [] }
    reason.rows++
    if (reason.first.length < FIRST_LINES) reason.first.push(line)
    this.#reasons.set(row.reason, reason)
    if (this.lines.length < MOST_LINES) this.lines.push({ outcome: row.outcome, reason: row.reason, line })
    if (row.outcome === 'held' && this.waiting.length < MOST_WAITING) this.waiting.push({ ...row, line })
  }

  /** Says what was noticed on the way and kept no row out. */
  note(known: Known, notes: readonly string[]): void {
    this.#notes.push(...notes)
    for (const { school, names } of known.otherNames())
      this.#notes.push(`${school} also stands as ${names.map((name) => `“${name}”`).join(', ')}`)
    if (this.held > this.waiting.length)
      this.#notes.push(
        `the first ${this.waiting.length} of ${countOf(this.held, 'row')} that are held wait for a person; put the others right in the file and use --replace`,
      )
    const outside = known.elsewhere()
    if (outside > 0)
      this.#notes.push(`${countOf(outside, 'small area')} that are not this place’s count as not known`)
  }

  /** The rows that were taken of year groups which the round does not ask: what a sentence says of each. */
  yearsNotAsked(asked: readonly number[]): string[] {
    return [...this.#years]
      .filter(([year]) => !asked.includes(year))
      .map(
        ([year, rows]) =>
          `${countOf(rows, 'row')} of ${yearGroupsLine([year])}, which the round does not ask`,
      )
      .sort()
  }

  report(): ImportReport {
    const { rows, taken, held, refused, ignored } = this
    const reasons = [...this.#reasons]
      .map(([reason, found]) => ({ reason, ...found }))
      .sort((one, other) => other.rows - one.rows)
    return {
      round: this.#round,
      rows,
      taken,
      held,
      refused,
      already: false,
      reasons,
      ignored,
      notes: this.#notes,
    }
  }

  /** The report of a file of which nothing is kept: every row that was read is refused. */
  nothing(reason: string): ImportReport {
    const { rows } = this
    const all = rows === 0 ? [] : [{ reason, rows, first: [] }]
    return { ...this.report(), taken: 0, held: 0, refused: rows, reasons: all }
  }
}
