import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../database/testing.ts'
import { makeRun, makeWaiting } from '../enrolments/testing.tsx'
import { programmeFiles } from '../programmes/files.ts'
import { acts, makeScene, type Scene } from '../referrals/onward/factory.tsx'
import { askedBetween, byTier, flowsBetween, measuring } from './flows.ts'
import { inGroups } from './groups.ts'
import { FlowsPage } from './screens/flows.tsx'
import { ReachPage } from './screens/reach.tsx'
import { agesSaid, heldOf, reachOf, recordedOf, standings, stepsBetween } from './store.ts'

const database = await testDatabase()
let scene: Scene
const programmes = programmeFiles().declared.map(({ programme }) => programme)

beforeAll(async () => {
  scene = await makeScene(database)
  await makeRun(scene)
  for (let nth = 0; nth < 3; nth++) await makeWaiting(scene)
  await makeWaiting(scene, { date_of_birth: '2009-03-27' })
})

const counting = <T>(work: Parameters<typeof acts<T>>[2]) =>
  acts(scene, { kind: 'job:programme-flows', id: null, place: scene.place }, work)

describe('what is counted', () => {
  it('is how many wait, and for how long', async () => {
    expect(await counting(standings)).toEqual([
      { programme: 'grit', waiting: 4, takingPart: 0, completed: 0, stopped: 0, daysWaiting: 0 },
    ])
  })

  it('is whom it reaches, by the age on the day they asked', async () => {
    const reached = await counting((acting) => reachOf(acting, 'grit'))
    const of = (aspect: string) =>
      reached.filter((row) => row.aspect === aspect).map(({ value, asked, began }) => [value, asked, began])
    expect(of('everybody')).toEqual([['everybody', 4, 0]])
    expect(of('age')).toEqual([
      ['11 to 15', 3, 0],
      ['16 and 17', 1, 0],
    ])
  })

  it('puts what was written in own words with its group, each person once', () => {
    const row = (value: string, asked: number) => ({
      ...{ aspect: 'ethnic_group', value, asked, offered: asked, began: 0, completed: 0 },
    })
    const rows = [row('White British', 3), row('white irish', 4), row('Klingon', 1), row('not known', 2)]
    expect(inGroups(rows).map(({ value, asked }) => [value, asked])).toEqual([
      ['white', 7],
      ['not known', 3],
    ])
  })

  it('is how often somebody came where nobody is named, by the team and by where it was held', async () => {
    await database.owner.query(
      `insert into neighbourhood (id, place_id, name) values ('00000000-0000-4000-8000-0000000000aa', $1, 'The quay')`,
      [scene.place],
    )
    await database.owner.query(
      `insert into small_area (place_id, code, neighbourhood_id, deprivation)
       values ($1, 'E01000001', '00000000-0000-4000-8000-0000000000aa', 2)`,
      [scene.place],
    )
    await database.owner.query(`insert into postcode (postcode, small_area) values ('ZZ1 1ZZ', 'E01000001')`)
    await database.owner.query(
      `with held as (insert into programme_group (id, place_id, run_id, name, kind, at_place, postcode, made_by, made_at)
         select gen_random_uuid(), place_id, id, 'An evening', 'drop_in', 'The hall', 'ZZ1 1ZZ', $1, '2026-11-01' from programme_run returning *)
       insert into group_session (id, group_id, place_id, on_date, starts_at, ends_at, came, new_faces, tallies, at_place, made_by, made_at)
       select gen_random_uuid(), held.id, held.place_id, given.day, '18:00', '19:00', given.came, given.faces, given.tallies, given.elsewhere, $1, held.made_at
       from held, (values ('2026-11-13'::date, 6, 6, '{"under_11": 2, "from_11": 3}'::jsonb, null), ('2026-11-20', 9, 2, '{"from_11": 4}', null),
         ('2026-11-27', 5, null, null, 'The beach'), ('2026-12-04', null, null, null, null)) given (day, came, faces, tallies, elsewhere)`,
      [scene.coach],
    )
    expect(await counting((acting) => heldOf(acting, 'grit'))).toEqual([
      { aspect: 'deprivation', value: '2', sessions: 2, visits: 15, newcomers: 8 },
      { aspect: 'team', value: 'Harbour coaches', sessions: 3, visits: 20, newcomers: 8 },
      { aspect: 'deprivation', value: 'not known', sessions: 1, visits: 5, newcomers: 0 },
    ])
    expect(await counting((acting) => agesSaid(acting, 'grit'))).toEqual([
      { age: 'from_11', said: 7 },
      { age: 'under_11', said: 2 },
    ])
    expect(await counting((acting) => heldOf(acting, 'link'))).toEqual([])
  })

  it('is of whom the own records are, and of how many there is a score at each point', async () => {
    await database.owner.query(
      `with own as (insert into programme_cohort (id, place_id, programme, version, source, rows, kept, held, refused, taken_in_at)
         select gen_random_uuid(), $1, 'grit', 1, given.source, 0, 0, 0, 0, '2026-11-01' from (values (null), ('elsewhere')) given (source) returning *),
       people as (insert into programme_person (cohort_id, person, sex, age)
         select own.id, given.person, given.sex, given.age
         from own, (values (1, 'female', 10), (2, 'female', 15), (3, null, 18)) given (person, sex, age))
       insert into programme_score (cohort_id, measure, point, person, value)
       select own.id, 'swemwbs', given.point, given.person, 20
       from own, (values (1, 'baseline'), (1, 'end'), (2, 'baseline'), (3, 'follow-up')) given (person, point)`,
      [scene.place],
    )
    const recorded = await acts(
      scene,
      { kind: 'job:programme-outcomes', id: null, place: scene.place },
      (acting) => recordedOf(acting, 'grit'),
    )
    const of = (aspect: string) =>
      recorded
        .filter((row) => row.aspect === aspect)
        .map(({ value, people, atStart, atEnd, later }) => [value, people, atStart, atEnd, later])
    expect(of('everybody')).toEqual([['everybody', 3, 2, 1, 1]])
    expect(of('sex')).toEqual([
      ['female', 2, 2, 1, 0],
      ['not known', 1, 0, 0, 1],
    ])
    expect(of('age').map(([value]) => value)).toEqual(['under 11', '11 to 15', '18 and over'])
    expect(await counting((acting) => recordedOf(acting, 'grit'))).toEqual([])
  })

  it('is counted for nobody else, and whoever counts reads nobody', async () => {
    const asked = await acts(scene, { kind: 'worker', id: scene.coach, place: scene.place }, (acting) =>
      reachOf(acting, 'grit'),
    )
    expect(asked).toEqual([])
    expect(await counting(({ tx }) => tx.selectFrom('young_person').select('id').execute())).toEqual([])
    expect(await counting(({ tx }) => tx.selectFrom('referral').select('id').execute())).toEqual([])
  })

  it('has no step where nobody went on', async () => {
    expect(await counting(stepsBetween)).toEqual([])
  })
})

describe('ways between tiers', () => {
  const steps = [
    { from: 'streetgames', to: 'grit', people: 4 },
    { from: 'streetgames', to: 'turn-the-page', people: 3 },
    { from: 'space', to: 'streetgames', people: 4 },
    { from: 'grit', to: 'turn-the-page', people: 50 },
  ]

  it('are put together by tier, and left out where fewer than five went', () => {
    expect(flowsBetween(programmes, steps)).toEqual([{ from: 0, to: 1, people: 7 }])
  })

  it('count steps that a worker asked another team for, and tell of fewer than five nothing', () => {
    const between = { from: 'early_intervention', to: 'treatment', waiting: 1 }
    const asked = [
      { ...between, asked: 6, takenOn: 5 },
      { ...between, from: 'targeted', asked: 4, takenOn: 4 },
    ]
    expect(askedBetween(asked)).toEqual([{ from: 2, to: 4, asked: 6, waiting: 1, takenOn: 5 }])
    expect(flowsBetween(programmes, [], asked)).toEqual([{ from: 2, to: 4, people: 5 }])
  })

  it('stand beside every tier, also one in which nothing runs', () => {
    expect(byTier([], []).map(({ programmes: here }) => here.length)).toEqual([0, 0, 0, 0, 0])
  })
})

describe('a page of counts', () => {
  const [programme] = programmes
  const reach = (notice: string | null) =>
    programme ? String(ReachPage({ programme, reached: [], recorded: [], held: [], ages: [], notice })) : ''

  it('says that whoever is counted is invented, where they are, and only there', () => {
    expect(reach('invented people, and no evidence')).toContain(
      'These are <strong>invented people, and no evidence',
    )
    expect(reach(null)).not.toContain('These are')
  })

  it('leaves out whatever fewer than five people are, and draws only the points at which the programme looks', () => {
    const one = { aspect: 'sex', people: 12, atStart: 11, atEnd: 8, later: 0 }
    const recorded = [
      { ...one, aspect: 'everybody', value: 'everybody', people: 16, atStart: 14, atEnd: 9 },
      { ...one, value: 'female' },
      { ...one, value: 'male', people: 4, atStart: 3, atEnd: 1 },
      { ...one, aspect: 'care_status', value: 'not known' },
    ]
    const grit = programmes.find(({ key }) => key === 'grit')
    const page = grit
      ? String(ReachPage({ programme: grit, reached: [], recorded, held: [], ages: [], notice: null }))
      : ''
    expect(page).toContain(
      'In the records: about 15. Answered at the start: about 15. Answered at the end: about 10.',
    )
    expect(page).toContain('Female')
    for (const hidden of ['Male', 'By time in care', 'Answered afterwards'])
      expect(page).not.toContain(hidden)
  })

  it('has every programme on the page of the place, also the one that measures', () => {
    const shown = { tiers: byTier(programmes, []), flows: [], asked: [], notice: null }
    const page = String(FlowsPage({ ...shown, measuring: measuring(programmes) }))
    for (const { key } of programmes) expect(page).toContain(`/programmes/${key}`)
  })
})
