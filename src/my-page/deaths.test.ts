import { beforeAll, describe, expect, it } from 'vitest'
import { makeWorker } from '../accounts/factory.ts'
import { startSession, workerForSession } from '../accounts/index.ts'
import { workHelpers } from '../database/index.ts'
import { testDatabase } from '../database/testing.ts'
import { makeRun, makeWaiting } from '../enrolments/testing.tsx'
import { deliverTask } from '../messages/deliver.ts'
import { acts, actsAs, makeScene, type Scene, TUESDAY } from '../referrals/onward/factory.tsx'
import { besideRecord } from '../rights/index.ts'
import { keptRecordOf } from '../rights/keeping-store.ts'
import { todayFor } from '../today/gathering.ts'
import { newId } from '../words/index.ts'
import { browserOf, opensPage, visitIn } from './factory.tsx'

const database = await testDatabase()
// A first contact is due by then.
const NEXT_WEEK = new Date('2026-12-01T10:00:00Z')
let scene: Scene
let taz: Awaited<ReturnType<typeof makeWaiting>>

beforeAll(async () => {
  scene = await makeScene(database)
  await makeRun(scene)
  taz = await makeWaiting(scene)
})

const as = (worker: string, path: string, form?: Record<string, string>) =>
  visitIn(scene, browserOf(worker), `/young-people/${taz.youngPersonId}${path}`, form)
const rows = async (query: string, values: unknown[] = []) =>
  (await database.owner.query<Record<string, unknown>>(query, values)).rows
const on = (name: string, day: number) => ({
  ...{ [`${name}-day`]: String(day), [`${name}-month`]: '11', [`${name}-year`]: '2026' },
})
const today = async (worker: string): Promise<string[]> => {
  const db = database.kysely
  const signedIn = await workerForSession(db, await startSession(db, worker), TUESDAY)
  if (!signedIn) throw new Error('nobody is signed in')
  const { groups } = await actsAs(scene, worker, (acting) => todayFor(acting, signedIn), NEXT_WEEK)
  return groups.flatMap((group) => group.rows.map(({ thing }) => thing.what))
}
const deliverAll = async () => {
  const sent: string[] = []
  const send = async ({ body }: { body: string }) => void sent.push(body)
  const deliver = deliverTask({ email: send, text: send })
  const helpers = { ...workHelpers(database.kysely, TUESDAY, 'a test'), attempt: 1 }
  // Twice over, so that whoever waits for another message has their turn.
  for (const _ of [1, 2])
    for (const { id } of await rows('select id from message order by made_at, id'))
      await deliver({ message: String(id), place: scene.place }, helpers)
  return sent
}

describe('rule: nothing goes out to somebody who has died, or about them as if they lived', () => {
  it('is written down by whoever may write the record, once, and by nobody else', async () => {
    await opensPage(scene, taz.youngPersonId)
    expect((await today(scene.maryam)).join()).toContain('Get in touch with Taz')
    const said = { said_by: 'His mother', ...on('said_on', 24), ...on('died_on', 22), once: newId() }
    expect((await as(scene.outsider, '/death', said)).status).toBe(404)
    expect((await as(scene.maryam, '/death', { once: newId() })).text).toContain('Write who told you')
    const late = await as(scene.maryam, '/death', { ...said, ...on('said_on', 21) })
    expect([late.status, late.text.includes('cannot be after the day')]).toEqual([422, true])
    for (const _ of [1, 2]) expect((await as(scene.maryam, '/death', said)).status).toBe(303)
    expect(await rows('select said_by, died_on::text from death')).toEqual([
      { said_by: 'His mother', died_on: '2026-11-22' },
    ])
    expect((await as(scene.coach, '/death')).status).toBe(404)
  })

  it('stops every message, which the database refuses too, and closes their page', async () => {
    const sent = await deliverAll()
    expect(sent).toEqual([])
    const messages = await rows(
      'select audience, withheld_because from message where withheld_because is not null',
    )
    expect(messages.map(({ audience }) => audience)).toContain('young_person')
    expect(new Set(messages.map((message) => message.withheld_because))).toEqual(
      new Set(['Nothing is sent about them now. Their record says why.']),
    )
    const release = acts(scene, { kind: 'job:deliver', id: null, place: scene.place }, (acting) =>
      acting.tx
        .updateTable('message')
        .set({ sent_at: acting.now })
        .where('audience', '=', 'young_person')
        .execute(),
    )
    await expect(release).rejects.toThrow('nothing goes to somebody who has died')
    expect(await rows('select from own_page where taken_back_at is null')).toEqual([])
  })

  it('gives back the place they waited for, and asks nobody for anything but a second person', async () => {
    expect(
      await rows('select e.state, c.reason from enrolment e join enrolment_change c on c.id = e.change_id'),
    ).toEqual([{ state: 'stopped', reason: 'died' }])
    expect(await today(scene.maryam)).toEqual([])
    expect((await today(scene.manager)).join()).toMatch(/^It is written down that Taz has died. Confirm it/)
    const record = (await as(scene.maryam, '')).text
    expect(record).not.toContain('Write up contact with Taz')
    const line = await actsAs(scene, scene.maryam, async (acting) =>
      String(await besideRecord(acting, { youngPersonId: taz.youngPersonId, called: 'Taz', died: true })),
    )
    expect(line).toContain('<strong>Taz has died.</strong>')
    expect((await visitIn(scene, browserOf(scene.maryam), '/young-people')).text).toContain('Has died')
  })

  it('is confirmed by another who leads, and by nobody else', async () => {
    for (const worker of [scene.maryam, scene.outsider]) await as(worker, '/death/confirmation', {})
    const confirming = actsAs(scene, scene.maryam, (acting) =>
      acting.tx.updateTable('death').set({ confirmed_by: scene.maryam, confirmed_at: acting.now }).execute(),
    )
    await expect(confirming).rejects.toThrow()
    const early = await visitIn(scene, browserOf(scene.maryam), `/supports/${taz.supportId}/ending`, {})
    expect([early.status, early.text.includes('confirms it first')]).toEqual([409, true])
    await as(scene.manager, '/death/confirmation', {})
    expect((await rows('select confirmed_by from death'))[0]?.confirmed_by).toBe(scene.manager)
    const kept = await actsAs(scene, scene.maryam, (acting) => keptRecordOf(acting, taz.youngPersonId))
    expect(kept?.facts.diedOn).toBe('2026-11-22')
    await as(scene.maryam, '/death/taking-back', { because: 'A mistake', once: newId() })
    expect(await rows('select from death where taken_back_at is not null')).toEqual([])
  })

  it('closes the support for that reason and no other, and says from when the record is kept', async () => {
    expect((await today(scene.maryam)).join()).toMatch(/^Taz has died. Nothing is hurried: close the support/)
    const ending = `/supports/${taz.supportId}/ending`
    const asked = (await visitIn(scene, browserOf(scene.maryam), ending)).text
    expect(asked).not.toContain('Why does it end?')
    expect((await visitIn(scene, browserOf(scene.maryam), ending, { once: newId() })).status).toBe(303)
    expect(await rows('select reason, follow_up_on from ending')).toEqual([
      { reason: 'died', follow_up_on: null },
    ])
    expect(
      await rows(`select from referral where state in ('sent', 'returned', 'declined', 'accepted')
      and way_in = 'onward'`),
    ).toEqual([])
    expect(await today(scene.maryam)).toEqual([])
    // The club that expected him hears that he is not coming, and nobody else hears anything.
    const sent = await deliverAll()
    expect(sent).toHaveLength(1)
    expect(sent.join()).toContain('Taz no longer needs the place')
  })

  it('is taken back by two people where two had it wrong, also once everything is closed', async () => {
    const [northside] = await rows('select organisation_id as id from team where id = $1', [scene.team])
    const lead = await makeWorker(database.kysely, {
      ...{
        place: scene.place,
        organisation: String(northside?.id),
        name: 'Ros Lead',
        email: 'ros@saltmere.example',
      },
      roles: [{ team: scene.team, role: 'safeguarding_lead' }],
    })
    const stands = () => rows('select living_asked_by, taken_back_by from death')
    for (const worker of [scene.outsider, scene.coach])
      expect((await as(worker, '/death/taking-back', { because: 'x' })).status).toBe(404)
    await as(scene.maryam, '/death/taking-back', { because: 'x' })
    expect(await stands()).toEqual([{ living_asked_by: null, taken_back_by: null }])
    expect((await as(scene.manager, '/death/taking-back', { because: '' })).status).toBe(422)
    await as(scene.manager, '/death/taking-back', { because: 'He is here' })
    // The same person does not agree, whatever they send, and whatever they write.
    await as(scene.manager, '/death/confirmation', {})
    const alone = actsAs(scene, scene.manager, ({ tx, now }) =>
      tx
        .updateTable('death')
        .set({ taken_back_by: scene.manager, taken_back_at: now, taken_back_because: 'x' })
        .execute(),
    )
    await expect(alone).rejects.toThrow('living_takes_two')
    expect((await today(scene.manager)).join()).not.toContain('Taz lives')
    expect((await today(lead)).join()).toContain('Somebody says that Taz lives')
    const { text } = await as(lead, '/death')
    expect(text).toMatch(/He is here.*What was withdrawn stays withdrawn.*Agree that Taz lives/s)
    await as(lead, '/death/confirmation', {})
    expect(await stands()).toEqual([{ living_asked_by: scene.manager, taken_back_by: lead }])
    expect(await rows('select from own_page where taken_back_at is null')).toHaveLength(1)
    expect((await rows('select state from enrolment')).map(({ state }) => state)).toEqual(['stopped'])
    expect((await today(lead)).join()).not.toContain('Taz')
    const acts = await rows(
      `select act from history where subject_kind = 'death' and act <> 'looked' order by at, id`,
    )
    expect(acts.map(({ act }) => act).sort()).toEqual([
      'asked_to_take_back',
      'confirmed',
      'recorded',
      'taken_back',
    ])
  })

  it('goes on as before where it was wrong, which is said before a second person confirms it', async () => {
    const kit = await makeWaiting(scene, { name: 'Kit Overton', preferred_name: 'Kit' })
    const path = (rest: string) => `/young-people/${kit.youngPersonId}/death${rest}`
    const maryam = browserOf(scene.maryam)
    await visitIn(scene, maryam, path(''), { said_by: 'A neighbour', ...on('said_on', 24), once: newId() })
    expect((await today(scene.maryam)).join()).not.toContain('Kit')
    expect((await visitIn(scene, maryam, path('/taking-back'), {})).status).toBe(422)
    await visitIn(scene, maryam, path('/taking-back'), { because: 'It was another Kit' })
    expect((await today(scene.maryam)).join()).toContain('Kit')
    expect((await deliverAll()).join()).toContain('Kit')
  })
})
