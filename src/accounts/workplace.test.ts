import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { actorTransaction } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { dateOnly, isWorkingDay, newId } from '../words/index.ts'
import { makeCover, makeOrganisation, makePlace, makeTeam, makeWorker, nameShutHolder } from './factory.ts'
import { calendarOf, shutHolderOf } from './organisation-store.ts'
import { startSession, workerForSession } from './sessions.ts'
import { frontDoor, managersOf, membersOf, teamById, teamsReceiving } from './team-store.ts'
import { TestBrowser, type TestHall, testHall } from './testing.ts'
import { safeguardingLeadsOf, workerById } from './worker-store.ts'
import { workplaceRoutes } from './workplace-routes.ts'

const now = new Date('2026-11-24T09:00:00Z')
const today = '2026-11-24'
let database: TestDatabase
let hall: TestHall
let place: string
let organisation: string
let team: string
let manager: string
let jo: string
let lee: string

beforeAll(async () => {
  database = await testDatabase()
  hall = await testHall(database.kysely, [workplaceRoutes({ database: database.kysely })], now)
})
afterAll(() => hall.stop())

beforeEach(async () => {
  const db = database.kysely
  place = await makePlace(db)
  organisation = await makeOrganisation(db, { place, kind: 'charity', name: 'Northside Link Workers' })
  team = await makeTeam(db, { place, organisation, name: 'Northside', frontDoor: true })
  const member = (name: string, role: 'manager' | 'link_worker') =>
    makeWorker(db, { place, organisation, name, roles: [{ team, role }] })
  manager = await member('Ros Amin', 'manager')
  jo = await member('Jo Marsh', 'link_worker')
  lee = await member('Lee Frost', 'link_worker')
  await nameShutHolder(db, organisation, manager)
})

/** A browser in which this worker is signed in. */
async function browserOf(worker: string): Promise<TestBrowser> {
  const browser = new TestBrowser()
  await browser.open(`${hall.origin}/whoami`)
  browser.keepCookie('trellis_session', await startSession(database.kysely, worker))
  return browser
}

async function referralHeldBy(worker: string): Promise<string> {
  const [referral, person, decision] = [newId(), newId(), newId()]
  const client = await database.owner.connect()
  await client.query('begin')
  await client.query("select set_config('trellis.now', $1, true)", [now.toISOString()])
  await client.query(
    'insert into young_person (id, place_id, team_id, name, name_key) values ($1, $2, $3, $4, $4)',
    [person, place, team, 'Invented Person'],
  )
  await client.query(
    `insert into referral (id, place_id, young_person_id, way_in, to_team_id, state, sent_at, answer_by,
       holder_worker_id, due_on, decision_id)
     values ($1, $2, $3, 'parent_or_carer', $4, 'sent', $5, '2026-12-08', $6, '2026-12-08', $7)`,
    [referral, place, person, team, now, worker, decision],
  )
  await client.query(
    `insert into referral_decision (id, referral_id, young_person_id, act, state, at, actor_kind)
     values ($1, $2, $3, 'sent', 'sent', $4, 'public')`,
    [decision, referral, person, now],
  )
  await client.query(
    `insert into circle_member (id, place_id, young_person_id, team_id, worker_id, opens, basis, referral_id, starts_at)
     values ($1, $2, $3, $4, $5, 'referral', 'asked_to_take_on', $6, $7)`,
    [newId(), place, person, team, worker, referral, now],
  )
  await client.query('commit')
  client.release()
  return referral
}

describe('who is who', () => {
  it('names the front door, its managers and everybody in it', async () => {
    const db = database.kysely
    expect((await frontDoor(db, place))?.id).toBe(team)
    expect((await teamsReceiving(db, place)).map(({ name }) => name)).toEqual(['Northside'])
    expect((await managersOf(db, team, today)).map(({ name }) => name)).toEqual(['Ros Amin'])
    expect((await membersOf(db, team, today)).map(({ name, role }) => `${name} ${role}`)).toEqual([
      'Jo Marsh link_worker',
      'Lee Frost link_worker',
      'Ros Amin manager',
    ])
  })

  it('finds the safeguarding leads of a school, and nobody else', async () => {
    const db = database.kysely
    const school = await makeOrganisation(db, { place, name: 'Eastbrook Academy' })
    const lead = await makeTeam(db, { place, organisation: school, name: 'Safeguarding' })
    await makeWorker(db, {
      place,
      organisation: school,
      name: 'Di Holt',
      roles: [{ team: lead, role: 'safeguarding_lead' }],
    })
    expect((await safeguardingLeadsOf(db, school, today)).map(({ name }) => name)).toEqual(['Di Holt'])
    expect(await safeguardingLeadsOf(db, organisation, today)).toEqual([])
  })

  it('holds nothing about a young person: every table without row-level security is about workers and work', async () => {
    const { rows } = await database.owner.query(
      `select a.attname as column, c.relname as table from pg_attribute a join pg_class c on c.oid = a.attrelid
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not c.relrowsecurity
          and a.attname ~ 'young|nhs_number|date_of_birth|supporter' and a.attnum > 0`,
    )
    expect(rows).toEqual([])
  })
})

describe('a team’s page', () => {
  it('is there for its manager and not for anybody else', async () => {
    const page = await (await browserOf(manager)).open(`${hall.origin}/team`)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Jo Marsh')
    const nothing = { status: 404, text: 'Page not found' }
    expect(await (await browserOf(jo)).open(`${hall.origin}/teams/${team}`)).toEqual(nothing)
    expect(await (await browserOf(manager)).open(`${hall.origin}/teams/${newId()}`)).toEqual(nothing)
    expect(await (await browserOf(manager)).open(`${hall.origin}/teams/nonsense`)).toEqual(nothing)
    const elsewhere = await makeTeam(database.kysely, {
      place,
      organisation: await makeOrganisation(database.kysely, { place }),
    })
    expect(await (await browserOf(manager)).open(`${hall.origin}/teams/${elsewhere}`)).toEqual(nothing)
  })

  it('sends whoever is not signed in to sign in, and back again', async () => {
    const answer = await new TestBrowser().once(new URL(`${hall.origin}/teams/${team}?a=b`))
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(
      `/sign-in?return_to=${encodeURIComponent(`/teams/${team}?a=b`)}`,
    )
    const sent = await new TestBrowser().open(`${hall.origin}/teams/${team}/workers`, { name: 'x' })
    expect(sent.status).toBe(403)
    expect(sent.text).toContain('This was not sent')
  })
})

describe('joining', () => {
  it('adds somebody once however often the button is pressed, and makes their invitation', async () => {
    const browser = await browserOf(manager)
    const form = {
      id: newId(),
      name: 'Sam  O’Neil',
      job: 'Link worker',
      email: 'sam@northside.invalid',
      role: 'link_worker',
    }
    await browser.open(`${hall.origin}/teams/${team}/workers`, form)
    const page = await browser.open(`${hall.origin}/teams/${team}/workers`, form)
    expect(page.text).toContain('Sam O’Neil')
    expect(page.text).toContain('Has never signed in')
    expect(
      (await membersOf(database.kysely, team, today)).filter(({ name }) => name === 'Sam O’Neil'),
    ).toHaveLength(1)
    const invitation = await browser.open(`${hall.origin}/workers/${form.id}/invitations`, {})
    expect(invitation.text).toMatch(/\/sign-in\?invitation=[\w-]{43}/)
  })

  it('says what is missing, and keeps what was typed', async () => {
    const browser = await browserOf(manager)
    const page = await browser.open(`${hall.origin}/teams/${team}/workers`, {
      job: 'Link worker',
      email: 'not one',
    })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Enter their name')
    expect(page.text).toContain('Choose what they are in this team')
    expect(page.text).toContain('value="not one"')
  })

  it('refuses one of two people given the same email address at the same moment', async () => {
    const browsers = await Promise.all([browserOf(manager), browserOf(manager)])
    const form = (name: string) => ({ name, email: 'twin@northside.invalid', role: 'link_worker' })
    const pages = await Promise.all(
      browsers.map((browser, at) => browser.open(`${hall.origin}/teams/${team}/workers`, form(`Twin ${at}`))),
    )
    expect(pages.map(({ status }) => status).sort()).toEqual([200, 422])
  })

  it('refuses an email address that somebody here has', async () => {
    await makeWorker(database.kysely, { place, organisation, email: 'ros@northside.invalid' })
    const form = { name: 'Ros Two', email: 'ROS@northside.invalid', role: 'link_worker' }
    const page = await (await browserOf(manager)).open(`${hall.origin}/teams/${team}/workers`, form)
    expect(page.text).toContain('Somebody who works here already has this email address')
  })

  it('does not let a manager make an administrator, nor anybody give themselves a role', async () => {
    const browser = await browserOf(manager)
    for (const form of [
      { worker: jo, role: 'administrator' },
      { worker: manager, role: 'link_worker' },
    ])
      expect((await browser.open(`${hall.origin}/teams/${team}/memberships`, form)).status).toBe(422)
    await browser.open(`${hall.origin}/teams/${team}/memberships`, { worker: jo, role: 'supervisor' })
    const roles = (await membersOf(database.kysely, team, today))
      .filter(({ id }) => id === jo)
      .map(({ role }) => role)
    expect(roles).toEqual(['link_worker', 'supervisor'])
  })

  it('ends a role at once, but never the last manager’s', async () => {
    const browser = await browserOf(manager)
    const membership = async (worker: string) =>
      (await membersOf(database.kysely, team, today)).find(({ id }) => id === worker)?.membershipId
    await browser.open(`${hall.origin}/memberships/${await membership(lee)}/ending`, {})
    expect(await membership(lee)).toBeUndefined()
    const last = await browser.open(`${hall.origin}/memberships/${await membership(manager)}/ending`, {})
    expect(last.status).toBe(409)
    expect(last.text).toContain('Northside needs a manager')
  })
})

describe('cover', () => {
  const dates = (from: string, to: string) => {
    const [fy, fm, fd] = from.split('-')
    const [ty, tm, td] = to.split('-')
    return {
      'from-day': fd,
      'from-month': fm,
      'from-year': fy,
      'to-day': td,
      'to-month': tm,
      'to-year': ty,
    } as Record<string, string>
  }

  it('is arranged by the manager, shows the other’s work for those days, and ends at once', async () => {
    const browser = await browserOf(manager)
    const referral = await referralHeldBy(jo)
    await database.owner.query('update circle_member set team_id = null where referral_id = $1', [referral])
    const form = { id: newId(), worker: jo, covered_by: lee, ...dates('2026-11-24', '2026-12-01') }
    const page = await browser.open(`${hall.origin}/teams/${team}/covers`, form)
    expect(page.text).toContain('covered by Lee Frost')
    expect(await seenBy(lee, '2026-11-24T09:00:00Z')).toEqual([referral])
    expect(await seenBy(lee, '2026-12-02T09:00:00Z')).toEqual([])

    const begun = await makeCover(database.kysely, {
      worker: lee,
      coveredBy: jo,
      startsOn: '2026-11-20',
      endsOn: '2026-12-20',
    })
    await browser.open(`${hall.origin}/covers/${begun}/ending`, {})
    const { rows } = await database.owner.query('select ends_on from cover where id = $1', [begun])
    expect(rows[0].ends_on < '2026-12-20').toBe(true)
  })

  const seenBy = async (worker: string, at: string): Promise<string[]> => {
    const as = { actor: { kind: 'worker', id: worker, place }, now: new Date(at), request: newId() } as const
    return actorTransaction(database.kysely, as, async ({ tx }) => {
      const rows = await tx.selectFrom('referral').select('id').execute()
      return rows.map(({ id }) => id)
    })
  }

  it.each([
    ['by themselves', { covered_by: 'jo' }, 'Choose somebody else'],
    [
      'that ends before it begins',
      { 'to-day': '24', 'to-month': '11', 'to-year': '2026', 'from-day': '25' },
      'must not be before',
    ],
    ['that lasts too long', { 'to-year': '2029' }, 'a year at most'],
    ['in the past', { 'from-year': '2025' }, 'must be today or later'],
    ['by somebody who is not there', { covered_by: newId() }, 'Choose one of the answers'],
  ])('%s is refused', async (_, spoilt, sentence) => {
    const browser = await browserOf(manager)
    const fields = { worker: jo, covered_by: lee, ...dates('2026-11-24', '2026-12-01'), ...spoilt }
    const form = { ...fields, covered_by: fields.covered_by === 'jo' ? jo : fields.covered_by }
    const page = await browser.open(`${hall.origin}/teams/${team}/covers`, form)
    expect(page.status).toBe(422)
    expect(page.text).toContain(sentence)
  })
})

describe('leaving', () => {
  it('is refused while a referral is in their hands, with what it is and where to hand it on', async () => {
    const referral = await referralHeldBy(jo)
    const page = await (await browserOf(manager)).open(`${hall.origin}/workers/${jo}/leaving`, {})
    expect(page.status).toBe(409)
    expect(page.text).toContain('still responsible for 1 referral')
    expect(page.text).toContain(`href="/referrals/${referral}"`)
    expect((await workerById(database.kysely, jo))?.active).toBe(true)
  })

  it('is refused to an administrator who cannot see that work, by the database itself', async () => {
    await referralHeldBy(jo)
    const office = await makeTeam(database.kysely, { place, organisation, name: 'Office' })
    const clerk = await makeWorker(database.kysely, {
      place,
      organisation,
      roles: [{ team: office, role: 'administrator' }],
    })
    const page = await (await browserOf(clerk)).open(`${hall.origin}/workers/${jo}/leaving`, {})
    expect(page.status).toBe(409)
    expect(page.text).toContain('There is work you cannot see')
    expect(page.text).not.toContain('/referrals/')
    expect((await workerById(database.kysely, jo))?.active).toBe(true)
  })

  it('is refused to the only manager, to who is named for when it is shut, and to who covers', async () => {
    const office = await makeTeam(database.kysely, { place, organisation, name: 'Office' })
    const clerk = await makeWorker(database.kysely, {
      place,
      organisation,
      roles: [{ team: office, role: 'administrator' }],
    })
    await makeCover(database.kysely, {
      worker: jo,
      coveredBy: manager,
      startsOn: today,
      endsOn: '2026-12-01',
    })
    const page = await (await browserOf(clerk)).open(`${hall.origin}/workers/${manager}/leaving`, {})
    expect(page.text).toContain('only manager of Northside')
    expect(page.text).toContain('while Northside Link Workers is shut')
    expect(page.text).toContain('covering for Jo Marsh')
  })

  it('ends their roles and sessions once nothing is in the way', async () => {
    const token = await startSession(database.kysely, jo)
    const page = await (await browserOf(manager)).open(`${hall.origin}/workers/${jo}/leaving`, {})
    expect(page.text).toContain('Jo Marsh has left')
    expect(await workerForSession(database.kysely, token, now)).toBeNull()
    expect((await membersOf(database.kysely, team, today)).map(({ name }) => name)).not.toContain('Jo Marsh')
    const { rows } = await database.owner.query(
      "select actor_id from history where act = 'left' and subject_id = $1",
      [jo],
    )
    expect(rows).toEqual([{ actor_id: manager }])
  })
})

describe('when an organisation is open', () => {
  it('follows the days and closures its manager enters, and names who holds things when it is shut', async () => {
    const browser = await browserOf(manager)
    const at = `${hall.origin}/organisations/${organisation}`
    const closure = {
      id: newId(),
      name: 'Winter break',
      'from-day': '21',
      'from-month': '12',
      'from-year': '2026',
      'to-day': '1',
      'to-month': '1',
      'to-year': '2027',
    }
    await browser.open(`${at}/closures`, closure)
    const page = await browser.open(`${at}/closures`, closure)
    expect(page.text.match(/Friday 1 January 2027/g)).toHaveLength(1)
    let calendar = await calendarOf(database.kysely, organisation)
    expect(isWorkingDay(calendar, dateOnly('2026-12-22'))).toBe(false)
    await browser.open(`${hall.origin}/closures/${closure.id}/removal`, {})
    calendar = await calendarOf(database.kysely, organisation)
    expect(isWorkingDay(calendar, dateOnly('2026-12-22'))).toBe(true)

    expect((await browser.open(`${at}/opening`, {})).text).toContain('Choose at least one day')
    await browser.open(`${at}/opening`, { days: '6', holder: lee })
    calendar = await calendarOf(database.kysely, organisation)
    expect(isWorkingDay(calendar, dateOnly('2026-12-22'))).toBe(false)
    expect(isWorkingDay(calendar, dateOnly('2026-12-19'))).toBe(true)
    expect((await shutHolderOf(database.kysely, organisation))?.id).toBe(lee)
  })

  it('keeps the hours in which urgent answers are read', async () => {
    const browser = await browserOf(manager)
    const at = `${hall.origin}/teams/${team}/answering`
    await browser.open(at, { days: '5', read: '1', opens: '9:00', closes: '17:00' })
    expect(await teamById(database.kysely, team)).toMatchObject({
      answerDays: 5,
      coverHours: [{ day: 1, from: '09:00', to: '17:00' }],
    })
    expect((await browser.open(at, { days: '5', read: '1', opens: 'nine', closes: '17:00' })).text).toContain(
      'Enter a time like 09:00',
    )
    expect((await browser.open(at, { days: '0' })).text).toContain('Enter a whole number from 1 to 60')
  })
})
