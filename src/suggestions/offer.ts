import type { AccessFeature, HelpsWith, Location, Schedule } from '../directory/index.ts'
import type { DateOnly } from '../words/index.ts'
import type { Need } from './needs.ts'
import type { Wish } from './wishes.ts'

/** What is known about a young person, as far as suggestions go by it. It is shown beside them, and goes nowhere. */
export type Them = {
  called: string
  age: number | null
  /** What matters to them and what they want, as it was written down. */
  wishes: readonly Wish[]
  needs: readonly Need[]
  language: string | null
  interpreter: boolean
  /** Whether distances could be worked out, or why not. */
  distances: 'worked out' | 'no postcode' | 'kept secret' | 'not known'
}

/** What became of it when they went there, asked or were told before. */
export type Earlier =
  | { what: 'told'; on: DateOnly }
  | { what: 'asked'; on: DateOnly }
  | { what: 'they said no'; on: DateOnly; because: string }
  | { what: 'taken back'; on: DateOnly; because: string }
  | { what: 'goes there'; on: DateOnly; came: number; missed: number }
  | { what: 'went there'; on: DateOnly; came: number; missed: number; because: string; suited: boolean }

/** A service as it is weighed for one young person. */
export type Offer = {
  id: string
  name: string
  summary: string | null
  description: string | null
  providerName: string | null
  status: string
  /** Its source no longer lists it. */
  vanished: boolean
  freshness: 'fresh' | 'stale' | 'hidden'
  minimumAge: number | null
  maximumAge: number | null
  free: boolean | null
  fees: string | null
  placesFree: number | null
  placesToldOn: DateOnly | null
  waitingTime: string | null
  justTurnUp: boolean | null
  languages: readonly string[]
  helpsWith: readonly HelpsWith[]
  accessFeatures: readonly AccessFeature[]
  /** Which of the young person's own words are in what is written about it. */
  words: readonly string[]
  /** From where they live to its nearest place, in a straight line. */
  metres: number | null
  favouriteOf: readonly string[]
  earlier: readonly Earlier[]
  locations: readonly Location[]
  schedules: readonly Schedule[]
}

/** What speaks for a service, what to ask first, or what speaks against it; `weight` orders, and is never shown. */
export type Reason = { side: 'for' | 'ask' | 'against'; says: string; weight: number }
