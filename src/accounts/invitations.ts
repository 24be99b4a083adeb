import { sql } from 'kysely'
import { newId } from '../words/index.ts'
import type { KnownWorker } from './sign-in-store.ts'
import { newToken, tokenHash } from './tokens.ts'
import type { Reading } from './worker.ts'

/** For how many days an invitation can be taken up. */
export const INVITATION_DAYS = 7

/** An invitation that can still be taken up, and whom it invites. */
export type OpenInvitation = { id: string; worker: KnownWorker; workerName: string; organisationName: string }

const invitations = (db: Reading) =>
  db
    .selectFrom('invitation')
    .innerJoin('worker', 'worker.id', 'invitation.worker_id')
    .innerJoin('organisation', 'organisation.id', 'worker.organisation_id')
    .select([
      'invitation.id',
      'worker.id as workerId',
      'worker.place_id as placeId',
      'worker.name as workerName',
      'organisation.name as organisationName',
    ])
    .where('invitation.used_at', 'is', null)
    .where('invitation.expires_at', '>', sql<Date>`clock_timestamp()`)
    .where('worker.left_on', 'is', null)

type Row = { id: string; workerId: string; placeId: string; workerName: string; organisationName: string }

const asInvitation = ({ workerId, placeId, ...rest }: Row): OpenInvitation => ({
  ...rest,
  worker: { id: workerId, placeId, active: true },
})

/** The invitation with this code, or null when there is none, it was used, or its days are over. */
export async function invitationFor(db: Reading, code: string): Promise<OpenInvitation | null> {
  const row = await invitations(db).where('code_hash', '=', tokenHash(code)).executeTakeFirst()
  return row ? asInvitation(row) : null
}

/** The invitation with this id, or null when it can no longer be taken up. */
export async function invitationById(db: Reading, id: string): Promise<OpenInvitation | null> {
  const row = await invitations(db).where('invitation.id', '=', id).executeTakeFirst()
  return row ? asInvitation(row) : null
}

/** Invites a worker to sign in for the first time. Answers the code, which is stored nowhere and shown once. */
export async function invite(db: Reading, worker: string): Promise<string> {
  const code = newToken()
  await sql`insert into invitation (id, worker_id, code_hash, expires_at) values
    (${newId()}, ${worker}, ${tokenHash(code)}, clock_timestamp() + make_interval(days => ${INVITATION_DAYS}))`.execute(
    db,
  )
  return code
}

/** Uses the invitation up. False when somebody else just did, or its days are over. */
export async function useInvitation(db: Reading, id: string): Promise<boolean> {
  const used = await db
    .updateTable('invitation')
    .set({ used_at: sql`clock_timestamp()` })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`clock_timestamp()`)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

/** The address an invited worker opens, which signs nobody in by itself. */
export const invitationLink = (origin: string, code: string): string => `${origin}/sign-in?invitation=${code}`
