import { type Kysely, sql } from 'kysely'
import type { Acting, DB } from '../database/index.ts'
import { record } from '../history/index.ts'
import { dateInLondon, newId } from '../words/index.ts'
import type { Location, Schedule, Service } from './entry.ts'
import { learnWords } from './import/keep-words.ts'
import { safeHtml } from './reading/safe-html.ts'
import { keepVersions } from './versions.ts'

/** The columns that may be told, by the name a service has them under. */
const columns = {
  name: 'name',
  summary: 'summary',
  description: 'description',
  url: 'url',
  email: 'email',
  phone: 'phone',
  status: 'status',
  minimumAge: 'minimum_age',
  maximumAge: 'maximum_age',
  fees: 'fees',
  free: 'free',
  eligibility: 'eligibility',
  waitingTime: 'waiting_time',
  applicationProcess: 'application_process',
  goodFor: 'good_for',
  helpsWith: 'helps_with',
  accessFeatures: 'access_features',
  justTurnUp: 'just_turn_up',
  canReferSelf: 'can_refer_self',
  door: 'door',
  walkIn: 'walk_in',
  whoYouMeet: 'who_you_meet',
  placesFree: 'places_free',
} as const satisfies Partial<Record<keyof Service, string>>

type Told = keyof typeof columns | 'locations' | 'schedules'

/** What those who run a service, or a curator, tell about it. What is not in it stays as it is. */
export type ToldEntry = Partial<Pick<Service, Told>>

const asJson = new Set<string>(['walkIn', 'whoYouMeet'])

/**
 * Changes an entry to what was told: keeps it first as it stood, marks what an import must leave alone, and starts its
 * clock again, because somebody stands for it. `because` says what changes it, as in 'change'.
 */
export async function changeEntry(
  acting: Acting,
  service: string,
  told: ToldEntry,
  because: string,
): Promise<void> {
  const { tx, now } = acting
  const names = Object.keys(told).filter((name): name is keyof typeof columns => name in columns)
  const marked = [
    ...names.map((name) => columns[name]),
    ...(told.locations ? ['locations'] : []),
    ...(told.schedules ? ['schedules'] : []),
  ]
  await keepVersions(acting, [service], because)
  const today = dateInLondon(now)
  await tx
    .updateTable('service')
    .set({
      ...Object.fromEntries(
        names.map((name) => [columns[name], asJson.has(name) ? JSON.stringify(told[name]) : told[name]]),
      ),
      ...('description' in told
        ? { description_html: told.description ? safeHtml(told.description) : null }
        : {}),
      ...('placesFree' in told ? { places_told_at: told.placesFree === null ? null : now } : {}),
      told: sql<string[]>`array(select distinct unnest(told || ${marked}::text[]) order by 1)`,
      ...{ last_confirmed_on: today, assured_date: today, last_modified: now },
    })
    .where('id', '=', service)
    .execute()
  if (told.locations) await replaceLocations(tx, service, told.locations)
  if (told.schedules) await replaceSchedules(tx, service, told.schedules)
  await learnWords(tx, [service])
  await record(acting, {
    ...{ act: `entry changed: ${because}`, subject: { kind: 'service', id: service } },
    fields: marked,
  })
}

async function replaceLocations(tx: Kysely<DB>, service: string, locations: readonly Location[]) {
  await tx.deleteFrom('service_location').where('service_id', '=', service).execute()
  if (locations.length === 0) return
  await tx
    .insertInto('service_location')
    .values(
      locations.map(({ accessNotes, gettingThere, ...place }, position) => ({
        ...{ id: newId(), service_id: service, position },
        ...place,
        ...{ access_notes: accessNotes, getting_there: gettingThere },
      })),
    )
    .execute()
}

async function replaceSchedules(tx: Kysely<DB>, service: string, schedules: readonly Schedule[]) {
  await tx.deleteFrom('service_schedule').where('service_id', '=', service).execute()
  if (schedules.length === 0) return
  await tx
    .insertInto('service_schedule')
    .values(
      schedules.map(({ validFrom, validTo, days, ...schedule }, position) => ({
        ...{ id: newId(), service_id: service, position },
        ...schedule,
        ...{ days: [...days], valid_from: validFrom, valid_to: validTo },
      })),
    )
    .execute()
}

/** Takes an entry out of the directory or puts it back, open or closed as told; it is kept first as it stood. */
export async function changeStanding(
  acting: Acting,
  service: string,
  { withdrawn, status }: { withdrawn: boolean; status: Service['status'] },
  because: string,
): Promise<void> {
  await keepVersions(acting, [service], because)
  await acting.tx
    .updateTable('service')
    .set({ withdrawn_on: withdrawn ? dateInLondon(acting.now) : null, status })
    .where('id', '=', service)
    .execute()
}
