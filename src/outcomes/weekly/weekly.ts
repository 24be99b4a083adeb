import { nearestFive } from '../../statistics/index.ts'
import { addDays, type DateOnly, daysBetween, weekday } from '../../words/index.ts'

/** Contacts of one week with those of one school, or of none that is named; `own` are those of whoever looks. */
export type Counted = { week: DateOnly; school: string | null; contacts: number; own: number }

/** A line of the table: a school, or all of them, with a number for each week. */
export type Line = { name: string; each: number[]; total: number }

/** Every week that is shown by its Monday, all contacts, one's own, and those of each school. */
export type Weeks = { weeks: DateOnly[]; all: Line; own: Line; schools: Line[] }

/** How many weeks a page shows, and a file has at most. */
export const WEEKS = 12
export const WEEKS_OF_A_YEAR = 53

/** A number as it is told: as it stands, or to the nearest five and null for fewer. */
export const told = (n: number, rounded: boolean): number | null => (rounded ? nearestFive(n) : n)

const NO_SCHOOL = 'Other schools, or none'

/** The Monday of the first of so many weeks, of which this one is the last. */
export const firstOf = (today: DateOnly, weeks: number): DateOnly =>
  addDays(today, 1 - weekday(today) - 7 * (weeks - 1))

/** What was counted as lines of numbers, week by week: weeks without a contact are there with nought. */
export function weeksOf(counted: readonly Counted[], first: DateOnly, many: number): Weeks {
  const weeks = Array.from({ length: many }, (_, nth) => addDays(first, 7 * nth))
  const line = (name: string, rows: readonly Counted[], of: 'contacts' | 'own' = 'contacts'): Line => {
    const each = weeks.map(() => 0)
    for (const row of rows) {
      const at = daysBetween(first, row.week) / 7
      if (at in each) each[at] = (each[at] ?? 0) + row[of]
    }
    return { name, each, total: each.reduce((sum, one) => sum + one, 0) }
  }
  const names = [...new Set(counted.map(({ school }) => school))].sort((one, other) =>
    one === null ? 1 : other === null ? -1 : one.localeCompare(other),
  )
  return {
    weeks,
    all: line('All', counted),
    own: line('Yours', counted, 'own'),
    schools: names.map((name) =>
      line(
        name ?? NO_SCHOOL,
        counted.filter(({ school }) => school === name),
      ),
    ),
  }
}
