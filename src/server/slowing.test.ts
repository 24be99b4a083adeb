import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { Visit } from '../accounts/index.ts'
import { slowing } from './slowing.ts'

/** A hall with nothing in it but this: whoever is named in `x-worker` is signed in. */
const hall = (env: NodeJS.ProcessEnv = {}) =>
  new Hono<Visit>()
    .use(async (c, next) => {
      const id = c.req.header('x-worker')
      c.set('worker', (id ? { id } : null) as never)
      c.set('origin', 'http://localhost')
      await next()
    })
    .use(slowing({ env }))
    .get('*', (c) => c.text('a page'))
    .post('*', (c) => c.text('sent'))

const few = { TRELLIS_REQUESTS_A_MINUTE: '3' }

describe('whoever is signed in, or has a page open', () => {
  it('is asked to wait once they open more in a minute than a person reads, each for themselves', async () => {
    const app = hall(few)
    const opens = (path: string, headers: Record<string, string>) => app.request(path, { headers })
    for (const [path, headers] of [
      ['/today', { 'x-worker': 'maryam' }],
      ['/my/people', { cookie: 'trellis_my_page=kez' }],
    ] as [string, Record<string, string>][]) {
      for (let page = 0; page < 3; page++) expect((await opens(path, headers)).status).toBe(200)
      const slowed = await opens(path, headers)
      expect(slowed.status).toBe(429)
      expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(await slowed.text()).toContain('is safe')
    }
    expect((await opens('/today', { 'x-worker': 'daniel' })).status).toBe(200)
    expect((await opens('/my', { cookie: 'trellis_my_page=tobi' })).status).toBe(200)
    for (let page = 0; page < 10; page++) expect((await opens('/find', {})).status).toBe(200)
  })

  it('may ask ten times a second, unless whoever runs it says otherwise', async () => {
    const app = hall()
    const opens = async () => (await app.request('/today', { headers: { 'x-worker': 'maryam' } })).status
    for (let page = 0; page < 600; page++) expect(await opens()).toBe(200)
    expect(await opens()).toBe(429)
  })

  it('sends no more in a day than a disk can bear, and is told when to go on', async () => {
    const app = hall()
    const sends = (bytes: number) =>
      app.request('/services/1/photos', {
        ...{ method: 'POST', headers: { 'x-worker': 'maryam', 'content-length': String(bytes) } },
      })
    for (let file = 0; file < 20; file++) expect((await sends(16_000_000)).status).toBe(200)
    const refused = await sends(1)
    expect(refused.status).toBe(429)
    expect(await refused.text()).toContain('tomorrow')
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(80_000)
  })
})
