import type { DateWords } from '../en/dates.ts'

/** Days and times in Welsh, from memory: no Welsh speaker has checked them yet. */
export const dates: DateWords = {
  weekdays: [
    'dydd Llun',
    'dydd Mawrth',
    'dydd Mercher',
    'dydd Iau',
    'dydd Gwener',
    'dydd Sadwrn',
    'dydd Sul',
  ],
  shortWeekdays: ['Llun', 'Maw', 'Mer', 'Iau', 'Gwe', 'Sad', 'Sul'],
  months: [
    'Ionawr',
    'Chwefror',
    'Mawrth',
    'Ebrill',
    'Mai',
    'Mehefin',
    'Gorffennaf',
    'Awst',
    'Medi',
    'Hydref',
    'Tachwedd',
    'Rhagfyr',
  ],
  shortMonths: ['Ion', 'Chw', 'Maw', 'Ebr', 'Mai', 'Meh', 'Gor', 'Awst', 'Medi', 'Hyd', 'Tach', 'Rhag'],
  today: 'heddiw',
  tomorrow: 'yfory',
  yesterday: 'ddoe',
  midday: 'hanner dydd',
  midnight: 'hanner nos',
  time: ({ hour, minutes, afternoon }) =>
    `${hour}${minutes === '00' ? '' : `:${minutes}`} ${afternoon ? 'yh' : 'yb'}`,
  todayAt: ({ clock, part }) =>
    `${clock} ${{ morning: 'y bore yma', afternoon: 'y prynhawn yma', evening: 'heno' }[part]}`,
  dayAndTime: ({ day, time }) => `${day}, ${time}`,
  justNow: 'nawr',
  minutesAgo: ({ count }) => `${count} munud yn ôl`,
  hoursAgo: ({ count }) => `${count} awr yn ôl`,
  daysAgo: ({ count }) => `${count} diwrnod yn ôl`,
  workingDaysLate: ({ count }) => `${count} diwrnod gwaith yn hwyr`,
}
