import { sql } from 'kysely'
import { tokenHash } from './tokens.ts'
import type { Reading } from './worker.ts'

/** A sign-in that has set out and not come back. */
export type SignInUnderWay = {
  nonce: string
  codeVerifier: string
  issuer: string
  returnTo: string
  invitationId: string | null
  /** Whoever is asked again who they are: nobody else may come back from it. */
  againId: string | null
  /** Whether it is a young person's, to open their own page or to bind this login to it; a worker's where it is null. */
  ownPage?: OwnPageAsked | null
}

/** What a young person's sign-in is for; a login is bound to the page that a session has open, known by its hash. */
export type OwnPageAsked = { for: 'opening'; session: null } | { for: 'binding'; session: Buffer }

// Bound to the browser as well as to its state, so that a link made in one browser cannot end in another.
const keyOf = (state: string, browser: string): Buffer => tokenHash(`${state} ${browser}`)

/** Keeps a sign-in for the ten minutes it may take. Older ones are swept out on the way. */
export async function beginSignIn(
  db: Reading,
  state: string,
  browser: string,
  signIn: SignInUnderWay,
): Promise<void> {
  await sql`delete from sign_in where created_at < clock_timestamp() - interval '10 minutes'`.execute(db)
  await db
    .insertInto('sign_in')
    .values({
      state_hash: keyOf(state, browser),
      nonce: signIn.nonce,
      code_verifier: signIn.codeVerifier,
      issuer: signIn.issuer,
      return_to: signIn.returnTo,
      invitation_id: signIn.invitationId,
      again_worker_id: signIn.againId,
      own_page_for: signIn.ownPage?.for ?? null,
      own_page_session: signIn.ownPage?.session ?? null,
    })
    .execute()
}

/** The sign-in that set out with this state from this browser, which can be taken up once; null when there is none. */
export async function takeSignIn(
  db: Reading,
  state: string,
  browser: string,
): Promise<SignInUnderWay | null> {
  const row = await db
    .deleteFrom('sign_in')
    .where('state_hash', '=', keyOf(state, browser))
    .where('created_at', '>', sql<Date>`clock_timestamp() - interval '10 minutes'`)
    .returning([
      'nonce',
      'code_verifier as codeVerifier',
      'issuer',
      'return_to as returnTo',
      'invitation_id as invitationId',
      'again_worker_id as againId',
      'own_page_for',
      'own_page_session',
    ])
    .executeTakeFirst()
  if (!row) return null
  const { own_page_for, own_page_session: session, ...signIn } = row
  if (!own_page_for) return { ...signIn, ownPage: null }
  return { ...signIn, ownPage: session ? { for: 'binding', session } : { for: 'opening', session: null } }
}

/** A worker as somebody who signs in: where they belong, and whether they still work there. */
export type KnownWorker = { id: string; placeId: string; active: boolean }

/** The worker this person at this provider is, or null. Issuer and subject are the key, never an email address. */
export async function workerForIdentity(
  db: Reading,
  issuer: string,
  subject: string,
): Promise<KnownWorker | null> {
  const row = await db
    .selectFrom('worker_identity')
    .innerJoin('worker', 'worker.id', 'worker_identity.worker_id')
    .select(['worker.id', 'worker.place_id as placeId', sql<boolean>`worker.left_on is null`.as('active')])
    .where('worker_identity.issuer', '=', issuer)
    .where('worker_identity.subject', '=', subject)
    .executeTakeFirst()
  return row ?? null
}

/** From now on this person at this provider is that worker. */
export async function bindIdentity(
  db: Reading,
  issuer: string,
  subject: string,
  worker: string,
): Promise<void> {
  await db.insertInto('worker_identity').values({ issuer, subject, worker_id: worker }).execute()
}
