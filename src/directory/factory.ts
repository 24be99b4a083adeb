import type { Kysely } from 'kysely'
import type { DB } from '../database/index.ts'
import { dateInLondon, newId, uuidV5 } from '../words/index.ts'
import type { Contact, Location, PersonThere, Schedule, WalkInStep } from './entry.ts'
import type { AccessFeature, HelpsWith, Tier } from './facets.ts'
import { learnWords } from './import/keep-words.ts'
import { safeHtml } from './reading/safe-html.ts'

/** A service as a test or the demo tells it; everything but the name has a quiet default. */
export type ServiceMade = {
  id?: string
  place?: string | null
  name?: string
  summary?: string
  /** The organisation that runs it: found by its name, made when it is new. */
  provider?: string
  team?: string
  contactEmail?: string
  answerDays?: number
  description?: string
  url?: string
  email?: string
  phone?: string
  status?: 'active' | 'inactive' | 'defunct' | 'temporarily closed'
  ages?: { from?: number; to?: number }
  fees?: string
  free?: boolean
  eligibility?: string
  waitingTime?: string
  applicationProcess?: string
  languages?: string[]
  goodFor?: string[]
  helpsWith?: HelpsWith[]
  accessFeatures?: AccessFeature[]
  tiers?: Tier[]
  justTurnUp?: boolean
  canReferSelf?: boolean
  placesFree?: number
  door?: string
  walkIn?: WalkInStep[]
  whoYouMeet?: PersonThere[]
  safeguarding?: string
  picture?: string
  assuredDate?: string
  lastConfirmedOn?: string
  locations?: Partial<Location>[]
  schedules?: Partial<Schedule>[]
  contacts?: Partial<Contact>[]
  now?: Date
}

/** Puts a service into the directory and answers with its id. Names given here are invented, and meant to be seen to be. */
export async function makeService(db: Kysely<DB>, made: ServiceMade = {}): Promise<string> {
  const { id = newId(), place = null, name = 'Bag & Pad', description } = made
  const moment = made.now ?? new Date('2026-11-01T09:00:00Z')
  await db
    .insertInto('service')
    .values({
      id,
      place_id: place,
      provider_id: made.provider ? await providerNamed(db, made.provider) : null,
      team_id: made.team,
      contact_email: made.contactEmail,
      answer_days: made.answerDays,
      name,
      summary: made.summary,
      description,
      description_html: description && safeHtml(description),
      url: made.url,
      email: made.email,
      phone: made.phone,
      status: made.status,
      minimum_age: made.ages?.from,
      maximum_age: made.ages?.to,
      fees: made.fees,
      free: made.free,
      eligibility: made.eligibility,
      waiting_time: made.waitingTime,
      application_process: made.applicationProcess,
      languages: made.languages,
      good_for: made.goodFor,
      helps_with: made.helpsWith,
      access_features: made.accessFeatures,
      tiers: made.tiers,
      just_turn_up: made.justTurnUp,
      can_refer_self: made.canReferSelf,
      places_free: made.placesFree,
      places_told_at: made.placesFree === undefined ? undefined : moment,
      door: made.door,
      walk_in: JSON.stringify(made.walkIn ?? []),
      who_you_meet: JSON.stringify(made.whoYouMeet ?? []),
      safeguarding: made.safeguarding,
      picture: made.picture,
      assured_date: made.assuredDate,
      last_confirmed_on: made.lastConfirmedOn ?? made.assuredDate ?? dateInLondon(moment),
      first_seen: moment,
      last_seen: moment,
    })
    .execute()
  await makeParts(db, id, made)
  await learnWords(db, [id])
  return id
}

async function makeParts(
  db: Kysely<DB>,
  service: string,
  { locations = [], schedules = [], contacts = [] }: ServiceMade,
) {
  const key = (kind: string, position: number) => ({
    id: uuidV5(service, `${kind} ${position}`),
    service_id: service,
    position,
  })
  for (const [position, { accessNotes, gettingThere, ...place }] of locations.entries())
    await db
      .insertInto('service_location')
      .values({
        ...key('location', position),
        ...place,
        access_notes: accessNotes,
        getting_there: gettingThere,
      })
      .execute()
  for (const [position, { validFrom, validTo, days = [], ...schedule }] of schedules.entries())
    await db
      .insertInto('service_schedule')
      .values({
        ...key('schedule', position),
        freq: 'weekly',
        ...schedule,
        days: [...days],
        valid_from: validFrom,
        valid_to: validTo,
      })
      .execute()
  for (const [position, contact] of contacts.entries())
    await db
      .insertInto('service_contact')
      .values({ ...key('contact', position), ...contact })
      .execute()
}

async function providerNamed(db: Kysely<DB>, name: string): Promise<string> {
  const found = await db
    .selectFrom('provider')
    .select('id')
    .where('name', '=', name)
    .where('source_id', 'is', null)
    .executeTakeFirst()
  if (found) return found.id
  const id = newId()
  await db.insertInto('provider').values({ id, name }).execute()
  return id
}
