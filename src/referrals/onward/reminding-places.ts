import type { Acting } from '../../database/index.ts'
import { tellAll } from '../../messages/index.ts'
import {
  addDays,
  addWorkingDays,
  dateOnly,
  daysBetween,
  displayFirstName,
  weekdaysOnly,
} from '../../words/index.ts'
import { todayOf } from '../deadlines.ts'
import { REMINDED_DAYS_AHEAD, REMINDED_FURTHEST } from '../reminding.ts'
import { type ReferralWithNames, referralsAnsweredSoon } from '../store.ts'
import { firstNameIn } from '../telling.ts'
import { makeLink } from './links.ts'
import { pickedWith } from './place-news.ts'
import { LINK_DAYS_AFTER } from './prescription.ts'

/**
 * Reminds those who answer by link and have not, two working days before the date, with a link of its own: the first
 * one goes on working. Says how many.
 */
export async function remindPlaces(acting: Acting, origin: string): Promise<number> {
  const today = todayOf(acting)
  const window = { from: today, until: addDays(today, REMINDED_FURTHEST) }
  const soon = await referralsAnsweredSoon(acting, window, 'link')
  const due = soon.filter(
    ({ answerBy }) => dateOnly(answerBy) <= addWorkingDays(weekdaysOnly, today, REMINDED_DAYS_AHEAD),
  )
  for (const referral of due) await remind(acting, referral, origin)
  return due.length
}

async function remind(acting: Acting, referral: ReferralWithNames, origin: string): Promise<void> {
  const email = referral.typed?.provider_email
  if (typeof email !== 'string' || email === '') return
  const until = dateOnly(referral.answerBy)
  const lastDay = addWorkingDays(weekdaysOnly, until, LINK_DAYS_AFTER)
  const token = await makeLink(acting, referral, {
    purpose: 'answer_referral',
    days: daysBetween(todayOf(acting), lastDay) + 1,
  })
  await tellAll(acting, [
    {
      template: 'providerReminded',
      values: {
        ...(await pickedWith(acting, referral)),
        firstName: displayFirstName(firstNameIn(referral), null),
        link: `${origin}/l/${token}`,
        until,
      },
      to: { audience: 'provider', channel: 'email', address: email },
      youngPersonId: referral.youngPersonId,
      referralId: referral.id,
    },
  ])
}
