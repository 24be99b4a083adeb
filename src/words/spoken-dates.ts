import { type DateOnly, daysBetween, partsOf, weekday } from './dates.ts'
import { type DateWords, dates as english } from './en/dates.ts'
import { dateInLondon, timeInLondon } from './london.ts'
import { type OrganisationCalendar, workingDaysBetween } from './working-days.ts'

/** 'Tuesday 24 November' */
export function spokenDay(date: DateOnly, words: DateWords = english): string {
  const { month, day } = partsOf(date)
  return `${words.weekdays[weekday(date) - 1]} ${day} ${words.months[month - 1]}`
}

/** 'Tue 24 Nov' */
export function shortDay(date: DateOnly, words: DateWords = english): string {
  const { month, day } = partsOf(date)
  return `${words.shortWeekdays[weekday(date) - 1]} ${day} ${words.shortMonths[month - 1]}`
}

/** 'Tuesday 24 November 2026' */
export function spokenDate(date: DateOnly, words: DateWords = english): string {
  return `${spokenDay(date, words)} ${partsOf(date).year}`
}

/** '24 November 2026', for a date whose weekday says nothing, such as a birth. */
export function plainDate(date: DateOnly, words: DateWords = english): string {
  const { year, month, day } = partsOf(date)
  return `${day} ${words.months[month - 1]} ${year}`
}

/** 'today', 'tomorrow', 'yesterday', else 'Tue 24 Nov', with the year when it is not this one. */
export function nearDay(date: DateOnly, today: DateOnly, words: DateWords = english): string {
  const away = daysBetween(today, date)
  if (away === 0) return words.today
  if (away === 1) return words.tomorrow
  if (away === -1) return words.yesterday
  const sameYear = partsOf(date).year === partsOf(today).year
  return sameYear ? shortDay(date, words) : `${shortDay(date, words)} ${partsOf(date).year}`
}

/** '8:52 am', '5 pm', 'midday', 'midnight': the time on a clock in England. */
export function spokenTime(instant: Date, words: DateWords = english): string {
  const { hour, minutes } = clockOf(instant)
  if (minutes === '00' && hour === 12) return words.midday
  if (minutes === '00' && hour === 0) return words.midnight
  return words.time({ hour: hour % 12 || 12, minutes, afternoon: hour >= 12 })
}

/** '8:52 this morning' on the same day, else 'Wed 25 Nov, 3:45 pm' (with the year when it is not this one). */
export function spokenMoment(instant: Date, now: Date, words: DateWords = english): string {
  const date = dateInLondon(instant)
  const today = dateInLondon(now)
  const time = spokenTime(instant, words)
  if (date !== today) return words.dayAndTime({ day: nearDay(date, today, words), time })
  const { hour, minutes } = clockOf(instant)
  if (minutes === '00') return words.dayAndTime({ day: words.today, time })
  const part = hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'
  return words.todayAt({ clock: `${hour % 12 || 12}:${minutes}`, part })
}

/**
 * How long ago: 'just now' (under a minute, or not yet), '38 minutes ago', '5 hours ago', 'yesterday',
 * '3 days ago' within a week, then '24 November 2026'. From a full day on, days in England are counted.
 */
export function ago(instant: Date, now: Date, words: DateWords = english): string {
  const minutes = Math.floor((now.getTime() - instant.getTime()) / 60_000)
  if (minutes < 1) return words.justNow
  if (minutes < 60) return words.minutesAgo({ count: minutes })
  if (minutes < 24 * 60) return words.hoursAgo({ count: Math.floor(minutes / 60) })
  const days = daysBetween(dateInLondon(instant), dateInLondon(now))
  if (days <= 1) return words.yesterday
  return days < 7 ? words.daysAgo({ count: days }) : plainDate(dateInLondon(instant), words)
}

/**
 * '3 working days late' by the organisation's calendar, or undefined when it is not late. Late over closed
 * days only is not late: nothing falls due to an empty building.
 */
export function lateness(
  calendar: OrganisationCalendar,
  due: DateOnly,
  today: DateOnly,
  words: DateWords = english,
): string | undefined {
  const count = workingDaysBetween(calendar, due, today)
  return count > 0 ? words.workingDaysLate({ count }) : undefined
}

function clockOf(instant: Date): { hour: number; minutes: string } {
  const time = timeInLondon(instant)
  return { hour: Number(time.slice(0, 2)), minutes: time.slice(3) }
}
