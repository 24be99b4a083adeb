/** Of the differences that are called, so many at most are expected to be chance alone. */
const RATE = 0.05

/**
 * Which of the differences that are looked at together are called. Of twenty that are none, one has p below 0.05 by chance
 * alone; so the more that are looked at, the more is asked of each: of m of them in the order of their p, the k first are
 * called for the largest k of which the k-th p is at most k/m times the rate (Benjamini and Hochberg 1995: the false
 * discovery rate). A single one is called as ever, below 0.05.
 */
export function calledTogether<One extends { p: number }>(family: readonly One[]): ReadonlySet<One> {
  const ordered = family.toSorted((one, other) => one.p - other.p)
  const last = ordered.findLastIndex(({ p }, at) => p <= ((at + 1) / ordered.length) * RATE)
  return new Set(ordered.slice(0, last + 1))
}
