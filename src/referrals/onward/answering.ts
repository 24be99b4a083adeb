import type { Acting } from '../../database/index.ts'
import { changeReferral, type ReferralWithNames } from '../store.ts'
import { tellAnswerLater } from './tell-later.ts'

/** What those who run it say with a yes: who meets the young person there (one of ours, or a name), and when to come. */
export type PlaceGiven = {
  takenBy?: string | null
  metBy?: string | null
  words: string | null
  /** Who says so without an account. */
  saidBy?: string | null
}

/**
 * There is a place. The link worker stays responsible for the young person; from now on those who run it may read what
 * was agreed for after a yes. Everybody is told by a job, the young person first. Throws ChangedMeanwhile when somebody
 * answered before.
 */
export async function acceptPlace(
  acting: Acting,
  referral: ReferralWithNames,
  given: PlaceGiven,
): Promise<void> {
  await changeReferral(acting, referral, {
    act: 'accepted',
    state: 'accepted',
    ...given,
    holder: null,
    dueOn: null,
  })
  await tellAnswerLater(acting, referral)
}
