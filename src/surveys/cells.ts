import { groupings } from './groups.ts'

/** What a cell of a school's file says: a value, nothing (it is empty, or says so), or what nobody can read. */
export type Read<T> = { value: T | null } | { unreadable: true }

const nothing = new Set([
  ...['', '-', '.', 'na', 'n/a', 'null', 'not known', 'unknown'],
  ...['prefer not to say', 'refused', 'refu', 'not obtained', 'nobt'],
])

const unreadable = { unreadable: true } as const

/** Small letters, one space between words. */
export const plainCell = (cell: string): string =>
  cell
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')

function among<T>(values: ReadonlyMap<string, T>, otherwise?: (said: string) => T | undefined) {
  return (cell: string): Read<T> => {
    const said = plainCell(cell)
    if (nothing.has(said)) return { value: null }
    const value = values.get(said) ?? otherwise?.(said)
    return value === undefined ? unreadable : { value }
  }
}

type Groupings = typeof groupings
type Codes<G extends keyof Groupings> = keyof Groupings[G]['values'] & string

/** A grouping's own codes and names, and what else people write for them. */
function wordsFor<G extends keyof Groupings>(
  grouping: G,
  others: Partial<Record<Codes<G>, readonly string[]>>,
): Map<string, Codes<G>> {
  const codes = Object.entries(groupings[grouping].values) as [Codes<G>, string][]
  return new Map(
    codes.flatMap(([code, name]) =>
      [code, name, ...(others[code] ?? [])].map((word) => [plainCell(word), code] as const),
    ),
  )
}

const gender = among(
  wordsFor('gender', {
    girl: ['f', 'female', 'g', 'girls', 'woman', 'young woman'],
    boy: ['m', 'male', 'b', 'boys', 'man', 'young man'],
    other: ['o', 'x', 'another', 'non-binary', 'nonbinary', 'non binary', 'nb', 'something else'],
  }),
)

// The codes of the school census, and what they stand under in our five groups; from memory.
const censusCodes: readonly (readonly [Codes<'ethnic_group'>, RegExp])[] = [
  ['white', /^(w[a-z]{3}|white\b.*)$/],
  ['mixed', /^(m[a-z]{3}|mixed\b.*|multiple\b.*)$/],
  ['asian', /^(a[a-z]{3}|chne|asian\b.*)$/],
  ['black', /^(b[a-z]{3}|black\b.*)$/],
  ['other', /^(ooth|other\b.*|another\b.*|any other)$/],
]

const ethnicGroup = among(
  wordsFor('ethnic_group', {
    asian: ['a', 'chinese', 'indian', 'pakistani', 'bangladeshi'],
    black: ['b', 'african', 'caribbean'],
    mixed: ['m'],
    white: ['w'],
    other: ['o', 'arab'],
  }),
  (said) => censusCodes.find(([, pattern]) => pattern.test(said))?.[0],
)

const specialNeeds = among(
  wordsFor('special_needs', {
    none: ['n', 'no', '0', 'false', 'no sen', 'no send', 'no special educational need'],
    support: ['k', 'sen support', 'sen', 'y', 'yes'],
    plan: ['e', 'ehcp', 'ehc plan', 'ehc', 's', 'statement'],
  }),
)

const freeMeals = among(
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
    const said = plainCell(cell)
    if (nothing.has(said)) return { value: null }
    if (from === 0 && /^(?:year |yr )?r(?:eception)?$/.test(said)) return { value: 0 }
    const number = Number(pattern.exec(said)?.[1] ?? Number.NaN)
    return Number.isInteger(number) && number >= from && number <= to ? { value: number } : unreadable
  }
}

/** What stands in the columns that say which groups a pupil is in: the one reader of every file of a school. */
export const readCell = {
  year_group: wholeWithin(0, 13, /^(?:year group ?|year ?|yr ?|y ?)?(\d{1,2})(?:\.0)?$/),
  gender,
  ethnic_group: ethnicGroup,
  free_meals: freeMeals,
  special_needs: specialNeeds,
  deprivation: wholeWithin(1, 5, /^(?:quintile |fifth |q)?(\d)(?:\.0)?$/),
}

/** 'Year 10', 'Y10', '10', 'R': the year group; null where it is none. */
export function readYear(text: string): number | null {
  const read = readCell.year_group(text)
  return 'value' in read ? read.value : null
}
