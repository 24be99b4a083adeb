import { sql } from 'kysely'
import type { Acting } from '../../database/index.ts'
import { changeStanding, type Service } from '../../directory/index.ts'
import { record } from '../../history/index.ts'
import { newId } from '../../words/index.ts'

export type WithdrawalKind = 'withdrawn' | 'closed_for_good'

/** A service that was taken out of the directory: how, why, by whom and when. */
export type Withdrawal = {
  id: string
  kind: WithdrawalKind
  reason: string
  madeBy: string
  madeAt: Date
  statusBefore: string
}

/** Who still waits for an answer from a service, by team and worker: numbers, and nobody's name who is young. */
export type Waiting = { team: string | null; worker: string | null; n: number }

/** How many wait for an answer from this service, and with whom; for those who keep the directory. */
export async function waitingAt({ tx }: Acting, service: string): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`select team, worker, n from waiting_at_service(${service})`.execute(tx)
  return rows
}

/** The withdrawal that stands, or undefined. */
export async function withdrawalOf({ tx }: Acting, service: string): Promise<Withdrawal | undefined> {
  return tx
    .selectFrom('withdrawal')
    .innerJoin('worker', 'worker.id', 'withdrawal.made_by')
    .select(['withdrawal.id', 'withdrawal.reason', 'worker.name as madeBy', 'withdrawal.made_at as madeAt'])
    .select(['withdrawal.kind', 'withdrawal.status_before as statusBefore'])
    .where('withdrawal.service_id', '=', service)
    .where('withdrawal.undone_at', 'is', null)
    .$narrowType<{ kind: WithdrawalKind }>()
    .executeTakeFirst()
}

/**
 * Takes a service out of the directory. The database refuses it (`asked_service_open`), at once, while anybody waits for an
 * answer from it.
 */
export async function withdrawService(
  acting: Acting,
  service: Pick<Service, 'id' | 'status'>,
  { kind, reason, worker }: { kind: WithdrawalKind; reason: string; worker: string },
): Promise<void> {
  const { tx, actor } = acting
  await tx
    .insertInto('withdrawal')
    .values({
      ...{ id: newId(), place_id: actor.place as string, service_id: service.id },
      ...{ kind, reason, made_by: worker, status_before: service.status },
    })
    .execute()
  const status = kind === 'closed_for_good' ? 'defunct' : service.status
  await changeStanding(acting, service.id, { withdrawn: true, status }, 'withdrawal')
  await record(acting, { act: 'service withdrawn', subject: { kind: 'service', id: service.id } })
  await sql`set constraints asked_service_open immediate`.execute(tx)
}

/** Puts a service back as it stood. */
export async function bringBack(acting: Acting, service: string, worker: string): Promise<boolean> {
  const standing = await withdrawalOf(acting, service)
  if (!standing) return false
  await acting.tx
    .updateTable('withdrawal')
    .set({ undone_by: worker, undone_at: acting.now })
    .where('id', '=', standing.id)
    .execute()
  const status = standing.statusBefore as Service['status']
  await changeStanding(acting, service, { withdrawn: false, status }, 'coming back')
  await record(acting, { act: 'service brought back', subject: { kind: 'service', id: service } })
  return true
}
