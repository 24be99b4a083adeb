import { FEWEST_SHOWN, nearestFive } from '../statistics/index.ts'

/** A count in words: about how many, to the nearest five. */
export function shownCount(count: number): string {
  const about = nearestFive(count)
  return about === null ? `Fewer than ${FEWEST_SHOWN}` : `About ${about}`
}
