import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type CoverHours, startSession } from '../accounts/index.ts'
import { type TestHall, testHall } from '../accounts/testing.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { newId } from '../words/index.ts'
import type { RiskAnswered } from './answering.ts'
import { actingAs, type MeasureScene, makeAsk, makeMeasureScene, riskMeasure } from './factory.ts'
import { answersUnread, asksDue, measureLibrary, measureRoutes } from './index.ts'

// A Tuesday in office hours; half past eight that evening.
const morning = new Date('2026-11-24T10:00:00Z')
const evening = new Date('2026-11-24T20:30:00Z')
const office: CoverHours[] = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' }))

let database: TestDatabase
let hall: TestHall
let atNight: TestHall
let kezia: MeasureScene
const told: RiskAnswered[] = []

/** One visitor: a worker by their session, or anybody without one. */
async function visitor(at: TestHall, worker?: string) {
  const cookie = worker ? `trellis_session=${await startSession(database.kysely, worker)}` : ''
  return async (path: string, form?: Record<string, string>) => {
    const body = form && new URLSearchParams(form)
    const answer = await fetch(at.origin + path, {
      method: body ? 'POST' : 'GET',
      headers: { cookie },
      body,
      redirect: 'manual',
    })
    return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() }
  }
}

const askForm = {
  ...{ measure: 'ons4', occasion: 'baseline', how: 'link' },
  ...{ 'due-day': '1', 'due-month': '12', 'due-year': '2026' },
}

const lastMessage = async (person = kezia.person) => {
  const { rows } = await database.owner.query<{ template: string; address: string; body: string }>(
    'select template, address, body from message where young_person_id = $1 order by made_at desc, id limit 1',
    [person],
  )
  return rows[0]
}
const linkIn = (body = ''): string => /(\/a\/[\w-]{43})/.exec(body)?.[1] ?? 'no link'
const rowsOf = async (table: string, scene = kezia) =>
  (await database.owner.query(`select * from ${table} where support_id = $1`, [scene.support])).rows

/** Maryam asks Kezia by link; the path that the message leads to. */
async function sentLink(scene = kezia, form: Record<string, string> = {}): Promise<string> {
  const maryam = await visitor(hall, scene.worker)
  const answer = await maryam(`/supports/${scene.support}/asks`, { ...askForm, once: newId(), ...form })
  expect(answer).toMatchObject({ status: 303, to: `/supports/${scene.support}/measures?done=sent` })
  return linkIn((await lastMessage(scene.person))?.body)
}

beforeAll(async () => {
  database = await testDatabase()
  const rooms = measureRoutes({
    measures: [...measureLibrary(), riskMeasure()],
    onRiskAnswer: async (_acting, what) => {
      told.push(what)
    },
  })
  hall = await testHall(database.kysely, [rooms], morning)
  atNight = await testHall(database.kysely, [rooms], evening)
})
beforeEach(async () => {
  kezia = await makeMeasureScene(database.owner)
})
afterAll(async () => {
  await hall.stop()
  await atNight.stop()
})

describe('what is counted from registers', () => {
  it('is written down by a worker in two whole numbers, never more than there were; and goes out by no link', async () => {
    const maryam = await visitor(hall, kezia.worker)
    const form = { ...askForm, measure: 'attendance', once: newId() }
    const byLink = await maryam(`/supports/${kezia.support}/asks`, form)
    expect([byLink.status, byLink.text.includes('Attendance does not go out by a link')]).toEqual([422, true])
    await maryam(`/supports/${kezia.support}/asks`, { ...form, how: 'together' })
    const [{ id }] = (await rowsOf('ask')) as [{ id: string }]
    expect((await maryam(`/asks/${id}`)).text).toContain('Kezia is asked nothing.')
    for (const [attended, possible, said] of [
      ['90', '', 'Enter: sessions possible'],
      ['', '120', 'Enter: sessions attended'],
      ['90.5', '120', 'Enter a whole number from 0 to 400'],
      ['121', '120', 'Enter 120 or fewer'],
      ['0', '0', 'Enter 1 or more'],
    ] as const) {
      const wrong = await maryam(`/asks/${id}/answers`, { attended, possible })
      expect([wrong.status, wrong.text.includes(said)]).toEqual([422, true])
      expect(wrong.text).toContain(`value="${attended}"`)
    }
    expect((await maryam(`/asks/${id}/answers`, { attended: '90', possible: '120' })).status).toBe(303)
    expect(await rowsOf('answer_set')).toMatchObject([{ measure: 'attendance', score: { percent: 75 } }])
    expect((await maryam(`/supports/${kezia.support}/measures`)).text).toContain('written down by')
  })
})

describe('a link worker asks a young person on her phone', () => {
  it('tells her in a text that gives nothing away, and she answers without signing in', async () => {
    const link = await sentLink()
    expect(await lastMessage()).toMatchObject({ template: 'youngPersonQuestions', address: '+447700900123' })
    const she = await visitor(hall)
    const first = await she(link)
    expect(first.text).toContain('A few questions from Maryam')
    expect(first.text).toContain('There are 3 questions')
    expect(first.text).toContain('Your name goes with your answers, so Maryam knows they are yours.')
    expect(first.text).toContain('Your teachers do not see what you pick')
    expect(first.text).not.toContain('Kezia')

    expect((await she(`${link}/1`)).text).toContain('Overall, how satisfied are you with your life nowadays?')
    expect(await she(`${link}/1`, { answer: '4', go: 'next' })).toMatchObject({
      status: 303,
      to: `${link}/2`,
    })
    expect(await she(`${link}/2`, { go: 'skip' })).toMatchObject({ to: `${link}/3` })
    expect(await she(`${link}/3`, { answer: '10', go: 'next' })).toMatchObject({ to: `${link}/check` })
    const check = await she(`${link}/check`)
    expect(check.text).toContain('You skipped this one')
    expect(await she(`${link}/answers`, {})).toMatchObject({ status: 303, to: `${link}/thanks` })
    expect((await she(`${link}/thanks`)).text).toContain('Maryam has your answers.')

    const [set] = await rowsOf('answer_set')
    expect(set).toMatchObject({
      ...{ answers: { i1: 4, i3: 10 }, missing: 1, answered_by: 'young_person', occasion: 'baseline' },
      score: { life_satisfaction: 4, worthwhile: null, happy: 10, anxious: null },
    })
  })

  it('comes back to the same question after a dropped connection, with what was picked still there', async () => {
    const link = await sentLink()
    const she = await visitor(hall)
    await she(`${link}/1`, { answer: '4', go: 'next' })
    expect((await she(link)).text).toContain(`href="${link}/2"`)
    expect((await she(`${link}/1`)).text).toMatch(/value="4" checked/)
    expect((await she(`${link}/stopped`)).text).toContain(
      'What you picked is kept behind your link until Monday 7 December',
    )
    expect(await rowsOf('answer_set')).toEqual([])
  })

  it('lets her change an answer before she sends it', async () => {
    const link = await sentLink()
    const she = await visitor(hall)
    await she(`${link}/1`, { answer: '4', go: 'next' })
    await she(`${link}/1`, { answer: '6', go: 'next' })
    await she(`${link}/answers`, {})
    expect((await rowsOf('answer_set'))[0]).toMatchObject({ answers: { i1: 6 }, missing: 2 })
  })

  it('has nothing picked beforehand, and says so kindly when she goes on without', async () => {
    const link = await sentLink()
    const she = await visitor(hall)
    expect((await she(`${link}/1`)).text).not.toContain('checked')
    for (const answer of ['', '11', '-1', '4.5', 'x', '\u0000', '4'.repeat(100_000)]) {
      const again = await she(`${link}/1`, { answer, go: 'next' })
      expect(again.status).toBe(422)
      expect(again.text).toContain('Pick an answer, or skip this one')
    }
    expect(await rowsOf('answer_set')).toEqual([])
  })

  it('keeps help one press away from every question', async () => {
    const link = await sentLink()
    const she = await visitor(hall)
    for (const page of ['', '/1', '/2', '/3', '/check'])
      expect((await she(link + page)).text).toContain(`${link}/help`)
    const help = await she(`${link}/help?at=2`)
    expect(help.text).toContain('0800 1111')
    expect(help.text).toContain('href="tel:999"')
    expect(help.text).toContain('01632 960100')
    expect(help.text).toContain(`href="${link}/2"`)
    expect((await she(`${link}/help?at=//evil.example`)).text).not.toContain('evil')
  })

  it('makes one answer set of twenty presses, each with the same thanks', async () => {
    const link = await sentLink()
    const she = await visitor(hall)
    await she(`${link}/1`, { answer: '4', go: 'next' })
    const presses = await Promise.all(Array.from({ length: 20 }, () => she(`${link}/answers`, {})))
    for (const press of presses) expect(press).toMatchObject({ status: 303, to: `${link}/thanks` })
    expect(await rowsOf('answer_set')).toHaveLength(1)
  })

  it('shows the same calm page for a link that is used, old, taken back, or never was', async () => {
    const [used, old, back] = [await sentLink(), await sentLink(), await sentLink()]
    const she = await visitor(hall)
    await she(`${used}/answers`, {})
    const byPath = (path: string) =>
      `(select id from link where token_hash = sha256(convert_to('${path.slice(3)}', 'utf8')))`
    await database.owner.query(`update link set expires_at = '2020-01-01' where id = ${byPath(old)}`)
    const { rows } = await database.owner.query(`select id from ask where link_id = ${byPath(back)}`)
    const maryam = await visitor(hall, kezia.worker)
    expect((await maryam(`/asks/${rows[0].id}/taking-back`, {})).status).toBe(303)

    const pages = [
      used,
      old,
      back,
      `/a/${'x'.repeat(43)}`,
      '/a/short',
      `/a/${'y'.repeat(44)}`,
      `${used}/1`,
      `${old}/check`,
    ]
    const answers = await Promise.all(pages.map((page) => she(page)))
    for (const answer of answers) expect(answer).toMatchObject({ status: 404, text: answers[0]?.text })
    expect(answers[0]?.text).toContain('This link does not work any more')
    expect(await she(`${old}/1`, { answer: '4', go: 'next' })).toMatchObject({ status: 404 })
    expect(await she(`${old}/answers`, {})).toMatchObject({ status: 404 })
  })

  it('asks a young adult about feeling anxious, and nobody under 16', async () => {
    const she = await visitor(hall)
    const adult = await makeMeasureScene(database.owner, { born: '2008-11-24' })
    expect((await she(await sentLink(adult))).text).toContain('There are 4 questions')
    const child = await makeMeasureScene(database.owner, { born: '2010-11-25' })
    expect((await she(await sentLink(child))).text).toContain('There are 3 questions')
  })
})

describe('whom a link goes to', () => {
  it('is a parent or carer where she has no safe contact, and her answers say so', async () => {
    const scene = await makeMeasureScene(database.owner, { phone: null })
    await database.owner.query(
      `begin; set local trellis.now = '2026-09-01T09:00:00Z';
       insert into supporter (id, young_person_id, kind, name, relationship, phone)
       values ('${newId()}', '${scene.person}', 'parent_or_carer', 'Ama Thornbury', 'mother', '+447700900456'); commit`,
    )
    const maryam = await visitor(hall, scene.worker)
    expect((await maryam(`/supports/${scene.support}/measures`)).text).toContain('to Ama Thornbury (mother)')
    const link = await sentLink(scene)
    expect(await lastMessage(scene.person)).toMatchObject({
      template: 'parentQuestions',
      address: '+447700900456',
    })
    const they = await visitor(hall)
    expect((await they(link)).text).toContain('you choose how much they help')
    await they(`${link}/1`, { answer: '4', go: 'next' })
    await they(`${link}/answers`, {})
    expect((await rowsOf('answer_set', scene))[0]).toMatchObject({ answered_by: 'with_parent_or_carer' })
  })

  it('is nobody where no contact is safe: then they answer together', async () => {
    const scene = await makeMeasureScene(database.owner, { phone: null })
    const maryam = await visitor(hall, scene.worker)
    const page = await maryam(`/supports/${scene.support}/measures`)
    expect(page.text).toContain('We have no safe way to send Kezia a link')
    expect(page.text).not.toContain('On a phone, by a link')
    const refused = await maryam(`/supports/${scene.support}/asks`, { ...askForm, once: newId() })
    expect(refused.status).toBe(422)
    expect(await rowsOf('ask', scene)).toEqual([])
  })
})

describe('asking', () => {
  it('happens once however often the button is pressed, with one link and one message', async () => {
    const maryam = await visitor(hall, kezia.worker)
    const form = { ...askForm, once: newId() }
    const presses = await Promise.all(
      Array.from({ length: 20 }, () => maryam(`/supports/${kezia.support}/asks`, form)),
    )
    for (const press of presses) expect(press.status).toBe(303)
    expect(await rowsOf('ask')).toHaveLength(1)
    const { rows } = await database.owner.query(
      'select (select count(*) from link where young_person_id = $1) as links, (select count(*) from message where young_person_id = $1) as messages',
      [kezia.person],
    )
    expect(rows).toEqual([{ links: 1, messages: 1 }])
  })

  it.each([
    ['nothing', {}, 'Choose what you want to ask'],
    [
      'a date that is none',
      { ...askForm, 'due-month': '2', 'due-day': '30' },
      'The date must be a date in the calendar',
    ],
    ['yesterday', { ...askForm, 'due-month': '11', 'due-day': '23' }, 'This date must be today or later'],
    ['a date after the link ends', { ...askForm, 'due-day': '20' }, 'A link works until Monday 7 December'],
    [
      'a measure whose wording nobody filled in',
      { ...askForm, measure: 'swemwbs' },
      'Choose one of the answers',
    ],
  ])('with %s says what to put right, and asks nothing', async (_what, form, sentence) => {
    const maryam = await visitor(hall, kezia.worker)
    const answer = await maryam(`/supports/${kezia.support}/asks`, { once: newId(), ...form })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(sentence)
    expect(await rowsOf('ask')).toEqual([])
  })

  it('and seeing are for the circle alone: to an outsider there is nothing there, the same as for no support', async () => {
    await sentLink()
    const [ask] = await rowsOf('ask')
    const olu = await visitor(hall, kezia.outsider)
    const nothing = await olu(`/supports/${newId()}/measures`)
    expect(nothing.status).toBe(404)
    for (const page of [
      `/supports/${kezia.support}/measures`,
      '/supports/x/measures',
      `/asks/${ask.id}`,
      `/asks/${newId()}`,
    ])
      expect(await olu(page)).toEqual(nothing)
    expect((await olu(`/supports/${kezia.support}/asks`, { ...askForm, once: newId() })).status).toBe(404)
    expect((await olu(`/asks/${ask.id}/answers`, { i1: '4' })).status).toBe(404)
    expect((await olu(`/asks/${ask.id}/taking-back`, {})).status).toBe(404)
    expect(await rowsOf('ask')).toHaveLength(1)
  })

  it('writes down who looked', async () => {
    const maryam = await visitor(hall, kezia.worker)
    await maryam(`/supports/${kezia.support}/measures`)
    const { rows } = await database.owner.query(
      "select actor_id, subject_id from history where young_person_id = $1 and act = 'looked' and subject_kind = 'measures'",
      [kezia.person],
    )
    expect(rows).toEqual([{ actor_id: kezia.worker, subject_id: kezia.support }])
  })
})

describe('answering together', () => {
  /** Asks to answer together, and answers so. */
  async function together(occasion: string, answers: Record<string, string>) {
    const maryam = await visitor(hall, kezia.worker)
    await maryam(`/supports/${kezia.support}/asks`, { ...askForm, how: 'together', occasion, once: newId() })
    const [ask] = (await rowsOf('ask')).filter((row) => row.occasion === occasion)
    expect((await maryam(`/asks/${ask.id}`)).text).toContain('Let Kezia read the screen')
    expect(await maryam(`/asks/${ask.id}/answers`, answers)).toMatchObject({
      status: 303,
      to: `/supports/${kezia.support}/measures?done=answered`,
    })
    return ask.id as string
  }

  it('keeps what was answered with the worker’s name, and pairs the first time with the next', async () => {
    const maryam = await visitor(hall, kezia.worker)
    const path = `/supports/${kezia.support}/measures`
    await together('baseline', { i1: '4', i2: '5', i3: '6' })
    const once = await maryam(path)
    expect(once.text).toContain('together with Maryam Siddiqui')
    expect(once.text).toContain('One time says nothing about change.')
    expect(once.text).not.toContain('<svg class="app-chart__wide"')
    await together('follow_up', { i1: '7', i2: '5', i3: '' })
    const twice = await maryam(path)
    expect(twice.text).toContain('Life satisfaction went from 4 to 7 (higher is better).')
    expect(twice.text).toContain('change, not cause')
    expect(twice.text).toContain('<svg class="app-chart__wide"')
    expect(twice.text).toContain('1 of 3 skipped')
    expect(twice.text).not.toMatch(/Happy yesterday went/)
  })

  it('never writes over answers that are there', async () => {
    const id = await together('baseline', { i1: '4' })
    const maryam = await visitor(hall, kezia.worker)
    expect(await maryam(`/asks/${id}/answers`, { i1: '9' })).toMatchObject({
      to: `/supports/${kezia.support}/measures?done=already`,
    })
    expect((await rowsOf('answer_set'))[0]).toMatchObject({ answers: { i1: 4 } })
  })

  it('uses up a link to the same questions', async () => {
    const link = await sentLink()
    const [ask] = await rowsOf('ask')
    const maryam = await visitor(hall, kezia.worker)
    await maryam(`/asks/${ask.id}/answers`, { i1: '4' })
    const she = await visitor(hall)
    expect((await she(link)).status).toBe(404)
  })
})

describe('the wording that an organisation fills in under its own licence', () => {
  const wording = {
    ...{ licence: 'Registered 12 May 2026', lead: 'Invented statements:' },
    ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((at) => [`i${at}`, `Invented statement ${at}`])),
    ...Object.fromEntries([1, 2, 3, 4, 5].map((choice) => [`choice${choice}`, `Invented choice ${choice}`])),
  }

  it('makes SWEMWBS something to ask, in those words, and only a manager fills it in', async () => {
    const maryam = await visitor(hall, kezia.worker)
    const page = `/supports/${kezia.support}/measures`
    expect((await maryam(page)).text).toContain(
      'SWEMWBS is not offered: your organisation has not filled in its wording',
    )
    expect((await maryam('/measures/swemwbs/wording')).status).toBe(404)
    expect((await maryam('/measures/swemwbs/wording', wording)).status).toBe(404)

    const manager = await visitor(hall, kezia.manager)
    const empty = await manager('/measures/swemwbs/wording', { once: newId() })
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('Enter question 7')
    const form = { ...wording, once: newId() }
    expect((await manager('/measures/swemwbs/wording', form)).to).toBe('/measures/swemwbs')
    expect((await manager('/measures/swemwbs/wording', form)).to).toBe('/measures/swemwbs')
    expect((await manager('/measures/swemwbs/wording')).text).toContain('Invented statement 7')

    const she = await visitor(hall)
    const question = await she(`${await sentLink(kezia, { measure: 'swemwbs' })}/7`)
    expect(question.text).toContain('Invented statement 7')
    expect(question.text).toContain('Invented choice 5')
    expect(question.text).toContain('Invented statements:')

    expect((await manager('/measures/swemwbs/wording/ending', {})).status).toBe(303)
    expect((await maryam(page)).text).toContain('SWEMWBS is not offered')
  })

  it('is not another organisation’s to change, nor another’s to ask in', async () => {
    const manager = await visitor(hall, kezia.manager)
    await manager('/measures/swemwbs/wording', { ...wording, once: newId() })
    const other = await makeMeasureScene(database.owner)
    const elsewhere = await visitor(hall, other.worker)
    expect((await elsewhere(`/supports/${other.support}/measures`)).text).toContain('SWEMWBS is not offered')
  })
})

describe('rule 10: a measure with a risk item is not opened by link outside cover hours', () => {
  const risky = { measure: 'testrisk' }

  it('is not sent at all by a team that has published no hours', async () => {
    const maryam = await visitor(hall, kezia.worker)
    const answer = await maryam(`/supports/${kezia.support}/asks`, { ...askForm, ...risky, once: newId() })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('so it is answered together')
    expect(await rowsOf('ask')).toEqual([])
  })

  it('says in the evening who will read it, when, and what to do until then, and keeps what was picked', async () => {
    const scene = await makeMeasureScene(database.owner, { coverHours: office })
    const link = await sentLink(scene, risky)
    const byDay = await visitor(hall)
    const byNight = await visitor(atNight)
    expect((await byDay(link)).text).toContain('They are there Monday to Friday, 9 am to 5 pm.')
    for (const page of [link, `${link}/1`, `${link}/check`]) {
      const closed = await byNight(page)
      expect(closed.text).toContain('These questions are closed just now')
      expect(closed.text).toContain('They open again tomorrow, 9 am. Maryam reads them then')
      expect(closed.text).toContain('href="tel:999"')
      expect(closed.text).not.toContain('Did you feel unsafe?')
    }
    await byNight(`${link}/1`, { answer: '2', go: 'next' })
    expect((await byDay(`${link}/1`)).text).toMatch(/value="2" checked/)
  })

  it('tells the hall of an answer that a person must read, once', async () => {
    const scene = await makeMeasureScene(database.owner, { coverHours: office })
    const link = await sentLink(scene, risky)
    const she = await visitor(hall)
    await she(`${link}/2`, { answer: '3', go: 'next' })
    await Promise.all([1, 2, 3].map(() => she(`${link}/answers`, {})))
    expect(told.filter(({ ask }) => ask.supportId === scene.support).map(({ items }) => items)).toEqual([
      ['i2'],
    ])
  })
})

describe('what Today is told', () => {
  const maryam = () => ({ kind: 'worker', id: kezia.worker, place: kezia.place }) as const
  const due = (until: string) =>
    actingAs(database.kysely, maryam(), (acting) =>
      asksDue(acting, { workerIds: [kezia.worker], today: '2026-12-02', until }),
    )
  const unread = () => actingAs(database.kysely, maryam(), (acting) => answersUnread(acting, [kezia.worker]))

  it('is what waits for an answer, until it has one or is taken back', async () => {
    await actingAs(database.kysely, maryam(), (acting) =>
      makeAsk(acting, { supportId: kezia.support, dueOn: '2026-12-01' }),
    )
    expect(await due('2026-11-30')).toEqual([])
    expect(await due('2026-12-05')).toMatchObject([
      { name: 'Kezia', measure: 'ons4', dueOn: '2026-12-01', overdue: true, workerId: kezia.worker },
    ])
    const [ask] = await rowsOf('ask')
    await (await visitor(hall, kezia.worker))(`/asks/${ask.id}/answers`, { i1: '4' })
    expect(await due('2026-12-05')).toEqual([])
    expect(await unread()).toEqual([])
  })

  it('is what came in by link, until somebody has read it', async () => {
    const link = await sentLink()
    const she = await visitor(hall)
    await she(`${link}/1`, { answer: '0', go: 'next' })
    await she(`${link}/answers`, {})
    expect(await unread()).toMatchObject([
      { name: 'Kezia', measure: 'ons4', urgent: false, workerId: kezia.worker },
    ])
    await (await visitor(hall, kezia.worker))(`/supports/${kezia.support}/measures`)
    expect(await unread()).toEqual([])
  })
})
