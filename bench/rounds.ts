/** What is measured in turn, by name; each gives a rate. */
export type Sides<Name extends string> = Record<Name, () => Promise<number>>

/** The rates of every round, by side. */
export type Rates<Name extends string> = Record<Name, number[]>

/**
 * Measures every side once a round, one after another, so that whatever else the machine does meets them all. The
 * order turns from round to round. One round before the first is thrown away: it warms up.
 */
export async function inRounds<Name extends string>(
  rounds: number,
  sides: Sides<Name>,
): Promise<Rates<Name>> {
  const names = Object.keys(sides) as Name[]
  const rates = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Rates<Name>
  for (let round = 0; round <= rounds; round++) {
    const turn = names.map((_, at) => names[(at + round) % names.length] as Name)
    for (const name of turn) {
      const rate = await sides[name]()
      if (round > 0) rates[name].push(rate)
    }
  }
  return rates
}

/** The middle value; of an even number, the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** The median of each round's own fraction: a slow moment of the machine slows both halves of it. */
export const fraction = (measured: readonly number[], reference: readonly number[]): number =>
  median(measured.map((rate, round) => rate / (reference[round] ?? Number.NaN)))

/** How long something took: half of the times, and so many in a hundred of them, within this; and the longest. */
export type Spread = { p50: number; p95: number; p99: number; most: number }

/** The spread of these times, in their own unit; not a number of none. */
export function spreadOf(times: readonly number[]): Spread {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) }
}
