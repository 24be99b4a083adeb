import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { compressing } from './compressing.ts'

const long = `<p>${'A young person is told first. '.repeat(200)}</p>`
const app = new Hono()
  .use(compressing)
  .get('/long', (c) => c.html(long, 422))
  .get('/short', (c) => c.html('<p>Short</p>'))
  .get('/text', (c) => c.text(long))
  .post('/away', (c) => c.redirect('/long', 303))

const ask = (path: string, accepted?: string, method = 'GET') =>
  app.request(path, { method, headers: accepted ? { 'accept-encoding': accepted } : {} })
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

describe('a page on its way to a browser', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ])('is packed where it takes %s, and says the same', async (accepted, packing, unpack) => {
    const answer = await ask('/long', accepted)
    const bytes = await bytesOf(answer)
    expect(answer.status).toBe(422)
    expect(answer.headers.get('content-encoding')).toBe(packing)
    expect(bytes.byteLength).toBeLessThan(long.length / 10)
    expect(unpack(bytes).toString()).toBe(long)
  })

  it('goes as it is where the browser takes no packing, and says that it depends on that', async () => {
    const answer = await ask('/long')
    expect(answer.headers.get('content-encoding')).toBeNull()
    expect(answer.headers.get('vary')).toBe('accept-encoding')
    expect(await answer.text()).toBe(long)
  })

  it.each([['/short'], ['/text']])('is left alone when that gains nothing: %s', async (path) => {
    const answer = await ask(path, 'br')
    expect(answer.headers.get('content-encoding')).toBeNull()
    expect((await answer.text()).length).toBeGreaterThan(0)
  })

  it('is left alone when it only leads elsewhere', async () => {
    const answer = await ask('/away', 'br', 'POST')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/long')
  })
})
