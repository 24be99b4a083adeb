import { figure } from '../words/index.ts'
import type { Assumption } from './outcome.ts'

/** For people to read two decimals are enough; JSON has all of them. */
const shortened = (value: number): string => String(Math.round(value * 100) / 100)

/** '86%', '£1.80', '6.9 percentage points' */
export const figureSaid = (value: number, unit: string): string =>
  unit === '£' ? `£${value.toFixed(2)}` : `${shortened(value)}${unit === '%' ? '%' : ` ${unit}`}`

/** A figure's interval: '56.28 to 74.54', '£0.67 to £2.97' */
export const rangeSaid = ({ low, high }: { low: number; high: number }, unit: string): string =>
  unit === '£'
    ? `${figureSaid(low, unit)} to ${figureSaid(high, unit)}`
    : `${shortened(low)} to ${shortened(high)}`

/** What is assumed: '£1,200, from £800 to £1,800', or of a part '10%, from 10% to 30%' */
export const assumedSaid = ({
  likely,
  low,
  high,
  unit,
}: Pick<Assumption, 'likely' | 'low' | 'high' | 'unit'>) => {
  const said = (value: number) =>
    unit === '£' ? inPounds(value) : unit === 'part' ? `${shortened(value * 100)}%` : String(value)
  return { likely: said(likely), low: said(low), high: said(high) }
}

const inPounds = (value: number): string => `£${Number.isInteger(value) ? figure(value) : value.toFixed(2)}`
