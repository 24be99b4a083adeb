import { dateOnly, spokenDay } from '../../../words/index.ts'
import type { ReferralState } from '../../referral.ts'

type Stands = { state: ReferralState; answerBy: string; dueOn: string | null }

const day = (date: string | null): string => (date ? spokenDay(dateOnly(date)) : 'soon')

/** How a place that was asked for stands, in a sentence. */
export function placeStands(service: string, { state, answerBy, dueOn }: Stands, called: string): string {
  switch (state) {
    case 'sent':
      return `Waiting for an answer from ${service}, due ${day(answerBy)}`
    case 'returned':
      return `${service} did not answer in time. It is with you again, until ${day(dueOn)}; a late yes still counts`
    case 'declined':
      return `${service} said no. It is with you again, until ${day(dueOn)}`
    case 'accepted':
      return `${called} goes to ${service}`
    case 'withdrawn':
      return 'Taken back'
    default:
      return 'Over'
  }
}
