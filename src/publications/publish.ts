import { createHash } from 'node:crypto'
import { type Acting, Refusal } from '../database/index.ts'
import { everyVersion } from '../measures/index.ts'
import { countOf } from '../words/index.ts'
import { answersOfSchool, neighbourhoodsOf, schoolsOfRound } from './answers-store.ts'
import { hiddenIn, toldBefore, tooNear, tooNearThrough, type Version } from './before.ts'
import { Cell, type Counted } from './counting.ts'
import { Crossing, type Nesting } from './crossing.ts'
import { type ForAudience, freezer } from './freezer.ts'
import { frozenGroups } from './freezing.ts'
import { type Mask, maskForEverybody, maskForSchool } from './masks.ts'
import { addLots, type Lots, MOST_PUPILS } from './pinning.ts'
import { type Plan, planFor } from './plan.ts'
import type { Audience } from './publication.ts'
import { holdRound, newestVersion } from './publishing-store.ts'
import type { RoundFound } from './round-store.ts'
import { type CountedSchool, countSchool, crossedIn, lotsIn, nestingsIn } from './school.ts'
import { howMany, mixOf, similarAmong } from './similar/choosing.ts'
import { similarTooNear, withoutFew } from './similar/near.ts'
import { similarChosen } from './similar/store.ts'
import { similarFigures } from './similar/telling.ts'
import { type Slots, slotsFor } from './slots.ts'
import { areDestroyed } from './taking-in/store.ts'

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
  /** `comparing` is with similar schools: choosing them, putting them together and protecting what is told of them. */
  seconds: { counting: number; protecting: number; comparing: number; freezing: number }
}

/** The way in which figures are made: the same answers make a new version when it has changed. */
export const MAKING =
  'with similar schools, three groupings at once, three schools not in name only, no answer denied of the hidden'

type Counting = {
  plan: Plan
  slots: Slots
  schools: CountedSchool[]
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
  const [before, seconds] = [newest?.version ?? 0, { counting: (counted - begun) / 1000 }]
  if (newest?.digest.equals(counting.digest))
    return {
      ...{ ...told, version: before, made: false, hidden: 0, kept: 0 },
      seconds: { ...seconds, protecting: 0, comparing: 0, freezing: 0 },
    }
  const freezing = freezer(acting, round, { ...counting, minimumBase, version: before + 1 })
  const comparing = await tellEverybody(acting, round, { ...counting, minimumBase, freezing })
  const { made, hidden, kept, took } = await freezing.done()
  const protecting = (performance.now() - counted) / 1000 - comparing - took
  const version = before + (made ? 1 : 0)
  return {
    ...told,
    version,
    made,
    hidden,
    kept,
    seconds: { ...seconds, protecting, comparing, freezing: took },
  }
}

type Telling = Counting & { minimumBase: number; freezing: ReturnType<typeof freezer> }

/**
 * Works out what each audience may be told, and freezes it before the next school is asked: the mask of the versions and of
 * the round before stays. An audience of which too few answers are new to be told apart keeps what it was told. Gives how
 * long comparing with similar schools took, in seconds.
 */
async function tellEverybody(acting: Acting, round: RoundFound, telling: Telling): Promise<number> {
  const { plan, slots, schools, place, nestings, minimumBase, freezing } = telling
  const about = async (audience: Audience, organisation: string | null) => {
    const told = await toldBefore(acting, round, { audience, organisation })
    return {
      versions: told.versions,
      about: { plan, slots, minimumBase, hiddenBefore: hiddenIn(told.newest, slots) },
    }
  }
  const open = await about('public', null)
  const lots = lotsOfAll(telling)
  const within = schools.map((school) => ({ counted: school.counted, lots: lots.of(school) }))
  const placeMask = maskForEverybody(place, within, { ...open.about, nestings, lots: lots.all })
  const groups = frozenGroups(plan, slots, place, placeMask)
  const everybody = { organisation: null, groups, versions: open.versions, similar: undefined }
  const keys = [...plan.items, ...plan.scores].map(({ variable }) => variable.key)
  const similar = await similarities(acting, round, { ...telling, placeMask })
  const through = tooNearThrough(everybody, minimumBase)
  let near = tooNear(everybody, minimumBase)
  for (const school of schools) {
    const found = await about('school', school.organisation)
    const asked = { nestings: nestingsIn(slots, school, minimumBase), lots: lotsIn(slots, school) }
    const mask = maskForSchool(school.counted, { ...found.about, ...asked })
    const one: ForAudience = {
      ...{ audience: 'school', organisation: school.organisation, versions: found.versions },
      groups: frozenGroups(plan, slots, school.counted, mask),
      ...similar.of(school, mask, found.versions),
    }
    near ||= through(one)
    const isNear = tooNear(one, minimumBase) || similarTooNear(one, everybody, { keys, minimumBase })
    await freezing.tell(one, isNear)
  }
  for (const audience of ['place', 'public'] as const) await freezing.tell({ ...everybody, audience }, near)
  return similar.took()
}

/** Who is in the same groups as whom, of all and of each school; nobody where there are more than are looked among. */
function lotsOfAll({ slots, schools, answerSets }: Counting): {
  all: Lots
  of: (one: CountedSchool) => Lots
} {
  const all: Lots = new Map()
  if (answerSets > MOST_PUPILS) return { all, of: () => all }
  for (const school of schools) addLots(all, lotsIn(slots, school))
  return { all, of: (school) => lotsIn(slots, school) }
}

type Comparing = Counting & { placeMask: Mask; minimumBase: number }

/** Which schools are similar to which, as they were chosen once or now, and what a school may be told of those. */
async function similarities(acting: Acting, round: RoundFound, comparing: Comparing) {
  const { schools, slots } = comparing
  const before = await similarChosen(acting, round.id)
  const mixes = schools.map(({ organisation, counted }) => mixOf(organisation, counted, slots))
  const mixOfSchool = new Map(mixes.map((mix) => [mix.school, mix]))
  const choose = similarAmong(mixes)
  const countedOf = new Map(schools.map((school) => [school.organisation, school]))
  const nthOf = new Map(schools.map((school, nth) => [school, nth]))
  const sizes = schools.map(({ counted }) => counted[0]?.sets ?? 0)
  const tell = (
    own: CountedSchool,
    ownMask: Mask,
    versions: readonly Version[],
  ): Pick<ForAudience, 'similar' | 'chosen'> => {
    const mix = mixOfSchool.get(own.organisation)
    const kept = before.get(own.organisation)
    const chosen = kept ?? (mix ? choose(mix) : [])
    if (chosen.length === 0)
      return {
        similar: { schools: 0, because: howMany(schools.length - 1) === 0 ? 'too_few' : 'none_alike' },
      }
    const similar = chosen.flatMap((school) => countedOf.get(school) ?? [])
    const taken = new Set([own, ...similar].map((school) => nthOf.get(school)))
    const left = sizes.filter((_, nth) => !taken.has(nth))
    const told = similarFigures({ ...comparing, own, ownMask, similar, left })
    return { similar: withoutFew(told, versions, comparing.minimumBase), ...(kept ? {} : { chosen }) }
  }
  let seconds = 0
  return {
    of: (...asked: Parameters<typeof tell>) => {
      const begun = performance.now()
      const told = tell(...asked)
      seconds += (performance.now() - begun) / 1000
      return told
    },
    took: () => seconds,
  }
}

const whyNone = async (acting: Acting, { id, key }: RoundFound): Promise<string> =>
  (await areDestroyed(acting, id, 'answers'))
    ? `The answers of the round ${key} were destroyed on their day: what was published of it stays.`
    : `Nobody has answered in the round ${key} yet.`

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
  let answerSets = 0
  for (const { id, organisation } of await schoolsOfRound(acting, round.id)) {
    const asked = { school: id, bytes: plan.bytes, neighbourhoods: neighbourhoods.map((one) => one.id) }
    const { sets, records, ill } = await answersOfSchool(acting, asked)
    if (ill > 0)
      throw new Refusal(`${countOf(ill, 'answer set')} of the round ${round.key} fit its questions no more.`)
    if (sets === 0) continue
    digest.update(organisation).update(records)
    answerSets += sets
    const school = countSchool(plan, slots, { organisation, records })
    crossedIn(crossed, school)
    schools.push(school)
    for (const [slot, cell] of school.counted.entries()) if (cell) (place[slot] ??= new Cell(plan)).add(cell)
  }
  if (answerSets === 0) throw new Refusal(await whyNone(acting, round))
  const nestings = crossed.nestings(minimumBase)
  return { plan, slots, schools, place, nestings, digest: digest.digest(), answerSets }
}
