import { CsvError, parse } from 'csv-parse/sync'
import type { Measure, MeasureItem } from '../blueprint/index.ts'
import { countOf, latinDigits, listOf } from '../words/index.ts'
import { type ItemAnswers, scoreAnswers } from './scoring.ts'

/** One row of a file, scored: its scores by their keys, or the sentence that says why it has none. */
export type ScoredRow = { id: string } & Record<string, string | number | null>

/** A file that cannot be read as answers at all: the message is one sentence. */
export class UnreadableAnswers extends Error {}

/**
 * Scores a CSV with the header `id,i1,…`: one row out for each row in, in the same order. A byte order mark, any line
 * ends, quotes, blank lines and columns in another order are read. Throws UnreadableAnswers when the header is not the
 * measure's or the quotes do not close.
 */
export function scoreRows(measure: Measure, text: string): ScoredRow[] {
  const [head, ...rows] = recordsIn(text)
  if (!head)
    throw new UnreadableAnswers(`There is nothing to read: the first line must be ${headerOf(measure)}.`)
  const columns = columnsOf(measure, head)
  return rows.map((row) => scoreRow(measure, columns, row))
}

const headerOf = (measure: Measure): string => ['id', ...measure.items.map(({ id }) => id)].join(',')

function recordsIn(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? ` near line ${error.lines}` : ''
    throw new UnreadableAnswers(
      `This is not a CSV file that can be read: its quotation marks do not match${line}.`,
    )
  }
}

function columnsOf(measure: Measure, head: readonly string[]): string[] {
  const columns = withoutEmptyEnd(head).map((name) => name.toLowerCase())
  const header = headerOf(measure)
  if (columns.length === 1 && /[;\t]/.test(columns[0] ?? ''))
    throw new UnreadableAnswers(`The columns must be separated by commas: the first line must be ${header}.`)
  const twice = columns.find((name, at) => columns.indexOf(name) !== at)
  if (twice !== undefined)
    throw new UnreadableAnswers(
      `The column "${shown(twice)}" is there twice: the first line must be ${header}.`,
    )
  const known = ['id', ...measure.items.map(({ id }) => id)]
  const unknown = columns.find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw new UnreadableAnswers(
      `There is no column "${shown(unknown)}" in ${measure.name}: the first line must be ${header}.`,
    )
  // An item that not everybody is asked may have no column.
  const needed = [
    'id',
    ...measure.items.filter(({ askedFromAge }) => askedFromAge === undefined).map(({ id }) => id),
  ]
  const absent = needed.filter((name) => !columns.includes(name))
  if (absent.length > 0)
    throw new UnreadableAnswers(
      `${absent.length === 1 ? 'The column' : 'The columns'} ${listOf(absent)} ${absent.length === 1 ? 'is' : 'are'} missing: the first line must be ${header}.`,
    )
  return columns
}

// A spreadsheet may leave columns without a name or a value at the end.
const withoutEmptyEnd = (cells: readonly string[]): readonly string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

function scoreRow(measure: Measure, columns: readonly string[], row: readonly string[]): ScoredRow {
  const values = new Map(columns.map((name, at) => [name, row[at] ?? '']))
  const id = values.get('id') ?? ''
  const { answers, problems } = readRow(measure, values)
  const given = withoutEmptyEnd(row).length
  const all = [
    ...(id === '' ? ['This row has no id.'] : []),
    ...(given > columns.length
      ? [`This row has ${countOf(given, 'value')}, and the header has ${columns.length}.`]
      : []),
    ...problems,
  ]
  return all.length > 0 ? { id, error: all.join(' ') } : { id, ...scoreAnswers(measure, answers) }
}

function readRow(measure: Measure, values: ReadonlyMap<string, string>) {
  const answers: Record<string, number> = {}
  const problems: string[] = []
  const missing: string[] = []
  for (const item of measure.items) {
    const read = readAnswer(measure, item, values.get(item.id) ?? '')
    if (read === null) missing.push(item.id)
    else if (typeof read === 'number') answers[item.id] = read
    else problems.push(read)
  }
  const sums = measure.scores.some((score) => 'sum' in score)
  if (sums && missing.length > 0)
    problems.unshift(
      `${listOf(missing)} ${missing.length === 1 ? 'is' : 'are'} missing: all ${measure.items.length} answers are needed.`,
    )
  else if (missing.length === measure.items.length) problems.unshift('There is no answer in this row.')
  return { answers: answers as ItemAnswers, problems }
}

/** The answer in a cell; null for an empty one; a sentence for anything that is not one of the choices. */
function readAnswer(measure: Measure, item: MeasureItem, cell: string): number | string | null {
  if (cell === '') return null
  const { from, to } = measure.choices
  const allowed = `an answer is a whole number from ${from} to ${to}`
  const text = latinDigits(cell)
  if (!/^[+-]?\d{1,15}([.,]\d{1,15})?$/.test(text))
    return `${item.id} is "${shown(cell)}", which is not a number: ${allowed}.`
  const answer = Number(text.replace(',', '.'))
  return Number.isInteger(answer) && answer >= from && answer <= to
    ? answer
    : `${item.id} is ${shown(cell)}: ${allowed}.`
}
