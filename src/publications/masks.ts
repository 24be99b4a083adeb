import { Cell, type Counted } from './counting.ts'
import { leakIn, type Nesting } from './crossing.ts'
import type { Family, Layer } from './fitness.ts'
import { addLots, type Lots, MOST_PUPILS, pinnedIn, type View, viewOf } from './pinning.ts'
import type { Plan } from './plan.ts'
import {
  type Asked,
  fitForEverybody,
  fitForSchool,
  hiddenIn,
  openForEverybody,
  openForSchool,
  type Rules,
} from './protecting.ts'
import type { Slots } from './slots.ts'

/** What is hidden for one audience: of each family, in each layer, which slots. */
export type Mask = Record<Layer, Set<number>>[]

/** What must stay hidden because it was before: in an earlier version or an earlier round. */
export type HiddenBefore = (slot: number, family: Family, layer: Layer) => boolean

const layers = ['means', 'shares'] as const

type Protected = {
  plan: Plan
  slots: Slots
  minimumBase: number
  hiddenBefore: HiddenBefore
  /** Which groups lie in which of another grouping. */
  nestings: readonly Nesting[]
  /** Who is in the same groups as whom. */
  lots: Lots
}

/** What is hidden from a school about itself. */
export const maskForSchool = (school: Counted, about: Protected): Mask =>
  maskOf(about, school, {
    fitness: (rules) => ({
      fit: (slots, without) => fitForSchool(school, slots, rules, without),
      open: (slots) => openForSchool(school, slots, rules),
    }),
    views: viewsOf(about, school, []),
  })

/** A school as everybody's figures are made of it. */
export type Within = { counted: Counted; lots: Lots }

/** What is hidden from the place and the public, so that no school can take its own pupils away. */
export function maskForEverybody(place: Counted, schools: readonly Within[], about: Protected): Mask {
  const all = schools.map(({ counted }) => counted)
  return maskOf(about, place, {
    fitness: (rules) => ({
      fit: (slots, without) => fitForEverybody(place, all, slots, rules, without),
      open: (slots) => openForEverybody(place, all, slots, rules),
    }),
    views: viewsOf(about, place, schools),
  })
}

/** Everybody, and everybody less each school: what somebody could know of who is in which group. */
function viewsOf({ plan, lots }: Protected, all: Counted, schools: readonly Within[]): View[] {
  if ((all[0]?.sets ?? 0) > MOST_PUPILS) return []
  const less = schools.map((school) =>
    viewOf(
      addLots(addLots(new Map(), lots), school.lots, -1),
      all.map((cell, slot) => {
        const own = school.counted[slot]
        return cell && own ? new Cell(plan).add(cell).add(own, -1) : cell
      }),
    ),
  )
  return [viewOf(lots, all), ...less]
}

type Views = { fitness: (rules: Rules) => Pick<Asked, 'fit' | 'open'>; views: readonly View[] }

function maskOf(about: Protected, counted: Counted, { fitness, views }: Views): Mask {
  const { plan, slots, minimumBase, hiddenBefore } = about
  const sets = (slot: number) => counted[slot]?.sets ?? 0
  return plan.families.map((family) => {
    const mask = { means: new Set<number>(), shares: new Set<number>() }
    for (const layer of layers) {
      const { fit, open } = fitness({ family, layer, minimumBase })
      const before = (slot: number) => mask.means.has(slot) || hiddenBefore(slot, family, layer)
      const pinned = (shows: (slot: number) => boolean) => {
        for (const view of views) {
          const found = pinnedIn(view, { slots, family, layer, shows, minimumBase })
          if (found !== undefined) return found
        }
        return undefined
      }
      mask[layer] =
        before(0) || !fit([0])
          ? new Set(slots.slots.keys())
          : hiddenSlots(about, { sets, fit, open, pinned }, before)
    }
    return mask
  })
}

type AskedOfAll = Asked & { pinned: (shows: (slot: number) => boolean) => number | undefined }

/** What is hidden of every table; and, for as long as groupings tell of one another, of those that do. */
function hiddenSlots(
  { slots, nestings, minimumBase }: Protected,
  { sets, fit, open, pinned }: AskedOfAll,
  before: (slot: number) => boolean,
): Set<number> {
  const hidden = new Set<number>()
  const already = (slot: number) => hidden.has(slot) || before(slot)
  const shows = (slot: number) => !already(slot)
  for (;;) {
    for (const table of slots.tables)
      for (const slot of hiddenIn(table, { sets, fit, open }, already)) hidden.add(slot)
    const asked = { shows, sets, fit, minimumBase }
    const leaking = nestings.flatMap((nesting) => leakIn(nesting, asked) ?? [])
    const next = leaking.length > 0 ? leaking : [pinned(shows) ?? []].flat()
    if (next.length === 0) return hidden
    for (const slot of next) hidden.add(slot)
  }
}
