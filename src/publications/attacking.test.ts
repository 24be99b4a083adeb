import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Questionnaire } from '../surveys/index.ts'
import { Cell, type Counted, countRecords } from './counting.ts'
import { frozenGroups } from './freezing.ts'
import { type Mask, maskForEverybody, maskForSchool } from './masks.ts'
import { planFor } from './plan.ts'
import { fitForEverybody, fitForSchool } from './protecting.ts'
import type { FrozenGroup } from './publishing-store.ts'
import { slotsFor } from './slots.ts'
import { attack, boundsOf } from './testing.ts'

const MINIMUM = 10

const question = (id: string, sensitive: boolean): Questionnaire['items'][number] => ({
  ...{ id, domain: 'emotions', words: { en: id }, sensitive },
  choices: { from: 0, to: 2 },
})
const plan = planFor(
  { items: [question('lonely', true), question('likes football', false)], measures: [] },
  [],
)
const slots = slotsFor([])

type Pupil = { gender: number; ethnic: number; answers: [number, number] }

/** Pupils as the bytes they are counted from. */
const bytesOf = (pupils: readonly Pupil[]): Buffer =>
  Buffer.concat(
    pupils.map(({ gender, ethnic, answers }) => {
      const head = Buffer.alloc(4)
      head.writeUInt16BE((gender << 4) | (ethnic << 6), 2)
      return Buffer.concat([head, Buffer.from(answers)])
    }),
  )

const pupil: fc.Arbitrary<Pupil> = fc.record({
  gender: fc.constantFrom(0, 1, 1, 1, 1, 2, 2, 2, 2, 3),
  ethnic: fc.constantFrom(0, 1, 1, 2, 3, 4, 4, 4, 4, 4, 4, 5),
  answers: fc.tuple(fc.constantFrom(0, 0, 1, 2), fc.constantFrom(0, 1, 2, 255)),
})
const population = fc.array(fc.array(pupil, { minLength: 1, maxLength: 90, size: 'max' }), {
  minLength: 3,
  maxLength: 6,
  size: 'max',
})

type World = { schools: Counted[]; place: Counted; open: FrozenGroup[]; own: FrozenGroup[][] }

/** What everybody and each school is told; a mutant may say what is hidden. */
function told(
  pupils: readonly (readonly Pupil[])[],
  mutant?: (counted: Counted, school: boolean) => Mask,
): World {
  const schools = pupils.filter((one) => one.length > 0).map((one) => countRecords(plan, slots, bytesOf(one)))
  const place: Counted = []
  for (const school of schools)
    for (const [slot, cell] of school.entries()) if (cell) (place[slot] ??= new Cell(plan)).add(cell)
  const about = {
    plan,
    slots,
    minimumBase: MINIMUM,
    hiddenBefore: () => false,
    nestings: [],
    lots: new Map(),
  }
  const open =
    mutant?.(place, false) ??
    maskForEverybody(
      place,
      schools.map((counted) => ({ counted, lots: new Map() })),
      about,
    )
  return {
    ...{ schools, place },
    open: frozenGroups(plan, slots, place, open),
    own: schools.map((one) =>
      frozenGroups(plan, slots, one, mutant?.(one, true) ?? maskForSchool(one, about)),
    ),
  }
}

/**
 * Whether a total that is told has nobody who gave this answer to what is not sensitive, so that every part of it has none: of
 * everybody, of the school, of all others, or of the whole group.
 */
function isNobodys(
  { open, mine }: { open: readonly FrozenGroup[]; mine: readonly FrozenGroup[] },
  { what, band }: { what: string; band: number | null },
): boolean {
  if (band === null) return false
  const [grouping, whose, value] = what.split(' ')
  const told = (groups: readonly FrozenGroup[], of: string, one: string | undefined) =>
    groups.find((group) => group.grouping === of && group.value === one)?.figures[1]?.[4]?.[band]
  const [all, ours] = [told(open, 'all', 'all'), told(mine, 'all', 'all')]
  if (all === 0 || told(open, grouping ?? '', value) === 0) return true
  return whose === 'own' ? ours === 0 : all !== undefined && all === ours
}

/** Everything that each school, with the public's figures, can put between bounds that are too near. */
function pinnedIn({ open, own }: World): string[] {
  return own.flatMap((mine, school) =>
    ['gender', 'ethnic_group'].flatMap((grouping) =>
      [0, 1].flatMap((variable) =>
        [null, 0, 1, 2].flatMap((band) =>
          attack({ open, own: mine }, { grouping, variable, band })
            .filter(({ what }) => variable === 0 || !isNobodys({ open, mine }, { what, band }))
            .filter(({ least, most }) => most - least < (band === null ? MINIMUM : 1) - 1e-6)
            .map(
              ({ what, least, most }) => `school ${school}, ${variable}/${band}: ${what} ${least} to ${most}`,
            ),
        ),
      ),
    ),
  )
}

const runs = { numRuns: 60, seed: 20_251_126 }

describe('an attacker with everything that a school and the public were told', () => {
  it('pins no hidden number of any random population: none of pupils, none of answers', () => {
    fc.assert(
      fc.property(population, (pupils) => {
        expect(pinnedIn(told(pupils))).toEqual([])
      }),
      runs,
    )
  })

  it('finds hidden numbers when only the small ones are hidden, so that it does bite', () => {
    const alone = (counted: Counted, isSchool: boolean, all: readonly Counted[]): Mask =>
      plan.families.map((family) => {
        const hidden = new Set<number>()
        for (const [slot, cell] of counted.entries()) {
          const rules = { family, layer: 'means' as const, minimumBase: MINIMUM }
          const fit = isSchool
            ? fitForSchool(counted, [slot], rules)
            : fitForEverybody(counted, all, [slot], rules)
          if (cell && !fit) hidden.add(slot)
        }
        return { means: hidden, shares: hidden }
      })
    const caught = fc.sample(population, { ...runs, numRuns: 30 }).filter((pupils) => {
      const { schools } = told(pupils)
      return pinnedIn(told(pupils, (counted, isSchool) => alone(counted, isSchool, schools))).length > 0
    })
    expect(caught.length).toBeGreaterThan(5)
  })

  it('finds a school’s neighbour when two schools are enough for a figure of everybody', () => {
    const two = Array.from({ length: 2 }, () =>
      Array.from(
        { length: 40 },
        (_, at): Pupil => ({ gender: 1 + (at % 2), ethnic: 4, answers: [at % 3, at % 3] }),
      ),
    )
    expect(told(two).open.every(({ figures }) => figures.every((figure) => figure === null))).toBe(true)
  })

  it('finds it too when the third school is one in name only, of a pupil whose school was written wrongly', () => {
    const answering = (count: number): Pupil[] =>
      Array.from({ length: count }, (_, at) => ({
        ...{ gender: 1 + (at % 2), ethnic: 4 },
        answers: [at % 3, at % 3],
      }))
    const tells = (...schools: number[]) =>
      told(schools.map(answering)).open.some(({ figures }) => figures.some((figure) => figure !== null))
    expect([tells(51, 49, 1), tells(51, 49, 9)]).toEqual([false, false])
    expect([tells(51, 49, 12), tells(20, 18, 9), tells(12, 12, 12)]).toEqual([true, true, true])
  })

  it('tells of nobody that all of them, or none of them, gave a sensitive answer', () => {
    fc.assert(
      fc.property(population, (pupils) => {
        const { open, own } = told(pupils)
        for (const { figures } of [...open, ...own.flat()]) {
          const [n = 0, , , , counts] = figures[0] ?? []
          for (const count of counts ?? []) expect(count > 0 && count < n).toBe(true)
        }
      }),
      runs,
    )
  })

  it('works out bounds as they are: x + y = 30, x + z = 12', () => {
    const equations = [
      { terms: [[0, 1] as const, [1, 1] as const], total: 30 },
      { terms: [[0, 1] as const, [2, 1] as const], total: 12 },
    ]
    expect(boundsOf(3, equations, 0)).toEqual({ least: 0, most: 12 })
    expect(boundsOf(3, equations, 1)).toEqual({ least: 18, most: 30 })
  })
})
