/** A part of everything about somebody, in the order of the file. */
export const sections = [
  'who',
  'around',
  'agreed',
  'referrals',
  'support',
  'contacts',
  'measures',
  'groups',
  'messages',
  'looks',
  'asked',
] as const
export type Section = (typeof sections)[number]

/** How what one table holds about a young person is given to them. */
export type Held = {
  section: Section
  /** Columns that are given, in their order. What each is called is in the catalogue. */
  shows: readonly string[]
  /** Of those, the ones whose values are words of the program's own, like 'parent_or_carer'. */
  codes?: readonly string[]
  /** Columns that are not given, each with why. */
  left?: Readonly<Record<string, string>>
  /** What tells one row from another; its id unless told. */
  key?: readonly string[]
  /** In what order; the first date of those shown, unless told. */
  by?: string
  /** How its rows are about somebody: by their id, unless told. Of a family, the plan and what is theirs to do. */
  how?: 'self' | 'either' | 'enrolment' | 'family'
  /** Rows that are given: what is there for safeguarding, and what is about somebody else, never is. */
  only?: 'not_for_safety' | 'about_them' | 'looks_they_are_told'
  /** Given to the young person alone, and to nobody who asks in their place. */
  ownOnly?: true | 'chosen' | readonly string[]
}

const IDS = 'an id by which the program finds another row, which is given itself'
export const RULES = 'worked out by the database from what is given'
export const LABEL = 'what those who plan call it; what it means for the young person is given in words'
export const SECRET = 'a key that is kept only as a sum of it'
export const THEIRS = 'it belongs to that person'

/** Columns of many tables that say nothing about anybody: ids by which rows are found. */
export const nowhere: readonly string[] = ['id', 'place_id', 'young_person_id', 'support_id']

/** Columns that are ids of other rows. */
export const ids = (...columns: string[]): Record<string, string> =>
  Object.fromEntries(columns.map((column) => [column, IDS]))
