/** A number as it is, without the dust of binary fractions: one whole number over another, which is above nought. */
export type Exact = { top: bigint; bottom: bigint }

/** The exact value of a decimal as it is written: '6.9', '-0.05', '1e-7'. Throws a RangeError for what is none. */
export function exact(written: string | number | bigint): Exact {
  const [, sign, whole = '0', part = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i.exec(String(written).trim()) ?? []
  if (sign === undefined) throw new RangeError(`"${String(written).slice(0, 40)}" is no decimal`)
  const digits = BigInt(whole + part) * (sign === '-' ? -1n : 1n)
  const tens = Number(power) - part.length
  return tens < 0
    ? { top: digits, bottom: 10n ** BigInt(-tens) }
    : { top: digits * 10n ** BigInt(tens), bottom: 1n }
}

export const plus = (one: Exact, other: Exact): Exact =>
  one.bottom === other.bottom
    ? { top: one.top + other.top, bottom: one.bottom }
    : { top: one.top * other.bottom + other.top * one.bottom, bottom: one.bottom * other.bottom }

export const minus = (one: Exact, other: Exact): Exact => plus(one, { top: -other.top, bottom: other.bottom })

export const times = (one: Exact, other: Exact): Exact => ({
  top: one.top * other.top,
  bottom: one.bottom * other.bottom,
})

/** The first divided by the second, which is not nought. */
export function over(one: Exact, other: Exact): Exact {
  if (other.top === 0n) throw new RangeError('nothing can be divided by nought')
  const sign = other.top < 0n ? -1n : 1n
  return { top: sign * one.top * other.bottom, bottom: sign * other.top * one.bottom }
}

// More than the seventeen that tell one double from the next, and enough that a tie is never made by cutting off.
const DIGITS = 40

/** The nearest number that a program can hold: 4300 over 50 is 86, and 69 over 10 is 6.9. */
export function nearestNumber({ top, bottom }: Exact): number {
  const size = top < 0n ? -top : top
  const places = Math.max(0, DIGITS + String(bottom).length - String(size).length)
  const digits = String((size * 10n ** BigInt(places)) / bottom)
  // What was cut off is told by a digit more, so that a half is never taken for less than it is.
  const rest = (size * 10n ** BigInt(places)) % bottom === 0n ? '0' : '1'
  return Number(`${top < 0n ? '-' : ''}${digits}${rest}e-${places + 1}`)
}
