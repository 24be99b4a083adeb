import { calendarOf, membersWith } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { type NewMessage, tellAll } from '../messages/index.ts'
import { addDays, addWorkingDays, dateOnly } from '../words/index.ts'
import { todayOf } from './deadlines.ts'
import { type ReferralWithNames, referralsAnsweredSoon } from './store.ts'
import { toWorker } from './telling.ts'

/** Working days before its date on which whoever has not answered is reminded. */
export const REMINDED_DAYS_AHEAD = 2
/** Two working days are never more days off than this, with a weekend and bank holidays between. */
export const REMINDED_FURTHEST = 7

/** Reminds each team that has not answered, two working days of its own calendar before the date. Says how many. */
export async function remindTeams(acting: Acting, origin: string): Promise<number> {
  const today = todayOf(acting)
  const soon = await referralsAnsweredSoon(
    acting,
    { from: today, until: addDays(today, REMINDED_FURTHEST) },
    'team',
  )
  let reminded = 0
  for (const referral of soon) {
    const calendar = await calendarOf(acting.tx, referral.toOrganisationId as string)
    if (dateOnly(referral.answerBy) > addWorkingDays(calendar, today, REMINDED_DAYS_AHEAD)) continue
    await tellAll(acting, await reminders(acting, referral, origin))
    reminded += 1
  }
  return reminded
}

async function reminders(acting: Acting, referral: ReferralWithNames, origin: string): Promise<NewMessage[]> {
  const teamId = referral.toTeamId as string
  const roles = ['manager', 'link_worker', 'provider'] as const
  const readers = await membersWith(acting.tx, teamId, roles, todayOf(acting))
  const values = {
    team: referral.toTeamName ?? 'your team',
    answerBy: dateOnly(referral.answerBy),
    link: `${origin}/referrals/${referral.id}`,
  }
  return readers.flatMap((reader): NewMessage[] => {
    const to = toWorker(reader, teamId)
    const about = { youngPersonId: referral.youngPersonId, referralId: referral.id }
    return to ? [{ template: 'teamAnswerSoon', values, to, ...about }] : []
  })
}
