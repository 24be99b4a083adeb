import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeOrganisation, makePlace, makeTeam, makeWorker } from '../accounts/factory.ts'
import { startSession } from '../accounts/index.ts'
import { type TestHall, testHall } from '../accounts/testing.ts'
import { actorTransaction } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { programmeRoutes, seedProgrammes } from '../programmes/index.ts'
import { newId } from '../words/index.ts'
import { type MadePerson, makeCohort } from './factory.ts'
import { outcomesPart } from './index.ts'
import { NOW } from './testing.ts'

let database: TestDatabase
let hall: TestHall
let cookies: { commissioner: string; link_worker: string }
let place: string

const acting = { now: NOW, request: newId() }
const going = (many: number, from: number, to: number): MadePerson[] =>
  Array.from({ length: many }, () => ({ scores: { ors: { baseline: from, end: to } } }))
const keep = (people: readonly MadePerson[], more: { source?: string; invented?: boolean }) => {
  const actor = { kind: 'operator:programmes-import', id: null, place } as const
  return actorTransaction(database.kysely, { actor, ...acting }, (as) =>
    makeCohort(as, { key: 'link', version: 1 }, people, more),
  )
}
const page = async (as: keyof typeof cookies) =>
  (await fetch(`${hall.origin}/programmes/link`, { headers: { cookie: cookies[as] } })).text()

beforeAll(async () => {
  database = await testDatabase()
  hall = await testHall(
    database.kysely,
    [programmeRoutes({ beside: outcomesPart, above: async () => null })],
    NOW,
  )
  const actor = { kind: 'operator:start', id: null, place: null } as const
  await actorTransaction(database.kysely, { actor, ...acting }, (as) => seedProgrammes(as))
  place = await makePlace(database.kysely)
  const organisation = await makeOrganisation(database.kysely, { place, kind: 'council' })
  const team = await makeTeam(database.kysely, { place, organisation })
  const cookieOf = async (role: 'commissioner' | 'link_worker') => {
    const worker = await makeWorker(database.kysely, {
      ...{ place, organisation, email: `${role}@council.example`, roles: [{ team, role }] },
    })
    return `trellis_session=${await startSession(database.kysely, worker)}`
  }
  cookies = { commissioner: await cookieOf('commissioner'), link_worker: await cookieOf('link_worker') }
})

afterAll(() => hall.stop())

describe('the page of a programme', () => {
  it('has no figures while it has no records of its own', async () => {
    await keep(going(30, 200, 300), { source: 'Elsewhere' })
    expect(await page('commissioner')).not.toContain('What its records show')
  })

  it('draws them for commissioners and for nobody else, and says that people are invented', async () => {
    await keep([...going(33, 200, 250), ...going(17, 200, 210)], { invented: true })
    const text = await page('commissioner')
    for (const words of [
      'From records of 50 people.',
      'invented people, arranged to match a published figure; not evidence about this programme',
      '<strong>66%</strong>',
      'than at the start, by more than chance: 66%, between 52.15 and 77.56.',
      '<strong>£1.80</strong>',
      'What is assumed',
    ])
      expect(text).toContain(words)
    expect(await page('link_worker')).not.toContain('What its records show')
  })

  it('shows no figure of fewer than ten people', async () => {
    await keep([...going(5, 200, 250), ...going(4, 200, 210)], {})
    const text = await page('commissioner')
    expect(text).toContain('It is about fewer than 10 people, and is not shown on a page.')
    expect(text).not.toMatch(/55\.5|£\d/)
    expect(text).not.toContain('invented people, arranged')
  })
})
