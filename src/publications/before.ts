import { isDeepStrictEqual } from 'node:util'
import type { Acting } from '../database/index.ts'
import { changesIn, few, type Twice } from './changes.ts'
import type { Frozen } from './figures.ts'
import type { HiddenBefore } from './masks.ts'
import type { Audience, Comparisons, FrozenPlan } from './publication.ts'
import type { FrozenGroup } from './publishing-store.ts'
import type { RoundFound } from './round-store.ts'
import type { Slots } from './slots.ts'

/** What one audience was told once, of this round or of the round before. */
type Told = { variables: FrozenPlan['variables']; groups: FrozenGroup[] }

/** One version of this round's figures, as one audience was told them. */
export type Version = { version: number; groups: FrozenGroup[]; similar?: Comparisons['similar'] | undefined }

/**
 * Everything that an audience holds already: in `newest` the last version of this round and of the one before, in
 * `versions` every version of this very round, newest first.
 */
export async function toldBefore(
  { tx }: Acting,
  round: RoundFound,
  { audience, organisation }: { audience: Audience; organisation: string | null },
): Promise<{ newest: Told[]; versions: Version[] }> {
  const newest: Told[] = []
  const versions: Version[] = []
  for (const of of [round.id, round.earlier]) {
    if (of === null) continue
    const found = await tx
      .selectFrom('publication as p')
      .innerJoin('publication_version as v', 'v.id', 'p.version_id')
      .where('v.round_id', '=', of)
      .where('p.audience', '=', audience)
      // Asked of every school in turn: by the index, which `is not distinct from` does not use.
      .where('p.organisation_id', organisation === null ? 'is' : '=', organisation)
      .select(['p.id', 'p.comparisons', 'v.plan', 'v.version'])
      .orderBy('v.version', 'desc')
      .execute()
    for (const [nth, { id, comparisons, plan, version }] of found.entries()) {
      if (nth > 0 && of !== round.id) break
      const groups = await groupsOf(tx, id)
      if (nth === 0) newest.push({ variables: (plan as unknown as FrozenPlan).variables, groups })
      if (of === round.id) versions.push({ version, groups, similar: (comparisons as Comparisons).similar })
    }
  }
  return { newest, versions }
}

async function groupsOf(tx: Acting['tx'], publication: string): Promise<FrozenGroup[]> {
  const rows = await tx
    .selectFrom('publication_group')
    .where('publication_id', '=', publication)
    .select(['grouping', 'value', 'figures'])
    .execute()
  return rows.map((row) => ({ ...row, name: '', figures: row.figures as unknown as (Frozen | null)[] }))
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

/** What an audience was told in every version, and is to be told now. */
type Telling = { versions: readonly Version[]; groups: readonly FrozenGroup[] }

/**
 * Whether what is to be told, taken from what any version before told, would tell of fewer than the minimum base: of some
 * group, or of what is left of a grouping when all that is shown is taken from everybody.
 */
export const tooNear = ({ versions, groups }: Telling, minimumBase: number): boolean =>
  versions.some(({ groups: previous }) => isNear({ previous, groups }, minimumBase))

/**
 * The same of what everybody is told, when a school takes its own away: asked of one school after the other, so that no
 * two need be held.
 */
export function tooNearThrough(everybody: Telling, minimumBase: number): (school: Telling) => boolean {
  const told = everybody.versions.map(({ version, groups: previous }) => ({
    version,
    changes: changesOfAll({ previous, groups: everybody.groups }),
  }))
  return (school) =>
    told.some(({ version, changes }) => {
      // What a school held when that version came: its own may not have changed with it.
      const previous = school.versions.find((one) => one.version <= version)?.groups ?? []
      return changes.some(
        (of, at) =>
          of.has('all all') &&
          [...changesIn({ previous, groups: school.groups }, at)].some(([key, mine]) => {
            const theirs = (of.get(key)?.change ?? mine.change) - mine.change
            return theirs !== 0 && Math.abs(theirs) < minimumBase
          }),
      )
    })
}

/** What has changed in each group, variable by variable. */
const changesOfAll = (twice: Twice): ReturnType<typeof changesIn>[] =>
  (twice.groups[0]?.figures ?? []).map((_, at) => changesIn(twice, at))

function isNear({ previous, groups }: Twice, minimumBase: number): boolean {
  return changesOfAll({ previous, groups }).some((changes) => {
    const all = changes.get('all all')
    if (!all) return false
    if (
      [...changes.values()].some(
        ({ change, sets, isSame }) => few(change, isSame, minimumBase) || few(sets, true, minimumBase),
      )
    )
      return true
    return [...new Set(groups.map((group) => group.grouping))].some((grouping) => {
      if (grouping === 'all') return false
      const shown = [...changes].filter(([key]) => key.startsWith(`${grouping} `))
      const rest = all.change - shown.reduce((sum, [, { change }]) => sum + change, 0)
      return rest !== 0 && Math.abs(rest) < minimumBase
    })
  })
}

/** Whether an audience was told the very same last, to the last figure. */
export const isToldAlready = ({
  versions: [newest],
  groups,
  similar,
}: Pick<Telling, 'versions' | 'groups'> & { similar?: Comparisons['similar'] | undefined }): boolean =>
  newest !== undefined &&
  inOrder(newest.groups) === inOrder(groups) &&
  isDeepStrictEqual(newest.similar, similar)

const inOrder = (groups: readonly FrozenGroup[]): string =>
  JSON.stringify(
    groups.map(({ grouping, value, figures }) => `${grouping} ${value} ${JSON.stringify(figures)}`).sort(),
  )
