import { typedCode } from './digits.ts'

/** An NHS number: ten digits that pass the check, without spaces. */
export type NhsNumber = string & { readonly __nhsNumber: true }

/** What can be wrong with an NHS number that somebody typed. */
export type NhsNumberProblem = 'empty' | 'not-a-number' | 'wrong-length' | 'wrong-digit' | 'never-issued'

/** An NHS number that was typed: the number, or what is wrong. */
export type TypedNhsNumber = { ok: true; number: NhsNumber } | { ok: false; problem: NhsNumberProblem }

/**
 * Reads an NHS number, with or without spaces and dashes, in the digits of any script people here use. The
 * last digit must be the modulus 11 check digit (NHS Data Dictionary, NHS NUMBER); ten equal digits pass that
 * check and are refused, because they are only ever typed to fill the box.
 */
export function parseNhsNumber(text: string): TypedNhsNumber {
  const typed = typedCode(text)
  if (typed === '') return { ok: false, problem: 'empty' }
  const digits = typed.replace(/[\s\p{Pd}]/gu, '')
  if (!/^\d+$/.test(digits)) return { ok: false, problem: 'not-a-number' }
  if (digits.length !== 10) return { ok: false, problem: 'wrong-length' }
  if (/^(\d)\1{9}$/.test(digits)) return { ok: false, problem: 'never-issued' }
  if (checkDigit(digits) !== Number(digits[9])) return { ok: false, problem: 'wrong-digit' }
  return { ok: true, number: digits as NhsNumber }
}

/** The number as people read it out: '943 476 5919'. */
export function formatNhsNumber(number: NhsNumber): string {
  return `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`
}

function checkDigit(digits: string): number {
  let sum = 0
  for (let place = 0; place < 9; place++) sum += Number(digits[place]) * (10 - place)
  // 11 stands for 0; 10 equals no digit, so such a number is never valid.
  const check = 11 - (sum % 11)
  return check === 11 ? 0 : check
}
