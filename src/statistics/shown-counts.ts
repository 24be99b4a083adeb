/** Below this many nobody is told how many; our own choice. */
export const FEWEST_SHOWN = 5

/** A count as it may be shown: to the nearest five; null of fewer than five, where not even is said whether there is anybody. */
export const nearestFive = (count: number): number | null =>
  count < FEWEST_SHOWN ? null : Math.round(count / FEWEST_SHOWN) * FEWEST_SHOWN
