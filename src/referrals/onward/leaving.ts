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

/** What those who run it are told when the place is not needed (any more): by name of their address, not of a worker. */
export async function placeNotNeeded(acting: Acting, referral: ReferralWithNames): Promise<NewMessage[]> {
  const team = referral.toTeamId
  const members = team ? await membersWith(acting.tx, team, answering, todayOf(acting)) : []
  const given = referral.typed?.provider_email
  const addresses = team ? members.map(({ email }) => email) : [typeof given === 'string' ? given : null]
  const values = { ...(await pickedWith(acting, referral)), firstName: firstNameIn(referral) }
  return addresses
    .filter((address): address is string => Boolean(address))
    .map((address) => ({
      template: 'providerWithdrawn',
      values,
      to: { audience: 'provider', channel: 'email', address },
      youngPersonId: referral.youngPersonId,
      referralId: referral.id,
    }))
}

/** Tells that the young person is not coming: them first, then those who run it. */
export async function tellPlaceStopped(
  acting: Acting,
  told: { referral: ReferralWithNames; origin: string },
): Promise<void> {
  await tellNews(acting, told, {
    youngPerson: placeNews('PlaceStopped', await pickedWith(acting, told.referral)),
    others: () => placeNotNeeded(acting, told.referral),
  })
}

/** They go there no more: what was shared closes, and those who run it are told. Throws ChangedMeanwhile. */
export async function stopGoing(
  acting: Acting,
  referral: ReferralWithNames,
  said: { reason: string; words: string | null; origin: string },
): Promise<void> {
  await changeReferral(acting, referral, {
    act: 'closed',
    state: 'closed',
    reason: said.reason,
    words: said.words,
    holder: null,
    dueOn: null,
  })
  await tellPlaceStopped(acting, { referral, origin: said.origin })
  await leavePlace(acting, referral, 'not going any more')
}
