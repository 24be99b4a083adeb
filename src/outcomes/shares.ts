import { exact, nearestNumber, over, shareInterval, times } from '../statistics/index.ts'
import type { Counted } from './figures-store.ts'
import { type Figure, noFigure, tooFew } from './outcome.ts'

/** How many of a hundred got there, with Wilson's interval. */
export function shareFigure({ n, missing, got }: Counted, said: { method: string; what: string }): Figure {
  const about = { n, missing, method: `${said.method} Wilson’s interval, 95 in 100.` }
  const because = tooFew(about, said.what)
  if (because) return noFigure(about, because)
  const { low, high } = shareInterval(got, n)
  const value = nearestNumber(over(times(exact(got), exact(100)), exact(n)))
  return { value, low: Math.min(low * 100, value), high: Math.max(high * 100, value), ...about }
}
