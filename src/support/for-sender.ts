import { agreedToTell } from '../circle/index.ts'
import type { Acting } from '../database/index.ts'
import { referralById } from '../referrals/index.ts'
import { newId } from '../words/index.ts'
import type { Support } from './support.ts'

/** What whoever referred has been agreed to hear: kinds of news. */
export async function agreedWithSender(acting: Acting, support: Support): Promise<readonly string[]> {
  const referral = await referralById(acting, support.referralId)
  if (!referral) return []
  return agreedToTell(acting, {
    youngPersonId: support.youngPersonId,
    referralId: referral.id,
    teamId: referral.fromTeamId,
  })
}

/** Adds what came of a referral to what whoever referred may read; only what was agreed is ever written there. */
export async function addForSender(
  acting: Acting,
  support: Support,
  act: 'first_contact' | 'ended',
  words: string | null = null,
): Promise<void> {
  await acting.tx
    .insertInto('referral_decision')
    .values({
      id: newId(),
      referral_id: support.referralId,
      young_person_id: support.youngPersonId,
      act,
      state: 'accepted',
      actor_kind: acting.actor.kind,
      worker_id: support.workerId,
      words,
    })
    .execute()
}
