import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeWorker } from '../accounts/factory.ts'
import { type Visit, workplaceRoutes } from '../accounts/index.ts'
import { testDatabase } from '../database/testing.ts'
import { ONCE } from '../people/index.ts'
import {
  type Answer,
  acts,
  actsAs,
  ask,
  makeScene,
  makeSupported,
  messagesOf,
  type Scene,
  seenIn,
  TUESDAY,
  visit as visitBeside,
  workJobs,
} from '../referrals/onward/factory.tsx'
import { newId } from '../words/index.ts'
import { companionsDue } from './due-store.ts'
import { companionRoutes } from './routes.tsx'
import { companionById } from './store.ts'

const database = await testDatabase()
let scene: Scene
let sam: string
let supportId: string
let going: string

const visit = (
  worker: string | null,
  path: string,
  form?: Record<string, string | string[]>,
  now = TUESDAY,
) =>
  visitBeside(
    scene,
    { worker, now },
    path,
    form,
    new Hono<Visit>()
      .route('/', companionRoutes())
      .route('/', workplaceRoutes({ database: database.kysely })),
  )

const northside = async () =>
  (
    await database.kysely
      .selectFrom('team')
      .select('organisation_id')
      .where('id', '=', scene.team)
      .executeTakeFirstOrThrow()
  ).organisation_id

/** A day in December 2026, in the three boxes of a date. */
const day = (name: string, number: number, month = 12, year = 2026) => ({
  ...{ [`${name}-day`]: String(number), [`${name}-month`]: String(month), [`${name}-year`]: String(year) },
})

const check = (worker: string, kind: string, until: number, by = scene.manager) =>
  visit(by, `/workers/${worker}/checks`, {
    ...{ id: newId(), kind },
    ...day('seen_on', 2, 11),
    ...day('valid_until', until),
  })

const form = (worker: string, on: number, more: Record<string, string | string[]> = {}) => ({
  ...{
    worker,
    meets: 'at_the_door',
    words: 'He likes to be asked, not told',
    said_yes: 'yes',
    told_name: 'yes',
  },
  ...{ [ONCE]: newId() },
  ...day('on_date', on),
  ...more,
})

const choose = (on: number, more: Record<string, string | string[]> = {}, worker = sam): Promise<Answer> =>
  visit(scene.maryam, `/prescriptions/${going}/companions`, form(worker, on, more))

const latest = async () =>
  (
    await database.owner.query<{ id: string; withdrawn_because: string | null }>(
      'select id, withdrawn_because from companion order by assigned_at desc, on_date desc limit 1',
    )
  ).rows[0]

beforeAll(async () => {
  scene = await makeScene(database)
  ;({ supportId } = await makeSupported(scene))
  sam = await makeWorker(database.kysely, {
    ...{ place: scene.place, organisation: await northside(), name: 'Sam Okafor' },
    ...{ email: 'sam@saltmere.example', roles: [{ team: scene.team, role: 'link_worker' }] },
  })
  going = await ask(scene, supportId, scene.boxing)
  const coach = { worker: scene.coach }
  const seen = seenIn(await visitBeside(scene, coach, `/asked/${going}`))
  const yes = { seen, taken_by: scene.coach, when: 'Thursdays' }
  await visitBeside(scene, coach, `/asked/${going}/acceptance`, yes)
  await workJobs(scene)
})

describe('Anyone who meets a young person to go along is checked', () => {
  it('offers nobody while nobody is checked, and says who changes that', async () => {
    const { text } = await visit(scene.maryam, `/prescriptions/${going}/companions/new`)
    expect(text).toContain('Nobody can go along yet')
  })

  it('takes a check from whoever looks after the worker, with the day it ends, and from nobody else', async () => {
    const wrong = await visit(scene.manager, `/workers/${sam}/checks`, { id: newId() })
    expect(wrong.status).toBe(422)
    for (const said of ['Choose what you have seen', 'Enter the day you saw it', 'Enter the last day'])
      expect(wrong.text).toContain(said)
    for (const by of [sam, scene.maryam, scene.outsider])
      expect((await check(sam, 'enhanced_dbs', 31, by)).status).toBe(404)
    expect((await check(scene.manager, 'enhanced_dbs', 31)).status).toBe(404)
    expect((await check(sam, 'enhanced_dbs', 31)).status).toBe(303)
    expect((await visit(scene.manager, `/workers/${sam}`)).text).toContain('may not go along with anybody')
    await check(sam, 'safeguarding_training', 20)
    expect((await visit(scene.manager, `/workers/${sam}`)).text).toContain('Sam Okafor may go along')
    const own = actsAs(scene, sam, ({ tx }) =>
      tx
        .insertInto('worker_check')
        .values({
          ...{ id: newId(), worker_id: sam, kind: 'enhanced_dbs', seen_by: scene.manager },
          ...{ seen_on: '2026-11-02', valid_until: '2029-11-02' },
        })
        .execute(),
    )
    await expect(own).rejects.toMatchObject({ code: '42501' })
  })

  it('is refused by the database on a day on which a check does not hold', async () => {
    expect((await visit(scene.maryam, `/prescriptions/${going}/companions/new`)).text).toContain(
      'Sam Okafor, checked until 20 December 2026',
    )
    const late = await choose(21)
    expect(late.status).toBe(422)
    expect(late.text).toContain('Their checks do not hold on that day')
    expect(late.text).toContain('He likes to be asked, not told')
    expect((await choose(10, {}, scene.maryam)).status).toBe(422)
    expect(await latest()).toBeUndefined()
    const owner = database.owner.query(
      `insert into companion (id, place_id, young_person_id, referral_id, support_id, service_id, worker_id, on_date,
         meets, called, told_name, assigned_by, assigned_at, circle_id)
       select gen_random_uuid(), place_id, young_person_id, id, support_from_id, to_service_id, $2, '2026-12-21',
         'at_the_door', 'Taz', false, from_worker_id, '2026-11-24', (select id from circle_member limit 1)
       from referral where id = $1`,
      [going, sam],
    )
    await expect(owner).rejects.toMatchObject({ constraint: 'companion_is_checked' })
  })

  it('says what is missing, and that the young person is asked first', async () => {
    const empty = await visit(scene.maryam, `/prescriptions/${going}/companions`, {})
    expect(empty.status).toBe(422)
    for (const said of ['Choose who goes along', 'Enter the day', 'Choose where they meet', 'Ask Taz first'])
      expect(empty.text).toContain(said)
  })
})

describe('going along', () => {
  it('is assigned by name once, told to the young person first, and says nowhere where to', async () => {
    const before = (await messagesOf(scene, going)).length
    const sent = form(sam, 10)
    for (const _ of [1, 2])
      expect((await visit(scene.maryam, `/prescriptions/${going}/companions`, sent)).to).toBe(
        `/prescriptions/${going}?done=companion`,
      )
    const told = (await messagesOf(scene, going)).slice(before)
    expect(told.map(({ template }) => template)).toEqual(['youngPersonGoingAlong', 'companionChosen'])
    expect(told[0]?.body).toContain(
      'Sam from Northside Link Workers will meet you at the door on Thursday 10 December',
    )
    expect(told[1]?.after_id).toBe(told[0]?.id)
    for (const { body, subject } of told)
      expect(`${subject} ${body}`).not.toMatch(/Bag|boxing|asked, not told/i)
    expect(told[1]?.body).not.toContain('Taz')
    expect((await choose(10)).text).toContain('Somebody goes along on that day already')
  })

  it('opens one page to whoever goes, until the day after, and nothing else', async () => {
    const id = (await latest())?.id as string
    const { text } = await visit(sam, `/companions/${id}`)
    for (const said of [
      'Going along with Taz to Bag &amp; Pad',
      'He likes to be asked, not told',
      'Thursday 10 December',
    ])
      expect(text).toContain(said)
    for (const kept of ['Hussain', 'Quarry', '07700', 'inhaler', 'Nuala', 'Missing school'])
      expect(text).not.toContain(kept)
    const seen = (now: Date) =>
      actsAs(
        scene,
        sam,
        async (acting) => ({
          page: (await companionById(acting, id)) !== null,
          people: (await acting.tx.selectFrom('young_person').select('id').execute()).length,
          referrals: (await acting.tx.selectFrom('referral').select('id').execute()).length,
          shares: (await acting.tx.selectFrom('referral_share').select('stage').execute()).length,
          letters: (await acting.tx.selectFrom('referral_letter').select('typed').execute()).length,
        }),
        now,
      )
    const nothing = { people: 0, referrals: 0, shares: 0, letters: 0 }
    expect(await seen(TUESDAY)).toEqual({ page: true, ...nothing })
    expect(await seen(new Date('2026-12-11T20:00:00Z'))).toEqual({ page: true, ...nothing })
    expect(await seen(new Date('2026-12-12T00:30:00Z'))).toEqual({ page: false, ...nothing })
    for (const worker of [scene.outsider, scene.coach])
      expect((await visit(worker, `/companions/${id}`)).status).toBe(404)
    expect((await visit(null, `/companions/${id}`)).to).toContain('/sign-in')
  })

  it('Nobody unseen: is on the list of whoever goes, and of nobody else', async () => {
    const due = (worker: string) =>
      actsAs(scene, worker, (acting) =>
        companionsDue(acting, {
          ...{ workerIds: [worker], teamIds: [], today: '2026-12-08' as never, until: '2026-12-13' as never },
        }),
      )
    expect(await due(sam)).toMatchObject([
      { called: 'Taz', service: 'Bag & Pad', asks: 'go', onDate: '2026-12-10' },
    ])
    expect(await due(scene.outsider)).toEqual([])
  })

  it('is taken back: the page closes at once, the young person hears, and then whoever was to go', async () => {
    const id = (await latest())?.id as string
    const before = (await messagesOf(scene, going)).length
    expect((await visit(scene.outsider, `/companions/${id}/withdrawal`, {})).status).toBe(404)
    expect((await visit(sam, `/companions/${id}/withdrawal`, {})).status).toBe(404)
    await visit(scene.maryam, `/companions/${id}/withdrawal`, {})
    expect((await visit(sam, `/companions/${id}`)).status).toBe(404)
    const told = (await messagesOf(scene, going)).slice(before)
    expect(told.map(({ template }) => template)).toEqual(['youngPersonNotGoingAlong', 'companionNotNeeded'])
    expect(told[1]?.body).not.toContain('Taz')
  })
})

describe('a check that lapses', () => {
  it('withdraws whoever was to go along at once, and is due with the link worker and the manager', async () => {
    await choose(17)
    const id = (await latest())?.id as string
    const [dbs] = (
      await database.owner.query<{ id: string }>(
        `select id from worker_check where worker_id = $1 and kind = 'enhanced_dbs'`,
        [sam],
      )
    ).rows
    await visit(scene.manager, `/workers/${sam}/checks/${dbs?.id}/ending`, { because: 'A new one is needed' })
    expect(await latest()).toEqual({ id, withdrawn_because: 'check_lapsed' })
    expect((await visit(sam, `/companions/${id}`)).status).toBe(404)
    const due = (worker: string, teamIds: string[]) =>
      actsAs(scene, worker, (acting) =>
        companionsDue(acting, {
          ...{ workerIds: [worker], teamIds, today: '2026-11-24' as never, until: '2026-11-29' as never },
        }),
      )
    const missing = [{ asks: 'find somebody else', goes: 'Sam Okafor', workerName: 'Maryam Siddiqui' }]
    expect(await due(scene.maryam, [])).toMatchObject(missing)
    expect(await due(scene.manager, [scene.team])).toMatchObject(missing)
    expect(await due(scene.outsider, [])).toEqual([])
    expect((await visit(scene.maryam, `/prescriptions/${going}/companions/new`)).text).toContain(
      'Nobody can go',
    )
  })

  it('ends with the place: nobody goes along to where they do not go', async () => {
    await check(sam, 'enhanced_dbs', 31)
    await choose(18)
    const id = (await latest())?.id as string
    const seen = seenIn(await visitBeside(scene, { worker: scene.maryam }, `/prescriptions/${going}`))
    const stop = { seen, stop_reason: 'finished' }
    await visitBeside(scene, { worker: scene.maryam }, `/prescriptions/${going}/stopping`, stop)
    expect(await latest()).toEqual({ id, withdrawn_because: 'place_ended' })
    expect((await visit(sam, `/companions/${id}`)).status).toBe(404)
    const jobs = await acts(scene, { kind: 'job:deliver', id: null, place: scene.place }, ({ tx }) =>
      tx.selectFrom('companion').select('id').execute(),
    )
    expect(jobs).toEqual([])
  })
})
