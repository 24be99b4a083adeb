import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { askerOf, hourlyPace, keepPace } from './pace.ts'

describe('how much is too much', () => {
  it('lets a school say how it was, stops a flood, and counts each thing and each address apart', async () => {
    let here = 'school'
    const pace = hourlyPace({ feedback: 60, report: 30 }, () => here)
    const visit = {} as never
    for (let sent = 0; sent < 60; sent++) expect(await pace(visit, 'feedback')).toBe(true)
    expect(await pace(visit, 'feedback')).toBe(false)
    expect(await pace(visit, 'report')).toBe(true)
    here = 'another school'
    expect(await pace(visit, 'feedback')).toBe(true)
  })

  it('says what is left, and how long to wait', async () => {
    const pace = keepPace(3, 60)
    expect(await pace('school')).toMatchObject({ ok: true, left: 2 })
    expect(await pace('school', 5)).toMatchObject({ ok: false, left: 0 })
    expect((await pace('school')).seconds).toBeGreaterThan(0)
  })
})

describe('who asks', () => {
  const ask = async (connection: string, forwarded?: string) => {
    const app = new Hono().get('/', (c) => c.text(askerOf(c)))
    const incoming = { socket: { remoteAddress: connection, remotePort: 1, remoteFamily: 'IPv4' } }
    const headers = forwarded ? { 'x-forwarded-for': forwarded } : undefined
    return (await app.request('/', { headers }, { incoming })).text()
  }

  it.each([
    ['203.0.113.7', undefined, '203.0.113.7'],
    ['203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['127.0.0.1', '198.51.100.9, 203.0.113.8', '203.0.113.8'],
    ['::ffff:10.0.0.2', '203.0.113.8', '203.0.113.8'],
    ['2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2'],
  ])('from %s, forwarded for %s, is %s', async (connection, forwarded, asker) => {
    expect(await ask(connection, forwarded)).toBe(asker)
  })
})
