import type { Counted } from './counting.ts'
import { type Frozen, freezeItem, freezeScore } from './figures.ts'
import { isTold } from './fitness.ts'
import type { Mask } from './masks.ts'
import type { Plan } from './plan.ts'
import type { FrozenPlan } from './publication.ts'
import type { FrozenGroup } from './publishing-store.ts'
import type { Slots } from './slots.ts'

/** The names that stand beside the figures. */
export function frozenPlan({ items, scores }: Plan, { slots, tables }: Slots): FrozenPlan {
  return {
    variables: [...items, ...scores].map(({ variable }) => variable),
    groupings: tables.map(({ grouping, name, from, to }) => ({
      grouping,
      name,
      values: slots.slice(from, to).map((slot) => ({ value: slot.value, name: slot.name })),
    })),
  }
}

/** Every group of an audience as it is frozen: what the mask hides is not in it. */
export function frozenGroups(plan: Plan, { slots }: Slots, counted: Counted, mask: Mask): FrozenGroup[] {
  const familyOf = new Map(
    plan.families.flatMap((family, at) =>
      [...family.items, ...family.scores].map((one) => [one, at] as const),
    ),
  )
  return slots.flatMap((slot, nth) => {
    const cell = counted[nth]
    if (!cell) return []
    const hides = (one: Plan['items'][number] | Plan['scores'][number], layer: 'means' | 'shares') =>
      mask[familyOf.get(one) ?? -1]?.[layer].has(nth) ?? true
    const figures: (Frozen | null)[] = [
      ...plan.items.map((item) =>
        hides(item, 'means')
          ? null
          : freezeItem(cell, item, isTold(item.variable, 'means') || !hides(item, 'shares')),
      ),
      ...plan.scores.map((score) => (hides(score, 'means') ? null : freezeScore(cell, score))),
    ]
    return [{ ...slot, figures }]
  })
}
