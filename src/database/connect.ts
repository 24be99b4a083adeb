import pg from 'pg'
import { openBundled } from './bundled-server.ts'
import { dataFolderPath } from './data-folder.ts'
import {
  checkIdentityProvider,
  checkInstallation,
  type InstallationKind,
  installationKind,
  markInstallation,
} from './installation.ts'
import { checkMigrated, migrate } from './migrate.ts'
import { checkAppLogin, checkOwnerLogin, withConnection } from './own-server.ts'

/** An open database. `ownerUrl` is absent where the program was not given the owner. */
export type Database = {
  kind: 'bundled' | 'yours'
  appUrl: string
  ownerUrl?: string
  stop(): Promise<void>
}

/** How a program opens the database: the server keeps the bundled one running, a command may share it. */
export type Opening = {
  env: NodeJS.ProcessEnv
  keeper: 'server' | 'command'
  name: string
  report: (line: string) => void
}

/**
 * Opens the database the environment names: `DATABASE_URL`, or the bundled one in the data folder.
 * Throws a Refusal with one clear sentence when it cannot be used.
 */
export async function openDatabase(opening: Opening): Promise<Database> {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl } = opening.env
  if (!appUrl) return { kind: 'bundled', ...(await openBundled(opening)) }
  await checkAppLogin(appUrl)
  if (ownerUrl) await checkOwnerLogin(ownerUrl)
  return { kind: 'yours', appUrl, ...(ownerUrl ? { ownerUrl } : {}), stop: async () => {} }
}

/**
 * Opens the database and makes it ready to use: migrated (where we are given the owner), and marked as the
 * demo or the real installation the environment asks for. Throws a Refusal, with the database stopped again,
 * when the two do not match, or a migration is missing and we may not run it.
 */
export async function readyDatabase(
  opening: Opening,
): Promise<Database & { installation: InstallationKind }> {
  const installation = installationKind(opening.env)
  if (opening.keeper === 'server') checkIdentityProvider(opening.env)
  const database = await openDatabase(opening)
  const place =
    database.kind === 'bundled'
      ? `The data folder ${dataFolderPath(opening.env)}`
      : 'The database in DATABASE_URL'
  try {
    const { ownerUrl } = database
    if (ownerUrl) {
      // Refuse before anything of the other kind is touched.
      await withConnection(ownerUrl, 'DATABASE_OWNER_URL', (owner) =>
        refuseOtherKind(owner, installation, place),
      )
      await migrate({ ownerUrl, appUrl: database.appUrl, report: opening.report })
      await withConnection(ownerUrl, 'DATABASE_OWNER_URL', (owner) =>
        markInstallation(owner, installation, place),
      )
    }
    await withConnection(database.appUrl, 'DATABASE_URL', async (app) => {
      await checkMigrated(app)
      await checkInstallation(app, installation, place)
    })
    return { ...database, installation }
  } catch (error) {
    await database.stop()
    throw error
  }
}

async function refuseOtherKind(owner: pg.Client, kind: InstallationKind, place: string): Promise<void> {
  const marked = await owner.query<{ there: boolean }>(
    "select to_regclass('public.installation') is not null as there",
  )
  if (!marked.rows[0]?.there) return
  const rows = await owner.query('select from installation')
  if (rows.rowCount) await checkInstallation(owner, kind, place)
}
