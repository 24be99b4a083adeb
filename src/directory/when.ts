import {
  addDays,
  type DateOnly,
  daysBetween,
  en,
  isAfter,
  isBefore,
  listOf,
  partsOf,
  plainDate,
  spokenDay,
  type Weekday,
  weekday,
} from '../words/index.ts'
import type { Schedule } from './entry.ts'

const { times } = en.directory

/** '16:30' as '4:30 pm'; 12:00 as 'midday'. */
export function spokenClock(time: string): string {
  const hour = Number(time.slice(0, 2))
  const minutes = time.slice(3, 5)
  if (hour === 12 && minutes === '00') return en.dates.midday
  return en.dates.time({ hour: hour % 12 || 12, minutes, afternoon: hour >= 12 })
}

/** '4:30 pm to 6 pm', 'from 4:30 pm', or nothing when no time is known. */
export function timesOf(schedule: Pick<Schedule, 'opens' | 'closes'>): string | undefined {
  if (!schedule.opens) return undefined
  const from = spokenClock(schedule.opens)
  return schedule.closes ? times.range({ from, to: spokenClock(schedule.closes) }) : times.from({ from })
}

/** 'Mondays and Thursdays', 'Monday to Friday', 'Every day', or nothing when no day is known. */
export function daysOf(days: readonly Weekday[]): string | undefined {
  if (days.length === 0) return undefined
  if (days.length === 7) return times.everyDay
  if (days.join() === '1,2,3,4,5') return times.weekdays
  return listOf(days.map((day) => times.plural({ day: en.dates.weekdays[day - 1] ?? '' })))
}

function daysLine({ days, freq, week }: Schedule): (string | undefined)[] {
  const [day] = days
  if (freq !== 'monthly') return [daysOf(days)]
  if (week === null || day === undefined || days.length > 1) return [daysOf(days), times.someWeeks]
  return [
    en.going.monthly({
      week: en.going.weeks[week === -1 ? 5 : week - 1] ?? '',
      day: en.dates.weekdays[day - 1] ?? '',
    }),
  ]
}

/** Whether it runs on this day, as far as days, weeks and terms are known. */
export function runsOn({ days, freq, week, validFrom, validTo }: Schedule, day: DateOnly): boolean {
  if (!days.includes(weekday(day))) return false
  if ((validFrom && isAfter(validFrom, day)) || (validTo && isBefore(validTo, day))) return false
  if (freq !== 'monthly') return true
  const nth = Math.ceil(partsOf(day).day / 7)
  const isLast = partsOf(addDays(day, 7)).month !== partsOf(day).month
  return week === nth || (week === -1 && isLast)
}

/** One line for a schedule: 'Mondays and Thursdays, 4:30 pm to 6 pm', with the source's own words after it. */
export function scheduleLine(schedule: Schedule): string {
  const known = [...daysLine(schedule), timesOf(schedule)].filter(Boolean).join(', ')
  return [known, schedule.words].filter(Boolean).join('. ')
}

/** 'From 8 September to 12 December 2026.': the term of a schedule, where it has one that matters now. */
export function termLine({ validFrom, validTo }: Schedule, today: DateOnly): string {
  const { going } = en
  const from = validFrom && isAfter(validFrom, today) ? plainDate(validFrom) : null
  const to = validTo && plainDate(validTo)
  if (from && to) return going.term({ from, to })
  return from ? going.termFrom({ from }) : to ? going.termTo({ to }) : ''
}

/** The schedules that are not over. */
export const current = (schedules: readonly Schedule[], today: DateOnly): Schedule[] =>
  schedules.filter(({ validTo }) => validTo === null || !isBefore(validTo, today))

/** The next day on which it runs, within five weeks, and its times; nothing where only words are known, or some week of a month. */
export function nextTime(
  schedules: readonly Schedule[],
  today: DateOnly,
): { day: DateOnly; schedule: Schedule } | undefined {
  const known = current(schedules, today)
  for (let ahead = 0; ahead < 36; ahead++) {
    const day = addDays(today, ahead)
    const open = known
      .filter((schedule) => runsOn(schedule, day))
      .sort((a, b) => ((a.opens ?? '') < (b.opens ?? '') ? -1 : 1))[0]
    if (open) return { day, schedule: open }
  }
  return undefined
}

/** 'today', 'tomorrow', else 'Thursday 26 November'. */
export function spokenNext(day: DateOnly, today: DateOnly): string {
  const away = daysBetween(today, day)
  return away === 0 ? en.dates.today : away === 1 ? en.dates.tomorrow : spokenDay(day)
}
