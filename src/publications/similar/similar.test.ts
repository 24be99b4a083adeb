import { beforeAll, describe, expect, it } from 'vitest'
import { makeOrganisation, makePlace, makeTeam, makeWorker } from '../../accounts/factory.ts'
import { type Acting, actorTransaction } from '../../database/index.ts'
import { type TestDatabase, testDatabase } from '../../database/testing.ts'
import { measureLibrary } from '../../measures/index.ts'
import { makeClosedRound } from '../../surveys/closed-factory.ts'
import { newId } from '../../words/index.ts'
import { inventedRows, questionnaireOf, seeded } from '../factory.ts'
import { publishRound } from '../publish.ts'
import { latestPublication } from '../reading-store.ts'
import { asOperator, roundCalled } from '../round-store.ts'
import { keepAnswers, schoolsFor } from '../taking-in/store.ts'
import { type Similar, similarIn } from './similar.ts'

const now = new Date('2025-12-01T09:00:00Z')
const questionnaire = questionnaireOf(measureLibrary().filter(({ key }) => ['ons4', 'swemwbs'].includes(key)))
const satisfied = 'ons4.life_satisfaction'

let database: TestDatabase
let place: string
const schools: { id: string; teacher: string }[] = []
let areas: { id: string; deprivation: number }[]

const asWorker = <T>(id: string, work: (acting: Acting) => Promise<T>): Promise<T> =>
  actorTransaction(database.kysely, { actor: { kind: 'worker', id, place }, now, request: newId() }, work)

/** The first four schools are poorer than the other four; so many pupils of each fill it in. */
async function answer(key: string, of: readonly number[], pupils: number, seed: number): Promise<void> {
  const attend = of.map((nth) => ({
    ...{ id: schools[nth]?.id ?? '', pupils, years: [8, 9], lift: 0, deprived: nth < 4 ? 5 : 0.4 },
  }))
  const rows = [...inventedRows(questionnaire, { schools: attend, neighbourhoods: areas }, seeded(seed))]
  const as = { kind: 'operator:surveys-import' as const, place, now }
  await asOperator(database.kysely, as, async (acting) => {
    const round = await roundCalled(acting, key, undefined)
    const { schoolFor } = await schoolsFor(acting, round)
    const placed = []
    for (const row of rows) placed.push({ ...row, roundSchool: await schoolFor(row.school) })
    await keepAnswers(acting, round.id, newId(), placed)
  })
}

const publishing = async (key: string) => {
  const as = { kind: 'operator:surveys-publish' as const, place, now }
  const round = await asOperator(database.kysely, as, (acting) => roundCalled(acting, key, undefined))
  return asOperator(database.kysely, as, (acting) => publishRound(acting, round, { minimumBase: 10 }))
}

const toldTo = (nth: number, round: string) =>
  asWorker(schools[nth]?.teacher ?? '', (acting) => latestPublication(acting, { round, audience: 'school' }))

beforeAll(async () => {
  database = await testDatabase()
  const { kysely } = database
  place = await makePlace(kysely)
  const council = await makeOrganisation(kysely, { place, kind: 'council', name: 'Saltmere Council' })
  const team = await makeTeam(kysely, { place, organisation: council })
  const judith = await makeWorker(kysely, {
    ...{ place, organisation: council, roles: [{ team, role: 'commissioner' as const }] },
  })
  for (let nth = 0; nth < 8; nth++) {
    const id = await makeOrganisation(kysely, { place, name: `School ${nth}` })
    const staff = await makeTeam(kysely, { place, organisation: id })
    const roles = [{ team: staff, role: 'referrer' as const }]
    schools.push({ id, teacher: await makeWorker(kysely, { place, organisation: id, roles }) })
  }
  areas = [1, 2, 3, 4, 5].map((deprivation) => ({ id: newId(), deprivation }))
  await asWorker(judith, async (acting) => {
    for (const { id, deprivation } of areas)
      await acting.tx
        .insertInto('neighbourhood')
        .values({ id, place_id: place, name: `Quarter ${deprivation}` })
        .execute()
    const all = { questionnaire, schools: schools.map(({ id }) => id), yearGroups: [8, 9] }
    await makeClosedRound(acting, { ...all, key: 'autumn' })
    await makeClosedRound(acting, { ...all, key: 'few' })
  })
  await answer('autumn', [0, 1, 2, 3, 4, 5, 6, 7], 240, 7)
  await answer('few', [0, 1, 2, 3, 4, 5], 60, 8)
  await publishing('autumn')
  await publishing('few')
})

const chosenFor = async (nth: number): Promise<number[]> => {
  const { rows } = await database.owner.query<{ similar_id: string }>(
    'select similar_id from publication_similar where organisation_id = $1',
    [schools[nth]?.id],
  )
  return rows.map((row) => schools.findIndex(({ id }) => id === row.similar_id)).sort()
}

describe('similar schools', () => {
  it('are the three whose pupils live in neighbourhoods most like ours, put together', async () => {
    expect(await chosenFor(0)).toEqual([1, 2, 3])
    expect(await chosenFor(7)).toEqual([4, 5, 6])
    const own = await toldTo(0, 'autumn')
    const similar = own && similarIn(own)
    expect(similar?.schools).toBe(3)
    const figure = similar?.figures[satisfied]
    expect((figure?.[0] ?? 0) + (figure?.[1] ?? 0)).toBe(720)
  })

  it('have the mean that their answers have, added up by the database', async () => {
    const at = Object.values(questionnaire.measures.find(({ key }) => key === 'ons4')?.at ?? {})[0] ?? -1
    expect(at).toBeGreaterThanOrEqual(0)
    const { rows } = await database.owner.query<{ n: number; mean: number }>(
      `select count(*)::int as n, avg(get_byte(a.answers, $1))::float8 as mean from round_answers a
       join round_school s on s.id = a.round_school_id join round r on r.id = s.round_id
       where r.key = 'autumn' and s.organisation_id = any($2) and get_byte(a.answers, $1) <= 10`,
      [at, [1, 2, 3].map((nth) => schools[nth]?.id)],
    )
    const own = await toldTo(0, 'autumn')
    const [n, , mean] = (own && similarIn(own)?.figures[satisfied]) ?? []
    expect(n).toBe(rows[0]?.n)
    expect(mean).toBeCloseTo(rows[0]?.mean ?? 0, 3)
  })

  it('are compared with pupils like ours, of whom most have somebody alike, with an interval', async () => {
    const own = await toldTo(0, 'autumn')
    const alike = own && similarIn(own)?.alike[satisfied]
    expect(alike?.n).toBeGreaterThanOrEqual(0.75 * 240)
    expect((alike?.n ?? 0) + (alike?.left ?? 0)).toBeLessThanOrEqual(240)
    expect(alike?.left === 0 || (alike?.left ?? 0) >= 10).toBe(true)
    const { value = 0, low = 0, high = 0, beyondChance } = alike?.difference ?? {}
    expect(low).toBeLessThan(value)
    expect(high).toBeGreaterThan(value)
    expect(beyondChance).toBe(low > 0 || high < 0)
  })

  it('are none where fewer than six others took part, and the school is told why', async () => {
    expect((await toldTo(0, 'few'))?.comparisons.similar).toEqual({ schools: 0, because: 'too_few' })
  })

  it('stay the same in a later version, whoever has come to be more alike', async () => {
    const before = similarIn((await toldTo(0, 'autumn')) ?? { comparisons: {} }) as Similar
    await answer('autumn', [1, 5], 60, 9)
    expect(await publishing('autumn')).toMatchObject({ made: true, version: 2 })
    expect(await chosenFor(0)).toEqual([1, 2, 3])
    const after = await toldTo(0, 'autumn')
    expect(after?.version).toBe(2)
    expect(after && similarIn(after)?.figures[satisfied]?.[0]).toBeGreaterThan(
      before.figures[satisfied]?.[0] ?? 0,
    )
  })

  it('are told anew to nobody while only a few more of their pupils have answered', async () => {
    const before = await toldTo(0, 'autumn')
    await answer('autumn', [2], 4, 10)
    await publishing('autumn')
    expect((await toldTo(0, 'autumn'))?.version).toBe(before?.version)
  })

  it('are named to no worker: nobody but publishing reads which they are', async () => {
    const read = await asWorker(schools[0]?.teacher ?? '', ({ tx }) =>
      tx.selectFrom('publication_similar').selectAll().execute(),
    )
    expect(read).toEqual([])
  })
})
