import { CsvError, parse } from 'csv-parse/sync'
import {
  choicesFor,
  type Informant,
  itemsOf,
  type Measure,
  type MeasureItem,
  type MeasureScore,
} from '../blueprint/index.ts'
import { rowEnds } from '../csv/index.ts'
import { countOf, latinDigits, listOf } from '../words/index.ts'
import { type ItemAnswers, isChoice, type Scores, scoreAnswers } from './scoring.ts'

/** One row of a file, scored: its scores by their keys, or the sentence that says why it has none. */
export type ScoredRow = { id: string } & Record<string, string | number | null>

/** A file that cannot be read as answers at all: the message is one sentence. */
export class UnreadableAnswers extends Error {}

/**
 * Scores a CSV with the header `id,i1,…`: one row out for each row in, in the same order. A byte order mark, any line
 * ends, quotes, blank lines and columns in another order are read, and a column that says who answered each row. Throws UnreadableAnswers when the header is not the
 * measure's or the quotes do not close.
 */
export function scoreRows(measure: Measure, text: string, informant: Informant = 'self'): ScoredRow[] {
  const [head, ...rows] = recordsIn(text)
  if (!head)
    throw new UnreadableAnswers(`There is nothing to read: the first line must be ${headerOf(measure)}.`)
  const columns = columnsOf(measure, head)
  return rows.map((row) => scoreRow({ measure, informant }, columns, row))
}

const headerOf = (measure: Measure): string => ['id', ...measure.items.map(({ id }) => id)].join(',')

function recordsIn(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      record_delimiter: rowEnds,
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
  const known = ['id', 'informant', ...measure.items.map(({ id }) => id)]
  const unknown = columns.find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw new UnreadableAnswers(
      `There is no column "${shown(unknown)}" in ${measure.name}: the first line must be ${header}.`,
    )
  const needed = ['id', ...measure.items.filter(isAlwaysThere).map(({ id }) => id)]
  const absent = needed.filter((name) => !columns.includes(name))
  if (absent.length > 0)
    throw new UnreadableAnswers(
      `${absent.length === 1 ? 'The column' : 'The columns'} ${listOf(absent)} ${absent.length === 1 ? 'is' : 'are'} missing: the first line must be ${header}.`,
    )
  return columns
}

// An item that not everybody is asked, or of a part that may be left out, may have no column.
const isAlwaysThere = ({ askedFromAge, askedOf, optional }: MeasureItem): boolean =>
  askedFromAge === undefined && askedOf === undefined && !optional

// A spreadsheet may leave columns without a name or a value at the end.
const withoutEmptyEnd = (cells: readonly string[]): readonly string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

function scoreRow(asked: Asked, columns: readonly string[], row: readonly string[]): ScoredRow {
  const values = new Map(columns.map((name, at) => [name, row[at] ?? '']))
  const id = values.get('id') ?? ''
  const { scores, problems } = readRow(asked, values)
  const given = withoutEmptyEnd(row).length
  const all = [
    ...(id === '' ? ['This row has no id.'] : []),
    ...(given > columns.length
      ? [`This row has ${countOf(given, 'value')}, and the header has ${columns.length}.`]
      : []),
    ...problems,
  ]
  return all.length > 0 ? { id, error: all.join(' ') } : { id, ...scores }
}

/** What is scored, and who answered where a row does not say. */
type Asked = { measure: Measure; informant: Informant }

function readRow({ measure, informant }: Asked, values: ReadonlyMap<string, string>) {
  const said = (values.get('informant') ?? '').toLowerCase()
  const who = said === '' ? informant : measure.informants.find((one) => one.who === said)?.who
  if (!who) return { scores: {}, problems: [notAnInformant(measure, said)] }
  const answers: Record<string, number> = {}
  const problems: string[] = []
  const missing: string[] = []
  const items = itemsOf(measure, who)
  for (const item of items) {
    const read = readAnswer(measure, item, values.get(item.id) ?? '')
    if (typeof read === 'number') answers[item.id] = read
    else if (read !== null) problems.push(read)
    else if (!item.optional) missing.push(item.id)
  }
  const scores = scoreAnswers(measure, answers, { informant: who })
  const nothing = Object.keys(answers).length === 0 && problems.length === 0
  const lacking = lackingIn(measure, { scores, missing, nothing })
  return { scores, problems: [...lacking, ...problems, ...moreThanPossible(measure, answers)] }
}

/** 'There is no informant "aunt" of the SDQ: there is self, parent and teacher.' */
export const notAnInformant = ({ name, informants }: Measure, said: string): string =>
  `There is no informant "${shown(said)}" of ${name}: there is ${listOf(informants.map(({ who }) => who))}.`

type Lacking = { scores: Scores; missing: readonly string[]; nothing: boolean }

/** Why a row has no score at all for want of answers; nothing where it has one. */
function lackingIn(measure: Measure, { scores, missing, nothing }: Lacking): string[] {
  if (missing.length === 0) return nothing ? ['There is no answer in this row.'] : []
  const list = `${listOf(missing)} ${missing.length === 1 ? 'is' : 'are'} missing`
  if (needsEveryItem(measure)) return [`${list}: all ${measure.items.length} answers are needed.`]
  if (nothing) return ['There is no answer in this row.']
  return Object.values(scores).every((score) => score === null) && measure.scores.some(addsUp)
    ? [`${list}: that is too many for any score.`]
    : []
}

const addsUp = (score: MeasureScore): boolean => 'sum' in score || 'mean' in score

/** Whether no score of the measure can do without any of its items. */
const needsEveryItem = ({ scores }: Measure): boolean =>
  scores.every(
    (score) =>
      'table' in score ||
      ('sum' in score && score.sum === 'all items' && score.needs === 'every item') ||
      ('mean' in score && score.mean === 'all items' && score.needs === 'every item'),
  )

function moreThanPossible({ scores }: Measure, answers: ItemAnswers): string[] {
  return scores.flatMap((score) => {
    if (!('percent' in score)) return []
    const { of, outOf } = score.percent
    const [part, whole] = [answers[of], answers[outOf]]
    return part !== undefined && whole !== undefined && part > whole
      ? [`${of} is ${part} and ${outOf} is ${whole}: it cannot be more.`]
      : []
  })
}

/** The answer in a cell; null for an empty one; a sentence for anything that is not one of the choices. */
function readAnswer(measure: Measure, item: MeasureItem, cell: string): number | string | null {
  if (cell === '') return null
  const { from, to, step } = choicesFor(measure, item)
  const allowed = `an answer is a ${step < 1 ? 'number with at most one decimal' : 'whole number'} from ${from} to ${to}`
  const text = latinDigits(cell)
  if (!/^[+-]?\d{1,15}([.,]\d{1,15})?$/.test(text))
    return `${item.id} is "${shown(cell)}", which is not a number: ${allowed}.`
  const answer = Number(text.replace(',', '.'))
  return isChoice(measure, item, answer) ? answer : `${item.id} is ${shown(cell)}: ${allowed}.`
}
