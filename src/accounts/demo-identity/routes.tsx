import { type Context, Hono } from 'hono'
import type Provider from 'oidc-provider'
import type { IdentityProvider } from '../identity-provider.ts'
import type { Visit } from '../visit.ts'
import type { Reading } from '../worker.ts'
import { demoIdentity, handOver, tellOrigin } from './bridge.ts'
import { demoIssuer, MOUNT } from './issuer.ts'
import { type DemoPerson, demoPeople, matching } from './people.ts'
import { PickAPerson } from './pick-a-person.tsx'

/** The invented identity provider: what signing in is told about it, and its own pages and endpoints. */
export type DemoProvider = { provider: IdentityProvider; routes: Hono<Visit> }

/** An identity provider for a demo, where one picks an invented person to be. A real installation has none. */
export function demoProvider({ database }: { database: Reading }): DemoProvider {
  let made: Promise<Provider> | undefined
  const issuer = () => (made ??= demoIssuer())
  const app = new Hono<Visit>()

  app.get(`${MOUNT}/people/:uid`, async (c) => {
    if (!(await underWay(c, await issuer()))) return c.redirect('/sign-in/callback', 303)
    return showPeople(c, await demoPeople(database))
  })

  app.post(`${MOUNT}/people/:uid`, async (c) => {
    const people = await demoPeople(database)
    const picked = (await c.req.parseBody()).person
    const person = people.find(({ id }) => id === picked)
    if (!(await underWay(c, await issuer()))) return c.redirect('/sign-in/callback', 303)
    if (!person) return showPeople(c, people, 'Pick one of these people')
    const { incoming, outgoing } = tellOrigin(c)
    const goOn = await (await issuer()).interactionResult(incoming, outgoing, {
      login: { accountId: person.id },
    })
    return c.redirect(goOn, 303)
  })

  app.all(`${MOUNT}/*`, async (c) => handOver(c, await issuer()))
  return { provider: demoIdentity, routes: app }
}

const underWay = (c: Context<Visit>, issuer: Provider): Promise<boolean> => {
  const { incoming, outgoing } = tellOrigin(c)
  return issuer.interactionDetails(incoming, outgoing).then(
    () => true,
    () => false,
  )
}

function showPeople(c: Context<Visit>, people: DemoPerson[], error?: string): Response | Promise<Response> {
  const search = (c.req.query('q') ?? '').slice(0, 200)
  return c.var.page({
    title: 'Who would you like to be?',
    skin: 'public',
    errors: error !== undefined,
    status: error ? 400 : 200,
    children: (
      <PickAPerson
        action={c.req.path}
        people={matching(people, search)}
        search={people.length > 12 ? search : undefined}
        error={error}
      />
    ),
  })
}
