import { beforeAll, describe, expect, it } from 'vitest'
import { startSession, workerForSession } from '../src/accounts/index.ts'
import { emptyDatabase, fingerprints, makeSafe, type Safe } from '../src/backup/factory.ts'
import { actorTransaction, jobsPool } from '../src/database/index.ts'
import { type TestDatabase, testDatabase } from '../src/database/testing.ts'
import { looseBatons } from '../src/referrals/index.ts'
import { checkAllocation } from '../src/screening/log-store.ts'
import { createApp } from '../src/server/index.ts'
import { todayFor } from '../src/today/gathering.ts'
import { addWorkingDays, dateOnly, parseNhsNumber, weekdaysOnly } from '../src/words/index.ts'
import { changeUnseen, seenBy } from './hiding.ts'
import { plantDemo } from './plant.ts'
import { rounds } from './published-rounds.ts'
import { invented, organisations } from './saltmere.ts'
import { isName, plantScripts, SHORT, whatRuns } from './scripts-everywhere.ts'
import { type Opened, ownVisitor, visitor, walk } from './walking.ts'

// A Wednesday in term.
const NOW = new Date('2026-11-25T10:20:00Z')
const TODAY = dateOnly('2026-11-25')
const TOMORROW = addWorkingDays(weekdaysOnly, TODAY, 1)

const database = await testDatabase()
const plant = (now = NOW, lines: string[] = []) =>
  plantDemo({ appUrl: database.appUrl, now, report: (line) => lines.push(line) })

const count = async (from: string, values: unknown[] = []): Promise<number> =>
  (await database.owner.query<{ n: number }>(`select count(*)::int as n from ${from}`, values)).rows[0]?.n ??
  -1

const column = async <T>(statement: string, { owner } = database): Promise<T[]> =>
  (await owner.query<{ it: T }>(statement)).rows.map(({ it }) => it)

const checkBatons = () =>
  actorTransaction(
    database.kysely,
    { actor: { kind: 'operator:check-batons', id: null, place: null }, now: NOW, request: 'check' },
    looseBatons,
  )

async function todayOf(name: string) {
  const worker = await workerForSession(
    database.kysely,
    await startSession(database.kysely, invented(name)),
    NOW,
  )
  if (!worker) throw new Error(`${name} is not there`)
  const actor = { kind: 'worker', id: worker.id, place: worker.placeId } as const
  return actorTransaction(database.kysely, { actor, now: NOW, request: 'today' }, (acting) =>
    todayFor(acting, worker),
  )
}

beforeAll(async () => {
  await database.owner.query("insert into installation (kind) values ('demo')")
  // A planting that is cut off before its end has planted nothing, and the next one is whole.
  const cutOff = plantDemo({
    appUrl: database.appUrl,
    now: NOW,
    report: () => {
      throw new Error('the power is cut')
    },
  })
  await expect(cutOff).rejects.toThrow('the power is cut')
  expect(await count('place')).toBe(0)
  const lines: string[] = []
  await plant(NOW, lines)
  expect(lines.length).toBeLessThanOrEqual(2)
}, 240_000)

describe('the demo', () => {
  it('is planted once: a second start keeps everything and adds nothing', async () => {
    const before = await column('select id as it from young_person order by id')
    const lines: string[] = []
    await plant(new Date('2026-12-01T09:00:00Z'), lines)
    expect(await column('select id as it from young_person order by id')).toEqual(before)
    expect(lines).toEqual([])
  })

  it('tells of about 80 young people, with names of every kind', async () => {
    // Whoever stepped to another team has a record there too.
    const names = await column<string>(
      `select name as it from young_person where id not in (
         select r.young_person_id from stepping s join referral r on r.id = s.referral_id)`,
    )
    expect(names.length).toBeGreaterThanOrEqual(75)
    expect(new Set(names).size).toBe(names.length)
    for (const kind of [/’/, /-/, /ł|ą|ż/, /^\p{L}+$/u, /\p{Script=Arabic}/u, /Phạm/])
      expect(names.filter((name) => kind.test(name)).length, String(kind)).toBeGreaterThan(0)
  })

  it.each([
    ['school', 20],
    ['health', 10],
    ['professional', 3],
    ['coach', 1],
    ['parent_or_carer', 3],
    ['young_person', 4],
    ['onward', 12],
  ])('has referrals that came in by way of %s', async (way, least) => {
    expect(await count('referral where way_in = $1', [way])).toBeGreaterThanOrEqual(least)
  })

  it.each([
    ['sent and fresh', `state = 'sent' and to_service_id is null and answer_by > '${TOMORROW}'`],
    ['due today', `state = 'sent' and to_service_id is null and answer_by = '${TODAY}'`],
    ['due tomorrow', `state = 'sent' and to_service_id is null and answer_by = '${TOMORROW}'`],
    [
      'returned without an answer',
      `state = 'returned' and to_service_id is null and from_worker_id is not null`,
    ],
    ['returned, and now overdue with its sender', `state = 'returned' and due_on < '${TODAY}'`],
    [
      'gone up to the manager',
      `state = 'returned' and from_worker_id is null and holder_worker_id is not null`,
    ],
    ['declined and nobody has said that they saw it', `state = 'declined' and acknowledged_at is null`],
    ['declined and seen', `state = 'declined' and acknowledged_at is not null`],
    ['withdrawn', `state = 'withdrawn'`],
    ['settled another way', `state = 'closed' and to_service_id is null`],
    ['asked of a service and waiting', `state = 'sent' and to_service_id is not null`],
    ['a place at a service', `state = 'accepted' and to_service_id is not null`],
    ['a service that said no', `state = 'declined' and to_service_id is not null`],
    ['a service that did not answer', `state = 'returned' and to_service_id is not null`],
    ['a service where they go no more', `state = 'closed' and to_service_id is not null`],
    ['passed on', `id in (select referral_id from referral_decision where act = 'passed_on')`],
    ['asked again', `id in (select referral_id from referral_decision where act = 'asked_again')`],
  ])('has a referral that is %s', async (_, where) => {
    expect(await count(`referral where ${where}`)).toBeGreaterThan(0)
  })

  it.each([
    [
      'waits for its first contact in time',
      `state = 'open' and first_contact_at is null and due_on >= '${TODAY}'`,
    ],
    ['is late with its first contact', `state = 'open' and first_contact_at is null and due_on < '${TODAY}'`],
    ['is open', `state = 'open' and first_contact_at is not null`],
    ['is paused', `state = 'paused'`],
    [
      'has a look back that is late',
      `state = 'open' and id in (select support_id from plan where review_on < '${TODAY}')`,
    ],
    ['was handed on', `id in (select support_id from support_change where act = 'handed_on')`],
    [
      'has a follow-up due',
      `id in (select support_id from ending where follow_up_on <= '${TODAY}' and followed_up_at is null)`,
    ],
    ['was followed up', `id in (select support_id from ending where followed_up_at is not null)`],
    [
      'has a step that is late',
      `state = 'open' and id in (select support_id from step where due_on < '${TODAY}' and done_at is null and dropped_at is null)`,
    ],
    ['has a step that is done', `id in (select support_id from step where done_at is not null)`],
    [
      'waits for answers to questions',
      `id in (select support_id from ask a where not exists (select from answer_set where ask_id = a.id))`,
    ],
    ['has answers that nobody has read', `id in (select support_id from answer_set where read_at is null)`],
    [
      'has a first and a later filling-in',
      `id in (select support_id from answer_set group by 1 having count(distinct occasion) = 2)`,
    ],
    ['told about something', `id in (select support_id from signpost)`],
  ])('has a support that %s', async (_, where) => {
    expect(await count(`support where ${where}`)).toBeGreaterThan(0)
  })

  it('has an ending for each reason', async () => {
    const reasons = await column<string>('select distinct reason as it from ending')
    expect(reasons).toHaveLength(9)
  })

  it('has notes for each reader, and tells who came, who did not, and what was called off', async () => {
    // A worker's own notes are shown to nobody who does not act as somebody: not even to the owner of the tables.
    const actor = { kind: 'worker', id: invented('Maryam Siddiqui'), place: invented('Saltmere') } as const
    const read = await actorTransaction(database.kysely, { actor, now: NOW, request: 'notes' }, ({ tx }) =>
      tx.selectFrom('contact').select('note_for').distinct().where('note', 'is not', null).execute(),
    )
    expect(read.map(({ note_for }) => note_for).sort()).toEqual([
      ...['everyone_in_support', 'worker_and_manager', 'young_person_too'],
    ])
    expect(await column('select distinct came as it from attendance order by 1')).toEqual([
      ...['came', 'cancelled', 'did_not_come'],
    ])
  })

  it('has goals that rise, goals that fall, and goals with one number', async () => {
    const goals = await database.owner.query<{ n: number; first: number; last: number }>(
      `select count(*)::int as n, (array_agg(rating order by rated_on))[1] as first,
         (array_agg(rating order by rated_on desc))[1] as last from goal_rating group by goal_id`,
    )
    expect(goals.rows.filter(({ first, last }) => last > first).length).toBeGreaterThan(15)
    expect(goals.rows.filter(({ first, last }) => last < first).length).toBeGreaterThan(0)
    expect(goals.rows.filter(({ n }) => n === 1).length).toBeGreaterThan(2)
  })

  it('has drafts of three people, one cover in force, and supervision on a rhythm', async () => {
    expect(await count('draft where sent_at is null')).toBe(3)
    expect(await count(`cover where '${TODAY}' between starts_on and ends_on`)).toBe(1)
    expect(await count('supervision')).toBeGreaterThan(2)
    expect(await count(`history where actor_kind = 'parent' and act = 'looked'`)).toBe(1)
  })

  it('gives Maryam about twenty young people, and both teams a backlog', async () => {
    const maryams = await count(`support where worker_id = $1 and state <> 'ended'`, [
      invented('Maryam Siddiqui'),
    ])
    expect(maryams).toBeGreaterThanOrEqual(18)
    expect(maryams).toBeLessThanOrEqual(26)
    for (const team of ['Northside Link Workers', 'Harbour Link Workers'])
      expect(
        await count(`referral where to_team_id = $1 and state in ('sent', 'returned')`, [invented(team)]),
        team,
      ).toBeGreaterThan(3)
  })

  it('has no loose baton among all that is open', async () => {
    const { loose, open, seen } = await checkBatons()
    expect(loose).toEqual([])
    expect(seen).toBe(open)
    expect(open).toBeGreaterThan(60)
  })

  it('fills every group of Maryam’s Today but the urgent one, which needs an answer about risk', async () => {
    const { groups } = await todayOf('Maryam Siddiqui')
    expect(groups.map(({ tone }) => tone)).toEqual(['overdue', 'due', 'later', 'waiting', 'cover'])
    for (const { rows, title } of groups) expect(rows.length, title).toBeGreaterThan(0)
    expect(groups.flatMap(({ rows }) => rows).length).toBeLessThan(55)
  })

  it('shows a manager what is overdue in the team, and a supervisor whom to talk with', async () => {
    const helen = await todayOf('Helen Marchbank')
    expect(helen.team.length).toBeGreaterThan(1)
    expect(helen.groups.some(({ tone }) => tone === 'overdue')).toBe(true)
    const waiting = helen.groups.flatMap(({ rows }) => rows.map(({ thing }) => thing.what)).join(' ')
    expect(waiting).toContain('Vivian Lockyer proposes that the record of Bryn is disposed of')
    const { groups } = await todayOf('Ros Eldridge')
    expect(groups.flatMap(({ rows }) => rows.map(({ thing }) => thing.what)).join(' ')).toContain(
      'Supervision',
    )
  })

  it('writes every act and look into history', async () => {
    expect(await count('history')).toBeGreaterThan(1_000)
    for (const act of [
      'sent',
      'accepted',
      'declined',
      'returned',
      'looked',
      'ended',
      'answered',
      'asked',
      'decided',
    ])
      expect(await count('history where act = $1', [act]), act).toBeGreaterThan(0)
    const unseen =
      'referral r where not exists (select from history h where h.young_person_id = r.young_person_id)'
    expect(await count(unseen)).toBe(0)
  })
})

describe('programmes in the demo', () => {
  it('run where people join them: every one but the pupil survey, by the team that answers for the entry', async () => {
    const running = await column<string>('select programme as it from programme_run order by 1')
    const published = await column<string>(
      `select key as it from blueprint_version where kind = 'programme' and state = 'published' order by 1`,
    )
    expect(published).toHaveLength(17)
    expect(running).toEqual(published.filter((key) => key !== 'beewell'))
  })

  it('have somebody of their own each, but for those where nobody is named', async () => {
    const dropIns = await column<string>(
      `select run.programme as it from programme_group g join programme_run run on run.id = g.run_id
       where g.kind = 'drop_in' order by 1`,
    )
    expect(dropIns).toEqual(['ahead-of-the-game', 'streetgames'])
    const alone = await column<string>(
      `select programme as it from programme_run run where not exists (
         select from enrolment e where e.run_id = run.id) order by 1`,
    )
    expect(alone).toEqual(dropIns)
  })

  it.each([
    ['somebody who waits', `enrolment where state = 'waiting'`],
    ['somebody who is offered a place', `enrolment where state = 'offered' and answer_by >= '${TODAY}'`],
    [
      'somebody who takes part beside a worker',
      `enrolment where state = 'attending' and referral_id is null`,
    ],
    ['somebody who comes to a group', `enrolment where state = 'attending' and group_id is not null`],
    ['a register that is taken', 'group_session where finished_at is not null'],
    ['numbers of a drop-in', 'group_session where came > 0 and new_faces > 0'],
    ['somebody who missed a session', `attendance where session_id is not null and came = 'did_not_come'`],
    ['a session ahead', `group_session where on_date > '${TODAY}' and cancelled_at is null`],
    ['a session that is called off', 'group_session where cancelled_at is not null'],
    ['a session that is somewhere else', 'group_session where at_place is not null'],
    [
      'a leader from another organisation',
      `group_leader l join worker w on w.id = l.worker_id where l.part = 'Clinician'`,
    ],
  ])('have %s', async (_, where) => {
    expect(await count(where)).toBeGreaterThan(0)
  })
})

const repliesIn = (round: string) =>
  column(`select o.reply as it from screen_offer o join round r on r.id = o.round_id where r.key = '${round}'
    order by o.reply nulls last`)

describe('a named survey in the demo', () => {
  it('waits with one urgent answer on the list of each of its readers, and on nobody else’s', async () => {
    const urgentOf = async (name: string) =>
      (await todayOf(name)).groups.filter(({ tone }) => tone === 'urgent').flatMap(({ rows }) => rows)
    for (const reader of ['Gwen Abbott', 'Dr Anouk Verhoeven'])
      expect(
        (await urgentOf(reader)).map(({ thing }) => thing.who),
        reader,
      ).toContain('Company and being alone')
    for (const other of ['Pauline Hartley', 'Priya Raman', 'Ivor Lane'])
      expect(
        (await urgentOf(other)).map(({ thing }) => thing.who),
        other,
      ).not.toContain('Company and being alone')
  })

  it('has asked whoever seems lonely whether they want support: one said no, one not now, one has not said', async () => {
    expect(await repliesIn('company-2026')).toEqual(['no', 'not_now', null])
  })
})

describe('a trial in the demo', () => {
  it('has allocated whoever joined, as its seed says, and nobody who declined or has not said', async () => {
    expect(await repliesIn('company-trial-2026')).toEqual([
      ...['declined', 'declined', 'joined', 'joined', 'joined', 'joined', 'joined', 'joined'],
      null,
    ])
    const actor = { kind: 'operator:screening-allocation', id: null, place: null } as const
    const log = await actorTransaction(database.kysely, { actor, now: NOW, request: 'log' }, (acting) =>
      checkAllocation(acting, 'company-trial-2026', undefined),
    )
    expect(log.agrees).toBe(true)
    const arms = log.schools.flatMap(({ allocated }) => allocated.map(({ arm }) => arm))
    expect(arms).toHaveLength(6)
    expect(new Set(arms)).toEqual(new Set(['referral', 'signposting']))
    expect(await count('screen_offer where sent_at is not null')).toBe(1)
  })

  it('tells parents how to say yes, without which nobody is asked', async () => {
    const [school] = await column<string>(
      "select s.id as it from round_school s join round r on r.id = s.round_id where r.key = 'company-trial-2026'",
    )
    const { text } = await (await visitor(app, database.kysely))(`/survey-letters/${school}`)
    expect(text).toContain('Without a yes your child gets no slip.')
  })
})

describe('what a school does about what it found', () => {
  it('is read by its pupils, and beside each finding stands how that group is since', async () => {
    const pupil = await visitor(app, database.kysely)
    const { text } = await pupil(`/you-said/${invented('Sallowfield High School')}`)
    expect(text).toContain('We did')
    expect(text).toContain('We will')
    const pauline = await visitor(app, database.kysely, 'Pauline Hartley')
    const [done] = await column<string>('select response_id as it from response_ending')
    const { text: page } = await pauline(`/responses/${done}`)
    for (const { name } of rounds) expect(page).toContain(name)
  })
})

describe('what the demo told', () => {
  it('was sent at its time: nothing waits, and nothing is left in the queue', async () => {
    expect(await count('message')).toBeGreaterThan(300)
    expect(
      await count('message where sent_at is null and withheld_because is null and failed_because is null'),
    ).toBe(0)
    expect(await count('message where failed_because is not null')).toBe(0)
    const queue = jobsPool(database.appUrl, 1)
    expect((await queue.query('select from graphile_worker.jobs')).rowCount).toBe(0)
    await queue.end()
    expect(
      await count(`message where sent_at > made_at + interval '10 minutes' or sent_at > $1`, [NOW]),
    ).toBe(0)
    const sentToday = await count(`message where sent_at >= $1::timestamptz - interval '1 day'`, [NOW])
    expect(sentToday).toBeLessThan(30)
  })

  it('went to no address that could be anybody’s', async () => {
    const addresses = await column<string>(
      `select address as it from message where address <> '-' union select email from young_person where email is not null
       union select email from supporter where email is not null union select email from worker where email is not null`,
    )
    expect(addresses.length).toBeGreaterThan(40)
    const invented = /^\+447700900\d{3}$|^[^@]+@([a-z]+\.)*(example|example\.org)$/
    expect(addresses.filter((address) => !invented.test(address))).toEqual([])
    const phones = await column<string>(
      `select phone as it from young_person where phone is not null union select phone from supporter where phone is not null`,
    )
    expect(phones.filter((phone) => !/^\+447700900\d{3}$|^\+441632960\d{3}$/.test(phone))).toEqual([])
  })

  it('gives only NHS numbers of the range that is kept for tests', async () => {
    const numbers = await column<string>(
      'select nhs_number as it from young_person where nhs_number is not null',
    )
    expect(numbers.length).toBeGreaterThan(5)
    for (const number of numbers) {
      expect(parseNhsNumber(number).ok, number).toBe(true)
      expect(number).toMatch(/^999/)
    }
  })
})

const hall = (kysely: TestDatabase['kysely']) =>
  createApp({
    database: kysely,
    installation: 'demo',
    clock: () => NOW,
    assets: {
      css: '/a.css',
      js: '/a.js',
      register: '',
      registerWorker: '',
      mark: '/mark.svg',
      logo: '/logo.svg',
    },
    assetsFolder: '',
    // Walks ask faster than any hand.
    env: { TRELLIS_REQUESTS_A_MINUTE: '1000000' },
  })
const app = hall(database.kysely)

const doors = ['/today', '/referrals', '/young-people', '/team', '/messages', '/asked']

describe('the main pages', () => {
  const everybody = organisations.flatMap(({ teams }) => teams.flatMap(({ people }) => people))

  it.each(everybody)('are there for $name, $job', async ({ name }) => {
    const visit = await visitor(app, database.kysely, name)
    const pages = await walk(visit, ['/', ...doors])
    const wrong = pages.filter(({ status }) => status !== 200 && status !== 303)
    // What a role has no use for is not there; whatever a page links to is.
    const missing = wrong.filter(({ path }) => !/^\/(young-people|team|asked|referrals)$/.test(path))
    expect(missing.map(({ path, status }) => `${status} ${path}`)).toEqual([])
    expect(wrong.filter(({ status }) => status >= 500)).toEqual([])
    expect(pages.length).toBeGreaterThan(8)
  })

  it('are there for somebody who is not signed in', async () => {
    const pages = await walk(await visitor(app, database.kysely), [
      '/',
      '/services',
      '/refer/me',
      '/demo/mailbox',
    ])
    expect(pages.filter(({ status }) => status >= 400).map(({ path }) => path)).toEqual([])
  })

  it('say nothing about anybody to whoever is not signed in', async () => {
    const visit = await visitor(app, database.kysely)
    const [id] = await column<string>('select id as it from young_person limit 1')
    expect((await visit(`/young-people/${id}`)).status).not.toBe(200)
  })
})

let safe: Safe
let putBack: TestDatabase

describe('the whole demo, saved and put back', () => {
  it('is as it was, with its history proven, but for what was taken back since', async () => {
    safe = await makeSafe(database, NOW)
    await safe.seal()
    const { records } = await safe.save('demo')
    expect(records).toBe(await count('history'))
    // One of each that a survey or a page has; that a link or a consent is taken back is tried in src/backup.
    const { rows } = await database.owner.query<{ code: string; pupil: string; photo: string }>(`
      select (select a.id from round_answers a join round_code c on c.id = a.id where c.taken_back_at is null limit 1) as code,
        (select id from round_pupil where said_no is null limit 1) as pupil, (select id from service_photo limit 1) as photo`)
    const { code, pupil, photo } = rows[0] ?? {}
    await database.owner.query('delete from round_answers where id = $1', [code])
    await database.owner.query('update round_code set taken_back_at = $2 where id = $1', [code, NOW])
    await database.owner.query(
      "update round_pupil set said_no = 'parent', said_no_at = $2, said_yes = null, said_yes_at = null where id = $1",
      [pupil, NOW],
    )
    await database.owner.query('delete from service_photo where id = $1', [photo])
    const since = [code, code, pupil, photo].filter(Boolean).length
    expect(since).toBeGreaterThanOrEqual(3)
    await safe.seal()
    const into = await emptyDatabase()
    putBack = into
    expect(await safe.restore('demo', into)).toMatchObject({ applied: since, unreadable: 0, records })
    const { '"public"."session"': _, '"public"."withdrawal_log"': __, ...now } = await fingerprints(database)
    const { '"public"."session"': sessions, ...back } = await fingerprints(into)
    expect(sessions).toBe('0 ')
    expect(back).toMatchObject(now)
  }, 120_000)
})

// One of each kind that there is, and those who see most.
const some = [
  'Maryam Siddiqui',
  'Helen Marchbank',
  'Gareth Pugh',
  'Ed Tallis',
  'Judith Farrow',
  'Priya Raman',
]
const more = ['Pauline Hartley', 'Dr Anil Kapoor', 'Delroy Banks', 'Bea Lindqvist', 'Ros Eldridge']

// What a form says once, and each time another.
const sameEachTime = (text: string): string =>
  text.replace(/(name="(?:once|id)" value="|\/prescriptions\/)[0-9a-f-]{36}/g, '$1')

// In a test run a link worker and a teacher, from whom most is hidden; the others with `npm run prove -- --forms`.
const lookers = [
  'Maryam Siddiqui',
  'Priya Raman',
  ...(process.env.EVERY_WAY === 'yes'
    ? ['Helen Marchbank', 'Delroy Banks', 'Judith Farrow', 'Ed Tallis']
    : []),
]

/** The pages on which two databases look otherwise to somebody who walks through both in the same way. */
async function differencesFor(name: string): Promise<string[]> {
  const from = [...doors, '/young-people?words=a']
  const [ours, theirs] = await Promise.all(
    [database, putBack].map(async ({ kysely, owner }) => {
      // Where else they are signed in is theirs to see, and is not saved.
      await owner.query('delete from session')
      return walk(await visitor(hall(kysely), kysely, name), from, { most: 60 })
    }),
  )
  expect(ours?.length).toBeGreaterThan(20)
  return (ours ?? []).flatMap((page, at) => {
    const other = theirs?.[at]
    const same = other && other.path === page.path && other.status === page.status
    return same && sameEachTime(other.text) === sameEachTime(page.text) ? [] : [page.path]
  })
}

describe('what somebody may not see', () => {
  it.each(lookers)(
    'changes no byte, total or order of any page of %s, whether it is there or not',
    async (name) => {
      const [place] = await column<string>(`select place_id as it from worker where id = '${invented(name)}'`)
      const seen = await seenBy(putBack, { kind: 'worker', id: invented(name), place: place ?? '' }, NOW)
      expect(await changeUnseen(putBack, seen)).toBeGreaterThan(100)
      const differs = await differencesFor(name)
      await changeUnseen(database, seen)
      // Whoever prepares everything about somebody is given all of it, and this alone.
      expect(differs.filter((path) => !path.startsWith('/access-requests/'))).toEqual([])
    },
    120_000,
  )

  it('is all that may be otherwise without being noticed', async () => {
    const seen = await seenBy(putBack, { kind: 'public', id: null, place: '' }, NOW)
    await changeUnseen(putBack, seen)
    expect((await differencesFor('Helen Marchbank')).length).toBeGreaterThan(5)
  })
})

describe('a script behind every text of the database', () => {
  it('runs on no page: each shows it as the text that it is', async () => {
    const from = [...doors, '/surveys', '/directory']
    const whole = await emptyDatabase()
    await safe.restore('demo', whole)
    const app = hall(whole.kysely)
    const [young] = await column<string>(
      `select young_person_id as it from support where worker_id = '${invented('Maryam Siddiqui')}' and state = 'open' limit 1`,
      whole,
    )
    const own = await ownVisitor(app, whole.kysely, 'Maryam Siddiqui', young ?? '')
    const keys = await column<string>(
      "select distinct substring(body from '/(?:l|a|k|offers)/[A-Za-z0-9_-]+') as it from message",
      whole,
    )
    const { planted, refused } = await plantScripts(whole.owner, isName)
    expect(planted.length).toBeGreaterThan(300)
    // What may not have a script in it is a word of a closed list, or of a shape of its own, by a check of the database.
    expect(refused.filter(({ because }) => !/violates check constraint/.test(because))).toEqual([])
    const together = { ofEachKind: 1, most: 150, kinds: new Map<string, number>() }
    const pages: Opened[] = []
    for (const name of [...some, ...more])
      pages.push(...(await walk(await visitor(app, whole.kysely, name), from, together)))
    const nobody = await visitor(app, whole.kysely)
    pages.push(
      ...(await walk(nobody, ['/', '/services', '/demo/mailbox', ...keys.filter(Boolean)], together)),
    )
    pages.push(...(await walk(own, ['/my', '/my/people', '/my/looks', '/my/wishes/new', '/my/everything'])))
    expect(pages.filter(({ status }) => status >= 500).map(({ path }) => path)).toEqual([])
    const html = pages.filter(({ status, type }) => status === 200 && type.startsWith('text/html'))
    expect(html.filter(({ path }) => path.startsWith('/my')).length).toBeGreaterThan(3)
    expect(html.filter(({ text }) => text.includes('ran()')).length).toBeGreaterThan(100)
    expect(await whatRuns(html)).toEqual([])
    // And the browser that says so would have said it otherwise.
    expect(
      await whatRuns([{ path: '/x', status: 200, type: 'text/html', text: `<p title="${SHORT}">` }]),
    ).toEqual(['/x'])
  }, 240_000)
})
