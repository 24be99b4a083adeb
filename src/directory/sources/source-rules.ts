import type { Run } from './run-store.ts'
import type { Source } from './source-store.ts'

/** What may be done with a source. */
export const sourceCan = {
  /** Taken in at the press of a button: only what has an address, and nothing of it goes on already. */
  beImported: (source: Pick<Source, 'feedUrl'>, goesOn: boolean): boolean =>
    source.feedUrl !== null && !goesOn,
  /** Taken at its word about a list that shrank: only the newest whole list, once. */
  beBelieved: (runs: readonly Run[]): Run | undefined => {
    const newest = runs.find((run) => run.state === 'done' && run.whole)
    return newest && newest.shrunkFrom !== null && newest.believedBy === null ? newest : undefined
  },
}
