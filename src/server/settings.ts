import type { Kysely } from 'kysely'
import type { DB, InstallationKind } from '../database/index.ts'
import type { Assets } from '../ui/index.ts'
import type { Clock } from '../words/index.ts'

/** What the hall knows of its surroundings. */
export type HallSettings = {
  database: Kysely<DB>
  installation: InstallationKind
  clock: Clock
  assets: Assets
  assetsFolder: string
  /** Where browsers see this server, when it stands behind something (PUBLIC_URL). */
  publicUrl?: string
  env: NodeJS.ProcessEnv
}
