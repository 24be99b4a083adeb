import type { Kysely } from 'kysely'
import type { DB } from '../database/index.ts'
import { keepPostcodes, type PostcodeRow, settleDistricts } from './postcode-store.ts'

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
