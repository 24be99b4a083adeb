import { teamById, workerById } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import type { NewMessage, Recipient } from '../../messages/index.ts'
import { type DateOnly, displayFirstName } from '../../words/index.ts'
import type { ReferralWithNames } from '../store.ts'
import { isParent, type News } from '../telling.ts'

/** The link worker's first name and their team: who the young person picked it with. */
export async function pickedWith(
  acting: Acting,
  referral: Pick<ReferralWithNames, 'fromWorkerId' | 'fromTeamId'>,
): Promise<{ worker: string; team: string }> {
  const worker = referral.fromWorkerId ? await workerById(acting.tx, referral.fromWorkerId) : null
  const team = referral.fromTeamId ? await teamById(acting.tx, referral.fromTeamId) : null
  return {
    worker: worker ? displayFirstName(worker.name, null) : 'your link worker',
    team: team?.name ?? 'Trellis',
  }
}

type Templates =
  | 'PlaceAsked'
  | 'PlaceWaiting'
  | 'PlaceOffered'
  | 'SessionMoved'
  | 'SessionOff'
  | 'PlaceStopped'
  | 'PlaceGoesOn'
  | 'HowItWas'
  | 'MissedYou'
  | 'PlaceYes'
  | 'PlaceNo'
  | 'GoingAlong'
  | 'NotGoingAlong'

/** News of a place, in words for the young person or for whoever decides with them. */
export const placeNews =
  (template: Templates, values: Record<string, string>): News['youngPerson'] =>
  ({ firstName }, to: Recipient) =>
    ({
      template: `${isParent(to) ? 'parent' : 'youngPerson'}${template}`,
      values: { ...values, firstName },
      to,
    }) as NewMessage

/** No answer by the date: the link worker finds out, and they hear by the next one. */
export const placeWaiting = async (
  acting: Acting,
  referral: ReferralWithNames,
  nextBy: DateOnly,
): Promise<News['youngPerson']> =>
  placeNews('PlaceWaiting', { ...(await pickedWith(acting, referral)), nextBy })
