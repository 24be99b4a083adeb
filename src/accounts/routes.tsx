import { type Context, Hono } from 'hono'
import { record } from '../history/index.ts'
import { countAttempts } from './attempts.ts'
import { signedIn } from './guard.tsx'
import { callbackOf, type IdentityProvider } from './identity-provider.ts'
import { invitationFor } from './invitations.ts'
import { askerOf } from './pace.ts'
import { localPath } from './return-to.ts'
import { ChooseProvider, Invited, SignedOut, TroublePage, troubleWords } from './screens/sign-in.tsx'
import { clearSessionCookie, sessionToken } from './session-cookie.ts'
import { endSession } from './sessions.ts'
import { type Asked, comeBack, setOut } from './sign-in.ts'
import type { Trouble } from './trouble.ts'
import { type Visit, workerOf } from './visit.ts'
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
  const straight = providers.length === 1 && providers[0]?.asksEachTime ? providers[0] : undefined
  const app = new Hono<Visit>()

  app.get('/sign-in', async (c) => {
    const returnTo = localPath(c.req.query('return_to'))
    const code = c.req.query('invitation')
    if (code) return showInvitation(c, database, providers, code)
    if (c.var.worker) return c.redirect(returnTo, 303)
    if (straight) return begin(c, straight, { returnTo, invitationId: null, againId: null })
    return c.var.page({
      title: 'Sign in',
      skin: 'public',
      children: <ChooseProvider providers={providers} query={{ return_to: returnTo }} />,
    })
  })

  app.get('/sign-in/again', signedIn, async (c) => {
    const returnTo = localPath(c.req.query('return_to'))
    if (straight) return begin(c, straight, { returnTo, invitationId: null, againId: workerOf(c).id })
    return c.var.page({
      title: 'Sign in again',
      children: <ChooseProvider again providers={providers} query={{ return_to: returnTo, again: 'yes' }} />,
    })
  })

  for (const provider of providers) {
    app.get(`/sign-in/with/${provider.number}`, async (c) => {
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

  app.post('/sign-out', (c) => signOut(c, database))

  app.get('/signed-out', (c) =>
    c.var.page({ title: 'You’ve signed out', skin: 'public', children: <SignedOut /> }),
  )

  async function begin(c: Context<Visit>, provider: IdentityProvider, asked: Asked): Promise<Response> {
    const address = (await attempts.mayBegin(addressOf(c)))
      ? await setOut(c, database, provider, asked)
      : 'too-many'
    return typeof address === 'string' ? trouble(c, address) : c.redirect(address.href, 303)
  }

  return app
}

/** A sign-in that was under way and came to nothing is in history, with why; what never was one is not, however often it comes. */
async function writeDownTrouble(c: Context<Visit>, why: Trouble): Promise<void> {
  if (why === 'too-many' || why === 'out-of-date') return
  await c.var.act((acting) =>
    record(acting, { act: 'did_not_sign_in', subject: { kind: 'sign_in', id: null }, fields: [why] }),
  )
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
  database: Reading,
  providers: readonly IdentityProvider[],
  code: string,
): Promise<Response> {
  const invitation = await invitationFor(database, code)
  if (!invitation) return trouble(c, 'invitation-over')
  return c.var.page({
    title: 'You’re invited to Trellis',
    skin: 'public',
    children: <Invited {...invitation} providers={providers} query={{ invitation: code }} />,
  })
}

const refused: readonly Trouble[] = ['nobody-we-know', 'has-left', 'somebody-else']

const trouble = (c: Context<Visit>, trouble: Trouble): Response | Promise<Response> =>
  c.var.page({
    title: troubleWords[trouble].title,
    skin: 'public',
    status: refused.includes(trouble) ? 403 : 400,
    children: <TroublePage trouble={trouble} />,
  })
