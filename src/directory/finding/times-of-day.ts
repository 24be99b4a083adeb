import { type RawBuilder, sql } from 'kysely'
import type { Weekday } from '../../words/index.ts'
import type { Schedule } from '../entry.ts'

/** The parts of a day by which one looks; they overlap, as they do when people say them. */
export const timesOfDay = ['morning', 'afternoon', 'after_school', 'evening'] as const
export type TimeOfDay = (typeof timesOfDay)[number]

type Window = { from: string; to: string; stillOpenAt: string; days: readonly Weekday[] }
const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/** Something is in a part of the day when it begins in it, or began before and is still open an hour into it. */
export const windows: Readonly<Record<TimeOfDay, Window>> = {
  morning: { from: '05:00', to: '12:00', stillOpenAt: '06:00', days: everyDay },
  afternoon: { from: '12:00', to: '17:00', stillOpenAt: '13:00', days: everyDay },
  after_school: { from: '15:00', to: '18:00', stillOpenAt: '16:00', days: [1, 2, 3, 4, 5] },
  evening: { from: '17:00', to: '23:59', stillOpenAt: '18:00', days: everyDay },
}

/** Whether a schedule is in a part of the day; one without times is in none. */
export function isInTime(
  { days, opens, closes }: Pick<Schedule, 'days' | 'opens' | 'closes'>,
  time: TimeOfDay,
): boolean {
  const { from, to, stillOpenAt, days: when } = windows[time]
  if (opens === null || !days.some((day) => when.includes(day))) return false
  return (opens >= from && opens < to) || (opens < from && closes !== null && closes >= stillOpenAt)
}

/** The same rule in SQL, of a `service_schedule h`, without its days. */
export const inTimeSql = (time: TimeOfDay): RawBuilder<boolean> => {
  const { from, to, stillOpenAt } = windows[time]
  return sql`((h.opens >= ${from}::time and h.opens < ${to}::time) or (h.opens < ${from}::time and h.closes >= ${stillOpenAt}::time))`
}

// A week as bits: for each day one for running at all, then one for each part of the day.
const SLOTS = timesOfDay.length + 1

const bit = (day: Weekday, slot: number): bigint => 1n << BigInt((day - 1) * SLOTS + slot)

/** The bits of a week in which one of these days and one of these parts of the day is; none given means any. */
export function weekBits(days: readonly Weekday[] = [], times: readonly TimeOfDay[] = []): bigint {
  const slots = times.length === 0 ? [0] : times.map((time) => timesOfDay.indexOf(time) + 1)
  const asked = days.length === 0 ? everyDay : days
  return asked.reduce((all, day) => slots.reduce((sum, slot) => sum | bit(day, slot), all), 0n)
}

/** The bits of a week in which a `service_schedule h` runs on `day`, in SQL. */
export const scheduleBitsSql: RawBuilder<bigint> = sql`(${sql.join(
  [
    sql`1::bigint`,
    ...timesOfDay.map(
      (time, at) =>
        sql`case when day = any(${[...windows[time].days]}::int[]) and ${inTimeSql(time)} then ${1 << (at + 1)}::bigint else 0 end`,
    ),
  ],
  sql` | `,
)}) << ((day - 1) * ${SLOTS})::int`
