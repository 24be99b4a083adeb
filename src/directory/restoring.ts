import { type Kysely, sql } from 'kysely'
import type { Acting, DB } from '../database/index.ts'
import { record } from '../history/index.ts'
import { dateInLondon } from '../words/index.ts'
import type { Service } from './entry.ts'
import { learnWords } from './import/keep-words.ts'
import { serviceFromKept } from './store.ts'
import { keepVersions } from './versions.ts'

/** An entry as it stood before a change: which, until when, who changed it then, and why. */
export type Version = {
  nth: number
  replacedAt: Date
  changedBy: string | null
  actorKind: string
  because: string
  service: Service
}

/** How an entry stood before each change, the newest first. */
export async function versionsOf(database: Kysely<DB>, service: string): Promise<Version[]> {
  const rows = await database
    .selectFrom('service_version')
    .leftJoin('worker', 'worker.id', 'service_version.worker_id')
    .select(['service_version.nth', 'service_version.replaced_at as replacedAt', 'worker.name as changedBy'])
    .select(['service_version.actor_kind as actorKind', 'service_version.because', 'service_version.entry'])
    .where('service_version.service_id', '=', service)
    .orderBy('service_version.nth', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ entry, ...row }) => ({ ...row, service: serviceFromKept(entry) }))
}

// What an entry says. Whose it is, where it came from, how it stands and its clock are not brought back.
const restored = [
  ...['provider_id', 'name', 'summary', 'description', 'description_html', 'url', 'email', 'phone', 'alert'],
  ...['minimum_age', 'maximum_age', 'fees', 'free', 'eligibility', 'waiting_time', 'application_process'],
  ...['attending_type', 'attending_access', 'accreditations', 'languages', 'good_for', 'topics', 'term_ids'],
  ...[
    'helps_with',
    'access_features',
    'just_turn_up',
    'can_refer_self',
    'door',
    'walk_in',
    'who_you_meet',
    'safeguarding',
  ],
  'picture',
]

/** Brings an entry back to how it stood, with its parts; what it replaces is kept first. Says whether there was such a version. */
export async function restoreVersion(acting: Acting, service: string, nth: number): Promise<boolean> {
  const { tx, now } = acting
  const version = await tx
    .selectFrom('service_version')
    .select('entry')
    .where('service_id', '=', service)
    .where('nth', '=', nth)
    .executeTakeFirst()
  if (!version) return false
  // A column that is younger than the version stays as it is.
  const entry = JSON.stringify(version.entry)
  const today = dateInLondon(now)
  await keepVersions(acting, [service], 'restoration')
  const taken = sql.join(restored.map((column) => sql`${sql.ref(column)} = kept.${sql.ref(column)}`))
  await sql`
    update service set ${taken}, last_confirmed_on = ${today}, assured_date = ${today}, last_modified = ${now},
           told = array(select distinct unnest(service.told || ${restored}::text[] || '{locations,schedules,contacts}'))
      from (select (jsonb_populate_record(s, ${entry}::jsonb)).* from service s where s.id = ${service}) kept
     where service.id = kept.id`.execute(tx)
  await restoreParts(tx, service, entry)
  await learnWords(tx, [service])
  await record(acting, { act: 'entry restored', subject: { kind: 'service', id: service } })
  return true
}

const parts = {
  service_location: [
    ...['original_id', 'name', 'address', 'city', 'postcode', 'latitude', 'longitude', 'access_notes'],
    ...['getting_there', 'location_type', 'link_id'],
  ],
  service_schedule: ['days', 'opens', 'closes', 'freq', 'week', 'valid_from', 'valid_to', 'words'],
  service_contact: ['title', 'phone', 'email'],
} as const

async function restoreParts(tx: Kysely<DB>, service: string, entry: string): Promise<void> {
  for (const [table, names] of Object.entries(parts)) {
    const columns = sql.join(['id', 'service_id', 'position', ...names].map((name) => sql.ref(name)))
    const list = `${table.replace('service_', '')}s`
    await sql`delete from ${sql.table(table)} where service_id = ${service}`.execute(tx)
    await sql`insert into ${sql.table(table)} (${columns}) select ${columns}
      from jsonb_populate_recordset(null::${sql.table(table)}, ${entry}::jsonb -> ${list}::text)`.execute(tx)
  }
}
