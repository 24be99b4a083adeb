import type { Context } from 'hono'
import { type Acting, actorTransaction } from '../database/index.ts'
import { record } from '../history/index.ts'
import { deviceOf } from './device.ts'
import { invitationById, useInvitation } from './invitations.ts'
import { sessionToken, setSessionCookie } from './session-cookie.ts'
import { endSession, type SignedInBy, startSession } from './sessions.ts'
import type { KnownWorker } from './sign-in-store.ts'
import type { Trouble } from './trouble.ts'
import type { Visit } from './visit.ts'
import type { Reading } from './worker.ts'

// Ends a transaction with nothing of it done.
class Undone extends Error {
  readonly trouble: Trouble
  constructor(trouble: Trouble) {
    super(trouble)
    this.trouble = trouble
  }
}

/** Runs work in one transaction as whoever has just proved who they are. */
export function asWorker<T>(
  c: Context<Visit>,
  database: Reading,
  { id, placeId }: KnownWorker,
  work: (acting: Acting) => Promise<T>,
): Promise<T> {
  const { now, request } = c.var
  return actorTransaction(database, { actor: { kind: 'worker', id, place: placeId }, now, request }, work)
}

/** Uses an invitation up and binds whatever was proved to its worker: both, or neither and why. */
export async function takeUpInvitation(
  c: Context<Visit>,
  database: Reading,
  id: string,
  bind: (acting: Acting, worker: string) => Promise<Trouble | null>,
): Promise<KnownWorker | Trouble> {
  const invitation = await invitationById(database, id)
  if (!invitation) return 'invitation-over'
  const { worker } = invitation
  try {
    await asWorker(c, database, worker, async (acting) => {
      if (!(await useInvitation(acting.tx, id))) throw new Undone('invitation-over')
      const trouble = await bind(acting, worker.id)
      if (trouble) throw new Undone(trouble)
      await record(acting, { act: 'took_up_invitation', subject: { kind: 'worker', id: worker.id } })
    })
    return worker
  } catch (error) {
    if (error instanceof Undone) return error.trouble
    throw error
  }
}

type SigningIn = {
  provedAt: SignedInBy['provedAt']
  again: boolean
  /** What must come out true first, in the same transaction. */
  first?: (acting: Acting) => Promise<boolean>
}

/** Begins a session for this worker in this browser and ends the one it had; false when what comes first did not come out. */
export async function signIn(
  c: Context<Visit>,
  database: Reading,
  worker: KnownWorker,
  { provedAt, again, first }: SigningIn,
): Promise<boolean> {
  const before = sessionToken(c)
  const token = await asWorker(c, database, worker, async (acting) => {
    if (first && !(await first(acting))) return null
    if (before) await endSession(acting.tx, before)
    const act = again ? 'signed_in_again' : 'signed_in'
    await record(acting, { act, subject: { kind: 'worker', id: worker.id } })
    return startSession(acting.tx, worker.id, { device: deviceOf(c.req.header('user-agent')), provedAt })
  })
  if (token) setSessionCookie(c, token)
  return token !== null
}
