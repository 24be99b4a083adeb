import type { Measure } from '../../blueprint/index.ts'
import { type HeaderColumn, headerReader, readTable, SPILLS, type TableRow } from '../../csv/index.ts'
import { figure, normaliseName, parseDateParts } from '../../words/index.ts'
import { fieldsOf } from './form.ts'
import type { AttendanceAsked } from './store.ts'

type Column = 'reference' | 'name' | 'given' | 'family' | 'born' | 'attended' | 'possible' | 'percent'
type Cells = Partial<Record<Column, string>>

const columns: readonly HeaderColumn<Column>[] = [
  { key: 'reference', title: 'Reference', also: ['ref', 'id'] },
  { key: 'name', title: 'Name', also: ['fullname', 'pupil', 'pupilname', 'student', 'studentname'] },
  { key: 'given', title: 'First name', also: ['forename', 'givenname', 'legalforename'] },
  { key: 'family', title: 'Surname', also: ['lastname', 'familyname', 'legalsurname'] },
  { key: 'born', title: 'Date of birth', also: ['dob', 'birthdate', 'born'] },
  {
    key: 'attended',
    title: 'Sessions attended',
    also: ['attended', 'attendances', 'present', 'sessionspresent'],
  },
  {
    key: 'possible',
    title: 'Sessions possible',
    also: ['possible', 'possiblesessions', 'possibleattendances'],
  },
  {
    key: 'percent',
    title: 'Attendance',
    also: ['attendancepercent', 'percent', 'percentage', 'attendancepercentage'],
  },
]
const readHeader = headerReader(columns)

/** The columns of the list that a school may fill in and give back. */
export const listColumns = ['Reference', 'Name', 'Date of birth', 'Sessions attended', 'Sessions possible']

const MOST = 5_000

/** One row that a person has to look at, and why. */
export type HeldRow = { line: number; because: string }

/** A file of how often pupils came: what it fills in of whom it is asked, and every other row accounted for. */
export type ReadAttendance =
  | { ok: false; problem: string }
  | {
      ok: true
      rows: number
      typed: Record<string, string>
      pupils: number
      held: HeldRow[]
      others: number
      notes: string[]
    }

type Found = { line: number; one: AttendanceAsked; typed: Record<string, string> }
type Read = Found | HeldRow | 'nobody asks'

/** Reads a file as a school has it. It writes nothing down: what could be read stands in the form then, for somebody to look at. */
export function readAttendance(
  bytes: Uint8Array,
  asked: readonly AttendanceAsked[],
  measures: readonly Measure[],
): ReadAttendance {
  const table = readTable(bytes, {
    most: MOST,
    tooMany: `The file has more than ${figure(MOST)} rows. Give it in parts`,
    header: readHeader,
    missing: missingIn,
  })
  if (!table.ok) return table
  const read = table.rows.map((row): Read => readRow(row, asked, measures))
  const found = read.filter((row): row is Found => typeof row === 'object' && 'one' in row)
  const twice = new Set(
    found.filter(({ one }, at) => found.findIndex((row) => row.one === one) !== at).map(({ one }) => one),
  )
  const whole = found.filter(({ one }) => !twice.has(one))
  return {
    ...{ ok: true, rows: read.length, pupils: whole.length, notes: table.notes },
    typed: Object.assign({}, ...whole.map(({ typed }) => typed)),
    held: [
      ...read.filter((row): row is HeldRow => typeof row === 'object' && 'because' in row),
      ...found
        .filter(({ one }) => twice.has(one))
        .map(({ line, one }) => ({ line, because: `${one.name} stands in the file more than once.` })),
    ].sort((one, other) => one.line - other.line),
    others: read.filter((row) => row === 'nobody asks').length,
  }
}

function missingIn(keys: readonly (Column | null)[]): string {
  const has = (...wanted: Column[]) => wanted.every((key) => keys.includes(key))
  return [
    ...(has('reference') || has('name', 'born') || has('given', 'family', 'born')
      ? []
      : ['Reference, or Name and Date of birth']),
    ...(has('attended', 'possible') || has('percent')
      ? []
      : ['Sessions attended and Sessions possible, or Attendance']),
  ].join('; ')
}

// A spreadsheet would run it, and it is no name and no number.
const isFormula = (text: string) => /^\s*[=@+]|^-/.test(text)

function readRow(
  { line, cells, spills }: TableRow<Column>,
  asked: readonly AttendanceAsked[],
  measures: readonly Measure[],
): Read {
  if (spills) return { line, because: SPILLS }
  if (Object.values(cells).some(isFormula))
    return { line, because: 'A cell is a formula: put in what it shows.' }
  const whom = whomOf(cells, asked)
  if (whom === null) return 'nobody asks'
  if (typeof whom === 'string') return { line, because: whom }
  const measure = measures.find(({ key }) => key === whom.measure)
  const percent = measure?.scores.flatMap((score) => ('percent' in score ? score.percent : []))[0]
  if (!measure || !percent) return 'nobody asks'
  const counted = countedIn(cells, measure.choices.to)
  if (typeof counted === 'string') return { line, because: `${whom.name}: ${counted}` }
  const fields = fieldsOf(measure, whom)
  return {
    ...{ line, one: whom },
    typed: {
      [fields[percent.of] ?? '']: String(counted.attended),
      [fields[percent.outOf] ?? '']: String(counted.possible),
    },
  }
}

/** Whom a row is about: a sentence where that is in doubt, null where nobody asks about them. */
function whomOf(
  { reference = '', name = '', given = '', family = '', born = '' }: Cells,
  asked: readonly AttendanceAsked[],
): AttendanceAsked | string | null {
  const meant = asked.find(({ point }) => point === reference.toLowerCase())
  if (meant) return meant
  const [before, after] = name.split(',')
  const called = normaliseName(name ? (after ? `${after} ${before}` : name) : `${given} ${family}`)
  const same = asked.filter((one) => called !== '' && normaliseName(one.name) === called)
  const [first] = same
  if (!first) return null
  const day = dayIn(born)
  if (day === null) return `${first.name}: put in the date of birth. The name alone is not enough.`
  const matching = same.filter((one) => one.born === day)
  if (matching.length > 1)
    return `${first.name} is asked about twice: use the list from this page, with its references.`
  return (
    matching[0] ?? `${first.name}: the date of birth is not the one that you gave when you referred them.`
  )
}

/** '27/03/2014', '2014-03-27' or '27 March 2014' */
function dayIn(text: string): string | null {
  const parts = text.replace(/[T ]\d\d:\d\d.*$/, '').split(/[\s/.-]+/, 4)
  const [day, month, year] = /^\d{4}$/.test(parts[0] ?? '') ? parts.toReversed() : parts
  const read = parts.length === 3 ? parseDateParts(day, month, year) : null
  return read?.ok ? read.date : null
}

/** How many sessions of how many: a sentence where it cannot be read. */
function countedIn(
  { attended = '', possible = '', percent = '' }: Cells,
  most: number,
): { attended: number; possible: number } | string {
  const whole = (text: string) => (/^\d{1,4}$/.test(text) ? Number(text) : null)
  const [came, outOf] = [whole(attended), whole(possible)]
  if (came !== null && outOf !== null) {
    if (outOf === 0 || outOf > most) return `the sessions that were possible are not from 1 to ${most}.`
    return came > outOf ? 'more sessions attended than were possible.' : { attended: came, possible: outOf }
  }
  const read = /^(\d{1,3})(?:[.,](\d{1,3}))?\s?%?$/.exec(percent)
  if (!read) return attended || possible || percent ? 'the numbers cannot be read.' : 'there is no number.'
  return ofPercent(BigInt(`${read[1]}${read[2] ?? ''}`), 100n * 10n ** BigInt(read[2]?.length ?? 0), {
    outOf,
    most,
  })
}

/** A share of a hundred as sessions: of those that were possible where that is said, and else only where it is exact. */
function ofPercent(
  share: bigint,
  of: bigint,
  { outOf, most }: { outOf: number | null; most: number },
): { attended: number; possible: number } | string {
  if (share > of) return 'the attendance is more than a hundred.'
  if (outOf !== null && outOf > 0 && outOf <= most) {
    const attended = Math.round((Number(share) * outOf) / Number(of))
    const off = Math.abs((attended * Number(of)) / outOf - Number(share))
    return off <= 0.5 ? { attended, possible: outOf } : `no whole number of ${outOf} sessions comes to that.`
  }
  for (let possible = 100; possible <= most; possible += 100)
    if ((share * BigInt(possible)) % of === 0n)
      return { attended: Number((share * BigInt(possible)) / of), possible }
  return 'put in how many sessions were possible. The percentage alone does not say.'
}
