import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countRecords } from '../counting.ts'
import { Crossing, type Nesting } from '../crossing.ts'
import { frozenGroups } from '../freezing.ts'
import { maskForSchool } from '../masks.ts'
import { planFor } from '../plan.ts'
import { slotsFor } from '../slots.ts'
import { attackCrossed, type Known, type Singled } from './testing.ts'

const MINIMUM = 10
const plan = planFor(
  {
    items: [
      {
        ...{ id: 'lonely', domain: 'emotions', words: { en: 'lonely' }, sensitive: true },
        choices: { from: 0, to: 2 },
      },
    ],
    measures: [],
  },
  [],
)
const slots = slotsFor([])
const values = { gender: ['not_known', 'girl', 'boy', 'other'], year_group: ['not_known', '7', '8', '9'] }

/** A pupil of a school in which nearly all boys are in some years, so that one grouping tells of the other. */
type Pupil = { gender: number; year: number; answer: number }

// Each year of its own gender but for those who stray: what a school of one gender with a mixed sixth form is like.
const school: fc.Arbitrary<Pupil[]> = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(0, 1, 2), fc.constantFrom(0, 0, 1, 2)), {
      minLength: 30,
      maxLength: 90,
      size: 'max',
    }),
    fc.array(fc.tuple(fc.constantFrom(1, 2, 3), fc.constantFrom(0, 1, 2), fc.constantFrom(0, 1, 2)), {
      maxLength: 4,
    }),
  )
  .map(([usual, strays]) => [
    ...usual.map(([year, answer]) => ({ gender: year === 0 ? 1 : 2, year: year + 1, answer })),
    ...strays.map(([gender, year, answer]) => ({ gender, year: year + 1, answer })),
  ])

const bytesOf = (pupils: readonly Pupil[]): Buffer =>
  Buffer.concat(
    pupils.map(({ gender, year, answer }) => {
      const head = Buffer.alloc(4)
      head.writeUInt16BE((year === 0 ? 0 : year + 7) | (gender << 4), 2)
      return Buffer.concat([head, Buffer.from([answer])])
    }),
  )

const rollOf = (pupils: readonly Pupil[]): Known[] =>
  pupils.map(({ gender, year }) => ({
    gender: values.gender[gender] ?? '',
    year_group: values.year_group[year] ?? '',
  }))

/** What the school is told; without nestings for the mutant that looks at each grouping by itself. */
function leaksIn(pupils: readonly Pupil[], nested = true): Singled[] {
  const records = bytesOf(pupils)
  const counted = countRecords(plan, slots, records)
  const nestings: Nesting[] = nested ? new Crossing(slots).count(plan, records).nestings(MINIMUM) : []
  const about = { plan, slots, minimumBase: MINIMUM, hiddenBefore: () => false, nestings, lots: new Map() }
  const own = frozenGroups(plan, slots, counted, maskForSchool(counted, about))
  return [0, 1, 2].flatMap((band) =>
    attackCrossed(own, rollOf(pupils), {
      ...{ groupings: ['gender', 'year_group'] as const, variable: 0, band, few: MINIMUM },
    }).filter(isLeak),
  )
}

/** Few pupils, or all or none of them; what is worked out of ten or more, of whom some did and some did not, may be told. */
const isLeak = ({ pupils, least, most }: Singled): boolean =>
  most - least < 1 - 1e-6 && (pupils < MINIMUM || most < 1e-6 || least > pupils - 1e-6)

const runs = { numRuns: 60, seed: 20_251_126 }

describe('an attacker who knows every pupil on roll, with two groupings at once', () => {
  it('learns the answers of no hidden group, and of no few pupils in two groups at once', () => {
    fc.assert(
      fc.property(school, (pupils) => {
        expect(leaksIn(pupils)).toEqual([])
      }),
      runs,
    )
  })

  it('does learn some where each grouping is protected by itself alone, so that it does bite', () => {
    const caught = fc.sample(school, runs).filter((pupils) => leaksIn(pupils, false).length > 0)
    expect(caught.length).toBeGreaterThan(5)
  })
})
