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
import { type Mask, maskForEverybody, maskForSchool } from './masks.ts'
import { addLots, type Lots, lotsOf } from './pinning.ts'
import { type Plan, planFor } from './plan.ts'
import type { Audience, Comparisons } from './publication.ts'
import {
  type FrozenGroup,
  holdRound,
  keepPublication,
  keepVersion,
  newestVersion,
} from './publishing-store.ts'
import type { RoundFound } from './round-store.ts'
import { howMany, mixOf, similarTo } from './similar/choosing.ts'
import { similarTooNear, withoutFew } from './similar/near.ts'
import { keepSimilar, similarChosen } from './similar/store.ts'
import { countingStrata, type Strata } from './similar/strata.ts'
import { similarFigures } from './similar/telling.ts'
import type { CountedSchool } from './similar/world.ts'
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

/** The way in which figures are made: the same answers make a new version when it has changed. */
const MAKING = 'with similar schools, three groupings at once'

type Counting = {
  plan: Plan
  slots: Slots
  schools: (CountedSchool & { nestings: Nesting[]; lots: Lots })[]
  place: Counted
  nestings: Nesting[]
  lots: Lots
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
  const near = audiences.filter((one) => isNear(one, audiences, { ...counting, minimumBase }))
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
  /** For a school: what it is told of those most like it, and which those are. */
  similar: Comparisons['similar']
  chosen?: readonly string[]
}

/** Whether too few answers are new to be told apart: an audience keeps what it was told. */
function isNear(
  one: ForAudience,
  audiences: readonly ForAudience[],
  { plan, minimumBase }: { plan: Plan; minimumBase: number },
): boolean {
  if (tooNear(one, minimumBase)) return true
  const everybody = audiences.find(({ audience }) => audience === 'public')
  const keys = [...plan.items, ...plan.scores].map(({ variable }) => variable.key)
  return everybody !== undefined && similarTooNear(one, everybody, { keys, minimumBase })
}

/** What each audience may be told: the mask of the versions and of the round before stays. */
async function protectedAudiences(
  acting: Acting,
  round: RoundFound,
  counting: Counting,
  minimumBase: number,
): Promise<ForAudience[]> {
  const { plan, slots, schools, place, nestings, lots } = counting
  const about = async (audience: Audience, organisation: string | null) => {
    const told = await toldBefore(acting, round, { audience, organisation })
    return {
      versions: told.versions,
      about: { plan, slots, minimumBase, hiddenBefore: hiddenIn(told.newest, slots) },
    }
  }
  const open = await about('public', null)
  const placeMask = maskForEverybody(place, schools, { ...open.about, nestings, lots })
  const similarOf = await similarities(acting, round, { ...counting, placeMask, minimumBase })
  const forSchools: ForAudience[] = []
  for (const school of schools) {
    const { organisation } = school
    const found = await about('school', organisation)
    const mask = maskForSchool(school.counted, { ...found.about, ...school })
    const groups = frozenGroups(plan, slots, school.counted, mask)
    forSchools.push({
      ...{ audience: 'school', organisation, groups, versions: found.versions, own: [] },
      ...similarOf(school, mask, found.versions),
    })
  }
  const groups = frozenGroups(plan, slots, place, placeMask)
  const everybody = {
    organisation: null,
    groups,
    versions: open.versions,
    own: forSchools,
    similar: undefined,
  }
  return [...forSchools, { ...everybody, audience: 'place' }, { ...everybody, audience: 'public' }]
}

type Comparing = Counting & { placeMask: Mask; minimumBase: number }

/** Which schools are similar to which, as they were chosen once or now, and what a school may be told of those. */
async function similarities(acting: Acting, round: RoundFound, comparing: Comparing) {
  const { schools, slots } = comparing
  const before = await similarChosen(acting, round.id)
  const mixes = schools.map(({ organisation, counted }) => mixOf(organisation, counted, slots))
  const mixOfSchool = new Map(mixes.map((mix) => [mix.school, mix]))
  const countedOf = new Map(schools.map((school) => [school.organisation, school]))
  return (
    own: CountedSchool,
    ownMask: Mask,
    versions: readonly Version[],
  ): Pick<ForAudience, 'similar' | 'chosen'> => {
    const mix = mixOfSchool.get(own.organisation)
    const kept = before.get(own.organisation)
    const chosen = kept ?? (mix ? similarTo(mix, mixes) : [])
    const others = schools.length - 1
    if (chosen.length === 0)
      return { similar: { schools: 0, because: howMany(others) === 0 ? 'too_few' : 'none_alike' } }
    const similar = chosen.flatMap((school) => countedOf.get(school) ?? [])
    const told = similarFigures({ ...comparing, own, ownMask, similar, others })
    return { similar: withoutFew(told, versions, comparing.minimumBase), ...(kept ? {} : { chosen }) }
  }
}

async function countRound(acting: Acting, round: RoundFound, minimumBase: number): Promise<Counting> {
  const { questionnaire } = round
  if (!questionnaire) throw new Refusal(`The round ${round.key} was never opened: it asks nothing yet.`)
  if (!round.closed)
    throw new Refusal(`The round ${round.key} is still open: its figures are computed once it is closed.`)
  const neighbourhoods = await neighbourhoodsOf(acting, round.place)
  const plan = planFor(questionnaire, everyVersion())
  const slots = slotsFor(neighbourhoods)
  const digest = createHash('sha256').update(JSON.stringify([MAKING, minimumBase, neighbourhoods]))
  const place: Counted = Array.from({ length: slots.slots.length })
  const schools: Counting['schools'] = []
  const crossed = new Crossing(slots)
  const lots: Lots = new Map()
  let answerSets = 0
  for (const { id, organisation } of await schoolsOfRound(acting, round.id)) {
    const asked = { school: id, bytes: plan.bytes, neighbourhoods: neighbourhoods.map((one) => one.id) }
    const { sets, records, ill } = await answersOfSchool(acting, asked)
    if (ill > 0)
      throw new Refusal(`${countOf(ill, 'answer set')} of the round ${round.key} fit its questions no more.`)
    if (sets === 0) continue
    digest.update(organisation).update(records)
    answerSets += sets
    const strata: Strata = new Map()
    const counted = countRecords(plan, slots, records, countingStrata(strata, { plan, slots, records }))
    const crossing = Crossing.of(plan, slots, records)
    crossed.add(crossing)
    const own = lotsOf(plan, slots, records)
    addLots(lots, own)
    schools.push({ organisation, counted, strata, lots: own, nestings: crossing.nestings(minimumBase) })
    for (const [slot, cell] of counted.entries()) if (cell) (place[slot] ??= new Cell(plan)).add(cell)
  }
  if (answerSets === 0) throw new Refusal(`Nobody has answered in the round ${round.key} yet.`)
  const nestings = crossed.nestings(minimumBase)
  return { plan, slots, schools, place, nestings, lots, digest: digest.digest(), answerSets }
}

type Freezing = Counting & { version: number; minimumBase: number; audiences: readonly ForAudience[] }

async function freeze(acting: Acting, round: RoundFound, made: Freezing): Promise<void> {
  const { plan, slots, audiences } = made
  const version = await keepVersion(acting, { ...made, round: round.id, plan: frozenPlan(plan, slots) })
  const chosen = audiences.flatMap((one) =>
    one.organisation && one.chosen ? [[one.organisation, one.chosen] as const] : [],
  )
  await keepSimilar(acting, round.id, new Map(chosen))
  for (const { audience, organisation, groups, similar } of audiences) {
    const comparisons: Comparisons =
      audience === 'school' ? (similar ? { similar } : {}) : { inequality: inequalityOf(plan, groups) }
    await keepPublication(acting, { version, audience, organisation, comparisons, groups })
  }
}
