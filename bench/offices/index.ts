import { accounts } from './accounts.ts'
import type { Room } from './office.ts'
import { slipsRoom, surveysRoom } from './surveys.ts'

/** Every room of which the sentences stand here. */
export const rooms: readonly Room[] = [accounts, surveysRoom, slipsRoom]
