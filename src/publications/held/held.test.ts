import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSession } from '../../accounts/index.ts'
import { type TestHall, testHall } from '../../accounts/testing.ts'
import { type TestDatabase, testDatabase } from '../../database/testing.ts'
import { measureLibrary } from '../../measures/index.ts'
import { makeClosedRound } from '../../surveys/closed-factory.ts'
import { makeSurveyWorld, type SurveyWorld, surveyActs, workerActor } from '../../surveys/factory.ts'
import { destroyer, destroyWhatIsDue, surveysDueHere } from '../../surveys/index.ts'
import { newId } from '../../words/index.ts'
import { questionnaireOf } from '../factory.ts'
import { asOperator, roundCalled } from '../round-store.ts'
import { openAnswers } from '../taking-in/file.ts'
import { takeIn } from '../taking-in/take-in.ts'
import { heldRoutes } from './routes.tsx'

const now = new Date('2025-12-01T09:00:00Z')
const questionnaire = questionnaireOf(measureLibrary().filter(({ key }) => key === 'ons4'))
const header = 'school_urn,pupil,year,gender,ons4.i1,ons4.i2,ons4.i3'
const file = [
  ...['900001,a,8,F,7,8,6', '900001,a,8,F,3,3,3', '123456,b,8,F,5,5,5', '900001,c,99,sometimes,4,4,4'],
  ...['900001,d,8,F,11,4,4', '900001,e,8,often,9,9,9'],
]

let database: TestDatabase
let world: SurveyWorld
let hall: TestHall
let round: string
let ed: (path: string, form?: Record<string, string>) => Promise<{ status: number; to: string; text: string }>
let teacher: typeof ed

const own = async <T extends object>(query: string, values: unknown[] = []): Promise<T[]> =>
  (await database.owner.query<T>(query, values)).rows
const answers = async () =>
  (
    await own<{ year: number; gender: string; answers: Buffer }>(
      'select year_group as year, gender, answers from round_answers order by answers',
    )
  ).map(({ answers: given, ...of }) => ({ ...of, answers: [...given] }))

async function visitor(worker: string): Promise<typeof ed> {
  const cookie = `trellis_session=${await startSession(database.kysely, worker)}`
  return async (path, form) => {
    const body = form && new URLSearchParams(form)
    const answer = await fetch(hall.origin + path, {
      ...{ method: body ? 'POST' : 'GET', headers: { cookie }, body, redirect: 'manual' },
    })
    return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() }
  }
}

async function takeFile(
  rows: readonly string[],
  replace = false,
  name = 'answers.csv',
  of: { first?: string; kind?: string } = {},
) {
  const path = join(tmpdir(), `${round}-${name}`)
  await writeFile(path, `${[of.first ?? header, ...rows].join('\n')}\n`)
  const as = { kind: 'operator:surveys-import' as const, place: world.place, now }
  const found = await asOperator(database.kysely, as, (acting) => roundCalled(acting, 'autumn', undefined))
  const opened = await openAnswers(path)
  return asOperator(database.kysely, as, (acting) =>
    takeIn(acting, { ...found, kind: of.kind ?? found.kind }, opened, { replace }),
  )
}

/** The address of the row that stood at this line. */
async function rowAt(line: number): Promise<string> {
  const [row] = await own<{ id: string }>('select id from answers_held where line = $1', [line])
  return `/surveys/${round}/held-rows/${row?.id}`
}

beforeAll(async () => {
  database = await testDatabase()
  world = await makeSurveyWorld(database.kysely)
  hall = await testHall(database.kysely, [heldRoutes()], now)
  round = await surveyActs(database.kysely, now)(workerActor(world.place, world.administrator), (acting) =>
    makeClosedRound(acting, { key: 'autumn', questionnaire, schools: [world.school] }),
  )
  ed = await visitor(world.administrator)
  teacher = await visitor(world.teacher)
})
afterAll(() => hall.stop())

describe('rows of a file of answers that a person must look at', () => {
  it('has nothing to show before a file was taken in, and nothing at all for a school', async () => {
    const empty = await ed(`/surveys/${round}/held-rows`)
    expect(empty.text).toContain('No file was taken in')
    expect((await teacher(`/surveys/${round}/held-rows`)).status).toBe(404)
    expect((await ed(`/surveys/${newId()}/held-rows`)).status).toBe(404)
  })

  it('lists each with why it waits, and never who it is', async () => {
    expect(await takeFile(file)).toMatchObject({ rows: 6, taken: 1, held: 4, refused: 1 })
    const { text } = await ed(`/surveys/${round}/held-rows`)
    expect(text).toContain('6 rows: 1 taken in, 1 refused, 4 held. Of those held: 4 wait')
    expect(text).toContain('School: it says “123456”.')
    expect(text).toContain('Year group: it says “99”. Gender: it says “sometimes”.')
    expect(text).toContain(
      'The same pupil again, with other answers to 3 of 3 questions. What came before stays as it is.',
    )
    const due = await surveyActs(database.kysely, now)(
      workerActor(world.place, world.administrator),
      surveysDueHere,
    )
    expect(due).toMatchObject([{ asks: 'held_rows', count: 4 }])
    expect((await teacher(await rowAt(4))).status).toBe(404)
    expect((await teacher(`${await rowAt(4)}/dismissal`, {})).status).toBe(404)
  })

  it('asks for everything that could not be read, and keeps what was chosen', async () => {
    const path = await rowAt(5)
    const refused = await ed(`${path}/mending`, { gender: 'girl' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Choose the year group, or say that it is not known')
    expect(refused.text).toMatch(/<option value="girl" selected/)
    expect(await answers()).toHaveLength(1)
    expect((await ed(`${path}/mending`, { gender: 'nobody', year_group: '9' })).status).toBe(422)
  })

  it('takes a row in as it was put right, once, and keeps nothing more of it', async () => {
    const path = await rowAt(5)
    for (const gender of ['not_known', 'girl'])
      expect(await ed(`${path}/mending`, { gender, year_group: '9' })).toMatchObject({ status: 303 })
    expect(await answers()).toMatchObject([
      { year: 9, gender: null, answers: [4, 4, 4] },
      { answers: [7, 8, 6] },
    ])
    expect(await own('select answers, unread from answers_held where line = 5')).toEqual([
      { answers: null, unread: [] },
    ])
    expect(await own("select act from history where subject_kind = 'held row'")).toEqual([{ act: 'mended' }])
  })

  it('leaves a row out, or takes it in as another pupil or of the school that was meant', async () => {
    expect(await ed(`${await rowAt(3)}/mending`, {})).toMatchObject({ status: 303 })
    expect(await ed(`${await rowAt(4)}/mending`, { school: world.school })).toMatchObject({ status: 303 })
    for (const _ of ['once', 'and once more']) await ed(`${await rowAt(7)}/dismissal`, {})
    expect((await answers()).map((one) => one.answers[0])).toEqual([3, 4, 5, 7])
    const { text } = await ed(`/surveys/${round}/held-rows`)
    expect(text).toContain('Of those held: 0 wait, 3 put right and taken in, 1 left out.')
    expect(text).toContain('None. Every row of every file is accounted for.')
  })

  it('lets nobody else mend or read one, whatever they ask the database', async () => {
    await takeFile(['900001,z,8,maybe,2,2,2'], false, 'more.csv')
    for (const worker of [world.teacher, world.manager])
      await surveyActs(database.kysely, now)(workerActor(world.place, worker), async ({ tx }) => {
        expect(await tx.selectFrom('answers_held').select('id').execute()).toEqual([])
      })
    const acts = surveyActs(database.kysely, now)
    await expect(
      acts(workerActor(world.place, world.administrator), ({ tx }) =>
        tx
          .insertInto('round_answers')
          .columns(['id', 'round_id', 'round_school_id', 'answers'])
          .expression((from) =>
            from
              .selectFrom('round_school')
              .select(['id', 'round_id', 'id as school', from.val(Buffer.from([1, 1, 1])).as('answers')]),
          )
          .execute(),
      ),
    ).rejects.toThrow(/row-level security/)
  })

  it('tells the same pupil in another file: the same answers are a repeat, others wait for a person', async () => {
    const count = async () => (await answers()).length
    const before = await count()
    // In answers.csv are a (taken), c and e (held for what could not be read); f is new.
    const rows = ['900001,a,8,F,7,8,6', '900001,a,8,F,7,8,1', '900001,e,8,F,9,9,9', '900001,f,8,F,6,6,6']
    // Repeated answers are a repeat whatever else of the row could not be read.
    const report = await takeFile([...rows, '900001,a,8,often,7,8,6'], false, 'other.csv')
    expect(report).toMatchObject({ rows: 5, taken: 1, held: 2, refused: 2, notes: [] })
    expect(report.reasons).toEqual([
      { reason: 'the same pupil as in an earlier file, with the same answers', rows: 2, first: [2, 6] },
      { reason: 'the same pupil as in an earlier file, with other answers', rows: 1, first: [3] },
      { reason: 'the same pupil as in an earlier file, whose row before was held', rows: 1, first: [4] },
    ])
    expect(await count()).toBe(before + 1)
    const { text } = await ed(`/surveys/${round}/held-rows`)
    expect(text).toContain('The same pupil as in an earlier file, with other answers to 1 of 3 questions.')
    expect(text).toContain('The same pupil as in an earlier file, whose row before was held.')
    // Which question it is, to settle it by; of the row before that was held that is not known.
    const [first, second, third] = questionnaire.items.map(({ words }) => words.en)
    const [other, held] = await own<{ id: string; reason: string }>(
      "select id, reason from answers_held where reason like '%earlier file%' order by line",
    )
    const page = await ed(`/surveys/${round}/held-rows/${other?.id}`)
    expect(page.text).toContain(third)
    for (const same of [first, second]) expect(page.text).not.toContain(same)
    expect((await ed(`/surveys/${round}/held-rows/${held?.id}`)).text).not.toContain(third)
    // What a file said of whom goes with it when another takes its place.
    // A year group that is not asked is said, and counts as it stands, as a school that was not asked does.
    expect(await takeFile(['900001,g,12,F,6,6,6', '900001,f,8,F,6,6,6'], true, 'other.csv')).toMatchObject({
      taken: 2,
      notes: ['1 row of Year 12, which the round does not ask'],
    })
    expect(await count()).toBe(before + 2)
    // Nothing of a reference stands in what is kept.
    expect(await own("select from answers_seen where position('900001'::bytea in marks) > 0")).toEqual([])
  })

  it('keeps no pupil of an anonymous survey, tells a response by its id, and says of the others that it cannot', async () => {
    const kind = 'anonymous'
    const line = '900001,h,8,F,2,4,6'
    expect(await takeFile([line, line], false, 'anonymous.csv', { kind })).toMatchObject({
      ...{ taken: 1, refused: 1 },
      notes: [expect.stringMatching(/^The survey is anonymous, and only a column response_id .* of 2 rows/)],
    })
    expect(await takeFile([`${line} `], false, 'anonymous-more.csv', { kind })).toMatchObject({
      taken: 1,
      refused: 0,
    })
    const named = { kind, first: header.replace('pupil', 'response_id') }
    expect(await takeFile(['900001,r1,8,F,2,4,6'], false, 'ids.csv', named)).toMatchObject({ taken: 1 })
    const again = ['900001,r1,9,F,2,4,6', '900001,r1,8,F,2,4,7', '900001,r2,8,F,2,4,6']
    expect(await takeFile(again, false, 'ids-more.csv', named)).toMatchObject({
      taken: 1,
      held: 1,
      refused: 1,
    })
    const out = [header, line].map((row) => row.replace(/,(pupil|h),/, ','))
    expect(await takeFile(out.slice(1), false, 'nobody.csv', { first: out[0] })).toMatchObject({
      taken: 1,
      notes: [
        expect.stringMatching(/^Nothing says whose row it is .* of 1 row is/),
        expect.stringMatching(/^Nothing says whose rows 2 files before this held/),
      ],
    })
  })

  it('goes with its file when another is put in its place, and with the answers on their day', async () => {
    await takeFile(['900001,a,8,F,7,8,6', '900001,b,8,maybe,7,8,6'], true)
    expect(await own('select line from answers_held order by line')).toEqual([
      { line: 2 },
      { line: 3 },
      { line: 3 },
    ])
    const later = new Date('2027-06-01T09:00:00Z')
    expect((await own('select from answers_seen')).length).toBeGreaterThan(0)
    await surveyActs(database.kysely, later)(destroyer(world.place), destroyWhatIsDue)
    expect(await own('select line from answers_held')).toEqual([])
    expect(await own('select from answers_seen')).toEqual([])
    expect((await ed(`/surveys/${round}/held-rows`)).text).toContain('They were destroyed with all answers')
    await expect(takeFile(file, false, 'late.csv')).rejects.toThrow('were destroyed on their day')
  })
})
