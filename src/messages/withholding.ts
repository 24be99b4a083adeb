import { asksForAnswer, asksHowItWas, saysWithdrawn } from './message.ts'

/** What is true at the moment of sending. Null where it does not apply: no referral, no worker, no team. */
export type Circumstances = {
  audience: string
  template: string
  referralState: string | null
  workerActive: boolean | null
  teamActive: boolean | null
  /** Whether the worker or team is in the circle now. Null for a message about nobody in particular. */
  involved: boolean | null
}

/** Why a message must not go, in a sentence without personal data; null when it may. */
export function whyWithheld(now: Circumstances): string | null {
  if (now.referralState === 'withdrawn' && now.audience !== 'worker' && !saysWithdrawn(now.template)) {
    return 'The referral was withdrawn before this was sent.'
  }
  const waits = now.referralState === 'sent' || now.referralState === 'returned'
  if (asksForAnswer(now.template) && now.referralState !== null && !waits) {
    return 'The referral had its answer before this was sent.'
  }
  if (asksHowItWas(now.template) && now.referralState !== 'accepted') {
    return 'They do not go there any more.'
  }
  if (now.workerActive === false) return 'This worker has left.'
  if (now.teamActive === false) return 'This team has closed.'
  if (now.audience === 'worker' && now.involved === false) return 'Whom this was for is no longer involved.'
  return null
}
