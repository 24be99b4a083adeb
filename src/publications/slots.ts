import { groupings } from '../surveys/index.ts'

/** One group of pupils: the round as a whole, or one value of one grouping. */
export type Slot = { grouping: string; value: string; name: string }
/** One way of grouping and its slots, which together are everybody. */
export type Table = { grouping: string; name: string; from: number; to: number }

/** Every group there is, in order: everybody first, then each grouping with 'not known' before its values. */
export type Slots = { slots: Slot[]; tables: Table[]; neighbourhoodsFrom: number }

export const NOT_KNOWN = 'not_known'

/** The groups of a place with these neighbourhoods. */
export function slotsFor(neighbourhoods: readonly { id: string; name: string }[]): Slots {
  const slots: Slot[] = [{ grouping: 'all', value: 'all', name: 'Everybody' }]
  const tables: Table[] = []
  const add = (grouping: string, name: string, values: Iterable<readonly [string, string]>) => {
    const from = slots.length
    slots.push({ grouping, value: NOT_KNOWN, name: 'Not known' })
    for (const [value, said] of values) slots.push({ grouping, value, name: said })
    tables.push({ grouping, name, from, to: slots.length })
  }
  for (const [grouping, { name, values }] of Object.entries(groupings))
    add(grouping, name, Object.entries(values))
  const neighbourhoodsFrom = slots.length
  add(
    'neighbourhood',
    'Neighbourhood',
    neighbourhoods.map(({ id, name }) => [id, name] as const),
  )
  return { slots, tables, neighbourhoodsFrom }
}

/** How many bits each grouping has in the packed number of a filling-in, lowest first, in the order of `groupings`. */
export const packedBits = {
  year_group: 4,
  gender: 2,
  ethnic_group: 3,
  free_meals: 2,
  special_needs: 2,
  deprivation: 3,
}
