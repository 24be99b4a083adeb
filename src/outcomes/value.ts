import type { Statement } from '../blueprint/index.ts'
import { type Exact, exact, minus, nearestNumber, over, times } from '../statistics/index.ts'
import type { Counted } from './figures-store.ts'
import { type Assumption, type Figure, noFigure, tooFew } from './outcome.ts'

type Valued = Extract<Statement, { rule: 'value-per-pound' }>
type End = 'low' | 'likely' | 'high'

const METHOD =
  'People who got there × what it is worth, less what would have come anyway and what is owed to others, for the cost of all who took part. The range is of the assumptions: the lowest with the low worth and the rest high, the highest the other way round.'

const names = {
  worth: { name: 'What it is worth that one of them got there', unit: '£' },
  anyway: { name: 'The part that would have come about anyway', unit: 'part' },
  owed_to_others: { name: 'The part that is owed to others', unit: 'part' },
  cost: { name: 'What it costs for each who took part', unit: '£' },
} as const

/** What each pound brings, from how many got there and how many took part. */
export function valueFigure(one: Valued, { n, missing, got }: Counted, people: number): Figure {
  const about = { n, missing, method: METHOD }
  const because = tooFew(about, 'both points')
  if (because) return noFigure(about, because)
  const kept = (part: number): Exact => minus(exact(1), exact(part))
  const brought = (worth: End, rest: End): number =>
    nearestNumber(
      over(
        [exact(one.worth[worth]), kept(one.anyway[rest]), kept(one.owed_to_others[rest])].reduce(
          times,
          exact(got),
        ),
        times(exact(one.cost[rest]), exact(people)),
      ),
    )
  return {
    ...{ value: brought('likely', 'likely'), low: brought('low', 'high'), high: brought('high', 'low') },
    ...about,
    assumptions: Object.entries(names).map(([key, { name, unit }]): Assumption => {
      const { low, likely, high, says, from, checked } = one[key as keyof typeof names]
      return { name, unit, low, likely, high, says, from, checked }
    }),
  }
}
