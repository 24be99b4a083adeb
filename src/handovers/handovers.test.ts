import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Visit } from '../accounts/index.ts'
import { testDatabase } from '../database/testing.ts'
import { actsAs, makeScene, makeSupported, type Scene, visit } from '../referrals/onward/factory.tsx'
import { type DateOnly, dateOnly, newId } from '../words/index.ts'
import { handoversDue } from './due.ts'
import { changesAhead } from './handover.ts'
import { handoverRoutes } from './routes.tsx'
import { handoversOf } from './store.ts'

const database = await testDatabase()
let scene: Scene

beforeAll(async () => {
  scene = await makeScene(database)
})

const rooms = () => new Hono<Visit>().route('/', handoverRoutes())
const at = (worker: string, path: string, form?: Record<string, string>) =>
  visit(scene, { worker }, path, form, rooms())

describe('when life changes, as it follows from a date of birth', () => {
  const whom = { born: dateOnly('2011-03-27'), careStatus: null, openedOn: dateOnly('2022-01-01') }
  const all = (change: Partial<typeof whom> & { careStatus?: string | null } = {}) =>
    changesAhead({ ...whom, ...change }, [], dateOnly('2040-01-01')).map(({ kind, onDate }) => [kind, onDate])

  it('is Year 7, the end of Year 11, 16 and 18', () => {
    expect(all()).toEqual([
      ['year_7', '2022-09-01'],
      ['leaving_school', '2027-06-25'],
      ['sixteen', '2027-03-27'],
      ['eighteen', '2029-03-27'],
    ])
  })

  it.each([
    ['2011-08-31', '2022-09-01'],
    ['2011-09-01', '2023-09-01'],
  ])('somebody born on %s begins Year 7 on %s', (born, begins) => {
    expect(all({ born: dateOnly(born) })[0]).toEqual(['year_7', begins])
  })

  it('is leaving care for somebody who is looked after, and nothing where no birthday is known', () => {
    expect(
      changesAhead({ ...whom, careStatus: 'looked_after' }, [], dateOnly('2040-01-01')).at(-1)?.kind,
    ).toBe('leaving_care')
    expect(changesAhead({ ...whom, born: null as DateOnly | null }, [], dateOnly('2040-01-01'))).toEqual([])
  })

  it.each([
    ['2025-01-01', '2028-09-26'],
    ['2028-12-01', '2028-12-29'],
    ['2029-03-20', '2029-03-27'],
  ])('with support from %s the plan for 18 is due on %s', (openedOn, planBy) => {
    const found = changesAhead({ ...whom, openedOn: dateOnly(openedOn) }, [], dateOnly('2040-01-01'))
    expect(found.find(({ kind }) => kind === 'eighteen')?.planBy).toBe(planBy)
  })

  it('is nothing that was before support began', () => {
    expect(all({ openedOn: dateOnly('2027-04-01') }).map(([kind]) => kind)).toEqual([
      'leaving_school',
      'eighteen',
    ])
  })
})

describe('rule 2: a handover is planned before its date', () => {
  const due = (supportId: string, until: string) =>
    actsAs(scene, scene.maryam, async (acting) =>
      (await handoversDue(acting, { workerIds: [scene.maryam], until: dateOnly(until) }))
        .filter((one) => one.supportId === supportId)
        .map(({ asks, kind, dueOn }) => `${asks} ${kind} ${dueOn}`),
    )
  const plan = {
    ...{ kind: 'sixteen', takes_over: 'elsewhere', plan: 'Nadia at the college rings in March' },
    ...{ 'on_date-day': '27', 'on_date-month': '3', 'on_date-year': '2027' },
  }

  it('is due some weeks before, planned once, due again on its day, and settled only when somebody has said yes', async () => {
    const { supportId } = await makeSupported(scene, { date_of_birth: '2011-03-27' })
    expect(await due(supportId, '2026-12-31')).toEqual([])
    expect(await due(supportId, '2027-01-02')).toEqual(['plan sixteen 2027-01-02'])
    const path = `/supports/${supportId}/handovers`
    expect((await at(scene.maryam, `${path}/new?kind=sixteen`)).text).toContain('value="2027"')
    const empty = await at(scene.maryam, path, { once: newId() })
    expect([empty.status, empty.text.includes('Choose what changes')]).toEqual([422, true])
    for (let press = 0; press < 2; press++)
      expect((await at(scene.maryam, path, { ...plan, once: newId() })).status).toBe(303)
    const handovers = await actsAs(scene, scene.maryam, (acting) => handoversOf(acting, supportId))
    expect(handovers).toHaveLength(1)
    expect(await due(supportId, '2027-03-26')).toEqual([])
    expect(await due(supportId, '2027-03-27')).toEqual(['settle sixteen 2027-03-27'])
    const outcome = `/handovers/${handovers[0]?.id}/outcome`
    const early = await at(scene.maryam, outcome, { outcome: 'taken_over', words: '' })
    expect([early.status, early.text.includes('Nobody has said yes yet')]).toEqual([422, true])
    const nobody = await at(scene.maryam, outcome, { outcome: 'nobody_found', words: '' })
    expect([nobody.status, nobody.text.includes('Write where you looked')]).toEqual([422, true])
    expect((await at(scene.maryam, outcome, { outcome: 'we_stay', words: '' })).status).toBe(303)
    expect(await due(supportId, '2027-03-27')).toEqual([])
  })

  it('is taken over once the support was handed on after it was planned', async () => {
    const { supportId, youngPersonId } = await makeSupported(scene, { date_of_birth: '2011-03-27' })
    await at(scene.maryam, `/supports/${supportId}/handovers`, { ...plan, once: newId() })
    const [planned] = await actsAs(scene, scene.maryam, (acting) => handoversOf(acting, supportId))
    const handsOn = (on: string) =>
      database.owner.query(
        `insert into support_change (id, support_id, young_person_id, act, at, made_by, worker_id, reason)
         values ($1, $2, $3, 'handed_on', $4, $5, $5, 'A new area')`,
        [newId(), supportId, youngPersonId, on, scene.maryam],
      )
    const says = async () =>
      (await at(scene.maryam, `/handovers/${planned?.id}/outcome`, { outcome: 'taken_over', words: '' }))
        .status
    await handsOn('2026-11-23')
    expect(await says()).toBe(422)
    await handsOn('2026-11-25')
    expect(await says()).toBe(303)
  })

  it('is nobody else’s to see or to plan', async () => {
    const { supportId } = await makeSupported(scene, { date_of_birth: '2011-03-27' })
    const path = `/supports/${supportId}/handovers`
    await at(scene.maryam, path, { ...plan, once: newId() })
    const [planned] = await actsAs(scene, scene.maryam, (acting) => handoversOf(acting, supportId))
    expect(await actsAs(scene, scene.outsider, (acting) => handoversOf(acting, supportId))).toEqual([])
    for (const address of [`${path}/new`, `/handovers/${planned?.id}/outcome`])
      expect((await at(scene.outsider, address)).status).toBe(404)
    expect((await at(scene.outsider, path, { ...plan, once: newId() })).status).toBe(404)
  })
})
