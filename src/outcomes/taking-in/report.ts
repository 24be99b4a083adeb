import type { Counts } from '../cohort-store.ts'

/** A row that was not kept: of which file, in which line of it, and why. */
export type Left = { file: 'scores' | 'people'; row: number; reason: string }

/** What became of every row of the files. */
export type ImportReport = {
  programme: string
  version: number
  source: string
  rows: number
  kept: number
  held: Left[]
  refused: Left[]
  people: number
  replaced: boolean
  ignored: string[]
  notes: string[]
}

/** So many of them are listed; the others are counted. */
const MOST_LISTED = 10_000

/** Counts the rows of the files as they are read. */
export class Tally {
  rows = 0
  kept = 0
  held: Left[] = []
  refused: Left[] = []
  #more = { held: 0, refused: 0 }

  leave(what: 'held' | 'refused', left: Left): void {
    if (this[what].length < MOST_LISTED) this[what].push(left)
    else this.#more[what]++
  }

  /** The rows that were left, in the order in which they stand in the files. */
  get left(): Pick<ImportReport, 'held' | 'refused'> {
    const inOrder = (rows: readonly Left[]) =>
      rows.toSorted((one, other) => one.file.localeCompare(other.file) || one.row - other.row)
    return { held: inOrder(this.held), refused: inOrder(this.refused) }
  }

  get counts(): Counts {
    return {
      ...{ rows: this.rows, kept: this.kept },
      held: this.held.length + this.#more.held,
      refused: this.refused.length + this.#more.refused,
    }
  }

  /** In a sentence each, what is not in the lists. */
  get notes(): string[] {
    return Object.entries(this.#more)
      .filter(([, more]) => more > 0)
      .map(([what, more]) => `${more} more rows are ${what} than are listed`)
  }
}
