import type { FrozenGroup } from '../publishing-store.ts'
import { boundsOf } from '../testing.ts'

/** A pupil of the attacker's own school: the groups they are in, by grouping, as the school knows them. */
export type Known = Record<string, string>

/** A number of pupils whom the attacker can single out, and between what and what their answers can be put. */
export type Singled = { who: string; pupils: number; least: number; most: number }

type Equation = Parameters<typeof boundsOf>[1][number]
type Cell = { one: string; other: string; pupils: number }

/**
 * Attacks the figures of a school with two of its groupings at once, as somebody who knows every pupil on roll: how many
 * of each two groups together gave one answer. All that is shown of either grouping, and of everybody, must add up; nobody
 * answers twice. Gives the bounds of every hidden group and of every few pupils in two groups at once.
 */
export function attackCrossed(
  own: readonly FrozenGroup[],
  roll: readonly Known[],
  asked: { groupings: readonly [string, string]; variable: number; band: number; few: number },
): Singled[] {
  const [first, second] = asked.groupings
  const cells = cellsOf(roll, asked.groupings)
  const counted = (grouping: string, value: string) =>
    own.find((group) => group.grouping === grouping && group.value === value)?.figures[asked.variable]?.[4]?.[
      asked.band
    ] ?? null
  // Unknowns: how many of a cell gave the answer, and how many did not.
  const equations: Equation[] = cells.map(({ pupils }, at) => ({
    terms: [
      [2 * at, 1],
      [2 * at + 1, 1],
    ],
    total: pupils,
  }))
  const tell = (total: number | null, within: (cell: Cell) => boolean) => {
    if (total === null) return
    const terms = cells.flatMap((cell, at) => (within(cell) ? [[2 * at, 1] as const] : []))
    equations.push({ terms, total })
  }
  tell(counted('all', 'all'), () => true)
  const values = (key: 'one' | 'other') => [...new Set(cells.map((cell) => cell[key]))]
  for (const value of values('one')) tell(counted(first, value), ({ one }) => one === value)
  for (const value of values('other')) tell(counted(second, value), ({ other }) => other === value)
  const hidden = [
    ...values('one').map((value) => ({
      who: `${first} ${value}`,
      told: counted(first, value),
      key: 'one' as const,
      value,
    })),
    ...values('other').map((value) => ({
      ...{ who: `${second} ${value}`, told: counted(second, value), key: 'other' as const, value },
    })),
  ].filter(({ told }) => told === null)
  const wanted = [
    ...hidden.map(({ who, key, value }) => ({ who, within: (cell: Cell) => cell[key] === value })),
    ...cells
      .filter(({ pupils }) => pupils < asked.few)
      .map((few) => ({ who: `${few.one} and ${few.other}`, within: (cell: Cell) => cell === few })),
  ]
  return wanted.flatMap(({ who, within }) => {
    const members = cells.flatMap((cell, at) => (within(cell) ? [at] : []))
    const sum = 2 * cells.length
    const named = { terms: [...members.map((at) => [2 * at, 1] as const), [sum, -1] as const], total: 0 }
    const bounds = boundsOf(sum + 1, [...equations, named], sum)
    const pupils = members.reduce((total, at) => total + (cells[at]?.pupils ?? 0), 0)
    return bounds ? [{ who, pupils, ...bounds }] : []
  })
}

function cellsOf(roll: readonly Known[], [first, second]: readonly [string, string]): Cell[] {
  const found = new Map<string, Cell>()
  for (const known of roll) {
    const [one, other] = [known[first] ?? '', known[second] ?? '']
    const cell = found.get(`${one} ${other}`) ?? { one, other, pupils: 0 }
    found.set(`${one} ${other}`, { ...cell, pupils: cell.pupils + 1 })
  }
  return [...found.values()]
}

/** Who somebody else's pupils are, and what they said of one question: of the similar schools, or of the others. */
export type Elsewhere = { similar: boolean; groups: Known; answer: number }

/**
 * Attacks the figures of similar schools as somebody who knows which they are, whatever our own pupils said, and how many
 * of the others' pupils are in each group: of the similar schools and of those that were not chosen, how many in each group gave
 * one answer. Gives the bounds of every few, and of either as a whole.
 */
export function attackPool(
  pupils: readonly Elsewhere[],
  told: { pool: number | null; all: number | null; group: (value: string) => number | null },
  { grouping, few }: { grouping: string; few: number },
): Singled[] {
  const cells = cellsOf(
    pupils.map(({ similar, groups }) => ({ similar: String(similar), value: groups[grouping] ?? '' })),
    ['similar', 'value'],
  )
  const equations: Equation[] = cells.map(({ pupils: total }, at) => ({
    terms: [
      [2 * at, 1],
      [2 * at + 1, 1],
    ],
    total,
  }))
  const within = (isIn: (cell: Cell) => boolean) =>
    cells.flatMap((cell, at) => (isIn(cell) ? [[2 * at, 1] as const] : []))
  const tell = (total: number | null, isIn: (cell: Cell) => boolean) => {
    if (total !== null) equations.push({ terms: within(isIn), total })
  }
  tell(told.all, () => true)
  tell(told.pool, ({ one }) => one === 'true')
  for (const value of new Set(cells.map(({ other }) => other)))
    tell(told.group(value), ({ other }) => other === value)
  const wanted = [
    { who: 'similar', isIn: ({ one }: Cell) => one === 'true' },
    { who: 'not chosen', isIn: ({ one }: Cell) => one !== 'true' },
    ...cells
      .filter((cell) => cell.pupils < few)
      .map((cell) => ({ who: `${cell.one} ${cell.other}`, isIn: (one: Cell) => one === cell })),
  ]
  const sum = 2 * cells.length
  return wanted.flatMap(({ who, isIn }) => {
    const named = { terms: [...within(isIn), [sum, -1] as const], total: 0 }
    const bounds = boundsOf(sum + 1, [...equations, named], sum)
    const count = cells.reduce((all, cell) => all + (isIn(cell) ? cell.pupils : 0), 0)
    return bounds ? [{ who, pupils: count, ...bounds }] : []
  })
}
