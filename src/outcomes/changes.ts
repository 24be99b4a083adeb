import type { ArmKey, Programme } from '../blueprint/index.ts'
import {
  differenceOfClusters,
  differenceOfMeans,
  type Exact,
  exact,
  type Moments,
  meanInterval,
  minus,
  nearestNumber,
  over,
  pairedChange,
  plus,
} from '../statistics/index.ts'
import { countOf } from '../words/index.ts'
import type { Summed } from './figures-store.ts'
import { FEWEST_IN_AN_ARM, type Figure, noFigure, tooFew } from './outcome.ts'

const BOTH = 'both points'

const momentsOf = ({ n, sum, squares }: Summed): Moments => ({
  n,
  sum: Number(sum),
  squares: Number(squares),
})
const meanOf = ({ sum, n }: Pick<Summed, 'sum' | 'n'>): Exact => over(exact(sum), exact(n))

/** The mean of each one's change, with the interval of a paired t test. */
export function changeFigure(summed: Summed): Figure {
  const { n, missing } = summed
  const method = 'Mean of each one’s change, last less first. Paired t interval, 95 in 100.'
  const because = tooFew(summed, BOTH)
  if (because) return noFigure({ n, missing, method }, because)
  const { low, high } = pairedChange(momentsOf(summed))
  return { value: nearestNumber(meanOf(summed)), low, high, n, missing, method }
}

/** The mean of what is known of each at one point, with its t interval. */
export function meanFigure(summed: Summed): Figure {
  const { n, missing } = summed
  const method = 'Mean of those of whom it is known; missing are the others. t interval, 95 in 100.'
  const because = tooFew(summed, 'a figure at that point')
  if (because) return noFigure({ n, missing, method }, because)
  const { low, high } = meanInterval(momentsOf(summed))
  return { value: nearestNumber(meanOf(summed)), low, high, n, missing, method }
}

type OfArm = Summed & { arm: string | null; school: string | null }
type Pair = { tried: ArmKey; beside: ArmKey }
type Allocated = NonNullable<Programme['arms']>['allocated_by']

/** The change in one arm less the change in the other, from the sums of every arm and school. */
export function differenceFigure(rows: readonly OfArm[], pair: Pair, allocated: Allocated): Figure {
  const arms = [pair.tried, pair.beside].map((arm) => ({ arm, rows: rows.filter((one) => one.arm === arm) }))
  const [one, other] = arms.map(({ rows: own }) => together(own)) as [Summed, Summed]
  const about = { n: one.n + other.n, missing: one.missing + other.missing, method: byPerson(allocated) }
  const few = arms.findIndex((_, at) => ([one, other][at]?.n ?? 0) < FEWEST_IN_AN_ARM)
  const because =
    tooFew(about, BOTH) ?? (few < 0 ? undefined : tooFewIn(arms[few]?.arm ?? '', [one, other][few]?.n ?? 0))
  if (because) return noFigure(about, because)
  const shown = [one, other].map((summed, at) => ({
    ...{ arm: arms[at]?.arm ?? '', n: summed.n, change: nearestNumber(meanOf(summed)) },
  }))
  const schools = arms.map(({ rows: own }) => own.filter(({ n }) => n > 0))
  const known = schools.every((own) => own.length > 1 && own.every(({ school }) => school !== null))
  if (known) return { ...bySchool(schools as [OfArm[], OfArm[]], about), arms: shown }
  if (allocated === 'school') return noFigure({ ...about, method: BY_SCHOOL }, schoolsNotKnown(schools))
  const { low, high } = differenceOfMeans(momentsOf(one), momentsOf(other))
  return { value: nearestNumber(minus(meanOf(one), meanOf(other))), low, high, ...about, arms: shown }
}

const BY_SCHOOL =
  'Mean change of each school, each counting once: the mean of one arm’s schools less that of the other’s. t test of the schools’ means, 95 in 100.'

const byPerson = (allocated: Allocated): string =>
  `Mean change in one arm less mean change in the other. Welch’s interval, 95 in 100.${
    allocated === 'young-person'
      ? ''
      : ' What those who came as one group have in common is not known, so the interval is too narrow.'
  }`

const tooFewIn = (arm: string, n: number): string =>
  n === 0
    ? `Nobody in the arm ${arm} has both points, and there is nothing to compare with.`
    : `Too few: the arm ${arm} has ${countOf(n, 'person', 'people')} with both points.`

function schoolsNotKnown(schools: readonly (readonly OfArm[])[]): string {
  const without = schools.flat().filter(({ school }) => school === null)
  const people = without.reduce((sum, { n }) => sum + n, 0)
  return people > 0
    ? `Whole schools came into one arm or the other, and of ${countOf(people, 'person', 'people')} nobody knows which.`
    : 'Whole schools came into one arm or the other, and an arm has fewer than two of them.'
}

function together(rows: readonly Summed[]): Summed {
  const sums = (key: 'sum' | 'squares') => rows.reduce((sum, one) => plus(sum, exact(one[key])), exact(0))
  return {
    n: rows.reduce((n, one) => n + one.n, 0),
    missing: rows.reduce((missing, one) => missing + one.missing, 0),
    sum: decimal(sums('sum')),
    squares: decimal(sums('squares')),
  }
}

/** Sums of decimals are decimals: written out, they stay exact. */
function decimal({ top, bottom }: Exact): string {
  const digits = String(bottom).length - 1
  const size = String(top < 0n ? -top : top).padStart(digits + 1, '0')
  const whole = size.slice(0, size.length - digits)
  return `${top < 0n ? '-' : ''}${whole}${digits > 0 ? `.${size.slice(-digits)}` : ''}`
}

function bySchool([one, other]: [OfArm[], OfArm[]], about: { n: number; missing: number }): Figure {
  const means = (own: readonly OfArm[]) => own.map(meanOf)
  const [a, b] = [means(one), means(other)]
  const tested = differenceOfClusters(a.map(nearestNumber), b.map(nearestNumber))
  if (!tested) throw new Error('two schools in each arm were made sure of')
  const meanOfMeans = (of: readonly Exact[]) => over(of.reduce(plus, exact(0)), exact(of.length))
  const value = nearestNumber(minus(meanOfMeans(a), meanOfMeans(b)))
  return { value, low: tested.low, high: tested.high, ...about, method: BY_SCHOOL }
}
