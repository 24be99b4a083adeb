import type { Acting } from '../../database/index.ts'
import type { ToldEntry } from '../../directory/index.ts'
import { record } from '../../history/index.ts'
import { newId } from '../../words/index.ts'
import type { EntryChange } from './change.ts'

const changes = (acting: Acting) =>
  acting.tx
    .selectFrom('entry_change')
    .innerJoin('service', 'service.id', 'entry_change.service_id')
    .leftJoin('keeper', 'keeper.id', 'entry_change.keeper_id')
    .leftJoin('team', 'team.id', 'keeper.team_id')
    .leftJoin('worker', 'worker.id', 'entry_change.worker_id')
    .leftJoin('worker as decider', 'decider.id', 'entry_change.decided_by')
    .select(['entry_change.id', 'entry_change.service_id as serviceId', 'service.name as serviceName'])
    .select(['entry_change.keeper_id as keeperId', 'entry_change.before', 'entry_change.after'])
    .select(['entry_change.note', 'entry_change.made_at as madeAt', 'entry_change.decision'])
    .select(['entry_change.taken', 'entry_change.reason', 'decider.name as decidedBy'])
    .select(({ fn }) => fn.coalesce('worker.name', 'team.name', 'keeper.email').as('by'))

type Row = Awaited<ReturnType<ReturnType<typeof changes>['executeTakeFirstOrThrow']>>

const changeFrom = (row: Row): EntryChange => ({
  ...row,
  ...{ before: row.before as ToldEntry, after: row.after as ToldEntry },
  decision: row.decision as EntryChange['decision'],
})

/** The changes that wait to be read, oldest first; at most 200. */
export async function changesWaiting(acting: Acting): Promise<EntryChange[]> {
  const rows = await changes(acting)
    .where('entry_change.decision', 'is', null)
    .orderBy('entry_change.made_at')
    .limit(200)
    .execute()
  return rows.map(changeFrom)
}

/** How many changes wait to be read. */
export async function countChanges({ tx }: Acting): Promise<number> {
  const { n } = await tx
    .selectFrom('entry_change')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('decision', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** One change, waiting or decided; undefined when there is none that the actor may see. */
export async function changeById(acting: Acting, id: string): Promise<EntryChange | undefined> {
  const row = await changes(acting).where('entry_change.id', '=', id).executeTakeFirst()
  return row && changeFrom(row)
}

/** The change of this keeper that waits to be read. */
export async function changeOfKeeper(acting: Acting, keeper: string): Promise<EntryChange | undefined> {
  const row = await changes(acting)
    .where('entry_change.keeper_id', '=', keeper)
    .where('entry_change.decision', 'is', null)
    .executeTakeFirst()
  return row && changeFrom(row)
}

type Proposal = {
  serviceId: string
  keeperId: string
  worker: string | null
  before: ToldEntry
  after: ToldEntry
  note: string | null
}

/** Keeps a keeper's change for somebody to read; one of theirs that still waits is replaced by it, and kept. */
export async function propose(acting: Acting, proposal: Proposal): Promise<void> {
  const { tx, actor, now } = acting
  await tx
    .updateTable('entry_change')
    .set({ decision: 'replaced', decided_at: now })
    .where('keeper_id', '=', proposal.keeperId)
    .where('decision', 'is', null)
    .execute()
  await tx
    .insertInto('entry_change')
    .values({
      ...{ id: newId(), place_id: actor.place as string, service_id: proposal.serviceId },
      ...{ keeper_id: proposal.keeperId, worker_id: proposal.worker, note: proposal.note },
      ...{ before: JSON.stringify(proposal.before), after: JSON.stringify(proposal.after) },
    })
    .execute()
  await record(acting, {
    ...{ act: 'change proposed', subject: { kind: 'service', id: proposal.serviceId } },
    fields: Object.keys(proposal.after),
  })
}

/** Holds a change that waits until the transaction ends; false when it waits no more. */
export async function holdChange({ tx }: Acting, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('entry_change')
    .select('id')
    .where('id', '=', id)
    .where('decision', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

type Decided = { taken: readonly string[] | null; reason: string | null; worker: string }

/** Writes down what a curator decided: which fields were taken, or none, and why. */
export async function decideChange(
  acting: Acting,
  id: string,
  { taken, reason, worker }: Decided,
): Promise<void> {
  const decision = taken ? 'accepted' : 'declined'
  await acting.tx
    .updateTable('entry_change')
    .set({ decision, reason, taken: taken && [...taken], decided_by: worker, decided_at: acting.now })
    .where('id', '=', id)
    .execute()
  await record(acting, { act: `change ${decision}`, subject: { kind: 'entry_change', id } })
}
