import { Hono } from 'hono'
import { describe, expect, it, vi } from 'vitest'
import type { Visit } from '../accounts/index.ts'
import { testDatabase } from '../database/testing.ts'
import { createApp } from './index.ts'
import { everyRouteIsKnown, letIn, matrix, rowOf } from './matrix.ts'

const settings = {
  ...{
    database: {},
    installation: 'demo',
    clock: () => new Date('2026-11-24T09:00:00Z'),
    assets: { css: '', js: '' },
  },
  ...{ assetsFolder: '', env: {} },
}
const app = createApp(settings as never)
// Each refusal is a line there: see refusals.test.ts.
vi.spyOn(console, 'error').mockImplementation(() => {})

describe('the matrix of addresses', () => {
  it('stops a server with a route of which nobody has said who is let in', () => {
    const careless = new Hono().get('/today', (c) => c.text('')).get('/everybodys-records', (c) => c.text(''))
    expect(() => everyRouteIsKnown(careless.routes)).toThrow('GET /everybodys-records')
    expect(() => everyRouteIsKnown(app.routes)).not.toThrow()
  })

  it('has a row for nothing that is not there, and each once', () => {
    const used = new Set(app.routes.map(({ path }) => rowOf(path)?.start))
    expect(matrix.filter(({ start }) => !used.has(start)).map(({ start }) => start)).toEqual([])
    expect(new Set(matrix.map(({ start }) => start)).size).toBe(matrix.length)
  })

  it('takes the row that says most of an address', () => {
    expect(rowOf('/runs/1/money')?.open).toContain('money')
    expect(rowOf('/runs/1')).toMatchObject({ start: '/runs', letsIn: 'workers' })
    expect(rowOf('/')?.start).toBe('/')
    expect(rowOf('/todays')).toBeUndefined()
  })

  it('has nothing for a kind of worker to whom the policy says yes to nothing there', async () => {
    const asks = async (roles: string[], method: string, path: string) => {
      const hall = new Hono<Visit>()
        .use(async (c, next) => {
          c.set('worker', { roles: roles.map((role) => ({ role })) } as never)
          await next()
        })
        .use(letIn)
        .all('*', (c) => c.text('let in'))
      return (await hall.request(path, { method })).status
    }
    for (const role of ['administrator', 'commissioner'])
      for (const path of [
        '/supports/1',
        '/sessions/1',
        '/sealings',
        '/young-people/1/protections',
        '/asks/1',
      ])
        for (const method of ['GET', 'POST']) expect(await asks([role], method, path), path).toBe(404)
    for (const roles of [['link_worker'], ['administrator', 'link_worker'], []])
      expect(await asks(roles, 'GET', '/supports/1')).toBe(200)
    // Whoever referred is told how it goes, whatever their role.
    expect(await asks(['administrator'], 'GET', '/referrals/1')).toBe(200)
    expect(await asks(['link_worker'], 'GET', '/workers/1')).toBe(404)
    expect(await asks(['manager'], 'POST', '/workers/1/leaving')).toBe(200)
  })

  it('turns whoever is not signed in away from every address for workers, by whatever way they ask', async () => {
    const { kysely } = await testDatabase()
    const real = createApp({ ...settings, database: kysely } as never)
    const forWorkers = app.routes.filter(
      ({ method, path }) => method !== 'ALL' && rowOf(path)?.letsIn === 'workers',
    )
    expect(forWorkers.length).toBeGreaterThan(300)
    for (const { method, path } of forWorkers) {
      const asked = path.replace(/:\w+(\{[^}]*\})?/g, 'x')
      const { status, headers } = await real.request(asked, {
        method,
        headers: { origin: 'http://localhost' },
      })
      if (method === 'POST') expect(status, asked).toBe(403)
      else expect([status, headers.get('location')?.split('?')[0]], asked).toEqual([303, '/sign-in'])
    }
  })
})
