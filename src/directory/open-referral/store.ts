import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { DB } from '../../database/index.ts'
import { type AskedOfServices, answering, isGivenOut, type Nearness } from './asked.ts'
import { givenColumns, listedColumns, placeObject } from './columns.ts'
import type { AtLocation, EntryGiven, EntryListed, LocationKept, ProviderKept } from './given-entry.ts'

/** Which part of a long list: so many, after so many; or after the one of this id, in the order of ids. */
export type Stretch = { limit: number; offset: number; after?: string }

/** Whose directory is asked: a place gives out its own services and everybody's. */
export type Given = { database: Kysely<DB>; place: string | null }

const joined = sql`left join provider p on p.id = s.provider_id left join directory_source f on f.id = s.source_id`

const following = (table: string, after: string | undefined) =>
  after === undefined ? sql`` : sql`and ${sql.ref(`${table}.id`)} > ${after}::uuid`

const countOf = async (database: Kysely<DB>, from: RawBuilder<unknown>): Promise<number> =>
  (await sql<{ total: number }>`select count(*)::int as total ${from}`.execute(database)).rows[0]?.total ?? 0

/** How many services answer what was asked. */
export const countServices = ({ database, place }: Given, asked: AskedOfServices) =>
  countOf(database, sql`from service s where ${answering(asked, place)}`)

/** The services that answer, in short, in the order of their ids. */
export const servicesListed = (
  given: Given,
  asked: AskedOfServices,
  stretch: Stretch,
): Promise<EntryListed[]> => servicesWith<EntryListed>(given, asked, stretch, listedColumns)

/** The services that answer, each with all its parts. */
export const servicesGiven = (
  given: Given,
  asked: AskedOfServices,
  stretch: Stretch,
): Promise<EntryGiven[]> => servicesWith<EntryGiven>(given, asked, stretch, givenColumns)

async function servicesWith<Row>(
  { database, place }: Given,
  asked: AskedOfServices,
  { limit, offset, after }: Stretch,
  columns: RawBuilder<unknown>,
): Promise<Row[]> {
  // Narrow rows first: the wide ones are read for this stretch only.
  const found = await sql<Row>`
    with chosen as (select s.id from service s where ${answering(asked, place)} ${following('s', after)}
      order by s.id limit ${limit} offset ${offset})
    select ${columns} from chosen join service s using (id) ${joined} order by s.id`.execute(database)
  return found.rows
}

/** Which services answer and when each last changed, nothing else. */
export async function servicesMinimal(
  { database, place }: Given,
  asked: AskedOfServices,
  { limit, offset, after }: Stretch,
) {
  const found = await sql<{ id: string; changedAt: Date }>`
    select s.id, s.changed_at as "changedAt" from service s where ${answering(asked, place)} ${following('s', after)}
     order by s.id limit ${limit} offset ${offset}`.execute(database)
  return found.rows
}

const withdrawn = (place: string | null, since: Date) =>
  sql`from service s where s.withdrawn_on is not null and (s.place_id is null or s.place_id = ${place})
    and s.changed_at >= ${since}`

/** How many services were withdrawn since then. */
export const countWithdrawn = ({ database, place }: Given, since: Date) =>
  countOf(database, withdrawn(place, since))

/** Which services were withdrawn since then, and when. */
export async function withdrawnSince({ database, place }: Given, since: Date, { limit, offset }: Stretch) {
  const found = await sql<{ id: string; changedAt: Date }>`
    select s.id, s.changed_at as "changedAt" ${withdrawn(place, since)}
     order by s.id limit ${limit} offset ${offset}`.execute(database)
  return found.rows
}

/** One service with all its parts; undefined when there is none, or it was withdrawn. */
export async function serviceGivenOut(
  { database, place }: Given,
  id: string,
): Promise<EntryGiven | undefined> {
  const found = await sql<EntryGiven>`
    select ${givenColumns} from service s ${joined}
     where s.id = ${id}::uuid and ${isGivenOut(place)}`.execute(database)
  return found.rows[0]
}

function atPlaces(place: string | null, asked: AskedOfServices, near: Nearness | undefined) {
  const point = near && sql`point_on_earth(${near.latitude}, ${near.longitude})`
  const distance = point ? sql`l.at <-> ${point}` : sql`null::double precision`
  const within =
    point && near.within !== undefined
      ? sql`and l.at <@ cube_enlarge(${point}, ${near.within}, 3) and l.at <-> ${point} <= ${near.within}`
      : sql``
  return {
    distance,
    from: sql`from service_location l join service s on s.id = l.service_id where ${answering(asked, place)} ${within}`,
    order: near ? sql`${distance} nulls last, l.id` : sql`l.id`,
  }
}

/** How many services at places answer. */
export const countAtLocations = ({ database, place }: Given, asked: AskedOfServices, near?: Nearness) =>
  countOf(database, atPlaces(place, asked, near).from)

type Placed<Entry> = Entry & { place: LocationKept; distance: number | null }

/** Services at places that answer, in short; the nearest first where it was asked near what. */
export const atLocationsListed = (given: Given, asked: AskedOfServices, stretch: Stretch, near?: Nearness) =>
  atLocationsWith<EntryListed>(given, asked, stretch, listedColumns, near)

/** The same, with all parts. */
export const atLocationsGiven = (given: Given, asked: AskedOfServices, stretch: Stretch, near?: Nearness) =>
  atLocationsWith<EntryGiven>(given, asked, stretch, givenColumns, near)

async function atLocationsWith<Entry>(
  { database, place }: Given,
  asked: AskedOfServices,
  { limit, offset, after }: Stretch,
  columns: RawBuilder<unknown>,
  near: Nearness | undefined,
): Promise<AtLocation<Entry>[]> {
  const { distance, from, order } = atPlaces(place, asked, near)
  const found = await sql<Placed<Entry>>`
    with chosen as (select l.id as link, ${distance} as distance, row_number() over (order by ${order}) as nth ${from}
      ${following('l', after)} order by nth limit ${limit} offset ${offset})
    select ${placeObject('at')} as place, chosen.distance, ${columns}
      from chosen join service_location at on at.id = chosen.link join service s on s.id = at.service_id ${joined}
     order by chosen.nth`.execute(database)
  return found.rows.map((row) => ({ entry: row, place: row.place, distance: row.distance }))
}

/** One service at one place, by its own id or its source's; undefined when there is none. */
export async function atLocationGivenOut(
  { database, place }: Given,
  id: string,
): Promise<AtLocation<EntryGiven> | undefined> {
  const found = await sql<Placed<EntryGiven>>`
    select ${placeObject('at')} as place, null as distance, ${givenColumns}
      from service_location at join service s on s.id = at.service_id ${joined}
     where (at.link_id = ${id}::uuid or (at.id = ${id}::uuid and at.link_id is null)) and ${isGivenOut(place)}
     order by at.service_id, at.position limit 1`.execute(database)
  const row = found.rows[0]
  return row && { entry: row, place: row.place, distance: null }
}

const providers = (place: string | null, since: Date | undefined) =>
  sql`from provider p where exists (select from service s where s.provider_id = p.id and ${isGivenOut(place)})
    ${since ? sql`and p.changed_at >= ${since}` : sql``}`

/** How many organisations run something that is given out. */
export const countProviders = ({ database, place }: Given, since?: Date) =>
  countOf(database, providers(place, since))

/** Organisations that run something that is given out, in the order of their ids. */
export async function providersListed(
  { database, place }: Given,
  { limit, offset, after }: Stretch,
  since?: Date,
) {
  const found = await sql<ProviderKept & { changedAt: Date }>`
    select p.id, p.name, p.description, p.url, p.email, p.phone, p.changed_at as "changedAt" ${providers(place, since)}
     ${following('p', after)} order by p.id limit ${limit} offset ${offset}`.execute(database)
  return found.rows
}

/** One organisation; undefined when there is none, or it runs nothing that is given out. */
export async function providerGivenOut({ database, place }: Given, id: string) {
  const found = await sql<ProviderKept & { changedAt: Date }>`
    select p.id, p.name, p.description, p.url, p.email, p.phone, p.changed_at as "changedAt"
      ${providers(place, undefined)} and p.id = ${id}::uuid`.execute(database)
  return found.rows[0]
}
