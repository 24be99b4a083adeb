import type { Acting } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import { withdraw } from '../moving-on.ts'
import { isOpen } from '../referral.ts'
import { changeReferral, type ReferralWithNames, referralById } from '../store.ts'
import { stopGoing } from './leaving.ts'

/** Where a young person goes, or asked to go, in the name of a support: what is not over yet, oldest first. */
export async function standingOf(acting: Acting, supportId: string): Promise<ReferralWithNames[]> {
  const rows = await acting.tx
    .selectFrom('referral')
    .select('id')
    .where('support_from_id', '=', supportId)
    .where('way_in', '=', 'onward')
    .where('state', 'in', ['sent', 'returned', 'declined', 'accepted'])
    .orderBy('sent_at')
    .execute()
  const found: ReferralWithNames[] = []
  for (const { id } of rows) {
    const referral = await referralById(acting, id)
    if (referral) found.push(referral)
  }
  return found
}

/**
 * Whoever takes over a support takes over what it asked of services, and is who they know from now on. Comes after the
 * change of hands: the database lets nobody else ask in this support's name, and refuses a change that leaves any behind.
 */
export async function handOnPrescriptions(acting: Acting, supportId: string, to: string): Promise<void> {
  for (const referral of await standingOf(acting, supportId)) {
    if (isOpen(referral))
      await changeReferral(acting, referral, {
        act: 'handed_on',
        state: referral.state,
        fromWorkerId: to,
        holder: { workerId: to },
      })
    else await renameAsker(acting, referral, to)
  }
}

// A place that was given keeps its state: who said yes and who meets them there stays the last word.
async function renameAsker(acting: Acting, referral: ReferralWithNames, to: string): Promise<void> {
  await acting.tx.updateTable('referral').set({ from_worker_id: to }).where('id', '=', referral.id).execute()
  await record(acting, {
    act: 'handed_on',
    subject: { kind: 'referral', id: referral.id },
    youngPerson: referral.youngPersonId,
    fields: ['from_worker_id'],
  })
}

/** What becomes of it when the support ends: taken back or stopped, or they go on there without us. */
export type Settled = 'stop' | 'on_their_own'

/** Settles one of them as its support ends. `quiet`: the young person is not told, because telling would add risk. */
export async function settlePrescription(
  acting: Acting,
  referral: ReferralWithNames,
  how: { settled: Settled; origin: string; quiet: boolean },
): Promise<void> {
  const { origin, quiet } = how
  if (isOpen(referral)) {
    await withdraw(acting, referral, { reason: 'support_ended', words: null, origin, quiet })
    return
  }
  const reason = how.settled === 'on_their_own' ? 'on_their_own' : 'support_ended'
  await stopGoing(acting, referral, { reason, words: null, origin, quiet })
}
