import { typedCode } from './digits.ts'

/** Where a postcode leads: a place in the UK, the forces, Girobank's own, the Crown dependencies, or nowhere. */
export type PostcodeKind = 'place' | 'forces' | 'girobank' | 'crown-dependency' | 'pseudo'

/** A postcode, and what it says. `pseudo` codes stand for a reason that there is no postcode. */
export type Postcode = {
  postcode: string
  outward: string
  kind: PostcodeKind
  noFixedAbode: boolean
}

/** What can be wrong with a postcode that somebody typed. */
export type PostcodeProblem = 'empty' | 'not-a-postcode' | 'incomplete'

/** A postcode that was typed: what it is, or what is wrong. */
export type TypedPostcode = ({ ok: true } & Postcode) | { ok: false; problem: PostcodeProblem }

// The letters allowed in each position are Royal Mail's (Programmers' Guide to PAF; also BS 7666).
const OUTWARD =
  /^(?:[A-PR-UWYZ]\d{1,2}|[A-PR-UWYZ][A-HK-Y]\d{1,2}|[A-PR-UWYZ]\d[A-HJKPSTUW]|[A-PR-UWYZ][A-HK-Y]\d[ABEHMNPRVWXY])$/
const INWARD = /^\d[ABD-HJLNP-UW-Z]{2}$/

/**
 * Reads a postcode in any case and spacing, with a letter O where a nought belongs. BFPO numbers, GIR 0AA and
 * the pseudo postcodes of the NHS (ZZ99) are known; ZZ99 3VZ is the one that says no fixed abode. Whether
 * the postcode is in use today is not checked.
 */
export function parsePostcode(text: string): TypedPostcode {
  const typed = typedCode(text).toUpperCase().replace(/\s/g, '')
  if (typed === '') return { ok: false, problem: 'empty' }
  if (typed.length > 12) return { ok: false, problem: 'not-a-postcode' }
  const forces = /^BFPO(?:C\/O)?(\d{1,4})$/.exec(typed)
  if (forces) return found(`BFPO ${forces[1]}`, 'BFPO', 'forces')
  const code = withNoughts(typed)
  const outward = code.slice(0, -3)
  const inward = code.slice(-3)
  const whole = `${outward} ${inward}`
  if (whole === 'GIR 0AA') return found(whole, outward, 'girobank')
  if (outward === 'ZZ99' && /^\d[A-Z]{2}$/.test(inward)) return found(whole, outward, 'pseudo')
  if (OUTWARD.test(outward) && INWARD.test(inward)) return found(whole, outward, kindOf(outward))
  return { ok: false, problem: OUTWARD.test(typed) ? 'incomplete' : 'not-a-postcode' }
}

function found(postcode: string, outward: string, kind: PostcodeKind): TypedPostcode {
  return { ok: true, postcode, outward, kind, noFixedAbode: postcode === 'ZZ99 3VZ' }
}

function kindOf(outward: string): PostcodeKind {
  if (/^(?:JE|GY|IM)\d/.test(outward)) return 'crown-dependency'
  return /^BF\d/.test(outward) ? 'forces' : 'place'
}

// An O is never right as the first of the last three, nor after a digit in the first part: it is a nought.
function withNoughts(code: string): string {
  const outward = code.slice(0, -3).replace(/(?<=\d)O$/, '0')
  return outward + code.slice(-3).replace(/^O/, '0')
}
