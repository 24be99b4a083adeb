import { createHash } from 'node:crypto'
import { type Acting, Refusal } from '../database/index.ts'
import { measureLibrary } from '../measures/index.ts'
import { countOf } from '../words/index.ts'
import { answersOfSchool, neighbourhoodsOf, schoolsOfRound } from './answers-store.ts'
import { inequalityOf } from './comparing.ts'
import { Cell, type Counted, countRecords } from './counting.ts'
import { type Frozen, freezeItem, freezeScore } from './figures.ts'
import { type Mask, maskForEverybody, maskForSchool } from './masks.ts'
import { type Plan, planFor } from './plan.ts'
import type { FrozenPlan } from './publication.ts'
import {
  type FrozenGroup,
  holdRound,
  keepPublication,
  keepVersion,
  newestVersion,
} from './publishing-store.ts'
import type { RoundFound } from './round-store.ts'
import { type Slots, slotsFor } from './slots.ts'

/** What became of it. `cells` are groups of pupils, each with all its variables; `hidden` those with none shown. */
export type Published = {
  round: string
  version: number
  made: boolean
  answerSets: number
  schools: number
  cells: number
  hidden: number
  seconds: { counting: number; protecting: number; freezing: number }
}

type Counting = {
  plan: Plan
  slots: Slots
  schools: { organisation: string; counted: Counted }[]
  place: Counted
  digest: Buffer
  answerSets: number
}

/** Computes a round once, makes it safe for every audience, and freezes it. The same answers make no new version. */
export async function publishRound(
  acting: Acting,
  round: RoundFound,
  { minimumBase }: { minimumBase: number },
): Promise<Published> {
  await holdRound(acting, round.id)
  const begun = performance.now()
  const counting = await countRound(acting, round, minimumBase)
  const counted = performance.now()
  const newest = await newestVersion(acting, round.id)
  const { schools, place, plan, slots } = counting
  const told = {
    round: round.key,
    answerSets: counting.answerSets,
    schools: schools.length,
    cells: [...schools.map((one) => one.counted), place].reduce(
      (sum, one) => sum + one.filter(Boolean).length,
      0,
    ),
  }
  const times = (protecting: number, end: number) => ({
    counting: (counted - begun) / 1000,
    protecting: (protecting - counted) / 1000,
    freezing: (end - protecting) / 1000,
  })
  if (newest?.digest.equals(counting.digest))
    return { ...told, version: newest.version, made: false, hidden: 0, seconds: times(counted, counted) }
  const about = { plan, slots, minimumBase, hiddenBefore: () => false }
  const masks = schools.map((one) => maskForSchool(one.counted, about))
  const forEverybody = maskForEverybody(
    place,
    schools.map((one) => one.counted),
    about,
  )
  const protectedAt = performance.now()
  const version = (newest?.version ?? 0) + 1
  const hidden = await freeze(acting, round, { ...counting, version, minimumBase, masks, forEverybody })
  return { ...told, version, made: true, hidden, seconds: times(protectedAt, performance.now()) }
}

async function countRound(acting: Acting, round: RoundFound, minimumBase: number): Promise<Counting> {
  const { questionnaire } = round
  if (!questionnaire) throw new Refusal(`The round ${round.key} was never opened: it asks nothing yet.`)
  if (!round.closed)
    throw new Refusal(`The round ${round.key} is still open: its figures are computed once it is closed.`)
  const neighbourhoods = await neighbourhoodsOf(acting, round.place)
  const plan = planFor(questionnaire, measureLibrary())
  const slots = slotsFor(neighbourhoods)
  const digest = createHash('sha256').update(JSON.stringify([minimumBase, neighbourhoods]))
  const place: Counted = Array.from({ length: slots.slots.length })
  const schools: Counting['schools'] = []
  let answerSets = 0
  for (const { id, organisation } of await schoolsOfRound(acting, round.id)) {
    const asked = { school: id, bytes: plan.bytes, neighbourhoods: neighbourhoods.map((one) => one.id) }
    const { sets, records, ill } = await answersOfSchool(acting, asked)
    if (ill > 0)
      throw new Refusal(`${countOf(ill, 'answer set')} of the round ${round.key} fit its questions no more.`)
    if (sets === 0) continue
    digest.update(organisation).update(records)
    answerSets += sets
    const counted = countRecords(plan, slots, records)
    schools.push({ organisation, counted })
    for (const [slot, cell] of counted.entries()) if (cell) (place[slot] ??= new Cell(plan)).add(cell)
  }
  if (answerSets === 0) throw new Refusal(`Nobody has answered in the round ${round.key} yet.`)
  return { plan, slots, schools, place, digest: digest.digest(), answerSets }
}

type Freezing = Counting & { version: number; minimumBase: number; masks: Mask[]; forEverybody: Mask }

/** Writes the publications down; gives how many groups are hidden altogether. */
async function freeze(acting: Acting, round: RoundFound, made: Freezing): Promise<number> {
  const { plan, slots, schools, place, masks, forEverybody } = made
  const version = await keepVersion(acting, { ...made, round: round.id, plan: frozenPlan(plan, slots) })
  let hidden = 0
  for (const [at, { organisation, counted }] of schools.entries()) {
    const groups = frozenGroups(plan, slots, counted, masks[at] ?? [])
    hidden += groups.filter(isHidden).length
    await keepPublication(acting, { version, audience: 'school', organisation, comparisons: {}, groups })
  }
  const groups = frozenGroups(plan, slots, place, forEverybody)
  hidden += groups.filter(isHidden).length
  const comparisons = { inequality: inequalityOf(plan, groups) }
  await keepPublication(acting, { version, audience: 'place', organisation: null, comparisons, groups })
  await keepPublication(acting, { version, audience: 'public', organisation: null, comparisons, groups })
  return hidden
}

const isHidden = ({ figures }: FrozenGroup): boolean => figures.every((figure) => figure === null)

function frozenPlan({ items, scores }: Plan, { slots, tables }: Slots): FrozenPlan {
  return {
    variables: [...items, ...scores].map(({ variable }) => variable),
    groupings: tables.map(({ grouping, name, from, to }) => ({
      grouping,
      name,
      values: slots.slice(from, to).map((slot) => ({ value: slot.value, name: slot.name })),
    })),
  }
}

function frozenGroups(plan: Plan, { slots }: Slots, counted: Counted, mask: Mask): FrozenGroup[] {
  const familyOf = new Map(
    plan.families.flatMap((family, at) =>
      [...family.items, ...family.scores].map((one) => [one, at] as const),
    ),
  )
  return slots.flatMap((slot, nth) => {
    const cell = counted[nth]
    if (!cell) return []
    const hides = (one: Plan['items'][number] | Plan['scores'][number], layer: 'means' | 'shares') =>
      mask[familyOf.get(one) ?? -1]?.[layer].has(nth) ?? true
    const figures: (Frozen | null)[] = [
      ...plan.items.map((item) =>
        hides(item, 'means') ? null : freezeItem(cell, item, !hides(item, 'shares')),
      ),
      ...plan.scores.map((score) =>
        hides(score, 'means') ? null : freezeScore(cell, score, !hides(score, 'shares')),
      ),
    ]
    return [{ ...slot, figures }]
  })
}
