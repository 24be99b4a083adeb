/** A cell that a spreadsheet would run rather than show, whatever invisible marks stand before it. */
const RUNS = /^[\s\p{Cc}\p{Cf}]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/u

/**
 * Rows as a CSV file that a spreadsheet opens as it is meant: with a byte order mark, every cell quoted, and what
 * would be run as a formula shown as text (an apostrophe before it).
 */
export function csvOf(head: readonly string[], rows: Iterable<readonly (string | number | null)[]>): string {
  const lines = [head, ...rows].map((row) => row.map(cell).join(','))
  return `\ufeff${lines.join('\r\n')}\r\n`
}

function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value)
  const safe = typeof value === 'string' && (RUNS.test(text) || /^[\t\r]/.test(text)) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

/** The headers of a CSV file to keep under this name. */
export const csvHeaders = (name: string) => ({
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': `attachment; filename="${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}.csv"`,
})
