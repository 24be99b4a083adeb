import { workerById } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { type Answers, answerList } from '../ui/questions/index.ts'
import { type DateOnly, newId } from '../words/index.ts'
import { daysFrom } from './deadlines.ts'
import { DAYS_TO_FIRST_CONTACT } from './referral.ts'
import { changeReferral, endReferralCircle, type ReferralWithNames } from './store.ts'
import { isParent, senderOf, tellNews } from './telling.ts'

/** What becomes of an accepted referral: told to the hall, which opens the support. */
export type Accepted = {
  referralId: string
  youngPersonId: string
  placeId: string
  teamId: string
  workerId: string
  supportId: string
  firstContactBy: string
  whatMatters: string | null
  meetingWishes: string | null
}
export type OnAccepted = (acting: Acting, accepted: Accepted) => Promise<void>

const textOf = (referral: ReferralWithNames, name: string): string | null => {
  const value = referral.typed?.[name]
  return typeof value === 'string' && value ? value : null
}

/**
 * A worker takes the young person on: the circle opens to them, support begins, and responsibility moves: the young
 * person is told first, then whoever referred. Throws ChangedMeanwhile when somebody answered before.
 */
export async function accept(
  acting: Acting,
  referral: ReferralWithNames,
  taking: { workerId: string; origin: string; onAccepted: OnAccepted },
): Promise<Accepted> {
  const teamId = referral.toTeamId as string
  const supportId = newId()
  // First of all, so that whoever else says yes in this moment waits here, and then sees that they came second.
  await changeReferral(acting, referral, { act: 'accepted', state: 'accepted', holder: null, dueOn: null })
  const firstContactBy = await daysFrom(acting, referral.toOrganisationId as string, DAYS_TO_FIRST_CONTACT)
  await acting.tx
    .insertInto('circle_member')
    .values({
      id: newId(),
      place_id: referral.placeId,
      young_person_id: referral.youngPersonId,
      worker_id: taking.workerId,
      team_id: teamId,
      opens: 'support',
      basis: 'accepted_referral',
      referral_id: referral.id,
      support_id: supportId,
    })
    .execute()
  const accepted: Accepted = {
    referralId: referral.id,
    youngPersonId: referral.youngPersonId,
    placeId: referral.placeId,
    teamId,
    workerId: taking.workerId,
    supportId,
    firstContactBy,
    whatMatters: textOf(referral, 'what_matters'),
    meetingWishes: textOf(referral, 'meeting_wishes'),
  }
  await taking.onAccepted(acting, accepted)
  await tellAccepted(acting, referral, taking, firstContactBy)
  await endReferralCircle(acting, referral.id, ['referral'], 'accepted', teamId)
  return accepted
}

async function tellAccepted(
  acting: Acting,
  referral: ReferralWithNames,
  taking: { workerId: string; origin: string },
  contactBy: DateOnly,
): Promise<void> {
  const worker = (await workerById(acting.tx, taking.workerId))?.name.split(' ')[0] ?? 'A link worker'
  const sender = await senderOf(acting, referral)
  const hearsMeeting = answerList((referral.typed ?? {}) as Answers, 'may_tell').includes('first_contact')
  await tellNews(
    acting,
    { referral, origin: taking.origin },
    {
      youngPerson: (values, to) => ({
        template: isParent(to) ? 'parentAccepted' : 'youngPersonAccepted',
        values: { ...values, worker, contactBy },
        to,
      }),
      others: async (values) =>
        sender
          ? [{ template: 'referrerAccepted', values: { ...values, worker, hearsMeeting }, to: sender }]
          : [],
    },
  )
}
