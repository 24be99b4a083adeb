import { Hono } from 'hono'
import { makeOrganisation, makePlace, makeTeam, makeWorker } from '../accounts/factory.ts'
import type { Role, SignedInWorker, Visit } from '../accounts/index.ts'
import { type Actor, actorTransaction } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { directoryRoutes } from '../directory/index.ts'
import { newId } from '../words/index.ts'
import { aroundService } from './around.tsx'
import { curatorsHome } from './home.ts'
import { curationRoutes } from './routes.tsx'

export type Page = { status: number; to: string | null; html: string }
export type Asked = { as?: SignedInWorker | null; form?: Record<string, string | string[]>; now?: Date }

/** A place with its people, and a way to visit its pages as the hall would show them, bare of header and footer. */
export type Scene = {
  db: TestDatabase
  place: string
  worker: (name: string, role: Role, of?: { id: string; name: string }) => Promise<SignedInWorker>
  visit: (path: string, asked?: Asked) => Promise<Page>
  /** What was told, newest first. */
  told: () => Promise<{ address: string; template: string; body: string }[]>
}

export const NOW = new Date('2026-11-24T15:00:00Z')

/** Sets it up once for a test file. */
export async function setScene(): Promise<Scene> {
  const db = await testDatabase()
  const place = await makePlace(db.kysely)
  const council = await makeOrganisation(db.kysely, { place, name: 'Saltmere Council' })
  const scene: Omit<Scene, 'visit'> = {
    ...{ db, place },
    worker: async (name, role, of = { id: council, name: 'Saltmere Council' }) => {
      const teamId = await makeTeam(db.kysely, { place, organisation: of.id, name: `${name}’s team` })
      const email = `${name.split(' ')[0]?.toLowerCase()}@saltmere.example`
      const roles = [{ team: teamId, role }]
      const id = await makeWorker(db.kysely, { place, organisation: of.id, name, email, roles })
      return {
        ...{ id, name, email, jobTitle: '', placeId: place, placeName: 'Saltmere' },
        ...{ organisationId: of.id, organisationName: of.name, organisationKind: 'council' },
        roles: [{ teamId, teamName: `${name}’s team`, role, receivesReferrals: false }],
      }
    },
    told: async () =>
      (await db.owner.query('select address, template, body from message order by age(xmin), ctid desc'))
        .rows,
  }
  return { ...scene, visit: visiting(db, place) }
}

function visiting(db: TestDatabase, place: string): Scene['visit'] {
  return async (path, { as = null, form, now = NOW } = {}) => {
    const actor: Actor = as ? { kind: 'worker', id: as.id, place } : { kind: 'public', id: null, place }
    const app = new Hono<Visit>()
    app.use(async (c, next) => {
      c.set('worker', as)
      c.set('actor', actor)
      c.set('now', now)
      c.set('origin', 'https://trellis.example')
      c.set('act', (work) => actorTransaction(db.kysely, { actor, now, request: newId() }, work))
      c.set('actAs', (other, work) =>
        actorTransaction(db.kysely, { actor: other, now, request: newId() }, work),
      )
      c.set('page', ({ title, status, children }) =>
        c.html(`<title>${title}</title>${children}`, status ?? 200),
      )
      await next()
    })
    app.route('/', directoryRoutes({ database: db.kysely, aroundService, home: curatorsHome }))
    app.route('/', curationRoutes({ addressOf: () => 'here' }))
    const pairs = Object.entries(form ?? {}).flatMap(([name, value]) =>
      [value].flat().map((each): [string, string] => [name, each]),
    )
    const request = form ? { method: 'POST', body: new URLSearchParams(pairs) } : {}
    const response = await app.request(path, request)
    return {
      status: response.status,
      to: response.headers.get('location'),
      html: await response.text(),
    }
  }
}
