import { armsOf, askingOf, type Measure, type Point, type Programme, points } from '../../blueprint/index.ts'
import { plainTitle } from '../../csv/index.ts'
import type { DateOnly } from '../../words/index.ts'
import { dateCell, decimalCell } from './cells.ts'

/** A score as a cohort keeps it: the person by their number, the value as a decimal in text. */
export type ScoreGiven = {
  measure: string
  point: Point
  person: number
  value: string
  date: DateOnly | null
}

/** A row that can be read: who it is about, as the file calls them, and what it says. */
export type ScoreRow = Omit<ScoreGiven, 'person'> & { youngPerson: string; arm: string | null }

export type Refused = { refused: string }

/** The cells of a row by the names of the columns. */
export type Cells<Column extends string> = (column: Column) => string

export const scoreColumns = ['young_person', 'arm', 'measure', 'point', 'date', 'value'] as const
export type ScoreColumn = (typeof scoreColumns)[number]
/** Without these there is nothing to read. */
export const neededColumns = ['young_person', 'measure', 'point', 'value'] as const

/** How many goals of one person can be told apart. */
const MOST_GOALS = 20
/** The measures that goals are kept under: gbo:1, gbo:2 and so on. */
export const goalMeasures = (key: string): string[] =>
  Array.from({ length: MOST_GOALS }, (_, at) => `${key}:${at + 1}`)

const pointByTitle = new Map(Object.keys(points).map((point) => [plainTitle(point), point as Point]))
const yesOrNo: Readonly<Record<string, string>> = { yes: '1', y: '1', true: '1', no: '0', n: '0', false: '0' }

/** What a reader of rows goes by. */
export type Reading = {
  programme: Programme
  measures: readonly Measure[]
  today: DateOnly
  /** Whether a comma parts digits: not where it parts cells. */
  commas: boolean
}

/** A reader of the rows of a file of scores: the row, or in a sentence why it cannot be taken. */
export function scoreReader(reading: Reading): (cell: Cells<ScoreColumn>) => ScoreRow | Refused {
  const { programme, today, commas } = reading
  const ranges = new Map(programme.measures.flatMap(({ measure }) => rangeOf(reading, measure)))
  const pair = armsOf(programme)
  const asks =
    [...new Set([...ranges.keys()].map((key) => key.replace(/:\d+$/, ':1')))].join(', ') || 'nothing'
  return (cell) => {
    const youngPerson = cell('young_person')
    if (youngPerson === '') return { refused: 'it does not say which young person' }
    const measure = cell('measure').toLowerCase().replace(/\s+/g, '')
    const range = ranges.get(measure)
    if (!range)
      return { refused: `“${cell('measure').slice(0, 40)}” is none of its measures: it asks ${asks}` }
    const point = pointByTitle.get(plainTitle(cell('point')))
    if (!point)
      return {
        refused: `“${cell('point').slice(0, 40)}” is no point: there is ${Object.keys(points).join(', ')}`,
      }
    const arm = armIn(cell('arm').toLowerCase(), pair && [pair.tried, pair.beside])
    if (arm === undefined)
      return {
        refused: `“${cell('arm').slice(0, 40)}” is none of its arms: ${pair ? `there is ${pair.tried} and ${pair.beside}` : 'it has none'}`,
      }
    const value = valueIn(cell('value'), range, commas)
    if (typeof value === 'object') return value
    const date = dateCell(cell('date'), today)
    if (typeof date === 'object' && date !== null) return date
    return { youngPerson, arm, measure, point, value, date }
  }
}

type Range = { from: number; to: number; isYesOrNo: boolean; isPercent: boolean }

function rangeOf({ programme, measures }: Reading, key: string): [string, Range][] {
  const measure = measures.find((one) => one.key === key)
  const asking = askingOf(programme, key)
  const score = measure?.scores.find((one) => one.key === asking?.score) ?? measure?.scores[0]
  if (!measure || !score) return []
  const range = {
    ...{ from: score.from, to: score.to },
    ...{ isYesOrNo: measure.kind === 'feedback', isPercent: 'percent' in score },
  }
  return (measure.kind === 'goals' ? goalMeasures(key) : [key]).map((one) => [one, range])
}

/** The arm; null where none is said, undefined where there is none of that name. */
function armIn(said: string, arms: readonly string[] | undefined): string | null | undefined {
  if (said === '') return null
  if (arms) return arms.find((arm) => arm === said)
  // Of a programme without arms everybody is in the programme.
  return said === 'programme' ? null : undefined
}

function valueIn(said: string, { from, to, isYesOrNo, isPercent }: Range, commas: boolean): string | Refused {
  const text = isPercent ? said.replace(/\s*%$/, '') : said
  const value = (isYesOrNo ? yesOrNo[text.toLowerCase()] : undefined) ?? decimalCell(text, commas)
  if (value === null)
    return { refused: text === '' ? 'it has no value' : `“${said.slice(0, 40)}” is no number` }
  if (Number(value) < from || Number(value) > to)
    return { refused: `${said.slice(0, 40)} is not between ${from} and ${to}` }
  if (isYesOrNo && Number(value) !== 0 && Number(value) !== 1)
    return { refused: `${said.slice(0, 40)} is neither 1 for yes nor 0 for no` }
  return value
}
