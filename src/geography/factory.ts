import type { Kysely } from 'kysely'
import type { DB } from '../database/index.ts'
import { keepPostcodes, type PostcodeRow, settleDistricts } from './postcode-store.ts'
import { keepShapes, keepSource, keepTowns } from './shape-store.ts'
import type { Shape, Town } from './shapes.ts'

/** A postcode as a test or the demo tells it. */
export type PostcodeMade = Pick<PostcodeRow, 'postcode' | 'latitude' | 'longitude'> & Partial<PostcodeRow>

/** Puts postcodes on the map, with the districts they make. */
export async function makePostcodes(db: Kysely<DB>, made: readonly PostcodeMade[]): Promise<void> {
  const quiet = { smallArea: null, authority: null, terminatedIn: null }
  await keepPostcodes(
    db,
    made.map((postcode) => ({ ...quiet, ...postcode })),
  )
  await settleDistricts(db)
}

/** What lies behind a map as a test or the demo tells it. */
export type MadeBackdrop = {
  source: string
  attribution?: string
  now?: Date
  shapes?: readonly Shape[]
  towns?: readonly Town[]
}

/** Puts shapes and towns behind the maps. */
export async function makeBackdrop(db: Kysely<DB>, made: MadeBackdrop): Promise<void> {
  const { source, attribution = null, now = new Date('2026-11-01T09:00:00Z'), shapes = [], towns = [] } = made
  await keepSource(db, { name: source, kind: 'shapes', attribution, now })
  await keepShapes(db, source, shapes)
  await keepTowns(db, source, towns)
}
