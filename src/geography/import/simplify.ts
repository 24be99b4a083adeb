/** A point of a shape: [longitude, latitude]. */
export type Degrees = readonly [longitude: number, latitude: number]

const METRES_PER_DEGREE = 111_320

/**
 * A line with fewer points, nowhere further than so many metres from what it was (Ramer, Douglas and Peucker). Its ends
 * stay. Points closer together than a third of that are thinned first, so that a very fine line takes no long.
 */
export function simplified(line: readonly Degrees[], metres: number): Degrees[] {
  const east = Math.cos(((line[0]?.[1] ?? 0) * Math.PI) / 180)
  const flat = (at: Degrees): Degrees => [at[0] * METRES_PER_DEGREE * east, at[1] * METRES_PER_DEGREE]
  const points = thinned(line, flat, metres / 3)
  const on = points.map(flat)
  const keep = new Uint8Array(points.length)
  keep[0] = 1
  keep[points.length - 1] = 1
  // A stack of our own: a coast would be too deep for the program's.
  const spans: [number, number][] = [[0, points.length - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span
    const { at, off } = furthest(on, from, to)
    if (off <= metres) continue
    keep[at] = 1
    spans.push([from, at], [at, to])
  }
  return points.filter((_, at) => keep[at] === 1)
}

function thinned(line: readonly Degrees[], flat: (at: Degrees) => Degrees, least: number): Degrees[] {
  const kept: Degrees[] = []
  let last: Degrees | undefined
  for (const [nth, at] of line.entries()) {
    const here = flat(at)
    if (last && nth < line.length - 1 && Math.hypot(here[0] - last[0], here[1] - last[1]) < least) continue
    kept.push(at)
    last = here
  }
  return kept
}

function furthest(on: readonly Degrees[], from: number, to: number): { at: number; off: number } {
  const [start, end] = [on[from], on[to]]
  let found = { at: from, off: -1 }
  if (!start || !end) return found
  const [along, up] = [end[0] - start[0], end[1] - start[1]]
  const length = Math.hypot(along, up)
  for (let at = from + 1; at < to; at++) {
    const here = on[at]
    if (!here) continue
    const [x, y] = [here[0] - start[0], here[1] - start[1]]
    // The two ends of a ring are one point: then it is the distance from that.
    const off = length === 0 ? Math.hypot(x, y) : Math.abs(x * up - y * along) / length
    if (off > found.off) found = { at, off }
  }
  return found
}
