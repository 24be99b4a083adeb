import { type ReadTable, readTable, SPILLS, type TableRow } from '../../csv/index.ts'
import { cleanLine, cleanName, figure, parsePostcode } from '../../words/index.ts'
import { type Read, readCell, readYear } from '../cells.ts'
import { yearGroupsLine } from '../round.ts'
import { type ColumnKey, columns, readHeader } from './columns.ts'
import type { PupilRow } from './pupil-row.ts'

/** More rows than these are not one school's. */
const MOST_ROWS = 3_000

/** A line that did not go in, and why. The reason never repeats a name. */
export type Refused = { line: number; because: string }

/** A row that can go in; a postcode is kept only until the small area is found. */
export type ReadRow = { line: number; row: PupilRow; postcode: string | null }

/** A school's list as it was read, every row accounted for; or what is wrong with the whole of it. */
export type ReadList =
  | { ok: true; rows: ReadRow[]; refused: Refused[]; notes: string[] }
  | { ok: false; problem: string }

/** Every row of a file below its header, cell by cell; or what is wrong with the whole of it. */
export const readRows = (bytes: Uint8Array, needed: readonly ColumnKey[]): ReadTable<ColumnKey> =>
  readTable(bytes, {
    most: MOST_ROWS,
    tooMany: `The file has more than ${figure(MOST_ROWS)} rows. Send it in parts`,
    header: readHeader,
    missing: (keys) =>
      columns
        .filter(({ key }) => needed.includes(key) && !keys.includes(key))
        .map(({ title }) => title)
        .join(', '),
  })

/** Reads a school's list: which rows go in, which wait for a look, and which lines do not go in, each with its reason. */
export function readList(bytes: Uint8Array, yearGroups: readonly number[]): ReadList {
  const read = readRows(bytes, ['reference', 'givenName', 'familyName', 'yearGroup'])
  if (!read.ok) return read
  const first = new Map<string, number>()
  const rows: ReadRow[] = []
  const refused: Refused[] = []
  for (const typed of read.rows) {
    const one = readRow(typed, yearGroups)
    if ('because' in one) {
      refused.push(one)
      continue
    }
    const before = first.get(one.row.reference)
    if (before !== undefined)
      refused.push({ line: typed.line, because: `The admission number is the same as in line ${before}.` })
    else {
      first.set(one.row.reference, typed.line)
      rows.push(one)
    }
  }
  return { ok: true, rows, refused, notes: read.notes }
}

// A spreadsheet would run it, and nobody is called that.
const isFormula = (text: string) => /^\s*[=@]|^[+-]/.test(text)

function readRow(
  { line, cells, spills }: TableRow<ColumnKey>,
  yearGroups: readonly number[],
): ReadRow | Refused {
  const cell = (key: ColumnKey): string => cells[key] ?? ''
  const refuse = (because: string): Refused => ({ line, because })
  const reference = cleanLine(cell('reference'), { max: 60 })
  const [givenName, familyName] = [cleanName(cell('givenName')), cleanName(cell('familyName'))]
  if (spills) return refuse(SPILLS)
  if (Object.values(cells).some(isFormula)) return refuse('A cell is a formula: put in what it shows.')
  if (!reference.ok) return refuse('There is no admission number, or it is too long.')
  if (!givenName && !familyName) return refuse('There is no name.')
  if (givenName.length > 100 || familyName.length > 100) return refuse('The name is longer than 100 letters.')
  const yearGroup = readYear(cell('yearGroup'))
  if (yearGroup === null) return refuse('The year group cannot be read.')
  if (!yearGroups.includes(yearGroup))
    return refuse(`${yearGroupsLine([yearGroup])} is not asked in this survey.`)
  const groups = readGroups(cell)
  const named = cleanLine(cell('class'), { max: 40 })
  return {
    line,
    postcode: groups.postcode,
    row: {
      ...{ reference: reference.text, givenName, familyName, yearGroup, class: named.ok ? named.text : '' },
      ...groups.row,
    },
  }
}

type GroupFields = Pick<
  PupilRow,
  'gender' | 'ethnicGroup' | 'freeMeals' | 'specialNeeds' | 'smallArea' | 'heldBecause'
>

/** The groups of a row. What cannot be read is left empty and said, so that somebody looks before a slip is made. */
function readGroups(cell: (key: ColumnKey) => string): { row: GroupFields; postcode: string | null } {
  const unread: string[] = []
  const known = <T>(key: ColumnKey, read: (text: string) => Read<T>): T | null => {
    const said = read(cell(key))
    if ('value' in said) return said.value
    unread.push(columns.find((column) => column.key === key)?.title ?? key)
    return null
  }
  const postcode = known('postcode', (text): Read<string> => {
    if (text.trim() === '') return { value: null }
    const parsed = parsePostcode(text)
    return parsed.ok ? { value: parsed.postcode } : { unreadable: true }
  })
  const row = {
    gender: known('gender', readCell.gender),
    ethnicGroup: known('ethnicGroup', readCell.ethnic_group),
    freeMeals: known('freeMeals', readCell.free_meals),
    specialNeeds: known('specialNeeds', readCell.special_needs),
    smallArea: known('smallArea', (text): Read<string> => {
      const code = text.trim().toUpperCase()
      if (code === '') return { value: null }
      return /^[A-Z]\d{8}$/.test(code) ? { value: code } : { unreadable: true }
    }),
  }
  const heldBecause = unread.length > 0 ? `Not read: ${unread.join(', ')}.` : ''
  return { row: { ...row, heldBecause }, postcode }
}
