import { type Context, Hono } from 'hono'
import { record } from '../history/index.ts'
import { countAttempts } from './attempts.ts'
import type { IdentityProvider } from './identity-provider.ts'
import { invitationFor } from './invitations.ts'
import { askerOf } from './pace.ts'
import { localPath } from './return-to.ts'
import { ChooseProvider, Invited, SignedOut, TroublePage, troubleWords } from './screens/sign-in.tsx'
import { clearSessionCookie, sessionToken } from './session-cookie.ts'
import { endSession } from './sessions.ts'
import { comeBack, setOut, type Trouble } from './sign-in.ts'
import type { Visit } from './visit.ts'
import type { Reading } from './worker.ts'

/** What signing in needs: who is who, where people prove who they are, and whom a request comes from. */
export type SignInOptions = {
  database: Reading
  providers: readonly IdentityProvider[]
  /** The network address to count attempts by; that of whoever asks, unless a test says otherwise. */
  addressOf?: (c: Context<Visit>) => string
}

/** Signing in and out: /sign-in, /sign-in/callback, /sign-out, /signed-out. */
export function signInRoutes(options: SignInOptions): Hono<Visit> {
  const { database, providers, addressOf = askerOf } = options
  const attempts = countAttempts()
  const only = providers.length === 1 ? providers[0] : undefined
  const app = new Hono<Visit>()

  app.get('/sign-in', async (c) => {
    const returnTo = localPath(c.req.query('return_to'))
    const code = c.req.query('invitation')
    if (code) return showInvitation(c, database, providers, code)
    if (c.var.worker) return c.redirect(returnTo, 303)
    if (only) return begin(c, only, { returnTo, invitationId: null })
    return c.var.page({
      title: 'Sign in',
      skin: 'public',
      children: (
        <ChooseProvider providers={providers.map(({ name }) => name)} query={{ return_to: returnTo }} />
      ),
    })
  })

  app.get('/sign-in/with/:number', async (c) => {
    const provider = providers[Number(c.req.param('number'))]
    if (!provider) return c.notFound()
    const code = c.req.query('invitation')
    const invitation = code ? await invitationFor(database, code) : null
    if (code && !invitation) return trouble(c, 'invitation-over')
    const returnTo = localPath(c.req.query('return_to'))
    return begin(c, provider, { returnTo, invitationId: invitation?.id ?? null })
  })

  app.get('/sign-in/callback', async (c) => {
    const mayFinish = await attempts.mayFinish(addressOf(c), c.req.query('state') ?? '')
    const outcome = mayFinish ? await comeBack(c, database, providers) : 'too-many'
    return typeof outcome === 'string' ? trouble(c, outcome) : c.redirect(outcome.goTo, 303)
  })

  app.post('/sign-out', async (c) => {
    const token = sessionToken(c)
    const { worker } = c.var
    if (token) await endSession(database, token)
    if (worker)
      await c.var.act((acting) =>
        record(acting, { act: 'signed_out', subject: { kind: 'worker', id: worker.id } }),
      )
    clearSessionCookie(c)
    // A phone may hold a register: whoever signs out leaves nothing there.
    c.header('clear-site-data', '"storage"')
    return c.redirect('/signed-out', 303)
  })

  app.get('/signed-out', (c) =>
    c.var.page({ title: 'You’ve signed out', skin: 'public', children: <SignedOut /> }),
  )

  async function begin(
    c: Context<Visit>,
    provider: IdentityProvider,
    asked: { returnTo: string; invitationId: string | null },
  ): Promise<Response> {
    const address = (await attempts.mayBegin(addressOf(c)))
      ? await setOut(c, database, provider, asked)
      : 'too-many'
    return typeof address === 'string' ? trouble(c, address) : c.redirect(address.href, 303)
  }

  return app
}

async function showInvitation(
  c: Context<Visit>,
  database: Reading,
  providers: readonly IdentityProvider[],
  code: string,
): Promise<Response> {
  const invitation = await invitationFor(database, code)
  if (!invitation) return trouble(c, 'invitation-over')
  return c.var.page({
    title: 'You’re invited to Trellis',
    skin: 'public',
    children: (
      <Invited {...invitation} providers={providers.map(({ name }) => name)} query={{ invitation: code }} />
    ),
  })
}

const trouble = (c: Context<Visit>, trouble: Trouble): Response | Promise<Response> =>
  c.var.page({
    title: troubleWords[trouble].title,
    skin: 'public',
    status: trouble === 'nobody-we-know' || trouble === 'has-left' ? 403 : 400,
    children: <TroublePage trouble={trouble} />,
  })
