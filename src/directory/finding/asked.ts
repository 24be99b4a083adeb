import type { DateOnly, Weekday } from '../../words/index.ts'
import { type AccessFeature, accessFeatures, type HelpsWith, helpsWith, type Tier } from '../facets.ts'
import type { Looking, Near } from './looking.ts'
import { type TimeOfDay, timesOfDay } from './times-of-day.ts'

/** How far one would go, in miles; the first can be walked. */
export const distances = [1, 3, 5, 10, 20] as const
export type Miles = (typeof distances)[number]
const USUAL: Miles = 3
const METRES_IN_A_MILE = 1_609.344

export const views = ['list', 'map', 'week'] as const
export type View = (typeof views)[number]

/** What somebody asks of the finder, as it stands in the address of the page: it can be kept, shared and gone back to. */
export type Asked = {
  words: string
  where: string
  miles: Miles
  age: number | null
  days: readonly Weekday[]
  times: readonly TimeOfDay[]
  free: boolean
  helps: readonly HelpsWith[]
  access: readonly AccessFeature[]
  turnUp: boolean
  myself: boolean
  places: boolean
  language: string
  view: View
  page: number
}

const LONGEST = { words: 200, where: 100, language: 60 } as const
const MOST_VALUES = 30
const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const

/** Reads an address. Whatever makes no sense there is left out, and nothing is an error. */
export function readAsked(query: URLSearchParams): Asked {
  const text = (name: keyof typeof LONGEST) =>
    (query.get(name) ?? '')
      .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
      .trim()
      .slice(0, LONGEST[name])
      .trim()
  const some = <T extends string>(name: string, known: readonly T[]): T[] => {
    const values = query.getAll(name).slice(0, MOST_VALUES)
    return known.filter((one) => values.includes(one))
  }
  const number = (name: string, pattern: RegExp) => {
    const typed = query.get(name) ?? ''
    return pattern.test(typed) ? Number(typed) : null
  }
  const ways = query.getAll('can').slice(0, MOST_VALUES)
  const miles = number('miles', /^\d{1,2}$/)
  return {
    ...{ words: text('words'), where: text('where'), language: text('language') },
    miles: distances.find((one) => one === miles) ?? USUAL,
    age: number('age', /^(?:1?\d|2[0-5])$/),
    days: some('day', weekdays).map((day) => Number(day) as Weekday),
    times: some('time', timesOfDay),
    free: query.get('cost') === 'free',
    helps: some('good', helpsWith),
    access: some('access', accessFeatures),
    ...{
      turnUp: ways.includes('turn-up'),
      myself: ways.includes('refer-myself'),
      places: ways.includes('start-now'),
    },
    view: views.find((view) => view === query.get('view')) ?? 'list',
    page: number('page', /^[1-9]\d{0,3}$/) ?? 1,
  }
}

/** These answers with these changes, as they stand in an address; a change goes back to the first page. */
export function queryOf(asked: Asked, change: Partial<Asked> = {}): URLSearchParams {
  const now = { ...asked, page: 1, ...change }
  const query = new URLSearchParams()
  if (now.words) query.set('words', now.words)
  if (now.where) query.set('where', now.where)
  if (now.where && now.miles !== USUAL) query.set('miles', String(now.miles))
  if (now.age !== null) query.set('age', String(now.age))
  for (const day of now.days) query.append('day', String(day))
  for (const time of now.times) query.append('time', time)
  if (now.free) query.set('cost', 'free')
  for (const help of now.helps) query.append('good', help)
  for (const feature of now.access) query.append('access', feature)
  if (now.turnUp) query.append('can', 'turn-up')
  if (now.myself) query.append('can', 'refer-myself')
  if (now.places) query.append('can', 'start-now')
  if (now.language) query.set('language', now.language)
  if (now.view !== 'list') query.set('view', now.view)
  if (now.page > 1) query.set('page', String(now.page))
  return query
}

/** The address of the finder with these answers and these changes. */
export function addressOf(asked: Asked, change: Partial<Asked> = {}): string {
  const query = queryOf(asked, change)
  return `/services${query.size > 0 ? `?${query}` : ''}`
}

/** Asked nothing: the whole directory. */
export const askedNothing: Asked = readAsked(new URLSearchParams())

/** Whether anything was asked, whatever the view and the page. */
export const asksAnything = (asked: Asked): boolean => addressOf(asked, { view: 'list' }) !== '/services'

/** Whether anything was asked besides words, a place and an age. */
export const isNarrowed = (asked: Asked): boolean =>
  addressOf(asked, { words: '', where: '', age: null, view: 'list' }) !== '/services'

/** What the directory looks for when somebody asks this, around the point they named. */
export function lookingFor(
  asked: Asked,
  near: Omit<Near, 'metres'> | null,
  about: { today: DateOnly; place: string | null; tiers: readonly Tier[] },
): Looking {
  const { latitude, longitude } = near ?? {}
  const here =
    latitude === undefined || longitude === undefined
      ? {}
      : { near: { latitude, longitude, metres: metresIn(asked.miles) } }
  return {
    ...about,
    ...here,
    ...{ words: asked.words, days: asked.days, times: asked.times, free: asked.free, page: asked.page },
    ...{ helps: asked.helps, access: asked.access, language: asked.language },
    ...{ justTurnUp: asked.turnUp, canReferSelf: asked.myself, placesFree: asked.places },
    ...(asked.age === null ? {} : { age: asked.age }),
  }
}

/** Miles as metres. */
export const metresIn = (miles: number): number => Math.round(miles * METRES_IN_A_MILE)
