/**
 * What makes one result better than another, in points for each whole amount. What has gone from its source's list, and
 * what is closed for now, comes after everything else whatever its points.
 */
const points = {
  /** The words: how well they stand (ts_rank gives 0.6 for the name, 0.24 for the first line, 0.06 further down). */
  words: 10,
  /** 1 when it is known to be for this age, 0 when it does not say. */
  forTheAge: 2,
  /** How many of the things asked for it is good for. */
  goodFor: 1.5,
  /** 1 on the doorstep, less with every step, 0 at the edge of how far one would go: 1 - metres / within. */
  near: 5,
  /** 1 when somebody made sure of its entry lately. */
  fresh: 1,
  /** 1 when it tells what happens when one walks in. */
  tellsWalkIn: 1,
  /** 1 when one can just turn up. */
  justTurnUp: 0.5,
} as const

/** What of a result earns points; the amounts are numbers, or what the database works out as such. */
export type Amounts<Amount> = Partial<Record<keyof typeof points, Amount>>

/** Each amount with its points: their products, added up, say how good a result is. More is better. */
export function weigh<Amount>(amounts: Amounts<Amount>): { amount: Amount; weight: number }[] {
  return Object.entries(points).flatMap(([name, weight]) => {
    const amount = amounts[name as keyof typeof points]
    return amount === undefined ? [] : [{ amount, weight }]
  })
}
