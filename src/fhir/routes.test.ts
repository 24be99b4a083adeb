import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSession } from '../accounts/index.ts'
import { type TestHall, testHall } from '../accounts/testing.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { actingAs, type MeasureScene, makeAnswers, makeMeasureScene } from '../measures/factory.ts'
import { measureLibrary } from '../measures/index.ts'
import { newId } from '../words/index.ts'
import { fhirRoutes } from './routes.ts'

let database: TestDatabase
let hall: TestHall
let kezia: MeasureScene
let ask: string

const asks = async (path: string, worker?: string) => {
  const cookie = worker ? `trellis_session=${await startSession(database.kysely, worker)}` : ''
  const answer = await fetch(hall.origin + path, { headers: { cookie } })
  return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.json() }
}

beforeAll(async () => {
  database = await testDatabase()
  hall = await testHall(database.kysely, [fhirRoutes()], new Date('2026-11-24T10:00:00Z'))
  kezia = await makeMeasureScene(database.owner)
  ask = await actingAs(database.kysely, { kind: 'worker', id: kezia.worker, place: kezia.place }, (acting) =>
    makeAnswers(acting, {
      supportId: kezia.support,
      measure: 'ons4',
      occasion: 'baseline',
      answers: { i1: 4, i3: 9 },
    }),
  )
})
afterAll(() => hall.stop())

describe('FHIR over HTTP', () => {
  it('gives a measure to anybody as a Questionnaire, and all of them as a Bundle', async () => {
    const one = await asks('/fhir/Questionnaire/yp-core')
    expect(one).toMatchObject({
      ...{ status: 200, type: 'application/fhir+json; charset=utf-8' },
      body: { resourceType: 'Questionnaire', url: `${hall.origin}/fhir/Questionnaire/yp-core` },
    })
    const { body } = await asks('/fhir/Questionnaire')
    expect(body).toMatchObject({ resourceType: 'Bundle', type: 'searchset', total: measureLibrary().length })
    expect(body.entry).toHaveLength(measureLibrary().length)
  })

  it('says what is wrong as an OperationOutcome', async () => {
    for (const path of ['/fhir/Questionnaire/mood', '/fhir/Patient', '/fhir/Questionnaire/__proto__'])
      expect(await asks(path)).toMatchObject({
        status: 404,
        body: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'not-found' }] },
      })
  })

  it('gives what was answered to a worker in the circle, and writes the look down', async () => {
    const { status, body } = await asks(`/fhir/QuestionnaireResponse/${ask}`, kezia.worker)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      ...{ resourceType: 'QuestionnaireResponse', id: ask, status: 'completed' },
      subject: { reference: `Patient/${kezia.person}` },
      item: [
        { linkId: 'i1', answer: [{ valueInteger: 4 }] },
        { linkId: 'i3', answer: [{ valueInteger: 9 }] },
      ],
    })
    expect(JSON.stringify(body)).not.toContain('Kezia')
    const { rows } = await database.owner.query(
      "select actor_id from history where act = 'looked' and young_person_id = $1 and subject_kind = 'answers_as_fhir'",
      [kezia.person],
    )
    expect(rows).toEqual([{ actor_id: kezia.worker }])
  })

  it('says the same to an outsider as of what never was, and asks a stranger to sign in', async () => {
    const theirs = await asks(`/fhir/QuestionnaireResponse/${ask}`, kezia.outsider)
    expect(theirs).toEqual(await asks(`/fhir/QuestionnaireResponse/${newId()}`, kezia.outsider))
    expect(theirs).toEqual(await asks('/fhir/QuestionnaireResponse/1', kezia.outsider))
    expect(theirs.status).toBe(404)
    expect(await asks(`/fhir/QuestionnaireResponse/${ask}`)).toMatchObject({
      status: 401,
      body: { issue: [{ code: 'login' }] },
    })
  })
})
