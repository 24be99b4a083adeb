import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../database/testing.ts'
import { makeRun, makeWaiting } from '../enrolments/testing.tsx'
import { programmeFiles } from '../programmes/files.ts'
import { acts, makeScene, type Scene } from '../referrals/onward/factory.tsx'
import { askedBetween, byTier, flowsBetween, measuring } from './flows.ts'
import { inGroups } from './groups.ts'
import { FlowsPage } from './screens/flows.tsx'
import { ReachPage } from './screens/reach.tsx'
import { reachOf, standings, stepsBetween, visitsByTeam } from './store.ts'

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

  it('is how often somebody came where nobody is named, by the team that holds it', async () => {
    await database.owner.query(
      `with held as (insert into programme_group (id, place_id, run_id, name, kind, at_place, made_by, made_at)
         select gen_random_uuid(), place_id, id, 'An evening', 'drop_in', 'The hall', $1, '2026-11-01' from programme_run returning *)
       insert into group_session (id, group_id, place_id, on_date, starts_at, ends_at, came, made_by, made_at)
       select gen_random_uuid(), held.id, held.place_id, given.day, '18:00', '19:00', given.came, $1, held.made_at
       from held, (values ('2026-11-13'::date, 6), ('2026-11-20', 9), ('2026-12-04', null)) given (day, came)`,
      [scene.coach],
    )
    const [{ team, ...came } = {}, ...others] = await counting((acting) => visitsByTeam(acting, 'grit'))
    expect([team, came, others]).toEqual(['Harbour coaches', { visits: 15, sessions: 2 }, []])
    expect(await counting((acting) => visitsByTeam(acting, 'link'))).toEqual([])
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
    programme ? String(ReachPage({ programme, reached: [], visits: [], notice })) : ''

  it('says that whoever is counted is invented, where they are, and only there', () => {
    expect(reach('invented people, and no evidence')).toContain(
      'These are <strong>invented people, and no evidence',
    )
    expect(reach(null)).not.toContain('These are')
  })

  it('has every programme on the page of the place, also the one that measures', () => {
    const shown = { tiers: byTier(programmes, []), flows: [], asked: [], notice: null }
    const page = String(FlowsPage({ ...shown, measuring: measuring(programmes) }))
    for (const { key } of programmes) expect(page).toContain(`/programmes/${key}`)
  })
})
