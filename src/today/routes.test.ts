import { Kysely, PostgresDialect } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCover, makeOrganisation, makePlace, makeTeam, makeWorker } from '../accounts/factory.ts'
import { type Role, startSession } from '../accounts/index.ts'
import { type TestHall, testHall } from '../accounts/testing.ts'
import type { DB } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { addDays, dateOnly } from '../words/index.ts'
import { todayRoutes } from './index.ts'
import { type Planting, plantCaseload, plantReferral } from './testing.ts'

// A Tuesday.
const now = new Date('2026-11-24T09:00:00Z')
const today = dateOnly('2026-11-24')

let database: TestDatabase
let hall: TestHall
let planting: Planting
let statements: string[] = []
let council: string
const teams: Record<string, string> = {}
const workers: Record<string, string> = {}

async function newWorker(name: string, team: string, ...roles: Role[]): Promise<string> {
  const id = await makeWorker(database.kysely, {
    place: planting.place,
    organisation: council,
    name,
    roles: roles.map((role) => ({ team, role })),
  })
  workers[name] = id
  return id
}

beforeAll(async () => {
  database = await testDatabase()
  const place = await makePlace(database.kysely)
  planting = { owner: database.owner, place, now }
  council = await makeOrganisation(database.kysely, { place, kind: 'council', name: 'Saltmere Council' })
  for (const name of ['Northside', 'Harbour', 'Busy', 'School'])
    teams[name] = await makeTeam(database.kysely, {
      place,
      organisation: council,
      name: `${name} Link Workers`,
      receivesReferrals: name !== 'School',
    })
  const counted = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: database.app }),
    log: ({ query }) => void statements.push(query.sql),
  })
  hall = await testHall(counted, [todayRoutes()], now)
})
afterAll(() => hall.stop())

/** The page as one worker sees it now, as text: each row on a line, and how many statements it took. */
async function pageOf(worker: string) {
  const token = await startSession(database.kysely, worker)
  statements = []
  const answer = await fetch(`${hall.origin}/today`, { headers: { cookie: `trellis_session=${token}` } })
  const html = await answer.text()
  return { status: answer.status, html, text: plain(html), groups: groupsIn(html), statements }
}

const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, '’')
    .replace(/\s+/g, ' ')

/** Each group's title with the first words of its rows. */
function groupsIn(html: string): Record<string, string[]> {
  const sections = html.split('<section class="app-urgency__group').slice(1)
  return Object.fromEntries(
    sections.map((section) => {
      const title = plain(section.match(/<h2[^>]*>(.*?)<\/h2>/s)?.[1] ?? '').trim()
      return [
        title,
        section
          .split('<li class="app-urgency__row">')
          .slice(1)
          .map((row) => plain(row).trim()),
      ]
    }),
  )
}

describe('rule 2: nobody unseen', () => {
  let maryam: string
  let helen: string
  beforeAll(async () => {
    maryam = await newWorker('Maryam Siddiqui', teams.Northside as string, 'link_worker')
    helen = await newWorker('Helen Marchbank', teams.Northside as string, 'manager')
  })

  it('a check that ends is on its worker’s page weeks before, and on the manager’s once it is over', async () => {
    const team = teams.Harbour as string
    const worker = await newWorker('Ama Mensah', team, 'provider')
    const manager = await newWorker('Ruth Kerr', team, 'manager')
    const elsewhere = await newWorker('Ivo Lang', teams.Busy as string, 'manager')
    const holdsUntil = (day: string) =>
      database.owner.query(
        `insert into worker_check (id, worker_id, kind, seen_by, seen_on, valid_until, made_at)
         values (gen_random_uuid(), $1, 'enhanced_dbs', $2, '2024-01-10', $3, '2024-01-10')`,
        [worker, manager, day],
      )
    await holdsUntil('2026-11-20')
    expect((await pageOf(worker)).text).toContain('You cannot go along with anybody')
    expect((await pageOf(manager)).groups).toMatchObject({
      'Overdue 1': [expect.stringMatching(/^Ama Mensah .*Ama cannot go along with anybody/)],
    })
    expect((await pageOf(elsewhere)).text).not.toContain('Ama')
    await holdsUntil('2026-12-22')
    expect((await pageOf(worker)).text).toContain('holds until Tuesday 22 December')
    expect((await pageOf(manager)).text).not.toContain('Ama cannot')
  })

  it('a step is on its worker’s page before it is due, on the day, and after; on the manager’s when it is late', async () => {
    const team = teams.Harbour as string
    const worker = await newWorker('Tomas Brennan', team, 'link_worker')
    const manager = await newWorker('Sunita Rao', team, 'manager')
    const load = { worker, team, supports: 1, steps: 1 }
    const step = 'Ring the library about the comics group'
    const steps = async (who: string, group: RegExp) =>
      Object.entries((await pageOf(who)).groups)
        .filter(([title]) => group.test(title))
        .flatMap(([, rows]) => rows.filter((row) => row.includes(step))).length

    await plantCaseload(planting, { ...load, dueOn: dateOnly('2026-11-27') })
    expect(await steps(worker, /^Later this week/)).toBe(1)
    expect(await steps(manager, /./)).toBe(0)

    await plantCaseload(planting, { ...load, dueOn: today })
    expect(await steps(worker, /^Due today/)).toBe(1)
    expect(await steps(manager, /./)).toBe(0)

    await plantCaseload(planting, { ...load, dueOn: dateOnly('2026-11-20') })
    expect(await steps(worker, /^Overdue/)).toBe(1)
    expect(await steps(manager, /^Overdue/)).toBe(1)
    expect((await pageOf(manager)).text).toContain('With Tomas Brennan')
  })

  it('a referral is with the team asked from the day it comes, until somebody answers', async () => {
    const from = {
      worker: await newWorker('Priya Raman', teams.School as string, 'referrer'),
      team: teams.School as string,
    }
    const to = teams.Northside as string
    await plantReferral(planting, { from, to, name: 'Far Off', answerBy: dateOnly('2026-12-08') })
    await plantReferral(planting, { from, to, name: 'On The Day', answerBy: today })
    const { groups } = await pageOf(maryam)
    expect(groups['Due today 1']?.[0]).toMatch(/On The Day .* After today it goes back to Priya Raman\./)
    expect(groups['Later this week and after 1']?.[0]).toMatch(/Far Off .* By Tue 8 Dec .* Answer Priya/)
    const sender = await pageOf(from.worker)
    expect(Object.keys(sender.groups)).toEqual(['Waiting for others 2'])
    expect(sender.text).toContain('Nothing needs you today')
  })

  it('what came back is with its sender, and with the managers of both sides until somebody acknowledges it', async () => {
    const head = await newWorker('Pauline Hartley', teams.School as string, 'manager')
    const from = { worker: workers['Priya Raman'] as string, team: teams.School as string }
    const back = {
      from,
      to: teams.Northside as string,
      state: 'declined',
      answerBy: dateOnly('2026-11-19'),
    } as const
    await plantReferral(planting, { ...back, name: 'Came Back', dueOn: dateOnly('2026-11-27') })
    await plantReferral(planting, {
      ...back,
      name: 'Late Back',
      dueOn: dateOnly('2026-11-20'),
      acknowledged: true,
    })
    const rowsWith = async (who: string, name: string) =>
      Object.entries((await pageOf(who)).groups)
        .filter(([, rows]) => rows.some((row) => row.startsWith(name)))
        .map(([title]) => title.replace(/ \d+$/, ''))
    expect(await rowsWith(from.worker, 'Came Back')).toEqual(['Later this week'])
    expect(await rowsWith(head, 'Came Back')).toEqual(['Due today'])
    expect(await rowsWith(helen, 'Came Back')).toEqual(['Due today'])
    expect(await rowsWith(maryam, 'Came Back')).toEqual([])
    expect(await rowsWith(from.worker, 'Late Back')).toEqual(['Overdue'])
    expect(await rowsWith(head, 'Late Back')).toEqual(['Overdue'])
    expect(await rowsWith(helen, 'Late Back')).toEqual([])
  })

  it('what a young person asked for and nobody answered is with the manager', async () => {
    await plantReferral(planting, {
      from: null,
      to: teams.Northside as string,
      name: 'Gone Up',
      state: 'returned',
      holder: helen,
      answerBy: dateOnly('2026-11-12'),
      dueOn: dateOnly('2026-11-19'),
    })
    expect((await pageOf(helen)).groups['Overdue 1']?.[0]).toMatch(/^Gone Up .* nobody answered in time\./)
  })

  it('a colleague’s work is with whoever covers, until the cover ends', async () => {
    const team = teams.Harbour as string
    const away = await newWorker('Daniel Osei', team, 'link_worker')
    await plantCaseload(planting, { worker: away, team, supports: 1, steps: 1, dueOn: today })
    const covered = { worker: away, coveredBy: maryam, startsOn: '2026-11-23', endsOn: '2026-11-27' }
    await makeCover(database.kysely, covered)
    const title = 'Covering for Daniel Osei'
    const found = Object.entries((await pageOf(maryam)).groups).find(([name]) => name.startsWith(title))
    expect(found?.[0]).toMatch(/until Friday$/)
    expect(found?.[1].length).toBeGreaterThan(0)
    await makeCover(database.kysely, {
      ...covered,
      coveredBy: helen,
      startsOn: '2026-11-16',
      endsOn: '2026-11-23',
    })
    expect((await pageOf(helen)).text).not.toContain(title)
  })
})

describe('who sees Today', () => {
  it('asks somebody who is not signed in to sign in, and brings them back', async () => {
    const answer = await fetch(`${hall.origin}/today`, { redirect: 'manual' })
    expect(answer.headers.get('location')).toBe('/sign-in?return_to=%2Ftoday')
  })

  it('shows an administrator and a commissioner nothing about anybody, and asks nothing about anybody', async () => {
    const worker = await newWorker(
      'Judith Farrow',
      teams.Northside as string,
      'commissioner',
      'administrator',
    )
    const { status, text, groups, statements: asked } = await pageOf(worker)
    expect(status).toBe(200)
    expect(text).toContain('Your role opens no young person’s record')
    expect(groups).toEqual({})
    expect(
      asked.filter((sql) => /referral|support|young_person/.test(sql.replace(/receives_referrals/g, ''))),
    ).toEqual([])
  })

  it('says calmly that nothing is due', async () => {
    const worker = await newWorker('Ros Eldridge', teams.School as string, 'referrer')
    const { text, groups } = await pageOf(worker)
    expect(text).toContain('Nothing needs you today')
    expect(groups).toEqual({})
  })

  it('writes down one look for the page, with everybody it listed', async () => {
    const team = teams.School as string
    const worker = await newWorker('Yetunde Bakare', team, 'link_worker')
    const people = await plantCaseload(planting, { worker, team, supports: 3, steps: 1, dueOn: today })
    await pageOf(worker)
    const { rows } = await database.owner.query(
      "select people from history where actor_id = $1 and act = 'looked' and subject_kind = 'today'",
      [worker],
    )
    expect(rows).toHaveLength(1)
    expect([...rows[0].people].sort()).toEqual([...people].sort())
  })

  it('shows a manager a line for each worker, whoever has most overdue first', async () => {
    const { html } = await pageOf(workers['Sunita Rao'] as string)
    const table = plain(html.slice(html.indexOf('<table')))
    expect(table).toMatch(/Tomas Brennan .* 3 .* 0 .* \d+ overdue/)
    expect(table.indexOf('Tomas Brennan')).toBeLessThan(table.indexOf('Daniel Osei'))
  })
})

describe('with 50 supports and 400 things to do', () => {
  let worker: string
  const small: { statements: number } = { statements: 0 }
  beforeAll(async () => {
    const team = teams.Busy as string
    worker = await newWorker('Busy Worker', team, 'link_worker', 'manager')
    await plantCaseload(planting, { worker, team, supports: 1, steps: 1, dueOn: today })
    small.statements = (await pageOf(worker)).statements.length
    await plantCaseload(planting, { worker, team, supports: 49, steps: 7 })
    for (let at = 0; at < 20; at++)
      await plantReferral(planting, {
        from: { worker: workers['Priya Raman'] as string, team: teams.School as string },
        to: team,
        name: `Waits ${at}`,
        answerBy: addDays(today, at),
      })
  })

  it('asks as many questions of the database as with one', async () => {
    const { statements: asked } = await pageOf(worker)
    expect(asked.length).toBe(small.statements)
    expect(asked.length).toBeLessThanOrEqual(28)
  })

  it('shows the first twelve of each group, folds the rest away, and counts them all', async () => {
    const { html, groups } = await pageOf(worker)
    const { rows } = await database.owner.query(
      'select count(*) from step s join support u on u.id = s.support_id where u.worker_id = $1 and s.due_on < $2',
      [worker, today],
    )
    const [overdue = ''] = Object.keys(groups).filter((title) => title.startsWith('Overdue'))
    expect(Number(overdue.replace(/\D/g, ''))).toBeGreaterThanOrEqual(Number(rows[0].count))
    for (const section of html.split('<section class="app-urgency__group').slice(1)) {
      const [open = '', folded] = section.split('<details class="app-urgency__more">')
      const shown = open.split('<li class="app-urgency__row">').length - 1
      const said = Number(plain(open.match(/<h2[^>]*>(.*?)<\/h2>/s)?.[1] ?? '').match(/(\d+)\s*$/)?.[1])
      if (folded === undefined) expect(shown).toBe(said)
      else {
        expect(shown).toBe(12)
        expect(folded).toContain(`Show ${said - 12} more`)
      }
    }
    expect(Object.keys(groups).map((title) => title.replace(/ \d+$/, ''))).toEqual([
      'Overdue',
      'Due today',
      'Later this week and after',
    ])
  })

  it('answers in well under a second', async () => {
    const times: number[] = []
    for (let round = 0; round < 3; round++) {
      const began = performance.now()
      await pageOf(worker)
      times.push(performance.now() - began)
    }
    expect(Math.min(...times)).toBeLessThan(800)
  })
})
