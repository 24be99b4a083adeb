import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { newId } from '../words/index.ts'
import type { DueWhat } from './next-due.ts'

/** An accepted referral, as the room of referrals tells it. */
export type AcceptedReferral = {
  referralId: string
  youngPersonId: string
  placeId: string
  teamId: string
  workerId: string
  supportId: string
  /** YYYY-MM-DD */
  firstContactBy: string
}

/**
 * Opens the support that an accepted referral becomes, in the acceptance's own transaction. Whoever accepts in another's
 * name may not see what they open, so nothing is read back; the plan begins with what the letter says when it is first
 * opened (see `planOf`).
 */
export async function openSupport(acting: Acting, accepted: AcceptedReferral): Promise<void> {
  const about = { support_id: accepted.supportId, young_person_id: accepted.youngPersonId }
  const dueWhat: DueWhat = 'First contact'
  await acting.tx
    .insertInto('support')
    .values({
      id: accepted.supportId,
      place_id: accepted.placeId,
      young_person_id: accepted.youngPersonId,
      team_id: accepted.teamId,
      referral_id: accepted.referralId,
      state: 'open',
      worker_id: accepted.workerId,
      due_on: accepted.firstContactBy,
      due_what: dueWhat,
    })
    .execute()
  await acting.tx
    .insertInto('support_change')
    .values({ ...about, id: newId(), act: 'opened', made_by: acting.actor.id, worker_id: accepted.workerId })
    .execute()
  await acting.tx.insertInto('support_participant').values(about).execute()
  await record(acting, {
    act: 'opened',
    subject: { kind: 'support', id: accepted.supportId },
    youngPerson: accepted.youngPersonId,
  })
}
