import type { Acting } from '../database/index.ts'
import type { Frozen } from './figures.ts'
import type { HiddenBefore } from './masks.ts'
import type { Audience, FrozenPlan } from './publication.ts'
import type { FrozenGroup } from './publishing-store.ts'
import type { RoundFound } from './round-store.ts'
import type { Slots } from './slots.ts'

/** What one audience was told before: of this round in its newest version, and of the round before in its newest. */
type Told = { variables: FrozenPlan['variables']; groups: FrozenGroup[] }

/** Everything that an audience holds already; `previous` is what it was told of this very round. */
export async function toldBefore(
  { tx }: Acting,
  round: RoundFound,
  { audience, organisation }: { audience: Audience; organisation: string | null },
): Promise<{ all: Told[]; previous: FrozenGroup[] }> {
  const all: Told[] = []
  let previous: FrozenGroup[] = []
  for (const of of [round.id, round.earlier]) {
    if (of === null) continue
    const found = await tx
      .selectFrom('publication as p')
      .innerJoin('publication_version as v', 'v.id', 'p.version_id')
      .where('v.round_id', '=', of)
      .where('p.audience', '=', audience)
      .where('p.organisation_id', 'is not distinct from', organisation)
      .select(['p.id', 'v.plan'])
      .orderBy('v.version', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!found) continue
    const rows = await tx
      .selectFrom('publication_group')
      .where('publication_id', '=', found.id)
      .select(['grouping', 'value', 'figures'])
      .execute()
    const groups = rows.map((row) => ({
      ...row,
      name: '',
      figures: row.figures as unknown as (Frozen | null)[],
    }))
    all.push({ variables: (found.plan as unknown as FrozenPlan).variables, groups })
    if (of === round.id) previous = groups
  }
  return { all, previous }
}

/** What was hidden before stays hidden, under the same names: of the group itself and of whatever is bound to it. */
export function hiddenIn(told: readonly Told[], { slots }: Slots): HiddenBefore {
  const hidden = new Set<string>()
  for (const { variables, groups } of told)
    for (const { grouping, value, figures } of groups)
      for (const [at, { key, bands }] of variables.entries()) {
        const figure = figures[at] ?? null
        if (figure === null) hidden.add(`means ${grouping} ${value} ${key}`)
        if (figure === null || (figure[4] === null && bands.length > 0))
          hidden.add(`shares ${grouping} ${value} ${key}`)
      }
  return (slot, family, layer) => {
    const { grouping, value } = slots[slot] ?? { grouping: '', value: '' }
    // Everybody is hidden by what is known now alone: a round that is too small once must not be so for ever.
    if (hidden.size === 0 || grouping === 'all') return false
    return [...family.items, ...family.scores].some(({ variable }) =>
      hidden.has(`${layer} ${grouping} ${value} ${variable.key}`),
    )
  }
}

type Twice = { previous: readonly FrozenGroup[]; groups: readonly FrozenGroup[] }

/**
 * Whether two versions, taken from one another, would tell of fewer than the minimum base: of some group, of what is left
 * of a grouping when all that is shown is taken from everybody, or of everybody else when a school takes its own away.
 */
export function tooNear(
  { previous, groups, own }: Twice & { own: readonly Twice[] },
  minimumBase: number,
): boolean {
  if (previous.length === 0) return false
  const few = (change: number, isSame: boolean) => (change === 0 ? !isSame : Math.abs(change) < minimumBase)
  const variables = groups[0]?.figures.length ?? 0
  for (let at = 0; at < variables; at++) {
    const changes = changesIn({ previous, groups }, at)
    const all = changes.get('all all')
    if (!all) continue
    if ([...changes.values()].some(({ change, sets, isSame }) => few(change, isSame) || few(sets, true)))
      return true
    for (const grouping of new Set(groups.map((group) => group.grouping))) {
      if (grouping === 'all') continue
      const shown = [...changes].filter(([key]) => key.startsWith(`${grouping} `))
      const rest = all.change - shown.reduce((sum, [, { change }]) => sum + change, 0)
      if (rest !== 0 && Math.abs(rest) < minimumBase) return true
    }
    for (const school of own)
      for (const [key, mine] of changesIn(school, at)) {
        const theirs = (changes.get(key)?.change ?? mine.change) - mine.change
        if (theirs !== 0 && Math.abs(theirs) < minimumBase) return true
      }
  }
  return false
}

/** Whether an audience was told the very same before, to the last figure. */
export const isToldAlready = ({ previous, groups }: Twice): boolean =>
  previous.length > 0 && inOrder(previous) === inOrder(groups)

const inOrder = (groups: readonly FrozenGroup[]): string =>
  JSON.stringify(
    groups.map(({ grouping, value, figures }) => `${grouping} ${value} ${JSON.stringify(figures)}`).sort(),
  )

/** By how many answers, and how many pupils, a group has grown, and whether what was answered is the same to the last figure. */
type Change = { change: number; sets: number; isSame: boolean }

/** What has changed in each group that is shown both times. */
function changesIn({ previous, groups }: Twice, at: number): Map<string, Change> {
  const before = new Map(
    previous.map((group) => [`${group.grouping} ${group.value}`, group.figures[at]] as const),
  )
  return new Map(
    groups.flatMap(({ grouping, value, figures }) => {
      const [now, was] = [figures[at], before.get(`${grouping} ${value}`)]
      if (!now || !was) return []
      const change = now[0] - was[0]
      const found = { change, sets: change + now[1] - was[1], isSame: isSame(now, was) }
      return [[`${grouping} ${value}`, found] as const]
    }),
  )
}

const isSame = ([n, , ...told]: Frozen, [was, , ...before]: Frozen): boolean =>
  n === was && JSON.stringify(told) === JSON.stringify(before)
