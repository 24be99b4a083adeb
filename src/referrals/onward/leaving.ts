import { membersWith } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import type { NewMessage } from '../../messages/index.ts'
import { todayOf } from '../deadlines.ts'
import { changeReferral, endReferralCircle, type ReferralWithNames } from '../store.ts'
import { firstNameIn, tellNews } from '../telling.ts'
import { endLinks } from './links.ts'
import { pickedWith, placeNews } from './place-news.ts'
import { answering } from './prescription.ts'

/** Closes the activity to those who run it: their place in the circle and every link. */
export async function leavePlace(
  acting: Acting,
  referral: ReferralWithNames,
  because: string,
): Promise<void> {
  await endReferralCircle(acting, referral.id, ['activity'], because)
  await endLinks(acting, referral.id)
}

/**
 * What those who run it are told when the place is not needed (any more), or when the young person goes on there without
 * us: by name of their address, not of a worker.
 */
export async function placeNotNeeded(
  acting: Acting,
  referral: ReferralWithNames,
  template: 'providerWithdrawn' | 'providerGoesOn' = 'providerWithdrawn',
): Promise<NewMessage[]> {
  const team = referral.toTeamId
  const members = team ? await membersWith(acting.tx, team, answering, todayOf(acting)) : []
  const given = referral.typed?.provider_email
  const addresses = team ? members.map(({ email }) => email) : [typeof given === 'string' ? given : null]
  const values = { ...(await pickedWith(acting, referral)), firstName: firstNameIn(referral) }
  return addresses
    .filter((address): address is string => Boolean(address))
    .map((address) => ({
      template,
      values,
      to: { audience: 'provider', channel: 'email', address },
      youngPersonId: referral.youngPersonId,
      referralId: referral.id,
    }))
}

type Stopping = {
  referral: ReferralWithNames
  origin: string
  /** They go on there on their own. */
  goesOn?: boolean
  /** The young person is not told, because telling would add risk. */
  quiet?: boolean
}

/** Tells that the young person is not coming, or comes without us from now on: them first, then those who run it. */
export async function tellPlaceStopped(acting: Acting, told: Stopping): Promise<void> {
  const { referral, goesOn = false, quiet = false } = told
  const news = placeNews(goesOn ? 'PlaceGoesOn' : 'PlaceStopped', await pickedWith(acting, referral))
  await tellNews(acting, told, {
    youngPerson: quiet ? () => null : news,
    others: () => placeNotNeeded(acting, referral, goesOn ? 'providerGoesOn' : 'providerWithdrawn'),
  })
}

/** They go there no more, or go on without us: what was shared closes, and those who run it are told. Throws ChangedMeanwhile. */
export async function stopGoing(
  acting: Acting,
  referral: ReferralWithNames,
  said: { reason: string; words: string | null; origin: string; quiet?: boolean },
): Promise<void> {
  const goesOn = said.reason === 'on_their_own'
  await changeReferral(acting, referral, {
    act: 'closed',
    state: 'closed',
    reason: said.reason,
    words: said.words,
    holder: null,
    dueOn: null,
  })
  await tellPlaceStopped(acting, { referral, origin: said.origin, goesOn, quiet: said.quiet })
  await leavePlace(acting, referral, goesOn ? 'goes there without us' : 'not going any more')
}
