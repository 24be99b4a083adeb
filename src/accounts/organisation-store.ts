import { sql } from 'kysely'
import type { OrganisationCalendar, Weekday } from '../words/index.ts'
import type { Organisation, OrganisationKind } from './organisation.ts'
import type { Reading, Worker } from './worker.ts'
import { workers } from './worker-store.ts'

const organisations = (db: Reading) =>
  db
    .selectFrom('organisation')
    .select([
      'id',
      'place_id as placeId',
      'kind',
      'name',
      'urn',
      'ods_code as odsCode',
      'phone',
      'shut_holder_id as shutHolderId',
    ])

const asOrganisation = <Row extends { kind: string }>(row: Row) => ({
  ...row,
  kind: row.kind as OrganisationKind,
})

/** The organisation, or null. */
export async function organisationById(db: Reading, id: string): Promise<Organisation | null> {
  const row = await organisations(db).where('id', '=', id).executeTakeFirst()
  return row ? asOrganisation(row) : null
}

/** The organisations of a place of these kinds, by name. */
export async function organisationsOf(
  db: Reading,
  place: string,
  kinds: readonly OrganisationKind[],
): Promise<Organisation[]> {
  const rows = await organisations(db)
    .where('place_id', '=', place)
    .where('kind', 'in', [...kinds])
    .orderBy('name')
    .execute()
  return rows.map(asOrganisation)
}

/** The schools and colleges of a place, by name. */
export const schools = (db: Reading, place: string): Promise<Organisation[]> =>
  organisationsOf(db, place, ['school', 'college'])

/** The GP practices of a place, by name. */
export const practices = (db: Reading, place: string): Promise<Organisation[]> =>
  organisationsOf(db, place, ['practice'])

/** The place of an organisation that this installation runs, by name; most have one. */
export const places = (db: Reading): Promise<{ id: string; name: string }[]> =>
  db.selectFrom('place').select(['id', 'name']).orderBy('name').execute()

/** When each of these organisations is open, in one question. */
export async function calendarsOf(
  db: Reading,
  organisations: readonly string[],
): Promise<Map<string, OrganisationCalendar>> {
  const wanted = [...new Set(organisations)]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ id: string; openDays: Weekday[]; closures: OrganisationCalendar['closures'] }>`
    select o.id, o.open_days as "openDays", coalesce(
      (select json_agg(json_build_object('name', c.name, 'from', c.starts_on, 'to', c.ends_on) order by c.starts_on, c.name)
         from closure c where c.organisation_id = o.id), '[]') as closures
    from organisation o where o.id = any(${wanted}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, openDays, closures }) => [id, { openDays, closures }]))
}

/** When the organisation is open. Throws when there is no such organisation. */
export async function calendarOf(db: Reading, organisation: string): Promise<OrganisationCalendar> {
  const calendar = (await calendarsOf(db, [organisation])).get(organisation)
  if (!calendar) throw new Error('There is no such organisation.')
  return calendar
}

/** The weekdays on which an organisation is open (Monday is 1). Throws when there is no such organisation. */
export async function openDaysOf(db: Reading, organisation: string): Promise<Weekday[]> {
  const { open_days } = await db
    .selectFrom('organisation')
    .select('open_days')
    .where('id', '=', organisation)
    .executeTakeFirstOrThrow()
  return open_days as Weekday[]
}

/** Days on which an organisation is shut, as the calendar page lists them. */
export type ListedClosure = { id: string; name: string; startsOn: string; endsOn: string }

/** Every closure of an organisation, in order. */
export const closuresOf = (db: Reading, organisation: string): Promise<ListedClosure[]> =>
  db
    .selectFrom('closure')
    .select(['id', 'name', 'starts_on as startsOn', 'ends_on as endsOn'])
    .where('organisation_id', '=', organisation)
    .orderBy('starts_on')
    .execute()

/** The worker who holds what falls due while the organisation is shut, or null when nobody is named. */
export async function shutHolderOf(db: Reading, organisation: string): Promise<Worker | null> {
  const row = await workers(db)
    .innerJoin('organisation as shut', 'shut.shut_holder_id', 'worker.id')
    .where('shut.id', '=', organisation)
    .where('worker.active', '=', true)
    .executeTakeFirst()
  return row ?? null
}
