import { parsePostcode, typedCode } from '../words/index.ts'

/** What somebody meant by what they typed for a place, before anybody has looked where it lies. */
export type TypedPlace =
  | { kind: 'nothing' }
  | { kind: 'point'; latitude: number; longitude: number }
  /** A whole postcode. `outward` is its first part; `nowhere` are those that stand for no place on the ground. */
  | { kind: 'postcode'; postcode: string; outward: string; nowhere: boolean }
  /** The beginning of a postcode, in each way it may be read: 'M11' is a district, or 'M1 1'. */
  | { kind: 'district'; beginnings: readonly string[] }
  | { kind: 'town'; names: readonly string[] }

const LONGEST = 100
const OUTWARD = /^[A-Z]{1,2}(?:\d{1,2}|\d[A-Z])$/

/** Reads a place as people type it: a postcode or its beginning, a point, or the name of a town. */
export function readPlace(typed: string): TypedPlace {
  const text = typedCode(typed.slice(0, LONGEST))
  if (!/[\p{L}\p{N}]/u.test(text)) return { kind: 'nothing' }
  return readPoint(text) ?? readWhole(text) ?? readBeginning(text) ?? readTown(text)
}

// To three decimals: about a hundred metres, and nobody needs more to find what is near.
function readPoint(text: string): TypedPlace | undefined {
  const found = /^(-?\d{1,2}(?:\.\d{1,15})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,15})?)$/.exec(text)
  if (!found) return undefined
  const [latitude, longitude] = [Number(found[1]), Number(found[2])]
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return { kind: 'nothing' }
  return { kind: 'point', latitude: Number(latitude.toFixed(3)), longitude: Number(longitude.toFixed(3)) }
}

function readWhole(text: string): TypedPlace | undefined {
  const read = parsePostcode(withLetterO(text))
  if (!read.ok) return undefined
  const { postcode, outward, kind } = read
  return { kind: 'postcode', postcode, outward, nowhere: kind === 'forces' || kind === 'pseudo' }
}

function readBeginning(text: string): TypedPlace | undefined {
  const code = withLetterO(text)
  if (!/^[A-Z0-9\s]{2,9}$/.test(code)) return undefined
  const beginnings = beginningsOf(code)
  return beginnings.length > 0 ? { kind: 'district', beginnings } : undefined
}

// As one types a postcode from the left: the first part, then one figure, then one letter more.
function beginningsOf(code: string): string[] {
  const [outward = '', inward = '', ...more] = code.trim().split(/\s+/)
  const noughts = outward.replace(/(?<=\d)O$/, '0')
  if (more.length > 0) return []
  if (inward !== '') {
    const figure = inward.replace(/^O/, '0')
    return OUTWARD.test(noughts) && /^\d[A-Z]?$/.test(figure) ? [`${noughts} ${figure.slice(0, 1)}`] : []
  }
  const whole = OUTWARD.test(noughts) ? [noughts] : []
  const split = /^(.+?)(\d)[A-Z]?$/.exec(noughts)
  return split?.[1] && OUTWARD.test(split[1]) ? [...whole, `${split[1]} ${split[2]}`] : whole
}

// A nought where only the letter can be: 'S014' for 'SO14', '0X1' for 'OX1'.
const withLetterO = (code: string): string =>
  code
    .toUpperCase()
    .replace(/^([A-Z])0(?=\d)/, '$1O')
    .replace(/^0(?=[LX])/, 'O')

// 'Saltmere, Lincolnshire' is tried whole, then by its first part.
function readTown(text: string): TypedPlace {
  const first = text.split(',')[0]?.trim() ?? ''
  const words = text.replace(/^(?:near|in|around)\s+/i, '')
  return { kind: 'town', names: [...new Set([words, first].filter((name) => /[\p{L}\p{N}]/u.test(name)))] }
}
