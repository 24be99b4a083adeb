import { choicesFor, choicesOf, isScale, type Measure, type MeasureItem } from '../blueprint/index.ts'

/** One thing about a choice that an organisation writes down with its wording: which field, and what it asks for. */
export type Slot = { name: string; label: string }

/** A group of answers that share their names: the measure's own (null), or one of its sets. */
type Group = string | null

const groupsOf = (measure: Measure): Group[] => [
  ...(measure.items.some(({ choices }) => choices === undefined) ? [null] : []),
  ...Object.keys(measure.choiceSets),
]

/** What to call a scale's two ends, or each of a few choices; no field where the file has the labels itself. */
function slotsOf(measure: Measure, group: Group): Slot[] {
  const item = measure.items.find(({ choices }) => (choices ?? null) === group)
  if (!item) return []
  const set = choicesFor(measure, item)
  if (set.labels) return []
  const named = (value: number) => (group === null ? `choice${value}` : `${group}${value}`)
  const about = group === null ? '' : `, for ${questionsWith(measure, group)}`
  if (isScale(set))
    return [
      { name: named(set.from), label: `What the lowest end is called${about}` },
      { name: named(set.to), label: `What the highest end is called${about}` },
    ]
  return choicesOf(measure, item).map((value) => ({
    name: named(value),
    label: `What ${value} is called${about}`,
  }))
}

function questionsWith(measure: Measure, group: string): string {
  const numbers = measure.items.flatMap(({ choices }, at) => (choices === group ? [at + 1] : []))
  const [first, last] = [numbers[0], numbers.at(-1)]
  return first === last ? `question ${first}` : `questions ${first} to ${last}`
}

/** Every choice that a wording has to name, the measure's own first: the order in which a wording keeps them. */
export const wordingSlots = (measure: Measure): Slot[] =>
  groupsOf(measure).flatMap((group) => slotsOf(measure, group))

/** What an organisation's wording calls the choices of an item, lowest first; the two ends of a scale. */
export function choicesInWords(
  measure: Measure,
  item: MeasureItem,
  { choices }: { choices: readonly string[] },
): readonly string[] {
  let at = 0
  for (const group of groupsOf(measure)) {
    const { length } = slotsOf(measure, group)
    if (group === (item.choices ?? null)) return choices.slice(at, at + length)
    at += length
  }
  return []
}
