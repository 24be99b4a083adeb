import type { Kysely } from 'kysely'
import type { Acting, DB } from '../database/index.ts'
import { type Best, bestOfEach, type HelpsWith } from '../directory/index.ts'
import { rememberUpTo } from '../publications/index.ts'
import type { DateOnly } from '../words/index.ts'
import type { Beginning } from './standing-out.ts'

/** What is good for each domain, by the closed list with which the directory is searched. Our reading; nobody's finding. */
export const goodForDomain: Readonly<Record<string, readonly HelpsWith[]>> = {
  meaning: ['helping_others', 'being_yourself'],
  self: ['confidence', 'being_yourself'],
  emotions: ['low_mood', 'anxiety', 'calm'],
  health: ['being_active', 'nature'],
  hobbies: ['creativity', 'being_active'],
  relationships: ['loneliness', 'family'],
  school: ['learning', 'confidence'],
  environment: ['nature', 'food_and_money'],
  future: ['work', 'learning'],
}

/** What somebody could do next about one domain, why, and where to look for more. */
export type NextStep = Best & { key: string; name: string; because: string; href: string }

/** The address of the finder for whatever is good for a domain, at an age. */
export function finderFor(domain: string, age: number | null): string {
  const query = new URLSearchParams((goodForDomain[domain] ?? []).map((good) => ['good', good]))
  if (age !== null) query.set('age', String(age))
  return `/services?${query}`
}

/** What the directory has for these domains: two services each, and how many there are. */
export async function nextStepsFor(
  database: Kysely<DB>,
  begin: readonly Beginning[],
  about: { age: number | null; today: DateOnly; place: string | null },
): Promise<NextStep[]> {
  const { age, today, place } = about
  const known = begin.flatMap((one) => {
    const helps = goodForDomain[one.domain]
    return helps ? [{ ...one, helps }] : []
  })
  const found = await bestOfEach(
    database,
    known.map(({ helps }) => ({ helps, today, place, ...(age === null ? {} : { age }) })),
    { size: 2 },
  )
  return known.flatMap(({ key, domain, name, because }, at) => {
    const best = found[at]
    return best ? [{ ...best, key, name, because, href: finderFor(domain, age) }] : []
  })
}

const TEN_MINUTES = 600_000

/**
 * Asks the directory the same question once in ten minutes: its answer may be so old. Unlike a publication the directory is not
 * frozen, so what is remembered of it stays with the program that asked.
 */
export function onceInTenMinutes<Answer>(
  most: number,
): (acting: Acting, question: unknown, ask: () => Promise<Answer[]>) => Promise<Answer[]> {
  const remembered = rememberUpTo<Answer[]>(most)
  return async ({ actor, now }, question, ask) => {
    const name = JSON.stringify([question, actor.place, Math.floor(now.getTime() / TEN_MINUTES)])
    const known = remembered.recall(name)
    if (known) return known
    const answers = await ask()
    return remembered.keep(name, answers, answers.length + 1)
  }
}

/** Asks the directory what somebody could do next. */
export type SuggestSteps = (
  acting: Acting,
  begin: readonly Beginning[],
  about: Parameters<typeof nextStepsFor>[2],
) => Promise<NextStep[]>

/** What somebody could do next, asked of the directory once in ten minutes. */
export function rememberingSteps(): SuggestSteps {
  const remembered = onceInTenMinutes<NextStep>(200)
  return (acting, begin, about) =>
    remembered(acting, [begin, about], () => nextStepsFor(acting.tx, begin, about))
}
