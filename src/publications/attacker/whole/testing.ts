import type { Variable } from '../../plan.ts'
import type { FrozenGroup } from '../../publishing-store.ts'
import { type Bounds, type Equation, type Held, solving } from '../../testing.ts'
import type { Known } from '../testing.ts'

/** Pupils whom nothing tells apart, of the attacker's school or of all others: how many, where the attacker knows that. */
export type Kind = { ours: boolean; groups: Known; pupils: number | null }

/** Pupils whom the attacker asks about, and between what each number of theirs can be. `pupils`: so many at most answered. */
export type Found = {
  who: string
  pupils: number
  numbers: ({ what: string; of: number } & Bounds)[]
}

type Figure = NonNullable<FrozenGroup['figures'][number]>
type Asked = { variable: Variable; at: number; few: number }
type Isin = (kind: Kind) => boolean

/**
 * Attacks one question with everything at once: of each kind of pupil, how many gave each single answer, or none, is an
 * unknown. What is shown of any group, the school's own or everybody's, is a sum of them: how many answered and did not, how
 * many chose among which answers, and, because answers are whole numbers, the sum and the squares that a mean and its
 * spread stand for. Asked for are the groups that are hidden, and every few pupils whom groups put together single out.
 */
export function attackWhole(kinds: readonly Kind[], { open, own }: Held, asked: Asked): Found[] {
  const puzzle = new Puzzle(kinds, asked.variable)
  const shownOf = (groups: readonly FrozenGroup[], isIn: (group: FrozenGroup) => Isin) => {
    for (const group of groups) {
      const figure = group.figures[asked.at]
      if (figure) puzzle.tell(isIn(group), figure)
    }
  }
  shownOf(open, (group) => within(group))
  shownOf(own, (group) => (kind) => kind.ours && within(group)(kind))
  return puzzle.ask([
    ...open.flatMap(askedOf('others', false, asked)),
    ...own.flatMap(askedOf('own', true, asked)),
    ...fewOf(kinds, asked.few),
  ])
}

const within =
  ({ grouping, value }: Pick<FrozenGroup, 'grouping' | 'value'>): Isin =>
  ({ groups }) =>
    grouping === 'all' || groups[grouping] === value

/** What of a group is not told: nothing is, or its shares are not. */
type Hidden = 'all' | 'shares' | null
const hiddenOf = ({ figures }: FrozenGroup, { at, variable }: Asked): Hidden => {
  if (!figures[at]) return 'all'
  return figures[at]?.[4] === null && variable.bands.length > 0 ? 'shares' : null
}

type Question = { who: string; hidden: Hidden; isIn: Isin }

const askedOf =
  (whose: string, ours: boolean, asked: Asked) =>
  (group: FrozenGroup): Question[] => {
    const [who, hidden] = [`${whose} ${group.grouping} ${group.value}`, hiddenOf(group, asked)]
    return hidden ? [{ who, hidden, isIn: (kind) => kind.ours === ours && within(group)(kind) }] : []
  }

/** Every few pupils who are in two groups at once, or in more, or in one. */
function fewOf(kinds: readonly Kind[], few: number): Question[] {
  const found = new Map<string, { isIn: Isin; pupils: number }>()
  for (const kind of kinds)
    for (const some of subsetsOf(Object.entries(kind.groups))) {
      const who = [kind.ours ? 'own' : 'others', ...some.map((one) => one.join(' '))].join(' and ')
      const isIn: Isin = (other) =>
        other.ours === kind.ours && some.every(([grouping, value]) => other.groups[grouping] === value)
      const before = found.get(who)?.pupils ?? 0
      found.set(who, { isIn, pupils: before + (kind.pupils ?? Infinity) })
    }
  return [...found].flatMap(([who, { isIn, pupils }]) => (pupils < few ? [{ who, hidden: null, isIn }] : []))
}

const subsetsOf = <T>(all: readonly T[]): T[][] =>
  all.reduce<T[][]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]]).slice(1)

/** Unknowns and what is known of their sums. */
class Puzzle {
  readonly #kinds: readonly Kind[]
  readonly #variable: Variable
  readonly #answers: number[]
  readonly #equations: Equation[]
  #unknowns: number

  constructor(kinds: readonly Kind[], variable: Variable) {
    this.#kinds = kinds
    this.#variable = variable
    const { from, to } = variable
    this.#answers = Array.from({ length: to - from + 1 }, (_, at) => from + at)
    this.#unknowns = kinds.length * (this.#answers.length + 1)
    this.#equations = kinds.flatMap((kind, nth) =>
      kind.pupils === null
        ? []
        : [
            {
              terms: this.#sum(
                (one) => one === kinds[nth],
                () => 1,
              ),
              total: kind.pupils,
            },
          ],
    )
  }

  /** What each pupil of these adds to a sum, by the answer; null is none. */
  #sum(isIn: Isin, of: (answer: number | null) => number): (readonly [number, number])[] {
    const each = [...this.#answers.map((answer) => of(answer)), of(null)]
    return this.#kinds.flatMap((kind, nth) =>
      isIn(kind)
        ? each.flatMap((factor, at) => (factor === 0 ? [] : [[nth * each.length + at, factor] as const]))
        : [],
    )
  }

  tell(isIn: Isin, [n, missing, mean, sd, counts]: Figure): void {
    const exactly = (total: number, of: (answer: number | null) => number) =>
      this.#equations.push({ terms: this.#sum(isIn, of), total })
    exactly(n, (answer) => (answer === null ? 0 : 1))
    exactly(missing, (answer) => (answer === null ? 1 : 0))
    for (const [at, count] of (counts ?? []).entries()) exactly(count, inBand(this.#variable.bands[at]))
    if (mean === null || sd === null) return
    const off = 0.00005
    this.#between(isIn, (answer) => answer ?? 0, n * (mean - off), n * (mean + off))
    const squares = (by: number) => (n - 1) * Math.max(0, sd + by) ** 2 + n * (mean + by) ** 2
    this.#between(isIn, (answer) => (answer ?? 0) ** 2, squares(-off), squares(off))
  }

  /** A sum of whole numbers lies between these: often there is only one such number. */
  #between(isIn: Isin, of: (answer: number | null) => number, low: number, high: number): void {
    const terms = this.#sum(isIn, of)
    const [least, most] = [Math.ceil(low - 1e-6), Math.floor(high + 1e-6)]
    if (least === most) this.#equations.push({ terms, total: least })
    else {
      this.#equations.push({ terms: [...terms, [this.#unknowns++, -1]], total: least })
      this.#equations.push({ terms: [...terms, [this.#unknowns++, 1]], total: most })
    }
  }

  ask(questions: readonly Question[]): Found[] {
    const solve = solving(this.#unknowns, this.#equations)
    if (!solve) throw new Error('what is told does not add up')
    return questions.flatMap(({ who, hidden, isIn }): Found[] => {
      if (!this.#kinds.some(isIn)) return []
      const bounds = (of: (answer: number | null) => number) => whole(solve(this.#sum(isIn, of)))
      const answered = bounds((answer) => (answer === null ? 0 : 1))
      const { bands, numeric, from } = this.#variable
      return [
        {
          ...{ who, pupils: answered.most },
          numbers: [
            ...(hidden === 'all' ? [{ what: 'n', of: 1, ...answered }] : []),
            ...bands.map((band) => ({ what: band.key, of: 1, ...bounds(inBand(band)) })),
            ...(numeric && hidden !== 'shares'
              ? [
                  {
                    what: 'sum',
                    of: this.#variable.to - from,
                    ...bounds((answer) => (answer === null ? 0 : answer - from)),
                  },
                ]
              : []),
          ],
        },
      ]
    })
  }
}

const inBand =
  (band: Variable['bands'][number] | undefined) =>
  (answer: number | null): number =>
    answer !== null && band !== undefined && answer >= band.from && answer <= band.to ? 1 : 0

const whole = ({ least, most }: Bounds): Bounds => ({
  least: Math.ceil(least - 1e-6),
  most: Math.floor(most + 1e-6),
})
