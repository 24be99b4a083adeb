import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeOrganisation, makeTeam, makeWorker } from '../accounts/factory.ts'
import type { Visit } from '../accounts/index.ts'
import { type Ids, workHelpers } from '../database/index.ts'
import { testDatabase } from '../database/testing.ts'
import { beginAskedFor } from '../enrolments/index.ts'
import { makeRun } from '../enrolments/testing.tsx'
import { referralRoutes } from '../referrals/index.ts'
import {
  type As,
  acts,
  makeScene,
  ORIGIN,
  type Scene,
  seenIn,
  TUESDAY,
  visit,
} from '../referrals/onward/factory.tsx'
import { openSupport } from '../support/index.ts'
import { newId } from '../words/index.ts'
import { lapseOffers, offeredBy, waitingPart, whileWaitingRoutes, whileWaitingTasks } from './index.ts'
import { changeList } from './store.ts'

const database = await testDatabase()
let scene: Scene
let run: string
let team: string
let [clinician, manager] = ['', '']

beforeAll(async () => {
  scene = await makeScene(database)
  run = await makeRun(scene, 'wellbeing-while-waiting')
  await database.owner.query('update programme_run set team_id = $2 where id = $1', [run, scene.team])
  await database.owner.query('update team set receives_referrals = true where id = $1', [scene.team])
  const db = database.kysely
  const { place } = scene
  const organisation = await makeOrganisation(db, {
    ...{ place, kind: 'trust', name: 'Saltmere Minds', phone: '+441632960999' },
  })
  team = await makeTeam(db, { place, organisation, name: 'Minds clinicians' })
  const worker = (name: string, role: 'clinician' | 'manager') =>
    makeWorker(db, {
      ...{ place, organisation, name, roles: [{ team, role }] },
      email: `${name.split(' ').at(-1)?.toLowerCase()}@minds.example`,
    })
  clinician = await worker('Anouk Verhoeven', 'clinician')
  manager = await worker('Clive Sanders', 'manager')
})

const rooms = () =>
  new Hono<Visit>().route('/', whileWaitingRoutes()).route(
    '/',
    referralRoutes({
      askedFor: async () => null,
      onAccepted: async (acting, accepted) => {
        await openSupport(acting, accepted)
        const asked = await offeredBy(acting, accepted)
        if (asked) await beginAskedFor(acting, accepted, asked)
      },
    }),
  )
const at = (as: As, path: string, form?: Record<string, string>) => visit(scene, as, path, form, rooms())
const nobody: As = { worker: null }
const rows = async (query: string, values: unknown[] = []) => (await database.owner.query(query, values)).rows

const typed = (list: string) => ({
  ...{ run, answerer: clinician, safe: 'yes', list, once: newId() },
  ...{ 'answer_by-day': '20', 'answer_by-month': '12', 'answer_by-year': '2026' },
})

const asked = { 'asks-waiting-for': 'A first appointment', 'asks-answers': 'The duty clinician' }

/** A list is sent; gives its id and the link of each who was asked, by the service's reference. */
async function sendsList(list: string): Promise<{ id: string; links: Map<string, string> }> {
  const form = { ...typed(list), ...asked }
  const path = `/waiting-lists?run=${run}`
  const [first, second] = [
    await at({ worker: clinician }, path, form),
    await at({ worker: clinician }, path, form),
  ]
  expect([first.status, second.status]).toEqual([303, 303])
  const id = /waiting-lists\/([\w-]{36})/.exec(first.to)?.[1] ?? ''
  const told = await rows(
    `select o.reference, substring(m.body from '/meanwhile/[A-Za-z0-9_-]{43}') as link from waiting_offer o
     join message m on m.id = o.message_id where o.list_id = $1`,
    [id],
  )
  return { id, links: new Map(told.map(({ reference, link }) => [reference, link])) }
}

const yes = { answer: 'yes', name: 'Tariq Hussain', reach: 'here', what_matters: 'Chess' }

async function worksJobs(): Promise<void> {
  const asked = await database.owner.query(
    `set role trellis_jobs;
     select t.identifier, j.payload from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier like 'looking-again-%';
     delete from graphile_worker._private_jobs where task_id in (
       select id from graphile_worker._private_tasks where identifier like 'looking-again-%');
     reset role`,
  )
  const jobs = (asked as unknown as { rows: { identifier: string; payload: Ids }[] }[])[1]?.rows ?? []
  for (const { identifier, payload } of jobs)
    await whileWaitingTasks(ORIGIN)[identifier]?.(payload, {
      ...workHelpers(database.kysely, TUESDAY, 'a test'),
      attempt: 1,
    })
}

describe('a service offers support to its list', () => {
  it('once, to whoever can be asked, and shows every row; nobody outside the service sees it', async () => {
    const empty = await at({ worker: clinician }, '/waiting-lists', { list: '', once: newId() })
    expect([empty.status, empty.text.includes('Choose what is offered')]).toEqual([422, true])
    const { id, links } = await sendsList('ref,name,phone\nA-1,Taz Hussain,07700900101\nA-2,,07700900102')
    expect([...links.keys()]).toEqual(['A-1'])
    const page = await at({ worker: manager }, `/waiting-lists/${id}`)
    for (const words of ['Asked, no answer yet', 'For you to look at', 'There is no name.', 'A-1'])
      expect(page.text).toContain(words)
    expect(page.text).not.toContain('07700')
    for (const outside of [scene.maryam, scene.outsider])
      expect((await at({ worker: outside }, `/waiting-lists/${id}`)).status).toBe(404)

    const [held] = await rows("select id from waiting_offer where state = 'held' and list_id = $1", [id])
    // Nobody but the service puts somebody on its list or settles what is held there, no job either.
    const sweep = { kind: 'job:sweep', id: null, place: scene.place } as const
    const settled = acts(scene, sweep, ({ tx }) =>
      tx.updateTable('waiting_offer').set({ state: 'left_out', typed: null }).executeTakeFirst(),
    )
    expect((await settled).numUpdatedRows).toBe(0n)
    const of = { id: newId(), list_id: id, place_id: scene.place, line: 9, state: 'left_out' }
    const added = acts(scene, sweep, ({ tx }) => tx.insertInto('waiting_offer').values(of).execute())
    await expect(added).rejects.toMatchObject({ code: '42501' })
    const row = { reference: 'A-2', name: 'Kez', phone: '0161', email: '', whose: 'own' }
    const wrong = await at({ worker: clinician }, `/waiting-rows/${held.id}`, row)
    expect([wrong.status, wrong.text.includes('value="Kez"')]).toEqual([422, true])
    await at({ worker: clinician }, `/waiting-rows/${held.id}`, { ...row, phone: '07700900102' })
    expect(await rows('select state, typed, called from waiting_offer where id = $1', [held.id])).toEqual([
      { state: 'offered', typed: null, called: 'Kez' },
    ])
  })

  it('keeps nothing of whoever says no, or does not answer, but that and the service’s own number', async () => {
    const { id, links } = await sendsList(
      'ref,name,phone\nB-1,Bo,07700900111\nB-2,Al,07700900112\nB-3,,07700900113',
    )
    const link = links.get('B-1') ?? ''
    const asked = await at(nobody, link)
    expect(asked.text).toContain('You keep your place there')
    expect(asked.text).not.toMatch(/Minds|mental|waiting list/i)
    expect((await at(nobody, link, { answer: '' })).status).toBe(422)
    expect((await at(nobody, link, { answer: 'no' })).to).toBe('/meanwhile/thanks')
    for (const address of [link, `${link}/worse`]) expect((await at(nobody, address)).status).toBe(404)
    const later = new Date('2026-12-21T10:00:00Z')
    await acts(scene, { kind: 'job:sweep', id: null, place: scene.place }, lapseOffers, later)
    const kept = `select state, called, address, audience, typed, token_hash, message_id from waiting_offer where list_id = $1
      order by line`
    const forgotten = {
      called: null,
      address: null,
      audience: null,
      typed: null,
      token_hash: null,
      message_id: null,
    }
    expect(await rows(kept, [id])).toEqual(
      ['no', 'lapsed', 'lapsed'].map((state) => ({ state, ...forgotten })),
    )
    expect(
      await rows("select 1 from message where address like '%90011%' or body like '%Hello Bo%'"),
    ).toEqual([])
    const again = await sendsList('ref,name,phone\nB-1,Bo,07700900111')
    expect(again.links.size).toBe(0)
  })
})

describe('whoever says yes', () => {
  async function saysYes(reference: string, phone: string) {
    const { id, links } = await sendsList(`ref,name,phone\n${reference},Taz,${phone}`)
    const link = links.get(reference) ?? ''
    for (let press = 0; press < 2; press++) expect((await at(nobody, link, yes)).status).toBe(303)
    const [offer] = await rows('select id, referral_id from waiting_offer where list_id = $1', [id])
    const maryam = { worker: scene.maryam }
    const path = `/referrals/${offer.referral_id}`
    const seen = seenIn(await at(maryam, path))
    await at(maryam, `${path}/acceptance`, { seen, worker: scene.maryam })
    const [support] = await rows('select id, young_person_id as person from support where referral_id = $1', [
      offer.referral_id,
    ])
    return { id, link, offer, support }
  }

  it('is referred once, takes part with whoever takes them on, and has check-ins on the rhythm of the blueprint', async () => {
    const { support, link } = await saysYes('C-1', '07700900121')
    expect(await rows('select name, phone from young_person where id = $1', [support.person])).toEqual([
      { name: 'Tariq Hussain', phone: '+447700900121' },
    ])
    const points = `select p.point, p.days from measure_point p join enrolment e on e.id = p.enrolment_id
      where e.support_id = $1 and p.point = 'review' order by p.days`
    expect((await rows(points, [support.id])).map(({ days }) => days)).toEqual([42, 84, 126])
    expect((await at(nobody, link)).text).toContain('Things are getting worse')
  })

  it('asks the service to look again at once, which answers by a day, and hears what it said', async () => {
    const { support, link, id, offer } = await saysYes('D-1', '07700900131')
    const worse = { words: 'I do not sleep any more', once: newId() }
    for (let press = 0; press < 2; press++)
      expect((await at(nobody, `${link}/worse`, worse)).status).toBe(303)
    await worksJobs()
    const told = async (template: string) =>
      (await rows('select address from message where template = $1 order by address', [template])).map(
        ({ address }) => address,
      )
    expect(await told('workerLookAgain')).toEqual(['sanders@minds.example', 'verhoeven@minds.example'])
    expect(await told('workerGettingWorse')).toEqual(['maryam@saltmere.example'])
    expect((await at(nobody, link)).text).toContain('Wednesday 25 November')
    await expect(
      acts(scene, { kind: 'worker', id: clinician, place: scene.place }, (acting) =>
        changeList(acting, id, 'closed'),
      ),
    ).rejects.toMatchObject({ constraint: 'waiting_list_is_answered' })

    const [asked] = await rows('select id from looking_again where young_person_id = $1', [support.person])
    const path = `/looking-again/${asked.id}`
    for (const outside of [scene.maryam, scene.outsider])
      expect((await at({ worker: outside }, path)).status, outside).toBe(404)
    expect((await at({ worker: clinician }, path)).text).toContain('I do not sleep any more')
    const answer = { outcome: 'sooner', words: '' }
    expect((await at({ worker: clinician }, path, answer)).status).toBe(422)
    await at({ worker: clinician }, path, { ...answer, words: 'We see you on Monday at four' })
    await worksJobs()
    expect((await at(nobody, link)).text).toContain('We see you on Monday at four')
    expect(await told('youngPersonLookedAgain')).toEqual(['+447700900131'])
    const part = await acts(scene, { kind: 'worker', id: scene.maryam, place: scene.place }, (acting) =>
      waitingPart(acting, {
        ...{ id: support.id, referralId: offer.referral_id, youngPersonId: support.person, state: 'open' },
      }),
    )
    for (const words of ['We see you on Monday at four', 'A first appointment'])
      expect(String(part)).toContain(words)
    expect((await at(nobody, link)).text).not.toContain('A first appointment')
  })

  it('may leave it to their worker to ask', async () => {
    const { support } = await saysYes('E-1', '07700900141')
    const path = `/supports/${support.id}/looking-again`
    expect((await at({ worker: scene.maryam }, path)).text).toContain('ring them on')
    expect((await at({ worker: scene.maryam }, path, { words: '', once: newId() })).status).toBe(422)
    await at({ worker: scene.maryam }, path, { words: 'She has stopped eating lunch', once: newId() })
    expect(
      await rows('select asked_by from looking_again where young_person_id = $1', [support.person]),
    ).toEqual([{ asked_by: 'worker' }])
    expect((await at({ worker: scene.outsider }, path)).status).toBe(404)
  })
})
