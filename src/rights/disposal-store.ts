import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import type { Disposal, Proposal } from './disposal.ts'

const subject = (id: string) => ({ kind: 'disposal_proposal', id })

/** Proposes that a record is disposed of; the database writes down what the rules say. One waits at a time. */
export async function proposeDisposal(
  acting: Acting,
  proposal: Pick<Proposal, 'id' | 'youngPersonId' | 'looked'>,
): Promise<void> {
  const { actor } = acting
  const added = await sql`
    insert into disposal_proposal (id, place_id, young_person_id, looked, proposed_by)
    values (${proposal.id}, ${actor.place}, ${proposal.youngPersonId}, ${proposal.looked}, ${actor.id})
    on conflict do nothing`.execute(acting.tx)
  if (added.numAffectedRows !== 1n) return
  await record(acting, {
    ...{ act: 'proposed_disposal', subject: subject(proposal.id), youngPerson: proposal.youngPersonId },
  })
}

/** A proposal; null where there is none for this actor. */
export async function proposalById(acting: Acting, id: string): Promise<Proposal | null> {
  const found = await acting.tx
    .selectFrom('disposal_proposal as d')
    .innerJoin('worker', 'worker.id', 'd.proposed_by')
    .select(['d.id', 'd.young_person_id as youngPersonId', 'd.looked', 'd.proposed_by as proposedBy'])
    .select(['worker.name as proposedByName', 'd.proposed_at as proposedAt'])
    .select('d.turned_down_at as turnedDownAt')
    .where('d.id', '=', id)
    .executeTakeFirst()
  return found ?? null
}

/** Somebody says no, or whoever proposed it takes it back: the record stays. */
export async function turnDownDisposal(acting: Acting, proposal: Proposal, because: string): Promise<void> {
  await acting.tx
    .updateTable('disposal_proposal')
    .set({ turned_down_because: because, turned_down_by: acting.actor.id, turned_down_at: acting.now })
    .where('id', '=', proposal.id)
    .execute()
  await record(acting, {
    ...{ act: 'turned_down_disposal', subject: subject(proposal.id), youngPerson: proposal.youngPersonId },
  })
}

/** Disposes of the record, for good; gives the id of the certificate. The database refuses where anything stands in the way. */
export async function disposeOf(acting: Acting, proposal: Proposal): Promise<string> {
  const { rows } = await sql<{ id: string }>`select dispose(${proposal.id}) as id`.execute(acting.tx)
  const id = rows[0]?.id ?? ''
  await record(acting, { act: 'disposed', subject: { kind: 'disposal', id }, youngPerson: id })
  return id
}

const disposals = (acting: Acting) =>
  acting.tx
    .selectFrom('disposal as d')
    .leftJoin('retention_rule as r', 'r.rule', 'd.rule')
    .leftJoin('worker as first', 'first.id', 'd.proposed_by')
    .leftJoin('worker as second', 'second.id', 'd.confirmed_by')
    .select(['d.id', 'd.disposed_on as disposedOn', 'r.because', 'r.source', 'd.rows'])
    .select(['first.name as proposedByName', 'd.proposed_on as proposedOn', 'second.name as confirmedByName'])

const asDisposal = (row: object): Disposal => row as Disposal

/** Certificates that this actor may read, the latest first; at most 200. */
export async function disposalsSeen(acting: Acting): Promise<Disposal[]> {
  const rows = await disposals(acting).orderBy('d.disposed_on', 'desc').orderBy('d.id').limit(200).execute()
  return rows.map(asDisposal)
}

/** One certificate; null where there is none for this actor. */
export async function disposalById(acting: Acting, id: string): Promise<Disposal | null> {
  const row = await disposals(acting).where('d.id', '=', id).executeTakeFirst()
  return row ? asDisposal(row) : null
}
