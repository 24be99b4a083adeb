import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeTeam, makeWorker } from '../accounts/factory.ts'
import { startSession } from '../accounts/index.ts'
import { TestBrowser, type TestHall, testHall } from '../accounts/testing.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { fillingInRoutes } from '../filling-in/index.ts'
import { askAfterwards, screeningRoutes } from '../screening/index.ts'
import { makeCodes } from '../surveys/codes/code-store.ts'
import {
  inventedPupils,
  makeDraftSurvey,
  makeSurveyWorld,
  type SurveyWorld,
  surveyActs,
  workerActor,
} from '../surveys/factory.ts'
import { surveyRoutes } from '../surveys/index.ts'
import { listPupils, pupilsOf, sayYes } from '../surveys/lists/pupil-store.ts'
import { answerInvitation, sayOptOutsAreLoaded, schoolsOf } from '../surveys/schools/school-store.ts'
import { addDays, dateOnly, newId } from '../words/index.ts'
import { readingRoutes, tellHandedIn, tellReaders } from './index.ts'

const NOW = new Date('2026-11-01T09:00:00Z')
const opensOn = dateOnly('2026-11-24')
const OPEN = new Date('2026-11-24T09:00:00Z')

let database: TestDatabase
let world: SurveyWorld
let team: string
let gwen: string
const halls: TestHall[] = []

/** Somebody's pages on a day. */
async function visitor(now: Date, worker: string) {
  const whenFilledIn = { onUrgentAnswer: tellReaders, onHandedIn: tellHandedIn, afterwards: askAfterwards }
  const rooms = [fillingInRoutes(whenFilledIn), surveyRoutes(), screeningRoutes(), readingRoutes()]
  const hall = await testHall(database.kysely, rooms, now)
  halls.push(hall)
  const cookie = `trellis_session=${await startSession(database.kysely, worker)}`
  const sends = async (path: string, form?: Record<string, string>) => {
    const body = form && new URLSearchParams(form)
    const answer = await fetch(hall.origin + path, {
      ...{ method: body ? 'POST' : 'GET', headers: { cookie }, body, redirect: 'manual' },
    })
    return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() }
  }
  return { hall, sends }
}

beforeAll(async () => {
  database = await testDatabase()
  world = await makeSurveyWorld(database.kysely)
  const { place, council, school } = world
  const of = { place, organisation: council }
  team = await makeTeam(database.kysely, { ...of, name: 'Northside', receivesReferrals: true })
  const pastoral = await makeTeam(database.kysely, { place, organisation: school, name: 'Pastoral' })
  gwen = await makeWorker(database.kysely, {
    ...{ place, organisation: school, name: 'Gwen Abbott' },
    roles: [{ team: pastoral, role: 'safeguarding_lead' }],
  })
})
afterAll(async () => {
  for (const hall of halls) await hall.stop()
})

describe('a named survey, from setting up to support', () => {
  it('opens on screen once it has readers, and asks whoever scores at the threshold', async () => {
    const draft = { key: 'company', opensOn, measures: [{ key: 'ons-loneliness', version: 1 }], locals: [] }
    const round = await makeDraftSurvey(database.kysely, world, NOW, { ...draft, kind: 'anonymous' })
    const ed = (await visitor(NOW, world.administrator)).sends
    const path = `/surveys/${round}`
    expect((await ed(`${path}/kind`, { kind: 'named' })).to).toBe(`${path}/kind`)
    const refused = await ed(`${path}/opening`, {})
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Name who reads the answers.')
    expect((await ed(`${path}/kind`)).text).toContain('Gwen Abbott, Sallowfield High School')
    expect((await ed(`${path}/kind`, { kind: 'named', readers: gwen })).status).toBe(303)
    const asked = await ed(`${path}/support`, {
      ...{ score: 'ons-loneliness|1|loneliness', direction: 'at_least', threshold: '6', team_id: team },
      ...{ threshold_from: 'Our own choice', told: 'There are people here who listen.', trial: 'no' },
      ...{ signpost_name: 'Things to do', signpost_address: '/services' },
    })
    expect(asked).toMatchObject({ status: 303, to: `${path}/support` })
    expect(await ed(`${path}/opening`, {})).toMatchObject({ status: 303, to: `${path}?done=opened` })

    const { hall, sends: reader } = await visitor(OPEN, gwen)
    const pupil = new TestBrowser()
    await pupil.open(`${hall.origin}/survey`, { code: await slipFor(round) })
    await pupil.open('/survey/start', {})
    for (const at of [1, 2, 3, 4]) await pupil.open(`/survey/questions/${at}`, { answer: '3' })
    await pupil.open('/survey/answers', {})
    expect(pupil.at).toBe(`${hall.origin}/survey/support`)
    await pupil.open('/survey/support/reply', { reply: 'no' })

    const list = (await reader(`/reading/${round}`)).text
    const [, slip] = /\/pupils\/([0-9a-f-]{36})/.exec(list) ?? []
    const page = (await reader(`/reading/${round}/pupils/${slip}`)).text
    expect(page).toContain('They said no, and were shown what there is.')
    expect(page).toContain('How often do you feel left out?')
    // Three answers of three each, beside them, and what was asked of support apart from any score.
    expect(page).toMatch(/<strong>9<\/strong>.*from 3 to 9, lower is better/)
    expect(page).not.toMatch(/threshold/i)
  })
})

/** The school's part: a pupil who said yes, and their slip. */
async function slipFor(round: string): Promise<string> {
  const acts = surveyActs(database.kysely, new Date(`${addDays(opensOn, -2)}T09:00:00Z`))
  return acts(workerActor(world.place, world.manager), async (acting) => {
    const [school] = await schoolsOf(acting, round)
    if (!school) throw new Error('the school was not asked')
    await answerInvitation(acting, school.id, { answer: 'takes_part', onRoll: 1 })
    await listPupils(acting, school.id, inventedPupils(1, [10]))
    for (const { id } of await pupilsOf(acting, school.id))
      await sayYes(acting, school.id, { pupil: id, by: 'competent_pupil' })
    await sayOptOutsAreLoaded(acting, school.id)
    const [slip] = await makeCodes(
      acting,
      { id: school.id, roundId: round, kind: 'named' },
      { secret: newId() },
    )
    return slip?.code ?? ''
  })
}
