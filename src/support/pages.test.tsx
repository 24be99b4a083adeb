import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../database/testing.ts'
import { newId } from '../words/index.ts'
import {
  type As,
  addContact,
  addGoal,
  addStep,
  endSupport,
  makeScene,
  makeSupport,
  type Scene,
  type SupportMade,
} from './factory.ts'
import { visitAs } from './visit-factory.tsx'

const database = await testDatabase()
const db = database.kysely
const tuesday = new Date('2026-11-24T10:00:00Z')
let scene: Scene
let kez: SupportMade
let goal: string
let step: string

const as = (worker: string, now = tuesday): As => ({ worker, place: scene.place, now })

beforeAll(async () => {
  scene = await makeScene(db)
  kez = await makeSupport(db, scene, {
    now: tuesday,
    person: { name: 'Kezia Mensah-Thornbury', preferred_name: 'Kez' },
  })
  goal = await addGoal(db, as(scene.maryam), kez.supportId, 'Sit with somebody at lunch', 1)
  step = await addStep(db, as(scene.maryam), kez.supportId, {
    what: 'Ask Ms Raman',
    dueOn: '2026-11-27',
    goal,
  })
})

const visit = (worker: string, path: string, form?: Record<string, string>, now = tuesday) =>
  visitAs(db, { worker, place: scene.place, now }, path, form)

const pages = ({ supportId, youngPersonId }: SupportMade): string[] => [
  ...['', '/plan', '/details', '/details/contact', '/people/new', '/circle', '/looks', '/decisions/new'].map(
    (path) => `/young-people/${youngPersonId}${path}`,
  ),
  ...['/plan', '/plan/paper', '/plan/words', '/goals/new', '/ratings/new', '/steps/new', '/contacts/new'].map(
    (path) => `/supports/${supportId}${path}`,
  ),
  ...['/reviews/new', '/pause', '/handing-on', '/ending', '/supervision', ''].map(
    (path) => `/supports/${supportId}${path}`,
  ),
]

const forms = [
  'contacts',
  'goals',
  'ratings',
  'steps',
  'plan/words',
  'reviews',
  'pause',
  'handing-on',
  'ending',
]

describe('Circle before content', () => {
  it('answers everybody outside with the same bytes as for an id that never existed, and for one that is none', async () => {
    const nobody = { supportId: newId(), youngPersonId: newId(), referralId: newId() }
    const none = { supportId: 'nonsense', youngPersonId: "'; --", referralId: '' }
    const { text } = await visit(scene.maryam, `/young-people/${nobody.youngPersonId}`)
    const asked = [scene.outsider, scene.administrator, scene.jonas, scene.teacher].flatMap((worker) =>
      pages(kez).map((path) => [worker, path] as const),
    )
    const invented = [...pages(nobody), ...pages(none)].map((path) => [scene.maryam, path] as const)
    for (const [worker, path] of [...asked, ...invented])
      expect(await visit(worker, path), path).toEqual({ status: 404, text, to: '' })
  })

  it('takes no form from anybody outside', async () => {
    for (const path of [...forms, `steps/${step}/done`, `goals/${goal}/closing`]) {
      const { status } = await visit(scene.jonas, `/supports/${kez.supportId}/${path}`, { kind: 'call' })
      expect(status, path).toBe(404)
    }
    for (const path of ['details/name', 'people', 'decisions']) {
      const { status } = await visit(scene.outsider, `/young-people/${kez.youngPersonId}/${path}`, {
        name: 'X',
      })
      expect(status, path).toBe(404)
    }
  })

  it('searches by name only inside one’s own circle, and no address says the name', async () => {
    const finds = async (worker: string, name: string) => {
      const { status, to } = await visit(worker, '/young-people/search', { name, show: 'all' })
      expect([status, to.startsWith('/young-people?')]).toEqual([303, true])
      expect(decodeURIComponent(to).toLowerCase()).not.toContain(name.toLowerCase())
      return visit(worker, to)
    }
    const own = await finds(scene.maryam, 'kezia')
    expect(own.text).toContain('Kezia Mensah-Thornbury')
    expect(own.text).toContain('value="kezia"')
    expect((await finds(scene.outsider, 'kezia')).text).not.toContain('Kezia')
    expect((await finds(scene.manager, 'THORNBURY')).text).toContain('Maryam Siddiqui')
    expect((await visit(scene.maryam, '/young-people?name=nobody')).text).toContain('Kezia')
    expect((await visit(scene.maryam, '/young-people?for=xx')).text).toContain('Kezia')
  })
})

describe('Every look is written down', () => {
  it('in the transaction that shows the page: each page leaves a row about the young person', async () => {
    const looks = async () =>
      (await database.owner.query("select count(*)::int as n from history where act = 'looked'")).rows[0]
        .n as number
    for (const path of ['/young-people', ...pages(kez)]) {
      const before = await looks()
      const { status } = await visit(scene.maryam, path)
      // Two addresses only lead on to the page that shows something.
      expect(await looks(), path).toBe(status === 303 ? before : before + 1)
    }
    const { text } = await visit(scene.manager, `/young-people/${kez.youngPersonId}/looks`)
    expect(text).toContain('Maryam Siddiqui, Northside')
    expect(text).toContain('Looked at the plan')
  })

  it('writes down changes by the names of their fields, never by what they say', async () => {
    const path = `/young-people/${kez.youngPersonId}/details/identity`
    await visit(scene.maryam, path, { ethnic_group: 'Black African and Yorkshire' })
    const { rows } = await database.owner.query(
      "select fields, history::text as all from history where act = 'changed' and subject_kind = 'young_person'",
    )
    expect(rows.at(-1).fields).toEqual(['ethnic_group'])
    expect(rows.at(-1).all).not.toContain('Yorkshire')
  })
})

describe('A contact', () => {
  const contact = { kind: 'call', reached: 'yes', day: 'today', minutes: '15' }
  const contacts = async (supportId: string) =>
    (
      await database.owner.query(
        'select note, note_for from contact where support_id = $1 order by made_at',
        [supportId],
      )
    ).rows

  it('is one however often its button is pressed, and another when something else was written', async () => {
    const { supportId } = await makeSupport(db, scene, { now: tuesday })
    const once = newId()
    const path = `/supports/${supportId}/contacts`
    const sent = { ...contact, once, note: 'Walked', note_for: 'young_person_too' }
    const answers = await Promise.all(Array.from({ length: 20 }, () => visit(scene.maryam, path, sent)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
    expect(await contacts(supportId)).toHaveLength(1)
    await visit(scene.maryam, path, { ...sent, note: 'Walked, and talked about lunch' })
    expect(await contacts(supportId)).toHaveLength(2)
  })

  it('chooses sensibly beforehand, but never who may read the note', async () => {
    const { text } = await visit(scene.maryam, `/supports/${kez.supportId}/contacts/new`)
    expect(text).toMatch(/name="reached"[^>]*value="yes"[^>]*checked/)
    expect(text).not.toMatch(/name="note_for"[^>]*checked/)
    const { supportId } = await makeSupport(db, scene, { now: tuesday })
    const sent = await visit(scene.maryam, `/supports/${supportId}/contacts`, {
      ...contact,
      note: 'Kept text',
    })
    expect(sent).toMatchObject({ status: 422 })
    expect(sent.text).toContain('Choose who may read the note')
    expect(sent.text).toContain('Kept text')
    expect(await contacts(supportId)).toEqual([])
  })

  it.each([
    ['100,000 characters', { note: 'x'.repeat(100_000), note_for: 'young_person_too' }, 422],
    ['emoji, right to left and NUL', { note: '🌱 שלום\u0000 done', note_for: 'young_person_too' }, 303],
    ['31 September', { day: 'earlier', 'on-day': '31', 'on-month': '9', 'on-year': '2026' }, 422],
    ['tomorrow', { day: 'earlier', 'on-day': '25', 'on-month': '11', 'on-year': '2026' }, 422],
    ['before it began', { day: 'yesterday' }, 422],
    ['a kind there is not', { kind: 'telepathy' }, 422],
    ['fields nobody asked', { role: 'manager', worker_id: newId() }, 303],
  ])('meets %s with a sentence or a save', async (_case, odd, status) => {
    const { supportId } = await makeSupport(db, scene, { now: tuesday })
    const answer = await visit(scene.maryam, `/supports/${supportId}/contacts`, { ...contact, ...odd })
    expect(answer.status).toBe(status)
    if (status === 422) expect(answer.text).toContain('to put right')
  })
})

describe('Forms', () => {
  it.each(forms.filter((path) => path !== 'plan/words'))(
    'say what is missing when sent empty: %s',
    async (path) => {
      const { status, text } = await visit(scene.maryam, `/supports/${kez.supportId}/${path}`, {})
      expect(status).toBe(422)
      expect(text).toContain('to put right')
    },
  )

  it('keep what was typed when the support ended meanwhile, and say so', async () => {
    const { supportId } = await makeSupport(db, scene, { now: tuesday })
    await addContact(db, as(scene.maryam), supportId)
    await endSupport(db, as(scene.manager), supportId, { follow_up: 'yes', follow_up_on: '2027-01-12' })
    const sent = {
      kind: 'call',
      reached: 'yes',
      day: 'today',
      note: 'Long words',
      note_for: 'young_person_too',
    }
    const { status, text } = await visit(scene.maryam, `/supports/${supportId}/contacts`, sent)
    expect(status).toBe(409)
    expect(text).toContain('has ended, so this was not saved')
    expect(text).toContain('Long words')
    for (const path of ['pause', 'handing-on', 'ending', 'goals', 'steps'])
      expect((await visit(scene.maryam, `/supports/${supportId}/${path}`, sent)).status, path).toBe(409)
  })

  it('pause once though pressed twice, and tell a stale page apart', async () => {
    const { supportId } = await makeSupport(db, scene, { now: tuesday })
    const until = { 'until-day': '12', 'until-month': '1', 'until-year': '2027' }
    const sent = { once: newId(), reason: 'Away', ...until }
    expect((await visit(scene.maryam, `/supports/${supportId}/pause`, sent)).status).toBe(303)
    expect((await visit(scene.maryam, `/supports/${supportId}/pause`, sent)).status).toBe(303)
    const stale = await visit(scene.maryam, `/supports/${supportId}/pause`, { ...sent, once: newId() })
    expect(stale.text).toContain('paused already')
    const { rows } = await database.owner.query(
      "select 1 from support_change where support_id = $1 and act = 'paused'",
      [supportId],
    )
    expect(rows).toHaveLength(1)
  })

  it('end a support only with what its reason needs', async () => {
    const { supportId } = await makeSupport(db, scene, { now: tuesday })
    const sent = { told: 'in_person', follow_up: 'no' }
    const lost = await visit(scene.maryam, `/supports/${supportId}/ending`, {
      ...sent,
      reason: 'lost_contact',
    })
    expect(lost.text).toContain('Enter how often you tried to reach them')
    const moved = await visit(scene.maryam, `/supports/${supportId}/ending`, {
      ...sent,
      reason: 'moved_away',
    })
    expect(moved.text).toContain('Choose who has them now')
    const done = await visit(scene.maryam, `/supports/${supportId}/ending`, {
      ...sent,
      reason: 'lost_contact',
      tries: '3',
    })
    expect(done).toMatchObject({ status: 303, to: '/young-people?done=ended' })
  })

  it('refuse to hand on without a yes, and to somebody of another team', async () => {
    const { supportId } = await makeSupport(db, scene, { now: tuesday })
    const path = `/supports/${supportId}/handing-on`
    const silent = await visit(scene.maryam, path, { worker: scene.jonas, reason: 'Nearer' })
    expect(silent.text).toContain('Ask them first')
    const stranger = await visit(scene.maryam, path, {
      worker: scene.outsider,
      reason: 'Nearer',
      said_yes: 'yes',
    })
    expect(stranger.status).toBe(422)
    const done = await visit(scene.maryam, path, { worker: scene.jonas, reason: 'Nearer', said_yes: 'yes' })
    expect(done).toMatchObject({ status: 303, to: '/young-people?done=handed-on' })
  })

  it('tick a step once, and take the tick back', async () => {
    const path = `/supports/${kez.supportId}/steps/${step}`
    const done = async () =>
      (await database.owner.query('select done_at is not null as done from step where id = $1', [step]))
        .rows[0].done
    await visit(scene.maryam, `${path}/done`, {})
    await visit(scene.maryam, `${path}/done`, {})
    expect(await done()).toBe(true)
    await visit(scene.maryam, `${path}/undone`, {})
    expect(await done()).toBe(false)
  })

  it('rate only goals of this support, and at least one', async () => {
    const { supportId } = await makeSupport(db, scene, { now: tuesday })
    const day = {
      'rated_on-day': '24',
      'rated_on-month': '11',
      'rated_on-year': '2026',
      rated_by: 'young_person',
    }
    const { status, text } = await visit(scene.maryam, `/supports/${supportId}/ratings`, {
      ...day,
      [`rating-${goal}`]: '9',
    })
    expect(status).toBe(422)
    expect(text).toContain('Choose at least one number')
  })
})
