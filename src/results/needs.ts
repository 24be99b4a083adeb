import type { Kysely } from 'kysely'
import type { DB } from '../database/index.ts'
import { bestOfEach } from '../directory/index.ts'
import { townsNamed } from '../geography/index.ts'
import { calledTogether, differenceOfShares, shareInterval } from '../statistics/index.ts'
import { groupSaid } from '../surveys/index.ts'
import type { DateOnly } from '../words/index.ts'
import type { Closer } from './looking-closer.ts'
import { goodForDomain } from './next-steps.ts'

/** A group that stands to benefit: how many are not doing well, their share, and how many that is more than elsewhere. */
export type Need = {
  grouping: string
  value: string
  name: string
  count: number
  n: number
  share: { value: number; low: number; high: number }
  excess: number
}

/** How many groups are named, and so how often the directory is asked. */
const MOST_NAMED = 8

/** The groups in which more are not doing well than among everybody else, beyond chance; where most are, first. */
export function whoBenefits({ low, groupings }: Closer): { compared: number; needs: Need[] } {
  const everybody = low.find(({ grouping }) => grouping === 'all')
  if (!everybody) return { compared: 0, needs: [] }
  const titles = new Map(groupings.map(({ grouping, name }) => [grouping, name]))
  const compared = low
    .filter(({ grouping, value }) => grouping !== 'all' && value !== 'not_known')
    .flatMap((group) => {
      const rest = { count: everybody.count - group.count, n: everybody.n - group.n }
      return rest.n <= 0 || rest.count < 0
        ? []
        : [{ group, rest, difference: differenceOfShares(group, rest) }]
    })
  // Every group that is compared is one of the family, whichever way it differs.
  const called = calledTogether(compared.map(({ difference }) => difference))
  const needs = compared
    .filter(({ difference }) => called.has(difference) && difference.value > 0)
    .map(({ group, rest }): Need => {
      const excess = Math.round(group.count - (rest.count / rest.n) * group.n)
      const name = groupSaid(titles.get(group.grouping) ?? '', group.name)
      return { ...group, name, share: shareInterval(group.count, group.n), excess }
    })
    .toSorted((one, other) => other.excess - one.excess)
    .slice(0, MOST_NAMED)
  return { compared: compared.length, needs }
}

/** How far young people go by themselves, in metres: three miles, as the finder takes it. */
const NEAR = 4_828

/** What there is for a group: how many services that are good for this, near a neighbourhood where that is known. */
export type Provision = { total: number; more: boolean; near: boolean }

/** What the directory has for each of these groups, in their order. */
export async function provisionFor(
  database: Kysely<DB>,
  needs: readonly Need[],
  { domain, today, place }: { domain: string; today: DateOnly; place: string | null },
): Promise<(Provision | null)[]> {
  const helps = goodForDomain[domain]
  if (!helps) return needs.map(() => null)
  const where = await townsNamed(
    database,
    needs.filter(({ grouping }) => grouping === 'neighbourhood').map(townOf),
  )
  const points = needs.map((need) =>
    need.grouping === 'neighbourhood' ? where.get(townOf(need)) : undefined,
  )
  const found = await bestOfEach(
    database,
    needs.map((need, at) => ({
      ...{ helps, today, place },
      ...(need.grouping === 'year_group' ? { age: Number(need.value) + 5 } : {}),
      ...(points[at] ? { near: { ...points[at], metres: NEAR } } : {}),
    })),
    { size: 0 },
  )
  return found.map(({ total, more }, at) => ({ total, more, near: points[at] !== undefined }))
}

const townOf = ({ name }: Need): string => name.replace(/^[^:]*: /, '')
