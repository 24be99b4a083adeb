import type { ServiceMade } from '../../src/directory/factory.ts'
import type { Weekday } from '../../src/words/index.ts'
import { onEarth, postcodeAt } from '../geography/saltmere.ts'

/** A service of Saltmere. Everything about it is invented: the streets, the people, the prices. */
export type ToldService = Omit<ServiceMade, 'id' | 'place' | 'team' | 'assuredDate' | 'now'> & {
  name: string
  /** The name of the team that answers for it in Trellis; without one it is asked by a link to its email address. */
  teamKey?: string
  /** How long ago somebody last made sure of its page; never, when absent. */
  checkedDaysAgo?: number
}

type There = { access?: string; way?: string }

/** A place in Saltmere, so many metres east and north of the harbour. */
export const at = (
  name: string,
  address: string,
  east: number,
  north: number,
  { access, way }: There = {},
) => ({
  name,
  address: `${address}, Saltmere`,
  city: 'Saltmere',
  postcode: postcodeAt(east, north),
  ...onEarth(east, north),
  accessNotes: access ?? null,
  gettingThere: way ?? null,
})

/** Weekly on these days (1 is Monday) between these times, and what else there is to say. */
export const weekly = (days: Weekday[], opens: string, closes: string, words?: string) => ({
  ...{ days, opens, closes, words: words ?? null, freq: 'weekly' as const },
})

/** What is said of the safety checks that Saltmere Council saw. */
export const seen = (when: string): string =>
  `Everyone who runs it has had an enhanced background check and safeguarding training. Saltmere Council saw both in ${when}.`
