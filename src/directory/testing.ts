import { Hono } from 'hono'
import { makeOrganisation, makePlace, makeTeam, makeWorker } from '../accounts/factory.ts'
import type { Role, SignedInWorker, Visit } from '../accounts/index.ts'
import { type Actor, actorTransaction } from '../database/index.ts'
import type { TestDatabase } from '../database/testing.ts'
import { newId } from '../words/index.ts'
import { type DirectorySettings, directoryRoutes } from './routes.tsx'

/** A place whose directory is looked at: a boxing club with a coach, another club, and a curator. */
export async function placeWithClubs(db: TestDatabase) {
  const place = await makePlace(db.kysely)
  const person = async (name: string, teamName: string, role: Role) => {
    const organisation = await makeOrganisation(db.kysely, { place })
    const team = await makeTeam(db.kysely, { place, organisation, name: teamName })
    const id = await makeWorker(db.kysely, { place, organisation, name, roles: [{ team, role }] })
    return { worker: signedInAs({ id, name, place, team, role }), team }
  }
  return {
    place,
    coach: await person('Delroy Banks', 'Tidewall Boxing', 'provider'),
    stranger: await person('Leila Haddad', 'Another Club', 'provider'),
    curator: await person('Judith Farrow', 'Commissioning', 'commissioner'),
  }
}

type Known = { id: string; name: string; place: string; team: string; role: Role }

const signedInAs = ({ id, name, place, team, role }: Known): SignedInWorker => ({
  ...{ id, name, jobTitle: '', email: null, placeId: place, placeName: 'Saltmere', organisationId: newId() },
  ...{ organisationName: 'Saltmere Council', organisationKind: 'council' },
  roles: [{ teamId: team, teamName: 'A team', role, receivesReferrals: false }],
})

export type Asking = {
  worker?: SignedInWorker | null
  form?: FormData | Record<string, string>
  headers?: Record<string, string>
  now?: Date
  around?: Omit<DirectorySettings, 'database'>
}

/** Asks the directory for a page as the hall would: bare of header and footer. */
export async function ask(
  db: TestDatabase,
  path: string,
  { worker = null, form, headers = {}, now = new Date('2026-11-24T15:00:00Z'), around }: Asking = {},
): Promise<Response> {
  const place = worker?.placeId ?? newId()
  const actor: Actor = worker ? { kind: 'worker', id: worker.id, place } : { kind: 'public', id: null, place }
  const app = new Hono<Visit>()
  app.use(async (c, next) => {
    c.set('worker', worker)
    c.set('actor', actor)
    c.set('now', now)
    c.set('origin', 'https://trellis.example')
    c.set('placeName', 'Saltmere')
    c.set('act', (work) => actorTransaction(db.kysely, { actor, now, request: newId() }, work))
    c.set('page', ({ title, status, children }) =>
      c.html(`<title>${title}</title>${children}`, status ?? 200),
    )
    await next()
  })
  app.route('/', directoryRoutes({ database: db.kysely, ...around }))
  const body = form instanceof FormData ? form : form && new URLSearchParams(form)
  return app.request(path, { headers, ...(body ? { method: 'POST', body } : {}) })
}
