import { notReached, plainCell, type Questionnaire, readCell, skipped } from '../../surveys/index.ts'
import { answersOf, type Columns, type GroupColumn } from './columns.ts'
import type { Known } from './known.ts'

/** A row that can be taken in. */
export type TakenRow = {
  /** The organisation. */
  school: string
  answers: Buffer
  year_group: number | null
  gender: string | null
  ethnic_group: string | null
  free_meals: boolean | null
  special_needs: string | null
  deprivation: number | null
  neighbourhood: string | null
}

/** A row that cannot be used at all; why, without a word of what it said. */
export type RefusedRow = { outcome: 'refused'; reason: string }

/** What of a row nobody could read, and how it stood there. */
export type Unread = { what: GroupColumn | 'school' | 'neighbourhood'; said: string }

/**
 * A row that a person must look at: why, what could be read of it, and what could not. Without anything unread it is of
 * somebody who came before.
 */
export type HeldRow = {
  outcome: 'held'
  reason: string
  known: Omit<TakenRow, 'school'> & { school: string | null }
  unread: Unread[]
  /** Of somebody who came before with other answers: whether answers are those. */
  gaveBefore?: (answers: Buffer) => boolean
  /** Which answers are other ones then, by their places; nothing where that was not found out. */
  differs?: number[]
}

/** A row that is not taken in. */
export type OtherRow = HeldRow | RefusedRow

const linesIn = (cell: string): number => cell.split(/\r\n|\r|\n/).length

/**
 * On how many lines a row stands that would be a row each, had a quote mark not been opened in one and closed in another; 1 for
 * a row as it should be. A cell may go over lines; one that holds as much as a whole row does not.
 */
export function linesRunTogether(cells: readonly string[], count: number, delimiter: string): number {
  const long = cells.filter((cell) => linesIn(cell) > 1)
  if (cells.length === count && !long.some((cell) => cell.split(delimiter).length >= count)) return 1
  return long.reduce((lines, cell) => lines + linesIn(cell) - 1, 1)
}

/** What becomes of rows that run together. */
export const runTogether: RefusedRow = {
  outcome: 'refused',
  reason: 'a quote mark opens in one row and is closed in another',
}

const refused = (reason: string): RefusedRow => ({ outcome: 'refused', reason })

// As much as lets a person see what it was meant to be.
const MOST_SAID = 60
const said = (...cells: (string | undefined)[]): string =>
  cells
    // The database keeps no NUL.
    .map((cell) => (cell ?? '').replaceAll('\0', '').trim())
    .filter(Boolean)
    .join(', ')
    .slice(0, MOST_SAID)

const emptyAnswers = new Set(['', '-', '.', 'na', 'n/a', 'null', 'skipped', 'prefer not to say'])

/** Makes the reader of one row: cells in, a row out or the reason why not. */
export function rowReader(columns: Columns, questionnaire: Questionnaire, known: Known) {
  const answers = questionnaire.items.map(answersOf)
  return (cells: readonly string[]): TakenRow | OtherRow => {
    if (cells.length !== columns.count)
      return refused(cells.length < columns.count ? 'too few cells' : 'too many cells')
    const answered = answersIn(cells, columns, questionnaire, answers)
    if ('outcome' in answered) return answered
    const problems: (Unread & { reason: string })[] = []
    const [urn, name] = [cells[columns.school.urn], cells[columns.school.name]]
    const school = known.schoolOf(urn ?? '', name ?? '')
    if ('reason' in school) problems.push({ what: 'school', said: said(urn, name), reason: school.reason })
    const groups = groupsIn(cells, columns, problems)
    const [code, called] = [cells[columns.smallArea], cells[columns.neighbourhood]]
    const area = known.areaOf(code ?? '', called ?? '')
    if ('reason' in area)
      problems.push({ what: 'neighbourhood', said: said(code, called), reason: area.reason })
    const found = {
      ...{ ...answered, ...groups },
      deprivation: ('reason' in area ? null : area.deprivation) ?? groups.deprivation,
      neighbourhood: 'reason' in area ? null : area.neighbourhood,
    }
    const [problem] = problems
    if (!problem && 'organisation' in school) return { school: school.organisation, ...found }
    return {
      ...{ outcome: 'held', reason: problem?.reason ?? '' },
      known: { school: 'organisation' in school ? school.organisation : null, ...found },
      unread: problems.map(({ what, said: stood }) => ({ what, said: stood })),
    }
  }
}

type Groups = Omit<TakenRow, 'school' | 'answers' | 'neighbourhood'>

function groupsIn(
  cells: readonly string[],
  { groups }: Columns,
  problems: (Unread & { reason: string })[],
): Groups {
  const found: Record<string, string | number | boolean | null> = {}
  for (const [group, column] of groups) {
    const read = readCell[group](cells[column] ?? '')
    if ('unreadable' in read)
      problems.push({ what: group, said: said(cells[column]), reason: `${group} is none that we know` })
    else found[group] = read.value
  }
  const none = { year_group: null, gender: null, ethnic_group: null }
  return { ...none, free_meals: null, special_needs: null, deprivation: null, ...found }
}

function answersIn(
  cells: readonly string[],
  columns: Columns,
  { items }: Questionnaire,
  choices: readonly ReadonlyMap<string, number>[],
): { answers: Buffer } | RefusedRow {
  const answers = Buffer.alloc(items.length, notReached)
  let given = 0
  for (let at = 0; at < items.length; at++) {
    const column = columns.items[at] ?? -1
    if (column < 0) continue
    const cell = plainCell(cells[column] ?? '')
    const answer = choices[at]?.get(cell)
    if (answer !== undefined) {
      answers[at] = answer
      given++
    } else if (emptyAnswers.has(cell)) answers[at] = skipped
    else return refused(`an answer to ${items[at]?.id} is none of its choices`)
  }
  return given > 0 ? { answers } : refused('nothing was answered')
}
