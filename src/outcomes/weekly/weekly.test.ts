import { beforeAll, expect, it } from 'vitest'
import { actorTransaction } from '../../database/index.ts'
import { testDatabase } from '../../database/testing.ts'
import { at, makeRun } from '../../enrolments/testing.tsx'
import { actsAs, makeScene, makeSupported, type Scene, visit } from '../../referrals/onward/factory.tsx'
import { dateOnly, newId } from '../../words/index.ts'
import { refreshByNight } from '../own-records/nightly.ts'
import { commandsOn, json } from '../testing.ts'
import { weeklyRoutes } from './routes.tsx'
import { contactsInRecords, contactsOfRun } from './store.ts'
import { firstOf, weeksOf } from './weekly.ts'

const KEY = 'healthy-hyde'
const database = await testDatabase()
const commands = commandsOn(() => database)
const first = dateOnly('2026-11-23')
let scene: Scene
let run: string

/** Somebody takes part from today, and is met on these days; on the last nobody was reached. */
async function takesPart(days: readonly string[]) {
  const { supportId, youngPersonId } = await makeSupported(scene)
  const who = { worker: scene.maryam }
  await at(scene, who, `/supports/${supportId}/programmes`, { run, once: newId() })
  for (const [nth, day] of days.entries())
    await database.owner.query(
      `insert into contact (id, support_id, young_person_id, kind, reached, at, made_by, made_at)
       values ($1, $2, $3, 'meeting', $4, $5, $6, $5)`,
      [newId(), supportId, youngPersonId, nth < days.length - 1, `${day}T10:00:00Z`, scene.maryam],
    )
}

beforeAll(async () => {
  scene = await makeScene(database)
  run = await makeRun(scene, KEY)
  await database.owner.query(
    'update programme_run set team_id = (select team_id from membership where worker_id = $2 limit 1) where id = $1',
    [run, scene.maryam],
  )
  // Before they began nobody takes part: the first of these does not count, and neither does whoever was not reached.
  await takesPart(['2026-11-20', '2026-11-25', '2026-11-26', '2026-12-09', '2026-12-10'])
  await takesPart(['2026-11-29', '2026-11-30', '2026-12-01'])
  await takesPart(['2026-11-27', '2026-12-01'])
})

it('counts from Monday to Sunday, for the team that runs it and nobody else', async () => {
  const counted = await actsAs(scene, scene.maryam, (acting) => contactsOfRun(acting, run, first))
  expect(weeksOf(counted, first, 3)).toMatchObject({
    weeks: ['2026-11-23', '2026-11-30', '2026-12-07'],
    all: { each: [4, 1, 1], total: 6 },
    own: { each: [4, 1, 1] },
  })
  expect(await actsAs(scene, scene.coach, (acting) => contactsOfRun(acting, run, first))).toEqual([])
  const path = `/runs/${run}/contacts-each-week`
  const page = await visit(scene, { worker: scene.maryam }, path, undefined, weeklyRoutes())
  expect(page.text).toContain('School by school')
  expect((await visit(scene, { worker: scene.coach }, path, undefined, weeklyRoutes())).status).toBe(404)
})

it('is what the statement says, and what those who pay read', async () => {
  const as = { kind: 'job:programme-records', id: null, place: scene.place } as const
  const now = new Date('2026-12-12T03:00:00Z')
  await refreshByNight(
    (work) => actorTransaction(database.kysely, { actor: as, now, request: newId() }, work),
    now,
  )
  const { statements } = json<{ statements: { key: string; value: number; n: number }[] }>(
    await commands.called('outcomes', KEY, { json: true }),
  )
  const found = statements.find(({ key }) => key === 'contacts-each-week')
  const { rows } = await database.owner.query<{ id: string }>(
    'select id from programme_cohort where programme = $1',
    [KEY],
  )
  const reads = { kind: 'job:programme-outcomes', id: null, place: scene.place } as const
  const counted = await actorTransaction(database.kysely, { actor: reads, now, request: newId() }, (acting) =>
    contactsInRecords(
      acting,
      rows.map(({ id }) => id),
      first,
    ),
  )
  const { weeks, all, schools } = weeksOf(counted, first, 3)
  expect(all.each).toEqual([4, 1, 1])
  expect(found).toMatchObject({ value: all.total / weeks.length, n: 3 })
  // Of a school with fewer than ten people nobody is told which it is.
  expect(schools.map(({ name }) => name)).toEqual(['Other schools, or none'])
})

it('begins so many weeks before this one, on a Monday', () => {
  expect(firstOf(dateOnly('2026-11-29'), 12)).toBe('2026-09-07')
  expect(firstOf(dateOnly('2026-11-30'), 1)).toBe('2026-11-30')
})
