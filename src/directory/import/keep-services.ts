import { type Kysely, sql } from 'kysely'
import type { DB } from '../../database/index.ts'
import { dateInLondon, uuidV5 } from '../../words/index.ts'
import type { ReadService } from '../reading/record.ts'
import type { ReadProvider } from '../reading/who-runs-it.ts'
import { keepTerms } from './keep-terms.ts'

/** Whose services these are. */
export type Keeping = { source: string; place: string | null; now: Date }

/**
 * Stores services that are new or have changed: what their source says of them is written over, what we were told
 * besides (who answers, what happens when you walk in) stays.
 */
export async function keepServices(
  tx: Kysely<DB>,
  services: readonly ReadService[],
  keeping: Keeping,
): Promise<void> {
  if (services.length === 0) return
  await keepProviders(tx, services, keeping.source)
  await keepTerms(tx, services)
  const columns = services.map((service) => serviceRow(service, keeping))
  await tx
    .insertInto('service')
    .values(columns)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => overwritten(Object.keys(columns[0] ?? {}), row.ref)),
    )
    .execute()
  const ids = services.map((service) => service.id)
  for (const table of ['service_location', 'service_schedule', 'service_contact'] as const)
    await tx.deleteFrom(table).where('service_id', 'in', ids).execute()
  await keepParts(tx, services)
  await learnWords(tx, ids)
}

const kept = new Set(['id', 'source_id', 'place_id', 'original_id', 'first_seen'])

// Each column takes what the insert would have written.
function overwritten(columns: string[], ref: (name: never) => unknown): Record<string, unknown> {
  const changing = columns.filter((column) => !kept.has(column))
  return Object.fromEntries(changing.map((column) => [column, ref(`excluded.${column}` as never)]))
}

function serviceRow(service: ReadService, { source, place, now }: Keeping) {
  return {
    id: service.id,
    place_id: place,
    source_id: source,
    original_id: service.originalId,
    provider_id: service.provider?.id ?? null,
    name: service.name,
    description: service.description,
    description_html: service.descriptionHtml,
    url: service.url,
    email: service.email,
    phone: service.phone,
    status: service.status,
    alert: service.alert,
    minimum_age: service.minimumAge,
    maximum_age: service.maximumAge,
    fees: service.fees,
    free: service.free,
    eligibility: service.eligibility,
    waiting_time: service.waitingTime,
    application_process: service.applicationProcess,
    attending_type: service.attendingType,
    attending_access: service.attendingAccess,
    accreditations: service.accreditations,
    languages: service.languages,
    topics: service.topics,
    term_ids: service.terms.map(({ id }) => id),
    helps_with: service.helpsWith,
    access_features: service.accessFeatures,
    assured_date: service.assuredDate,
    last_modified: service.lastModified,
    digest: service.digest,
    raw: JSON.stringify(service.raw),
    first_seen: now,
    last_seen: now,
    // For an imported source the clock starts at the import, whatever the source says of its own checking.
    last_confirmed_on: dateInLondon(now),
  }
}

// An organisation that several sources name is changed only by the one that named it first.
async function keepProviders(
  tx: Kysely<DB>,
  services: readonly ReadService[],
  source: string,
): Promise<void> {
  const providers = new Map<string, ReadProvider>()
  for (const { provider } of services) if (provider) providers.set(provider.id, provider)
  if (providers.size === 0) return
  // In the order of their ids, so that two imports at once never wait for each other in a ring.
  const rows = [...providers.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ originalId, ...provider }) => ({ ...provider, original_id: originalId, source_id: source }))
  await tx
    .insertInto('provider')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((row) => overwritten(Object.keys(rows[0] ?? {}), row.ref))
        .where('provider.source_id', '=', source)
        .where(
          sql<boolean>`(provider.name, provider.description, provider.url, provider.email, provider.phone)
            is distinct from (excluded.name, excluded.description, excluded.url, excluded.email, excluded.phone)`,
        ),
    )
    .execute()
}

async function keepParts(tx: Kysely<DB>, services: readonly ReadService[]): Promise<void> {
  const part = <T>(kind: string, list: (service: ReadService) => readonly T[]) =>
    services.flatMap((service) =>
      list(service).map((entry, position) => ({
        ...{ id: uuidV5(service.id, `${kind} ${position}`), service_id: service.id, position },
        entry,
      })),
    )
  const locations = part('location', (service) => service.locations).map(({ entry, ...key }) => ({
    ...key,
    original_id: entry.originalId,
    link_id: entry.linkId,
    name: entry.name,
    address: entry.address,
    city: entry.city,
    postcode: entry.postcode,
    latitude: entry.latitude,
    longitude: entry.longitude,
    access_notes: entry.accessNotes,
    getting_there: entry.gettingThere,
  }))
  const schedules = part('schedule', (service) => service.schedules).map(({ entry, ...key }) => ({
    ...key,
    days: entry.days,
    opens: entry.opens,
    closes: entry.closes,
    freq: entry.freq,
    valid_from: entry.validFrom,
    valid_to: entry.validTo,
    words: entry.words,
  }))
  const contacts = part('contact', (service) => service.contacts).map(({ entry, ...key }) => ({
    ...key,
    ...entry,
  }))
  if (locations.length > 0) await tx.insertInto('service_location').values(locations).execute()
  if (schedules.length > 0) await tx.insertInto('service_schedule').values(schedules).execute()
  if (contacts.length > 0) await tx.insertInto('service_contact').values(contacts).execute()
}

/** Adds the words of these services to those that a slip of spelling may have meant. */
export async function learnWords(tx: Kysely<DB>, services: readonly string[]): Promise<void> {
  await sql`
    insert into directory_word (word)
    select distinct word
      from service s left join provider p on p.id = s.provider_id,
           regexp_split_to_table(lower(unaccent(concat_ws(' ', s.name, s.summary, p.name, array_to_string(s.good_for, ' '),
             array_to_string(s.topics, ' '), s.description))), '[^a-z0-9]+') as word
     where s.id = any(${services}::uuid[]) and length(word) between 3 and 30
    on conflict do nothing`.execute(tx)
}
