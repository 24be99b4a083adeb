import { membersWith } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import type { NewMessage, Recipient } from '../messages/index.ts'
import { type DateOnly, newId } from '../words/index.ts'
import { answerByFor, todayOf } from './deadlines.ts'
import { changeReferral, endReferralCircle, type ReferralWithNames } from './store.ts'
import { isParent, teamName, tellNews, toWorker } from './telling.ts'

/** The sender, the young person or their parent takes it back: told to the receiving team by its disappearance. */
export async function withdraw(
  acting: Acting,
  referral: ReferralWithNames,
  said: { reason: string; words: string | null; origin: string },
): Promise<void> {
  await changeReferral(acting, referral, {
    act: 'withdrawn',
    state: 'withdrawn',
    reason: said.reason,
    words: said.words,
    holder: null,
    dueOn: null,
  })
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
  await endReferralCircle(acting, referral.id, ['referral', 'activity'], 'withdrawn')
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

/** What the receiving team's managers and link workers are told: somebody waits for their answer. */
export async function teamMessages(
  acting: Acting,
  referral: Pick<ReferralWithNames, 'id' | 'toTeamId' | 'youngPersonId'>,
  answerBy: DateOnly,
  origin: string,
): Promise<NewMessage[]> {
  const teamId = referral.toTeamId as string
  const members = await membersWith(
    acting.tx,
    teamId,
    ['manager', 'link_worker', 'provider'],
    todayOf(acting),
  )
  const team = await teamName(acting, teamId)
  const link = `${origin}/referrals/${referral.id}`
  return members
    .map((member) => toWorker(member, teamId))
    .filter((to): to is Recipient => to !== null)
    .map((to) => ({ template: 'teamReferralWaits', values: { team, answerBy, link }, to }) as NewMessage)
}

/** Asks the same team again, or says what happens instead: what came back does not stay lying. */
export async function askAgain(acting: Acting, referral: ReferralWithNames, origin: string): Promise<void> {
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
  await endReferralCircle(acting, referral.id, ['referral'], 'closed')
}
