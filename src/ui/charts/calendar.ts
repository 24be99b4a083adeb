// A date in a chart is a day: 'YYYY-MM-DD', read as midnight in UTC so that no clock change moves it.

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Milliseconds at the start of a day. Throws a sentence for anything that is no date. */
export function dayTime(date: string): number {
  const time = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(time)) throw new Error(`“${date}” is not a date for a chart (YYYY-MM-DD).`)
  return time
}

/** '24 Nov 2026' */
export function shortDate(date: string): string {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number)
  return `${day} ${months[(month ?? 1) - 1]} ${year}`
}

export type MonthTick = { time: number; label: string }

/**
 * The first days of months from the month of `from` to that of `to`, at most `most` of them, evenly skipped;
 * a January says its year when the span is longer than a year.
 */
export function monthTicks(from: number, to: number, most: number): MonthTick[] {
  const first = new Date(from)
  const last = new Date(to)
  const count =
    (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth() + 1
  const step = Math.max(1, Math.ceil(count / most))
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => {
    const time = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + index * step, 1)
    const date = new Date(time)
    const month = months[date.getUTCMonth()] ?? ''
    return { time, label: count > 12 ? `${month} ${String(date.getUTCFullYear()).slice(2)}` : month }
  })
}

/** The first moment of a day's month. */
export function monthStart(time: number): number {
  const date = new Date(time)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
}
