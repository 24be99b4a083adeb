import { type Programme, programmeTiers } from '../blueprint/index.ts'
import { FEWEST_SHOWN } from '../statistics/index.ts'
import type { Asked, Standing, Step, Visits } from './store.ts'

type Tier = keyof typeof programmeTiers
// Measurement is where needs are found; nobody is in it.
const tiers = (Object.keys(programmeTiers) as Tier[]).filter((tier) => tier !== 'measurement')

/** A tier with what runs in it, and how many wait, take part and are through. */
export type TierShown = {
  tier: Tier
  name: string
  waiting: number
  takingPart: number
  completed: number
  /** How often somebody came to its drop-ins lately. */
  visits: number
  programmes: { programme: Programme; standing: Standing | null; visits: number }[]
}

/** From one tier to another, how many people. */
export type TierFlow = { from: number; to: number; people: number }

/** From one tier to another, how many were asked to step by a referral, wait for its answer and were taken on. */
export type TierAsked = { from: number; to: number; asked: number; waiting: number; takenOn: number }

// A programme that serves several tiers counts in the first that its blueprint names.
const tierOf = ({ tiers: [first] }: Programme): Tier => first as Tier

/** What finds out how everybody is: it stands in no tier that somebody is in. */
export const measuring = (programmes: readonly Programme[]): Programme[] =>
  programmes.filter((programme) => tierOf(programme) === 'measurement')

/** Every tier with its programmes, also those that nobody takes part in: a gap is seen. */
export function byTier(
  programmes: readonly Programme[],
  standings: readonly Standing[],
  visits: readonly Visits[] = [],
): TierShown[] {
  return tiers.map((tier) => {
    const here = programmes
      .filter((programme) => tierOf(programme) === tier)
      .map((programme) => ({
        programme,
        standing: standings.find((one) => one.programme === programme.key) ?? null,
        visits: visits.find((one) => one.programme === programme.key)?.visits ?? 0,
      }))
    const sum = (of: 'waiting' | 'takingPart' | 'completed') =>
      here.reduce((total, { standing }) => total + (standing?.[of] ?? 0), 0)
    return {
      ...{ tier, name: programmeTiers[tier], programmes: here },
      ...{ waiting: sum('waiting'), takingPart: sum('takingPart'), completed: sum('completed') },
      visits: here.reduce((total, one) => total + one.visits, 0),
    }
  })
}

const inOrder = (one: { from: number; to: number }, other: { from: number; to: number }) =>
  one.from - other.from || one.to - other.to

/** The referrals by which people step between tiers, also within one, where enough were asked. */
export const askedBetween = (asked: readonly Asked[]): TierAsked[] =>
  asked
    .map((row) => ({
      ...row,
      from: tiers.findIndex((tier) => tier === row.from),
      to: tiers.findIndex((tier) => tier === row.to),
    }))
    .filter(({ from, to, asked: all }) => from >= 0 && to >= 0 && all >= FEWEST_SHOWN)
    .sort(inOrder)

/**
 * Which way people go from tier to tier, where enough do: from one programme to the next, and by a referral that was said
 * yes to. Steps within one tier are none.
 */
export function flowsBetween(
  programmes: readonly Programme[],
  steps: readonly Step[],
  asked: readonly Asked[] = [],
): TierFlow[] {
  const place = new Map(
    programmes.map((programme) => [programme.key, tiers.findIndex((tier) => tier === tierOf(programme))]),
  )
  const flows = new Map<string, TierFlow>()
  const add = (at = -1, next = -1, people: number) => {
    if (at < 0 || next < 0 || at === next) return
    const flow = flows.get(`${at} ${next}`) ?? { from: at, to: next, people: 0 }
    flows.set(`${at} ${next}`, { ...flow, people: flow.people + people })
  }
  for (const { from, to, people } of steps) add(place.get(from), place.get(to), people)
  for (const { from, to, takenOn } of asked)
    add(
      tiers.findIndex((tier) => tier === from),
      tiers.findIndex((tier) => tier === to),
      takenOn,
    )
  return [...flows.values()].filter(({ people }) => people >= FEWEST_SHOWN).sort(inOrder)
}
