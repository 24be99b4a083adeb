import { sql } from 'kysely'
import type { Acting } from '../../database/index.ts'
import { newId } from '../../words/index.ts'
import { tokenHash } from '../tokens.ts'
import type { Reading } from '../worker.ts'
import type { NamedPasskey, Passkey, Purpose, Question } from './passkey.ts'

// Long enough to find one's phone; nobody keeps a question for later.
const QUESTION_MINUTES = 5

// Bound to the browser as well, so that a question put in one cannot be answered in another.
const keyOf = (challenge: string, browser: string): Buffer => tokenHash(`${challenge} ${browser}`)

/** Keeps a question until it is answered. Older ones are swept out on the way. */
export async function askQuestion(
  db: Reading,
  { challenge, browser }: { challenge: string; browser: string },
  purpose: Purpose,
  { workerId, returnTo }: Question,
): Promise<void> {
  await sql`delete from passkey_question
    where created_at < clock_timestamp() - make_interval(mins => ${QUESTION_MINUTES})`.execute(db)
  await db
    .insertInto('passkey_question')
    .values({ key_hash: keyOf(challenge, browser), purpose, worker_id: workerId, return_to: returnTo })
    .execute()
}

/** The question that was put to this browser for this purpose, which is over by it; null when there is none. */
export async function takeQuestion(
  db: Reading,
  { challenge, browser }: { challenge: string; browser: string },
  purposes: readonly Purpose[],
): Promise<(Question & { purpose: Purpose }) | null> {
  const { rows } = await sql<Question & { purpose: Purpose; fresh: boolean }>`
    delete from passkey_question where key_hash = ${keyOf(challenge, browser)}
    returning purpose, worker_id as "workerId", return_to as "returnTo",
      created_at > clock_timestamp() - make_interval(mins => ${QUESTION_MINUTES}) as fresh`.execute(db)
  const [question] = rows
  return question?.fresh && purposes.includes(question.purpose) ? question : null
}

/** The passkey that an answer names, or null. Whoever asks is nobody yet. */
export async function passkeyNamed(db: Reading, credential: string): Promise<NamedPasskey | null> {
  const { rows } = await sql<{
    id: string
    worker_id: string
    place_id: string
    active: boolean
    public_key: Buffer
  }>`select * from passkey_named(${credential})`.execute(db)
  const [row] = rows
  if (!row) return null
  const worker = { id: row.worker_id, placeId: row.place_id, active: row.active }
  return { id: row.id, worker, publicKey: Uint8Array.from(row.public_key) }
}

/** Notes that a passkey was used. False when its count did not go up: what answered is a copy, or the answer is old. */
export async function noteUse(acting: Acting, id: string, count: number): Promise<boolean> {
  const { rows } = await sql`
    update passkey set sign_count = ${count}, used_at = clock_timestamp()
     where id = ${id} and (sign_count < ${count} or (sign_count = 0 and ${count} = 0)) returning 1`.execute(
    acting.tx,
  )
  return rows.length === 1
}

export type NewPasskey = { credential: string; publicKey: Uint8Array; count: number; name: string }

/** Keeps a passkey for whoever acts. False when there is one of that name of its own already, whoever has it. */
export async function keepPasskey(acting: Acting, made: NewPasskey): Promise<boolean> {
  const { rows } = await sql`
    insert into passkey (id, worker_id, credential_id, public_key, sign_count, name)
    values (${newId()}, ${acting.actor.id}, ${made.credential}, ${Buffer.from(made.publicKey)}, ${made.count}, ${made.name})
    on conflict do nothing returning 1`.execute(acting.tx)
  return rows.length === 1
}

/** A worker's passkeys, the newest last: their own, or those of somebody whose organisation one administers. */
export const passkeysOf = (acting: Acting, worker: string): Promise<Passkey[]> =>
  acting.tx
    .selectFrom('passkey')
    .select(['id', 'name', 'made_at as madeAt', 'used_at as usedAt'])
    .where('worker_id', '=', worker)
    .orderBy('made_at')
    .execute()

/** What a passkey of whoever acts is called by itself, so that the browser finds it or makes no second one beside it. */
export async function credentialsOf(acting: Acting, worker: string): Promise<{ id: string }[]> {
  const rows = await acting.tx
    .selectFrom('passkey')
    .select('credential_id as id')
    .where('worker_id', '=', worker)
    .execute()
  return rows
}

/** The same, held still until the transaction ends, so that of two that are taken away at once one stays. */
export async function holdPasskeys(acting: Acting, worker: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from passkey where worker_id = ${worker} order by id for update`.execute(acting.tx)
  return rows.map(({ id }) => id)
}

/** In how many ways besides passkeys this worker can sign in: accounts at providers that are in use. */
export async function otherWaysIn(db: Reading, worker: string, issuers: readonly string[]): Promise<number> {
  if (issuers.length === 0) return 0
  const rows = await db
    .selectFrom('worker_identity')
    .select('subject')
    .where('worker_id', '=', worker)
    .where('issuer', 'in', issuers)
    .execute()
  return rows.length
}

/** Takes one passkey away. */
export async function takePasskeyAway(acting: Acting, id: string): Promise<void> {
  await acting.tx.deleteFrom('passkey').where('id', '=', id).execute()
}

/** Takes all of a worker's passkeys away; answers how many there were. */
export async function takePasskeysAway(acting: Acting, worker: string): Promise<number> {
  const gone = await acting.tx.deleteFrom('passkey').where('worker_id', '=', worker).executeTakeFirst()
  return Number(gone.numDeletedRows)
}
