import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../database/testing.ts'
import { actsAs, makeScene, makeSupported, type Scene } from '../referrals/onward/factory.tsx'
import { newId } from '../words/index.ts'
import { afterYesPart } from './next-step.tsx'
import { enrolmentsOfSupport } from './store.ts'
import { at, makeRun } from './testing.tsx'

const database = await testDatabase()
let scene: Scene
let run: string

beforeAll(async () => {
  scene = await makeScene(database)
  run = await makeRun(scene)
  // Maryam's own team runs it.
  await database.owner.query(
    'update programme_run set team_id = (select team_id from membership where worker_id = $2 limit 1) where id = $1',
    [run, scene.maryam],
  )
})

const maryam = () => ({ worker: scene.maryam })
const rowsOf = async (support: string) =>
  (
    await database.owner.query(
      'select state, programme, version, override, group_id, began_on::text from enrolment where support_id = $1',
      [support],
    )
  ).rows

describe('taking part beside a worker', () => {
  it('begins today, once, however often it is sent, and stands with the support', async () => {
    const { supportId } = await makeSupported(scene)
    const path = `/supports/${supportId}/programmes`
    expect((await at(scene, maryam(), path)).text).toContain('takes part')
    const empty = await at(scene, maryam(), path, { run: '', once: newId() })
    expect([empty.status, empty.text.includes('Choose the programme')]).toEqual([422, true])
    const once = newId()
    for (let press = 0; press < 2; press++)
      expect((await at(scene, maryam(), path, { run, once })).status).toBe(303)
    expect(await rowsOf(supportId)).toEqual([
      ...[{ state: 'attending', programme: 'grit', version: 1, override: null, group_id: null }].map(
        (row) => ({ ...row, began_on: '2026-11-24' }),
      ),
    ])
    const seen = await actsAs(scene, scene.maryam, (acting) => enrolmentsOfSupport(acting, supportId))
    expect(seen).toMatchObject([{ state: 'attending' }])
    expect(await actsAs(scene, scene.outsider, (acting) => enrolmentsOfSupport(acting, supportId))).toEqual(
      [],
    )
  })

  it('is one step from the record of whoever was referred for it, until they have a part in it', async () => {
    const { supportId } = await makeSupported(scene)
    const { rows } = await database.owner.query(
      `update referral_letter set typed = typed || '{"programme": "grit", "asked_for": "Pads and gloves"}'
       where referral_id = (select referral_id from support where id = $1) returning referral_id as id`,
      [supportId],
    )
    const next = (worker: string) =>
      actsAs(scene, worker, async (acting) => String(await afterYesPart(acting, rows[0].id)))
    const path = `/supports/${supportId}/programmes?run=${run}`
    for (const words of ['Open their record', 'They were referred for Pads and gloves', path, scene.boxing])
      expect(await next(scene.maryam)).toContain(words)
    expect(await next(scene.outsider)).toBe('null')
    expect((await at(scene, maryam(), path)).text).toMatch(new RegExp(`value="${run}"[^>]*selected`))
    await at(scene, maryam(), path, { run, once: newId() })
    expect(await next(scene.maryam)).not.toContain('They were referred for')
  })

  it('is so too where a letter was sent before letters kept more than the name, and one programme has that name', async () => {
    const { supportId } = await makeSupported(scene)
    const nextOf = async (name: string) => {
      const { rows } = await database.owner.query(
        `update referral_letter set typed = typed || jsonb_build_object('asked_for', $2::text)
         where referral_id = (select referral_id from support where id = $1) returning referral_id as id`,
        [supportId, name],
      )
      return actsAs(scene, scene.maryam, async (acting) => String(await afterYesPart(acting, rows[0].id)))
    }
    expect(await nextOf('GRIT')).toContain(`/supports/${supportId}/programmes?run=${run}`)
    expect(await nextOf('A name that nothing has')).not.toContain('They were referred for')
  })

  it('asks why when it is for somebody of another age, and keeps the reason', async () => {
    const { supportId } = await makeSupported(scene)
    await database.owner.query(
      `update young_person set date_of_birth = '2019-05-01' where id = (select young_person_id from support where id = $1)`,
      [supportId],
    )
    const path = `/supports/${supportId}/programmes`
    const young = await at(scene, maryam(), path, { run, once: newId() })
    expect([young.status, young.text.includes('It is for those aged 11 to 24; they are 7')]).toEqual([
      422,
      true,
    ])
    const override = 'Comes with a brother of twelve'
    await at(scene, maryam(), path, { run, override, once: newId() })
    expect(await rowsOf(supportId)).toMatchObject([{ state: 'attending', override }])
  })

  it('is not there for somebody outside', async () => {
    const { supportId } = await makeSupported(scene)
    const path = `/supports/${supportId}/programmes`
    expect((await at(scene, { worker: scene.outsider }, path)).status).toBe(404)
    expect((await at(scene, { worker: scene.outsider }, path, { run, once: newId() })).status).toBe(404)
    expect(await rowsOf(supportId)).toEqual([])
  })
})
