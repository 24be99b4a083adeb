import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { whatMatters } from '../surveys/factory.ts'
import { questionnaireOf, skipped } from '../surveys/index.ts'
import { Cell, type Counted, countRecords } from './counting.ts'
import { thawed } from './figures.ts'
import { frozenGroups } from './freezing.ts'
import { maskForEverybody, maskForSchool } from './masks.ts'
import { planFor } from './plan.ts'
import { slotsFor } from './slots.ts'
import { attack } from './testing.ts'

const MINIMUM = 10
const THINGS = 3
const local = whatMatters({ choices: { en: ['Friends', 'Sleep', 'Money'] }, most: 2, sensitive: true })
const asked = [{ id: local.id, nth: 1, domain: local.domain, local }]
const plan = planFor(questionnaireOf(asked), [])
const slots = slotsFor([])

type Pupil = { gender: number; picks: readonly number[] }

const bytesOf = (pupils: readonly Pupil[]): Buffer =>
  Buffer.concat(
    pupils.map(({ gender, picks }) => {
      const head = Buffer.alloc(4)
      head.writeUInt16BE(gender << 4, 2)
      return Buffer.concat([head, Buffer.from(picks)])
    }),
  )

const pupil: fc.Arbitrary<Pupil> = fc.record({
  gender: fc.constantFrom(0, 1, 1, 1, 2, 2, 2, 3),
  picks: fc.constantFrom(
    ...[
      [1, 0, 0],
      [1, 1, 0],
      [0, 1, 0],
      [1, 0, 0],
      [0, 0, 1],
    ],
    Array.from({ length: THINGS }, () => skipped),
  ),
})
const population = fc.array(fc.array(pupil, { minLength: 1, maxLength: 70, size: 'max' }), {
  minLength: 3,
  maxLength: 5,
  size: 'max',
})

function told(pupils: readonly (readonly Pupil[])[]) {
  const schools = pupils.map((one) => countRecords(plan, slots, bytesOf(one)))
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
  const open = frozenGroups(
    plan,
    slots,
    place,
    maskForEverybody(
      place,
      schools.map((counted) => ({ counted, lots: new Map() })),
      about,
    ),
  )
  return {
    open,
    own: schools.map((one) => frozenGroups(plan, slots, one, maskForSchool(one, about))),
  }
}

const runs = { numRuns: 60, seed: 20_261_126 }

describe('a question of which several things may be picked', () => {
  it('is counted thing by thing: the share of those who answered it', () => {
    const pupils = Array.from({ length: 40 }, (_, at) => ({
      gender: 1,
      picks: at < 4 ? [skipped, skipped, skipped] : at < 31 ? [1, 0, 1] : [0, 1, 0],
    }))
    const [everybody] = frozenGroups(
      plan,
      slots,
      countRecords(plan, slots, bytesOf(pupils)),
      plan.families.map(() => ({ means: new Set<number>(), shares: new Set<number>() })),
    )
    const [friends, sleep] = plan.items.map(({ variable }, at) => {
      const frozen = everybody?.figures[at]
      return frozen && thawed(frozen, variable)
    })
    expect(friends).toMatchObject({ n: 36, missing: 4, shares: { 1: { value: 0.75 } } })
    expect(sleep).toMatchObject({ n: 36, missing: 4, shares: { 1: { value: 0.25 } } })
    expect(plan.items.map(({ variable }) => variable.picked?.thing)).toEqual(['Friends', 'Sleep', 'Money'])
    expect(plan.families).toHaveLength(1)
  })

  it('is shown and hidden as a whole, for a school and for everybody', () => {
    fc.assert(
      fc.property(population, (pupils) => {
        const { open, own } = told(pupils)
        for (const { figures } of [...open, ...own.flat()]) {
          expect(new Set(figures.map((figure) => figure === null)).size).toBe(1)
          expect(new Set(figures.map((figure) => figure?.[4] == null)).size).toBe(1)
          for (const figure of figures) {
            if (!figure?.[4]) continue
            expect(figure[0]).toBeGreaterThanOrEqual(MINIMUM)
            expect(Math.min(...figure[4])).toBeGreaterThan(0)
          }
        }
      }),
      runs,
    )
  })

  it('pins no hidden number for an attacker with all that a school and the public were told', () => {
    fc.assert(
      fc.property(population, (pupils) => {
        const { open, own } = told(pupils)
        for (const mine of own)
          for (let variable = 0; variable < THINGS; variable++)
            for (const band of [null, 0, 1])
              for (const { what, least, most } of attack(
                { open, own: mine },
                { grouping: 'gender', variable, band },
              ))
                expect(most - least, what).toBeGreaterThanOrEqual((band === null ? MINIMUM : 1) - 1e-6)
      }),
      runs,
    )
  })
})
