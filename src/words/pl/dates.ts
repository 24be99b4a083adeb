import type { DateWords } from '../en/dates.ts'
import { form } from './forms.ts'

/** Days and times in Polish, from memory: no Polish speaker has checked them yet. */
export const dates: DateWords = {
  weekdays: ['poniedziałek', 'wtorek', 'środa', 'czwartek', 'piątek', 'sobota', 'niedziela'],
  shortWeekdays: ['pon.', 'wt.', 'śr.', 'czw.', 'pt.', 'sob.', 'niedz.'],
  months: [
    'stycznia',
    'lutego',
    'marca',
    'kwietnia',
    'maja',
    'czerwca',
    'lipca',
    'sierpnia',
    'września',
    'października',
    'listopada',
    'grudnia',
  ],
  shortMonths: ['sty', 'lut', 'mar', 'kwi', 'maj', 'cze', 'lip', 'sie', 'wrz', 'paź', 'lis', 'gru'],
  today: 'dzisiaj',
  tomorrow: 'jutro',
  yesterday: 'wczoraj',
  midday: 'w południe',
  midnight: 'o północy',
  time: ({ hour, minutes, afternoon }) => `${afternoon ? (hour % 12) + 12 : hour % 12}:${minutes}`,
  todayAt: ({ clock, part }) =>
    `${clock} ${{ morning: 'dziś rano', afternoon: 'dziś po południu', evening: 'dziś wieczorem' }[part]}`,
  dayAndTime: ({ day, time }) => `${day}, ${time}`,
  justNow: 'przed chwilą',
  minutesAgo: ({ count }) => `${count} ${form(count, ['minutę', 'minuty', 'minut'])} temu`,
  hoursAgo: ({ count }) => `${count} ${form(count, ['godzinę', 'godziny', 'godzin'])} temu`,
  daysAgo: ({ count }) => `${count} ${form(count, ['dzień', 'dni', 'dni'])} temu`,
  workingDaysLate: ({ count }) =>
    `${count} ${form(count, ['dzień roboczy', 'dni robocze', 'dni roboczych'])} po terminie`,
}
