import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSession } from '../accounts/index.ts'
import { type TestHall, testHall } from '../accounts/testing.ts'
import { actorTransaction } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { makeMeasureScene } from '../measures/factory.ts'
import { newId } from '../words/index.ts'
import { programmeFiles } from './files.ts'
import { programmeRoutes, seedProgrammes } from './index.ts'

const now = new Date('2026-11-26T10:00:00Z')
let database: TestDatabase
let hall: TestHall
let cookie = ''

const page = async (path: string, signedIn = true) => {
  const headers = signedIn ? { cookie } : undefined
  const answer = await fetch(hall.origin + path, { headers, redirect: 'manual' })
  return { status: answer.status, text: await answer.text() }
}

beforeAll(async () => {
  database = await testDatabase()
  hall = await testHall(
    database.kysely,
    [programmeRoutes({ beside: async () => null, above: async () => null })],
    now,
  )
  const { worker } = await makeMeasureScene(database.owner)
  cookie = `trellis_session=${await startSession(database.kysely, worker)}`
})

afterAll(() => hall.stop())

describe('the pages of programmes', () => {
  it('say that there is none before there is one', async () => {
    const { status, text } = await page('/programmes')
    expect(status).toBe(200)
    expect(text).toContain('There is no programme here yet.')
  })

  it('show every programme by tier, and one as what its file says, with what is not published labelled so', async () => {
    const actor = { kind: 'operator:start', id: null, place: null } as const
    await actorTransaction(database.kysely, { actor, now, request: newId() }, (acting) =>
      seedProgrammes(acting),
    )
    const { text } = await page('/programmes')
    for (const words of ['17 programmes', 'Someone alongside you', 'Digging up the past', 'Not published'])
      expect(text).toContain(words)
    const one = await page('/programmes/link')
    for (const words of [
      'Trellis is not Barnardo’s',
      'Who shaped it is invented for the demo.',
      'how many improved by more than chance',
      'What brings them to you?',
      'href="/measures/ors"',
    ])
      expect(one.text).toContain(words)
  })

  it('show each of them whole', async () => {
    for (const { programme } of programmeFiles().declared) {
      const { status, text } = await page(`/programmes/${programme.key}`)
      expect(status, programme.key).toBe(200)
      expect(text).toContain('Whose idea it is')
    }
  })

  it('show nothing of what is none, and nothing to whoever is not signed in', async () => {
    expect((await page('/programmes/nothing')).status).toBe(404)
    expect((await page('/programmes/link', false)).status).not.toBe(200)
    expect((await page('/programmes', false)).status).not.toBe(200)
  })
})
