import {
  addDays,
  type DateOnly,
  dateInLondon,
  en,
  listOf,
  londonInstant,
  type OrganisationCalendar,
  timeInLondon,
  weekday,
  whyClosed,
} from '../words/index.ts'
import type { CoverHours } from './team.ts'

/** When a team reads urgent answers: its published hours, except on bank holidays and while its organisation is shut. */
export type PublishedHours = { hours: readonly CoverHours[]; calendar: OrganisationCalendar }

const everyDay = [1, 2, 3, 4, 5, 6, 7] as const

const hoursOn = ({ hours, calendar }: PublishedHours, date: DateOnly): CoverHours[] =>
  whyClosed({ ...calendar, openDays: everyDay }, date)
    ? []
    : hours.filter(({ day }) => day === weekday(date)).sort((a, b) => (a.from < b.from ? -1 : 1))

/** Whether somebody reads urgent answers at that instant; the last minute of the hours is the one before `to`. */
export function isCovered(cover: PublishedHours, at: Date): boolean {
  const time = timeInLondon(at)
  return hoursOn(cover, dateInLondon(at)).some(({ from, to }) => from <= time && time < to)
}

/** The next instant from which somebody reads urgent answers, or null when none comes within two months. */
export function nextCovered(cover: PublishedHours, after: Date): Date | null {
  const today = dateInLondon(after)
  for (let ahead = 0; ahead < 62; ahead++) {
    const date = addDays(today, ahead)
    const opening = hoursOn(cover, date)
      .map(({ from }) => londonInstant(date, from))
      .find((instant) => instant > after)
    if (opening) return opening
  }
  return null
}

/** 'Monday to Friday, 9 am to 5 pm; Saturday, 10 am to midday': the hours as a person reads them. */
export function hoursInWords(hours: readonly CoverHours[]): string {
  const times = [...new Set(hours.map(({ from, to }) => `${clock(from)} to ${clock(to)}`))]
  return times
    .map((time) => {
      const days = hours
        .filter(({ from, to }) => `${clock(from)} to ${clock(to)}` === time)
        .map(({ day }) => day)
      return `${daysInWords([...new Set(days)].sort())}, ${time}`
    })
    .join('; ')
}

function daysInWords(days: readonly number[]): string {
  const names = days.map((day) => en.dates.weekdays[day - 1] ?? '')
  const first = days[0] ?? 0
  const inARow = days.length > 2 && days.every((day, at) => day === first + at)
  return inARow ? `${names[0]} to ${names.at(-1)}` : listOf(names)
}

function clock(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  if (hour === 12 && minute === 0) return en.dates.midday
  return en.dates.time({
    hour: hour % 12 || 12,
    minutes: String(minute).padStart(2, '0'),
    afternoon: hour >= 12,
  })
}
