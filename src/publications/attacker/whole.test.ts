import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Cell, type Counted, countRecords } from '../counting.ts'
import { Crossing } from '../crossing.ts'
import { frozenGroups } from '../freezing.ts'
import { maskForEverybody, maskForSchool } from '../masks.ts'
import { addLots, lotsOf } from '../pinning.ts'
import { planFor, type Variable } from '../plan.ts'
import type { FrozenGroup } from '../publishing-store.ts'
import { slotsFor } from '../slots.ts'
import { attackWhole, type Found, type Kind } from './whole/testing.ts'

const MINIMUM = 10
const slots = slotsFor([])
const skipped = 254

/** A sensitive question, answered from 0 to so many. */
const planTo = (to: number) =>
  planFor(
    {
      items: [
        {
          ...{ id: 'lonely', domain: 'emotions', words: { en: 'lonely' }, sensitive: true },
          choices: { from: 0, to },
        },
      ],
      measures: [],
    },
    [],
  )
type Plan = ReturnType<typeof planTo>

type Pupil = { gender: number; year: number; ethnic: number; answer: number }
type Schools = readonly (readonly Pupil[])[]

const names = {
  gender: ['not_known', 'girl', 'boy', 'other'],
  ethnic_group: ['not_known', 'asian', 'black', 'mixed', 'white', 'other'],
}
const groupsOf = ({ gender, year, ethnic }: Pupil) => ({
  gender: names.gender[gender] ?? '',
  year_group: year === 0 ? 'not_known' : String(year + 6),
  ethnic_group: names.ethnic_group[ethnic] ?? '',
})
type Grouping = keyof ReturnType<typeof groupsOf>

const bytesOf = (pupils: readonly Pupil[]): Buffer =>
  Buffer.concat(
    pupils.map(({ gender, year, ethnic, answer }) => {
      const head = Buffer.alloc(4)
      head.writeUInt16BE((year === 0 ? 0 : year + 7) | (gender << 4) | (ethnic << 6), 2)
      return Buffer.concat([head, Buffer.from([answer])])
    }),
  )

/** What everybody and each school is told; weakened, each grouping is looked at by itself alone. */
function told(plan: Plan, schools: Schools, { crossed = true }: Weakened = {}) {
  const all = new Crossing(slots)
  const everyLot = new Map()
  const counted = schools.map((pupils) => {
    const records = bytesOf(pupils)
    const crossing = new Crossing(slots).count(plan, records)
    all.count(plan, records)
    const lots = crossed ? lotsOf(plan, slots, records) : new Map()
    addLots(everyLot, lots)
    return { counted: countRecords(plan, slots, records), crossing, lots }
  })
  const place: Counted = []
  for (const { counted: cells } of counted)
    for (const [slot, cell] of cells.entries()) if (cell) (place[slot] ??= new Cell(plan)).add(cell)
  const about = { plan, slots, minimumBase: MINIMUM, hiddenBefore: () => false }
  const nestings = (crossing: Crossing) => (crossed ? crossing.nestings(MINIMUM) : [])
  const open = maskForEverybody(place, counted, { ...about, nestings: nestings(all), lots: everyLot })
  return {
    open: frozenGroups(plan, slots, place, open),
    own: counted.map((one) =>
      frozenGroups(
        plan,
        slots,
        one.counted,
        maskForSchool(one.counted, { ...about, nestings: nestings(one.crossing), lots: one.lots }),
      ),
    ),
  }
}
type Weakened = { crossed?: boolean }

/** A school's groups with nothing hidden of them but their shares. */
function barely(plan: Plan, pupils: readonly Pupil[]): FrozenGroup[] {
  const nothing = plan.families.map(() => ({ means: new Set<number>(), shares: new Set<number>() }))
  return frozenGroups(plan, slots, countRecords(plan, slots, bytesOf(pupils)), nothing).map((group) => ({
    ...group,
    figures: group.figures.map((figure) => figure && [figure[0], figure[1], figure[2], figure[3], null]),
  }))
}

/** The kinds of pupils as a school sees them: by these groupings, its own and all others; or as the place does (no school's own). */
function kindsOf(schools: Schools, ours: number, groupings: readonly Grouping[], isKnown: boolean): Kind[] {
  const kinds = new Map<string, Kind>()
  for (const [nth, pupils] of schools.entries())
    for (const pupil of pupils) {
      const all = groupsOf(pupil)
      const groups = Object.fromEntries(groupings.map((grouping) => [grouping, all[grouping]]))
      const key = JSON.stringify([nth === ours, groups])
      const before = kinds.get(key)?.pupils ?? 0
      kinds.set(key, { ours: nth === ours, groups, pupils: isKnown ? before + 1 : null })
    }
  return [...kinds.values()]
}

const among = (groups: readonly FrozenGroup[], groupings: readonly Grouping[]) =>
  groups.filter(({ grouping }) => grouping === 'all' || groupings.includes(grouping as Grouping))

/**
 * What an attacker learns who must not: a number of a few pupils, or that all or none of many gave an answer; and any
 * number that is hidden where nobody knows how many pupils there are.
 */
function leaksIn(
  plan: Plan,
  schools: Schools,
  { groupings, isKnown, ...weakened }: Weakened & { groupings: readonly Grouping[]; isKnown: boolean },
): string[] {
  const { open, own } = told(plan, schools, weakened)
  const [item] = plan.items
  if (!item || !open[0]?.figures[0]) return []
  return [...schools.keys(), -1].flatMap((nth) =>
    attackWhole(
      kindsOf(schools, nth, groupings, isKnown),
      { open: among(open, groupings), own: among(own[nth] ?? [], groupings) },
      { variable: item.variable, at: 0, few: MINIMUM },
    ).flatMap((found) => leaksOf(found, isKnown).map((leak) => `${nth}: ${leak}`)),
  )
}

const leaksOf = ({ who, pupils, numbers }: Found, isKnown: boolean): string[] =>
  numbers.flatMap(({ what, of, least, most }) => {
    const learns =
      what === 'n'
        ? !isKnown && most - least < MINIMUM
        : most === least && (!isKnown || pupils < MINIMUM || most === 0 || least === of * pupils)
    return learns && pupils > 0 ? [`${who}, ${what}: ${least} to ${most} of ${pupils}`] : []
  })

const runs = { numRuns: 40, seed: 20_261_127 }

describe('an attacker who adds up what means stand for', () => {
  const plan = planTo(10)
  // Answers at one end, so that whole groups come to lie there.
  const pupil: fc.Arbitrary<Pupil> = fc.record({
    gender: fc.constantFrom(0, 1, 1, 1, 1, 2, 2, 2, 2, 3),
    ...{ year: fc.constant(1), ethnic: fc.constant(4) },
    answer: fc.constantFrom(10, 10, 10, 10, 9, 9, 8, 7, 6, 4, skipped),
  })
  const town = fc.array(fc.array(pupil, { minLength: 15, maxLength: 60, size: 'max' }), {
    ...{ minLength: 3, maxLength: 4, size: 'max' },
  })
  const means = { groupings: ['gender' as const], isKnown: false }

  it('pins no hidden number', () => {
    fc.assert(
      fc.property(town, (schools) => {
        expect(leaksIn(plan, schools, means)).toEqual([])
      }),
      runs,
    )
  })

  it('works hidden shares out where their mean is told, so that it does bite', () => {
    const caught = fc.sample(town, runs).filter((schools) => {
      const { open, own } = told(plan, schools)
      if (!open[0]?.figures[0]) return false
      return own.some((mine, nth) => {
        const bare = barely(plan, schools[nth] ?? [])
        const meansOnly = mine.map((group, at) => (group.figures[0] ? group : (bare[at] ?? group)))
        return attackWhole(
          kindsOf(schools, nth, means.groupings, false),
          { open: among(open, means.groupings), own: among(meansOnly, means.groupings) },
          { variable: plan.items[0]?.variable as Variable, at: 0, few: MINIMUM },
        ).some((found) => leaksOf(found, false).length > 0)
      })
    })
    expect(caught.length).toBeGreaterThan(5)
  })
})

describe('an attacker who knows every pupil on roll, with three groupings at once', () => {
  const plan = planTo(2)
  const stray = fc.record({
    ...{ gender: fc.constantFrom(1, 2, 3), year: fc.constantFrom(1, 2, 3), ethnic: fc.constantFrom(1, 4, 5) },
    answer: fc.constantFrom(0, 1, 2, skipped),
  })
  // A part of a year group is of one gender, and another of one ethnic group, but for those who stray.
  const usual = fc
    .tuple(fc.constantFrom(0, 1, 2, 3, 4), fc.constantFrom(0, 0, 1, 2, 2, skipped))
    .map(([kind, answer]) => {
      const [gender, year, ethnic] = [
        [1, 1, 4],
        [2, 1, 4],
        [2, 2, 1],
        [1, 2, 4],
        [2, 3, 4],
      ][kind] as [number, number, number]
      return { gender, year, ethnic, answer }
    })
  const school = fc
    .tuple(fc.array(usual, { minLength: 25, maxLength: 60, size: 'max' }), fc.array(stray, { maxLength: 5 }))
    .map((parts) => parts.flat())
  const town = fc.array(school, { minLength: 3, maxLength: 3 })
  const three = { groupings: ['gender', 'year_group', 'ethnic_group'] as const, isKnown: true }

  it('learns the answers of no few pupils, nor of a hidden group', () => {
    fc.assert(
      fc.property(town, (schools) => {
        expect(leaksIn(plan, schools, three)).toEqual([])
      }),
      runs,
    )
  })

  it('does learn some where each grouping is protected by itself alone, so that it does bite', () => {
    const caught = fc
      .sample(town, runs)
      .filter((schools) => leaksIn(plan, schools, { ...three, crossed: false }).length > 0)
    expect(caught.length).toBeGreaterThan(5)
  })
})
