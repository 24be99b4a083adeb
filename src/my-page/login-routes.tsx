import { type Context, Hono } from 'hono'
import {
  type Attempts,
  arrive,
  askerOf,
  countAttempts,
  deviceOf,
  type IdentityProvider,
  isPressedHere,
  type OwnPageAsked,
  setOut,
  type Visit,
} from '../accounts/index.ts'
import { en } from '../words/index.ts'
import { ownPerson } from './around-store.ts'
import { holderOf } from './own-page-store.ts'
import { takeSession } from './page-cookie.ts'
import { Arrived } from './screens/ways-in.tsx'
import { bindLogin, type Login, openByLogin } from './ways-in-store.ts'

type C = Context<Visit>

/** Where young people prove who they are, and how often they may be sent there. */
export type LoginWay = { provider: IdentityProvider; attempts: Attempts }

export const loginWay = (provider: IdentityProvider | null): LoginWay | null =>
  provider && { provider, attempts: countAttempts() }

const words = en.waysIn.login

type Outcome = Exclude<keyof typeof words, 'button'>

// It says no name: the phone may be lent, and their cookie is not sent along on the way back from another site.
const arrived = (c: C, outcome: Outcome, { provider }: LoginWay) => {
  const { title, text, to, button } = words[outcome]
  const said = { login: provider.name }
  return c.var.page({
    ...{ title: title(said), skin: 'young', width: 'reading' },
    status: outcome === 'open' || outcome === 'bound' ? 200 : 403,
    children: <Arrived title={title(said)} text={text(said)} to={to} button={button} />,
  })
}

/** Sends a young person to the provider of logins, to come back to what they set out for. */
export async function setOutWith(c: C, login: LoginWay, asked: OwnPageAsked): Promise<Response> {
  await login.attempts.begin(askerOf(c))
  const address = await setOut(c, c.var.database, login.provider, {
    ...{ returnTo: '/my', invitationId: null, againId: null, ownPage: asked },
  })
  return typeof address === 'string' ? arrived(c, 'failed', login) : c.redirect(address.href, 303)
}

async function bind(c: C, session: Buffer, proof: Login): Promise<Outcome> {
  const holder = await c.var.act((acting) => holderOf(acting, session))
  if (!holder) return 'closed'
  return c.var.actAs(holder, async (acting) => {
    const youngPerson = await ownPerson(acting)
    return youngPerson ? bindLogin(acting, { session, youngPerson }, proof) : 'closed'
  })
}

async function comeBack(c: C, login: LoginWay): Promise<Outcome> {
  const came = (await login.attempts.mayFinish(askerOf(c), c.req.query('state') ?? ''))
    ? await arrive(c, c.var.database, login.provider)
    : 'too-many'
  if (typeof came === 'string' || !came.underWay.ownPage) return 'failed'
  const { ownPage } = came.underWay
  if (ownPage.for === 'binding') return bind(c, ownPage.session, came.proof)
  const device = deviceOf(c.req.header('user-agent'))
  const session = await c.var.act((acting) => openByLogin(acting, came.proof, device))
  if (!session) return 'unknown'
  takeSession(c, session)
  return 'open'
}

/** Opening one's page with a login that it is bound to: /my/login and back. */
export function loginRoutes(login: LoginWay): Hono<Visit> {
  return new Hono<Visit>()
    .get('/my/login', async (c) => {
      if (!isPressedHere(c)) return c.redirect('/my', 303)
      return setOutWith(c, login, { for: 'opening', session: null })
    })
    .get('/my/login/callback', async (c) => arrived(c, await comeBack(c, login), login))
}
