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
import { newToken } from './tokens.ts'
import type { Visit } from './visit.ts'

vi.setConfig({ testTimeout: 120_000 })

const ORIGIN = 'http://localhost'
const EACH = 500
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

/** Something that is asked, made ready beforehand. */
type Asked = { path: string; form?: Record<string, string>; cookie?: string }
type Answered = { ms: number; said: string }

async function answer({ path, form, cookie = '' }: Asked): Promise<Answered> {
  const sent = form ? { method: 'POST', body: new URLSearchParams(form) } : {}
  const began = performance.now()
  const answered = await app.request(ORIGIN + path, { ...sent, headers: { cookie } })
  const text = await answered.text()
  const ms = performance.now() - began
  return { ms, said: `${answered.status} ${text.length} ${answered.headers.get('location')} ${text}` }
}

const median = (times: readonly number[]): number =>
  [...times].sort((one, other) => one - other)[times.length >> 1] ?? 0

/** How likely it is that two lots of times differ so much in rank when they are the same (Mann and Whitney, two-sided). */
function rankTest(one: readonly number[], other: readonly number[]): number {
  const all = [...one.map((ms) => ({ ms, of: 1 })), ...other.map((ms) => ({ ms, of: 0 }))].sort(
    (first, second) => first.ms - second.ms,
  )
  const ranks = all.reduce((sum, { of }, at) => sum + of * (at + 1), 0)
  const [n, m] = [one.length, other.length]
  const u = ranks - (n * (n + 1)) / 2
  const z = Math.abs(u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12)
  // Twice the tail of the normal distribution, to four places (Abramowitz and Stegun 26.2.17).
  const t = 1 / (1 + 0.2316419 * z)
  const poly =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return Math.min(1, 2 * (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly)
}

/** Asks both in turn, either first as often, and gives their times; what they say must be the same to the letter. */
async function timesOf(known: () => Promise<Asked>, unknown: () => Promise<Asked>) {
  const times = { known: [] as number[], unknown: [] as number[] }
  for (let nth = 0; nth < EACH + 20; nth++) {
    const order = nth % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)
    const said: string[] = []
    for (const which of order) {
      const answered = await answer(await (which === 'known' ? known() : unknown()))
      said.push(answered.said)
      // The first ones only warm up.
      if (nth >= 20) times[which].push(answered.ms)
    }
    expect(said[0]).toBe(said[1])
  }
  return times
}

/**
 * Fails where the two can be told apart. Of two that cannot, one comparison in a hundred seems to tell them all the same: then all is
 * measured anew, twice at most. What really differs does so each time.
 */
async function takeTheSameTime(known: () => Promise<Asked>, unknown: () => Promise<Asked>): Promise<void> {
  let found = { apart: 0, chance: 0 }
  for (let tried = 0; tried < 3; tried++) {
    const times = await timesOf(known, unknown)
    found = {
      apart: Math.abs(median(times.known) - median(times.unknown)),
      chance: rankTest(times.known, times.unknown),
    }
    if (found.apart < 5 && found.chance > 0.01) return
  }
  expect.fail(
    `known and unknown are ${found.apart} ms apart, by chance with a probability of ${found.chance}`,
  )
}

describe('what is known here and what is not', () => {
  it('can be told apart by this test where they differ by less than a millisecond', () => {
    const times = Array.from({ length: EACH }, (_, nth) => 3 + nth / 100)
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
    const asked = (credential: () => string) => async (): Promise<Asked> => {
      const [challenge, browser] = [newToken(), newToken()]
      const question = { workerId: null, returnTo: '/today' }
      await askQuestion(database.kysely, { challenge, browser }, 'sign_in', question)
      const answered = stranger.use({ challenge }, { credential: credential() })
      return { path: '/sign-in/passkey', form: { answer: answered }, cookie: `trellis_sign_in=${browser}` }
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
    const asked = (code: () => string) => async (): Promise<Asked> => ({
      path: `/sign-in?invitation=${code()}`,
    })
    await takeTheSameTime(
      asked(() => used),
      asked(newToken),
    )
  })
})
