import type { DateOnly, Weekday } from '../../words/index.ts'
import type { Schedule } from '../entry.ts'
import { current } from '../when.ts'
import type { FoundService } from './find-services.ts'
import { isInTime, type TimeOfDay } from './times-of-day.ts'

/** Something on one day of the week. */
export type OnTheDay = { result: FoundService; schedule: Schedule }

/** A week of what was found: day by day in order of time, then what is not every week, and what gives no times at all. */
export type Timetable = {
  days: { day: Weekday; entries: OnTheDay[] }[]
  apart: OnTheDay[]
  untold: FoundService[]
}

const week: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/** Lays results out over a week, Monday to Sunday. Where days or parts of a day were asked for, only those are laid out. */
export function timetableOf(
  results: readonly FoundService[],
  today: DateOnly,
  asked: { days: readonly Weekday[]; times: readonly TimeOfDay[] },
): Timetable {
  const entries = results.flatMap((result) =>
    current(result.schedules, today).map((schedule) => ({ result, schedule })),
  )
  const weekly = entries.filter(({ schedule }) => schedule.days.length > 0 && schedule.freq !== 'monthly')
  const wanted = ({ schedule }: OnTheDay) =>
    asked.times.length === 0 || asked.times.some((time) => isInTime(schedule, time))
  const shown = asked.days.length === 0 ? week : asked.days
  const apart = entries.filter(
    ({ schedule }) => schedule.freq === 'monthly' || (schedule.days.length === 0 && schedule.words),
  )
  return {
    days: shown.map((day) => ({
      day,
      entries: weekly.filter((entry) => entry.schedule.days.includes(day) && wanted(entry)).sort(byTime),
    })),
    apart,
    untold: results.filter((result) => ![...weekly, ...apart].some((entry) => entry.result.id === result.id)),
  }
}

const byTime = (a: OnTheDay, b: OnTheDay): number =>
  timeOf(a).localeCompare(timeOf(b)) || a.result.name.localeCompare(b.result.name)

// Without a time it comes last.
const timeOf = ({ schedule }: OnTheDay): string => schedule.opens ?? '99'
