import type { Kysely } from 'kysely'
import type { DB } from '../database/index.ts'
import type { DateOnly, Weekday } from '../words/index.ts'
import type { Location, Schedule } from './entry.ts'

/** Where and when these services are, by service: two questions however many there are, asked together. */
export async function partsOf(database: Kysely<DB>, services: readonly string[]) {
  const ids = services.length > 0 ? services : ['00000000-0000-0000-0000-000000000000']
  const locating = database
    .selectFrom('service_location')
    .select(['service_id', 'name', 'address', 'city', 'postcode', 'latitude', 'longitude'])
    .select(['access_notes', 'getting_there'])
    .where('service_id', 'in', ids)
    .orderBy('position')
    .execute()
  const timing = database
    .selectFrom('service_schedule')
    .selectAll()
    .where('service_id', 'in', ids)
    .orderBy('position')
    .execute()
  const [locations, schedules] = await Promise.all([locating, timing])
  return {
    locations: (service: string) => locations.filter((row) => row.service_id === service).map(locationFrom),
    schedules: (service: string) => schedules.filter((row) => row.service_id === service).map(scheduleFrom),
  }
}

export type LocationRow = Omit<Location, 'accessNotes' | 'gettingThere'> & {
  access_notes: string | null
  getting_there: string | null
}

/** A place of a service from its row. */
export const locationFrom = (row: LocationRow): Location => ({
  name: row.name,
  address: row.address,
  city: row.city,
  postcode: row.postcode,
  latitude: row.latitude,
  longitude: row.longitude,
  accessNotes: row.access_notes,
  gettingThere: row.getting_there,
})

export type ScheduleRow = {
  days: number[]
  opens: string | null
  closes: string | null
  freq: string | null
  week: number | null
  valid_from: string | null
  valid_to: string | null
  words: string | null
}

/** A time of a service from its row. */
export const scheduleFrom = (row: ScheduleRow): Schedule => ({
  days: row.days as Weekday[],
  opens: row.opens?.slice(0, 5) ?? null,
  closes: row.closes?.slice(0, 5) ?? null,
  freq: row.freq as Schedule['freq'],
  week: row.week,
  validFrom: row.valid_from as DateOnly | null,
  validTo: row.valid_to as DateOnly | null,
  words: row.words,
})
