import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../database/testing.ts'
import { dateOnly } from '../words/index.ts'
import { followUpAct } from './acts/follow-up.ts'
import { handingOnAct } from './acts/handing-on.ts'
import { pauseAct, resumeAct } from './acts/pausing.ts'
import { supervisionAct } from './acts/supervision.ts'
import { dueItems } from './due-store.ts'
import {
  type As,
  addContact,
  addGoal,
  addReview,
  addStep,
  asWorker,
  doAct,
  endSupport,
  makeScene,
  makeSupport,
  rateGoal,
  type Scene,
  tickStep,
} from './factory.ts'
import { planOf } from './plan-store.ts'
import { supportById } from './store.ts'
import { supervisionsOf } from './supervision-store.ts'
import { tell } from './timeline.ts'
import { timelineOf } from './timeline-store.ts'

const database = await testDatabase()
const db = database.kysely
const tuesday = new Date('2026-11-24T10:00:00Z')
let scene: Scene

beforeAll(async () => {
  scene = await makeScene(db)
})

const as = (worker: string, now = tuesday): As => ({ worker, place: scene.place, now })
const seenBy = (worker: string, supportId: string, now = tuesday) =>
  asWorker(db, as(worker, now), (acting) => supportById(acting, supportId))
const asOwner = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await database.owner.query(text, values)).rows as T[]

describe('The baton rule', () => {
  it('opens a support with one responsible worker and a date: first contact within five working days', async () => {
    const { supportId } = await makeSupport(db, scene, { now: tuesday })
    const support = await seenBy(scene.maryam, supportId)
    expect(support).toMatchObject({
      state: 'open',
      workerId: scene.maryam,
      dueOn: '2026-12-01',
      dueWhat: 'First contact',
    })
  })

  it('is opened for a colleague by somebody who then does not see it', async () => {
    const { supportId } = await makeSupport(db, scene, { now: tuesday, accepting: scene.jonas })
    expect(await seenBy(scene.jonas, supportId)).toBeNull()
    expect(await seenBy(scene.maryam, supportId)).toMatchObject({ workerId: scene.maryam })
    const changes = await asOwner('select act from support_change where support_id = $1', [supportId])
    expect(changes).toEqual([{ act: 'opened' }])
  })

  it.each([
    ['no worker', 'update support set worker_id = null where id = $1', 'support_has_one_holder'],
    ['no date', 'update support set due_on = null where id = $1', 'support_has_a_date'],
  ])('cannot be without a holder or a date: %s', async (_case, statement, constraint) => {
    const { supportId } = await makeSupport(db, scene, { now: tuesday })
    await expect(database.owner.query(statement, [supportId])).rejects.toMatchObject({ constraint })
  })

  it('does not let a worker leave while they hold a support, and does once it is handed on', async () => {
    const leaver = await makeLeaver()
    const { supportId } = await makeSupport(db, scene, { now: tuesday, worker: leaver })
    const leave = () =>
      database.owner.query("update worker set left_on = '2026-11-24' where id = $1", [leaver])
    await expect(leave()).rejects.toMatchObject({ constraint: 'support_holder_works_here' })
    const answers = { worker: scene.jonas, said_yes: ['yes'], reason: 'Moving to another job' }
    await doAct(db, as(leaver), { supportId, act: handingOnAct, answers })
    await leave()
    expect(await seenBy(scene.jonas, supportId)).toMatchObject({ workerId: scene.jonas })
  })

  it('moves a support to a colleague: the record opens to one and closes to the other at the same moment', async () => {
    const { supportId } = await makeSupport(db, scene, { now: tuesday })
    const answers = { worker: scene.jonas, said_yes: ['yes'], reason: 'Jonas lives nearer' }
    await doAct(db, as(scene.manager), { supportId, act: handingOnAct, answers })
    expect(await seenBy(scene.maryam, supportId)).toBeNull()
    expect(await seenBy(scene.jonas, supportId)).toMatchObject({ workerId: scene.jonas, dueOn: '2026-12-01' })
    expect(await seenBy(scene.manager, supportId)).not.toBeNull()
  })

  it('lets nobody end a support without an ending', async () => {
    const { supportId } = await makeSupport(db, scene, { now: tuesday })
    const statement = `update support set state = 'ended', worker_id = null, due_on = null, ended_at = opened_at where id = $1`
    await expect(database.owner.query(statement, [supportId])).rejects.toMatchObject({
      constraint: 'ending_is_recorded',
    })
  })
})

async function makeLeaver(): Promise<string> {
  const { makeWorker } = await import('../accounts/factory.ts')
  return makeWorker(db, {
    place: scene.place,
    organisation: scene.northside,
    name: 'Lena Leaver',
    roles: [{ team: scene.team, role: 'link_worker' }],
  })
}

describe('Circle before content', () => {
  it('shows a support to its worker, their manager and supervisor, and to nobody else', async () => {
    const { supportId } = await makeSupport(db, scene, { now: tuesday })
    for (const worker of [scene.maryam, scene.manager, scene.supervisor])
      expect(await seenBy(worker, supportId)).not.toBeNull()
    for (const worker of [scene.jonas, scene.outsider, scene.administrator, scene.teacher])
      expect(await seenBy(worker, supportId)).toBeNull()
  })

  it('keeps a note for the worker and the manager from others whose circle opens the support', async () => {
    const { supportId, youngPersonId } = await makeSupport(db, scene, { now: tuesday })
    await addContact(db, as(scene.maryam), supportId, { note: 'For us two', note_for: 'worker_and_manager' })
    await addContact(db, as(scene.maryam), supportId, { note: 'For all', note_for: 'everyone_in_support' })
    await asWorker(db, as(scene.maryam), (acting) =>
      acting.tx
        .insertInto('circle_member')
        .values({
          ...{ id: crypto.randomUUID(), place_id: scene.place, young_person_id: youngPersonId },
          ...{ worker_id: scene.outsider, opens: 'support', basis: 'chosen' },
        })
        .execute(),
    )
    const notes = async (worker: string) => {
      const { items } = await asWorker(db, as(worker), (acting) => timelineOf(acting, youngPersonId, null))
      return items.flatMap((item) => (item.kind === 'contact' ? [item.detail.words] : [])).sort()
    }
    expect(await notes(scene.maryam)).toEqual(['For all', 'For us two'])
    expect(await notes(scene.manager)).toEqual(['For all', 'For us two'])
    expect(await notes(scene.outsider)).toEqual(['For all'])
    expect(await notes(scene.administrator)).toEqual([])
  })

  it('shows supervision to the supervisor and the worker, not to the manager', async () => {
    const { supportId } = await makeSupport(db, scene, { now: tuesday })
    const answers = { held_on: '2026-11-24', note: 'Take it slowly', next_on: '2026-12-22' }
    await doAct(db, as(scene.supervisor), { supportId, act: supervisionAct, answers })
    await expect(doAct(db, as(scene.manager), { supportId, act: supervisionAct, answers })).rejects.toThrow(
      'supervisor',
    )
    const read = (worker: string) => asWorker(db, as(worker), (acting) => supervisionsOf(acting, supportId))
    expect(await read(scene.supervisor)).toHaveLength(1)
    expect(await read(scene.maryam)).toMatchObject([{ note: 'Take it slowly' }])
    expect(await read(scene.manager)).toEqual([])
  })
})

describe('A support in time', () => {
  it('waits for a first contact until they are really reached, and tells whoever referred, as agreed', async () => {
    const { supportId, referralId } = await makeSupport(db, scene, { now: tuesday })
    await addContact(db, as(scene.maryam), supportId, { reached: 'no' })
    expect(await seenBy(scene.maryam, supportId)).toMatchObject({
      firstContactAt: null,
      dueWhat: 'First contact',
    })
    const wednesday = new Date('2026-11-25T15:00:00Z')
    await addContact(db, as(scene.maryam, wednesday), supportId)
    const support = await seenBy(scene.maryam, supportId, wednesday)
    expect(support).toMatchObject({ firstContactAt: wednesday, dueOn: '2026-12-09', dueWhat: 'Be in touch' })
    expect(await toldAbout(referralId)).toContain('referrerFirstContact')
  })

  it('tells whoever referred nothing that was not agreed', async () => {
    const { supportId, referralId } = await makeSupport(db, scene, { now: tuesday, agreed: [] })
    await addContact(db, as(scene.maryam), supportId)
    await endSupport(db, as(scene.maryam), supportId, { words_for_referrer: 'Not for you' })
    expect(await toldAbout(referralId)).not.toContain('referrerFirstContact')
    expect(await toldAbout(referralId)).not.toContain('referrerEnded')
    const words = await asOwner<{ words: string | null }>(
      'select words from referral_decision where referral_id = $1',
      [referralId],
    )
    expect(words.filter((row) => row.words !== null)).toEqual([])
  })

  it('is due when its nearest step, look back or contact is', async () => {
    const { supportId } = await makeSupport(db, scene, { now: tuesday })
    await addContact(db, as(scene.maryam), supportId)
    const step = await addStep(db, as(scene.maryam), supportId, {
      what: 'Ride the 14 together',
      dueOn: '2026-11-27',
    })
    expect(await seenBy(scene.maryam, supportId)).toMatchObject({
      dueOn: '2026-11-27',
      dueWhat: 'A step of the plan',
    })
    await addReview(db, as(scene.maryam), supportId, 'Going well', '2026-11-30')
    await tickStep(db, as(scene.maryam), supportId, step)
    expect(await seenBy(scene.maryam, supportId)).toMatchObject({
      dueOn: '2026-11-30',
      dueWhat: 'Look back together',
    })
  })

  it('is paused with a reason until a day, and counts again from the day it is taken up', async () => {
    const { supportId } = await makeSupport(db, scene, { now: tuesday })
    await addContact(db, as(scene.maryam), supportId)
    const pause = { reason: 'In hospital', until: '2027-01-11' }
    await doAct(db, as(scene.maryam), { supportId, act: pauseAct, answers: pause })
    expect(await seenBy(scene.maryam, supportId)).toMatchObject({
      state: 'paused',
      dueOn: '2027-01-11',
      dueWhat: 'Pause is over',
    })
    await expect(doAct(db, as(scene.maryam), { supportId, act: pauseAct, answers: pause })).rejects.toThrow(
      'paused already',
    )
    const january = new Date('2027-01-11T09:00:00Z')
    await doAct(db, as(scene.maryam, january), { supportId, act: resumeAct, answers: {} })
    const support = await seenBy(scene.maryam, supportId, january)
    expect(support).toMatchObject({
      state: 'open',
      pausedUntil: null,
      dueOn: '2027-01-25',
      dueWhat: 'Be in touch',
    })
  })

  it.each([
    ['lost contact', { reason: 'lost_contact' }],
    ['moved away', { reason: 'moved_away' }],
  ])('does not end for %s without what that needs', async (_case, answers) => {
    const { supportId } = await makeSupport(db, scene, { now: tuesday })
    await expect(endSupport(db, as(scene.maryam), supportId, answers)).rejects.toMatchObject({
      code: '23514',
    })
  })
})

const toldAbout = async (referralId: string): Promise<string[]> => {
  const rows = await asOwner<{ template: string }>('select template from message where referral_id = $1', [
    referralId,
  ])
  return rows.map(({ template }) => template)
}

describe('Closed loop', () => {
  const safe = { contact_safe: true, phone: '+447700900123', phone_whose: 'own' }

  it('tells the young person first, then whoever referred, who can read what came of it for 28 days', async () => {
    const { supportId, referralId } = await makeSupport(db, scene, { now: tuesday, person: safe })
    await endSupport(db, as(scene.maryam), supportId, {
      told: 'message',
      words_for_referrer: 'She goes to art club.',
    })
    const messages = await asOwner<{ id: string; template: string; after_id: string | null }>(
      "select id, template, after_id from message where referral_id = $1 and template like '%Ended'",
      [referralId],
    )
    const first = messages.find(({ template }) => template === 'youngPersonEnded')
    expect(messages).toContainEqual(
      expect.objectContaining({ template: 'referrerEnded', after_id: first?.id }),
    )
    const words = (now: Date) =>
      asWorker(db, as(scene.teacher, now), (acting) =>
        acting.tx
          .selectFrom('referral_decision')
          .select('words')
          .where('referral_id', '=', referralId)
          .execute(),
      )
    expect(await words(tuesday)).toContainEqual({ words: 'She goes to art club.' })
    expect(await words(new Date('2026-12-23T10:00:00Z'))).toEqual([])
  })

  it('closes the record at once without a follow-up, and after the follow-up when there is one', async () => {
    const one = await makeSupport(db, scene, { now: tuesday })
    await endSupport(db, as(scene.maryam), one.supportId)
    expect(await seenBy(scene.maryam, one.supportId)).toBeNull()
    expect(await seenBy(scene.manager, one.supportId)).toBeNull()
    const other = await makeSupport(db, scene, { now: tuesday })
    await endSupport(db, as(scene.maryam), other.supportId, { follow_up: 'yes', follow_up_on: '2027-02-24' })
    expect(await seenBy(scene.maryam, other.supportId)).toMatchObject({ state: 'ended', workerId: null })
    await expect(addContact(db, as(scene.maryam), other.supportId)).rejects.toThrow('has ended')
    const later = as(scene.maryam, new Date('2027-02-24T10:00:00Z'))
    await doAct(db, later, { supportId: other.supportId, act: followUpAct, answers: { reached: 'yes' } })
    expect(await seenBy(scene.maryam, other.supportId, later.now)).toBeNull()
  })
})

describe('The plan and the timeline', () => {
  it('begins with what the letter says matters', async () => {
    const { supportId } = await makeSupport(db, scene, { now: tuesday, whatMatters: 'My dog.' })
    const plan = await asWorker(db, as(scene.maryam), (acting) => planOf(acting, supportId))
    expect(plan).toMatchObject({ whatMatters: 'My dog.', reviewOn: null })
  })

  it('tells everything in one line, newest first, page by page, nothing twice', async () => {
    const { supportId, youngPersonId } = await makeSupport(db, scene, { now: tuesday })
    const goal = await addGoal(db, as(scene.maryam), supportId, 'Sit with somebody at lunch', 1)
    const day = (number: number) => as(scene.maryam, new Date(Date.UTC(2026, 11, number, 12)))
    for (let number = 1; number <= 24; number++) await addContact(db, day(number), supportId)
    await rateGoal(db, day(25), supportId, goal, 6, 'I asked her myself')
    const page = (before: Parameters<typeof timelineOf>[2]) =>
      asWorker(db, day(26), (acting) => timelineOf(acting, youngPersonId, before))
    const first = await page(null)
    expect(first.items).toHaveLength(20)
    const titles = first.items.map((item) => tell(item, 'Kez').title)
    expect(titles[0]).toBe('“Sit with somebody at lunch”: Kez rated it 6, up from 1')
    expect(titles[1]).toBe('Maryam Siddiqui rang Kez, 15 minutes')
    const second = await page(first.next)
    const all = [...first.items, ...second.items]
    expect(new Set(all.map(({ kind, id }) => kind + id)).size).toBe(all.length)
    expect(second.next).toBeNull()
    const kinds = new Set(all.map(({ kind }) => kind))
    expect(kinds).toEqual(new Set(['contact', 'rating', 'goal', 'referral', 'decision', 'message']))
  })

  it('tells of an ending and of its follow-up, of a yes and of its taking back, each on its own day', async () => {
    const { supportId, youngPersonId } = await makeSupport(db, scene, { now: tuesday })
    await endSupport(db, as(scene.maryam), supportId, { follow_up: 'yes', follow_up_on: '2027-02-24' })
    const told = async () => {
      const { items } = await asWorker(db, as(scene.maryam), (acting) =>
        timelineOf(acting, youngPersonId, null),
      )
      return items
        .filter(({ kind }) => /^(ending|follow_up|decision|withdrawal)$/.test(kind))
        .map(({ kind, at }) => `${kind} ${at.toISOString().slice(0, 10)}`)
    }
    const before = await told()
    expect(before.filter((one) => /ending|follow_up|withdrawal/.test(one))).toEqual(['ending 2026-11-24'])
    await asOwner("update ending set followed_up_at = '2026-11-26T10:00:00Z' where support_id = $1", [
      supportId,
    ])
    await asOwner("update decision set withdrawn_at = '2026-11-25T10:00:00Z' where young_person_id = $1", [
      youngPersonId,
    ])
    const [followedUp, ...rest] = await told()
    expect(followedUp).toBe('follow_up 2026-11-26')
    expect(rest[0]).toBe('withdrawal 2026-11-25')
    expect(rest.filter((one) => one !== 'withdrawal 2026-11-25').sort()).toEqual([...before].sort())
  })
})

describe('What is due', () => {
  it('lists contacts, steps, looks back, pauses, follow-ups and supervision, nearest first', async () => {
    const own = await makeLeaver()
    const mine = as(own)
    const first = await makeSupport(db, scene, {
      now: tuesday,
      worker: own,
      person: { name: 'Ada First', year_group: 'Year 9' },
    })
    const second = await makeSupport(db, scene, { now: tuesday, worker: own })
    await addContact(db, mine, second.supportId)
    await addStep(db, mine, second.supportId, { what: 'Try the climbing wall', dueOn: '2026-11-26' })
    await addReview(db, mine, second.supportId, 'Good', '2026-11-27')
    const paused = await makeSupport(db, scene, { now: tuesday, worker: own })
    await doAct(db, mine, {
      supportId: paused.supportId,
      act: pauseAct,
      answers: { reason: 'Away', until: '2026-11-30' },
    })
    const ended = await makeSupport(db, scene, { now: tuesday, worker: own })
    await endSupport(db, mine, ended.supportId, { follow_up: 'yes', follow_up_on: '2026-12-02' })
    const answers = { held_on: '2026-11-24', note: 'Fine', next_on: '2026-12-03' }
    await doAct(db, as(scene.supervisor), { supportId: first.supportId, act: supervisionAct, answers })
    const days = { today: dateOnly('2026-11-24'), until: dateOnly('2026-12-04') }
    const due = await asWorker(db, mine, (acting) =>
      dueItems(acting, { workerIds: [own], teamIds: [], ...days }),
    )
    expect(due.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
      ['step', '2026-11-26'],
      ['review', '2026-11-27'],
      ['paused_over', '2026-11-30'],
      ['first_contact', '2026-12-01'],
      ['follow_up', '2026-12-02'],
    ])
    expect(due[3]).toMatchObject({ name: 'Ada First', note: '14, Year 9', workerName: 'Lena Leaver' })
    const supervised = await asWorker(db, as(scene.supervisor), (acting) =>
      dueItems(acting, { workerIds: [scene.supervisor], teamIds: [], ...days }),
    )
    expect(supervised).toMatchObject([
      { kind: 'supervision', dueOn: '2026-12-03', supportId: first.supportId },
    ])
  })
})
