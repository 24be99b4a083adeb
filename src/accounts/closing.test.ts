import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { newId } from '../words/index.ts'
import { makeOrganisation, makePlace, makeTeam, makeWorker } from './factory.ts'
import { startSession } from './sessions.ts'
import { membersOf, teamById } from './team-store.ts'
import { TestBrowser, type TestHall, testHall } from './testing.ts'
import { workerById } from './worker-store.ts'
import { workplaceRoutes } from './workplace-routes.ts'

const now = new Date('2026-11-24T09:00:00Z')
let database: TestDatabase
let hall: TestHall
let place: string
let organisation: string
let team: string
let browser: TestBrowser

beforeAll(async () => {
  database = await testDatabase()
  hall = await testHall(database.kysely, [workplaceRoutes({ database: database.kysely })], now)
})
afterAll(() => hall.stop())

beforeEach(async () => {
  const db = database.kysely
  place = await makePlace(db)
  organisation = await makeOrganisation(db, { place, kind: 'charity', name: 'Northside' })
  team = await makeTeam(db, { place, organisation, name: 'Street team', receivesReferrals: true })
  const manager = await makeWorker(db, {
    ...{ place, organisation, name: 'Ros Amin', roles: [{ team, role: 'manager' }] },
  })
  browser = new TestBrowser()
  await browser.open(`${hall.origin}/whoami`)
  browser.keepCookie('trellis_session', await startSession(db, manager))
})

/** Somebody asks this team, or is supported by it, as the database's owner plants it. */
async function plant(statements: readonly string[]): Promise<void> {
  const client = await database.owner.connect()
  const ids: Record<string, string> = {
    ...{ place, team, person: newId(), referral: newId(), decision: newId(), support: newId() },
    worker: await makeWorker(database.kysely, { place, organisation, name: 'Jo Marsh' }),
  }
  await client.query('begin')
  await client.query("select set_config('trellis.now', $1, true)", [now.toISOString()])
  for (const statement of statements) {
    const named = statement.replace(/:(\w+)/g, (_, name: string) => `'${ids[name]}'`)
    await client.query(named)
  }
  await client.query('commit')
  client.release()
}

const person =
  "insert into young_person (id, place_id, team_id, name, name_key) values (:person, :place, :team, 'Invented', 'invented')"
const asked = [
  person,
  `insert into referral (id, place_id, young_person_id, way_in, to_team_id, state, sent_at, answer_by, holder_team_id, due_on, decision_id)
   values (:referral, :place, :person, 'parent_or_carer', :team, 'sent', trellis_now(), '2026-12-08', :team, '2026-12-08', :decision)`,
  `insert into referral_decision (id, referral_id, young_person_id, act, state, actor_kind)
   values (:decision, :referral, :person, 'sent', 'sent', 'public')`,
]
const supported = [
  person,
  `insert into referral (id, place_id, young_person_id, way_in, to_team_id, state, sent_at, answer_by, decision_id)
   values (:referral, :place, :person, 'parent_or_carer', :team, 'accepted', trellis_now(), '2026-12-08', :decision)`,
  `insert into referral_decision (id, referral_id, young_person_id, act, state, actor_kind)
   values (:decision, :referral, :person, 'accepted', 'accepted', 'public')`,
  `insert into support (id, place_id, young_person_id, team_id, referral_id, state, worker_id, due_on, due_what)
   values (:support, :place, :person, :team, :referral, 'open', :worker, '2026-12-01', 'first contact')`,
]
const answersFor = [
  `insert into service (id, place_id, team_id, name) values (:support, :place, :team, 'Bag and Pad')`,
]
const clubWaits = [
  `insert into service (id, place_id, name) values (:support, :place, 'Workshops')`,
  `insert into programme_run (id, place_id, programme, service_id, team_id, begun_on)
   values (:decision, :place, 'ahead-of-the-game', :support, :team, '2026-11-01')`,
  `insert into workshop_request (id, place_id, run_id, team_id, club, asked_by, email, said, answer_by)
   values (:referral, :place, :decision, :team, 'Rovers', 'Jo', 'jo@rovers.example', '[]', '2026-12-08')`,
]

describe('the baton rule: a team that closes hands on first', () => {
  it.each([
    ['somebody waits for its answer', asked, 'Answer each referral'],
    ['it supports somebody', supported, 'Hand each support on'],
    ['it answers for a service', answersFor, 'Name who answers instead'],
    ['a club waits for its answer', clubWaits, 'Answer each club first'],
  ])('is refused while %s, and nothing is changed', async (_, statements, sentence) => {
    await plant(statements)
    const page = await browser.open(`${hall.origin}/teams/${team}/closing`, {})
    expect(page.status).toBe(409)
    expect(page.text).toContain(sentence)
    expect((await teamById(database.kysely, team))?.active).toBe(true)
    expect(await membersOf(database.kysely, team, '2026-11-24')).toHaveLength(1)
  })

  it('is refused for the front door of a place', async () => {
    const door = await makeTeam(database.kysely, { place, organisation, name: 'Front', frontDoor: true })
    const lead = await makeWorker(database.kysely, {
      ...{ place, organisation, name: 'Di Holt', roles: [{ team: door, role: 'manager' as const }] },
    })
    browser.keepCookie('trellis_session', await startSession(database.kysely, lead))
    const page = await browser.open(`${hall.origin}/teams/${door}/closing`, {})
    expect(page.status).toBe(409)
    expect(page.text).toContain('It is the front door')
  })

  it('closes when nothing is left with it, once however often it is pressed', async () => {
    expect((await browser.open(`${hall.origin}/teams/${team}/closing`)).text).toContain('Close Street team')
    expect((await browser.open(`${hall.origin}/teams/${team}/closing`, {})).text).toContain('has closed')
    expect((await teamById(database.kysely, team))?.active).toBe(false)
    expect((await browser.open(`${hall.origin}/teams/${team}/closing`, {})).status).toBe(404)
  })
})

describe('the details of a worker', () => {
  it('are put right, and what is wrong is said beside what was typed', async () => {
    const jo = await makeWorker(database.kysely, {
      ...{ place, organisation, name: 'Jo Marsh', email: 'jo@northside.invalid' },
      roles: [{ team, role: 'link_worker' }],
    })
    const address = `${hall.origin}/workers/${jo}/details`
    expect((await browser.open(address)).text).toContain('value="jo@northside.invalid"')
    const nothing = await browser.open(address, { name: '', email: 'not one' })
    expect(nothing.status).toBe(422)
    expect(nothing.text).toContain('Enter their name')
    expect(nothing.text).toContain('value="not one"')
    const saved = await browser.open(address, {
      ...{ name: 'Jo Marsh-Bell', job: 'Link worker', email: 'jo.bell@northside.invalid', phone: '' },
    })
    expect(saved.text).toContain('Jo Marsh-Bell')
    expect(await workerById(database.kysely, jo)).toMatchObject({ email: 'jo.bell@northside.invalid' })
  })

  it('never take the email address of somebody else', async () => {
    const jo = await makeWorker(database.kysely, { place, organisation, roles: [{ team, role: 'referrer' }] })
    await makeWorker(database.kysely, { place, organisation, email: 'lee@northside.invalid' })
    const page = await browser.open(`${hall.origin}/workers/${jo}/details`, {
      ...{ name: 'Jo', email: 'LEE@northside.invalid' },
    })
    expect(page.status).toBe(422)
    expect(page.text).toContain('already has this email address')
  })
})
