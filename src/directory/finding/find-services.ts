import { type Kysely, sql } from 'kysely'
import type { DB } from '../../database/index.ts'
import type { DateOnly } from '../../words/index.ts'
import { isForAge, type Location, type Schedule } from '../entry.ts'
import type { AccessFeature, HelpsWith, Tier } from '../facets.ts'
import { type Freshness, freshnessOf } from '../freshness.ts'
import { partsOf } from '../parts.ts'
import { rank } from './candidates.ts'
import type { Counts } from './counts.ts'
import { excerptsOf } from './excerpts.ts'
import type { Looking } from './looking.ts'
import { answerTo, howItFits, vanished } from './matching.ts'
import { readWords, type Said } from './search-words.ts'
import { forgiveSpelling, type Slip } from './spelling.ts'

/** A thing the seeker said and whether this service answers it: by its name, by what is written about it (and there), or not. */
export type Fit = {
  said: string
  fits: 'name' | 'text' | 'help' | 'access' | 'day' | 'free' | 'no'
  excerpt?: string
  /** Which of the closed lists it stands for, where it does. */
  helps?: readonly HelpsWith[]
  access?: readonly AccessFeature[]
}

/** One result, with what says why it is there. */
export type FoundService = {
  id: string
  name: string
  summary: string | null
  description: string | null
  providerName: string | null
  minimumAge: number | null
  maximumAge: number | null
  free: boolean | null
  fees: string | null
  justTurnUp: boolean | null
  canReferSelf: boolean | null
  placesFree: number | null
  placesToldAt: Date | null
  helpsWith: readonly HelpsWith[]
  accessFeatures: readonly AccessFeature[]
  languages: readonly string[]
  /** For signed-in workers only (rule 11). */
  tiers: readonly Tier[]
  door: string | null
  picture: string | null
  status: string
  vanished: boolean
  freshness: Freshness
  lastConfirmedOn: DateOnly
  /** Whether what it helps with and has was read out of what its source says of itself. */
  inferred: boolean
  /** How far away, where somebody said where they are. */
  metres: number | null
  fits: Fit[]
  forAge: boolean | undefined
  locations: Location[]
  schedules: Schedule[]
}

export type Found = {
  total: number
  /** There are more than were looked at: `total` is not all. */
  more: boolean
  page: number
  pages: number
  /** Nothing fitted everything that was said: these fit some of it. */
  onlySome: boolean
  slips: Slip[]
  said: Said[]
  /** How many there would be with each filter; null where they were not asked for or could not be counted. */
  counts: Counts | null
  results: FoundService[]
}

const PAGE = 20

export type FindingOptions = {
  /** Count what each filter would leave. */
  counted?: boolean
  /** How many to a page, 20 unless told otherwise. */
  size?: number
}

/** Services that fit, best first. When nothing fits every word, those that fit some. */
export async function findServices(
  database: Kysely<DB>,
  looking: Looking,
  { counted = false, size = PAGE }: FindingOptions = {},
): Promise<Found> {
  const { said, slips } = await forgiveSpelling(database, readWords(looking.words ?? ''))
  const asksFor = Math.min(Math.max(1, Math.floor(looking.page ?? 1)), 10_000)
  const look = (fit: 'all' | 'some', page: number) =>
    rank(database, looking, { said, fit, counted, page, size })
  const all = await look('all', asksFor)
  const onlySome = all.total === 0 && said.length > 1
  const some = onlySome ? await look('some', asksFor) : all
  // A page past the end, as in an old link: the first one.
  const again = some.page.length === 0 && some.total > 0
  const ranked = again ? await look(onlySome ? 'some' : 'all', 1) : some
  return {
    ...{ total: ranked.total, more: ranked.more, page: again ? 1 : asksFor, counts: ranked.counts },
    pages: Math.max(1, Math.ceil(ranked.total / size)),
    onlySome: onlySome && ranked.total > 0,
    ...{ slips, said },
    results: await resultsOf(database, ranked.page, looking, said),
  }
}

type Row = Omit<FoundService, 'fits' | 'forAge' | 'locations' | 'schedules' | 'metres' | 'freshness'> & {
  fits: Fit['fits'][]
}

/** What is shown of these services, in their order: the wide rows are read for one page only. */
async function resultsOf(
  database: Kysely<DB>,
  page: readonly { id: string; metres: number | null }[],
  looking: Looking,
  said: readonly Said[],
): Promise<FoundService[]> {
  const ids = page.map(({ id }) => id)
  if (ids.length === 0) return []
  const wide = sql<Row>`
    select s.id, s.name, s.summary, left(s.description, 600) as description, p.name as "providerName",
           s.minimum_age as "minimumAge", s.maximum_age as "maximumAge", s.free, s.fees, s.just_turn_up as "justTurnUp",
           s.can_refer_self as "canReferSelf", s.places_free as "placesFree", s.places_told_at as "placesToldAt",
           s.helps_with as "helpsWith", s.access_features as "accessFeatures", s.languages, s.tiers,
           s.last_confirmed_on as "lastConfirmedOn",
           (s.source_id is not null and not 'helps_with' = any(s.told)) as inferred, s.door, s.picture, s.status, ${vanished} as vanished,
           ${howItFits(said.map((one) => answerTo(one, looking.today)))} as fits
      from service s
      left join provider p on p.id = s.provider_id
      left join directory_source f on f.id = s.source_id
     where s.id = any(${ids}::uuid[])`.execute(database)
  // None of these waits for another's answer.
  const [{ rows }, parts, excerpts] = await Promise.all([
    wide,
    partsOf(database, ids),
    excerptsOf(database, ids, said),
  ])
  return page.flatMap(({ id, metres }) => {
    const row = rows.find((one) => one.id === id)
    if (!row) return []
    const result: FoundService = {
      ...row,
      metres,
      fits: said.map((one, at) => fitOf(one, row.fits[at] ?? 'no', excerpts.get(id)?.[at])),
      forAge: looking.age === undefined ? undefined : isForAge(row, looking.age),
      freshness: freshnessOf(row, looking.today),
      locations: parts.locations(id),
      schedules: parts.schedules(id),
    }
    return [result]
  })
}

function fitOf({ said, helps, access }: Said, fits: Fit['fits'], excerpt?: string): Fit {
  if (fits === 'text' && excerpt) return { said, fits, excerpt }
  if (fits === 'help' && helps) return { said, fits, helps }
  if (fits === 'access' && access) return { said, fits, access }
  return { said, fits }
}

/** How many fit everything that is asked; no more than are looked at in one search. */
export async function countServices(database: Kysely<DB>, looking: Looking): Promise<number> {
  const { said } = await forgiveSpelling(database, readWords(looking.words ?? ''))
  return (await rank(database, looking, { said, fit: 'all', counted: false, page: 1, size: 0 })).total
}
