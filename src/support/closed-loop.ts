import { endEntries } from '../circle/index.ts'
import type { Acting } from '../database/index.ts'
import { newId } from '../words/index.ts'
import type { Support } from './support.ts'
import { agreedWithSender } from './telling.ts'

/**
 * Leaves for whoever referred what they may read of an ending, as the last act of their referral, and sets the day on
 * which their view of it closes. What was not agreed to is not written there at all.
 */
export async function closeForSender(
  acting: Acting,
  support: Support,
  { words, until }: { words: string | null; until: Date },
): Promise<void> {
  const agreed = await agreedWithSender(acting, support)
  if (agreed.includes('ending')) {
    await acting.tx
      .insertInto('referral_decision')
      .values({
        id: newId(),
        referral_id: support.referralId,
        young_person_id: support.youngPersonId,
        act: 'closed',
        state: 'accepted',
        actor_kind: acting.actor.kind,
        worker_id: support.workerId,
        reason: 'The support has ended',
        words: agreed.includes('outcome') ? words : null,
      })
      .execute()
  }
  await endEntries(
    acting,
    support.youngPersonId,
    { referralId: support.referralId, opens: ['progress'] },
    { at: until, because: 'support ended' },
  )
}
