import { beforeAll, describe, expect, it } from 'vitest'
import { sources } from '../checks/sources.ts'
import { makePlace } from '../src/accounts/factory.ts'
import { testDatabase } from '../src/database/testing.ts'
import type { Outcome } from '../src/outcomes/outcome.ts'
import { commandsOn, json, NOW } from '../src/outcomes/testing.ts'
import { programmeFiles } from '../src/programmes/files.ts'
import { arranged } from './cohorts/arranged.ts'
import { tellCohorts } from './cohorts.ts'
import { invented } from './saltmere.ts'
import { townAt } from './telling/town.ts'

const database = await testDatabase()
const { called, file } = commandsOn(() => database)
type Told = { people: number; invented?: boolean; notice?: string; statements: Outcome[] }
const told = async (key: string, values: Record<string, string> = {}) =>
  json<Told>(await called('outcomes', key, { json: true, ...values }))
const figure = async (programme: string, key: string): Promise<Outcome> => {
  const found = (await told(programme)).statements.find((one) => one.key === key)
  if (!found) throw new Error(`${programme} says nothing of ${key}`)
  return found
}

beforeAll(async () => {
  await database.owner.query("insert into installation (kind) values ('demo')")
  await makePlace(database.kysely, { id: invented('Saltmere'), name: 'Saltmere' })
  await tellCohorts(townAt(database.kysely, NOW, ''))
})

describe('the records of programmes in Saltmere', () => {
  it.each([
    ['ahead-of-the-game', { 'recognises-signs': 92, 'onward-youth-sport': 24, 'onward-community-group': 12 }],
    ['east-sussex', { 'wellbeing-improved': 86, 'attendance-improved': 78 }],
    [
      'connect-together',
      {
        ...{ 'goal-progress': 98, 'mental-health-improved': 81, 'physical-health-improved': 48 },
        ...{ 'listened-to': 94, 'would-recommend': 90, 'referrals-from-gp': 39 },
        ...{ 'onward-education': 13, 'onward-youth-sport': 45, 'onward-community-health': 43 },
      },
    ],
    ['link', { 'reliable-improvement': 66, 'value-per-pound': 1.8 }],
    ['turn-the-page', { 'mental-health-improved': 86, 'less-suicidal-ideation': 66, 'more-connected': 74 }],
    [
      'dandelion-time',
      { 'emotional-wellbeing': 83, 'family-relationships': 75, confidence: 83, 'self-esteem': 83 },
    ],
    [
      'rejuvenate',
      {
        ...{ 'more-in-control': 89, 'attendance-difference': 6.9, 'heard-and-proud': 28 },
        ...{ 'still-improved': 100, 'still-improved-comparison': 42 },
      },
    ],
    [
      'talking-tactics',
      {
        ...{ 'life-functioning': 76, 'less-stressed': 65, wellbeing: 78 },
        ...{ 'goal-progress': 91, 'significant-goal-progress': 68 },
      },
    ],
  ])('of %s come to what was published, exactly', async (programme, figures) => {
    const { statements } = await told(programme)
    expect(Object.fromEntries(statements.map(({ key, value }) => [key, value]))).toEqual(figures)
    for (const { low, value, high, n } of statements) {
      expect(n).toBeGreaterThan(2)
      expect(low).toBeLessThanOrEqual(value ?? Number.NaN)
      expect(high).toBeGreaterThanOrEqual(value ?? Number.NaN)
    }
  })

  it('come to between 120 and 150 contacts in a week, by school', async () => {
    const found = await figure('healthy-hyde', 'contacts-each-week')
    expect(found.value).toBeGreaterThan(120)
    expect(found.value).toBeLessThan(150)
    expect(found.schools?.length).toBeGreaterThan(3)
  })

  it('show a difference in loneliness below nought, with its interval', async () => {
    const found = await figure('inact', 'loneliness-difference')
    expect(found.value).toBeLessThan(0)
    expect(found.low).toBeLessThan(found.value ?? 0)
    expect(found.high).toBeGreaterThan(found.value ?? 0)
  })

  it('say that everybody in them is invented', async () => {
    for (const { programme } of arranged)
      expect(await told(programme), programme).toMatchObject({
        ...{ invented: true },
        notice: 'invented people, arranged to match a published figure; not evidence about this programme',
      })
  })

  it('have scores that their measures can have, and rows that other files can be like', async () => {
    const { rows } = await database.owner.query(
      `select c.programme, s.measure, min(s.value)::float as least, max(s.value)::float as most from programme_score s
       join programme_cohort c on c.id = s.cohort_id group by 1, 2`,
    )
    for (const { programme, measure, least, most } of rows) {
      const scores = file(
        `young_person,arm,measure,point,date,value\na,,${measure},end,,${least}\nb,,${measure},end,,${most}\n`,
      )
      const left = await called('import', programme, { scores, json: true, source: 'range' })
      expect(json(left), `${programme} ${measure}`).toMatchObject({ kept: 2, refused: [] })
    }
  })
})

it('the same command comes to other figures on other records', async () => {
  const rows = Array.from({ length: 8 }, (_, who) =>
    [`${who},,kidscreen-10,baseline,,30`, `${who},,kidscreen-10,end,,${who < 3 ? 31 : 30}`].join('\n'),
  )
  const scores = file(`young_person,arm,measure,point,date,value\n${rows.join('\n')}\n`)
  expect(await called('import', 'east-sussex', { scores, source: 'Elsewhere' })).toMatchObject({ code: 0 })
  const { people, statements } = await told('east-sussex', { only: 'Elsewhere' })
  expect([people, statements[0]?.value, statements[1]?.value]).toEqual([8, 37.5, null])
  expect((await told('east-sussex')).statements[0]?.value).toBe(86)
})

it('no statement of a programme stands in the source', () => {
  const all = sources(['src'], /\.tsx?$/).filter(({ path }) => !path.endsWith('.test.ts'))
  // Keys that are words of their own, not those that are a measure's or a rule's as well.
  const keys = programmeFiles()
    .declared.flatMap(({ programme }) => programme.statements.map(({ key }) => key))
    .filter(
      (key) =>
        key.includes('-') &&
        !/^(contacts-each-week|still-improved|value-per-pound|goal-progress|significant-goal-progress)$/.test(
          key,
        ),
    )
  const found = all.filter(({ text }) => keys.some((key) => text.includes(`'${key}'`)))
  expect(keys.length).toBeGreaterThan(20)
  expect(found.map(({ path }) => path)).toEqual([])
})
