/** For people to read two decimals are enough; JSON has all of them. */
export const shortened = (value: number): string => String(Math.round(value * 100) / 100)

/** '86%', '£1.80', '6.9 percentage points' */
export const figureSaid = (value: number, unit: string): string =>
  unit === '£' ? `£${value.toFixed(2)}` : `${shortened(value)}${unit === '%' ? '%' : ` ${unit}`}`
