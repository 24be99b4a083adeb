import { Hono } from 'hono'
import { beforeAll, expect, it } from 'vitest'
import { makeOrganisation, makePlace, makeTeam, makeWorker } from '../accounts/factory.ts'
import type { Role, Visit } from '../accounts/index.ts'
import { actorTransaction } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { newId } from '../words/index.ts'
import { makeService } from './factory.ts'
import { directoryRoutes } from './routes.tsx'

let db: TestDatabase
let visit: (path: string, role?: Role) => Promise<{ status: number; html: string }>

beforeAll(async () => {
  db = await testDatabase()
  const place = await makePlace(db.kysely)
  const organisation = await makeOrganisation(db.kysely, { place })
  const teamId = await makeTeam(db.kysely, { place, organisation })
  const id = await makeWorker(db.kysely, { place, organisation })
  const now = new Date('2026-11-24T15:00:00Z')
  visit = async (path, role) => {
    const app = new Hono<Visit>()
    app.use(async (c, next) => {
      const roles = role ? [{ teamId, teamName: '', role, receivesReferrals: false }] : []
      const actor = { kind: 'worker', id, place } as const
      c.set('worker', role ? ({ id, name: 'Ed Tallis', roles } as never) : null)
      c.set('actor', actor)
      c.set('now', now)
      c.set('act', (work) => actorTransaction(db.kysely, { actor, now, request: newId() }, work))
      c.set('page', ({ title, children }) => c.html(`<title>${title}</title>${children}`))
      await next()
    })
    const home = [
      {
        ...{ title: 'Boats', href: '/directory/boats', about: 'What floats.' },
        ...{ count: async () => 3, counted: { one: 'boat waits', many: 'boats wait' } },
      },
    ]
    app.route('/', directoryRoutes({ database: db.kysely, home }))
    const response = await app.request(path)
    return { status: response.status, html: await response.text() }
  }
})

it('the home says what waits and leads there, for those who curate and nobody else', async () => {
  for (const role of ['administrator', 'commissioner'] as const) {
    const { status, html } = await visit('/directory', role)
    expect(status).toBe(200)
    expect(html).toContain('<a href="/directory/boats">Boats</a>')
    expect(html).toContain('3 boats wait')
    expect(html).toContain('<a href="/directory/held">Held records</a>')
  }
  expect((await visit('/directory', 'link_worker')).status).toBe(404)
  expect((await visit('/directory')).status).toBe(404)
})

it('a page that nobody made sure of for half a year says so, and since when', async () => {
  const told = async (lastConfirmedOn: string) =>
    (await visit(`/services/${await makeService(db.kysely, { assuredDate: '2026-01-05', lastConfirmedOn })}`))
      .html
  expect(await told('2026-02-03')).toContain('Not checked lately: the last time was 3 February 2026.')
  expect(await told('2026-11-02')).not.toContain('Not checked lately')
})
