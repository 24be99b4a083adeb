import {
  calendarOf,
  isCovered,
  nextCovered,
  type PublishedHours,
  teamById,
  teamIdsOf,
} from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { dateInLondon } from '../../words/index.ts'

/** No hours published: whoever was told was there. */
export const NO_HOURS: PublishedHours = { hours: [], calendar: { closures: [] } }

/** When a team reads urgent answers. */
export async function coverOfTeam(acting: Acting, teamId: string): Promise<PublishedHours> {
  const team = await teamById(acting.tx, teamId)
  if (!team) return NO_HOURS
  return { hours: team.coverHours, calendar: await calendarOf(acting.tx, team.organisationId) }
}

/** The hours of each team of this worker that has published some. */
export async function coversOfWorker(acting: Acting, workerId: string): Promise<PublishedHours[]> {
  const teams = await teamIdsOf(acting.tx, workerId, dateInLondon(acting.now))
  const covers = await Promise.all(teams.map((team) => coverOfTeam(acting, team)))
  return covers.filter(({ hours }) => hours.length > 0)
}

/**
 * When the first of these workers reads again by the hours their teams have published: null where one of them reads now,
 * or has published none, and so reads on the day.
 */
export async function readAgainFrom(acting: Acting, workers: readonly string[]): Promise<Date | null> {
  const starts: Date[] = []
  for (const worker of workers) {
    const covers = await coversOfWorker(acting, worker)
    if (covers.length === 0 || covers.some((cover) => isCovered(cover, acting.now))) return null
    for (const cover of covers) {
      const next = nextCovered(cover, acting.now)
      if (next) starts.push(next)
    }
  }
  return starts.reduce<Date | null>((first, next) => (first && first < next ? first : next), null)
}
