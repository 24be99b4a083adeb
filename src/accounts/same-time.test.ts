import { Hono } from 'hono'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { type Actor, actorTransaction } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { newId } from '../words/index.ts'
import { makeOrganisation, makePlace, makeWorker } from './factory.ts'
import { invite, useInvitation } from './invitations.ts'
import { fakePasskey } from './passkeys/passkey-factory.ts'
import { askQuestion, keepPasskey } from './passkeys/passkey-store.ts'
import { signInRoutes } from './routes.tsx'
import { type Ready, rankTest, takeTheSameTime } from './testing.ts'
import { newToken } from './tokens.ts'
import type { Visit } from './visit.ts'

vi.setConfig({ testTimeout: 120_000 })

const ORIGIN = 'http://localhost'
const now = new Date('2026-11-24T09:00:00Z')
let database: TestDatabase
let app: Hono<Visit>
let place: string
let worker: string

beforeAll(async () => {
  database = await testDatabase()
  const db = database.kysely
  place = await makePlace(db)
  const organisation = await makeOrganisation(db, { place })
  worker = await makeWorker(db, { place, organisation })
  const actor: Actor = { kind: 'public', id: null, place }
  app = new Hono<Visit>()
  app.use(async (c, next) => {
    c.set('worker', null)
    c.set('now', now)
    c.set('request', newId())
    c.set('origin', ORIGIN)
    c.set('act', (work) => actorTransaction(db, { actor, now, request: newId() }, work))
    c.set('page', ({ title, children, status }) =>
      c.html(`<title>${title}</title>${children}`, status ?? 200),
    )
    await next()
  })
  app.route('/', signInRoutes({ database: db, providers: [], passkeys: true, addressOf: () => newId() }))
})

type Asked = { path: string; form?: Record<string, string>; cookie?: string }

const ready =
  ({ path, form, cookie = '' }: Asked): Ready =>
  async () => {
    const sent = form ? { method: 'POST', body: new URLSearchParams(form) } : {}
    const answered = await app.request(ORIGIN + path, { ...sent, headers: { cookie } })
    const text = await answered.text()
    return `${answered.status} ${text.length} ${answered.headers.get('location')} ${text}`
  }

describe('what is known here and what is not', () => {
  it('can be told apart by this test where they differ by less than a millisecond', () => {
    const times = Array.from({ length: 500 }, (_, nth) => 3 + nth / 100)
    const later = (ms: number) => times.map((one) => one + ms)
    expect(rankTest(times, later(0.5))).toBeLessThan(0.01)
    expect(rankTest(times, later(0.005))).toBeGreaterThan(0.9)
  })

  it('take the same time and say the same: a passkey that somebody has, and one that nobody has', async () => {
    const key = fakePasskey(ORIGIN, worker)
    const stranger = fakePasskey(ORIGIN, worker)
    await actorTransaction(
      database.kysely,
      { actor: { kind: 'worker', id: worker, place }, now, request: newId() },
      (acting) =>
        keepPasskey(acting, {
          credential: key.credential,
          publicKey: key.publicKey,
          count: 7,
          name: 'A phone',
        }),
    )
    // Both are signed by somebody who holds neither.
    const asked = (credential: () => string) => async (): Promise<Ready> => {
      const [challenge, browser] = [newToken(), newToken()]
      const question = { workerId: null, returnTo: '/today' }
      await askQuestion(database.kysely, { challenge, browser }, 'sign_in', question)
      const answered = stranger.use({ challenge }, { credential: credential() })
      return ready({
        ...{ path: '/sign-in/passkey', form: { answer: answered }, cookie: `trellis_sign_in=${browser}` },
      })
    }
    await takeTheSameTime(
      asked(() => key.credential),
      asked(newToken),
    )
  })

  it('take the same time and say the same: an invitation that was used, and one that never was', async () => {
    const used = await invite(database.kysely, worker)
    const { rows } = await database.owner.query<{ id: string }>('select id from invitation')
    await useInvitation(database.kysely, rows[0]?.id ?? '')
    const asked = (code: () => string) => async () => ready({ path: `/sign-in?invitation=${code()}` })
    await takeTheSameTime(
      asked(() => used),
      asked(newToken),
    )
  })
})
