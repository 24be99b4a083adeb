import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { invented } from '../../demo/saltmere.ts'
import { type Actor, workHelpers } from '../database/index.ts'
import { historyOf } from '../history/index.ts'
import { deliverTask, tell } from '../messages/index.ts'
import { newId } from '../words/index.ts'
import { concernsDue } from './due-store.ts'
import { sweepConcerns } from './sweep.ts'
import { kezia as makeKezia, place, safetyScene, said, school, TUESDAY } from './testing.ts'

let scene: Awaited<ReturnType<typeof safetyScene>>
let kezia: Awaited<ReturnType<typeof makeKezia>>

const at = (time: string, day = '2026-11-24') => new Date(`${day}T${time}:00Z`)
const sweeper: Actor = { kind: 'job:sweep', id: null, place }
const sweep = (now: Date) =>
  sweepConcerns((work) => scene.acts(sweeper, work, now), 'https://trellis.saltmere.example')

/** Priya raises it from the referral she sent; the id of the concern. */
async function raised(
  form: Record<string, string> = said({ about: kezia.person }),
  by = 'Priya Raman',
  now = TUESDAY,
) {
  const answer = await scene.visit(by, `/concerns?referral=${kezia.referral}`, form, now)
  expect(answer.status, answer.text).toBe(303)
  return /\/concerns\/([0-9a-f-]{36})\/receipt/.exec(answer.to ?? '')?.[1] ?? ''
}
const readersOf = async (id: string) =>
  (
    await scene.own<{ name: string }>(
      'select w.name from concern_recipient r join worker w on w.id = r.worker_id where concern_id = $1 order by told_at, w.name',
      [id],
    )
  ).map(({ name }) => name)
const concern = async (id: string) =>
  (
    await scene.own<{ state: string; awaits: string; due: string; holder: string }>(
      `select c.state, c.awaits, to_char(c.due_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as due, w.name as holder
       from safeguarding_concern c left join worker w on w.id = c.holder_worker_id where c.id = $1`,
      [id],
    )
  )[0]
const nameFor = (name: string, duty: string, turn: number) =>
  scene.own(
    `insert into safeguarding_duty (id, organisation_id, worker_id, duty, turn, starts_on, named_by, made_at)
     values ($1, $2, $3, $4, $5, '2026-09-01', $6, '2026-09-01')`,
    [newId(), school, invented(name), duty, turn, invented('Priya Raman')],
  )
const messagesTo = async (name: string) =>
  (
    await scene.own<{ template: string; body: string }>(
      'select template, body from message where to_worker_id = $1 order by made_at',
      [invented(name)],
    )
  ).map(({ template, body }) => `${template} ${body}`)

beforeAll(async () => {
  scene = await safetyScene()
  kezia = await makeKezia(scene.own)
})
beforeEach(async () => {
  await scene.own('delete from safeguarding_duty where organisation_id = $1', [school])
})

describe('a safeguarding concern is raised', () => {
  it('says 999 first, who gets it by name and when, and that it does not replace the school’s own record', async () => {
    const { text } = await scene.visit('Priya Raman', `/concerns/new?referral=${kezia.referral}`)
    expect(text.indexOf('tel:999')).toBeLessThan(text.indexOf('<form'))
    expect(text).toContain(
      'Gwen Abbott, Sallowfield High School. They say that they have it by 11 am on Tuesday',
    )
    expect(text).toContain('Gareth Pugh, Saltmere Council')
    expect(text).toContain('does not take the place of your school’s own record')
    expect(text).toContain('Kezia Thornbury')
    expect(
      (await scene.visit('Delroy Banks', `/concerns/new?referral=${kezia.referral}`)).text,
    ).not.toContain('Kezia')
  })

  it('comes back with everything typed when something is missing', async () => {
    const { status, text } = await scene.visit('Priya Raman', '/concerns', {
      words: 'What I typed',
      adult: 'yes',
    })
    expect(status).toBe(422)
    for (const line of [
      'Choose whether anybody is in danger now',
      'Choose whom it is about',
      'Say who the adult is',
      'What I typed',
    ])
      expect(text).toContain(line)
  })

  it('goes to the leads of the young person’s and of the raiser’s organisation, once however often it is sent', async () => {
    const form = said({ about: kezia.person })
    const ids = await Promise.all(Array.from({ length: 6 }, () => raised(form)))
    expect(new Set(ids).size).toBe(1)
    expect(await readersOf(ids[0] as string)).toEqual(['Gareth Pugh', 'Gwen Abbott'])
    expect(await concern(ids[0] as string)).toMatchObject({ state: 'raised', due: '2026-11-24 11:00' })
    const told = await messagesTo('Gwen Abbott')
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('workerConcernRaised')
    expect(told[0]).not.toContain('Kezia')
  })

  it('takes a name where no record is open, from anybody who is signed in and from nobody else', async () => {
    const form = said({ called: 'A girl in the blue coat' })
    const answer = await scene.visit('Delroy Banks', '/concerns', form)
    expect(answer.status).toBe(303)
    expect((await scene.visit(null, '/concerns', form)).status).toBe(403)
    const rows = await scene.own(
      "select young_person_id from safeguarding_concern where called = 'A girl in the blue coat'",
    )
    expect(rows).toEqual([{ young_person_id: null }])
  })
})

describe('the wall: who reads a safeguarding concern', () => {
  const tables = ['safeguarding_concern', 'concern_recipient', 'concern_step', 'concern_receipt']
  const workers: [string, number[]][] = [
    ['Gwen Abbott', [1, 2, 1, 1]],
    ['Gareth Pugh', [1, 2, 1, 1]],
    ['Priya Raman', [0, 0, 0, 1]],
    ['Maryam Siddiqui', [0, 0, 0, 0]],
    ['Helen Marchbank', [0, 0, 0, 0]],
    ['Ros Eldridge', [0, 0, 0, 0]],
    ['Pauline Hartley', [0, 0, 0, 0]],
    ['Ed Tallis', [0, 0, 0, 0]],
    ['Judith Farrow', [0, 0, 0, 0]],
    ['Ivor Lane', [0, 0, 0, 0]],
  ]
  const others: [Actor['kind'], number[]][] = [
    ['job:sweep', [1, 2, 0, 0]],
    ['job:deliver', [0, 0, 0, 0]],
    ['public', [0, 0, 0, 0]],
    ['link', [0, 0, 0, 0]],
    ['operator:mailbox', [0, 0, 0, 0]],
  ]
  let id: string
  beforeAll(async () => {
    id = await raised()
  })
  const counts = (actor: Actor) =>
    scene.acts(actor, async ({ tx }) => {
      const seen: number[] = []
      for (const table of tables) {
        const key = table === 'safeguarding_concern' ? 'id' : 'concern_id'
        const rows = await tx
          .selectFrom(table as never)
          .select(key as never)
          .where(key as never, '=', id as never)
          .execute()
        seen.push(rows.length)
      }
      return seen
    })

  it.each(workers)('%s', async (name, expected) => {
    expect(await counts(scene.as(name))).toEqual(expected)
    const page = await scene.visit(name, `/concerns/${id}`)
    expect(page.status).toBe(expected[0] === 1 ? 200 : 404)
    if (page.status === 404) expect(page).toEqual(await scene.visit(name, `/concerns/${newId()}`))
  })
  it.each(others)('%s', async (kind, expected) => {
    expect(await counts({ kind, id: kind === 'link' ? newId() : null, place } as Actor)).toEqual(expected)
  })

  it('opens to nobody who does a lead’s other work while they are away', async () => {
    await scene.own(
      `insert into cover (id, worker_id, covered_by, starts_on, ends_on) values ($1, $2, $3, '2026-11-23', '2026-11-27')`,
      [newId(), invented('Gwen Abbott'), invented('Marcus Doyle')],
    )
    expect(await counts(scene.as('Marcus Doyle'))).toEqual([0, 0, 0, 0])
    await scene.own('delete from cover')
  })

  it('leaves no trace in the record’s history, though every look at it is written down', async () => {
    const shown = await scene.acts(scene.as('Maryam Siddiqui'), (acting) => historyOf(acting, kezia.person))
    expect(shown.filter(({ subjectKind }) => subjectKind === 'safeguarding_concern')).toEqual([])
    const written = await scene.own<{ people: number }>(
      `select count(*)::int as people from history where subject_kind = 'safeguarding_concern' and young_person_id = $1
       and act = 'looked' and actor_id = $2`,
      [kezia.person, invented('Gwen Abbott')],
    )
    expect(written[0]?.people).toBeGreaterThan(0)
  })

  it('shows whoever raised it that it was received and acknowledged, and nothing else', async () => {
    const before = (await scene.visit('Priya Raman', `/concerns/${id}/receipt`)).text
    expect(before).toContain('Not yet')
    await scene.visit('Gwen Abbott', `/concerns/${id}/acknowledgement`, {})
    const after = (await scene.visit('Priya Raman', `/concerns/${id}/receipt`)).text
    expect(after).toContain('By Gwen Abbott')
    for (const hidden of ['Kezia', 'afraid']) expect(after).not.toContain(hidden)
    expect((await scene.visit('Maryam Siddiqui', `/concerns/${id}/receipt`)).status).toBe(404)
    for (const act of ['acknowledgement', 'action', 'reply', 'closing', 'handing-on', 'readers'])
      expect((await scene.visit('Priya Raman', `/concerns/${id}/${act}`, {})).status, act).toBe(404)
  })
})

describe('a concern about an adult', () => {
  beforeEach(async () => {
    await nameFor('Pauline Hartley', 'senior', 1)
    await nameFor('Marcus Doyle', 'senior', 2)
  })
  const about = (adult: Record<string, string>) => said({ about: kezia.person, adult: 'yes', ...adult })

  it('goes to the head or named senior alone, and shows the designated officer', async () => {
    const id = await raised(about({ subject_name: 'A coach at the pool' }))
    expect(await readersOf(id)).toEqual(['Pauline Hartley'])
    const { text } = await scene.visit('Pauline Hartley', `/concerns/${id}`)
    expect(text).toContain('designated officer')
    for (const name of ['Gwen Abbott', 'Gareth Pugh'])
      expect((await scene.visit(name, `/concerns/${id}`)).status).toBe(404)
  })

  it.each([
    ['picked', { subject: invented('Pauline Hartley') }],
    ['named in words', { subject_name: 'pauline  hartley' }],
  ])('never goes to or past the adult it is about: %s', async (_how, adult) => {
    const id = await raised(about(adult))
    expect(await readersOf(id)).toEqual(['Marcus Doyle'])
    expect((await scene.visit('Pauline Hartley', `/concerns/${id}`)).status).toBe(404)
    await sweep(at('11:00'))
    await sweep(at('12:00'))
    await sweep(at('13:00'))
    expect(await readersOf(id)).not.toContain('Pauline Hartley')
    const form = { email: 'pauline.hartley@saltmere.example', words: 'She should know', once: newId() }
    expect((await scene.visit('Marcus Doyle', `/concerns/${id}/readers`, form)).text).toContain(
      'It is about them',
    )
    await expect(
      scene.own(
        `insert into concern_recipient (concern_id, worker_id, subject_key, organisation_id, stands, told_at)
         values ($1, $2, $2, $3, 'first', '2026-11-24')`,
        [id, invented('Pauline Hartley'), school],
      ),
    ).rejects.toMatchObject({ constraint: 'never_to_its_subject' })
    const list = await scene.visit('Pauline Hartley', '/concerns')
    expect(list.text).not.toContain(id)
  })

  it('goes to the front door where the only senior is whom it is about', async () => {
    await scene.own('delete from safeguarding_duty where worker_id = $1', [invented('Marcus Doyle')])
    const id = await raised(about({ subject: invented('Pauline Hartley') }))
    expect(await readersOf(id)).toEqual(['Gareth Pugh'])
  })
})

describe('a safeguarding concern is somebody’s until it is closed', () => {
  it('goes on to whoever is next when nobody says in time that they have it, by the clock of their hours', async () => {
    await nameFor('Gwen Abbott', 'lead', 1)
    await nameFor('Marcus Doyle', 'lead', 2)
    const id = await raised()
    expect((await concern(id))?.due).toBe('2026-11-24 11:00')
    await sweep(at('10:59'))
    expect(await readersOf(id)).toEqual(['Gareth Pugh', 'Gwen Abbott'])
    await sweep(at('11:00'))
    await sweep(at('11:01'))
    expect(await readersOf(id)).toEqual(['Gareth Pugh', 'Gwen Abbott', 'Marcus Doyle'])
    expect(await concern(id)).toMatchObject({
      holder: 'Marcus Doyle',
      due: '2026-11-24 12:00',
      state: 'raised',
    })
    expect((await messagesTo('Marcus Doyle')).at(-1)).toContain('workerConcernPassedOn')
    await sweep(at('12:00'))
    await sweep(at('13:00'))
    expect((await readersOf(id)).sort()).toEqual([
      'Gareth Pugh',
      'Gwen Abbott',
      'Helen Marchbank',
      'Marcus Doyle',
    ])
    // Everybody has been told: it stays late, and with whoever was last.
    expect(await sweep(at('14:00'))).toBe(1)
    expect(await sweep(at('14:01'))).toBe(0)
    const due = await scene.acts(scene.as('Gwen Abbott'), concernsDue, at('14:02'))
    expect(due.find((one) => one.id === id)).toMatchObject({ late: true, awaits: 'acknowledgement' })
  })

  it('is acknowledged, acted on and closed by small records, each with its clock; no answer of the council is chased', async () => {
    const id = await raised()
    const press = () => scene.visit('Gwen Abbott', `/concerns/${id}/acknowledgement`, {})
    await Promise.all([press(), press(), press()])
    expect(await concern(id)).toEqual({
      state: 'acknowledged',
      awaits: 'action',
      due: '2026-11-25 17:00',
      holder: 'Gwen Abbott',
    })
    const empty = await scene.visit('Gwen Abbott', `/concerns/${id}/action`, {})
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('Write who was told')
    const done = {
      words: 'Rang the council.',
      told: 'Duty social worker',
      reported: 'yes',
      reference: 'MASH 12',
      once: newId(),
    }
    await scene.visit('Gareth Pugh', `/concerns/${id}/action`, done)
    await scene.visit('Gareth Pugh', `/concerns/${id}/action`, done)
    expect(await concern(id)).toMatchObject({ state: 'acted_on', awaits: 'reply', due: '2026-11-25 17:00' })
    const early = { reason: 'dealt_with', words: 'Done.', once: newId() }
    await scene.visit('Gwen Abbott', `/concerns/${id}/closing`, early)
    expect((await concern(id))?.state).toBe('acted_on')
    await sweep(at('17:00', '2026-11-25'))
    await sweep(at('17:01', '2026-11-25'))
    const chased = (await messagesTo('Gwen Abbott')).filter(
      (one) => one.includes(id) && one.startsWith('workerConcernLate'),
    )
    expect(chased).toHaveLength(1)
    await scene.visit('Gwen Abbott', `/concerns/${id}/reply`, {
      words: 'They visit tomorrow.',
      reference: '',
      once: newId(),
    })
    expect(await concern(id)).toMatchObject({ awaits: 'another look' })
    await scene.visit('Gwen Abbott', `/concerns/${id}/closing`, { ...early, once: newId() })
    expect(await concern(id)).toEqual({ state: 'closed', awaits: null, due: null, holder: null })
    const acts = await scene.own<{ act: string }>(
      'select act from concern_step where concern_id = $1 order by at, act',
      [id],
    )
    expect(acts.map(({ act }) => act).sort()).toEqual([
      'acknowledged',
      'acted',
      'closed',
      'raised',
      'replied',
    ])
    const { text } = await scene.visit('Gwen Abbott', `/concerns/${id}`)
    for (const shown of ['MASH 12', 'Duty social worker', 'They visit tomorrow.'])
      expect(text).toContain(shown)
  })

  it('changes its state by a record alone, and is never nobody’s', async () => {
    const id = await raised()
    await expect(
      scene.own("update safeguarding_concern set state = 'acknowledged' where id = $1", [id]),
    ).rejects.toMatchObject({
      constraint: 'concern_follows_a_step',
    })
    await expect(
      scene.own('update safeguarding_concern set holder_worker_id = null where id = $1', [id]),
    ).rejects.toMatchObject({
      constraint: 'concern_has_a_holder',
    })
    await expect(
      scene.own('update safeguarding_concern set holder_worker_id = $2 where id = $1', [
        id,
        invented('Helen Marchbank'),
      ]),
    ).rejects.toMatchObject({ constraint: 'concern_holder_reads_it' })
    await scene.visit('Gwen Abbott', `/concerns/${id}/acknowledgement`, {})
    await expect(
      scene.own('update worker set left_on = $2 where id = $1', [invented('Gwen Abbott'), '2026-11-24']),
    ).rejects.toMatchObject({ constraint: 'concern_holder_works_here' })
    const leaving = await scene.visit('Pauline Hartley', `/workers/${invented('Gwen Abbott')}/leaving`, {})
    expect(leaving.text).toContain('cannot leave yet')
    expect(leaving.text).not.toContain('concern')
  })

  it('is handed on among those who read it, and read by a strategy group that a lead names', async () => {
    const id = await raised()
    await scene.visit('Gwen Abbott', `/concerns/${id}/acknowledgement`, {})
    const form = { email: 'kofi.mensah@saltmere.example', words: 'He knows the family.', once: newId() }
    const unknown = await scene.visit('Gwen Abbott', `/concerns/${id}/readers`, {
      ...form,
      email: 'no@saltmere.example',
    })
    expect(unknown.text).toContain('Nobody who works here has this email address')
    await scene.visit('Gwen Abbott', `/concerns/${id}/readers`, form)
    expect((await scene.visit('Kofi Mensah', `/concerns/${id}`)).status).toBe(200)
    await scene.visit('Gwen Abbott', `/concerns/${id}/handing-on`, {
      to: invented('Gareth Pugh'),
      words: 'He is in.',
      once: newId(),
    })
    expect((await concern(id))?.holder).toBe('Gareth Pugh')
  })

  it('waits for nobody who is shut for long: then a lead of the front door has it too', async () => {
    await scene.own(
      `insert into closure (id, organisation_id, name, starts_on, ends_on) values ($1, $2, 'A long holiday', '2027-07-20', '2027-08-31')`,
      [newId(), school],
    )
    const form = said({ called: 'A boy at the gate' })
    const answer = await scene.visit(
      'Priya Raman',
      '/concerns',
      { ...form, about: 'else' },
      new Date('2027-07-27T09:00:00Z'),
    )
    const id = /\/concerns\/([0-9a-f-]{36})/.exec(answer.to ?? '')?.[1] ?? ''
    expect(await readersOf(id)).toEqual(['Gareth Pugh', 'Gwen Abbott'])
    expect(await concern(id)).toMatchObject({ holder: 'Gareth Pugh', due: '2027-07-27 10:00' })
  })
})

describe('whoever a safeguarding concern is about sees and removes nothing of that young person’s circle', () => {
  const sees = async (name: string) =>
    scene.acts(scene.as(name), async ({ tx }) => {
      const of = (table: 'young_person' | 'circle_member') =>
        tx
          .selectFrom(table)
          .select('id')
          .where(table === 'young_person' ? 'id' : 'young_person_id', '=', kezia.person)
          .execute()
      return [(await of('young_person')).length, (await of('circle_member')).length > 0]
    })
  const entry = () =>
    scene.own(
      `insert into circle_member (id, place_id, young_person_id, worker_id, opens, basis, starts_at)
       values ($1, $2, $3, $4, 'support', 'handed_on', '2026-11-24')`,
      [newId(), place, kezia.person, invented('Maryam Siddiqui')],
    )

  it('once a lead decides so: at once, whatever else opens it, in words that tell nobody, until a lead lifts it', async () => {
    const id = await raised()
    await entry()
    const who = { who: invented('Maryam Siddiqui'), words: 'It is about her.', once: newId() }
    await scene.visit('Gwen Abbott', `/concerns/${id}/circle`, who)
    expect(await sees('Maryam Siddiqui')).toEqual([1, true])
    await scene.visit('Gwen Abbott', `/concerns/${id}/acknowledgement`, {})
    expect((await scene.visit('Gwen Abbott', `/concerns/${id}/circle`, {})).status).toBe(422)
    expect((await scene.visit('Maryam Siddiqui', `/concerns/${id}/circle`, who)).status).toBe(404)
    await scene.visit('Gwen Abbott', `/concerns/${id}/circle`, who)
    await scene.visit('Gwen Abbott', `/concerns/${id}/circle`, who)
    expect(await sees('Maryam Siddiqui')).toEqual([0, false])
    await entry()
    expect(await sees('Maryam Siddiqui')).toEqual([0, false])
    expect(await sees('Helen Marchbank')).toEqual([1, true])
    const ended = await scene.own<{ why: string }>(
      'select distinct ended_because as why from circle_member where young_person_id = $1 and ends_at is not null',
      [kezia.person],
    )
    expect(ended).toEqual([{ why: 'not involved any more' }])
    const [bar] = await scene.own<{ id: string }>('select id from circle_bar where concern_id = $1', [id])
    const lifted = { who: bar?.id ?? '', words: 'It was somebody else.', once: newId() }
    await scene.visit('Gwen Abbott', `/concerns/${id}/circle-opening`, lifted)
    expect(await sees('Maryam Siddiqui')).toEqual([1, true])
  })

  it('nor is sent anything, also where the young person’s own messages go to their telephone', async () => {
    const id = await raised()
    const [father, aunt] = [newId(), newId()]
    await scene.own(
      `insert into supporter (id, young_person_id, kind, name, phone, email, made_at) values
        ($1, $3, 'parent_or_carer', 'Len', '07700 900456', 'Len@home.example', '2026-11-01'),
        ($2, $3, 'parent_or_carer', 'Dot', '07700 900457', null, '2026-11-01')`,
      [father, aunt, kezia.person],
    )
    await scene.own(
      `insert into circle_member (id, place_id, young_person_id, supporter_id, opens, basis, starts_at)
       values ($1, $2, $3, $4, 'nothing', 'handed_on', '2026-11-24')`,
      [newId(), place, kezia.person, father],
    )
    const sent: string[] = []
    const keep = async ({ address }: { address: string }) => void sent.push(address)
    const send = async (address: string, youngPersonId?: string) => {
      const message = await scene.acts(sweeper, (acting) =>
        tell(acting, {
          ...{ template: 'youngPersonWithdrawn', values: { firstName: 'Kezia', team: 'Northside' } },
          to: { audience: 'young_person', channel: address.includes('@') ? 'email' : 'text', address },
          ...(youngPersonId ? { youngPersonId } : {}),
        }),
      )
      const helpers = { ...workHelpers(scene.database.kysely, TUESDAY, 'test'), attempt: 1 }
      await deliverTask({ email: keep, text: keep })({ message, place }, helpers)
    }
    await scene.visit('Gwen Abbott', `/concerns/${id}/acknowledgement`, {})
    await scene.visit('Gwen Abbott', `/concerns/${id}/circle`, {
      who: father,
      words: 'It is him.',
      once: newId(),
    })
    for (const address of ['+447700900456', 'len@home.example', '+447700900457'])
      await send(address, kezia.person)
    expect(sent).toEqual(['+447700900457'])
    await send('+447700900456')
    expect(sent).toHaveLength(2)
  })
})

describe('a safeguarding concern about somebody whom a worker knows outside work', () => {
  const tie = (name: string) =>
    scene.own(
      `insert into personal_tie (id, place_id, worker_id, organisation_id, name_key, born, said_by, said_at, young_person_id)
       select '${newId()}', '${place}', w.id, w.organisation_id, 'kezia thornbury', '2012-05-02', w.id, '2026-11-24', '${kezia.person}'
       from worker w where w.id = $1`,
      [invented(name)],
    )
  /** In how many rows of concerns, in how many lists and on how many pages somebody meets it. */
  const meets = async (name: string, id: string) => {
    const rows = await scene.acts(scene.as(name), async ({ tx }) => {
      const counted = await sql<{
        n: number
      }>`select (select count(*) from safeguarding_concern where id = ${id})::int
        + (select count(*) from concern_step where concern_id = ${id})::int
        + (select count(*) from concern_recipient where concern_id = ${id})::int
        + (select count(*) from concern_circle(${id}))::int as n`.execute(tx)
      return counted.rows[0]?.n ?? 0
    })
    const due = await scene.acts(scene.as(name), concernsDue)
    const pages = [await scene.visit(name, '/concerns'), await scene.visit(name, `/concerns/${id}`)]
    return {
      ...{ rows, due: JSON.stringify(due).includes(id), listed: pages[0]?.text.includes(id) },
      page: pages[1]?.status,
    }
  }
  const nowhere = { rows: 0, due: false, listed: false, page: 404 }

  it('is closed to them from the moment that it is said, and goes to the next in turn', async () => {
    await scene.own(`delete from personal_tie`)
    const id = await raised()
    expect(await meets('Gwen Abbott', id)).toMatchObject({ due: true, listed: true, page: 200 })
    await tie('Gwen Abbott')
    expect(await meets('Gwen Abbott', id)).toEqual(nowhere)
    expect(await meets('Gareth Pugh', id)).toMatchObject({ due: true, listed: true, page: 200 })
    await sweep(at('10:01'))
    const { holder = '' } = (await concern(id)) ?? {}
    expect(['Gwen Abbott', '']).not.toContain(holder)
    expect((await meets(holder, id)).page).toBe(200)
  })

  it('never goes to them afterwards: not when it is raised, not by a share, not by handing it on', async () => {
    const id = await raised()
    expect(await readersOf(id)).not.toContain('Gwen Abbott')
    expect((await readersOf(id)).length).toBeGreaterThan(0)
    expect(await meets('Gwen Abbott', id)).toEqual(nowhere)
    expect((await messagesTo('Gwen Abbott')).filter((one) => one.includes(id))).toEqual([])
    const lead = (await readersOf(id))[0] ?? ''
    for (const change of [
      `insert into concern_recipient (concern_id, worker_id, organisation_id, stands, added_by, subject_key) values
        ('${id}', '${invented('Gwen Abbott')}', '${school}', 'strategy_group', '${invented(lead)}', '00000000-0000-0000-0000-000000000000')`,
      `update safeguarding_concern set holder_worker_id = '${invented('Gwen Abbott')}' where id = '${id}'`,
    ])
      await expect(scene.acts(scene.as(lead), ({ tx }) => sql.raw(change).execute(tx))).rejects.toMatchObject(
        { constraint: 'tied_takes_nothing_on' },
      )
  })
})
