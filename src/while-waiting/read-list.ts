import { type HeaderColumn, headerReader, readTable, SPILLS } from '../csv/index.ts'
import {
  cleanLine,
  cleanName,
  displayFirstName,
  figure,
  isMobileNumber,
  parseEmail,
  parseUkPhone,
} from '../words/index.ts'
import { isSame, type Reached } from './waiting-list.ts'

export type Column = 'reference' | 'name' | 'given' | 'family' | 'phone' | 'email' | 'whose'
export type Cells = Partial<Record<Column, string>>

const columns: readonly HeaderColumn<Column>[] = [
  {
    ...{ key: 'reference', title: 'Reference' },
    also: [
      'ref',
      'id',
      'number',
      'localnumber',
      'patientnumber',
      'hospitalnumber',
      'rionumber',
      'rioid',
      'localid',
      'caseid',
    ],
  },
  {
    key: 'name',
    title: 'Name',
    also: ['fullname', 'patient', 'patientname', 'youngperson', 'child', 'childname'],
  },
  { key: 'given', title: 'First name', also: ['forename', 'givenname', 'preferredname', 'knownas'] },
  { key: 'family', title: 'Surname', also: ['lastname', 'familyname'] },
  {
    ...{ key: 'phone', title: 'Phone' },
    also: [
      'mobile',
      'mobilephone',
      'phonenumber',
      'mobilenumber',
      'tel',
      'telephone',
      'telno',
      'contact',
      'contactnumber',
    ],
  },
  { key: 'email', title: 'Email', also: ['emailaddress', 'mail', 'contactemail'] },
  { key: 'whose', title: 'Whose', also: ['whosephone', 'belongsto', 'contactis', 'owner', 'relationship'] },
]
const readHeader = headerReader(columns)

/** The most rows of one list. */
const MOST = 2_000

/** One row of a list: it can be offered, a person has to look at it, or it is left out, and why. */
export type ReadRow =
  | { line: number; state: 'offered'; reached: Reached }
  | { line: number; state: 'held'; because: string; cells: Cells }
  | { line: number; state: 'left_out'; because: string; reference: string | null }

export type ReadList = { ok: true; rows: ReadRow[]; notes: string[] } | { ok: false; problem: string }

/** Somebody who was offered it before, or said no. */
export type Asked = Pick<Reached, 'reference'> & Partial<Reached> & { saidNo: boolean }

/**
 * Reads a list as a service has it, pasted or as a file. Of each row five things are taken and the rest is never looked at; every
 * row is accounted for.
 */
export function readList(bytes: Uint8Array, asked: readonly Asked[]): ReadList {
  const table = readTable(bytes, {
    most: MOST,
    tooMany: `The list has more than ${figure(MOST)} rows. Send it in parts`,
    header: readHeader,
    missing: missingIn,
  })
  if (!table.ok) return table
  const taken: { line: number; reached: Reached }[] = []
  const rows = table.rows.map(({ line, cells, spills }): ReadRow => {
    const row = spills ? { line, state: 'held' as const, because: SPILLS, cells } : readRow(line, cells)
    if (row.state !== 'offered') return row
    const again = whyAgain(row.reached, taken, asked)
    if (again) return { line, state: 'left_out', because: again, reference: row.reached.reference }
    taken.push(row)
    return row
  })
  return { ok: true, rows, notes: table.notes }
}

function missingIn(keys: readonly (Column | null)[]): string {
  const has = (...wanted: Column[]) => wanted.some((key) => keys.includes(key))
  return [
    ...(has('reference') ? [] : ['Reference']),
    ...(has('name', 'given') ? [] : ['Name']),
    ...(has('phone', 'email') ? [] : ['Phone or Email']),
  ].join(', ')
}

function whyAgain(
  reached: Reached,
  taken: readonly { line: number; reached: Reached }[],
  asked: readonly Asked[],
): string | null {
  const twin = taken.find((one) => isSame(reached, one.reached))
  if (twin) return `It is the same as line ${twin.line}.`
  const before = asked.find((one) => isSame(reached, one))
  if (before) return before.saidNo ? 'They said no before.' : 'They were asked before.'
  return null
}

// A spreadsheet would run it, and nobody is called that.
const isFormula = (text: string) => /^\s*[=@]|^-/.test(text)

/** One row, from its cells: whole, or with the first thing that a person has to look at. */
export function readRow(line: number, cells: Cells): Exclude<ReadRow, { state: 'left_out' }> {
  const held = (because: string): ReadRow & { state: 'held' } => ({ line, state: 'held', because, cells })
  if (Object.values(cells).some(isFormula)) return held('A cell is a formula: put in what it shows.')
  const reference = cleanLine(cells.reference ?? '', { max: 60 })
  if (!reference.ok) return held('There is no reference, so you could not find them again.')
  const called = calledIn(cells)
  if (!called) return held('There is no name.')
  if (called.length > 60) return held('The name is longer than 60 letters.')
  const audience = whoseIn(cells.whose ?? '')
  if (!audience) return held('It is not clear whose phone or email it is: write “own” or “parent”.')
  const way = wayIn(cells)
  if ('because' in way) return held(way.because)
  return { line, state: 'offered', reached: { reference: reference.text, called, audience, ...way } }
}

/** A first name: of 'OSEI, Daniel' and 'Daniel Osei' it is 'Daniel'. */
function calledIn({ given = '', name = '' }: Cells): string {
  const whole = cleanName(given) || cleanName(name)
  const [before, after] = whole.split(',').map((part) => part.trim())
  const first = displayFirstName(after || before || '', null)
  return first === first.toUpperCase() && first.length > 1
    ? first.charAt(0) + first.slice(1).toLowerCase()
    : first
}

function whoseIn(text: string): Reached['audience'] | null {
  const said = text.toLowerCase().replace(/[^a-z]/g, '')
  if (['', 'own', 'self', 'theirs', 'their', 'youngperson', 'child', 'patient', 'yp'].includes(said))
    return 'young_person'
  return /^(parent|carer|mother|father|mum|dad|guardian|gran|nan|foster|family|step)/.test(said)
    ? 'parent_or_carer'
    : null
}

type Way = Pick<Reached, 'channel' | 'address'>

// A text before an email: it is read sooner.
function wayIn({ phone = '', email = '' }: Cells): Way | { because: string } {
  if (/e\+/i.test(phone)) return { because: 'A spreadsheet has changed the phone number. Type it again.' }
  // A spreadsheet takes the nought in front away.
  const number = parseUkPhone(/^7\d{9}$/.test(phone.replace(/\s/g, '')) ? `0${phone.trim()}` : phone)
  if (number.ok && isMobileNumber(number.phone)) return { channel: 'text', address: number.phone }
  const address = parseEmail(email)
  if (address.ok) return { channel: 'email', address: address.email }
  if (number.ok)
    return { because: 'The phone is not a mobile, and there is no email: nothing can be sent there.' }
  if (phone.trim() && !email.trim()) return { because: 'The phone number cannot be read.' }
  if (email.trim()) return { because: 'The email address cannot be read.' }
  return { because: 'There is no phone and no email.' }
}
