/** What could not be taken in: its row or turn in the file, what it was, and why. */
export type RefusedRow = { row: number; what: string; reason: string }

/** What became of everything that was read: `read` is the sum of new, changed, unchanged and `refusedCount`. */
export type PlacesReport = {
  read: number
  new: number
  changed: number
  unchanged: number
  /** The first ones. */
  refused: RefusedRow[]
  refusedCount: number
}

/** How many of those refused are named; the rest are counted. */
export const MOST_NAMED = 20

/** A report of nothing yet. */
export const emptyReport = (): PlacesReport => ({
  ...{ read: 0, new: 0, changed: 0, unchanged: 0 },
  ...{ refused: [], refusedCount: 0 },
})

/** Counts one more that could not be taken in. */
export function refuse(report: PlacesReport, row: RefusedRow): void {
  report.refusedCount++
  if (report.refused.length < MOST_NAMED) report.refused.push(row)
}
