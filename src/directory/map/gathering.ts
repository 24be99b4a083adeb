import type { Pixel } from './projection.ts'

/** Marks that would lie over each other, gathered into one, in the middle of them. */
export type Gathered<Mark> = Pixel & { marks: readonly Mark[] }

/** How wide and high marks are on the drawing: one alone, and several gathered. */
export type MarkSizes = {
  alone: { width: number; height: number }
  gathered: { width: number; height: number }
}

/** Gathers marks until none overlaps another; those that stand alone stay where they are. */
export function gather<Mark extends Pixel>(marks: readonly Mark[], sizes: MarkSizes): Gathered<Mark>[] {
  let groups: Gathered<Mark>[] = marks.map((mark) => ({ x: mark.x, y: mark.y, marks: [mark] }))
  for (let joined = true; joined; ) {
    joined = false
    const next: Gathered<Mark>[] = []
    for (const group of groups) {
      const at = next.findIndex((other) => overlap(group, other, sizes))
      const other = next[at]
      if (other) {
        next[at] = together(other, group)
        joined = true
      } else next.push(group)
    }
    groups = next
  }
  return groups
}

function overlap(one: Gathered<unknown>, other: Gathered<unknown>, sizes: MarkSizes): boolean {
  const [a, b] = [one, other].map(({ marks }) => (marks.length > 1 ? sizes.gathered : sizes.alone))
  if (!a || !b) return false
  return (
    Math.abs(one.x - other.x) < (a.width + b.width) / 2 &&
    Math.abs(one.y - other.y) < (a.height + b.height) / 2
  )
}

function together<Mark extends Pixel>(one: Gathered<Mark>, other: Gathered<Mark>): Gathered<Mark> {
  const marks = [...one.marks, ...other.marks]
  const mean = (of: (mark: Mark) => number) => marks.reduce((sum, mark) => sum + of(mark), 0) / marks.length
  return { x: mean((mark) => mark.x), y: mean((mark) => mark.y), marks }
}

/** An oblong on the drawing that something fills. */
export type Oblong = { left: number; top: number; right: number; bottom: number }

const apart = (one: Oblong, other: Oblong): boolean =>
  one.right < other.left || one.left > other.right || one.bottom < other.top || one.top > other.bottom

/** Puts each label where it first finds room, in order; those that find none are left out. */
export function placeLabels<Label extends { places: readonly Oblong[] }>(
  labels: readonly Label[],
  taken: readonly Oblong[],
  within: Oblong,
): (Label & { at: Oblong; nth: number })[] {
  const filled = [...taken]
  return labels.flatMap((label) => {
    const nth = label.places.findIndex(
      (place) => inside(place, within) && filled.every((other) => apart(place, other)),
    )
    const at = label.places[nth]
    if (!at) return []
    filled.push(at)
    return [{ ...label, at, nth }]
  })
}

const inside = (one: Oblong, within: Oblong): boolean =>
  one.left >= within.left && one.right <= within.right && one.top >= within.top && one.bottom <= within.bottom
