import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeWorker } from '../accounts/factory.ts'
import type { Visit } from '../accounts/index.ts'
import { testDatabase } from '../database/testing.ts'
import { makeRun } from '../enrolments/testing.tsx'
import { actsAs, makeScene, type Scene, visit } from '../referrals/onward/factory.tsx'
import { dateOnly, newId } from '../words/index.ts'
import { budgetRoutes } from './routes.tsx'
import { budgetsOf, moneyFor, spend } from './store.ts'

const database = await testDatabase()
let scene: Scene
let run: string
let judith: string

beforeAll(async () => {
  scene = await makeScene(database)
  run = await makeRun(scene)
  const { rows } = await database.owner.query('select organisation_id as id from team where id = $1', [
    scene.team,
  ])
  judith = await makeWorker(database.kysely, {
    ...{ place: scene.place, organisation: rows[0]?.id, name: 'Judith Farrow' },
    ...{ email: 'judith@saltmere.example', roles: [{ team: scene.team, role: 'commissioner' }] },
  })
})

const at = (worker: string, path: string, form?: Record<string, string>) =>
  visit(scene, { worker }, path, form, new Hono<Visit>().route('/', budgetRoutes()))
const given = {
  ...{ payer: 'Saltmere Council', amount: '1,000.10', places: '96' },
  ...{ 'starts_on-day': '1', 'starts_on-month': '4', 'starts_on-year': '2026' },
  ...{ 'ends_on-day': '31', 'ends_on-month': '3', 'ends_on-year': '2027' },
}
const paid = { what: 'The hall', 'spent_on-day': '3', 'spent_on-month': '11', 'spent_on-year': '2026' }
const money = () => actsAs(scene, judith, (acting) => budgetsOf(acting, run))

describe('money for a programme', () => {
  it('is given by a commissioner, once however often it is sent', async () => {
    const path = `/runs/${run}/money/budgets`
    const wrong = await at(judith, path, { ...given, amount: 'a lot', 'ends_on-year': '2025' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('such as 1,250.00')
    expect(wrong.text).toContain('Enter a day that is not before the first')
    const once = newId()
    for (const _ of [1, 2]) expect((await at(judith, path, { ...given, once })).status).toBe(303)
    expect(await money()).toMatchObject([{ payer: 'Saltmere Council', pence: 100_010, places: 96, spent: 0 }])
  })

  it('is there for those who run it, and for nobody else', async () => {
    expect((await at(scene.coach, `/runs/${run}/money`)).text).toContain('£1,000.10')
    expect((await at(scene.outsider, `/runs/${run}/money`)).status).toBe(404)
    expect(await actsAs(scene, scene.outsider, (acting) => budgetsOf(acting, run))).toEqual([])
  })

  it('adds up to the penny, and is never more than there is, whoever spends at once', async () => {
    const [budget] = await money()
    const path = `/runs/${run}/money/budgets/${budget?.id}/spending`
    await at(scene.coach, path, { ...paid, amount: '0.07', once: newId() })
    const all = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        actsAs(scene, scene.coach, (acting) =>
          spend(acting, {
            ...{ id: newId(), budgetId: budget?.id ?? '', pence: 30_000 },
            ...{ what: 'Gloves', spentOn: dateOnly('2026-11-03') },
          }),
        ),
      ),
    )
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    expect((await money())[0]?.spent).toBe(90_007)
    const more = await at(scene.coach, path, { ...paid, amount: '100.04', once: newId() })
    expect([more.status, more.text.includes('more than is left')]).toEqual([422, true])
    expect((await at(scene.coach, path, { ...paid, amount: '100.03', once: newId() })).status).toBe(303)
    expect((await at(judith, `/runs/${run}/money`)).text).toContain('£0.00')
  })

  it('that was written down by mistake is taken back once, and both rows stay', async () => {
    const { rows } = await database.owner.query('select id from programme_spend where pence = 7')
    for (const _ of [1, 2])
      expect((await at(scene.coach, `/runs/${run}/money/spends/${rows[0]?.id}/taking-back`, {})).status).toBe(
        303,
      )
    expect((await money())[0]?.spent).toBe(100_003)
  })

  it('adds up over all that was given, and says how many places only where every giver does', async () => {
    const sums = () => actsAs(scene, judith, (acting) => moneyFor(acting, 'grit'))
    expect(await sums()).toEqual({ pence: 100_010, spent: 100_003, places: 96 })
    const more = { ...given, amount: '0.90', places: '4' }
    await at(judith, `/runs/${run}/money/budgets`, { ...more, once: newId() })
    expect(await sums()).toEqual({ pence: 100_100, spent: 100_003, places: 100 })
    await at(judith, `/runs/${run}/money/budgets`, { ...more, places: '', once: newId() })
    expect(await sums()).toEqual({ pence: 100_190, spent: 100_003, places: null })
    const of = (worker: string, key: string) => actsAs(scene, worker, (acting) => moneyFor(acting, key))
    expect([await of(judith, 'link'), await of(scene.outsider, 'grit')]).toEqual([null, null])
  })
})
