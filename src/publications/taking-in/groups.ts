import { groupings } from '../../surveys/index.ts'

/** What a cell says: a value, nothing (it is empty), or what nobody can read. */
export type Read<T> = { value: T | null } | { unreadable: true }

const nothing = new Set([
  '',
  '-',
  '.',
  'na',
  'n/a',
  'null',
  'not known',
  'unknown',
  'prefer not to say',
  'refused',
])

const unreadable = { unreadable: true } as const

/** Small letters, one space between words. */
export const plain = (cell: string): string =>
  cell
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')

function among<T>(values: ReadonlyMap<string, T>): (cell: string) => Read<T> {
  return (cell) => {
    const said = plain(cell)
    if (nothing.has(said)) return { value: null }
    const value = values.get(said)
    return value === undefined ? unreadable : { value }
  }
}

/** A grouping's own codes and names, and what else people write for them. */
function wordsFor(grouping: keyof typeof groupings, others: Record<string, string[]>): Map<string, string> {
  return new Map(
    Object.entries<string>(groupings[grouping].values).flatMap(([code, name]) =>
      [code, name, ...(others[code] ?? [])].map((word) => [plain(word), code] as const),
    ),
  )
}

const gender = among(
  wordsFor('gender', {
    girl: ['f', 'female', 'girls', 'woman', 'young woman'],
    boy: ['m', 'male', 'boys', 'man', 'young man'],
    other: ['o', 'non-binary', 'nonbinary', 'non binary', 'x', 'something else'],
  }),
)

const ethnicGroup = among(
  wordsFor('ethnic_group', {
    asian: ['asian british', 'a'],
    black: ['black british', 'b', 'black or black british', 'african', 'caribbean'],
    mixed: ['mixed', 'm', 'multiple', 'mixed or multiple'],
    white: ['w', 'white british'],
    other: ['o', 'other ethnic group', 'any other'],
  }),
)

const specialNeeds = among(
  wordsFor('special_needs', {
    none: ['n', 'no', '0', 'false', 'no sen', 'no send'],
    support: ['k', 'sen support', 'sen'],
    plan: ['e', 'ehcp', 'ehc plan', 'ehc'],
  }),
)

const yesAndNo = among(
  new Map<string, boolean>([
    ...['true', 't', 'yes', 'y', '1', 'fsm', 'eligible', 'free school meals'].map(
      (word) => [word, true] as const,
    ),
    ...['false', 'f', 'no', 'n', '0', 'not eligible', 'no free school meals'].map(
      (word) => [word, false] as const,
    ),
  ]),
)

function wholeWithin(from: number, to: number, pattern: RegExp) {
  return (cell: string): Read<number> => {
    const said = plain(cell)
    if (nothing.has(said)) return { value: null }
    if (from === 0 && (said === 'r' || said === 'reception')) return { value: 0 }
    const number = Number(pattern.exec(said)?.[1] ?? Number.NaN)
    return Number.isInteger(number) && number >= from && number <= to ? { value: number } : unreadable
  }
}

/** What stands in the columns that say which groups a pupil is in. */
export const readGroups = {
  year_group: wholeWithin(0, 13, /^(?:year group |year |yr ?|y)?(\d{1,2})(?:\.0)?$/),
  gender,
  ethnic_group: ethnicGroup,
  free_meals: yesAndNo,
  special_needs: specialNeeds,
  deprivation: wholeWithin(1, 5, /^(?:quintile |fifth |q)?(\d)(?:\.0)?$/),
}

/** The names of those columns, and what an unreadable cell of theirs is called. */
export type GroupColumn = keyof typeof readGroups
