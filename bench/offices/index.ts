import { accounts } from './accounts.ts'
import { askedRoom, placeRoom } from './adding.ts'
import { namesRoom } from './names.ts'
import type { Room } from './office.ts'
import { drawsRoom, screensRoom } from './screens.ts'
import { surveysRoom } from './surveys.ts'

/** Every room of which the sentences stand here, in the order in which its rows are written. */
export const rooms: readonly Room[] = [
  ...[accounts, surveysRoom, namesRoom, screensRoom, drawsRoom],
  ...[placeRoom, askedRoom],
]

/** Their tables. */
export const tablesOfRooms: readonly string[] = rooms.flatMap(({ offices }) =>
  offices.map(({ table }) => table),
)
