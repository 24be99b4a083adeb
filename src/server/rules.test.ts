import fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { invented, plantWhoIsWho } from '../../demo/saltmere.ts'
import { type SignedInWorker, startSession, workerForSession } from '../accounts/index.ts'
import { type Acting, type Actor, actorTransaction } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { makeYoungPerson } from '../people/factory.ts'
import { accept } from '../referrals/acceptance.ts'
import { decline } from '../referrals/coming-back.ts'
import { answerByFor } from '../referrals/deadlines.ts'
import { looseBatons, type ReferralWithNames, referralById, referralCan } from '../referrals/index.ts'
import { decisionsFrom } from '../referrals/letter.ts'
import { acknowledge, askAgain, close, passOn, withdraw } from '../referrals/moving-on.ts'
import type { Beholder } from '../referrals/referral.ts'
import { sendReferral, wasSentBefore } from '../referrals/sending.ts'
import { ChangedMeanwhile } from '../referrals/store.ts'
import { sweepUnanswered } from '../referrals/sweep.ts'
import { openSupport } from '../support/index.ts'
import { todayFor } from '../today/gathering.ts'
import type { Answers } from '../ui/questions/index.ts'
import {
  addDays,
  type DateOnly,
  dateInLondon,
  dateOnly,
  londonInstant,
  newId,
  startOfDay,
} from '../words/index.ts'

vi.setConfig({ testTimeout: 60_000 })

// As many orders as are asked for, from a seed: npm run prove -- --faults random-order.
const { ORDERS, SEED } = process.env
const ORIGIN = 'https://trellis.saltmere.example'
const TUESDAY = new Date('2026-11-24T09:00:00Z')
const place = invented('Saltmere')
const northside = invented('Northside Link Workers')
const harbour = invented('Harbour Link Workers')

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  await plantWhoIsWho(database.kysely)
})

const worker = (name: string): Actor => ({ kind: 'worker', id: invented(name), place })
const sweeper: Actor = { kind: 'job:sweep', id: null, place }

const acting = <T>(actor: Actor, now: Date, work: (acting: Acting) => Promise<T>): Promise<T> =>
  actorTransaction(database.kysely, { actor, now, request: newId() }, work)

const sweep = (now: Date) => sweepUnanswered((work) => acting(sweeper, now, work), ORIGIN)

const asked: Answers = {
  ...{ decided_by: 'competent', judged_by: 'Priya Raman', grounds: 'He said it back.', tell_parents: 'All' },
  ...{ may_tell: ['ending'] },
}

type Told = { id?: string; from?: string | null; name?: string; letter?: Record<string, string>; now?: Date }

/** A referral to Northside: from the school's Priya unless told, or from outside. */
async function sends({
  id = newId(),
  from = 'Priya Raman',
  name = 'Tariq Hussain',
  letter,
  now = TUESDAY,
}: Told = {}) {
  const actor: Actor = from ? worker(from) : { kind: 'public', id: newId(), place }
  const sender = from ? { workerId: invented(from), teamId: invented('Sallowfield pastoral team') } : null
  const recorded = { today: dateInLondon(now), recordedBy: sender?.workerId ?? null }
  await acting(actor, now, async (as) =>
    sendReferral(as, {
      ...{
        id,
        youngPersonId: newId(),
        wayIn: from ? 'school' : 'young_person',
        reRefersId: null,
        parent: null,
      },
      ...{ from: sender, toTeamId: northside, answerBy: await answerByFor(as, northside) },
      person: makeYoungPerson({ name }),
      decisions: decisionsFrom(from ? 'school' : 'young_person', asked, {
        ...{ ...recorded, shareWith: 'Sallowfield High School', shareTeamId: sender?.teamId ?? null },
      }),
      letter: { name, phone: '+447700900123', tell_first: 'young_person', ...letter },
    }),
  )
  return id
}

type Row = {
  state: string
  holder_worker_id: string | null
  holder_team_id: string | null
  due_on: string | null
  acts: string[]
}

async function rowOf(id: string): Promise<Row> {
  const { rows } = await database.owner.query<Row>(
    `select state, holder_worker_id, holder_team_id, due_on::text,
      array(select act from referral_decision where referral_id = r.id order by at, id) as acts
     from referral r where id = $1`,
    [id],
  )
  return rows[0] as Row
}

const loose = (now: Date) =>
  acting({ kind: 'operator:check-batons', id: null, place: null }, now, looseBatons)

const beholderOf = (name: string, teams: string[], ledTeams: string[] = []): Beholder => ({
  ...{ actor: worker(name), teams, ledTeams },
})

const pastoral = invented('Sallowfield pastoral team')
const people: readonly Beholder[] = [
  beholderOf('Priya Raman', [pastoral]),
  beholderOf('Pauline Hartley', [pastoral], [pastoral]),
  beholderOf('Maryam Siddiqui', [northside]),
  beholderOf('Helen Marchbank', [northside], [northside]),
  beholderOf('Tomas Brennan', [harbour]),
  beholderOf('Sunita Rao', [harbour], [harbour]),
]

type Doing = (acting: Acting, referral: ReferralWithNames, who: Beholder) => Promise<unknown>

const said = { words: 'So it is.', alternatives: null, origin: ORIGIN }
const byMaryam = { workerId: invented('Maryam Siddiqui'), origin: ORIGIN, onAccepted: openSupport }

/** What people do with a referral, each only when it may be done. */
const doings: Readonly<Record<string, [keyof typeof referralCan, Doing]>> = {
  accepts: [
    'beAccepted',
    (as, referral, who) => accept(as, referral, { ...byMaryam, workerId: who.actor.id as string }),
  ],
  declines: ['beDeclined', (as, referral) => decline(as, referral, { ...said, reason: 'full' })],
  'passes on': [
    'bePassedOn',
    (as, referral) => {
      const toTeamId = referral.toTeamId === northside ? harbour : northside
      return passOn(as, referral, { toTeamId, reason: 'nearer', origin: ORIGIN })
    },
  ],
  'asks again': ['beAskedAgain', (as, referral) => askAgain(as, referral, ORIGIN)],
  acknowledges: ['beAcknowledged', (as, referral) => acknowledge(as, referral)],
  closes: ['beClosed', (as, referral) => close(as, referral, { reason: 'said_no', words: null })],
  withdraws: ['beWithdrawn', (as, referral) => withdraw(as, referral, { ...said, reason: 'said_no' })],
}

describe('The baton rule', () => {
  const step = fc.record({
    who: fc.nat({ max: people.length - 1 }),
    what: fc.constantFrom('days go by', 'days go by', ...Object.keys(doings)),
    days: fc.integer({ min: 1, max: 20 }),
  })

  it('holds whatever people do, in whatever order: one holder and a date while it is open, and none after', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.array(
          step,
          ORDERS ? { minLength: 1, maxLength: 40, size: 'max' } : { minLength: 1, maxLength: 6 },
        ),
        async (outside, steps) => {
          const id = await sends({ from: outside ? null : 'Priya Raman' })
          let today: DateOnly = dateInLondon(TUESDAY)
          for (const { who, what, days } of steps) {
            const before = await rowOf(id)
            if (what === 'days go by') {
              today = addDays(today, days)
              await sweep(startOfDay(today))
            } else await does(id, people[who] as Beholder, what, startOfDay(today))
            isHeld(before, await rowOf(id), what)
          }
          expect(await loose(startOfDay(today))).toMatchObject({ loose: [] })
        },
      ),
      ORDERS ? { numRuns: Number(ORDERS), seed: Number(SEED) } : { numRuns: 30 },
    )
  }, 1_200_000)

  async function does(id: string, who: Beholder, what: string, now: Date): Promise<void> {
    const [may, doing] = doings[what] as [keyof typeof referralCan, Doing]
    await acting(who.actor, now, async (as) => {
      const referral = await referralById(as, id)
      if (referral && referralCan[may](referral, who)) await doing(as, referral, who)
    })
  }

  function isHeld(before: Row, after: Row, what: string): void {
    const open = ['sent', 'returned', 'declined'].includes(after.state)
    const holders = [after.holder_worker_id, after.holder_team_id].filter(Boolean)
    expect(holders.length, what).toBe(open ? 1 : 0)
    expect(after.due_on !== null, what).toBe(open)
    // Nothing is ever closed by a timer, and responsibility moves only by an answer or by its date.
    if (what === 'days go by' && before.state !== 'sent') expect(after.state).toBe(before.state)
    if (what === 'days go by' && before.state === 'sent') expect(['sent', 'returned']).toContain(after.state)
    if (['passes on', 'asks again', 'acknowledges'].includes(what))
      expect([after.holder_worker_id, after.holder_team_id]).toEqual([
        before.holder_worker_id,
        before.holder_team_id,
      ])
    // Only a worker or a team with an account holds it.
    if (before.acts.length === 1 && before.state === 'sent') expect(holders.length > 0 || !open).toBe(true)
  }

  it('gives what comes from outside to the team at once, and with no answer to its manager', async () => {
    const id = await sends({ from: null })
    expect(await rowOf(id)).toMatchObject({
      state: 'sent',
      holder_worker_id: null,
      holder_team_id: northside,
    })
    await sweep(new Date('2026-12-10T09:00:00Z'))
    expect(await rowOf(id)).toMatchObject({
      state: 'returned',
      holder_worker_id: invented('Helen Marchbank'),
    })
  })

  it('lets nobody leave who holds something, and no team close', async () => {
    await sends({ from: 'Marcus Doyle' })
    const marcus = invented('Marcus Doyle')
    const leave = database.owner.query(`update worker set left_on = '2026-11-25' where id = $1`, [marcus])
    await expect(leave).rejects.toMatchObject({ constraint: 'referral_holder_works_here' })
    const shut = database.owner.query(`update team set closed_on = '2026-11-25' where id = $1`, [northside])
    await expect(shut).rejects.toMatchObject({ constraint: expect.stringMatching(/team_open/) })
  })
})

describe('Nobody unseen', () => {
  let signed: Map<string, SignedInWorker>
  const names = ['Priya Raman', 'Pauline Hartley', 'Maryam Siddiqui', 'Daniel Osei', 'Helen Marchbank']

  async function signIn(now: Date): Promise<void> {
    signed = new Map()
    for (const name of names) {
      const token = await startSession(database.kysely, invented(name))
      signed.set(name, (await workerForSession(database.kysely, token, now)) as SignedInWorker)
    }
  }

  /** The keys of everything on somebody's Today. */
  const seenBy = async (name: string, day: DateOnly): Promise<string[]> => {
    const now = londonInstant(day, '12:00')
    const { groups } = await acting(worker(name), now, (as) =>
      todayFor(as, signed.get(name) as SignedInWorker),
    )
    return groups.flatMap(({ rows }) => rows.map(({ thing }) => thing.key))
  }

  it('shows what waits to everybody who may answer, and to whoever sent it, from the first day', async () => {
    await signIn(TUESDAY)
    const id = await sends()
    const day = dateInLondon(TUESDAY)
    for (const name of ['Maryam Siddiqui', 'Daniel Osei', 'Helen Marchbank', 'Priya Raman'])
      expect(await seenBy(name, day), name).toContain(`referral ${id}`)
  })

  it('shows what came back to its holder at once, and to the managers of both sides', async () => {
    const id = await sends()
    const late = dateOnly('2026-12-09')
    await sweep(startOfDay(late))
    for (const name of ['Priya Raman', 'Pauline Hartley', 'Helen Marchbank'])
      expect(await seenBy(name, late), name).toContain(`referral ${id}`)
  })

  it('shows what is overdue with its holder to their manager, however late it gets', async () => {
    const id = await sends()
    await sweep(startOfDay(dateOnly('2026-12-09')))
    const [pauline, priya] = [beholderOf('Pauline Hartley', [pastoral], [pastoral]), 'Priya Raman']
    await acting(pauline.actor, startOfDay(dateOnly('2026-12-09')), async (as) =>
      acknowledge(as, (await referralById(as, id)) as ReferralWithNames),
    )
    for (const day of ['2026-12-18', '2027-01-15', '2027-06-01'].map(dateOnly)) {
      expect(await seenBy('Pauline Hartley', day), day).toContain(`referral ${id}`)
      expect(await seenBy(priya, day), day).toContain(`referral ${id}`)
    }
  })

  it('shows a support that waits for its first contact to its worker before the date, and to the manager after it', async () => {
    const id = await sends()
    await acting(worker('Maryam Siddiqui'), TUESDAY, async (as) =>
      accept(as, (await referralById(as, id)) as ReferralWithNames, byMaryam),
    )
    const { rows } = await database.owner.query<{ id: string; due: DateOnly }>(
      'select young_person_id as id, due_on::text as due from support where referral_id = $1',
      [id],
    )
    const [support] = rows
    const things = async (name: string, day: DateOnly) => {
      const now = startOfDay(day)
      const { people: seen } = await acting(worker(name), now, (as) =>
        todayFor(as, signed.get(name) as SignedInWorker),
      )
      return seen
    }
    expect(await things('Maryam Siddiqui', addDays(support?.due as DateOnly, -1))).toContain(support?.id)
    expect(await things('Helen Marchbank', addDays(support?.due as DateOnly, 3))).toContain(support?.id)
  })
})

describe('Circle before content', () => {
  const tables = [
    'young_person',
    'referral',
    'referral_letter',
    'referral_decision',
    'decision',
    'circle_member',
  ]

  // Somebody of each kind there is, who is not around Taz.
  const strangers: readonly Actor[] = [
    ...['Leila Haddad', 'Tomas Brennan', 'Ed Tallis', 'Judith Farrow', 'Marcus Doyle', 'Gwen Abbott'].map(
      worker,
    ),
    ...(['young-person', 'parent', 'link', 'public'] as const).map(
      (kind) => ({ kind, id: newId(), place }) as Actor,
    ),
    { kind: 'public', id: null, place },
    { kind: 'job:insight', id: null, place },
    { kind: 'operator:export', id: null, place: null },
    { kind: 'worker', id: invented('Maryam Siddiqui'), place: newId() },
  ]

  it('gives strangers of every kind no row to read, and none to change', async () => {
    const id = await sends({ from: 'Priya Raman' })
    const person = (await rowsOf('select young_person_id as id from referral where id = $1', [id]))[0]
      ?.id as string
    for (const actor of strangers) {
      for (const table of tables) {
        const key = table === 'young_person' ? 'id' : 'young_person_id'
        const seen = await acting(actor, TUESDAY, async ({ tx }) =>
          tx
            .selectFrom(table as 'referral')
            .selectAll()
            .where(key as 'young_person_id', '=', person)
            .execute(),
        )
        expect(seen, `${actor.kind} reads ${table}`).toEqual([])
      }
      expect(await tries(actor, id), `${actor.kind} changes`).toBe(0)
    }
  })

  /** Tries to change a referral; gives how many rows it moved. */
  const tries = (actor: Actor, id: string): Promise<number> =>
    acting(actor, TUESDAY, async ({ tx }) => {
      const { numUpdatedRows } = await tx
        .updateTable('referral')
        .set({ due_on: '2030-01-01' })
        .where('id', '=', id)
        .executeTakeFirst()
      return Number(numUpdatedRows)
    })

  it('lets nobody write themself into a circle that is drawn', async () => {
    const id = await sends()
    const [about] = await rowsOf('select young_person_id as id from referral where id = $1', [id])
    for (const actor of strangers) {
      const entry = { id: newId(), place_id: place, young_person_id: about?.id as string, referral_id: id }
      const writes = acting(actor, TUESDAY, async ({ tx }) =>
        tx
          .insertInto('circle_member')
          .values({ ...entry, worker_id: invented('Leila Haddad'), opens: 'support', basis: 'support' })
          .execute(),
      )
      await expect(writes, actor.kind).rejects.toMatchObject({ code: '42501' })
    }
  })

  it('closes at the moment somebody’s part ends', async () => {
    const id = await sends()
    const sees = (name: string, now: Date) => acting(worker(name), now, (as) => referralById(as, id))
    expect(await sees('Daniel Osei', TUESDAY)).not.toBeNull()
    await acting(worker('Maryam Siddiqui'), TUESDAY, async (as) =>
      accept(as, (await referralById(as, id)) as ReferralWithNames, byMaryam),
    )
    expect(await sees('Daniel Osei', TUESDAY)).toBeNull()
    expect(await sees('Priya Raman', TUESDAY)).not.toBeNull()
  })
})

const rowsOf = async (text: string, values: unknown[]): Promise<{ id: string }[]> =>
  (await database.owner.query<{ id: string }>(text, values)).rows

describe('Their record, their say', () => {
  it('works competence out from nothing but what somebody judged: no age changes what is recorded', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }),
        (born) => {
          const recorded = {
            today: dateOnly('2026-11-24'),
            recordedBy: null,
            shareWith: 'x',
            shareTeamId: null,
          }
          const at = (date_of_birth?: string) =>
            decisionsFrom('school', { ...asked, date_of_birth }, recorded).map(({ id: _, ...rest }) => rest)
          expect(at(born.toISOString().slice(0, 10))).toEqual(at())
        },
      ),
    )
  })

  it('keeps consent to the service and agreement to share apart, each with who decided and why they could', async () => {
    const id = await sends()
    const { rows } = await database.owner.query(
      `select about, answer, competence, judged_by, grounds, tell_parents, share_what from decision
        where referral_id = $1 order by about`,
      [id],
    )
    const decided = {
      competence: 'competent',
      judged_by: 'Priya Raman',
      grounds: 'He said it back.',
      tell_parents: 'All',
    }
    expect(rows).toEqual([
      { about: 'service', answer: 'yes', ...decided, share_what: [] },
      { about: 'sharing', answer: 'yes', ...decided, share_what: ['ending'] },
    ])
  })

  it('refuses a decision that does not say who judged', async () => {
    const id = await sends()
    const [about] = await rowsOf('select young_person_id as id from referral where id = $1', [id])
    const unjudged = database.owner.query(
      `insert into decision (id, young_person_id, about, answer, decided_by, competence, decided_on, made_at)
       values ($1, $2, 'service', 'yes', 'young_person', 'competent', '2026-11-24', $3)`,
      [newId(), about?.id, TUESDAY],
    )
    await expect(unjudged).rejects.toMatchObject({ code: '23514' })
  })
})

describe('Nothing lost, nothing twice', () => {
  it('takes the same sending once, and says of the second that it was there', async () => {
    const id = newId()
    const sent = await Promise.allSettled(Array.from({ length: 8 }, () => sends({ id })))
    const refused = sent.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(refused).toHaveLength(7)
    expect(refused.every(wasSentBefore)).toBe(true)
    const made = await rowsOf(
      `select r.id from referral r join young_person p on p.id = r.young_person_id where r.id = $1`,
      [id],
    )
    expect(made).toHaveLength(1)
  })

  it('takes one answer when two are given at once, and leaves nothing of the other', async () => {
    const id = await sends()
    const seenBy = async (name: string) =>
      (await acting(worker(name), TUESDAY, (as) => referralById(as, id))) as ReferralWithNames
    // Both have the page open before either presses: who is quicker must not matter.
    const [maryams, helens] = [await seenBy('Maryam Siddiqui'), await seenBy('Helen Marchbank')]
    const answers = await Promise.allSettled([
      acting(worker('Maryam Siddiqui'), TUESDAY, (as) => accept(as, maryams, byMaryam)),
      acting(worker('Helen Marchbank'), TUESDAY, (as) => decline(as, helens, { ...said, reason: 'full' })),
    ])
    const refused = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(refused).toHaveLength(1)
    expect(refused[0]).toBeInstanceOf(ChangedMeanwhile)
    const { acts, state } = await rowOf(id)
    expect(acts).toHaveLength(2)
    const told = await rowsOf('select id from message where referral_id = $1 and template like $2', [
      ...[id, state === 'accepted' ? '%Declined' : '%Accepted'],
    ])
    expect(told).toEqual([])
  })

  it('undoes an act that fails half way: its history, its messages and its job', async () => {
    const id = await sends()
    const before = await rowsOf('select id from message', [])
    const failing = acting(worker('Maryam Siddiqui'), TUESDAY, async (as) => {
      await decline(as, (await referralById(as, id)) as ReferralWithNames, { ...said, reason: 'full' })
      throw new Error('the lights went out')
    })
    await expect(failing).rejects.toThrow('the lights went out')
    expect((await rowOf(id)).acts).toEqual(['sent'])
    expect(await rowsOf('select id from message', [])).toHaveLength(before.length)
    expect(await rowsOf(`select id from history where subject_id = $1 and act = 'declined'`, [id])).toEqual(
      [],
    )
  })

  it('rewrites no history: not the program, not the owner of the database', async () => {
    await sends()
    for (const statement of [`update history set act = 'x'`, 'delete from history', 'truncate history']) {
      await expect(database.app.query(statement), `program: ${statement}`).rejects.toMatchObject({
        code: '42501',
      })
      await expect(database.owner.query(statement), `owner: ${statement}`).rejects.toMatchObject({
        code: '42501',
      })
    }
  })
})

describe('No label travels', () => {
  const labels = {
    ...{ reasons: 'anger', why: 'He is in foster care and waits for CAMHS.', risks: 'Self-harm last spring' },
    ...{ care_status: 'looked_after', tried: 'The youth offending team' },
  }
  const words =
    /foster|CAMHS|self-harm|offending|looked.after|anger|tier|waiting list|score|targeted|Hussain|justice|mental health/i

  it('says nothing in any message of why, of what is risky, or of a surname: not when it is sent, comes back or is taken on', async () => {
    const ids = [
      await sends({ letter: labels }),
      await sends({ letter: labels }),
      await sends({ from: null, letter: labels }),
    ]
    const [taken, refused, unanswered] = ids as [string, string, string]
    await acting(worker('Maryam Siddiqui'), TUESDAY, async (as) => {
      await accept(as, (await referralById(as, taken)) as ReferralWithNames, byMaryam)
    })
    await acting(worker('Maryam Siddiqui'), TUESDAY, async (as) =>
      decline(as, (await referralById(as, refused)) as ReferralWithNames, {
        ...said,
        words: labels.why,
        reason: 'full',
      }),
    )
    await sweep(new Date('2026-12-10T09:00:00Z'))
    const { rows } = await database.owner.query<{ subject: string; body: string; referral: string }>(
      'select subject, body, referral_id as referral from message where referral_id = any($1)',
      [ids],
    )
    expect(new Set(rows.map(({ referral }) => referral))).toEqual(new Set([taken, refused, unanswered]))
    for (const { subject, body } of rows) expect(`${subject}\n${body}`).not.toMatch(words)
  })
})
