import { Hono } from 'hono'
import { expect, it } from 'vitest'
import type { Visit } from '../accounts/index.ts'
import { testDatabase } from '../database/testing.ts'
import { fillGroup } from '../enrolments/filling.ts'
import { makeGroupOf, makeRun, makeWaiting } from '../enrolments/testing.tsx'
import { actsAs, makeScene, visit } from '../referrals/onward/factory.tsx'
import { notTogetherRoutes } from '../walls/index.ts'
import { dateOnly, newId } from '../words/index.ts'
import { browserOf, handsOver, visitIn } from './factory.tsx'

const database = await testDatabase()

it('two who must not be together read nothing of it on their own pages, nor does a parent, nor does any message tell of it', async () => {
  const scene = await makeScene(database)
  const run = await makeRun(scene)
  const group = await makeGroupOf(scene, run, { seats: '3' })
  const taz = await makeWaiting(scene, { name: 'Taz Hussain', preferred_name: 'Taz' })
  const ned = await makeWaiting(scene, { name: 'Ned Hussain', preferred_name: 'Ned' })
  const typed = { other: ned.youngPersonId, because: 'He hurt her at home.', once: newId() }
  const day = { 'review_on-day': '20', 'review_on-month': '12', 'review_on-year': '2026' }
  const page = `/young-people/${taz.youngPersonId}/not-together`
  const rooms = () => new Hono<Visit>().route('/', notTogetherRoutes())
  await visit(scene, { worker: scene.manager }, page, { ...typed, ...day }, rooms())
  const said = await visit(scene, { worker: scene.manager }, page, undefined, rooms())
  expect(said.text).toContain('He hurt her at home.')
  await actsAs(scene, scene.coach, (acting) =>
    fillGroup(acting, { id: group, runId: run }, { answerBy: dateOnly('2026-12-01') }),
  )
  const mum = newId()
  await database.owner.query(
    `insert into supporter (id, young_person_id, kind, name, parental_responsibility, how_we_know, made_at)
     values ($1, $2, 'parent_or_carer', 'Comfort Hussain', 'yes', 'the birth certificate', '2026-11-01')`,
    [mum, taz.youngPersonId],
  )
  const made = [
    ...[taz, ned].map((one) => [one, `/young-people/${one.youngPersonId}/own-page`] as const),
    [taz, `/young-people/${taz.youngPersonId}/people/${mum}/page`] as const,
  ]
  const paths = ['/my', '/my/people', '/my/looks', '/my/family', '/my/everything', '/my/child']
  for (const [whose, at] of made) {
    const { link, code } = await handsOver(scene, whose.youngPersonId, at)
    const browser = browserOf()
    await visitIn(scene, browser, link, { code })
    const read = await Promise.all(paths.map((path) => visitIn(scene, browser, path)))
    expect(read.some(({ status }) => status === 200)).toBe(true)
    const text = read.map((answer) => answer.text).join()
    expect(text).not.toMatch(/not (be )?together|must not|cannot be|same group|hurt her/i)
    expect(text).not.toContain(whose === taz ? 'Ned' : 'Taz')
  }
  const { rows } = await database.owner.query<{ of: string; said: string }>(
    `select young_person_id as of, concat_ws(' ', subject, body) as said from message where young_person_id is not null`,
  )
  expect(rows.some(({ of }) => of === taz.youngPersonId)).toBe(true)
  for (const { of, said } of rows) {
    expect(said).not.toMatch(/together|must not|cannot be|hurt/i)
    expect(said).not.toContain(of === taz.youngPersonId ? 'Ned' : 'Taz')
  }
})
