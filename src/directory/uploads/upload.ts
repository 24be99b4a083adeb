import { csvOf, readCsv } from '../../csv/index.ts'
import { figure } from '../../words/index.ts'
import { columns, ourOwn, readHeader } from './columns.ts'
import { type CheckedRow, isReady, type UploadRow } from './row.ts'

/** The rows of an uploaded file, with what is odd about the file; or what is wrong with the whole of it. */
export type ReadUpload = { ok: true; rows: UploadRow[]; notes: string[] } | { ok: false; problem: string }

// More rows than these are a council's list, not a charity's.
const MOST_ROWS = 2_000
const atMost = {
  most: MOST_ROWS,
  tooMany: `The file has more than ${figure(MOST_ROWS)} rows. Ask the council to take it in as a feed`,
}

/** A row that tells how to fill in the others. */
const instructs = (name: string) =>
  /^(?:e\.?g\.?\b|example\b|for example\b|delete this row|what people call it)/i.test(name)

// What we wrote with an apostrophe so that no spreadsheet runs it comes back without.
const cellText = (cell: string) => cell.replace(/^'(?=\s*[=+\-@|%])/, '').slice(0, 6_000)

/** Reads an uploaded file: its header wherever its columns stand, and every row below it. */
export function readUpload(bytes: Uint8Array): ReadUpload {
  const csv = readCsv(bytes, atMost)
  if (!csv.ok) return csv
  const [head, ...below] = csv.rows
  const { keys, notes } = readHeader(head?.cells ?? [])
  if (!keys.includes('name'))
    return {
      ok: false,
      problem: 'The first row must name the columns, and one of them must be “Name”. Begin with the template',
    }
  const rows = below.map(({ line, cells }) => ({
    line,
    typed: Object.fromEntries(keys.flatMap((key, at) => (key ? [[key, cellText(cells[at] ?? '')]] : []))),
  }))
  const own = rows.filter(({ typed }) => !instructs(String(typed.name ?? '')))
  if (own.length === 0) return { ok: false, problem: 'There is no row below the names of the columns' }
  const left = rows.length - own.length
  if (left > 0)
    notes.push(
      `${left === 1 ? 'One row' : `${left} rows`} with instructions or an example ${left === 1 ? 'was' : 'were'} left out.`,
    )
  return { ok: true, rows: own, notes }
}

/** The file to begin with: the names of the columns, and one row that says what goes where. */
export const templateCsv = (): string =>
  csvOf(
    columns.map(({ title }) => title),
    [columns.map(({ about }) => about)],
  )

/** The rows that cannot go in, as they were typed, with a column of reasons: to put right and send again. */
export function reasonsCsv(rows: readonly CheckedRow[]): string {
  const wrong = rows.filter((row) => !isReady(row))
  return csvOf(
    [...columns.map(({ title }) => title), ...ourOwn],
    wrong.map(({ typed, problems, line }) => [
      ...columns.map(({ key }) => typed[key] ?? ''),
      columns.flatMap(({ key, title }) => (problems[key] ? [`${title}: ${problems[key]}.`] : [])).join(' '),
      line,
    ]),
  )
}
