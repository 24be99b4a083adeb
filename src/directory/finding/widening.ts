import { type Asked, asksAnything, distances, type Miles } from './asked.ts'
import type { Said } from './search-words.ts'

/** One way to ask for less, and what it is called. */
export type Way = {
  kind:
    | 'day'
    | 'time'
    | 'cost'
    | 'age'
    | 'helps'
    | 'access'
    | 'turnUp'
    | 'myself'
    | 'places'
    | 'language'
    | 'word'
    | 'only'
    | 'around'
    | 'miles'
    | 'anywhere'
    | 'everything'
  /** The word, feature or miles that it is about. */
  about?: string
  asked: Asked
}

/** A way that finds more, with how many. */
export type Wider = Way & { count: number }

/** Fewer than so many, and wider searches are offered. */
export const FEW = 3
const MOST_WAYS = 6

/**
 * Every way to ask for a little less: without one word, day, time, price or need, or further away. `located` is
 * whether the place that was typed is known. Ways to look further come in order, nearest first.
 */
export function waysWider(asked: Asked, said: readonly Said[], located: boolean): Way[] {
  const without = (change: Partial<Asked>): Asked => ({ ...asked, ...change, page: 1, view: 'list' })
  const drop = (kind: Way['kind'], asks: boolean, change: Partial<Asked>): Way[] =>
    asks ? [{ kind, asked: without(change) }] : []
  return [
    ...drop('day', asked.days.length > 0, { days: [] }),
    ...drop('time', asked.times.length > 0, { times: [] }),
    ...drop('cost', asked.free, { free: false }),
    ...drop('turnUp', asked.turnUp, { turnUp: false }),
    ...drop('places', asked.places, { places: false }),
    ...drop('myself', asked.myself, { myself: false }),
    ...drop('helps', asked.helps.length > 0, { helps: [] }),
    ...asked.access.map((feature): Way => {
      const access = asked.access.filter((one) => one !== feature)
      return { kind: 'access', about: feature, asked: without({ access }) }
    }),
    ...drop('language', asked.language !== '', { language: '' }),
    ...(said.length > 1 || asksAnything({ ...asked, words: '' }) ? said : []).map(({ said: word }): Way => {
      const words = said.filter((one) => one.said !== word).map((one) => one.said)
      return { kind: 'word', about: word, asked: without({ words: words.join(' ') }) }
    }),
    ...(located ? furtherThan(asked.miles) : []).map(
      (miles): Way => ({ kind: 'miles', about: String(miles), asked: without({ miles }) }),
    ),
    ...drop('anywhere', located, { where: '' }),
    ...drop('age', asked.age !== null, { age: null }),
  ]
}

/** Ways that leave nearly everything out: one word alone, everything around here, the whole directory. */
export function everything(asked: Asked, said: readonly Said[], nothing: Asked, located: boolean): Way[] {
  if (!asksAnything(asked)) return []
  const { where, miles, age } = asked
  const words = said.map(({ said: word }): Way => {
    return { kind: 'only', about: word, asked: { ...nothing, words: word } }
  })
  const around: Way = { kind: 'around', about: where, asked: { ...nothing, where, miles, age } }
  return [...words, ...(located ? [around] : []), { kind: 'everything', asked: nothing }]
}

/**
 * The ways worth offering: those that find more than was found, the first distance that does, and everything in the
 * end. `count` says how many a way would find.
 */
export async function worthOffering(
  ways: readonly Way[],
  last: readonly Way[],
  found: number,
  count: (asked: Asked) => Promise<number>,
): Promise<Wider[]> {
  const offered: Wider[] = []
  let further = false
  for (const way of ways) {
    if (offered.length === MOST_WAYS) break
    if (further && (way.kind === 'miles' || way.kind === 'anywhere')) continue
    const finds = await count(way.asked)
    if (finds <= found) continue
    offered.push({ ...way, count: finds })
    further ||= way.kind === 'miles'
  }
  // A word alone is offered only where nothing smaller finds anything.
  const rest = offered.length > 0 ? last.filter(({ kind }) => kind !== 'only') : last
  for (const way of rest) {
    const finds = await count(way.asked)
    if (finds > found) offered.push({ ...way, count: finds })
  }
  return offered
}

const furtherThan = (miles: Miles): Miles[] => distances.filter((one) => one > miles)
