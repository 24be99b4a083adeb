import { dateInLondon } from '../../words/index.ts'
import type { ReadService } from '../reading/record.ts'

/** Whose services these are. `words` are those the directory is known to have, so that they are not learned again. */
export type Keeping = { source: string; place: string | null; now: Date; words?: Set<string> }

/** What an import writes into the columns of a service. */
export function serviceRow(service: ReadService, { source, place, now }: Keeping) {
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
    raw: service.raw,
    first_seen: now,
    last_seen: now,
    // For an imported source the clock starts at the import, whatever the source says of its own checking.
    last_confirmed_on: dateInLondon(now),
  }
}
