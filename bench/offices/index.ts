import { accounts } from './accounts.ts'
import { directory } from './directory.ts'
import { keeping } from './keeping.ts'
import type { Room } from './office.ts'
import { told } from './told.ts'

/** Every room of which the sentences stand here. */
export const rooms: readonly Room[] = [accounts, directory, keeping, told]
