import type { DateOnly, Weekday } from '../../words/index.ts'
import type { AccessFeature, HelpsWith, Tier } from '../facets.ts'
import type { TimeOfDay } from './times-of-day.ts'

/** Around here: a point in degrees, and how far in metres. */
export type Near = { latitude: number; longitude: number; metres: number }

/** What somebody looks for. `today` decides what is over; a place sees its own services and everybody's. */
export type Looking = {
  /** As typed; 200 characters are read. */
  words?: string
  near?: Near
  age?: number
  /** On one of these days, in one of these parts of the day. */
  days?: readonly Weekday[]
  times?: readonly TimeOfDay[]
  free?: boolean
  /** Good for any of these. */
  helps?: readonly HelpsWith[]
  /** Has all of these. */
  access?: readonly AccessFeature[]
  justTurnUp?: boolean
  canReferSelf?: boolean
  placesFree?: boolean
  language?: string
  /** Signed-in workers only (rule 11). */
  tiers?: readonly Tier[]
  /** From 1; 20 to a page. */
  page?: number
  today: DateOnly
  place: string | null
}
