/** What became of every record: `read` is the sum of new, changed, unchanged, held and refused. */
export type ImportReport = {
  read: number
  new: number
  changed: number
  unchanged: number
  held: { id: string; reason: string }[]
  refused: { id: string | null; reason: string }[]
  /** Services of this source that its list no longer has: flagged in public view, never deleted. */
  vanished: number
  /** New and changed services of which something was left out or cut, and what. */
  adjusted: { id: string; what: string[] }[]
  /** How many services its last list had, where this one has less than half: nothing is flagged until a person says so. */
  shrunkFrom?: number
  /** What is odd about the source, in a sentence. */
  note?: string
  /** The source said that nothing has changed since the last time. */
  notModified?: true
}

/** The report of an import that has read nothing yet. */
export const emptyReport = (): ImportReport => ({
  ...{ read: 0, new: 0, changed: 0, unchanged: 0 },
  ...{ held: [], refused: [], vanished: 0, adjusted: [] },
})
