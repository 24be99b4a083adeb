import { calendarOf, teamById } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import {
  addDays,
  addWorkingDays,
  type DateOnly,
  daysBetween,
  type OrganisationCalendar,
  weekdaysOnly,
} from '../../words/index.ts'
import { todayOf } from '../deadlines.ts'
import { LINK_DAYS, LINK_DAYS_AFTER } from './prescription.ts'

/** When those who run a service are open: their team's calendar, or weekdays and bank holidays without an account. */
async function calendarFor(acting: Acting, teamId: string | null): Promise<OrganisationCalendar> {
  const team = teamId ? await teamById(acting.tx, teamId) : null
  return team ? calendarOf(acting.tx, team.organisationId) : weekdaysOnly
}

/** The date by which a service answers when it is asked today, and how long a link to answer works. */
export async function placeDates(
  acting: Acting,
  service: { teamId: string | null; answerDays: number },
): Promise<{ answerBy: DateOnly; linkDays: number; linkUntil: DateOnly }> {
  const today = todayOf(acting)
  const calendar = await calendarFor(acting, service.teamId)
  const answerBy = addWorkingDays(calendar, today, service.answerDays)
  const lastDay = addWorkingDays(calendar, answerBy, LINK_DAYS_AFTER)
  const linkDays = Math.max(LINK_DAYS, daysBetween(today, lastDay) + 1)
  return { answerBy, linkDays, linkUntil: addDays(today, linkDays - 1) }
}
