import { countOf, figure } from '../words/index.ts'

/** '£1,234.50' of whole pence. */
export function pounds(pence: number): string {
  const whole = Math.abs(pence)
  return `${pence < 0 ? '−' : ''}£${figure(Math.trunc(whole / 100))}.${String(whole % 100).padStart(2, '0')}`
}

/** '96 places at £250.00': what one place costs, to the nearest penny where it does not divide. */
export const placesAt = (pence: number, places: number): string =>
  `${countOf(places, 'place')} at ${pence % places === 0 ? '' : 'about '}${pounds(Math.round(pence / places))}`

/**
 * Whole pence of an amount that somebody typed: '1,234.5', '£12', '0.99'. Null where it is none, has parts of a penny or is
 * over a thousand million pounds. Pounds and pence are read apart, so that no amount is a fraction on its way.
 */
export function penceTyped(text: string): number | null {
  const found = /^£?\s?(\d{1,3}(?:,\d{3})*|\d+)(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (!found?.[1]) return null
  const pence = Number(found[1].replaceAll(',', '')) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
  return pence > 0 && pence <= 100_000_000_000 ? pence : null
}
