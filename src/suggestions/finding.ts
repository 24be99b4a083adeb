import type { Acting } from '../database/index.ts'
import type { Supported } from '../referrals/index.ts'
import { dateInLondon } from '../words/index.ts'
import { earlierOf } from './earlier-store.ts'
import { homeOf } from './home.ts'
import { type Known, knownAbout } from './knowing-store.ts'
import type { Them } from './offer.ts'
import { candidatesFor, offersOf } from './offers-store.ts'
import { type Suggestion, weighed } from './suggestion.ts'
import { notesOn, type TeamNote } from './team-store.ts'
import { tellingWords } from './wishes.ts'

/** What was suggested for somebody, by what, and what the team knows of it. */
export type Suggested = {
  them: Them
  known: Known
  suggestions: readonly Suggestion[]
  notes: readonly TeamNote[]
}

/** Weighs these services for a young person, or, without any, those worth weighing. */
export async function suggestedFor(
  acting: Acting,
  supported: Supported,
  services?: readonly string[],
): Promise<Suggested> {
  const known = await knownAbout(acting, supported)
  const home = await homeOf(acting, supported.person)
  const them: Them = { ...known.them, distances: home.distances }
  const today = dateInLondon(acting.now)
  const looking = {
    words: tellingWords(known.written),
    helps: them.wishes.map(({ helps }) => helps),
    point: home.point,
    today,
  }
  const ids = services ?? (await candidatesFor(acting, looking))
  const offers = await offersOf(acting, ids, looking, await earlierOf(acting, supported.person.id))
  return {
    them,
    known,
    suggestions: weighed(offers, them),
    notes: await notesOn(acting, ids, today),
  }
}
