import {
  cleanLine,
  cleanText,
  isTimeOnly,
  parseEmail,
  parsePostcode,
  parseUkPhone,
} from '../../words/index.ts'
import { webAddress } from '../reading/web-address.ts'
import type { ColumnKey } from './columns.ts'

/** One row of an upload as it was typed, and its line in the file. */
export type UploadRow = { line: number; typed: Partial<Record<ColumnKey, string>> }

/** What is wrong with a row, by column: a sentence that says how to put it right. */
export type RowProblems = Partial<Record<ColumnKey, string>>

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** The days in 'Mon & Thurs', 'Monday to Friday', 'every day'; null where a word is none. From 1, Monday. */
export function readDays(text: string): number[] | null {
  const plain = text.toLowerCase()
  if (/^(?:every ?day|daily)$/.test(plain.trim())) return [1, 2, 3, 4, 5, 6, 7]
  const found = new Set<number>()
  for (const part of plain.split(/[,;/&+]|\band\b/)) {
    if (part.trim() === '') continue
    const ends = part.split(/\bto\b|[-–]/).map((word) => dayOf(word.trim()))
    const [from = 0, to = from] = ends
    if (ends.length > 2 || from === 0 || to < from) return null
    for (let day = from; day <= to; day++) found.add(day)
  }
  return found.size > 0 ? [...found].sort() : null
}

const dayOf = (word: string): number => {
  const bare = word.replace(/s$/, '').replace(/\.$/, '')
  return bare.length < 2
    ? 0
    : days.findIndex((day) => day.startsWith(bare) || (bare === 'thur' && day === 'thursday')) + 1
}

/** '16:00', '4pm', '4.30 pm', 'noon' as 'HH:MM'; null for anything else. */
export function readTime(text: string): string | null {
  if (/^(?:noon|midday)$/i.test(text)) return '12:00'
  const found = /^(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s*(am|pm|a\.m\.|p\.m\.)?$/i.exec(text.trim())
  if (!found) return null
  const half = found[3]?.[0]?.toLowerCase()
  let hour = Number(found[1])
  if (half && (hour < 1 || hour > 12)) return null
  if (half === 'p' && hour < 12) hour += 12
  if (half === 'a' && hour === 12) hour = 0
  if (!half && found[2] === undefined) return null
  const time = `${String(hour).padStart(2, '0')}:${found[2] ?? '00'}`
  return isTimeOnly(time) ? time : null
}

const age = (text: string): number | null =>
  /^\d{1,3}$/.test(text) && Number(text) <= 120 ? Number(text) : null

const checks: Partial<Record<ColumnKey, (text: string) => string | undefined>> = {
  name: (text) => (cleanLine(text, { max: 300 }).ok ? undefined : 'The name must be 300 characters or fewer'),
  description: (text) =>
    cleanText(text, { max: 4_000 }).ok ? undefined : 'It must be 4,000 characters or fewer',
  youngest: (text) => (age(text) === null ? 'Enter the youngest age as a whole number, like 11' : undefined),
  oldest: (text) => (age(text) === null ? 'Enter the oldest age as a whole number, like 17' : undefined),
  days: (text) => (readDays(text) ? undefined : 'Enter days, like Monday, Thursday'),
  starts: (text) => (readTime(text) ? undefined : 'Enter a time, like 16:00 or 4pm'),
  ends: (text) => (readTime(text) ? undefined : 'Enter a time, like 18:00 or 6pm'),
  postcode: (text) => (parsePostcode(text).ok ? undefined : 'Enter a whole postcode'),
  phone: (text) => (parseUkPhone(text).ok ? undefined : 'Enter a UK phone number'),
  email: (text) => (parseEmail(text).ok ? undefined : 'Enter an email address, like name@example.org'),
  web: (text) => (webAddress(text, null) ? undefined : 'Enter a web address, like https://www.example.org'),
}

/** What is wrong with a row, beside each of its columns. */
export function problemsOf({ typed }: UploadRow): RowProblems {
  const problems: RowProblems = {}
  if (!typed.name) problems.name = 'Enter its name'
  for (const [key, text] of Object.entries(typed) as [ColumnKey, string][]) {
    if (text === '') continue
    // A spreadsheet would run it, and nobody writes so.
    if (/^[=@]|^[+-](?!\s*\d[\d\s()]+$)/.test(text)) problems[key] = 'This is a formula: type what it shows'
    else if (text.length > 5_000) problems[key] = 'It must be 5,000 characters or fewer'
    else {
      const problem = checks[key]?.(text)
      if (problem) problems[key] = problem
    }
  }
  const [youngest, oldest] = [age(typed.youngest ?? ''), age(typed.oldest ?? '')]
  if (youngest !== null && oldest !== null && youngest > oldest)
    problems.oldest ??= 'The oldest age must not be below the youngest'
  const [starts, ends] = [readTime(typed.starts ?? ''), readTime(typed.ends ?? '')]
  if (starts && ends && ends <= starts) problems.ends ??= 'It must end after it starts'
  return problems
}

/** By what a row is known again the next time: its own number, else its name and postcode. */
export function keyOf({ typed }: UploadRow): string {
  if (typed.number) return `number ${typed.number.toLowerCase()}`
  const postcode = parsePostcode(typed.postcode ?? '')
  const name = (typed.name ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return `${name}, ${postcode.ok ? postcode.postcode : 'nowhere'}`
}

/** A row with all that is wrong with it. */
export type CheckedRow = UploadRow & { problems: RowProblems }

/** Checks every row, each against those before it too: the same thing twice is said at the second. */
export function checkRows(rows: readonly UploadRow[]): CheckedRow[] {
  const first = new Map<string, number>()
  return rows.map((row) => {
    const problems = problemsOf(row)
    const key = keyOf(row)
    const before = first.get(key)
    if (before !== undefined && row.typed.name) problems.name ??= `This is the same as line ${before}`
    else first.set(key, row.line)
    return { ...row, problems }
  })
}

/** Whether a row can go in as it is. */
export const isReady = ({ problems }: CheckedRow): boolean => Object.keys(problems).length === 0

/** A ready row as a record that an import reads. */
export function recordOf(row: UploadRow, organisation: { id: string; name: string }) {
  const { typed } = row
  const at = [typed.place, typed.address, typed.town, typed.postcode, typed.access].some(Boolean)
  const when = readDays(typed.days ?? '')
  return {
    id: keyOf(row),
    name: typed.name,
    description: typed.description,
    organization: { id: organisation.id, name: organisation.name },
    minimum_age: typed.youngest,
    maximum_age: typed.oldest,
    fees: typed.cost,
    email: typed.email,
    phone: typed.phone,
    url: typed.web,
    schedules: when
      ? [
          {
            weekday: when.map((day) => days[day - 1]),
            opens_at: readTime(typed.starts ?? ''),
            closes_at: readTime(typed.ends ?? ''),
            freq: 'WEEKLY',
          },
        ]
      : [],
    locations: at
      ? [
          {
            name: typed.place,
            addresses: [{ address_1: typed.address, city: typed.town, postal_code: typed.postcode }],
            accessibility: typed.access ? [{ description: typed.access }] : [],
          },
        ]
      : [],
  }
}
