import type { PupilRow } from './pupil-row.ts'

/** What a cell says: a value, nothing, or undefined where it cannot be read. */
type Read<T> = T | null | undefined

const plain = (text: string) => text.trim().toLowerCase()
const from =
  <T>(words: readonly (readonly [T, readonly string[]])[]) =>
  (text: string): Read<T> => {
    const said = plain(text)
    if (said === '') return null
    return words.find(([, names]) => names.includes(said))?.[0]
  }

/** 'Year 10', 'Y10', '10', 'R': the year group; null where it is none. */
export function readYear(text: string): number | null {
  const said = plain(text)
  if (/^(r|reception|year r|yr r)$/.test(said)) return 0
  const found = /^(?:year|yr|y)?\s*(\d{1,2})$/.exec(said)
  const year = Number(found?.[1])
  return found && year >= 1 && year <= 13 ? year : null
}

export const readGender = from<NonNullable<PupilRow['gender']>>([
  ['girl', ['f', 'female', 'girl', 'g', 'woman']],
  ['boy', ['m', 'male', 'boy', 'b', 'man']],
  ['other', ['o', 'other', 'x', 'non-binary', 'nonbinary', 'nb', 'another']],
])

export const readFreeMeals = from<boolean>([
  [true, ['y', 'yes', 'true', 't', '1', 'eligible', 'fsm']],
  [false, ['n', 'no', 'false', 'f', '0', 'not eligible']],
])

export const readSpecialNeeds = from<NonNullable<PupilRow['specialNeeds']>>([
  ['none', ['n', 'no', 'none', '0', 'no sen', 'no special educational need']],
  ['support', ['k', 'support', 'sen support', 'y', 'yes']],
  ['plan', ['e', 'ehcp', 'ehc plan', 'plan', 's', 'statement', 'education, health and care plan']],
])

// The codes of the school census, and what they stand under in our five groups; from memory.
const byCode: readonly (readonly [NonNullable<PupilRow['ethnicGroup']>, RegExp])[] = [
  ['white', /^(w[a-z]{3}|white\b.*)$/],
  ['mixed', /^(m[a-z]{3}|mixed\b.*|multiple\b.*)$/],
  ['asian', /^(a[a-z]{3}|chne|asian\b.*|chinese|indian|pakistani|bangladeshi)$/],
  ['black', /^(b[a-z]{3}|black\b.*|african|caribbean)$/],
  ['other', /^(ooth|other\b.*|arab|another\b.*)$/],
]

/** An ethnic group by the code of the school census or in words; 'refused' and 'not obtained' say nothing. */
export function readEthnicGroup(text: string): Read<NonNullable<PupilRow['ethnicGroup']>> {
  const said = plain(text)
  if (said === '' || /^(refu|nobt|refused|not obtained|prefer not to say)$/.test(said)) return null
  return byCode.find(([, pattern]) => pattern.test(said))?.[0]
}
