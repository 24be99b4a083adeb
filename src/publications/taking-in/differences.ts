import type { Acting } from '../../database/index.ts'
import type { HeldRow } from './row.ts'
import { answersAt } from './store.ts'

// So that no file, however odd, makes an import longer than by some seconds: an answer set is read for one comparison or more.
const MOST_COMPARED = 3_000_000

/**
 * Finds out in which answers those differ who came before with other ones. What says whose row it is tells which answers of
 * their school were theirs; it is gone after the import, and only the places of the answers stay.
 */
export async function findDifferences(
  acting: Acting,
  round: string,
  held: readonly HeldRow[],
): Promise<void> {
  let left = MOST_COMPARED
  const again = held.filter(({ gaveBefore, known }) => gaveBefore && known.school)
  for (const [school, rows] of Map.groupBy(again, ({ known }) => known.school as string)) {
    const most = Math.floor(left / rows.length)
    if (most === 0) continue
    const earlier = await answersAt(acting, { round, school, most })
    left -= earlier.length * rows.length
    for (const row of rows) {
      const theirs = earlier.find((answers) => row.gaveBefore?.(answers))
      if (theirs) row.differs = placesThatDiffer(theirs, row.known.answers)
    }
  }
}

const placesThatDiffer = (before: Buffer, now: Buffer): number[] =>
  [...now.keys()].filter((at) => before[at] !== now[at])
