/** Below this many nobody is told how many; our own choice. */
export const FEWEST = 5

/** A count as it may be shown: to the nearest five; of fewer than five not even whether there is anybody. */
export function shownCount(count: number): string {
  if (count < FEWEST) return 'Fewer than 5'
  return `About ${Math.round(count / FEWEST) * FEWEST}`
}
