import { en } from '../../words/index.ts'

const { away } = en.finding

// A way on foot is about a quarter longer than the straight line, and one walks some 80 metres a minute.
const WINDING = 1.25
const METRES_A_MINUTE = 80
const LONGEST_WALK = 30
const METRES_IN_A_MILE = 1_609.344

/** How far a straight line of so many metres is, in words: minutes on foot, else miles. */
export function distanceWords(metres: number): string {
  const minutes = Math.max(1, Math.round((metres * WINDING) / METRES_A_MINUTE))
  if (minutes <= LONGEST_WALK) return away.walk({ minutes })
  return away.miles({ miles: Math.max(1, Math.round(metres / METRES_IN_A_MILE)) })
}
