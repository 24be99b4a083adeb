import { accounts } from './accounts.ts'
import type { Room } from './office.ts'

/** Every room of which the sentences stand here. */
export const rooms: readonly Room[] = [accounts]
