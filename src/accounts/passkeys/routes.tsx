import { type Context, Hono } from 'hono'
import { record } from '../../history/index.ts'
import { formValues } from '../../ui/index.ts'
import { isUuid } from '../../words/index.ts'
import type { Attempts } from '../attempts.ts'
import { deviceOf } from '../device.ts'
import { signedIn, steppedUp } from '../guard.tsx'
import { invitationFor } from '../invitations.ts'
import { localPath } from '../return-to.ts'
import type { Trouble } from '../trouble.ts'
import { trouble, writeDownTrouble } from '../troubled.tsx'
import { type Visit, workerOf } from '../visit.ts'
import type { Reading } from '../worker.ts'
import { ask, makingAnother, makingAsInvited, useOfPasskey } from './answering.ts'
import { optionsToMake, optionsToUse, siteOf } from './ceremony.ts'
import { passkeyCan } from './passkey.ts'
import { credentialsOf, holdPasskeys, otherWaysIn, passkeysOf, takePasskeyAway } from './passkey-store.ts'
import { LastPasskey, MakeAPasskey, PasskeysPage, UseAPasskey } from './screens.tsx'

type Options = {
  database: Reading
  attempts: Attempts
  /** The issuers people can sign in through besides. */
  issuers: readonly string[]
  addressOf: (c: Context<Visit>) => string
}
type C = Context<Visit>

/** Signing in with a passkey, and keeping one's own: /sign-in/passkey, /signed-in/passkeys. */
export function passkeyRoutes(options: Options): Hono<Visit> {
  const { database, attempts, addressOf } = options
  // Only beginning is counted: an answer without a question of ours costs nothing, and each question is answered once.
  const begin = (c: C) => attempts.begin(addressOf(c))
  return new Hono<Visit>()
    .get('/sign-in/passkey', async (c) => {
      await begin(c)
      return showUse(c, database)
    })
    .post('/sign-in/passkey', async (c) => {
      const { sent } = await sentIn(c)
      if (!sent) return showUse(c, database, true)
      return signedInOr(c, await useOfPasskey(c, database, sent))
    })
    .get('/sign-in/passkey/new', async (c) => {
      await begin(c)
      return showInvited(c, database, { code: c.req.query('invitation') ?? '' })
    })
    .post('/sign-in/passkey/new', async (c) => {
      const { invitation: code, ...sent } = await sentIn(c)
      if (!sent.sent) return showInvited(c, database, { code, unanswered: true })
      const invitation = await invitationFor(database, code)
      if (!invitation) return trouble(c, 'invitation-over')
      return signedInOr(c, await makingAsInvited(c, database, invitation, sent))
    })
    .get('/signed-in/passkeys', signedIn, (c) => showMine(c))
    .get('/signed-in/passkeys/new', signedIn, steppedUp, (c) => showAnother(c, database))
    .post('/signed-in/passkeys', signedIn, steppedUp, async (c) => {
      const sent = await sentIn(c)
      if (!sent.sent) return showAnother(c, database, sent.name)
      const wrong = await makingAnother(c, database, workerOf(c).id, sent)
      return wrong ? trouble(c, wrong) : c.redirect('/signed-in/passkeys', 303)
    })
    .post('/signed-in/passkeys/:id/ending', signedIn, steppedUp, (c) => takeAway(c, options))
}

async function signedInOr(c: C, outcome: { goTo: string } | Trouble): Promise<Response> {
  if (typeof outcome !== 'string') return c.redirect(outcome.goTo, 303)
  await writeDownTrouble(c, outcome)
  return trouble(c, outcome)
}

/** What a form of ours brought. */
async function sentIn(c: C): Promise<{ sent: string; name: string; invitation: string }> {
  const values = formValues(await c.req.text())
  const text = (name: string): string => [values[name] ?? ''].flat()[0] ?? ''
  return { sent: text('answer'), name: text('name'), invitation: text('invitation') }
}

async function showUse(c: C, database: Reading, unanswered = false): Promise<Response> {
  const returnTo = localPath(c.req.query('return_to'))
  const who = c.req.query('again') ? c.var.worker : null
  const among = who ? await c.var.act((acting) => credentialsOf(acting, who.id)) : []
  const options = await optionsToUse(siteOf(c.var.origin), among)
  const { challenge } = options
  await ask(c, database, who ? 'again' : 'sign_in', { challenge, workerId: who?.id ?? null, returnTo })
  return c.var.page({
    title: who ? 'Sign in again with a passkey' : 'Sign in with a passkey',
    skin: who ? 'staff' : 'public',
    ...wrongIf(unanswered),
    children: (
      <UseAPasskey options={options} again={who !== null} returnTo={returnTo} unanswered={unanswered} />
    ),
  })
}

const wrongIf = (unanswered: boolean) => ({ errors: unanswered, status: unanswered ? 422 : 200 }) as const

async function showInvited(
  c: C,
  database: Reading,
  { code, unanswered = false }: { code: string; unanswered?: boolean },
): Promise<Response> {
  const invitation = await invitationFor(database, code)
  if (!invitation) return trouble(c, 'invitation-over')
  const { worker, workerName } = invitation
  const options = await optionsToMake(siteOf(c.var.origin), { id: worker.id, name: workerName })
  const { challenge } = options
  await ask(c, database, 'make', { challenge, workerId: worker.id, returnTo: '/today' })
  return c.var.page({
    title: 'Make a passkey',
    skin: 'public',
    ...wrongIf(unanswered),
    children: (
      <MakeAPasskey
        options={options}
        action="/sign-in/passkey/new"
        called={deviceOf(c.req.header('user-agent'))}
        invitation={{ code, workerName }}
        unanswered={unanswered}
      />
    ),
  })
}

async function showMine(c: C): Promise<Response> {
  const passkeys = await c.var.act((acting) => passkeysOf(acting, workerOf(c).id))
  return c.var.page({
    title: 'Your passkeys',
    children: <PasskeysPage passkeys={passkeys} now={c.var.now} />,
  })
}

async function showAnother(c: C, database: Reading, unansweredCalled?: string): Promise<Response> {
  const unanswered = unansweredCalled !== undefined
  const { id, name } = workerOf(c)
  const besides = await c.var.act((acting) => credentialsOf(acting, id))
  const options = await optionsToMake(siteOf(c.var.origin), { id, name }, besides)
  const { challenge } = options
  await ask(c, database, 'make', { challenge, workerId: id, returnTo: '/signed-in/passkeys' })
  return c.var.page({
    title: 'Make a passkey',
    ...wrongIf(unanswered),
    children: (
      <MakeAPasskey
        options={options}
        action="/signed-in/passkeys"
        called={unansweredCalled ?? deviceOf(c.req.header('user-agent'))}
        unanswered={unanswered}
      />
    ),
  })
}

async function takeAway(c: C, { issuers }: Options): Promise<Response> {
  const [{ id: worker }, id] = [workerOf(c), c.req.param('id') ?? '']
  const outcome = await c.var.act(async (acting) => {
    const held = isUuid(id) ? await holdPasskeys(acting, worker) : []
    if (!held.includes(id)) return 'nothing-there'
    if (!passkeyCan.beTakenAway(held.length, await otherWaysIn(acting.tx, worker, issuers))) return 'the-last'
    await takePasskeyAway(acting, id)
    await record(acting, { act: 'took_a_passkey_away', subject: { kind: 'worker', id: worker } })
    return 'gone'
  })
  if (outcome === 'nothing-there') return c.notFound()
  if (outcome === 'gone') return c.redirect('/signed-in/passkeys', 303)
  return c.var.page({ title: 'This passkey stays', status: 409, children: <LastPasskey /> })
}
