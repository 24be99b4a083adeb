import type { Kysely } from 'kysely'
import type { DB } from '../database/index.ts'
import { findServices, type HelpsWith } from '../directory/index.ts'
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
export type NextStep = {
  key: string
  name: string
  because: string
  total: number
  more: boolean
  services: { id: string; name: string; summary: string | null }[]
  href: string
}

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
  const steps: NextStep[] = []
  for (const { key, domain, name, because } of begin) {
    const helps = goodForDomain[domain]
    if (!helps) continue
    const { age, today, place } = about
    const looking = { helps, today, place, ...(age === null ? {} : { age }) }
    const { total, more, results } = await findServices(database, looking, { size: 2 })
    const services = results.map((found) => ({ id: found.id, name: found.name, summary: found.summary }))
    steps.push({ key, name, because, total, more, services, href: finderFor(domain, age) })
  }
  return steps
}
