import { createHash } from 'node:crypto'
import { type Acting, Refusal } from '../database/index.ts'
import { everyVersion } from '../measures/index.ts'
import { countOf } from '../words/index.ts'
import { answersOfSchool, neighbourhoodsOf, schoolsOfRound } from './answers-store.ts'
import { hiddenIn, isToldAlready, toldBefore, tooNear, type Version } from './before.ts'
import { inequalityOf } from './comparing.ts'
import { Cell, type Counted, countRecords } from './counting.ts'
import { Crossing, type Nesting } from './crossing.ts'
import { frozenGroups, frozenPlan } from './freezing.ts'
import { maskForEverybody, maskForSchool } from './masks.ts'
import { type Plan, planFor } from './plan.ts'
import type { Audience } from './publication.ts'
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
  /** Audiences that keep what they were told, because too few of the answers are new to be told apart. */
  kept: number
  seconds: { counting: number; protecting: number; freezing: number }
}

type Counting = {
  plan: Plan
  slots: Slots
  schools: { organisation: string; counted: Counted; nestings: Nesting[] }[]
  place: Counted
  nestings: Nesting[]
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
  const { schools, place } = counting
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
    return {
      ...told,
      version: newest.version,
      made: false,
      hidden: 0,
      kept: 0,
      seconds: times(counted, counted),
    }
  const audiences = await protectedAudiences(acting, round, counting, minimumBase)
  const protectedAt = performance.now()
  const near = audiences.filter((one) => tooNear(one, minimumBase))
  const changed = audiences.filter((one) => !near.includes(one) && !isToldAlready(one))
  const hidden = audiences.flatMap(({ groups }) => groups).filter(isHidden).length
  const kept = near.length
  const version = (newest?.version ?? 0) + (changed.length > 0 ? 1 : 0)
  if (changed.length > 0)
    await freeze(acting, round, { ...counting, version, minimumBase, audiences: changed })
  const seconds = times(protectedAt, performance.now())
  return { ...told, version, made: changed.length > 0, hidden, kept, seconds }
}

const isHidden = ({ figures }: FrozenGroup): boolean => figures.every((figure) => figure === null)

type ForAudience = {
  audience: Audience
  organisation: string | null
  groups: FrozenGroup[]
  /** What every version before told the same audience, newest first. */
  versions: Version[]
  /** For whoever reads the figures of everybody: what each school was and is told of itself. */
  own: ForAudience[]
}

/** What each audience may be told: the mask of the versions and of the round before stays. */
async function protectedAudiences(
  acting: Acting,
  round: RoundFound,
  { plan, slots, schools, place, nestings }: Counting,
  minimumBase: number,
): Promise<ForAudience[]> {
  const about = async (audience: Audience, organisation: string | null) => {
    const told = await toldBefore(acting, round, { audience, organisation })
    return {
      versions: told.versions,
      about: { plan, slots, minimumBase, hiddenBefore: hiddenIn(told.newest, slots) },
    }
  }
  const forSchools: ForAudience[] = []
  for (const { organisation, counted, nestings: own } of schools) {
    const found = await about('school', organisation)
    const mask = maskForSchool(counted, { ...found.about, nestings: own })
    const groups = frozenGroups(plan, slots, counted, mask)
    forSchools.push({ audience: 'school', organisation, groups, versions: found.versions, own: [] })
  }
  const found = await about('public', null)
  const counted = schools.map((one) => one.counted)
  const mask = maskForEverybody(place, counted, { ...found.about, nestings })
  const groups = frozenGroups(plan, slots, place, mask)
  const everybody = { organisation: null, groups, versions: found.versions, own: forSchools }
  return [...forSchools, { ...everybody, audience: 'place' }, { ...everybody, audience: 'public' }]
}

async function countRound(acting: Acting, round: RoundFound, minimumBase: number): Promise<Counting> {
  const { questionnaire } = round
  if (!questionnaire) throw new Refusal(`The round ${round.key} was never opened: it asks nothing yet.`)
  if (!round.closed)
    throw new Refusal(`The round ${round.key} is still open: its figures are computed once it is closed.`)
  const neighbourhoods = await neighbourhoodsOf(acting, round.place)
  const plan = planFor(questionnaire, everyVersion())
  const slots = slotsFor(neighbourhoods)
  const digest = createHash('sha256').update(JSON.stringify([minimumBase, neighbourhoods]))
  const place: Counted = Array.from({ length: slots.slots.length })
  const schools: Counting['schools'] = []
  const crossed = new Crossing(slots)
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
    const crossing = Crossing.of(plan, slots, records)
    crossed.add(crossing)
    schools.push({ organisation, counted, nestings: crossing.nestings(minimumBase) })
    for (const [slot, cell] of counted.entries()) if (cell) (place[slot] ??= new Cell(plan)).add(cell)
  }
  if (answerSets === 0) throw new Refusal(`Nobody has answered in the round ${round.key} yet.`)
  const nestings = crossed.nestings(minimumBase)
  return { plan, slots, schools, place, nestings, digest: digest.digest(), answerSets }
}

type Freezing = Counting & { version: number; minimumBase: number; audiences: readonly ForAudience[] }

async function freeze(acting: Acting, round: RoundFound, made: Freezing): Promise<void> {
  const { plan, slots, audiences } = made
  const version = await keepVersion(acting, { ...made, round: round.id, plan: frozenPlan(plan, slots) })
  for (const { audience, organisation, groups } of audiences) {
    const comparisons = audience === 'school' ? {} : { inequality: inequalityOf(plan, groups) }
    await keepPublication(acting, { version, audience, organisation, comparisons, groups })
  }
}
