import type { Version } from '../before.ts'
import { few, isSame } from '../changes.ts'
import type { FrozenGroup } from '../publishing-store.ts'
import { type Alike, type NoneSimilar, type Similar, similarIn } from './similar.ts'

type Telling = {
  versions: readonly Version[]
  groups: readonly FrozenGroup[]
  similar: Similar | NoneSimilar | undefined
}

/**
 * What a school is to be told without those comparisons with pupils like ours of which, taken from what a version before
 * told, a few of our own would follow: who are newly compared, or newly left out.
 */
export function withoutFew<Told extends Similar | NoneSimilar>(
  told: Told,
  versions: readonly Version[],
  minimumBase: number,
): Told {
  if (!('alike' in told)) return told
  const alike = Object.entries(told.alike).map(([key, now]) => {
    const isNear = versions.some(({ similar }) => {
      const before = similarIn({ comparisons: { similar } })
      return before && isAlikeNear(now, before.alike[key], minimumBase)
    })
    return [key, isNear ? null : now] as const
  })
  return { ...told, alike: Object.fromEntries(alike) }
}

/**
 * Whether what a school is to be told of similar schools, taken from what a version before told it, would tell of fewer
 * than the minimum base: of them, or of the schools that were not chosen.
 */
export function similarTooNear(
  school: Telling,
  everybody: { versions: readonly Version[]; groups: readonly FrozenGroup[] },
  { keys, minimumBase }: { keys: readonly string[]; minimumBase: number },
): boolean {
  const similar = similarIn({ comparisons: school })
  if (!similar) return false
  return school.versions.some(({ version, groups, similar: told }) => {
    const before = similarIn({ comparisons: { similar: told } })
    if (!before) return false
    const open = everybody.versions.find((one) => one.version <= version)?.groups ?? []
    return keys.some((key, at) => {
      const [now, was] = [similar.figures[key], before.figures[key]]
      if (!now || !was) return false
      if (few(now[0] - was[0], isSame(now, was), minimumBase)) return true
      if (few(now[0] + now[1] - was[0] - was[1], true, minimumBase)) return true
      const [all, own] = [changeOfAll(everybody.groups, open, at), changeOfAll(school.groups, groups, at)]
      return all !== null && own !== null && few(all - own - (now[0] - was[0]), true, minimumBase)
    })
  })
}

const isAlikeNear = (now: Alike | null | undefined, was: Alike | null | undefined, minimumBase: number) =>
  Boolean(
    now && was && (few(now.n - was.n, true, minimumBase) || few(now.left - was.left, true, minimumBase)),
  )

function changeOfAll(now: readonly FrozenGroup[], was: readonly FrozenGroup[], at: number): number | null {
  const answered = (groups: readonly FrozenGroup[]) =>
    groups.find(({ grouping }) => grouping === 'all')?.figures[at]?.[0]
  const [one, other] = [answered(now), answered(was)]
  return one === undefined || other === undefined ? null : one - other
}
