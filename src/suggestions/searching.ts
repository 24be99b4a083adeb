import type { Context } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import {
  asksAnything,
  findServices,
  lookingFor,
  readAsked,
  tiersOf,
  whereabouts,
} from '../directory/index.ts'
import type { Supported } from '../referrals/index.ts'
import { dateInLondon } from '../words/index.ts'
import { suggestedFor } from './finding.ts'
import { homeOf } from './home.ts'
import type { LookedFor, WhatWasFound } from './looked-for.ts'

/** Reads what is looked for on this page: the finder's own questions, for their age until another is chosen. */
export function lookedFor(c: Context<Visit>, supportId: string, age: number | null): LookedFor {
  const query = new URL(c.req.url).searchParams
  const read = readAsked(query)
  const asked = query.has('age') ? read : { ...read, age }
  const far = asked.where === '' && Boolean(query.get('miles'))
  const searching = query.has('words') || far || asksAnything({ ...asked, age: null, page: 1 })
  return { ...{ supportId, asked, age, far, searching }, tiers: tiersOf(c) }
}

/** Looks for it with the finder; nothing when nothing is looked for. */
export async function searched(
  acting: Acting,
  supported: Supported,
  { asked, far, searching, tiers }: LookedFor,
): Promise<WhatWasFound | null> {
  if (!searching) return null
  const where = await whereabouts(acting.tx, asked.where, acting.actor.place)
  const home = far ? (await homeOf(acting, supported.person)).point : null
  const near = where.kind === 'found' ? where : home
  const today = dateInLondon(acting.now)
  const looking = lookingFor(asked, near, { today, place: acting.actor.place, tiers })
  const found = await findServices(acting.tx, looking, { counted: true })
  const ids = found.results.map(({ id }) => id)
  const { suggestions, notes } = await suggestedFor(acting, supported, ids)
  const inOrder = ids.flatMap((id) => suggestions.find(({ offer }) => offer.id === id) ?? [])
  return { found, where, suggestions: inOrder, notes }
}
