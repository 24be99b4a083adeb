import { ageOn, type DateOnly, schoolYearNumber } from '../words/index.ts'
import type { Programme } from './programme.ts'
import { circumstances } from './programme-words.ts'

/** One thing that a blueprint says of whom it is for, and whether it fits: null where nobody here knows. */
export type SuitingLine = { says: string; fits: boolean | null }

/** Whom a programme is for, held beside one young person. It is for a person to decide: nothing here refuses anybody. */
export type Suiting = {
  name: string
  lines: readonly SuitingLine[]
  /** Nothing that is known speaks against it. */
  fits: boolean
  /** One of these is enough, and whoever refers judges it: never a score, never a count. */
  judged: readonly string[]
}

const within = (
  value: number | undefined,
  { from, to }: { from: number; to?: number | undefined },
): boolean | null => (value === undefined ? null : value >= from && (to === undefined || value <= to))

const range = ({ from, to }: { from: number; to?: number | undefined }): string =>
  to === undefined ? `${from} and over` : from === to ? String(from) : `${from} to ${to}`

/** Whom a programme is for, beside what is known of a young person on a day. */
export function suiting(
  { public_name: name, for_whom: forWhom }: Pick<Programme, 'public_name' | 'for_whom'>,
  { dateOfBirth }: { dateOfBirth: DateOnly | null },
  today: DateOnly,
): Suiting {
  const { ages, school_years: years } = forWhom
  const age = dateOfBirth ? ageOn(dateOfBirth, today) : undefined
  const year = dateOfBirth ? schoolYearNumber(dateOfBirth, today) : undefined
  const lines: SuitingLine[] = [
    ...(ages === 'not stated'
      ? []
      : [
          {
            says: `It is for those aged ${range(ages)}${age === undefined ? '' : `; they are ${age}`}`,
            fits: within(age, ages),
          },
        ]),
    ...(years
      ? [
          {
            says: `It is for school years ${range(years)}`,
            fits: dateOfBirth ? (within(year, years) ?? false) : null,
          },
        ]
      : []),
  ]
  return {
    name,
    lines,
    fits: lines.every(({ fits }) => fits !== false),
    judged: forWhom.circumstances.map((key) => circumstances[key].says),
  }
}
