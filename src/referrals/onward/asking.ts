import type { Acting } from '../../database/index.ts'
import type { NewMessage } from '../../messages/index.ts'
import type { DateOnly } from '../../words/index.ts'
import { teamMessages } from '../telling.ts'
import type { placeDates } from './dates.ts'
import { makeLink } from './links.ts'

/** A question to those who run a service: about whom, for which of our referrals, and where it goes. */
export type Question = {
  referral: { id: string; placeId: string; youngPersonId: string; toTeamId: string | null }
  firstName: string
  worker: string
  team: string
  /** Where the link goes when they have no account. */
  email: string | null
  origin: string
}

/** What those who run it are sent: their team's workers a way in, anybody else a link that works once. */
export async function placeQuestion(
  acting: Acting,
  { referral, firstName, worker, team, email, origin }: Question,
  dates: Awaited<ReturnType<typeof placeDates>>,
  again = false,
): Promise<NewMessage[]> {
  if (referral.toTeamId) return teamMessages(acting, referral, dates.answerBy, origin)
  if (!email) return []
  const token = await makeLink(acting, referral, { purpose: 'answer_referral', days: dates.linkDays })
  const until: DateOnly = again ? dates.linkUntil : dates.answerBy
  return [
    {
      template: again ? 'providerExpiring' : 'providerAsked',
      values: { firstName, worker, team, link: `${origin}/l/${token}`, until },
      to: { audience: 'provider', channel: 'email', address: email },
    },
  ]
}
