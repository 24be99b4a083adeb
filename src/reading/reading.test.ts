import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeTeam, makeWorker } from '../accounts/factory.ts'
import { startSession } from '../accounts/index.ts'
import { TestBrowser, type TestHall, testHall } from '../accounts/testing.ts'
import type { Acting } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { makeSlips } from '../filling-in/factory.ts'
import { fillingInRoutes, surveyAddresses } from '../filling-in/index.ts'
import { readersNow } from '../filling-in/readers.ts'
import { passOnUnread } from '../measures/index.ts'
import { circumstancesOf, messageById } from '../messages/store.ts'
import { whyWithheld } from '../messages/withholding.ts'
import { makeSurveyWorld, type SurveyWorld, surveyActs, workerActor } from '../surveys/factory.ts'
import { destroyer, destroyWhatIsDue, surveysDueHere } from '../surveys/index.ts'
import { addDays, dateOnly, newId, startOfDay } from '../words/index.ts'
import { surveysRead } from './due-store.ts'
import { passOnNamed, readingRoutes, readingsDue, standInsFor, tellHandedIn, tellReaders } from './index.ts'
import { handedIn, urgentAnswersOf } from './store.ts'

const now = new Date('2026-11-24T09:00:00Z')
const ORIGIN = 'https://trellis.saltmere.example'
/** YP-CORE: the fourth question, of hurting oneself, counts as urgent from the second choice on. */
const CALM = ['1', '1', '3', '0', '3', '1', '1', '1', '1', '3']
const WORRYING = CALM.with(3, '2')
const URGENT_QUESTION = 'I’ve thought of hurting myself'

let database: TestDatabase
let world: SurveyWorld
let hall: TestHall
let gwen: string
let anouk: string
let round: string
let codes: string[]

const own = async <T extends object>(query: string, values: unknown[] = []): Promise<T[]> =>
  (await database.owner.query<T>(query, values)).rows

const as = <T>(worker: string, work: (acting: Acting) => Promise<T>, at = now) =>
  surveyActs(database.kysely, at)(workerActor(world.place, worker), work)

const sweep = (at: Date) =>
  passOnUnread(
    (work) => surveyActs(database.kysely, at)({ kind: 'job:sweep', id: null, place: world.place }, work),
    {
      origin: ORIGIN,
      inSurvey: standInsFor,
    },
  )

/** A pupil fills the survey in with their slip, as far as they get. */
async function fillsIn(code: string, answers: readonly string[], hands = true): Promise<TestBrowser> {
  const pupil = new TestBrowser()
  await pupil.open(`${hall.origin}/survey`, { code })
  await pupil.open('/survey/start', {})
  for (const [at, answer] of answers.entries()) await pupil.open(`/survey/questions/${at + 1}`, { answer })
  if (hands) await pupil.open('/survey/answers', {})
  return pupil
}

/** A worker's pages, by their session. */
async function visitor(worker?: string) {
  const cookie = worker ? `trellis_session=${await startSession(database.kysely, worker)}` : ''
  return async (path: string, form?: Record<string, string>) => {
    const body = form && new URLSearchParams(form)
    const answer = await fetch(hall.origin + path, {
      ...{ method: body ? 'POST' : 'GET', headers: { cookie }, body, redirect: 'manual' },
    })
    return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() }
  }
}

const templatesTo = async (worker: string) =>
  (
    await own<{ template: string }>(
      'select template from message where to_worker_id = $1 order by made_at, channel',
      [worker],
    )
  ).map(({ template }) => template)

const inList = (worker: string, at = now) => as(worker, (acting) => handedIn(acting, round), at)
beforeAll(async () => {
  database = await testDatabase()
  const rooms = [
    fillingInRoutes({
      ...{ onUrgentAnswer: tellReaders, onHandedIn: tellHandedIn },
      afterwards: async () => null,
    }),
    readingRoutes(),
  ]
  hall = await testHall(database.kysely, rooms, now)
})
afterAll(() => hall.stop())

beforeEach(async () => {
  const db = database.kysely
  await own('delete from message')
  world = await makeSurveyWorld(db, { urn: String(900_000 + Math.floor(Math.random() * 99_999)) })
  const { place, council: organisation } = world
  const team = await makeTeam(db, { place, organisation, name: 'Mill Lane clinicians' })
  anouk = await makeWorker(db, {
    ...{ place, organisation, name: 'Dr Anouk Verhoeven', roles: [{ team, role: 'clinician' }] },
  })
  gwen = await makeWorker(db, {
    ...{ place, organisation: world.school, name: 'Gwen Abbott' },
    roles: [
      {
        team: await makeTeam(db, { place, organisation: world.school, name: 'Pastoral' }),
        role: 'safeguarding_lead',
      },
    ],
  })
  for (const worker of [gwen, anouk, world.administrator])
    await own('update worker set email = $2 where id = $1', [worker, `${worker}@saltmere.example`])
  const made = await makeSlips(db, world, {
    ...{ now, kind: 'named', key: `k-${newId()}`, pupils: 4, readers: [gwen, anouk] },
    ...{ measures: [{ key: 'yp-core', version: 1 }], locals: [] },
  })
  ;({ round, codes } = made)
})

describe('only the named readers of a survey read it', () => {
  it('is the same plain 404 for its teacher, its head, those who run it and another place', async () => {
    await fillsIn(codes[0] as string, WORRYING)
    const [one] = await inList(gwen)
    const other = await makeSurveyWorld(database.kysely, {
      urn: String(700_000 + Math.floor(Math.random() * 99_999)),
    })
    for (const worker of [world.teacher, world.manager, world.administrator, other.administrator]) {
      const sees = await visitor(worker)
      for (const path of [`/reading/${round}`, `/reading/${round}/pupils/${one?.id}`, `/reading/${newId()}`])
        expect(await sees(path), path).toMatchObject({ status: 404, text: 'Page not found' })
      expect((await sees(`/reading/${round}/pupils/${one?.id}/acknowledgement`, {})).status).toBe(404)
      expect((await sees('/reading')).text).toContain('No survey to read')
    }
    expect((await (await visitor())(`/reading/${round}`)).status).toBe(303)
    expect(await own('select from urgent_acknowledgement where worker_id <> $1', [gwen])).toEqual([])
  })

  it('gives nobody else a name, an answer, what was urgent or what was read, whatever they ask the database', async () => {
    await fillsIn(codes[0] as string, WORRYING)
    const [one] = await inList(gwen)
    for (const worker of [world.teacher, world.administrator])
      expect(
        await as(worker, async ({ tx }) => [
          ...(await tx.selectFrom('round_answers').select('id').execute()),
          ...(await tx.selectFrom('urgent_answer').select('id').execute()),
          ...(await tx.selectFrom('urgent_told').select('urgent_id').execute()),
          ...(await tx.selectFrom('round_reading').select('code_id').execute()),
          ...(await tx.selectFrom('round_pupil').select('id').execute()),
          ...(await handedIn({ tx, actor: workerActor(world.place, worker), now, request: 'r' }, round)),
        ]),
      ).toEqual([])
    expect(one?.name).toContain('Invented')
  })

  it('reads nothing of somebody who is still answering, unless an answer of theirs is urgent', async () => {
    await fillsIn(codes[0] as string, CALM.slice(0, 5), false)
    expect(await inList(gwen)).toEqual([])
    const rows = () => as(gwen, ({ tx }) => tx.selectFrom('round_answers').select('id').execute())
    expect(await rows()).toEqual([])
    await fillsIn(codes[1] as string, WORRYING.slice(0, 5), false)
    expect(await inList(gwen)).toMatchObject([{ finishedAt: null, urgent: [{ item: 'yp-core.i4' }] }])
    expect(await rows()).toHaveLength(1)
    const page = (await (await visitor(gwen))(`/reading/${round}/pupils/${(await inList(gwen))[0]?.id}`)).text
    expect(page).toContain(URGENT_QUESTION)
    expect(page).not.toContain('I’ve felt edgy or nervous')
  })
})

describe('a reader who has no such role any more', () => {
  const why = (template: string) =>
    surveyActs(database.kysely, now)(
      { kind: 'job:deliver', id: null, place: world.place },
      async (acting) => {
        const [{ id } = { id: '' }] = await own<{ id: string }>(
          'select id from message where to_worker_id = $1 and template = $2',
          [gwen, template],
        )
        const message = await messageById(acting, id)
        return message ? whyWithheld(await circumstancesOf(acting, message)) : 'no such message'
      },
    )

  it('is sent nothing more and finds nothing to read, though it was told before', async () => {
    await fillsIn(codes[0] as string, WORRYING)
    const told = ['readerUrgentAnswer', 'readerHandedIn']
    for (const template of told) expect(await why(template), template).toBeNull()
    const sees = await visitor(gwen)
    expect((await sees(`/reading/${round}`)).status).toBe(200)
    await own("update membership set role = 'referrer' where worker_id = $1", [gwen])
    for (const template of told) expect(await why(template), template).toMatch(/no longer involved/)
    expect((await sees(`/reading/${round}`)).status).toBe(404)
    expect(await as(gwen, surveysRead)).toEqual([])
    expect(await as(anouk, surveysRead)).toHaveLength(1)
    // Pupils are told who reads now, and those who stand in whom to find.
    const [{ id } = { id: '' }] = await inList(anouk)
    const met = await surveyActs(database.kysely, now)({ kind: 'pupil', id, place: world.place }, (acting) =>
      readersNow(acting, round),
    )
    const [{ urgent } = { urgent: '' }] = await own<{ urgent: string }>(
      'select id as urgent from urgent_answer where round_id = $1',
      [round],
    )
    const of = { id: urgent, roundId: round }
    const standIns = async () =>
      (await as(world.administrator, (acting) => standInsFor(acting, of, ORIGIN))).message(now)
    expect((await standIns()).values).toMatchObject({ readers: 'Dr Anouk Verhoeven' })
    expect(met).toMatchObject([{ name: 'Dr Anouk Verhoeven' }])
    const due = () => as(world.administrator, surveysDueHere)
    expect((await due()).map(({ asks }) => asks)).not.toContain('readers')
    await own('update worker set left_on = $2 where id = $1', [anouk, '2026-11-23'])
    expect((await standIns()).values).toMatchObject({ readers: '' })
    expect((await due()).map(({ asks }) => asks)).toContain('readers')
  })
})

describe('every look is written down, and no name comes without one', () => {
  it('gives no name to a reader who wrote down no look in the same transaction', async () => {
    await fillsIn(codes[0] as string, CALM)
    const [one] = await inList(gwen)
    const names = (acting: Acting) =>
      acting.tx
        .selectFrom((from) =>
          from.fn<{ given_name: string }>('names_for_reader', [from.val(round), from.val([one?.id])]).as('n'),
        )
        .select('n.given_name')
        .execute()
    expect(one?.name).toBeTruthy()
    expect(await as(gwen, names)).toEqual([])
    expect(await as(anouk, names)).toEqual([])
  })

  it('names who looked at whom, once for a list and once for a page', async () => {
    await fillsIn(codes[0] as string, CALM)
    await fillsIn(codes[1] as string, CALM)
    const sees = await visitor(gwen)
    await sees(`/reading/${round}`)
    const slips = (
      await own<{ id: string }>('select id from round_answers where round_id = $1 order by id', [round])
    ).map(({ id }) => id)
    await sees(`/reading/${round}/pupils/${slips[0]}`)
    expect(
      await own(
        `select subject_kind, people, fields from history where act = 'looked' and subject_id = $1 and actor_id = $2
         order by position`,
        [round, gwen],
      ),
    ).toEqual([
      { subject_kind: 'named survey', people: slips, fields: ['name', 'class'] },
      { subject_kind: 'answers of a named survey', people: [slips[0]], fields: ['name', 'class', 'answers'] },
    ])
  })

  it('has no name any more from the day on which the list of names is destroyed', async () => {
    await fillsIn(codes[0] as string, CALM)
    const day = addDays(dateOnly('2026-11-24'), 60)
    expect((await inList(gwen, startOfDay(addDays(day, -1))))[0]?.name).toContain('Invented')
    // On the day itself, before the sweep has come by, and after it.
    expect((await inList(gwen, startOfDay(day)))[0]).toMatchObject({ name: null, class: '10A' })
    await surveyActs(database.kysely, startOfDay(day))(destroyer(world.place), destroyWhatIsDue)
    const [after] = await inList(gwen, startOfDay(day))
    expect(after).toMatchObject({ name: null, yearGroup: 10 })
    await surveyActs(database.kysely, startOfDay(addDays(day, 400)))(destroyer(world.place), destroyWhatIsDue)
    expect(await inList(gwen, startOfDay(addDays(day, 400)))).toEqual([])
  })
})

describe('rule 10: an urgent answer in a named survey is read by a person', () => {
  it('tells every reader in the transaction of the answer, before it is handed in, without name or answer', async () => {
    await fillsIn(codes[0] as string, WORRYING.slice(0, 4), false)
    for (const reader of [gwen, anouk]) expect(await templatesTo(reader)).toEqual(['readerUrgentAnswer'])
    const [told] = await own<{ body: string }>('select body from message where to_worker_id = $1', [gwen])
    expect(told?.body).toContain(`/reading/${round}`)
    expect(told?.body).toContain('Year 10, class 10')
    expect(told?.body).toContain('9:30 am on Tuesday 24 November')
    expect(told?.body).not.toMatch(/Invented|Pupil \d|hurting/)
    expect(
      await own(
        `select from urgent_told t join urgent_answer u on u.id = t.urgent_id
         where u.round_id = $1 and t.acknowledge_by = '2026-11-24T09:30:00Z'`,
        [round],
      ),
    ).toHaveLength(2)
  })

  it('is told once, however often the same answer is given and changed', async () => {
    const pupil = await fillsIn(codes[0] as string, WORRYING.slice(0, 4), false)
    for (const answer of ['0', '3', '3', '2']) await pupil.open('/survey/questions/4', { answer })
    expect(await templatesTo(gwen)).toEqual(['readerUrgentAnswer'])
  })

  it('stands first for every reader until one of them says that they have read it; opening it is not enough', async () => {
    await fillsIn(codes[1] as string, CALM)
    await fillsIn(codes[0] as string, WORRYING)
    const [sees, other] = [await visitor(gwen), await visitor(anouk)]
    const list = (await sees(`/reading/${round}`)).text
    expect(list.indexOf('Read this first')).toBeGreaterThan(-1)
    expect(list.indexOf('Read this first')).toBeLessThan(list.indexOf('Not read yet'))
    const [due] = await as(anouk, readingsDue)
    expect(due).toMatchObject({ urgent: 1, unread: 1, handedIn: 2 })

    const [urgent] = (await inList(gwen)).filter((pupil) => pupil.urgent.length > 0)
    const path = `/reading/${round}/pupils/${urgent?.id}`
    const page = (await sees(path)).text
    expect(page.indexOf(URGENT_QUESTION)).toBeLessThan(page.indexOf('YP-CORE</h2>'))
    expect(page).toContain('Sometimes')
    expect((await as(gwen, readingsDue))[0]).toMatchObject({ urgent: 1, unread: 1 })

    const presses = await Promise.all(
      Array.from({ length: 6 }, (_, at) => (at % 2 ? sees : other)(`${path}/acknowledgement`, {})),
    )
    for (const press of presses)
      expect(press).toMatchObject({ status: 303, to: `/reading/${round}?done=acknowledged` })
    expect(
      await own(
        'select from urgent_acknowledgement a join urgent_answer u on u.id = a.urgent_id where u.round_id = $1',
        [round],
      ),
    ).toHaveLength(1)
    expect((await as(anouk, readingsDue))[0]).toMatchObject({ urgent: 0, unread: 1 })
    expect((await other(path)).text).toContain('Urgent, and read')
    const written = await own<{ act: string }>(
      `select act, actor_kind from history where subject_id = $1 and act in ('needs_reading_at_once', 'acknowledged') order by position`,
      [round],
    )
    expect(written).toEqual([
      { act: 'needs_reading_at_once', actor_kind: 'pupil' },
      { act: 'acknowledged', actor_kind: 'worker' },
    ])
  })

  it('goes on when the clock has run out, once, to managers and to whoever opened it, who are told whom to find', async () => {
    await fillsIn(codes[0] as string, WORRYING)
    expect(await sweep(new Date('2026-11-24T09:29:00Z'))).toBe(0)
    expect(await sweep(new Date('2026-11-24T09:30:00Z'))).toBe(1)
    expect(await sweep(new Date('2026-11-24T09:31:00Z'))).toBe(0)
    expect(await templatesTo(world.administrator)).toEqual(['coverUrgentUnread'])
    const [told] = await own<{ body: string }>('select body from message where to_worker_id = $1', [
      world.administrator,
    ])
    expect(told?.body).toContain('Dr Anouk Verhoeven or Gwen Abbott')
    expect((await (await visitor(world.administrator))(`/reading/${round}`)).status).toBe(404)
  })

  it('goes to those who stand in at once when the last reader leaves or loses the role, and their own manager sees it', async () => {
    const [{ team } = { team: '' }] = await own<{ team: string }>(
      'select team_id as team from membership where worker_id = $1',
      [gwen],
    )
    const { place, school: organisation } = world
    const head = await makeWorker(database.kysely, {
      ...{ place, organisation, name: 'Moira Tennant', email: 'head@saltmere.example' },
      roles: [{ team, role: 'manager' }],
    })
    await own("update round_opening set opened_at = '2026-11-20T09:00:00Z' where round_id = $1", [round])
    await fillsIn(codes[0] as string, WORRYING)
    await own("update membership set role = 'referrer' where worker_id = $1", [anouk])
    // Gwen was told as well, and her half hour is not over.
    expect(await sweep(new Date('2026-11-24T09:02:00Z'))).toBe(0)
    await own("update membership set ends_on = '2026-11-23' where worker_id = $1", [gwen])
    await own("update worker set left_on = '2026-11-24' where id = $1", [gwen])
    expect(await sweep(new Date('2026-11-24T09:03:00Z'))).toBe(1)
    expect(await sweep(new Date('2026-11-24T09:40:00Z'))).toBe(0)
    for (const who of [head, world.administrator])
      expect(await templatesTo(who)).toEqual(['coverUrgentUnread'])
    expect(
      await as(world.administrator, async (acting) => (await surveysDueHere(acting)).map(({ asks }) => asks)),
    ).toContain('readers')
    expect(await templatesTo(gwen)).not.toContain('coverUrgentUnread')
  })

  describe('when all its readers have gone', () => {
    let head: string
    let mina: string
    let slip: string
    let naming: string
    const lapses = (at: Date) =>
      surveyActs(database.kysely, at)({ kind: 'job:sweep', id: null, place: world.place }, (acting) =>
        passOnNamed(acting, ORIGIN),
      )
    /** The place's front door: who leads safeguarding there, who manages it and who administers its organisation. */
    async function atTheFrontDoor() {
      const { place, council: organisation } = world
      const team = await makeTeam(database.kysely, { place, organisation, frontDoor: true })
      const works = async (name: string, role: 'safeguarding_lead' | 'manager' | 'administrator') => {
        const id = newId()
        const email = `${id}@saltmere.example`
        return makeWorker(database.kysely, { id, place, organisation, name, email, roles: [{ team, role }] })
      }
      return {
        lena: await works('Lena Ward', 'safeguarding_lead'),
        ros: await works('Ros Amin', 'manager'),
        keeper: await works('Nadia Holt', 'administrator'),
      }
    }
    const gone = (...workers: string[]) =>
      own("update worker set left_on = '2026-11-23' where id = any($1::uuid[])", [workers])
    const toldToName = async () =>
      (
        await own<{ id: string }>(
          "select distinct to_worker_id as id from message where template = 'coverUrgentUnread' order by 1",
        )
      ).map(({ id }) => id)
    const meets = (id = slip) =>
      surveyActs(database.kysely, now)({ kind: 'pupil', id, place: world.place }, (acting) =>
        readersNow(acting, round),
      )

    beforeEach(async () => {
      const { place, school: organisation } = world
      const [{ team } = { team: '' }] = await own<{ team: string }>(
        'select team_id as team from membership where worker_id = $1',
        [gwen],
      )
      const works = (name: string, role: 'manager' | 'safeguarding_lead') =>
        makeWorker(database.kysely, { ...{ place, organisation, name }, roles: [{ team, role }] })
      head = await works('Moira Tennant', 'manager')
      mina = await works('Mina Farrow', 'safeguarding_lead')
      await own("update worker set email = id || '@saltmere.example' where id = any($1::uuid[])", [
        [head, mina],
      ])
      await own("update round_opening set opened_at = '2026-11-20T09:00:00Z' where round_id = $1", [round])
      await fillsIn(codes[0] as string, WORRYING)
      await fillsIn(codes[1] as string, WORRYING)
      slip = (
        await own<{ id: string }>('select code_id as id from urgent_answer where round_id = $1', [round])
      )[0]?.id as string
      naming = `/reading/${round}/pupils/${slip}/naming`
      await own("update worker set left_on = '2026-11-23' where id = any($1::uuid[])", [[gwen, anouk]])
    })

    it('is read by somebody of the kind that was promised, whom a manager names with a reason, and by nobody else', async () => {
      const sees = await visitor(head)
      // Until they are told in the readers' place, and to anybody else, there is nothing there.
      expect((await sees(naming)).status).toBe(404)
      expect(await sweep(now)).toBe(2)
      const [told] = await own<{ body: string }>('select body from message where to_worker_id = $1', [head])
      expect(told?.body).toContain(`${ORIGIN}/reading`)
      expect((await sees('/reading')).text).toContain(naming)
      for (const worker of [mina, world.teacher])
        expect(await (await visitor(worker))(naming)).toMatchObject({ status: 404, text: 'Page not found' })
      expect(await meets()).toEqual([])
      const page = (await sees(naming)).text
      expect(page).toContain('Mina Farrow')
      expect(page).not.toMatch(/Moira Tennant|Invented|hurting/)
      const empty = await sees(naming, { worker: mina, because: '' })
      expect(empty.status).toBe(422)
      expect(empty.text).toContain('Say why it is them')
      // Nobody of another kind, whatever is sent.
      expect((await sees(naming, { worker: head, because: 'I am here' })).status).toBe(422)
      const because = 'Gwen has left'
      expect(await sees(naming, { worker: mina, because })).toMatchObject({ status: 303 })
      expect((await sees(naming)).status).toBe(404)
      expect(await templatesTo(mina)).toEqual(['readerNamed'])
      expect(
        await own('select worker_id, named_by, because from urgent_naming where code_id = $1', [slip]),
      ).toEqual([{ worker_id: mina, named_by: head, because }])
      expect(
        await own("select actor_id, people from history where act = 'named_reader' and subject_id = $1", [
          round,
        ]),
      ).toEqual([{ actor_id: head, people: [slip] }])
      expect(await meets()).toEqual([{ id: mina, name: 'Mina Farrow' }])
      expect(await meets(newId())).toEqual([])

      const reads = await visitor(mina)
      const path = `/reading/${round}/pupils/${slip}`
      expect((await reads('/reading')).text).toContain(path)
      const answer = await reads(path)
      expect(answer.text).toContain(URGENT_QUESTION)
      expect(answer.text).toContain('Invented')
      expect(answer.text).not.toContain('I’ve felt edgy or nervous')
      expect((await reads(`/reading/${round}`)).status).toBe(404)
      const others = await as(mina, ({ tx }) => tx.selectFrom('urgent_answer').select('code_id').execute())
      expect(others).toEqual([{ code_id: slip }])
      // The slip itself the database keeps from them: of everything else it says "not reached".
      expect(await as(mina, ({ tx }) => tx.selectFrom('round_answers').select('id').execute())).toEqual([])
      const [other] = await own<{ id: string }>(
        'select id from round_answers where round_id = $1 and id <> $2',
        [round, slip],
      )
      const given = (worker: string, of?: string) => as(worker, (acting) => urgentAnswersOf(acting, of ?? ''))
      expect([...((await given(mina, slip)) ?? [])]).toEqual(WORRYING.map((_, at) => (at === 3 ? 2 : 255)))
      expect(await given(mina, other?.id)).toBeNull()
      expect(await given(head, slip)).toBeNull()
      expect((await sees(path)).status).toBe(404)
      expect(await reads(`${path}/acknowledgement`, {})).toMatchObject({ to: '/reading?done=acknowledged' })
      expect(
        await own(
          'select worker_id from urgent_acknowledgement a join urgent_answer u on u.id = a.urgent_id where u.round_id = $1',
          [round],
        ),
      ).toEqual([{ worker_id: mina }])
      expect(await lapses(new Date('2026-11-24T12:00:00Z'))).toBe(0)
    })

    it('goes on to those who stand in when whoever was named does not say in time that they read it, once', async () => {
      await sweep(now)
      const sees = await visitor(head)
      await sees(naming, { worker: mina, because: 'Gwen has left' })
      expect(await lapses(new Date('2026-11-24T09:29:00Z'))).toBe(0)
      expect(await lapses(new Date('2026-11-24T09:30:00Z'))).toBe(1)
      expect(await lapses(new Date('2026-11-24T09:31:00Z'))).toBe(0)
      const bodies = await own<{ body: string }>(
        "select body from message where to_worker_id = $1 and template = 'coverUrgentUnread'",
        [head],
      )
      expect(bodies.filter(({ body }) => body.includes('It can be read by Mina Farrow alone'))).toHaveLength(
        1,
      )
    })

    it('waits with somebody who leads safeguarding for the place when everybody who stands in has gone as well', async () => {
      const { lena } = await atTheFrontDoor()
      await gone(head, mina, world.administrator)
      expect(await sweep(now)).toBe(2)
      expect(await sweep(new Date('2026-11-24T09:01:00Z'))).toBe(0)
      expect(await toldToName()).toEqual([lena])
      const sees = await visitor(lena)
      expect((await sees('/reading')).text).toContain(naming)
      expect(await sees(naming, { worker: lena, because: 'Nobody is left at the school' })).toMatchObject({
        status: 303,
      })
      expect((await sees(`/reading/${round}/pupils/${slip}`)).text).toContain(URGENT_QUESTION)
    })

    it('goes on to them when those who were told leave later, and to whoever can give the role where nobody leads', async () => {
      const { lena, ros, keeper } = await atTheFrontDoor()
      await sweep(now)
      expect(await toldToName()).toEqual([head, world.administrator].sort())
      await gone(head, world.administrator, mina, lena)
      expect(await sweep(new Date('2026-11-24T09:01:00Z'))).toBe(2)
      expect(await toldToName()).toEqual([head, world.administrator, ros, keeper].sort())
      // The school's manager, who has no address, has it on Today.
      expect((await (await visitor(world.manager))(naming)).text).toContain('href="/team"')
      const sees = await visitor(keeper)
      const page = (await sees(naming)).text
      expect(page).toContain('href="/team"')
      expect(page).toContain('Ros Amin (Saltmere Council)')
      expect(page).not.toContain('They read it now')
      await own(
        "insert into membership (id, worker_id, team_id, role, starts_on) select $1, $2, team_id, 'safeguarding_lead', '2026-11-24' from membership where worker_id = $2 limit 1",
        [newId(), ros],
      )
      expect(await sees(naming, { worker: ros, because: 'She has the role now' })).toMatchObject({
        status: 303,
      })
      expect(await templatesTo(ros)).toContain('readerNamed')
    })

    it('says who can give the role and whom to ring where nobody of that kind is left, to the pupil as well', async () => {
      await own("update membership set role = 'referrer' where worker_id = $1", [mina])
      const { lena, keeper } = await atTheFrontDoor()
      await gone(lena)
      await sweep(now)
      expect(await toldToName()).toContain(keeper)
      const page = await (await visitor(head))(naming)
      expect(page.text).toContain('Ring the head teacher')
      expect(page.text).toContain('Nadia Holt (Saltmere Council)')
      expect(page.text).not.toContain('They read it now')
      const { text } = await new TestBrowser().open(`${hall.origin}/survey`, { code: codes[2] as string })
      expect(text).toContain('nobody reads them today')
      expect(text).toContain('0800 1111')
      expect(text).not.toContain('Gwen Abbott')
    })
  })

  it('does not go on when it was acknowledged in time', async () => {
    await fillsIn(codes[0] as string, WORRYING)
    await (await visitor(anouk))(
      `/reading/${round}/pupils/${(await inList(anouk))[0]?.id}/acknowledgement`,
      {},
    )
    expect(await sweep(new Date('2026-11-24T12:00:00Z'))).toBe(0)
  })

  it('stays when the pupil takes their answers back: that there was one, and no longer what it was', async () => {
    const code = codes[0] as string
    const pupil = await fillsIn(code, WORRYING)
    const [one] = await inList(gwen)
    await pupil.open('/survey', { code })
    await pupil.open(surveyAddresses.withdrawal, {})
    expect(await own('select from round_answers where id = $1', [one?.id])).toEqual([])
    expect(await inList(gwen)).toMatchObject([
      { id: one?.id, finishedAt: null, urgent: [{ item: 'yp-core.i4' }] },
    ])
    const page = (await (await visitor(gwen))(`/reading/${round}/pupils/${one?.id}`)).text
    expect(page).toContain('Taken back')
    expect(page).not.toContain('Sometimes')
  })
})

describe('a named survey that is handed in', () => {
  it('is told to its readers with the first of a day and without what was said', async () => {
    for (const code of codes.slice(0, 3)) await fillsIn(code, CALM)
    for (const reader of [gwen, anouk]) expect(await templatesTo(reader)).toEqual(['readerHandedIn'])
    const [told] = await own<{ body: string }>('select body from message where to_worker_id = $1', [gwen])
    expect(told?.body).toContain(`/reading/${round}`)
    expect(told?.body).not.toMatch(/Invented|Pupil \d|nervous/)
  })

  it('has the same figures on both lists: to read first, and the others', async () => {
    await fillsIn(codes[0] as string, WORRYING)
    for (const code of codes.slice(1, 3)) await fillsIn(code, CALM)
    expect(await as(gwen, surveysRead)).toMatchObject([{ handedIn: 3, unread: 2, urgent: 1 }])
    const sees = await visitor(gwen)
    expect((await sees('/reading')).text).toContain('1 pupil to read first. 3 handed in, 2 not read yet.')
    expect((await sees(`/reading/${round}`)).text).toContain('1 to read first, 2 not read yet')
  })

  it('says beside the answers what they score, and no word for it that nobody has checked', async () => {
    await fillsIn(codes[0] as string, CALM)
    const slip = (await inList(gwen))[0]?.id ?? ''
    const page = (await (await visitor(gwen))(`/reading/${round}/pupils/${slip}`)).text
    // Nine of the ten count one, three of them turned round: a mean of 0.9, times ten.
    expect(page).toMatch(/<strong>9<\/strong> <span[^>]*>from 0 to 40, lower is better<\/span>/)
    expect(page).not.toMatch(/severe|moderate|mild|clinical/i)
    const list = (await (await visitor(gwen))(`/reading/${round}`)).text
    expect(list).not.toMatch(/from 0 to 40/)
  })

  it('tells pupils when its readers are there, by the hours that their teams have published', async () => {
    const begins = async (code: string) => {
      const { text } = await new TestBrowser().open(`${hall.origin}/survey`, { code })
      return text
    }
    const publish = (from: string, to: string) =>
      own(
        `update team set cover_hours = $2 where id in
          (select team_id from membership where worker_id = any($1::uuid[]))`,
        [[gwen, anouk], JSON.stringify([{ day: 2, from, to }])],
      )
    expect(await begins(codes[0] as string)).toContain('These people read your answers today:')
    await publish('08:30', '12:00')
    expect(await begins(codes[1] as string)).toContain('These people read your answers today:')
    await publish('10:00', '12:00')
    expect(await begins(codes[2] as string)).toContain('The next time is today, 10 am.')
    const pupil = await fillsIn(codes[2] as string, WORRYING.slice(0, 4), false)
    const { text } = await pupil.open('/survey/questions/5?help=now')
    expect(text).toContain('They are not there now. The next time is today, 10 am.')
  })

  it('is read when a reader has opened it, and says who did', async () => {
    await fillsIn(codes[0] as string, CALM)
    expect((await inList(gwen))[0]?.read).toBeNull()
    const slip = (await inList(gwen))[0]?.id ?? ''
    const page = (await (await visitor(anouk))(`/reading/${round}/pupils/${slip}`)).text
    expect(page).toContain('I’ve felt edgy or nervous')
    expect(page).toContain('Only occasionally')
    expect((await inList(gwen))[0]?.read).toMatchObject({ name: 'Dr Anouk Verhoeven' })
    expect(await as(gwen, readingsDue)).toEqual([])
  })
})
