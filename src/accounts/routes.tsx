import { type Context, Hono } from 'hono'
import { record } from '../history/index.ts'
import { type Attempts, countAttempts } from './attempts.ts'
import { signedIn } from './guard.tsx'
import { callbackOf, type IdentityProvider } from './identity-provider.ts'
import { invitationFor } from './invitations.ts'
import { askerOf } from './pace.ts'
import { passkeysOf } from './passkeys/passkey-store.ts'
import { passkeyRoutes } from './passkeys/routes.tsx'
import { localPath } from './return-to.ts'
import { ChooseProvider, Invited, SignedOut } from './screens/sign-in.tsx'
import { clearSessionCookie, sessionToken } from './session-cookie.ts'
import { endSession } from './sessions.ts'
import { type Asked, comeBack, isPressedHere, setOut } from './sign-in.ts'
import { trouble, writeDownTrouble } from './troubled.tsx'
import { type Visit, workerOf } from './visit.ts'
import type { Reading } from './worker.ts'

/** What signing in needs: who is who, where people prove who they are, and whom a request comes from. */
export type SignInOptions = {
  database: Reading
  providers: readonly IdentityProvider[]
  /** Whether passkeys are taken too. */
  passkeys?: boolean
  /** The network address to count attempts by; that of whoever asks, unless a test says otherwise. */
  addressOf?: (c: Context<Visit>) => string
}

/** Signing in and out: /sign-in, /sign-in/callback, /sign-out, /signed-out, and passkeys. */
export function signInRoutes(options: SignInOptions): Hono<Visit> {
  const { database, providers, passkeys = false, addressOf = askerOf } = options
  const attempts = countAttempts()
  const straight = providers.length === 1 && providers[0]?.asksEachTime ? providers[0] : undefined
  const usePasskey = passkeys ? { text: 'Sign in with a passkey', href: '/sign-in/passkey' } : undefined
  const begin = beginning(options, attempts)
  const app = new Hono<Visit>()

  app.get('/sign-in', async (c) => {
    const returnTo = localPath(c.req.query('return_to'))
    const code = c.req.query('invitation')
    if (code) return showInvitation(c, options, code)
    if (c.var.worker) return c.redirect(returnTo, 303)
    if (straight) return begin(c, straight, { returnTo, invitationId: null, againId: null })
    return c.var.page({
      title: 'Sign in',
      skin: 'public',
      children: <ChooseProvider providers={providers} passkey={usePasskey} query={{ return_to: returnTo }} />,
    })
  })

  app.get('/sign-in/again', signedIn, async (c) => {
    const returnTo = localPath(c.req.query('return_to'))
    const againId = workerOf(c).id
    const own = passkeys ? await c.var.act((acting) => passkeysOf(acting, againId)) : []
    if (straight && own.length === 0) return begin(c, straight, { returnTo, invitationId: null, againId })
    return c.var.page({
      title: 'Sign in again',
      children: (
        <ChooseProvider
          again
          providers={providers}
          passkey={own.length > 0 ? usePasskey : undefined}
          query={{ return_to: returnTo, again: 'yes' }}
        />
      ),
    })
  })

  app.route('/', throughProviders(options, attempts))
  if (passkeys) {
    const issuers = providers.map(({ issuer }) => issuer)
    app.route('/', passkeyRoutes({ database, attempts, issuers, addressOf }))
  }

  app.post('/sign-out', (c) => signOut(c, database))

  app.get('/signed-out', (c) =>
    c.var.page({ title: 'You’ve signed out', skin: 'public', children: <SignedOut /> }),
  )

  return app
}

// Each provider has its own address to set out from and its own to come back to.
function throughProviders(options: SignInOptions, attempts: Attempts): Hono<Visit> {
  const { database, providers, addressOf = askerOf } = options
  const begin = beginning(options, attempts)
  const app = new Hono<Visit>()
  for (const provider of providers) {
    app.get(`/sign-in/with/${provider.number}`, async (c) => {
      if (!isPressedHere(c)) return c.redirect(waysIn(c), 303)
      const code = c.req.query('invitation')
      const invitation = code ? await invitationFor(database, code) : null
      if (code && !invitation) return trouble(c, 'invitation-over')
      const returnTo = localPath(c.req.query('return_to'))
      const againId = c.req.query('again') ? (c.var.worker?.id ?? null) : null
      return begin(c, provider, { returnTo, invitationId: invitation?.id ?? null, againId })
    })

    app.get(callbackOf(provider), async (c) => {
      const mayFinish = await attempts.mayFinish(addressOf(c), c.req.query('state') ?? '')
      const outcome = mayFinish ? await comeBack(c, database, provider) : 'too-many'
      if (typeof outcome !== 'string') return c.redirect(outcome.goTo, 303)
      await writeDownTrouble(c, outcome)
      return trouble(c, outcome)
    })
  }
  return app
}

const waysIn = (c: Context<Visit>): string =>
  (c.req.query('again') ? '/sign-in/again' : '/sign-in') + new URL(c.req.url).search

const beginning =
  ({ database, addressOf = askerOf }: SignInOptions, attempts: Attempts) =>
  async (c: Context<Visit>, provider: IdentityProvider, asked: Asked): Promise<Response> => {
    await attempts.begin(addressOf(c))
    const address = await setOut(c, database, provider, asked)
    return typeof address === 'string' ? trouble(c, address) : c.redirect(address.href, 303)
  }

async function signOut(c: Context<Visit>, database: Reading): Promise<Response> {
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
}

async function showInvitation(
  c: Context<Visit>,
  { database, providers, passkeys }: SignInOptions,
  code: string,
): Promise<Response> {
  const invitation = await invitationFor(database, code)
  if (!invitation) return trouble(c, 'invitation-over')
  return c.var.page({
    title: 'You’re invited to Trellis',
    skin: 'public',
    children: (
      <Invited
        {...invitation}
        providers={providers}
        passkey={passkeys ? { text: 'Make a passkey', href: '/sign-in/passkey/new' } : undefined}
        query={{ invitation: code }}
      />
    ),
  })
}
