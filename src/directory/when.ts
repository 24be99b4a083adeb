import {
  addDays,
  type DateOnly,
  daysBetween,
  en,
  isAfter,
  isBefore,
  listOf,
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

/** One line for a schedule: 'Mondays and Thursdays, 4:30 pm to 6 pm', with the source's own words after it. */
export function scheduleLine(schedule: Schedule): string {
  const monthly = schedule.freq === 'monthly' ? times.someWeeks : undefined
  const known = [daysOf(schedule.days), monthly, timesOf(schedule)].filter(Boolean).join(', ')
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

/** The next day on which it runs, within a fortnight, and its times; nothing where only words or months are known. */
export function nextTime(
  schedules: readonly Schedule[],
  today: DateOnly,
): { day: DateOnly; schedule: Schedule } | undefined {
  const weekly = current(schedules, today).filter(({ days, freq }) => days.length > 0 && freq !== 'monthly')
  for (let ahead = 0; ahead < 14; ahead++) {
    const day = addDays(today, ahead)
    const open = weekly
      .filter(
        ({ days, validFrom, validTo }) =>
          days.includes(weekday(day)) &&
          !(validFrom && isAfter(validFrom, day)) &&
          !(validTo && isBefore(validTo, day)),
      )
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
