import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { makePlace } from '../accounts/factory.ts'
import { armsOf, type Point, type Programme, type Statement } from '../blueprint/index.ts'
import { type Acting, actorTransaction } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { programmeFiles } from '../programmes/files.ts'
import { studentFor95 } from '../statistics/student.ts'
import { dateOnly, newId } from '../words/index.ts'
import { type MadePerson, makeCohort } from './factory.ts'
import type { Outcome } from './outcome.ts'
import { commandsOn, json, NOW } from './testing.ts'
import { outcomesOf } from './working-out.ts'

const programmes = programmeFiles().declared.map(({ programme }) => programme)
const called = (key: string): Programme => {
  const found = programmes.find((one) => one.key === key)
  if (!found) throw new Error(`there is no ${key}`)
  return found
}

let database: TestDatabase
let place: string
const as = <T>(kind: 'import' | 'outcomes', work: (acting: Acting) => Promise<T>) => {
  const actor = { kind: `operator:programmes-${kind}` as const, id: null, place }
  return actorTransaction(database.kysely, { actor, now: NOW, request: newId() }, work)
}
const commands = commandsOn(() => database)
const worked = async (programme: Programme, people: readonly MadePerson[]) => {
  const cohort = await as('import', (acting) => makeCohort(acting, programme, people, { source: newId() }))
  return as('outcomes', (acting) => outcomesOf(acting, programme, [cohort]))
}
const outcome = async (
  programme: Programme,
  key: string,
  people: readonly MadePerson[],
): Promise<Outcome> => {
  const found = (await worked(programme, people)).statements.find((one) => one.key === key)
  if (!found) throw new Error(`${programme.key} says nothing of ${key}`)
  return found
}

beforeAll(async () => {
  database = await testDatabase()
  await database.owner.query("insert into installation (kind) values ('demo')")
  place = await makePlace(database.kysely)
})

/** So many people whose score goes from one value to another, in tenths. */
const going = (
  many: number,
  measure: string,
  from: number | null,
  to: number | null,
  more: Partial<MadePerson> = {},
) =>
  Array.from(
    { length: many },
    (): MadePerson => ({
      ...more,
      scores: {
        [measure]: { ...(from === null ? {} : { baseline: from }), ...(to === null ? {} : { end: to }) },
      },
    }),
  )

describe('a share', () => {
  it('is exact, counts those who have both points, and says how many miss the last', async () => {
    const people = [
      ...going(43, 'kidscreen-10', 200, 210),
      ...going(4, 'kidscreen-10', 200, 200),
      ...going(3, 'kidscreen-10', 200, 190),
      ...going(5, 'kidscreen-10', 200, null),
      ...going(2, 'kidscreen-10', null, 200),
    ]
    const { people: all, statements } = await worked(called('east-sussex'), people)
    expect(all).toBe(57)
    expect(statements[0]).toMatchObject({ value: 86, unit: '%', n: 50, missing: 5 })
    expect(statements[0]?.low).toBeCloseTo(73.81, 2)
    expect(statements[0]?.high).toBeCloseTo(93.05, 2)
    expect(statements[1]).toMatchObject({ value: null, because: 'There are no records of both points.' })
  })

  it('goes down where lower is better, and reaches its threshold to the point', async () => {
    const lower = await outcome(called('talking-tactics'), 'less-stressed', [
      ...going(2, 'stress', 120, 110),
      ...going(1, 'stress', 120, 130),
    ])
    expect(lower.value).toBe(200 / 3)
    const reliable = await outcome(called('link'), 'reliable-improvement', [
      ...going(1, 'ors', 201, 251),
      ...going(2, 'ors', 201, 250),
      ...going(1, 'ors', 201, 310),
    ])
    expect(reliable).toMatchObject({ value: 50, n: 4 })
  })

  it('of goals counts a person once, by any goal that was rated twice', async () => {
    const goals = (...pairs: [number | null, number | null][]): MadePerson => ({
      scores: Object.fromEntries(
        pairs.map(([from, to], at) => [
          `gbo:${at + 1}`,
          { ...(from === null ? {} : { baseline: from }), ...(to === null ? {} : { end: to }) },
        ]),
      ),
    })
    const people = [
      goals([30, 60], [30, 20]),
      goals([30, 40]),
      goals([30, 30], [50, null]),
      goals([30, null], [null, 90]),
      goals([null, 90]),
    ]
    const { statements } = await worked(called('talking-tactics'), people)
    const of = (key: string) => statements.find((one) => one.key === key)
    expect(of('goal-progress')).toMatchObject({ value: 200 / 3, n: 3, missing: 1 })
    expect(of('significant-goal-progress')).toMatchObject({ value: 100 / 3, n: 3, missing: 1 })
  })
})

describe('no figure is made', () => {
  it.each([
    ['nobody has records', [], 'There are no records of both points.'],
    ['nobody has a last point yet', going(4, 'ors', 200, null), 'Nobody has both points yet.'],
    [
      'there are too few',
      going(2, 'ors', 200, 300),
      'Too few: there are 2, and of fewer than 3 nothing is said.',
    ],
  ])('where %s', async (_when, people, because) => {
    const { statements } = await worked(called('link'), people)
    expect(statements.map(({ value }) => value)).toEqual([null, null])
    for (const one of statements) expect(one).toMatchObject({ low: null, high: null, because })
  })

  it('of two arms where one is missing, or is one person', async () => {
    const [prescribed, signposted] = ['prescribed', 'signposted'].map((arm) => ({ arm }))
    const inact = called('inact')
    const tried = going(5, 'ons-loneliness', 80, 60, prescribed)
    expect(await outcome(inact, 'loneliness-difference', tried)).toMatchObject({
      ...{ value: null, n: 5 },
      because: 'Nobody in the arm signposted has both points, and there is nothing to compare with.',
    })
    const one = [...tried, ...going(1, 'ons-loneliness', 80, 70, signposted)]
    expect(await outcome(inact, 'loneliness-difference', one)).toMatchObject({
      because: 'Too few: the arm signposted has 1 person with both points.',
    })
    const two = [...tried, ...going(2, 'ons-loneliness', 80, 70, signposted)]
    expect(await outcome(inact, 'loneliness-difference', two)).toMatchObject({
      ...{ value: -1, n: 7, missing: 0, unit: 'points of loneliness' },
      arms: [
        { arm: 'prescribed', n: 5, change: -2 },
        { arm: 'signposted', n: 2, change: -1 },
      ],
    })
  })
})

describe('arms of whole schools', () => {
  const inact = called('inact')
  const bySchool: Programme = { ...inact, arms: inact.arms && { ...inact.arms, allocated_by: 'school' } }
  const school = (name: string | null, arm: string, changes: readonly number[]) =>
    changes.flatMap((change) => going(1, 'ons-loneliness', 60, 60 + change, { arm, school: name }))
  const two = [...school('A', 'prescribed', [-20, -20, -20, -20]), ...school('B', 'prescribed', [-10, 0])]

  it('count each school once, and are told by a t test of the schools', async () => {
    const people = [
      ...two,
      ...school('C', 'signposted', [0, 10]),
      ...school('D', 'signposted', [-10, -10, -10]),
    ]
    const found = await outcome(bySchool, 'loneliness-difference', people)
    // Means of the schools: -2 and -0.5; 0.5 and -1. By people it would be otherwise.
    expect(found).toMatchObject({ value: -1, n: 11 })
    expect(found.method).toContain('t test of the schools’ means')
    // The variance of two schools of an arm, -2 and -0.5, is 1.125; so it is in the other.
    const error = Math.sqrt(1.125 * (1 / 2 + 1 / 2))
    expect(found.low).toBeCloseTo(-1 - studentFor95(2) * error, 8)
    const alone = await outcome(inact, 'loneliness-difference', people)
    expect(alone.value).not.toBe(-1)
  })

  it.each([
    ['an arm has one school', school('C', 'signposted', [0, 0, 0]), 'an arm has fewer than two of them'],
    ['a school is not known', school(null, 'signposted', [0, 0]), 'and of 2 people nobody knows which'],
  ])('are not compared where %s', async (_when, other, because) => {
    const found = await outcome(bySchool, 'loneliness-difference', [...two, ...other])
    expect(found.value).toBe(null)
    expect('because' in found && found.because).toContain(because)
  })
})

describe('what is not a score', () => {
  it('is contacts in a week, of all and of each school', async () => {
    const at = (school: string, contacts: number): MadePerson => ({
      ...{ scores: {}, school, contacts },
      ...{ first_contact: dateOnly('2026-09-09'), last_contact: dateOnly('2026-09-21') },
    })
    const found = await outcome(called('healthy-hyde'), 'contacts-each-week', [
      ...[at('A', 4), at('A', 5), at('B', 6)],
      { scores: {} },
    ])
    expect(found).toMatchObject({ value: 5, n: 3, missing: 1, unit: 'contacts' })
    expect(found.low).toBe(0)
    expect(found.high).toBeCloseTo((15 + 1.959964 * Math.sqrt(16 + 25 + 36)) / 3, 5)
    expect(found).toMatchObject({
      schools: [
        { school: 'A', value: 3 },
        { school: 'B', value: 2 },
      ],
    })
  })

  it('is for how many somebody took over, of those who moved; who is to move yet is missing', async () => {
    const moved = (came?: string): MadePerson => ({ scores: {}, handovers: came ? { moving: came } : {} })
    const people = [
      ...[moved('taken_over'), moved('taken_over'), moved('we_stay'), moved('nobody_found')],
      ...[moved('planned'), moved(), { scores: {}, handovers: { eighteen: 'taken_over' } }, { scores: {} }],
    ]
    const found = await outcome(called('care-leavers'), 'taken-on-elsewhere', people)
    expect(found).toMatchObject({ value: 50, n: 4, missing: 1, unit: '%' })
  })

  it('is value for each pound, with a range from its assumptions', async () => {
    const people = [...going(66, 'ors', 200, 250), ...going(34, 'ors', 200, 210)]
    const { statements } = await worked(called('link'), people)
    expect(statements[1]).toMatchObject({ value: 1.8, unit: '£', n: 100, missing: 0 })
    expect(statements[1]?.low).toBeCloseTo((66 * 800 * 0.7 * 0.8) / (440 * 100), 12)
    expect(statements[1]?.high).toBeCloseTo((66 * 1800 * 0.9) / (360 * 100), 12)
    expect(statements[1]).toMatchObject({
      assumptions: expect.arrayContaining([expect.objectContaining({ likely: 396, checked: 'not found' })]),
    })
    const gone = await worked(called('link'), [...people, ...going(100, 'ors', 200, null)])
    expect(gone.statements[1]).toMatchObject({ value: 0.9, n: 100, missing: 100 })
  })
})

describe('bin/trellis programmes outcomes', () => {
  const HEAD = 'young_person,arm,measure,point,date,value'
  type Told = {
    programme: string
    version: number
    people: number
    statements: Outcome[]
    invented?: boolean
    notice?: string
  }
  const told = async (values: Record<string, string | boolean> = {}) =>
    json<Told>(await commands.called('outcomes', 'link', { json: true, ...values }))

  it('speaks of the programme’s own records, and of others only when they are named', async () => {
    await as('import', (acting) =>
      makeCohort(acting, called('link'), going(4, 'ors', 200, 260), { invented: true }),
    )
    const rows = [1, 2, 3, 4].map(
      (who) => `p${who},,ors,baseline,,20\np${who},,ors,end,,${who === 1 ? 30 : 21}`,
    )
    const scores = commands.file([HEAD, ...rows].join('\n'))
    expect((await commands.called('import', 'link', { scores, source: 'Past' })).code).toBe(0)
    const own = await told()
    expect(own).toMatchObject({ programme: 'link', version: 1, people: 4, invented: true })
    expect(own.notice).toBe(
      'invented people, arranged to match a published figure; not evidence about this programme',
    )
    expect(own.statements[0]).toMatchObject({ key: 'reliable-improvement', value: 100, n: 4 })
    const past = await told({ only: 'Past' })
    expect(past).not.toHaveProperty('invented')
    expect(past.statements[0]).toMatchObject({ value: 25, n: 4 })
    expect((await told({ all: true })).people).toBeGreaterThanOrEqual(8)
  })

  it('says which sources there are, and which programmes', async () => {
    const left = await commands.called('outcomes', 'link', { only: 'nobody' })
    expect(left).toMatchObject({ code: 1 })
    expect(left.sentence).toMatch(/^Nothing of link was taken in from "nobody": there is .*Past/)
    expect((await commands.called('outcomes', 'linc')).sentence).toContain(
      'There is no programme "linc": there is ahead-of-the-game',
    )
    expect((await commands.called('outcomes', 'link', { only: 'Past', all: true })).code).toBe(2)
  })

  it('prints lines for a person', async () => {
    const { printed } = await commands.called('outcomes', 'link')
    expect(printed[0]).toBe('link, version 1: 4 people, from its own records.')
    expect(printed[1]).toBe(
      'These are invented people, arranged to match a published figure; not evidence about this programme.',
    )
    expect(printed[2]).toMatch(/100% \(51\.01 to 100; n 4\)$/)
    expect((await commands.called('outcomes', 'grit')).printed[1]).toContain(
      'no figure. There are no records of',
    )
  })
})

describe('bin/trellis programmes threshold', () => {
  it('is as in the example of Jacobson and Truax (1991; 59: 14): deviation 7.5, reliability 0.80, error 4.74', async () => {
    const of = { deviation: '7.5', reliability: '0.80' }
    const { printed } = await commands.called('threshold', '', of)
    expect(printed).toEqual(['A change of 9.30 points or more is more than chance.'])
    expect(json(await commands.called('threshold', '', { ...of, json: true }))).toMatchObject({
      threshold: expect.closeTo(1.96 * 4.743, 2),
    })
    expect(await commands.called('threshold', '', { ...of, reliability: '1' })).toMatchObject({ code: 2 })
    expect(await commands.called('threshold', '', { reliability: '0.8' })).toMatchObject({ code: 2 })
  })
})

it('works out very many people who came a moment ago, before the database has counted them', async () => {
  const people = going(20_000, 'ors', 200, 250)
  const { statements } = await worked(called('link'), people)
  expect(statements[0]).toMatchObject({ value: 100, n: 20_000 })
})

describe('a hundred generated cohorts', () => {
  const kinds = ['talking-tactics', 'connect-together', 'rejuvenate', 'grit', 'inact', 'space'].map(called)

  it('come to what plain arithmetic comes to', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .constantFrom(...kinds)
          .chain((programme) =>
            fc.tuple(fc.constant(programme), fc.array(personOf(programme), { maxLength: 40 })),
          ),
        async ([programme, people]) => {
          const { statements } = await worked(programme, people)
          for (const [at, statement] of programme.statements.entries())
            agrees(statements[at] as Outcome, plainly(programme, statement, people))
        },
      ),
      { numRuns: 100 },
    )
  }, 120_000)
})

type Plain = { n: number; missing: number; value: number | null; low?: number; high?: number }

function agrees(found: Outcome, plain: Plain): void {
  expect({ key: found.key, n: found.n, missing: found.missing }).toEqual({
    key: found.key,
    n: plain.n,
    missing: plain.missing,
  })
  if (plain.value === null) return expect(found.value).toBe(null)
  expect(found.value).toBeCloseTo(plain.value, 9)
  if (plain.low !== undefined) expect(found.low).toBeCloseTo(plain.low, 6)
  if (plain.high !== undefined) expect(found.high).toBeCloseTo(plain.high, 6)
}

/** Somebody with any scores, in tenths, of what a programme asks, in any arm or none. */
function personOf({ measures, arms, ways_in }: Programme): fc.Arbitrary<MadePerson> {
  const keys = measures.flatMap(({ measure }) =>
    measure === 'gbo' ? ['gbo:1', 'gbo:2', 'gbo:3'] : [measure],
  )
  const yesOrNo = /^(listened-to|would-recommend|more-in-control|workable)$/
  const tenths = (key: string) =>
    yesOrNo.test(key) ? fc.constantFrom(0, 10) : fc.integer({ min: 0, max: 100 })
  const at = (key: string) =>
    fc.record(
      { baseline: tenths(key), end: tenths(key), 'follow-up': tenths(key) } satisfies Partial<
        Record<Point, unknown>
      >,
      {
        requiredKeys: [],
      },
    )
  const pair = arms?.compared.map(({ key }) => key) ?? []
  return fc.record({
    scores: fc.record(Object.fromEntries(keys.map((key) => [key, at(key)]))),
    arm: fc.constantFrom(null, ...pair),
    referred_by: fc.constantFrom(null, ...ways_in.map(({ who }) => who)),
    onward: fc.option(fc.subarray(['education-and-skills', 'youth-and-sport', 'community-health'])),
  })
}

/** The same without a database, sum by sum. */
function plainly(programme: Programme, one: Statement, everybody: readonly MadePerson[]): Plain {
  const arm = 'arm' in one ? one.arm : undefined
  const people = everybody.filter((person) => arm === undefined || person.arm === arm)
  if (one.rule === 'share-of-referrals-from')
    return plainShare(everybody.map(({ referred_by: by }) => (by == null ? null : by === one.source)))
  if (one.rule === 'share-referred-onward-to')
    return plainShare(everybody.map(({ onward }) => (onward == null ? null : onward.includes(one.kind))))
  if (one.rule === 'share-agreeing')
    return plainShare(
      people.map(({ scores }) => {
        const said = scores[one.measure]?.[one.to]
        return said === undefined ? null : said === 10
      }),
    )
  if (one.rule === 'mean-at-point')
    return plainMean(
      people.map(({ scores }) => {
        const scored = scores[one.measure]?.[one.to]
        return scored === undefined ? null : scored / 10
      }),
    )
  if (!('from' in one)) throw new Error(`${one.rule} is not recomputed`)
  const changes = (of: readonly MadePerson[], measure: string) =>
    of.flatMap(({ scores }) => {
      const [first, last] = [scores[measure]?.[one.from], scores[measure]?.[one.to]]
      return first === undefined ? [] : [last === undefined ? null : (last - first) / 10]
    })
  const way = one.better === 'higher' ? 1 : -1
  const threshold = 'threshold' in one ? one.threshold : undefined
  const got = (change: number) => (threshold === undefined ? change * way > 0 : change * way >= threshold)
  if (one.rule === 'difference-between-arms' || one.rule === 'difference-in-differences') {
    const { tried, beside } = armsOf(programme) ?? {}
    const [a, b] = [tried, beside].map((key) =>
      changes(
        everybody.filter((person) => person.arm === key),
        one.measure,
      ),
    )
    return plainDifference(a ?? [], b ?? [])
  }
  if (one.rule === 'mean-change') return plainMean(changes(people, one.measure))
  if (one.measure !== 'gbo')
    return plainShare(changes(people, one.measure).map((change) => (change === null ? null : got(change))))
  return plainShare(
    people.flatMap((person) => {
      const goals = ['gbo:1', 'gbo:2', 'gbo:3'].flatMap((goal) => changes([person], goal))
      const both = goals.filter((change) => change !== null)
      return goals.length === 0 ? [] : [both.length === 0 ? null : both.some(got)]
    }),
  )
}

function plainShare(found: readonly (boolean | null)[]): Plain {
  const known = found.filter((one) => one !== null)
  const [n, missing] = [known.length, found.length - known.length]
  if (n < 3) return { n, missing, value: null }
  // The two shares for which the figure lies just 1.96 errors away: the roots of a quadratic.
  const [z, p] = [1.959963984540054, known.filter(Boolean).length / n]
  const [a, b, c] = [1 + z ** 2 / n, -(2 * p + z ** 2 / n), p ** 2]
  const root = Math.sqrt(Math.max(0, b ** 2 - 4 * a * c))
  return {
    n,
    missing,
    value: p * 100,
    low: (100 * (-b - root)) / (2 * a),
    high: (100 * (-b + root)) / (2 * a),
  }
}

const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
const variance = (values: readonly number[]) =>
  values.reduce((sum, one) => sum + (one - mean(values)) ** 2, 0) / (values.length - 1)

function plainMean(found: readonly (number | null)[]): Plain {
  const known = found.filter((one) => one !== null)
  const [n, missing] = [known.length, found.length - known.length]
  if (n < 3) return { n, missing, value: null }
  const half = studentFor95(n - 1) * Math.sqrt(variance(known) / n)
  return { n, missing, value: mean(known), low: mean(known) - half, high: mean(known) + half }
}

function plainDifference(one: readonly (number | null)[], other: readonly (number | null)[]): Plain {
  const [a, b] = [one, other].map((arm) => arm.filter((change) => change !== null)) as [number[], number[]]
  const [n, missing] = [a.length + b.length, one.length + other.length - a.length - b.length]
  if (n < 3 || a.length < 2 || b.length < 2) return { n, missing, value: null }
  const [s, t] = [variance(a) / a.length, variance(b) / b.length]
  const value = mean(a) - mean(b)
  if (s + t === 0) return { n, missing, value }
  const degrees = (s + t) ** 2 / (s ** 2 / (a.length - 1) + t ** 2 / (b.length - 1))
  const half = studentFor95(degrees) * Math.sqrt(s + t)
  return { n, missing, value, low: value - half, high: value + half }
}
