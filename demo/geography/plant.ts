import type { Kysely } from 'kysely'
import type { DB } from '../../src/database/index.ts'
import { makeBackdrop, makePostcodes } from '../../src/geography/factory.ts'
import { onLand, shapes, towns } from './lie-of-the-land.ts'
import { onEarth, postcodeAt, squares } from './saltmere.ts'

// One that the post has given up, as real files have many.
const GIVEN_UP = postcodeAt(-180, -260)

/** Plants the postcodes of Saltmere, its towns, and what lies behind its maps. */
export async function plantGeography(db: Kysely<DB>, now: Date): Promise<void> {
  const postcodes = squares(5_000, onLand).map(([east, north]) => {
    const postcode = postcodeAt(east, north)
    return {
      ...{ postcode, ...onEarth(east, north), authority: 'E06999999' },
      // Invented small areas, a dozen squares to each.
      smallArea: `E0199${String(9000 + (Math.floor(east / 700) + 10) * 20 + Math.floor(north / 700) + 10).slice(-4)}`,
      terminatedIn: postcode === GIVEN_UP ? '2019-06' : null,
    }
  })
  await makePostcodes(db, postcodes)
  await makeBackdrop(db, { source: 'Saltmere, invented', now, shapes, towns })
}
