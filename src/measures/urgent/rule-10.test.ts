import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type CoverHours, startSession } from '../../accounts/index.ts'
import { type TestHall, testHall } from '../../accounts/testing.ts'
import type { Actor } from '../../database/index.ts'
import { type TestDatabase, testDatabase } from '../../database/testing.ts'
import { newId } from '../../words/index.ts'
import { actingAs, type MeasureScene, makeAsk, makeMeasureScene, riskMeasure } from '../factory.ts'
import { answersUnread, measureLibrary, measureRoutes, passOnUnread, readAtOnce } from '../index.ts'
import { acknowledgeBy } from './urgent.ts'

const at = (time: string) => new Date(`2026-11-24T${time}:00Z`)
const morning = at('10:00')
const evening = at('20:30')
const office: CoverHours[] = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' }))
const ORIGIN = 'https://trellis.saltmere.example'

let database: TestDatabase
let hall: TestHall
let atNight: TestHall
let kezia: MeasureScene

const own = async <T extends object>(query: string, values: unknown[] = []): Promise<T[]> =>
  (await database.owner.query<T>(query, values)).rows

/** One visitor: a worker by their session, or anybody without one. */
async function visitor(where: TestHall, worker?: string) {
  const cookie = worker ? `trellis_session=${await startSession(database.kysely, worker)}` : ''
  return async (path: string, form?: Record<string, string>) => {
    const body = form && new URLSearchParams(form)
    const method = body ? 'POST' : 'GET'
    const answer = await fetch(where.origin + path, { method, headers: { cookie }, body, redirect: 'manual' })
    return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() }
  }
}

const askForm = (measure: string, how: 'link' | 'together') => ({
  ...{ measure, how, occasion: 'baseline', once: newId() },
  ...{ 'due-day': '1', 'due-month': '12', 'due-year': '2026' },
})

const toldTo = (worker: string) =>
  own<{ template: string; body: string }>(
    `select template, body from message where to_worker_id = $1 and young_person_id = $2 order by made_at`,
    [worker, kezia.person],
  )
const templatesTo = async (worker: string) => (await toldTo(worker)).map(({ template }) => template)

/** Maryam asks Kezia by a link; its path. */
async function sentLink(): Promise<string> {
  const maryam = await visitor(hall, kezia.worker)
  const answer = await maryam(`/supports/${kezia.support}/asks`, askForm('testrisk', 'link'))
  expect(answer.status).toBe(303)
  const [message] = await own<{ body: string }>(
    `select body from message where young_person_id = $1 and template = 'youngPersonQuestions' order by made_at desc`,
    [kezia.person],
  )
  return /(\/a\/[\w-]{43})/.exec(message?.body ?? '')?.[1] ?? 'no link'
}

/** Kezia says that she felt unsafe, and sends it. */
async function saysSo(link: string, where = hall) {
  const she = await visitor(where)
  const next = await she(`${link}/2`, { answer: '3', go: 'next' })
  await she(`${link}/answers`, {})
  return { she, next }
}

const as = (worker: string): Actor => ({ kind: 'worker', id: worker, place: kezia.place })
const urgentFor = (worker: string, of = worker) =>
  actingAs(database.kysely, as(worker), async (acting) =>
    (await answersUnread(acting, [of])).filter(({ urgent }) => urgent),
  )
const nothing = { template: 'workerUrgentAnswer', values: { by: '', link: '' } } as const
const sweep = (now: Date) => {
  const sweeper: Actor = { kind: 'job:sweep', id: null, place: kezia.place }
  const inSurvey = async () => ({ workers: [], message: () => nothing })
  return passOnUnread((work) => actingAs(database.kysely, sweeper, work, now), { origin: ORIGIN, inSurvey })
}

beforeAll(async () => {
  database = await testDatabase()
  const rooms = measureRoutes({
    measures: [...measureLibrary(), riskMeasure()],
    onRiskAnswer: readAtOnce,
  })
  hall = await testHall(database.kysely, [rooms], morning)
  atNight = await testHall(database.kysely, [rooms], evening)
})
beforeEach(async () => {
  kezia = await makeMeasureScene(database.owner, { coverHours: office })
  for (const who of [kezia.worker, kezia.manager, kezia.outsider])
    await own(`update worker set email = $2 where id = $1`, [who, `${who}@northside.example`])
  await own(`update worker set phone = '+447700900321' where id = $1`, [kezia.worker])
})
afterAll(async () => {
  await hall.stop()
  await atNight.stop()
})

describe('rule 10: an urgent answer is read by a person', () => {
  it('tells the named worker in the transaction of the answer, by email and by text, without a name', async () => {
    await saysSo(await sentLink())
    const told = await toldTo(kezia.worker)
    expect(told.map(({ template }) => template)).toEqual(['workerUrgentAnswer', 'workerUrgentAnswer'])
    expect(told[0]?.body).toContain('10:30 am on Tuesday 24 November')
    expect(told.map(({ body }) => body).join('\n')).toContain(`/supports/${kezia.support}/measures`)
    expect(told.map(({ body }) => body).join('\n')).not.toContain('Kezia')
    const [within] = await own<{ seconds: number }>(
      `select extract(epoch from m.made_at - s.answered_at)::float as seconds from answer_set s
         join message m on m.young_person_id = s.young_person_id and m.to_worker_id is not null
       where s.support_id = $1 limit 1`,
      [kezia.support],
    )
    expect(within?.seconds).toBeLessThanOrEqual(60)
    expect(await templatesTo(kezia.manager)).toEqual([])
  })

  it('stays first on Today for the worker and the manager until a person says that they have read it', async () => {
    await saysSo(await sentLink())
    const maryam = await visitor(hall, kezia.worker)
    const page = `/supports/${kezia.support}/measures`
    expect(await urgentFor(kezia.worker)).toHaveLength(1)
    const opened = await maryam(page)
    expect(opened.text).toContain('Read this first')
    expect(opened.text).toContain(`/concerns/new?support=${kezia.support}`)
    expect(opened.text).toContain('Did you feel unsafe?')
    expect(await urgentFor(kezia.worker)).toHaveLength(1)
    expect(await urgentFor(kezia.manager, kezia.worker)).toHaveLength(1)

    const action = /action="(\/asks\/[^"]+\/acknowledgement)"/.exec(opened.text)?.[1] ?? ''
    const presses = await Promise.all(Array.from({ length: 8 }, () => maryam(action, {})))
    for (const press of presses) expect(press).toMatchObject({ status: 303, to: `${page}?done=acknowledged` })
    expect(
      await own('select worker_id from urgent_acknowledgement where young_person_id = $1', [kezia.person]),
    ).toEqual([{ worker_id: kezia.worker }])
    expect(await urgentFor(kezia.worker)).toEqual([])
    const after = await maryam(page)
    expect(after.text).not.toContain('Read this first')
    expect(after.text).toContain('Maryam Siddiqui read it')
    const written = await own<{ act: string; actor_kind: string }>(
      `select act, actor_kind from history where young_person_id = $1 and act in ('needs_reading_at_once', 'acknowledged')
       order by position`,
      [kezia.person],
    )
    expect(written).toEqual([
      { act: 'needs_reading_at_once', actor_kind: 'link' },
      { act: 'acknowledged', actor_kind: 'worker' },
    ])
  })

  it('goes on to whoever stands in when the clock has run out, once, and not when it was acknowledged', async () => {
    await saysSo(await sentLink())
    expect(await sweep(at('10:29'))).toBe(0)
    expect(await sweep(at('10:30'))).toBe(1)
    expect(await sweep(at('10:31'))).toBe(0)
    expect(await templatesTo(kezia.manager)).toEqual(['workerUrgentUnread'])
    const page = (await (await visitor(hall, kezia.manager))(`/supports/${kezia.support}/measures`)).text
    expect(page).toContain('because nobody had said so in time')
    const first = kezia
    kezia = await makeMeasureScene(database.owner, { coverHours: office })
    await saysSo(await sentLink())
    const [ask] = await own<{ id: string }>('select ask_id as id from urgent_answer where support_id = $1', [
      kezia.support,
    ])
    await (await visitor(hall, kezia.worker))(`/asks/${ask?.id}/acknowledgement`, {})
    expect(await sweep(at('12:00'))).toBe(0)
    expect(first.person).not.toBe(kezia.person)
  })

  it('is told to whoever covers a worker who is away, who can read it and say so', async () => {
    await own(
      `insert into cover (id, worker_id, covered_by, starts_on, ends_on) values ($1, $2, $3, '2026-11-23', '2026-11-27')`,
      [newId(), kezia.worker, kezia.outsider],
    )
    await saysSo(await sentLink())
    expect(await templatesTo(kezia.outsider)).toEqual(['workerUrgentAnswer'])
    expect(await templatesTo(kezia.worker)).toEqual([])
    expect(await urgentFor(kezia.outsider, kezia.worker)).toHaveLength(1)
    const page = await (await visitor(hall, kezia.outsider))(`/supports/${kezia.support}/measures`)
    expect(page.text).toContain('Read this first')
  })

  it('shows the young person help at once, on the next screen and before anything is sent', async () => {
    const link = await sentLink()
    const she = await visitor(hall)
    const next = await she(`${link}/2`, { answer: '3', go: 'next' })
    const screens = [await she(next.to ?? ''), await she(`${link}/check`)]
    await she(`${link}/answers`, {})
    screens.push(await she(`${link}/thanks`))
    for (const { text } of screens) {
      for (const number of ['tel:999', 'tel:111', 'tel:08001111', 'tel:116123'])
        expect(text).toContain(number)
      expect(text).toContain('Childline, 0800 1111')
      expect(text).toContain('Samaritans, 116 123')
      expect(text).toContain('Monday to Friday, 9 am to 5 pm')
    }
    expect(screens[0]?.text).toContain('You do not have to wait for an answer')
    expect(screens[2]?.text).toContain(
      'Somebody at Northside Link Workers reads what you sent by 10:30 this morning.',
    )
  })

  it('shows everybody who answers the same measure the same last page, so that it tells nobody what was picked', async () => {
    const she = await visitor(hall)
    const [one, other] = [await sentLink(), await sentLink()]
    await saysSo(one)
    await she(`${other}/2`, { answer: '0', go: 'next' })
    expect((await she(`${other}/check`)).text).not.toContain('You do not have to wait for an answer')
    await she(`${other}/answers`, {})
    const [first, second] = [await she(`${one}/thanks`), await she(`${other}/thanks`)]
    const token = (link: string) => link.replace('/a/', '')
    expect(first.text.replaceAll(token(one), '')).toBe(second.text.replaceAll(token(other), ''))
  })

  it('says after the hours who reads it, when, and what to do until then, and the clock begins in the morning', async () => {
    const link = await sentLink()
    const she = await visitor(hall)
    await she(`${link}/2`, { answer: '3', go: 'next' })
    const late = await visitor(atNight)
    await late(`${link}/answers`, {})
    const thanks = await late(`${link}/thanks`)
    expect(thanks.text).toContain('Nobody is there to read it right now. Maryam reads it tomorrow, 9 am')
    expect(thanks.text).toContain('tel:999')
    expect((await toldTo(kezia.worker))[0]?.body).toContain('9:30 am on Wednesday 25 November')
    expect(await sweep(new Date('2026-11-25T09:29:00Z'))).toBe(0)
    expect(await sweep(new Date('2026-11-25T09:30:00Z'))).toBe(1)
  })

  it('is the worker’s own to acknowledge when it was answered beside them', async () => {
    const id = await actingAs(database.kysely, as(kezia.worker), (acting) =>
      makeAsk(acting, { supportId: kezia.support, measure: 'suicidal-thoughts' }),
    )
    const maryam = await visitor(hall, kezia.worker)
    expect(await maryam(`/asks/${id}/answers`, { i1: '0', i2: '1', i3: '0', i4: '0' })).toMatchObject({
      status: 303,
    })
    expect((await maryam(`/supports/${kezia.support}/measures`)).text).toContain('Read this first')
    expect(await own('select worker_id, stands from urgent_told where urgent_id = $1', [id])).toEqual([
      { worker_id: kezia.worker, stands: 'reader' },
    ])
  })

  it('asks about thoughts of suicide with a worker there, and never by a link', async () => {
    const maryam = await visitor(hall, kezia.worker)
    const refused = await maryam(`/supports/${kezia.support}/asks`, askForm('suicidal-thoughts', 'link'))
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Thoughts of suicide does not go out by a link.')
    expect(
      (await maryam(`/supports/${kezia.support}/asks`, askForm('suicidal-thoughts', 'together'))).status,
    ).toBe(303)
  })

  it('is nothing to anybody outside the circle, nor to whoever holds the link', async () => {
    const link = await sentLink()
    await saysSo(link)
    const [ask] = await own<{ id: string; link: string }>(
      'select id, link_id as link from ask where support_id = $1',
      [kezia.support],
    )
    const olu = await visitor(hall, kezia.outsider)
    expect((await olu(`/asks/${ask?.id}/acknowledgement`, {})).status).toBe(404)
    expect((await (await visitor(hall))(`/asks/${ask?.id}/acknowledgement`, {})).status).not.toBe(200)
    const strangers: Actor[] = [
      as(kezia.outsider),
      { kind: 'link', id: ask?.link ?? '', place: kezia.place },
      { kind: 'public', id: null, place: kezia.place },
    ]
    for (const who of strangers) {
      const seen = await actingAs(database.kysely, who, async ({ tx }) => [
        ...(await tx.selectFrom('urgent_answer').select('ask_id').execute()),
        ...(await tx.selectFrom('urgent_told').select('urgent_id').execute()),
        ...(await tx.selectFrom('urgent_acknowledgement').select('urgent_id').execute()),
      ])
      expect(seen).toEqual([])
    }
    expect(
      await own('select from urgent_acknowledgement where young_person_id = $1', [kezia.person]),
    ).toEqual([])
  })
})

describe('by when an urgent answer is read', () => {
  const cover = { hours: office, calendar: { closures: [] } }

  it.each([
    ['at once within the hours', '2026-11-24T10:00:00Z', '2026-11-24T10:30:00Z'],
    ['the next morning after them', '2026-11-24T20:30:00Z', '2026-11-25T09:30:00Z'],
    ['on Monday from Friday night', '2026-11-27T18:00:00Z', '2026-11-30T09:30:00Z'],
    ['after the days off at Christmas', '2026-12-24T18:00:00Z', '2026-12-29T09:30:00Z'],
  ])('is half an hour: %s', (_what, came, by) => {
    expect(acknowledgeBy(cover, new Date(came))).toEqual(new Date(by))
  })

  it('is half an hour from now where a team has published no hours, because a worker was there', () => {
    const none = { hours: [], calendar: { closures: [] } }
    expect(acknowledgeBy(none, morning)).toEqual(at('10:30'))
  })
})
