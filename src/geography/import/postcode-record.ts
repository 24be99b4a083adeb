import { parsePostcode } from '../../words/index.ts'
import type { PostcodeRow } from '../postcode-store.ts'
import type { PostcodeColumns } from './postcode-columns.ts'

/** A row of a postcode file, read: the postcode, or why it cannot be taken in. */
export type ReadPostcode = { row: PostcodeRow } | { postcode: string; reason: string }

// What most rows look like, once spaces are out: read at once, without asking for every spelling people use.
const PLAIN = /^(?:[A-Z]{1,2}\d[A-Z\d]?)\d[A-Z]{2}$/
const AREA = /^[A-Z]\d{8}$/

/** Reads one row. Codes of areas that are none are left out; a point that is none makes a postcode without one. */
export function readPostcodeRecord(record: readonly string[], columns: PostcodeColumns): ReadPostcode {
  const typed = record[columns.postcode] ?? ''
  const postcode = postcodeIn(typed)
  const wrong = (reason: string) => ({ postcode: typed.slice(0, 20), reason })
  if (record.length <= Math.max(columns.postcode, columns.latitude, columns.longitude))
    return wrong('The row is cut off.')
  if (postcode === undefined) return wrong(typed.trim() === '' ? 'It has no postcode.' : 'It is no postcode.')
  if (postcode.startsWith('ZZ99')) return wrong('It stands for no place.')
  const point = pointIn(record[columns.latitude] ?? '', record[columns.longitude] ?? '')
  if (typeof point === 'string') return wrong(point)
  const terminatedIn = monthIn(at(record, columns.terminatedIn))
  if (terminatedIn === undefined) return wrong('Its month of termination is none.')
  return {
    row: {
      ...{ postcode, ...point, terminatedIn },
      smallArea: areaIn(at(record, columns.smallArea)),
      authority: areaIn(at(record, columns.authority)),
    },
  }
}

const at = (record: readonly string[], column: number | undefined): string =>
  column === undefined ? '' : (record[column] ?? '').trim()

function postcodeIn(typed: string): string | undefined {
  const code = typed.replaceAll(' ', '')
  if (PLAIN.test(code)) return `${code.slice(0, -3)} ${code.slice(-3)}`
  const read = parsePostcode(typed)
  return read.ok ? read.postcode : undefined
}

const NOWHERE = { latitude: null, longitude: null }

// No latitude, or 99.999999, is how these files say that there is no point.
function pointIn(north: string, east: string) {
  if (north.trim() === '' || east.trim() === '') return NOWHERE
  const [latitude, longitude] = [Number(north), Number(east)]
  if (Number.isNaN(latitude) || Number.isNaN(longitude)) return 'Its latitude or longitude is no number.'
  if (latitude >= 99) return NOWHERE
  if (latitude < 49 || latitude > 61.5 || longitude < -9 || longitude > 2.5)
    return 'It lies outside the United Kingdom.'
  return { latitude, longitude }
}

/** '201906', '2019-06' or '2019-06-30' as '2019-06'; null for none, undefined for what is no month. */
function monthIn(text: string): string | null | undefined {
  if (text === '' || /^null$/i.test(text)) return null
  const found = /^((?:19|20)\d\d)-?(0[1-9]|1[0-2])(?:-?\d\d)?$/.exec(text)
  return found ? `${found[1]}-${found[2]}` : undefined
}

// Nine characters; a pseudo code such as E99999999 says that there is none.
const areaIn = (text: string): string | null => (AREA.test(text) && !text.endsWith('99999999') ? text : null)
