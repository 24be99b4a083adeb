import type { Acting } from '../../database/index.ts'
import { serviceForAsking } from '../../directory/index.ts'
import { newId } from '../../words/index.ts'
import { changeReferral, type ReferralWithNames } from '../store.ts'
import { firstNameIn, tellNews } from '../telling.ts'
import { placeQuestion } from './asking.ts'
import { placeDates } from './dates.ts'
import { endLinks } from './links.ts'
import { pickedWith } from './place-news.ts'

/** Days to answer where the service does not say: the default of the rules. */
const ANSWER_DAYS = 10

/** Asks those who run it again, with a new date; the link they had stops working. Throws ChangedMeanwhile. */
export async function askPlaceAgain(
  acting: Acting,
  referral: ReferralWithNames,
  origin: string,
): Promise<void> {
  const service = await serviceForAsking(acting.tx, referral.toServiceId as string)
  const asked = { teamId: referral.toTeamId, answerDays: service?.answerDays ?? ANSWER_DAYS }
  const dates = await placeDates(acting, asked)
  await changeReferral(acting, referral, {
    act: 'asked_again',
    state: 'sent',
    answerBy: dates.answerBy,
    dueOn: dates.answerBy,
    acknowledged: true,
  })
  await endLinks(acting, referral.id)
  if (referral.toTeamId && referral.state === 'declined') await openPlace(acting, referral)
  const email = referral.typed?.provider_email
  const question = {
    ...{ referral, origin, firstName: firstNameIn(referral) },
    ...(await pickedWith(acting, referral)),
    email: typeof email === 'string' ? email : null,
  }
  await tellNews(
    acting,
    { referral, origin },
    { youngPerson: () => null, others: () => placeQuestion(acting, question, dates, true) },
  )
}

/** Lets the team that answers for a service into the circle, as far as that activity. */
export async function openPlace(
  acting: Acting,
  referral: {
    id: string
    placeId: string
    youngPersonId: string
    toTeamId: string | null
    supportFromId: string | null
  },
): Promise<void> {
  await acting.tx
    .insertInto('circle_member')
    .values({
      id: newId(),
      place_id: referral.placeId,
      young_person_id: referral.youngPersonId,
      team_id: referral.toTeamId,
      opens: 'activity',
      basis: 'asked_to_take_on',
      referral_id: referral.id,
      support_id: referral.supportFromId,
    })
    .execute()
}
