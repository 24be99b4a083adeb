import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { normaliseName } from '../words/index.ts'

/** That a worker is related to a young person or knows them personally, as their manager is told it: without whom. */
export type Tie = { id: string; worker: string; saidAt: Date; settledAt: Date | null; hasWork: boolean }

/** A record open to the manager that could be meant. */
export type CouldMean = {
  youngPersonId: string
  name: string
  meant: boolean
  supportId: string | null
  hasIt: boolean
}

/** The ties of workers whom the actor manages. */
export async function tiesHere(acting: Acting): Promise<Tie[]> {
  const { rows } = await sql<Tie>`
    select id, worker, said_at as "saidAt", settled_at as "settledAt", has_work as "hasWork" from ties_here()`.execute(
    acting.tx,
  )
  return rows
}

/** Of the records open to the actor those that a tie could mean. */
export async function tieCouldMean(acting: Acting, id: string): Promise<CouldMean[]> {
  const { rows } = await sql<CouldMean>`
    select young_person_id as "youngPersonId", name, meant, support_id as "supportId", has_it as "hasIt"
    from tie_could_mean(${id})`.execute(acting.tx)
  return rows
}

export type Said = { id: string; workerId: string; organisationId: string; name: string; born: string }

/** Writes down that a worker knows somebody. From this moment nothing of them is there for that worker; sent twice it counts once. */
export async function sayTie(acting: Acting, said: Said): Promise<void> {
  await acting.tx
    .insertInto('personal_tie')
    .values({
      ...{ id: said.id, place_id: acting.actor.place as string, worker_id: said.workerId },
      ...{ organisation_id: said.organisationId, name_key: normaliseName(said.name), born: said.born },
      said_by: acting.actor.id as string,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await record(acting, { act: 'said', subject: { kind: 'personal_tie', id: said.id } })
}

/** A manager says whose record is meant, or that all their work is given to others, or why there is no tie. */
export async function settleTie(
  acting: Acting,
  id: string,
  { means = null, isNone = null }: { means?: string | null; isNone?: string | null },
): Promise<void> {
  const { rows } = await sql<{ done: boolean }>`
    select settle_tie(${id}, ${means}, ${isNone}) as done`.execute(acting.tx)
  const act = isNone ? 'ended' : means ? 'matched' : 'settled'
  if (rows[0]?.done) await record(acting, { act, subject: { kind: 'personal_tie', id } })
}
