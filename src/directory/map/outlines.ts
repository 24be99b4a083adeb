import type { Shape } from '../../geography/index.ts'
import type { Pixel, Size } from './projection.ts'

// Past the edge, so that an outline along a cut is never seen.
const BEYOND = 24

/** One shape as the path of an SVG, cut to the drawing and no finer than it can show; empty when none of it is there. */
export function pathOf(
  shape: Shape,
  project: (at: { latitude: number; longitude: number }) => Pixel,
  size: Size,
): string {
  return shape.lines
    .map((line) => line.map(([longitude, latitude]) => project({ latitude, longitude })))
    .flatMap((line) => (shape.closed ? [cutArea(line, size)] : cutLine(line, size)))
    .map((line) => thinned(line))
    .filter((line) => line.length > (shape.closed ? 2 : 1))
    .map(
      (line) =>
        `M${line.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}${shape.closed ? 'Z' : ''}`,
    )
    .join('')
}

/** The part of an area that lies in the drawing (Sutherland and Hodgman: one edge after the other). */
export function cutArea(outline: readonly Pixel[], { width, height }: Size): Pixel[] {
  const edges: [(at: Pixel) => number, 'x' | 'y', number][] = [
    [(at) => at.x + BEYOND, 'x', -BEYOND],
    [(at) => width + BEYOND - at.x, 'x', width + BEYOND],
    [(at) => at.y + BEYOND, 'y', -BEYOND],
    [(at) => height + BEYOND - at.y, 'y', height + BEYOND],
  ]
  return edges.reduce<Pixel[]>(
    (left, [inside, axis, edge]) => cutEdge(left, inside, axis, edge),
    [...outline],
  )
}

function cutEdge(line: Pixel[], inside: (at: Pixel) => number, axis: 'x' | 'y', edge: number): Pixel[] {
  return line.flatMap((at, nth) => {
    const before = line[(nth + line.length - 1) % line.length] ?? at
    const crosses = inside(before) >= 0 !== inside(at) >= 0
    return [...(crosses ? [crossing(before, at, axis, edge)] : []), ...(inside(at) >= 0 ? [at] : [])]
  })
}

function crossing(from: Pixel, to: Pixel, axis: 'x' | 'y', edge: number): Pixel {
  const share = (edge - from[axis]) / (to[axis] - from[axis])
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

/** The runs of a line that touch the drawing: steps that lie wholly to one side of it are left out. */
export function cutLine(line: readonly Pixel[], { width, height }: Size): Pixel[][] {
  const runs: Pixel[][] = []
  let run: Pixel[] = []
  const touches = (one: Pixel, other: Pixel) =>
    Math.max(one.x, other.x) >= -BEYOND &&
    Math.min(one.x, other.x) <= width + BEYOND &&
    Math.max(one.y, other.y) >= -BEYOND &&
    Math.min(one.y, other.y) <= height + BEYOND
  for (const [nth, at] of line.entries()) {
    const before = line[nth - 1]
    if (!before) continue
    if (touches(before, at)) run.push(...(run.length === 0 ? [before, at] : [at]))
    else if (run.length > 0) {
      runs.push(run)
      run = []
    }
  }
  return run.length > 0 ? [...runs, run] : runs
}

// Points nearer than this to the one before can hardly be told from it.
const FINEST = 1.7

function thinned(line: readonly Pixel[]): Pixel[] {
  const kept: Pixel[] = []
  for (const [nth, at] of line.entries()) {
    const before = kept.at(-1)
    const near = before && Math.abs(before.x - at.x) < FINEST && Math.abs(before.y - at.y) < FINEST
    if (!near || nth === line.length - 1) kept.push(at)
  }
  return kept
}
