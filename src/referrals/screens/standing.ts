import { dateOnly, spokenDay } from '../../words/index.ts'
import type { ReferralWithNames } from '../store.ts'

/** The name on the letter, where it is open to us; else the first name we were told. */
export const whoIsIt = (referral: Pick<ReferralWithNames, 'typed' | 'firstName'>): string => {
  const name = referral.typed?.name ?? referral.firstName
  return typeof name === 'string' && name ? name : 'A young person'
}

/** How a referral stands, in a sentence. */
export function standing(referral: ReferralWithNames): string {
  const team = referral.toServiceName ?? referral.toTeamName ?? 'the service'
  switch (referral.state) {
    case 'sent':
      return `Waiting for an answer from ${team}, due ${day(referral.answerBy)}`
    case 'returned':
      return referral.fromWorkerId
        ? `${team} did not answer in time. It is with the sender again, until ${day(referral.dueOn)}`
        : `Not answered in time. The manager has it, until ${day(referral.dueOn)}`
    case 'declined':
      return referral.fromWorkerId
        ? `${team} said no. It is with the sender again, until ${day(referral.dueOn)}`
        : `${team} said no. It is with their manager now, until ${day(referral.dueOn)}`
    case 'accepted':
      return `${team} said yes`
    case 'withdrawn':
      return 'Taken back'
    default:
      return 'Settled another way'
  }
}

const day = (date: string | null): string => (date ? spokenDay(dateOnly(date)) : 'soon')
