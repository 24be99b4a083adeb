import { defineCatalogue, type Translation } from '../catalogue.ts'
import { countOf } from '../counting.ts'

/** Words for days, times and waiting. */
export const dates = defineCatalogue({
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  shortWeekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  shortMonths: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  today: 'today',
  tomorrow: 'tomorrow',
  yesterday: 'yesterday',
  midday: 'midday',
  midnight: 'midnight',
  time: ({ hour, minutes, afternoon }: { hour: number; minutes: string; afternoon: boolean }) =>
    `${hour}${minutes === '00' ? '' : `:${minutes}`} ${afternoon ? 'pm' : 'am'}`,
  todayAt: ({ clock, part }: { clock: string; part: 'morning' | 'afternoon' | 'evening' }) =>
    `${clock} this ${part}`,
  dayAndTime: ({ day, time }: { day: string; time: string }) => `${day}, ${time}`,
  justNow: 'just now',
  minutesAgo: ({ count }: { count: number }) => `${countOf(count, 'minute')} ago`,
  hoursAgo: ({ count }: { count: number }) => `${countOf(count, 'hour')} ago`,
  daysAgo: ({ count }: { count: number }) => `${countOf(count, 'day')} ago`,
  workingDaysLate: ({ count }: { count: number }) => `${countOf(count, 'working day')} late`,
})

/** The words a language needs for days and times. */
export type DateWords = Translation<typeof dates>
