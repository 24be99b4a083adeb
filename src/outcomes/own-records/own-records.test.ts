import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { actorTransaction } from '../../database/index.ts'
import { testDatabase } from '../../database/testing.ts'
import { makeService } from '../../directory/factory.ts'
import { at, makeRun } from '../../enrolments/testing.tsx'
import { answerTogether } from '../../measures/answering.ts'
import type { Occasion } from '../../measures/ask.ts'
import { askById } from '../../measures/ask-store.ts'
import { askThem } from '../../measures/asking.ts'
import { measureLibrary } from '../../measures/index.ts'
import { askableIn, supportedBy } from '../../measures/supported.ts'
import { programmeFiles } from '../../programmes/files.ts'
import { sourceOf } from '../../programmes/short-form.ts'
import {
  acts,
  actsAs,
  ask,
  makeScene,
  makeSupported,
  ORIGIN,
  type Scene,
  seenIn,
  visit,
} from '../../referrals/onward/factory.tsx'
import { dateOnly, newId } from '../../words/index.ts'
import { makeCohort } from '../factory.ts'
import type { Outcome } from '../outcome.ts'
import { commandsOn, json } from '../testing.ts'
import { ethnicGroupIn, sexIn, specialNeedsIn } from './facts.ts'
import { refreshByNight } from './nightly.ts'
import { pointsOf, withFamilyGoals } from './scores.ts'

const database = await testDatabase()
const commands = commandsOn(() => database)
const KEY = 'connect-together'
let scene: Scene
let run: string

type Told = { people: number; statements: Outcome[] }
const figures = async () => json<Told>(await commands.called('outcomes', KEY, { json: true }))
const figure = async (key: string) => (await figures()).statements.find((one) => one.key === key)
const refresh = async (values: Record<string, boolean> = {}) =>
  json<{ people: number; scores: number; did: string }>(
    await commands.called('refresh', KEY, { json: true, ...values }),
  )

/** Somebody answers, beside their worker, how their body feels from 0 to 10. */
const says = (supportId: string, occasion: Occasion, pick: number) =>
  actsAs(scene, scene.maryam, async (acting) => {
    const supported = await supportedBy(acting, supportId)
    const { askable = [] } = supported ? await askableIn(acting, supported, measureLibrary()) : {}
    const chosen = askable.find(({ measure }) => measure.key === 'physical-health')
    if (!supported || !chosen) throw new Error('it is not asked')
    const id = newId()
    await askThem(acting, supported, {
      ...{ id, askable: chosen, occasion, how: 'together', dueOn: dateOnly('2026-12-01') },
      ...{ worker: { id: scene.maryam, name: 'Maryam Siddiqui' }, origin: ORIGIN },
    })
    const asked = await askById(acting, id)
    if (!asked) throw new Error('nothing was asked')
    const picked = Object.fromEntries(asked.items.map((item) => [item, pick]))
    await answerTogether(acting, chosen.measure, { ask: asked, picked, onRisk: async () => {} })
  })

async function rates(support: { supportId: string; youngPersonId: string }, ratings: readonly number[]) {
  const goal = newId()
  await database.owner.query(
    `insert into goal (id, support_id, young_person_id, words, whose, set_on, made_at)
     values ($1, $2, $3, 'To dance', 'young_person', '2026-11-01', '2026-11-01')`,
    [goal, support.supportId, support.youngPersonId],
  )
  for (const [nth, rating] of ratings.entries())
    await database.owner.query(
      `insert into goal_rating (id, goal_id, young_person_id, rating, rated_by, rated_on, made_at)
       values ($1, $2, $3, $4, 'young_person', $5, $5::date)`,
      [newId(), goal, support.youngPersonId, rating, `2026-11-${10 + nth}`],
    )
}

/** Somebody takes part: goals and health from and to, and whether they went the whole way. */
async function takesPart(goals: number[], health: number[]) {
  const support = await makeSupported(scene)
  const who = { worker: scene.maryam }
  await at(scene, who, `/supports/${support.supportId}/programmes`, { run, once: newId() })
  await rates(support, goals)
  for (const [nth, pick] of health.entries())
    await says(support.supportId, nth === 0 ? 'baseline' : 'follow_up', pick)
  if (health.length < 2) return
  const { rows } = await database.owner.query<{ id: string }>(
    'select id from enrolment where support_id = $1',
    [support.supportId],
  )
  const done = await at(scene, who, `/enrolments/${rows[0]?.id}/completion`, {})
  expect(done.status).toBe(303)
}

beforeAll(async () => {
  scene = await makeScene(database)
  run = await makeRun(scene, KEY)
  await database.owner.query(
    'update programme_run set team_id = (select team_id from membership where worker_id = $2 limit 1) where id = $1',
    [run, scene.maryam],
  )
  await takesPart([2, 5], [3, 7])
  await takesPart([4, 4], [5, 5])
  await takesPart([3, 6], [6, 4])
  await takesPart([5], [4])
})

describe('the own records of a programme', () => {
  it('follow from four who take part, and come to what is worked out by hand', async () => {
    expect((await figures()).people).toBe(0)
    // Goals: 2 + 2 + 2 + 1 numbers. Health: the same. Three went the whole way.
    expect(await refresh()).toMatchObject({ people: 4, scores: 14, did: 'written' })
    expect((await figures()).people).toBe(4)
    // Of three with both numbers two came nearer; of three with both answers one rose; the fourth has only a start.
    expect(await figure('goal-progress')).toMatchObject({ n: 3, missing: 1, value: 200 / 3 })
    expect(await figure('physical-health-improved')).toMatchObject({ n: 3, missing: 1, value: 100 / 3 })
    expect(await figure('referrals-from-gp')).toMatchObject({ n: 4, value: 0 })
  })

  it('are not written again where nothing changed, and follow somebody new', async () => {
    expect((await refresh()).did).toBe('unchanged')
    await takesPart([1, 2], [1, 2])
    expect(await refresh()).toMatchObject({ people: 5, did: 'written' })
    expect(await figure('physical-health-improved')).toMatchObject({ n: 4, value: 50 })
  })

  it('follow by themselves, once a night', async () => {
    const recordsAt = (at: string) => {
      const as = { kind: 'job:programme-records', id: null, place: scene.place } as const
      const now = new Date(at)
      return refreshByNight(
        (work) => actorTransaction(database.kysely, { actor: as, now, request: newId() }, work),
        now,
      )
    }
    await takesPart([2, 4], [3, 3])
    await recordsAt('2026-12-02T01:30:00Z')
    expect((await figures()).people).toBe(5)
    await recordsAt('2026-12-02T02:00:00Z')
    expect((await figures()).people).toBe(6)
    await takesPart([2, 4], [3, 3])
    await recordsAt('2026-12-02T12:00:00Z')
    expect((await figures()).people).toBe(6)
    await recordsAt('2026-12-03T02:00:00Z')
    expect((await figures()).people).toBe(7)
  })

  it('know where somebody was referred on to, and say missing where the directory leaves open what it is', async () => {
    const { rows } = await database.owner.query<{ support_id: string }>(
      'select support_id from enrolment order by began_on, id limit 3',
    )
    const [first = '', second = '', third = ''] = rows.map((one) => one.support_id)
    await refresh()
    expect(await figure('onward-youth-sport')).toMatchObject({ n: 7, missing: 0, value: 0 })
    const boxing = await ask(scene, first, scene.boxing)
    await ask(scene, second, scene.chess)
    await ask(
      scene,
      third,
      await makeService(database.kysely, {
        place: scene.place,
        team: scene.club,
        name: 'Maths',
        helpsWith: ['learning'],
      }),
    )
    expect((await refresh()).did).toBe('written')
    expect(await figure('onward-youth-sport')).toMatchObject({ n: 6, missing: 1, value: 100 / 6 })
    expect(await figure('onward-education')).toMatchObject({ n: 6, missing: 1, value: 100 / 6 })
    const maryam = { worker: scene.maryam }
    const seen = seenIn(await visit(scene, maryam, `/prescriptions/${boxing}`))
    const taken = await visit(scene, maryam, `/referrals/${boxing}/withdrawal`, {
      ...{ seen, withdraw_reason: 'not_needed' },
    })
    expect(taken.status).toBe(303)
    await refresh()
    expect(await figure('onward-youth-sport')).toMatchObject({ n: 6, value: 0 })
  })

  it('leave what a demo arranged where it is, unless it is to be replaced', async () => {
    const { declared } = programmeFiles()
    const programme = declared.find((one) => one.programme.key === KEY)?.programme
    if (!programme) throw new Error(`there is no ${KEY}`)
    await acts(scene, { kind: 'operator:programmes-import', id: null, place: scene.place }, (acting) =>
      makeCohort(acting, programme, [{ scores: {} }], { invented: true }),
    )
    expect((await refresh()).did).toBe('kept')
    expect((await figures()).people).toBe(1)
    expect((await refresh({ replace: true })).did).toBe('written')
    expect((await figures()).people).toBe(7)
  })

  it.each([
    { kind: 'operator:programmes-outcomes', id: null },
    { kind: 'job:sweep', id: null },
    { kind: 'job:programme-outcomes', id: null },
  ] as const)('are made of what $kind does not see', async (actor) => {
    const seen = await acts(scene, { ...actor, place: scene.place }, async ({ tx }) => [
      (await sql`select from own_people(${KEY})`.execute(tx)).rows.length,
      (await sql`select from own_scores(${KEY})`.execute(tx)).rows.length,
      (await sql`select from own_onward(${KEY})`.execute(tx)).rows.length,
    ])
    expect(seen).toEqual([0, 0, 0])
  })

  it('say of each change that was planned meanwhile what came of the last, and to the job alone', async () => {
    await database.owner.query(
      `insert into handover (id, place_id, support_id, young_person_id, kind, on_date, takes_over, plan, planned_by, planned_at, done_at, done_by, outcome, outcome_words)
       select gen_random_uuid(), e.place_id, e.support_id, e.young_person_id, 'moving', e.began_on + given.days, 'elsewhere', 'They move',
         $2, '2026-11-20', given.done, case when given.done is null then null else $2::uuid end, given.outcome, 'They moved'
       from (select * from enrolment where programme = $1 order by id limit 1) e,
         (values (-1, '2026-11-20'::timestamptz, 'nobody_found'), (1, '2026-11-26', 'we_stay'), (9, '2026-12-04', 'taken_over')) given (days, done, outcome)`,
      [KEY, scene.maryam],
    )
    const seenBy = (kind: 'job:programme-records' | 'job:sweep') =>
      acts(scene, { kind, id: null, place: scene.place }, async ({ tx }) => {
        const { rows } = await sql`select kind, outcome from own_handovers(${KEY})`.execute(tx)
        return rows
      })
    expect(await seenBy('job:programme-records')).toEqual([{ kind: 'moving', outcome: 'taken_over' }])
    expect(await seenBy('job:sweep')).toEqual([])
    expect((await refresh()).did).toBe('written')
    const { rows } = await database.owner.query(
      'select count(*)::int as many from programme_person where handovers = \'{"moving": "taken_over"}\'',
    )
    expect(rows).toEqual([{ many: 1 }])
  })

  it('are made of what a worker or another place does not see', async () => {
    const many = async ({ tx }: Parameters<Parameters<typeof acts>[2]>[0]) =>
      (await sql`select from own_people(${KEY})`.execute(tx)).rows.length
    expect(await actsAs(scene, scene.maryam, many)).toBe(0)
    const elsewhere = { kind: 'job:programme-records', id: null, place: newId() } as const
    expect(await acts(scene, elsewhere, many)).toBe(0)
    expect(await acts(scene, { ...elsewhere, place: scene.place }, many)).toBe(7)
  })
})

describe('whoever came to a workshop without a name', () => {
  const seenBy = (as: Parameters<typeof acts>[1]) =>
    acts(scene, as, async ({ tx }) => (await sql`select from own_feedback(${KEY})`.execute(tx)).rows.length)

  it('is a bare count, with what was said at its end; and the job alone is told', async () => {
    const [group, session] = [newId(), newId()]
    await database.owner.query(
      `insert into programme_group (id, place_id, run_id, name, kind, at_place, made_by, made_at)
       select $1, place_id, id, 'An evening', 'drop_in', 'The hall', $3, '2026-11-01' from programme_run where id = $2`,
      [group, run, scene.coach],
    )
    await database.owner.query(
      `insert into group_session (id, group_id, place_id, on_date, starts_at, ends_at, came, made_by, made_at, feedback)
       select $1, id, place_id, '2026-11-20', '18:00', '19:00', 6, $3, made_at, '{"listened-to": {"answered": 5, "yes": 4}}'
       from programme_group where id = $2`,
      [session, group, scene.coach],
    )
    const before = (await figures()).people
    await refresh({ replace: true })
    expect((await figures()).people).toBe(before + 6)
    expect(await figure('listened-to')).toMatchObject({ n: 5, missing: before + 1, value: 80 })
    const job = { kind: 'job:programme-records', id: null, place: scene.place } as const
    expect(await seenBy(job)).toBe(1)
    for (const other of [
      { ...job, place: newId() },
      { ...job, kind: 'job:sweep' } as const,
      { kind: 'worker', id: scene.coach, place: scene.place } as const,
    ])
      expect(await seenBy(other)).toBe(0)
  })
})

describe('goals of a family’s plan', () => {
  const given = ['gbo:2', 'family-goal:1', 'swemwbs'].map((measure) => ({
    ...{ enrolment: 'a', measure, occasion: 'goal', score: 3, givenOn: dateOnly('2026-11-24'), point: null },
  }))
  const measuresOf = (key: string) => {
    const known = programmeFiles().declared.find(({ programme }) => programme.key === key)
    return known && withFamilyGoals(known.programme, given).map(({ measure }) => measure)
  }

  it('count after somebody’s own, and only where the programme rates those of a family', () => {
    expect(measuresOf('space')).toEqual(['gbo:2', 'gbo:3', 'swemwbs'])
    expect(measuresOf('talking-tactics')).toEqual(['gbo:2', 'swemwbs'])
  })
})

describe('which answer is which point', () => {
  const day = (on: string) => dateOnly(`2026-${on}`)
  const given = (first: boolean, value: string, on: string) => ({ first, value, givenOn: day(on) })
  const start = given(true, '1', '01-05')
  const second = given(false, '2', '02-01')
  const third = given(false, '3', '03-01')
  const late = given(false, '9', '09-01')
  it.each([
    ['nothing but a start', [start], null, true, { baseline: '1' }],
    ['on the way, while it goes on', [start, second, third], null, true, { baseline: '1', review: '3' }],
    ['an end', [start, second, third], '03-02', true, { baseline: '1', review: '2', end: '3' }],
    ['afterwards', [start, third, late], '03-02', true, { baseline: '1', end: '3', 'follow-up': '9' }],
    ['an end without a start', [third], null, false, { end: '3' }],
    ['a second first time', [start, given(true, '7', '01-06')], '03-02', true, { baseline: '1' }],
  ] as const)('%s', (_, all, ended, hasStart, points) => {
    const found = pointsOf(all, { endedOn: ended ? day(ended) : null, hasStart })
    expect(Object.fromEntries(Object.entries(found).map(([at, one]) => [at, one?.value]))).toEqual(points)
  })
})

describe('what somebody said of themselves, as a record has it', () => {
  it.each([
    [sexIn, 'Girl', 'female'],
    [sexIn, ' male ', 'male'],
    [sexIn, 'neither', 'other'],
    [sexIn, null, null],
    [ethnicGroupIn, 'Mixed White and Black African', 'mixed'],
    [ethnicGroupIn, 'White British', 'white'],
    [ethnicGroupIn, 'Black Caribbean', 'black'],
    [ethnicGroupIn, 'British Pakistani', 'asian'],
    [ethnicGroupIn, 'I would rather not', null],
    [specialNeedsIn, 'EHC plan since 2025', 'plan'],
    [specialNeedsIn, 'A reader in lessons', 'support'],
    [specialNeedsIn, 'No plan, a reader in lessons', 'support'],
    [specialNeedsIn, '', null],
  ] as const)('%o of %s', (read, words, code) => {
    expect(read(words)).toBe(code)
  })

  it.each([
    ['connect-together', 'health', 'practice', 'gp'],
    ['safety-nets', 'health', 'trust', 'mental-health-service'],
    ['space', 'health', 'trust', 'hospital'],
    ['care-leavers', 'professional', 'council', 'leaving-care'],
    ['connect-together', 'professional', 'council', 'other-professional'],
    ['talking-tactics', 'coach', 'club', 'club'],
    ['grit', 'young_person', null, 'young-person'],
  ])('%s by way of %s from a %s', (key, wayIn, sentBy, referrer) => {
    const found = programmeFiles().declared.find(({ programme }) => programme.key === key)
    if (!found) throw new Error(`there is no ${key}`)
    expect(sourceOf(found.programme, { wayIn, sentBy })).toBe(referrer)
  })
})
