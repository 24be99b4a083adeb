import type { Acting } from '../database/index.ts'
import { tellAll } from '../messages/index.ts'
import { newId } from '../words/index.ts'
import { answerByFor } from './deadlines.ts'
import { askPlaceAgain } from './onward/asking-again.ts'
import { leavePlace, placeNotNeeded, tellPlaceStopped } from './onward/leaving.ts'
import { isOnward } from './referral.ts'
import { changeReferral, endReferralCircle, type ReferralWithNames } from './store.ts'
import { isParent, teamMessages, tellNews } from './telling.ts'

/** The sender, the young person or their parent takes it back: told to a service, and to a team by its disappearance. */
export async function withdraw(
  acting: Acting,
  referral: ReferralWithNames,
  said: { reason: string; words: string | null; origin: string; quiet?: boolean },
): Promise<void> {
  await changeReferral(acting, referral, {
    act: 'withdrawn',
    state: 'withdrawn',
    reason: said.reason,
    words: said.words,
    holder: null,
    dueOn: null,
  })
  if (isOnward(referral)) {
    await tellPlaceStopped(acting, { referral, origin: said.origin, quiet: said.quiet })
    return leavePlace(acting, referral, 'withdrawn')
  }
  await tellNews(
    acting,
    { referral, origin: said.origin },
    {
      youngPerson: (values, to) => ({
        template: isParent(to) ? 'parentWithdrawn' : 'youngPersonWithdrawn',
        values,
        to,
      }),
      others: async () => [],
    },
  )
  await endReferralCircle(acting, referral.id, ['referral'], 'withdrawn')
}

/** Asks another team of the place instead; whoever is responsible stays so until the new team says yes. */
export async function passOn(
  acting: Acting,
  referral: ReferralWithNames,
  said: { toTeamId: string; reason: string; origin: string },
): Promise<void> {
  const answerBy = await answerByFor(acting, said.toTeamId)
  await acting.tx
    .insertInto('circle_member')
    .values({
      id: newId(),
      place_id: referral.placeId,
      young_person_id: referral.youngPersonId,
      team_id: said.toTeamId,
      opens: 'referral',
      basis: 'asked_to_take_on',
      referral_id: referral.id,
    })
    .execute()
  await changeReferral(acting, referral, {
    act: 'passed_on',
    state: 'sent',
    reason: said.reason,
    toTeamId: said.toTeamId,
    answerBy,
    dueOn: answerBy,
    acknowledged: false,
  })
  await tellNews(
    acting,
    { referral, origin: said.origin },
    {
      youngPerson: () => null,
      others: () => teamMessages(acting, { ...referral, toTeamId: said.toTeamId }, answerBy, said.origin),
    },
  )
  await endReferralCircle(acting, referral.id, ['referral'], 'passed on', referral.toTeamId as string)
}

/** Asks the same team again, or says what happens instead: what came back does not stay lying. */
export async function askAgain(acting: Acting, referral: ReferralWithNames, origin: string): Promise<void> {
  if (isOnward(referral)) return askPlaceAgain(acting, referral, origin)
  const answerBy = await answerByFor(acting, referral.toTeamId as string)
  await changeReferral(acting, referral, {
    act: 'asked_again',
    state: 'sent',
    answerBy,
    dueOn: answerBy,
    acknowledged: true,
  })
  await tellNews(
    acting,
    { referral, origin },
    { youngPerson: () => null, others: () => teamMessages(acting, referral, answerBy, origin) },
  )
}

/** A manager or the sender has seen that it came back; it stays open, and stays theirs. */
export const acknowledge = (acting: Acting, referral: ReferralWithNames): Promise<void> =>
  changeReferral(acting, referral, { act: 'acknowledged', state: referral.state, acknowledged: true })

/** Whoever it came back to says what happens instead. Only then is it no longer open. */
export async function close(
  acting: Acting,
  referral: ReferralWithNames,
  said: { reason: string; words: string | null },
): Promise<void> {
  await changeReferral(acting, referral, {
    act: 'closed',
    state: 'closed',
    ...said,
    holder: null,
    dueOn: null,
    acknowledged: true,
  })
  if (isOnward(referral)) {
    if (referral.state === 'returned') await tellAll(acting, await placeNotNeeded(acting, referral))
    await leavePlace(acting, referral, 'closed')
  }
  await endReferralCircle(acting, referral.id, ['referral'], 'closed')
}
