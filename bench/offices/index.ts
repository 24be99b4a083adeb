import { accounts } from './accounts.ts'
import { askedRoom, placeRoom } from './adding.ts'
import { answers } from './answers.ts'
import { directory } from './directory.ts'
import { keeping } from './keeping.ts'
import { namesRoom } from './names.ts'
import type { Room } from './office.ts'
import { programmes } from './programmes.ts'
import { publications } from './publications.ts'
import { responses } from './responses.ts'
import { drawsRoom, screensRoom } from './screens.ts'
import { surveysRoom } from './surveys.ts'
import { told } from './told.ts'

/** Every room of which the sentences stand here, in the order in which its rows are written. */
export const rooms: readonly Room[] = [
  ...[accounts, surveysRoom, namesRoom, screensRoom, drawsRoom],
  ...[placeRoom, askedRoom, directory, keeping, told],
  ...[programmes, answers, publications, responses],
]

/** Their tables. */
export const tablesOfRooms: readonly string[] = rooms.flatMap(({ offices }) =>
  offices.map(({ table }) => table),
)
