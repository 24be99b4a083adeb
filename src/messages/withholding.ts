import { asksForAnswer, asksHowItWas, isAboutSafety, saysWithdrawn } from './message.ts'

/** What is true at the moment of sending. Null where it does not apply: no referral, no worker, no team. */
export type Circumstances = {
  audience: string
  template: string
  referralState: string | null
  workerActive: boolean | null
  teamActive: boolean | null
  /** Whether the worker or team is in the circle now. Null for a message about nobody in particular. */
  involved: boolean | null
  /** Whether the yes by which somebody may be told of this referral was taken back. */
  takenBack: boolean
  /** Whether it tells whoever referred something that nobody’s yes has in it any more. */
  limited: boolean
  /** Whether it would reach somebody to whom the young person’s circle is closed. */
  closed: boolean
  /** Whether somebody has written down that the young person has died. */
  died: boolean
}

// A worker or a place is still told of safety, and that nobody is expected any more; nobody is told anything else.
const staysSilent = ({ audience, template }: Circumstances): boolean =>
  audience === 'worker' || audience === 'provider'
    ? !isAboutSafety(template) && !saysWithdrawn(template)
    : true

/** Why a message must not go, in a sentence without personal data; null when it may. */
export function whyWithheld(now: Circumstances): string | null {
  // In words that tell nobody why: whoever reads this may be whom it is about.
  if (now.died && staysSilent(now)) return 'Nothing is sent about them now. Their record says why.'
  if (now.closed)
    return 'Nothing is sent to this address for them now. Ask them how they would like to be reached.'
  if (now.referralState === 'withdrawn' && now.audience !== 'worker' && !saysWithdrawn(now.template)) {
    return 'The referral was withdrawn before this was sent.'
  }
  const waits = now.referralState === 'sent' || now.referralState === 'returned'
  if (asksForAnswer(now.template) && now.referralState !== null && !waits) {
    return 'The referral had its answer before this was sent.'
  }
  if (now.takenBack && now.audience === 'provider' && !saysWithdrawn(now.template)) {
    return 'The yes to telling them was taken back before this was sent.'
  }
  if (now.limited) return 'They may not be told this any more.'
  if (asksHowItWas(now.template) && now.referralState !== 'accepted') {
    return 'They do not go there any more.'
  }
  if (now.workerActive === false) return 'This worker has left.'
  if (now.teamActive === false) return 'This team has closed.'
  if (now.audience === 'worker' && now.involved === false) return 'Whom this was for is no longer involved.'
  return null
}
