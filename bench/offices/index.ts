import { accounts } from './accounts.ts'
import { answers } from './answers.ts'
import type { Room } from './office.ts'
import { programmes } from './programmes.ts'
import { publications } from './publications.ts'
import { responses } from './responses.ts'
import { askedRoom, drawsRoom, placeRoom, screensRoom } from './screens.ts'
import { slipsRoom, surveysRoom } from './surveys.ts'

/** Every room of which the sentences stand here, in the order in which its rows are written. */
export const rooms: readonly Room[] = [
  ...[accounts, surveysRoom, slipsRoom, screensRoom, drawsRoom],
  ...[placeRoom, askedRoom],
  ...[programmes, answers, publications, responses],
]
