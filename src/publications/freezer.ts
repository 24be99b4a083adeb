import type { Acting } from '../database/index.ts'
import { isToldAlready, type Version } from './before.ts'
import { inequalityOf } from './comparing.ts'
import { frozenPlan } from './freezing.ts'
import type { Plan } from './plan.ts'
import type { Audience, Comparisons } from './publication.ts'
import { type FrozenGroup, keepPublication, keepVersion } from './publishing-store.ts'
import type { RoundFound } from './round-store.ts'
import { keepSimilar } from './similar/store.ts'
import type { Slots } from './slots.ts'

/** What one audience is to be told. */
export type ForAudience = {
  audience: Audience
  organisation: string | null
  groups: FrozenGroup[]
  /** What every version before told the same audience, newest first. */
  versions: Version[]
  /** For a school: what it is told of those most like it, and which those are. */
  similar: Comparisons['similar']
  chosen?: readonly string[]
}

type Freezing = {
  plan: Plan
  slots: Slots
  digest: Buffer
  answerSets: number
  minimumBase: number
  version: number
}

const isHidden = ({ figures }: FrozenGroup): boolean => figures.every((figure) => figure === null)

/**
 * Freezes what one audience after the other is told, and holds none of it. The version is written down with the first that
 * is told something new; `took` is how long freezing took, in seconds.
 */
export function freezer(acting: Acting, round: RoundFound, made: Freezing) {
  let version: Promise<string> | undefined
  const told = { made: false, hidden: 0, kept: 0, took: 0 }
  const { plan, slots } = made
  const similarTo = new Map<string, readonly string[]>()
  return {
    /** `keeps`: this audience keeps what it was told. */
    async tell(one: ForAudience, keeps: boolean): Promise<void> {
      // The place is told the same groups as the public: they count once.
      if (one.audience !== 'place') told.hidden += one.groups.filter(isHidden).length
      if (keeps) told.kept++
      if (keeps || isToldAlready(one)) return
      const begun = performance.now()
      version ??= keepVersion(acting, { ...made, round: round.id, plan: frozenPlan(plan, slots) })
      const { audience, organisation, groups, similar, chosen } = one
      const comparisons: Comparisons =
        audience === 'school' ? (similar ? { similar } : {}) : { inequality: inequalityOf(plan, groups) }
      if (organisation && chosen) similarTo.set(organisation, chosen)
      await keepPublication(acting, { version: await version, audience, organisation, comparisons, groups })
      told.made = true
      told.took += (performance.now() - begun) / 1000
    },
    async done() {
      const begun = performance.now()
      await keepSimilar(acting, round.id, similarTo)
      return { ...told, took: told.took + (performance.now() - begun) / 1000 }
    },
  }
}
