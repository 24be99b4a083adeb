import { type Programme, programmeTiers } from '../blueprint/index.ts'
import { FEWEST } from './counts.ts'
import type { Standing, Step } from './store.ts'

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
  programmes: { programme: Programme; standing: Standing | null }[]
}

/** From one tier to another, how many people. */
export type TierFlow = { from: number; to: number; people: number }

// A programme that serves several tiers counts in the first that its blueprint names.
const tierOf = ({ tiers: [first] }: Programme): Tier => first as Tier

/** Every tier with its programmes, also those that nobody takes part in: a gap is seen. */
export function byTier(programmes: readonly Programme[], standings: readonly Standing[]): TierShown[] {
  return tiers.map((tier) => {
    const here = programmes
      .filter((programme) => tierOf(programme) === tier)
      .map((programme) => ({
        programme,
        standing: standings.find((one) => one.programme === programme.key) ?? null,
      }))
    const sum = (of: 'waiting' | 'takingPart' | 'completed') =>
      here.reduce((total, { standing }) => total + (standing?.[of] ?? 0), 0)
    return {
      ...{ tier, name: programmeTiers[tier], programmes: here },
      ...{ waiting: sum('waiting'), takingPart: sum('takingPart'), completed: sum('completed') },
    }
  })
}

/** Which way people go from tier to tier, where enough do; steps within one tier are none. */
export function flowsBetween(programmes: readonly Programme[], steps: readonly Step[]): TierFlow[] {
  const place = new Map(
    programmes.map((programme) => [programme.key, tiers.findIndex((tier) => tier === tierOf(programme))]),
  )
  const flows = new Map<string, TierFlow>()
  for (const { from, to, people } of steps) {
    const [at, next] = [place.get(from), place.get(to)]
    if (at === undefined || next === undefined || at < 0 || next < 0 || at === next) continue
    const flow = flows.get(`${at} ${next}`) ?? { from: at, to: next, people: 0 }
    flows.set(`${at} ${next}`, { ...flow, people: flow.people + people })
  }
  return [...flows.values()]
    .filter(({ people }) => people >= FEWEST)
    .sort((one, other) => one.from - other.from || one.to - other.to)
}
