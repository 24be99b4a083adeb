import { accounts } from './accounts.ts'
import { directory } from './directory.ts'
import type { Room } from './office.ts'

/** Every room of which the sentences stand here. */
export const rooms: readonly Room[] = [accounts, directory]
