import { type DateOnly, parseDateParts, typedCode } from '../../words/index.ts'

/** A decimal as PostgreSQL and we read it; null for what is none. A comma parts digits where it does not part cells. */
export function decimalCell(cell: string, commas: boolean): string | null {
  const typed = typedCode(cell)
  const text = commas ? typed.replace(/^(-?\d+),(\d+)$/, '$1.$2') : typed
  return /^-?\d{1,9}(\.\d{1,9})?$/.test(text) ? text : null
}

/** A day written as 2026-09-07 or 7/9/2026, with or without a time; null for none, or why it cannot be. */
export function dateCell(cell: string, today: DateOnly): DateOnly | null | { refused: string } {
  if (cell === '') return null
  const text = cell.replace(/[T ]\d{1,2}:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/, '')
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? backwards(text)
  const typed = parseDateParts(day, month, year)
  if (!typed.ok) return { refused: `“${cell.slice(0, 40)}” is no date: write it as 2026-09-07` }
  return typed.date > today ? { refused: `${cell.slice(0, 40)} has not come yet` } : typed.date
}

const backwards = (text: string): string[] => {
  const [all = '', day = '', month = '', year = ''] =
    /^(\d{1,2})[-/. ]([A-Za-z]+|\d{1,2})[-/. ](\d{4})$/.exec(text) ?? []
  return [all, year, month, day]
}
