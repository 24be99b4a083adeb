import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../database/index.ts'
import { testDatabase } from '../database/testing.ts'
import { acts, makeScene, makeSupported, type Scene } from '../referrals/onward/factory.tsx'
import { newId } from '../words/index.ts'
import { type Browser, browserOf, handsOver, opensPage, visitIn } from './factory.tsx'

const database = await testDatabase()
let scene: Scene

beforeAll(async () => {
  scene = await makeScene(database)
})

const one = async <T extends object>(query: string, values: unknown[] = []): Promise<T> =>
  (await database.owner.query<T>(query, values)).rows[0] as T

type Parent = { id: string; name: string; path: string; browser: Browser }

/** A parent or carer on the record, with a page that is open in their browser. */
async function parentOf(person: string, name: string, responsibility = 'yes'): Promise<Parent> {
  const id = newId()
  await database.owner.query(
    `insert into supporter (id, young_person_id, kind, name, relationship, parental_responsibility, how_we_know, made_at)
     values ($1, $2, 'parent_or_carer', $3, 'mum', $4, 'the birth certificate', '2026-11-01')`,
    [id, person, name, responsibility],
  )
  const path = `/young-people/${person}/people/${id}/page`
  const { link, code } = await handsOver(scene, person, path)
  const browser = browserOf()
  expect((await visitIn(scene, browser, link, { code })).to).toBe('/my/child')
  return { id, name, path, browser }
}

type Said = {
  by: 'young_person' | 'safeguarding_override' | { holder: string }
  team?: string
  answer?: string
}

/** A decision about sharing that was written down before. */
async function decided(person: string, whom: string, { by, team, answer = 'yes' }: Said): Promise<string> {
  const id = newId()
  const holder = typeof by === 'object' ? by.holder : null
  await database.owner.query(
    `insert into decision (id, young_person_id, about, answer, share_with, share_with_team_id, share_what, decided_by, competence, judged_by,
       grounds, holder_name, holder_relationship, decided_on, review_on, made_at)
     values ($1, $2, 'sharing', $3, $4, $5, '{first_contact}', $6, $7, 'Maryam', 'SECRET GROUNDS', $8, $9, '2026-11-02', '2027-03-04', '2026-11-02')`,
    [
      ...[id, person, answer, whom, team ?? null, holder ? 'parental_responsibility' : by],
      ...[holder ? 'not_competent' : by === 'young_person' ? 'competent' : null, holder, holder && 'mum'],
    ],
  )
  return id
}

/** The entry of a team that sees how it goes. */
async function seesProgress(person: string, team: string): Promise<string> {
  const id = newId()
  await database.owner.query(
    `insert into circle_member (id, place_id, young_person_id, team_id, opens, basis, referral_id, starts_at)
     select $1, y.place_id, y.id, $2, 'progress', 'sent_referral', s.referral_id, '2026-11-20T09:00:00Z'
     from young_person y join support s on s.young_person_id = y.id where y.id = $3`,
    [id, team, person],
  )
  return id
}

const reads = async ({ browser }: Parent) => visitIn(scene, browser, '/my/child')
const asks = async ({ browser }: Parent, form: Record<string, string>) =>
  visitIn(scene, browser, '/my/child/requests', { once: newId(), ...form })
const anyTeam = async () => (await one<{ id: string }>('select team_id as id from young_person limit 1')).id

describe('A parent’s or carer’s page', () => {
  it('shows what they decided and when it is looked at again; what a competent child decided only once it is ticked, and for safety never', async () => {
    const { youngPersonId: person } = await makeSupported(scene)
    const comfort = await parentOf(person, 'Comfort Mensah')
    await decided(person, 'The choir', { by: { holder: 'comfort mensah ' } })
    const own = await decided(person, 'Nan in Leeds', { by: 'young_person' })
    await decided(person, 'The other school', { by: { holder: 'Kofi Mensah' } })
    await decided(person, 'The police', { by: 'safeguarding_override' })
    const first = await reads(comfort)
    expect(first.text).toMatch(/You said yes to telling The choir about the first meeting\./)
    expect(first.text).toContain('We ask again by 4 March 2027')
    expect(first.text).not.toMatch(/Nan in Leeds|other school|police|SECRET|Kofi/)
    const worker = browserOf(scene.maryam)
    await visitIn(scene, worker, `${comfort.path}/shown`, { shows: [own] })
    const ticked = await reads(comfort)
    expect(ticked.text).toContain('said yes to telling Nan in Leeds')
    expect(ticked.text).not.toMatch(/other school|police|SECRET/)
    const young = await opensPage(scene, person)
    expect((await visitIn(scene, young, '/my/people')).text).toMatch(/Comfort Mensah has a page.* one thing/)
    await visitIn(scene, young, '/my/parents/keeping', {})
    expect((await reads(comfort)).text).not.toContain('Nan in Leeds')
  })

  it('is among who looked on the young person’s page, unless a person decided that showing it is a risk', async () => {
    const { youngPersonId: person } = await makeSupported(scene)
    const comfort = await parentOf(person, 'Comfort Mensah')
    const young = await opensPage(scene, person)
    const looks = async () => (await visitIn(scene, young, '/my/looks')).text
    expect(await looks()).not.toContain('Comfort')
    for (const _ of [1, 2]) await reads(comfort)
    expect(await looks()).toMatch(/Comfort Mensah<.*their page, with what was decided about you, 2 times/s)
    const worker = browserOf(scene.maryam)
    const at = `/young-people/${person}/hidden-looks`
    const { text } = await visitIn(scene, worker, `${at}/new`)
    const [look = ''] = new RegExp(`${comfort.id} [0-9-]{10}`).exec(text) ?? []
    const review = { 'review_on-day': '12', 'review_on-month': '1', 'review_on-year': '2027' }
    const hidden = { look, reason: 'She would be hit', decided_by: 'Helen', once: newId(), ...review }
    expect((await visitIn(scene, worker, at, hidden)).to).toContain('done=hidden')
    expect(await looks()).not.toContain('Comfort')
    expect(await looks()).toContain('Maryam Siddiqui')
    expect((await visitIn(scene, worker, `/young-people/${person}/looks`)).text).toMatch(
      /Comfort Mensah, on .*She would be hit/,
    )
  })

  it('opens nothing else: no page of the young person, no row of the record, and the young person’s page stays theirs', async () => {
    const { youngPersonId: person } = await makeSupported(scene)
    const young = await opensPage(scene, person)
    const comfort = await parentOf(person, 'Comfort Mensah')
    for (const path of ['/my', '/my/people', '/my/looks', '/my/everything', '/my/unsafe'])
      expect((await visitIn(scene, comfort.browser, path)).to, path).toBe('/my/child')
    expect((await visitIn(scene, comfort.browser, `/my/people/${newId()}`)).status).toBe(404)
    expect((await visitIn(scene, young, '/my/child')).to).toBe('/my')
    expect((await visitIn(scene, young, '/my')).status).toBe(200)
    const page = await one<{ id: string }>('select id from own_page where supporter_id = $1', [comfort.id])
    for (const kind of ['parent', 'young-person']) {
      const actor = { kind, id: page.id, place: scene.place } as Actor
      const { rows } = await acts(scene, actor, ({ tx }) =>
        sql<{ many: string }>`
          select (select count(*) from young_person) + (select count(*) from decision) + (select count(*) from supporter)
            + (select count(*) from circle_member) + (select count(*) from support) + (select count(*) from wish)
            + (select count(*) from own_page) as many`.execute(tx),
      )
      expect(Number(rows[0]?.many), kind).toBe(0)
    }
  })

  it('tells whoever only lives with them nothing that was decided: parental responsibility is recorded, with how we know', async () => {
    const { youngPersonId: person } = await makeSupported(scene)
    await decided(person, 'The choir', { by: { holder: 'Ama Mensah' } })
    const ama = await parentOf(person, 'Ama Mensah', 'not_known')
    const page = await reads(ama)
    expect(page.text).toContain('Living with a child')
    expect(page.text).not.toContain('The choir')
    const { rows } = await database.owner.query(`select from decision where young_person_id = $1`, [person])
    expect((await asks(ama, { what: 'tell', words: '' })).text).toContain('Write what it is about')
    await asks(ama, { what: 'agree', words: 'The choir' })
    expect((await asks(ama, { what: 'tell', words: 'I have a court order' })).to).toBe('/my/child?done=asked')
    const after = await database.owner.query(`select from decision where young_person_id = $1`, [person])
    expect(after.rowCount).toBe(rows.length)
    expect(
      (await database.owner.query('select kind, words from wish where young_person_id = $1', [person])).rows,
    ).toEqual([{ kind: 'parent', words: 'I have a court order' }])
  })

  it('closes at once what another parent said yes to, makes it a task that says who differs, and is answered on the page', async () => {
    const { youngPersonId: person } = await makeSupported(scene)
    const team = await anyTeam()
    const yes = await decided(person, 'The school', { by: { holder: 'Kofi Mensah' }, team })
    const entry = await seesProgress(person, team)
    const comfort = await parentOf(person, 'Comfort Mensah')
    await visitIn(scene, browserOf(scene.maryam), `${comfort.path}/shown`, { shows: [yes] })
    const sent = await asks(comfort, { what: 'no', decision: yes, words: 'Not the school' })
    expect(sent.to).toBe('/my/child?done=asked')
    const { ended } = await one<{ ended: boolean }>(
      'select ends_at is not null as ended from circle_member where id = $1',
      [entry],
    )
    expect(ended).toBe(true)
    const wish = await one<{ id: string; kind: string; who: string }>(
      'select id, kind, who from wish where young_person_id = $1',
      [person],
    )
    expect(wish).toMatchObject({ kind: 'disagree', who: expect.stringContaining('Comfort Mensah says no') })
    const circle = await visitIn(scene, browserOf(scene.maryam), `/young-people/${person}/circle`)
    expect(circle.text).toContain('may be told nothing: those who decide do not agree')
    await visitIn(scene, browserOf(scene.maryam), `/young-people/${person}/wishes/${wish.id}`, {
      answer: 'We meet on Friday.',
    })
    expect((await reads(comfort)).text).toContain('We meet on Friday.')
  })

  it('leaves what a competent child decided as it is, whatever a parent says, and makes a task of it', async () => {
    const { youngPersonId: person } = await makeSupported(scene)
    const team = await anyTeam()
    const own = await decided(person, 'The school', { by: 'young_person', team })
    const entry = await seesProgress(person, team)
    const comfort = await parentOf(person, 'Comfort Mensah')
    const mums = await decided(person, 'The school', { by: { holder: 'Comfort Mensah' }, team })
    await visitIn(scene, browserOf(scene.maryam), `${comfort.path}/shown`, { shows: [own] })
    for (const decision of [own, mums]) await asks(comfort, { what: 'no', decision })
    const left = await one<{ open: boolean; yeses: string; tasks: string }>(
      `select (select ends_at is null from circle_member where id = $2) as open,
        (select count(*) from decision where id = $3 and withdrawn_at is null) as yeses,
        (select count(*) from wish where young_person_id = $1 and kind = 'parent') as tasks`,
      [person, entry, own],
    )
    expect(left).toEqual({ open: true, yeses: 1, tasks: 2 })
  })

  it('asks once for what is written down, due in a month, with how it is known that they may', async () => {
    const { youngPersonId: person } = await makeSupported(scene)
    const comfort = await parentOf(person, 'Comfort Mensah')
    for (const _ of [1, 2]) await asks(comfort, { what: 'record' })
    const { rows } = await database.owner.query(
      `select asked_by, asker_name, known_by, due_on > received_on + 27 as month from access_request where young_person_id = $1`,
      [person],
    )
    expect(rows).toEqual([
      {
        ...{ asked_by: 'parent_or_carer', asker_name: 'Comfort Mensah', month: true },
        known_by: 'On their own page. Parental responsibility known from: the birth certificate',
      },
    ])
  })

  it('is shut at the very next press: taken back, no longer beside them, closed out by a safeguarding lead, sealed, or 18', async () => {
    const shuts: [string, (person: string, parent: Parent) => Promise<unknown>][] = [
      ['taken back', (_, { path }) => visitIn(scene, browserOf(scene.maryam), `${path}/taking-back`, {})],
      [
        'ended',
        (_, { id }) =>
          database.owner.query("update supporter set ended_at = '2026-11-20' where id = $1", [id]),
      ],
      [
        '18',
        (person) =>
          database.owner.query(`update young_person set date_of_birth = '2008-11-01' where id = $1`, [
            person,
          ]),
      ],
      ['sealed', (person) => sealed(person)],
      ['closed out', (person, { id }) => closedOut(person, id)],
    ]
    for (const [why, shut] of shuts) {
      const { youngPersonId: person } = await makeSupported(scene)
      const comfort = await parentOf(person, 'Comfort Mensah')
      await decided(person, 'The choir', { by: { holder: 'Comfort Mensah' } })
      await shut(person, comfort)
      const page = await reads(comfort)
      expect([page.status, page.text.includes('The choir')], why).toEqual([403, false])
    }
  })
})

/** A safeguarding lead closes the circle of a young person to a parent. */
async function closedOut(person: string, supporter: string): Promise<void> {
  await database.owner.query('alter table circle_bar drop constraint circle_bar_concern_id_fkey')
  await database.owner.query(
    `insert into circle_bar (id, concern_id, young_person_id, supporter_id, decided_by, reason, decided_at)
     values ($1, $2, $3, $4, $5, 'x', '2026-11-20')`,
    [newId(), newId(), person, supporter, scene.maryam],
  )
}

/** Two people have sealed the record. */
const sealed = (person: string) =>
  database.owner.query(
    `insert into sealing (id, place_id, young_person_id, called, reason, review_on, proposed_by, proposed_at, second_id, sealed_at)
     select $1, place_id, id, 'Taz', 'x', '2027-01-01', $2, '2026-11-20', $3, '2026-11-20' from young_person where id = $4`,
    [newId(), scene.maryam, scene.outsider, person],
  )
