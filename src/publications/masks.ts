import type { Counted } from './counting.ts'
import { leakIn, type Nesting } from './crossing.ts'
import type { Family, Layer } from './fitness.ts'
import type { Plan } from './plan.ts'
import { type Asked, fitForEverybody, fitForSchool, hiddenIn, type Rules } from './protecting.ts'
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
}

/** What is hidden from a school about itself. */
export const maskForSchool = (school: Counted, about: Protected): Mask =>
  maskOf(about, school, (rules) => (slots, without) => fitForSchool(school, slots, rules, without))

/** What is hidden from the place and the public, so that no school can take its own pupils away. */
export const maskForEverybody = (place: Counted, schools: readonly Counted[], about: Protected): Mask =>
  maskOf(about, place, (rules) => (slots, without) => fitForEverybody(place, schools, slots, rules, without))

function maskOf(about: Protected, counted: Counted, fitness: (rules: Rules) => Asked['fit']): Mask {
  const { plan, slots, minimumBase, hiddenBefore } = about
  const sets = (slot: number) => counted[slot]?.sets ?? 0
  return plan.families.map((family) => {
    const mask = { means: new Set<number>(), shares: new Set<number>() }
    for (const layer of layers) {
      const fit = fitness({ family, layer, minimumBase })
      const before = (slot: number) => mask.means.has(slot) || hiddenBefore(slot, family, layer)
      mask[layer] =
        before(0) || !fit([0]) ? new Set(slots.slots.keys()) : hiddenSlots(about, { sets, fit }, before)
    }
    return mask
  })
}

/** What is hidden of every table; and, for as long as groupings tell of one another, of those that do. */
function hiddenSlots(
  { slots, nestings, minimumBase }: Protected,
  { sets, fit }: Asked,
  before: (slot: number) => boolean,
): Set<number> {
  const hidden = new Set<number>()
  const already = (slot: number) => hidden.has(slot) || before(slot)
  const shows = (slot: number) => !already(slot)
  for (;;) {
    for (const table of slots.tables)
      for (const slot of hiddenIn(table, { sets, fit }, already)) hidden.add(slot)
    const asked = { shows, sets, fit, minimumBase }
    const leaking = nestings.flatMap((nesting) => leakIn(nesting, asked) ?? [])
    if (leaking.length === 0) return hidden
    for (const slot of leaking) hidden.add(slot)
  }
}
