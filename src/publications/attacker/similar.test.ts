import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Cell, type Counted } from '../counting.ts'
import { Crossing } from '../crossing.ts'
import { frozenGroups } from '../freezing.ts'
import { maskForEverybody, maskForSchool } from '../masks.ts'
import { planFor } from '../plan.ts'
import type { FrozenGroup } from '../publishing-store.ts'
import { countSchool, crossedIn, nestingsIn } from '../school.ts'
import { safeSplit } from '../similar/alike.ts'
import { poolOf } from '../similar/pool.ts'
import { cellIn } from '../similar/strata.ts'
import { similarFigures } from '../similar/telling.ts'
import type { World } from '../similar/world.ts'
import { slotsFor } from '../slots.ts'
import { attackCrossed, attackPool, type Known, type Singled } from './testing.ts'

const MINIMUM = 10
const GOOD = 2
const lonely = { id: 'lonely', domain: 'emotions', words: { en: 'lonely' }, sensitive: true } as const
const plan = planFor(
  { items: [{ ...lonely, choices: { from: 0, to: 2 }, better: 'higher' }], measures: [] },
  [],
)
const areas = ['north', 'south'].map((id) => ({ id, name: id }))
const slots = slotsFor(areas)

type Pupil = { gender: number; year: number; fifth: number; area: number; answer: number }

const answer = fc.constantFrom(0, 0, 1, 2, 2)
/** One in so many, else the other. */
const seldom = (oneIn: number, rare: number, usual: number) =>
  fc.integer({ min: 1, max: oneIn }).map((drawn) => (drawn === 1 ? rare : usual))
/** The pupils of a school: nearly all of them in one area, but for those who stray. */
const school = (area: number, least: number, most: number): fc.Arbitrary<Pupil[]> =>
  fc.array(
    fc
      .record({
        ...{ other: seldom(16, 3, 0), gender: fc.constantFrom(1, 2), year: fc.constantFrom(7, 8) },
        ...{ fifth: seldom(16, 2, 1), area: seldom(110, 3 - area, area), answer },
      })
      .map(({ other, ...pupil }) => ({ ...pupil, gender: other || pupil.gender })),
    { minLength: least, maxLength: most, size: 'max' },
  )
// Ours lies in the north as the similar ones do; those that are not chosen lie in the south.
const town = fc.tuple(
  school(1, 60, 140),
  ...[1, 1, 1].map((area) => school(area, 40, 80)),
  ...[2, 2, 2].map((area) => school(area, 25, 50)),
)

const bytesOf = (pupils: readonly Pupil[]): Buffer =>
  Buffer.concat(
    pupils.map((pupil) => {
      const head = Buffer.alloc(4)
      head.writeUInt16BE(pupil.area, 0)
      head.writeUInt16BE((pupil.year + 1) | (pupil.gender << 4) | (pupil.fifth << 13), 2)
      return Buffer.concat([head, Buffer.from([pupil.answer])])
    }),
  )

/** What the first school is told: of itself, of everybody, and of the three after it. */
function worldOf(
  pupils: readonly (readonly Pupil[])[],
): World & { open: FrozenGroup[]; mine: FrozenGroup[] } {
  const crossed = new Crossing(slots)
  const schools = pupils.map((one, at) => {
    const school = countSchool(plan, slots, { organisation: String(at), records: bytesOf(one) })
    crossedIn(crossed, school)
    return school
  })
  const place: Counted = []
  for (const { counted } of schools)
    for (const [slot, cell] of counted.entries()) if (cell) (place[slot] ??= new Cell(plan)).add(cell)
  const about = { plan, slots, minimumBase: MINIMUM, hiddenBefore: () => false, lots: new Map() }
  const everybody = { ...about, nestings: crossed.nestings(MINIMUM) }
  const placeMask = maskForEverybody(
    place,
    schools.map(({ counted }) => ({ counted, lots: new Map() })),
    everybody,
  )
  const [own, ...others] = schools
  if (!own) throw new Error('no school')
  const ownMask = maskForSchool(own.counted, { ...about, nestings: nestingsIn(slots, own, MINIMUM) })
  return {
    ...{ plan, slots, minimumBase: MINIMUM, place, placeMask, own, ownMask },
    ...{ similar: others.slice(0, 3), left: others.slice(3).map(({ counted }) => counted[0]?.sets ?? 0) },
    open: frozenGroups(plan, slots, place, placeMask),
    mine: frozenGroups(plan, slots, own.counted, ownMask),
  }
}

/** Few pupils, or all or none of them; what is worked out of ten or more, of whom some did and some did not, may be told. */
const isLeak = ({ pupils, least, most }: Singled): boolean =>
  most - least < 1 - 1e-6 && (pupils < MINIMUM || most < 1e-6 || least > pupils - 1e-6)

const groupsOf = (pupil: Pupil): Known => ({
  neighbourhood: areas[pupil.area - 1]?.id ?? '',
  deprivation: String(pupil.fifth),
  gender: ['', 'girl', 'boy', 'other'][pupil.gender] ?? '',
})

const countIn = (groups: readonly FrozenGroup[], grouping: string, value: string): number | null =>
  groups.find((one) => one.grouping === grouping && one.value === value)?.figures[0]?.[4]?.[GOOD] ?? null

/** What follows from the figures of the similar schools; or would, if they were told whatever they tell. */
function leaksOfPool(pupils: readonly (readonly Pupil[])[], always = false): Singled[] {
  const world = worldOf(pupils)
  const elsewhere = pupils
    .slice(1)
    .flatMap((one, at) =>
      one.map((pupil) => ({ similar: at < 3, groups: groupsOf(pupil), answer: pupil.answer })),
    )
  const ours = (of: (known: Known) => boolean) =>
    (pupils[0] ?? []).filter((pupil) => of(groupsOf(pupil)) && pupil.answer === GOOD).length
  const less = (all: number | null, own: number) => (all === null ? null : all - own)
  const told = always
    ? elsewhere.filter(({ similar, answer: said }) => similar && said === GOOD).length
    : (similarFigures(world).figures.lonely?.[4]?.[GOOD] ?? null)
  return ['neighbourhood', 'deprivation', 'gender'].flatMap((grouping) =>
    attackPool(
      elsewhere,
      {
        pool: told,
        all: less(
          countIn(world.open, 'all', 'all'),
          ours(() => true),
        ),
        group: (value) =>
          less(
            countIn(world.open, grouping, value),
            ours((known) => known[grouping] === value),
          ),
      },
      { grouping, few: MINIMUM },
    ).filter(isLeak),
  )
}

/** What follows for our own pupils from who is compared; or would, if whoever has somebody alike were. */
function leaksOfAlike(pupils: readonly (readonly Pupil[])[], always = false): Singled[] {
  const world = worldOf(pupils)
  const pool = poolOf(world)
  const [family] = plan.families
  const split = family && safeSplit(world, pool)({ family, at: 0, layer: 'shares' })
  const strata = [...world.own.strata.at]
  const chosen = new Set(
    always
      ? strata.filter(
          (at) =>
            world.similar.reduce((sum, { strata }) => sum + (cellIn(strata, at)?.sets ?? 0), 0) >= MINIMUM,
        )
      : strata.filter((at) => split?.pairs.some(({ own }) => own.at === at)),
  )
  if (chosen.size === 0) return []
  const isIn = ({ year, gender, fifth }: Pupil) => chosen.has((year + 1) | (gender << 4) | (fifth << 13))
  const roll = (pupils[0] ?? []).map((pupil) => ({
    ...groupsOf(pupil),
    compared: isIn(pupil) ? 'yes' : 'no',
  }))
  const counts = [0, 1, 2].map(
    (given) => (pupils[0] ?? []).filter((pupil) => isIn(pupil) && pupil.answer === given).length,
  )
  const figures: FrozenGroup['figures'] = [[roll.length, 0, null, null, counts]]
  const compared = { grouping: 'compared', value: 'yes', name: '', figures }
  return ['neighbourhood', 'deprivation', 'gender'].flatMap((grouping) =>
    attackCrossed([...world.mine, compared], roll, {
      ...{ groupings: ['compared', grouping] as const, variable: 0, band: GOOD, few: MINIMUM },
    }).filter(isLeak),
  )
}

const runs = { numRuns: 60, seed: 20_261_126 }

describe('an attacker who is told of similar schools, and knows which they are', () => {
  it('learns the answers of no few of their pupils, nor of those that were not chosen', () => {
    let told = 0
    fc.assert(
      fc.property(town, (pupils) => {
        expect(leaksOfPool(pupils)).toEqual([])
        if (similarFigures(worldOf(pupils)).figures.lonely) told++
      }),
      runs,
    )
    expect(told).toBeGreaterThan(3)
  })

  it('does learn some where they are told whatever they tell, so that it does bite', () => {
    const caught = fc.sample(town, runs).filter((pupils) => leaksOfPool(pupils, true).length > 0)
    expect(caught.length).toBeGreaterThan(5)
  })

  it('learns the answers of no few of our own from who is compared and who is left out', () => {
    let told = 0
    fc.assert(
      fc.property(town, (pupils) => {
        expect(leaksOfAlike(pupils)).toEqual([])
        const { alike } = similarFigures(worldOf(pupils))
        if (alike.lonely) told++
      }),
      runs,
    )
    expect(told).toBeGreaterThan(3)
  })

  it('does learn some where whoever has somebody alike is compared, so that it does bite', () => {
    const caught = fc.sample(town, runs).filter((pupils) => leaksOfAlike(pupils, true).length > 0)
    expect(caught.length).toBeGreaterThan(5)
  })
})
