import { kindsOfService, sources } from '../../blueprint/index.ts'
import { plainTitle } from '../../csv/index.ts'
import { plainCell, type Read, readCell } from '../../surveys/index.ts'
import { type DateOnly, listOf } from '../../words/index.ts'
import { dateCell } from './cells.ts'
import type { Cells, Refused } from './score-row.ts'

/** What a cohort knows of a person beside their scores; null for what nobody knows. */
export type PersonFacts = {
  school: string | null
  sex: string | null
  age: number | null
  ethnic_group: string | null
  deprivation: number | null
  special_needs: string | null
  care_status: string | null
  referred_by: string | null
  onward: string[] | null
  contacts: number | null
  first_contact: DateOnly | null
  last_contact: DateOnly | null
}

export const personColumns = [
  ...['young_person', 'school', 'sex', 'age', 'ethnic_group', 'deprivation', 'special_needs', 'care_status'],
  ...['referred_by', 'onward', 'contacts', 'first_contact', 'last_contact'],
] as const
export type PersonColumn = 'young_person' | keyof PersonFacts

export type PersonRow = PersonFacts & { youngPerson: string }

const MOST_LETTERS = 120

const among = (words: Readonly<Record<string, readonly string[]>>) => {
  const codes = new Map(
    Object.entries(words).flatMap(([code, also]) =>
      [code, ...also].map((one) => [plainTitle(one), code] as const),
    ),
  )
  return (cell: string): Read<string> => {
    const said = plainTitle(cell)
    if (['', 'na', 'notknown', 'unknown', 'notstated'].includes(said)) return { value: null }
    const value = codes.get(said)
    return value === undefined ? { unreadable: true } : { value }
  }
}

const withTheirNames = (names: Readonly<Record<string, string>>) =>
  among(Object.fromEntries(Object.entries(names).map(([key, says]) => [key, [says]])))

const sexes = among({
  female: ['f', 'girl', 'woman'],
  male: ['m', 'boy', 'man'],
  other: ['x', 'non-binary', 'another'],
})
const careStatuses = among({
  none: ['no', 'n', '0', 'never'],
  in_care: ['looked after', 'lac', 'cla', 'yes', 'y'],
  left_care: ['care leaver', 'care experienced', 'previously looked after'],
})
const referrers = withTheirNames(sources)
const kinds = withTheirNames(kindsOfService)

const wholeUpTo =
  (most: number) =>
  (cell: string): Read<number> => {
    if (plainCell(cell) === '') return { value: null }
    const [, digits] = /^(\d{1,6})(?:\.0)?$/.exec(cell) ?? []
    return digits !== undefined && Number(digits) <= most ? { value: Number(digits) } : { unreadable: true }
  }
const age = wholeUpTo(120)
const contacts = wholeUpTo(100_000)

/** What a column may say, for whoever has to put right what it says. */
const mayBe = {
  sex: 'female, male or other',
  age: 'a whole number up to 120',
  ethnic_group: 'asian, black, mixed, white, other or a code of the school census',
  deprivation: 'a whole number from 1 to 5',
  special_needs: 'none, support or plan',
  care_status: 'none, in_care or left_care',
  referred_by: listOf(Object.keys(sources), 'or'),
  onward: listOf(Object.keys(kindsOfService), 'or'),
  contacts: 'a whole number',
}

/** Where a file has a column for it an empty cell says that there was none. */
function onwardTo(cell: string, hasColumn: boolean): Read<string[]> {
  if (!hasColumn) return { value: null }
  const said = cell.split(/[;|,]/).map((one) => one.trim())
  const read = said.filter((one) => one !== '' && one !== '-' && one !== 'none').map(kinds)
  if (read.some((one) => 'unreadable' in one)) return { unreadable: true }
  return { value: [...new Set(read.flatMap((one) => ('value' in one && one.value ? [one.value] : [])))] }
}

/** A reader of the rows of a file of people: the person, or in a sentence why they cannot be taken. */
export function personReader(
  has: (column: PersonColumn) => boolean,
  today: DateOnly,
): (cell: Cells<PersonColumn>) => PersonRow | Refused {
  return (cell) => {
    const youngPerson = cell('young_person')
    if (youngPerson === '') return { refused: 'it does not say which young person' }
    const read = {
      sex: sexes(cell('sex')),
      age: age(cell('age')),
      ethnic_group: readCell.ethnic_group(cell('ethnic_group')),
      deprivation: readCell.deprivation(cell('deprivation')),
      special_needs: readCell.special_needs(cell('special_needs')),
      care_status: careStatuses(cell('care_status')),
      referred_by: referrers(cell('referred_by')),
      onward: onwardTo(cell('onward'), has('onward')),
      contacts: contacts(cell('contacts')),
    }
    const columns = Object.keys(read) as (keyof typeof read)[]
    const column = columns.find((one) => 'unreadable' in read[one])
    if (column)
      return {
        refused: `its ${column} is none that we know: “${cell(column).slice(0, 40)}”; it may be ${mayBe[column]}`,
      }
    const dates = datesOf(cell, today)
    if ('refused' in dates) return dates
    const school = cell('school').slice(0, MOST_LETTERS) || null
    const values = Object.fromEntries(
      Object.entries(read).map(([key, one]) => [key, 'value' in one ? one.value : null]),
    ) as { [K in keyof typeof read]: PersonFacts[K] }
    return { youngPerson, school, ...values, ...dates }
  }
}

function datesOf(
  cell: Cells<PersonColumn>,
  today: DateOnly,
): Pick<PersonFacts, 'first_contact' | 'last_contact'> | Refused {
  const first = dateCell(cell('first_contact'), today)
  const last = dateCell(cell('last_contact'), today)
  if (first !== null && typeof first === 'object') return first
  if (last !== null && typeof last === 'object') return last
  return first !== null && last !== null && last < first
    ? { refused: `its last contact is before its first` }
    : { first_contact: first, last_contact: last }
}
