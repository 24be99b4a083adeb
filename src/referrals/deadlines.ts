import { calendarOf, teamById } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { addWorkingDays, type DateOnly, dateInLondon } from '../words/index.ts'

/** The day it is for this transaction. */
export const todayOf = (acting: Acting): DateOnly => dateInLondon(acting.now)

/** The date by which a team answers: its own number of working days of its own calendar. Throws without the team. */
export async function answerByFor(acting: Acting, teamId: string): Promise<DateOnly> {
  const team = await teamById(acting.tx, teamId)
  if (!team) throw new Error('no such team')
  return daysFrom(acting, team.organisationId, team.answerDays)
}

/** So many working days from today, by this organisation's calendar. */
export async function daysFrom(acting: Acting, organisationId: string, days: number): Promise<DateOnly> {
  return addWorkingDays(await calendarOf(acting.tx, organisationId), todayOf(acting), days)
}
