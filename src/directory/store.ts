import type { Kysely } from 'kysely'
import type { DB } from '../database/index.ts'
import { type DateOnly, isUuid } from '../words/index.ts'
import type { Contact, PersonThere, Service, Status, WalkInStep } from './entry.ts'
import type { AccessFeature, HelpsWith, Tier } from './facets.ts'
import { type LocationRow, locationFrom, partsOf, type ScheduleRow, scheduleFrom } from './parts.ts'

const services = (database: Kysely<DB>) =>
  database
    .selectFrom('service')
    .leftJoin('provider', 'provider.id', 'service.provider_id')
    .leftJoin('directory_source', 'directory_source.id', 'service.source_id')
    .selectAll('service')
    .select([
      'provider.name as provider_name',
      'provider.url as provider_url',
      'provider.email as provider_email',
      'provider.phone as provider_phone',
      'directory_source.name as source_name',
      'directory_source.imported_at as source_imported_at',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof services>['executeTakeFirstOrThrow']>>

/** The whole of one service, withdrawn or not; undefined for an id that never was one. */
export async function serviceById(database: Kysely<DB>, id: string): Promise<Service | undefined> {
  if (!isUuid(id)) return undefined
  const row = await services(database).where('service.id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const parts = await partsOf(database, [row.id])
  return {
    ...toldOf(row),
    ...factsOf(row),
    locations: parts.locations(row.id),
    schedules: parts.schedules(row.id),
    contacts: await contactsOf(database, row.id),
  }
}

/** An entry as a version kept it, whole; who runs it is known by the versions' entry alone. */
export function serviceFromKept(entry: unknown): Service {
  const kept = entry as Row & { locations: LocationRow[]; schedules: ScheduleRow[]; contacts: Contact[] }
  return {
    ...toldOf(kept),
    ...factsOf(kept),
    locations: kept.locations.map(locationFrom),
    schedules: kept.schedules.map(scheduleFrom),
    contacts: kept.contacts.map(({ title, phone, email }) => ({ title, phone, email })),
  }
}

/** Whom to ask when a young person is referred on to a service. `answerDays` are working days. */
export type ServiceForAsking = {
  id: string
  name: string
  providerName: string | null
  /** Answers in Trellis; null where a link to `contactEmail` is the way. */
  teamId: string | null
  contactEmail: string | null
  answerDays: number
}

/** The service as a referral asks it; undefined when it is withdrawn, has stopped or is closed for now. */
export async function serviceForAsking(
  database: Kysely<DB>,
  id: string,
): Promise<ServiceForAsking | undefined> {
  if (!isUuid(id)) return undefined
  return database
    .selectFrom('service')
    .leftJoin('provider', 'provider.id', 'service.provider_id')
    .leftJoin('team', 'team.id', 'service.team_id')
    .select(({ fn, val }) => [
      'service.id',
      'service.name',
      'provider.name as providerName',
      'service.team_id as teamId',
      fn.coalesce('service.contact_email', 'service.email', 'provider.email').as('contactEmail'),
      fn.coalesce('service.answer_days', 'team.answer_days', val(10)).as('answerDays'),
    ])
    .where('service.id', '=', id)
    .where('service.withdrawn_on', 'is', null)
    .where('service.status', '=', 'active')
    .executeTakeFirst()
}

async function contactsOf(database: Kysely<DB>, service: string): Promise<Contact[]> {
  return database
    .selectFrom('service_contact')
    .select(['title', 'phone', 'email'])
    .where('service_id', '=', service)
    .orderBy('position')
    .execute()
}

// What a source's words were read as, as long as nobody has told it.
const isInferred = ({ source_id, told }: Row, column: string): boolean =>
  source_id !== null && !told.includes(column)

function toldOf(row: Row) {
  return {
    id: row.id,
    name: row.name,
    summary: row.summary,
    provider: row.provider_name
      ? {
          name: row.provider_name,
          url: row.provider_url,
          email: row.provider_email,
          phone: row.provider_phone,
        }
      : null,
    placeId: row.place_id,
    teamId: row.team_id,
    description: row.description,
    descriptionHtml: row.description_html,
    url: row.url,
    email: row.email,
    phone: row.phone,
    goodFor: row.good_for,
    helpsWith: row.helps_with as HelpsWith[],
    accessFeatures: row.access_features as AccessFeature[],
    inferred: { helps: isInferred(row, 'helps_with'), access: isInferred(row, 'access_features') },
    tiers: row.tiers as Tier[],
    justTurnUp: row.just_turn_up,
    canReferSelf: row.can_refer_self,
    placesFree: row.places_free,
    placesToldAt: row.places_told_at,
    door: row.door,
    walkIn: row.walk_in as WalkInStep[],
    whoYouMeet: row.who_you_meet as PersonThere[],
    safeguarding: row.safeguarding,
    picture: row.picture,
  }
}

function factsOf(row: Row) {
  return {
    status: row.status as Status,
    alert: row.alert,
    minimumAge: row.minimum_age,
    maximumAge: row.maximum_age,
    fees: row.fees,
    free: row.free,
    eligibility: row.eligibility,
    waitingTime: row.waiting_time,
    applicationProcess: row.application_process,
    attendingType: row.attending_type,
    attendingAccess: row.attending_access,
    accreditations: row.accreditations,
    languages: row.languages,
    assuredDate: row.assured_date as DateOnly | null,
    lastConfirmedOn: row.last_confirmed_on as DateOnly,
    withdrawnOn: row.withdrawn_on as DateOnly | null,
    source: row.source_name ? { name: row.source_name, importedAt: row.source_imported_at } : null,
    lastSeen: row.last_seen,
  }
}
