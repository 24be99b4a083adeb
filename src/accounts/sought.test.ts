import type { Context } from 'hono'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { hideSought, soughtIn } from './sought.ts'
import type { Visit } from './visit.ts'

/** Does something as whoever has this session. */
async function as<T>(session: string, work: (c: Context<Visit>) => T): Promise<T> {
  let done: T | undefined
  const app = new Hono<Visit>().get('/', (c) => {
    c.set('origin', 'http://localhost')
    done = work(c)
    return c.text('')
  })
  await app.request('/', { headers: { cookie: `trellis_session=${session}` } })
  return done as T
}

describe('what somebody searches for', () => {
  const hide = (session: string, words: string) => as(session, (c) => hideSought(c, words))

  it.each(['Kezia', 'O’Brien', 'Nguyễn Thị', 'x'.repeat(200)])(
    'is %s again in that session, and nothing in any other',
    async (words) => {
      const hidden = await hide('one', words)
      expect(hidden).toMatch(/^[\w-]+$/)
      expect(await as('one', (c) => soughtIn(c, hidden))).toBe(words)
      expect(await as('another', (c) => soughtIn(c, hidden))).toBe('')
      expect(await hide('another', words)).not.toBe(hidden)
    },
  )

  it('is the same address for the same words, and says not even how many letters they have', async () => {
    expect(await hide('one', 'Kezia')).toBe(await hide('one', 'Kezia'))
    expect((await hide('one', 'Bo')).length).toBe((await hide('one', 'Bartholomew')).length)
  })

  it('is nothing where somebody changed it', async () => {
    const hidden = await hide('one', 'Kezia')
    for (const other of ['', 'x', '%00', hidden.slice(1), `A${hidden.slice(1)}B`, 'a'.repeat(100_000)])
      expect(await as('one', (c) => soughtIn(c, other))).toBe('')
  })
})
