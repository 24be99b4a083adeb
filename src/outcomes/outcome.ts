import type { Statement } from '../blueprint/index.ts'

/** An assumption that a figure stands on: what nobody measured. */
export type Assumption = {
  name: string
  /** Pounds, or a part of the whole. Nothing in what was told before it was said. */
  unit?: '£' | 'part'
  low: number
  likely: number
  high: number
  says: string
  from: string
  checked: string
}

/** What a figure adds beside itself: the arms that were compared, the schools, the assumptions. */
type Beside = {
  arms?: { arm: string; n: number; change: number }[]
  schools?: { school: string; value: number; n: number }[]
  assumptions?: Assumption[]
}

/** How many it is about, how many are missing from it, and how it was worked out, in a sentence. */
type About = { n: number; missing: number; method: string }

/** A figure with the interval in which it lies 95 times in 100; or why there honestly is none. */
export type Figure = About &
  Beside &
  ({ value: number; low: number; high: number } | { value: null; low: null; high: null; because: string })

/** A statement with what the records say. */
export type Outcome = { key: string; text: string; unit: string } & Figure

/** Of fewer nothing is said: of one or two people a figure says how a person did, and each knows the other's. */
export const FEWEST = 3
/** An arm of one person has no spread, and nothing can be said about chance. */
export const FEWEST_IN_AN_ARM = 2

/** No figure, and why, in a sentence. */
export const noFigure = (about: About, because: string): Figure => ({
  ...about,
  ...{ value: null, low: null, high: null, because },
})

/** Why so few are no figure; undefined where there are enough. */
export function tooFew({ n, missing }: Pick<About, 'n' | 'missing'>, what: string): string | undefined {
  if (n >= FEWEST) return undefined
  if (n > 0)
    return `Too few: there ${n === 1 ? 'is 1' : `are ${n}`}, and of fewer than ${FEWEST} nothing is said.`
  return missing > 0 ? `Nobody has ${what} yet.` : `There are no records of ${what}.`
}

export const outcomeOf = ({ key, text, unit }: Statement, figure: Figure): Outcome => ({
  key,
  text,
  unit,
  ...figure,
})

/** On a page fewer people than this would stand out among those who know them. */
const FEWEST_ON_A_PAGE = 10

/** An outcome that is a figure. */
export type MadeOutcome = Extract<Outcome, { value: number }>

const isMade = (one: Outcome): one is MadeOutcome => one.value !== null

/**
 * An outcome as everybody may read it, or null: of enough people, in each arm as well, and never that all of them got there or that
 * nobody did, for that says of each of them how they are.
 */
export function forEverybody(one: Outcome): MadeOutcome | null {
  if (!isMade(one) || one.n < FEWEST_ON_A_PAGE) return null
  if (one.arms?.some(({ n }) => n < FEWEST_ON_A_PAGE)) return null
  return one.unit === '%' && (one.value === 0 || one.value === 100) ? null : one
}

/** An outcome as a page may show it. */
export const forAPage = (one: Outcome): Outcome =>
  one.value === null || one.n >= FEWEST_ON_A_PAGE
    ? one
    : {
        ...one,
        ...noFigure(one, `It is about fewer than ${FEWEST_ON_A_PAGE} people, and is not shown on a page.`),
      }
