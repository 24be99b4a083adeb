import { sql } from 'kysely'
import type { SignedInWorker } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import { opensRecords } from '../../policy/index.ts'

/** Somebody who says that an entry is theirs to look after, and waits for a curator. */
export type Claim = {
  id: string
  serviceId: string
  serviceName: string
  name: string
  email: string | null
  words: string | null
  madeAt: Date
  /** Where a link went, when an address was on record. */
  linkTo: string | null
}

/** The address on record of an entry: the one that is asked for places, its own, else that of who runs it. */
export async function addressOnRecord({ tx }: Acting, service: string): Promise<string | null> {
  const row = await tx
    .selectFrom('service')
    .leftJoin('provider', 'provider.id', 'service.provider_id')
    .select(({ fn }) => fn.coalesce('service.contact_email', 'service.email', 'provider.email').as('address'))
    .where('service.id', '=', service)
    .executeTakeFirst()
  if (row?.address) return row.address
  const contact = await tx
    .selectFrom('service_contact')
    .select('email')
    .where('service_id', '=', service)
    .where('email', 'is not', null)
    .orderBy('position')
    .executeTakeFirst()
  return contact?.email ?? null
}

/** The teams of this worker that may look after the entry at once: the one that answers for it, or of the organisation that runs it. */
export async function teamsThatRun(
  { tx }: Acting,
  service: string,
  { roles }: SignedInWorker,
): Promise<{ id: string; name: string }[]> {
  const working = roles.filter(({ role }) => opensRecords(role))
  const ids = working.map(({ teamId }) => teamId)
  const { rows } = await sql<{ id: string }>`
    select t.id from unnest(${ids}::uuid[]) t (id) where team_runs(t.id, ${service})`.execute(tx)
  const teams = working.filter(({ teamId }) => rows.some(({ id }) => id === teamId))
  return [...new Map(teams.map(({ teamId, teamName }) => [teamId, { id: teamId, name: teamName }])).values()]
}

type NewClaim = { id: string; serviceId: string; name: string; email: string | null; words: string | null }

/** Keeps a claim; says whether it is new. */
export async function keepClaim(acting: Acting, { serviceId, ...claim }: NewClaim): Promise<boolean> {
  const { numInsertedOrUpdatedRows: kept } = await acting.tx
    .insertInto('claim')
    .values({ ...claim, service_id: serviceId, place_id: acting.actor.place as string })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (!kept) return false
  await record(acting, { act: 'claimed', subject: { kind: 'service', id: serviceId } })
  return true
}

/** Keeps the claim of a worker whose team runs the service: proven as it is made. */
export async function keepTeamClaim(
  acting: Acting,
  { serviceId, ...claim }: NewClaim,
  worker: string,
): Promise<void> {
  const proven = { decision: 'proven_by_team', decided_by: worker, decided_at: acting.now }
  await acting.tx
    .insertInto('claim')
    .values({ ...claim, ...proven, service_id: serviceId, place_id: acting.actor.place as string })
    .execute()
}

/** Whoever holds the link to the address on record has pressed it: the acting link's claim is proven. False where it was decided before. */
export async function proveClaim(acting: Acting, claim: string): Promise<boolean> {
  const { numUpdatedRows: proven } = await acting.tx
    .updateTable('claim')
    .set({ decision: 'proven_by_link', decided_at: acting.now })
    .where('id', '=', claim)
    .where('decision', 'is', null)
    .executeTakeFirst()
  if (!proven) return false
  await record(acting, { act: 'claim proven', subject: { kind: 'claim', id: claim } })
  return true
}

const waiting = (acting: Acting) =>
  acting.tx
    .selectFrom('claim')
    .innerJoin('service', 'service.id', 'claim.service_id')
    .select(['claim.id', 'claim.service_id as serviceId', 'service.name as serviceName', 'claim.name'])
    .select(['claim.email', 'claim.words', 'claim.made_at as madeAt'])
    .select(({ selectFrom }) =>
      selectFrom('entry_link')
        .select('entry_link.address')
        .whereRef('entry_link.claim_id', '=', 'claim.id')
        .limit(1)
        .as('linkTo'),
    )
    .where('claim.decision', 'is', null)

/** The claims that nobody has proven or decided, oldest first; at most 200. */
export const claimsWaiting = (acting: Acting): Promise<Claim[]> =>
  waiting(acting).orderBy('claim.made_at').limit(200).execute()

/** How many claims wait. */
export async function countClaims(acting: Acting): Promise<number> {
  return (await claimsWaiting(acting)).length
}

/** One claim that waits, held until the transaction ends. */
export const claimToDecide = (acting: Acting, id: string): Promise<Claim | undefined> =>
  waiting(acting).where('claim.id', '=', id).forUpdate('claim').executeTakeFirst()

/** A curator's decision about a claim. */
export async function decideClaim(
  acting: Acting,
  id: string,
  { decision, reason, worker }: { decision: 'accepted' | 'declined'; reason: string | null; worker: string },
): Promise<void> {
  await acting.tx
    .updateTable('claim')
    .set({ decision, reason, decided_by: worker, decided_at: acting.now })
    .where('id', '=', id)
    .execute()
  await record(acting, { act: `claim ${decision}`, subject: { kind: 'claim', id } })
}
