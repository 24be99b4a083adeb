import { addDays, bankHolidays, type DateOnly, dateFrom, partsOf, weekday } from '../../src/words/index.ts'

/** A stretch of days on which a school of Saltmere is shut, both ends included. */
export type ToldClosure = { name: string; startsOn: DateOnly; endsOn: DateOnly }

const mondayOnOrBefore = (date: DateOnly): DateOnly => addDays(date, 1 - weekday(date))
const mondayOnOrAfter = (date: DateOnly): DateOnly => addDays(date, (8 - weekday(date)) % 7)
const easterMonday = (year: number): DateOnly =>
  bankHolidays(year).find(({ name }) => name === 'Easter Monday')?.date ?? dateFrom(year, 4, 7)

// Two weeks off at Christmas and Easter, six in summer, a week in each half term: what an English school keeps.
function closuresIn(year: number): ToldClosure[] {
  const week = (name: string, monday: DateOnly, weeks = 1) => ({
    ...{ name, startsOn: monday, endsOn: addDays(monday, weeks * 7 - 3) },
  })
  return [
    week('Spring half term', mondayOnOrAfter(dateFrom(year, 2, 12))),
    week('Easter holiday', addDays(easterMonday(year), -7), 2),
    week('Summer half term', mondayOnOrBefore(dateFrom(year, 5, 31))),
    { name: 'Summer holiday', startsOn: dateFrom(year, 7, 22), endsOn: dateFrom(year, 9, 1) },
    week('Autumn half term', mondayOnOrBefore(dateFrom(year, 10, 28))),
    week('Christmas holiday', mondayOnOrAfter(dateFrom(year, 12, 18)), 2),
  ]
}

/** The closures of a school of Saltmere from two years before a day to three years after it. */
export const schoolClosures = (today: DateOnly): ToldClosure[] =>
  [-2, -1, 0, 1, 2, 3].flatMap((years) => closuresIn(partsOf(today).year + years))
