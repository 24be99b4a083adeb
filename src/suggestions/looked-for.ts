import { type Asked, type Found, queryOf, type Tier, type Whereabouts } from '../directory/index.ts'
import type { Suggestion } from './suggestion.ts'
import type { TeamNote } from './team-store.ts'

/** What somebody looks for with a young person in mind: what the finder asks, for their age, and from their home. */
export type LookedFor = {
  supportId: string
  asked: Asked
  /** Their own age, where it is known. */
  age: number | null
  /** How far was chosen, where no place was typed: from their home. */
  far: boolean
  /** Anything is looked for; else the page suggests. */
  searching: boolean
  tiers: readonly Tier[]
}

/** What the finder found, weighed for one young person but in the finder's order. */
export type WhatWasFound = {
  found: Found
  where: Whereabouts
  suggestions: readonly Suggestion[]
  notes: readonly TeamNote[]
}

/** The address of this search with a change. */
export function addressFor({ supportId, asked, far }: LookedFor, change: Partial<Asked> = {}): string {
  const query = queryOf(asked, change)
  for (const name of ['words', 'age']) if (!query.has(name)) query.set(name, '')
  if (far && !query.has('miles')) query.set('miles', String(asked.miles))
  return `/supports/${supportId}/prescriptions/new?${query}`
}
