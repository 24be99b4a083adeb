import type { Command, CommandContext } from './command.ts'
import { openDatabase } from './connect.ts'
import { dataFolderPath, hasCluster } from './data-folder.ts'
import { loginOf } from './grants.ts'
import { checkInstallation, installationKind, markInstallation } from './installation.ts'
import { migrate } from './migrate.ts'
import { withConnection } from './own-server.ts'
import { serverVersion } from './queue.ts'
import { Refusal } from './refusal.ts'
import { rolesForAdministrator } from './roles.ts'

const migrateCommand: Command = {
  words: ['migrate'],
  usage: '[--json]',
  summary: "Bring the database to this program's schema",
  help: `Runs the migrations that the database is missing, as its owner, each in a transaction of its own, and
gives the app's login its rights. With a server of your own set DATABASE_OWNER_URL (the owner) and
DATABASE_URL (the app's login); otherwise it works on the data folder. --json prints {"ran":N}.`,
  options: { json: { type: 'boolean' } },
  run: async ({ values }, { env, print, report }) => {
    const name = 'bin/trellis migrate'
    if (env.DATABASE_OWNER_URL && !env.DATABASE_URL)
      throw new Refusal('Set DATABASE_URL too: migrating gives its login the rights it needs.')
    if (env.DATABASE_URL && !env.DATABASE_OWNER_URL)
      throw new Refusal('Set DATABASE_OWNER_URL: only the owner of the database may migrate it.')
    const database = await openDatabase({ env, keeper: 'command', name, report })
    try {
      const { appUrl, ownerUrl = '' } = database
      const ran = await migrate({ ownerUrl, appUrl, report })
      await withConnection(ownerUrl, 'DATABASE_OWNER_URL', (owner) =>
        markInstallation(owner, installationKind(env), place(env)),
      )
      print(values.json ? JSON.stringify({ ran }) : ran ? `${ran} migrations ran.` : 'Nothing to migrate.')
      return 0
    } finally {
      await database.stop()
    }
  },
}

const urlCommand: Command = {
  words: ['database', 'url'],
  usage: '[--owner]',
  summary: "Print the bundled database's address",
  help: `Prints the address of the app's login in the bundled database, for tools of your own while Trellis runs.
--owner prints the owner's, on a demo only: the owner of real data is for migrating and nothing else.`,
  options: { owner: { type: 'boolean' } },
  run: async ({ values }, { env, print, report }) => {
    if (env.DATABASE_URL) throw new Refusal('There is no bundled database here: DATABASE_URL is the address.')
    if (!hasCluster(env))
      throw new Refusal(`There is no database in ${dataFolderPath(env)} yet: run npm start first.`)
    const database = await openDatabase({ env, keeper: 'command', name: 'bin/trellis database url', report })
    try {
      const { ownerUrl = '', appUrl } = database
      if (values.owner) await demoOnly(ownerUrl, env)
      print(values.owner ? ownerUrl : appUrl)
      return 0
    } finally {
      await database.stop()
    }
  },
}

async function demoOnly(ownerUrl: string, env: NodeJS.ProcessEnv): Promise<void> {
  await withConnection(ownerUrl, 'DATABASE_OWNER_URL', (owner) =>
    checkInstallation(owner, 'demo', place(env)),
  ).catch(() => {
    throw new Refusal("The owner's address is printed on a demo only, and this is no demo.")
  })
}

const rolesCommand: Command = {
  words: ['database', 'roles'],
  summary: 'Print the SQL that prepares a PostgreSQL server of your own',
  help: `Prints what an administrator runs once on a PostgreSQL 15 or newer: the owner (who migrates), the app's
login (which owns nothing) and the job queue's role. The names are taken from DATABASE_OWNER_URL and
DATABASE_URL where they are set, and the version from the server where it answers.`,
  run: async (_input, { env, print }) => {
    const owner = env.DATABASE_OWNER_URL
      ? loginOf(env.DATABASE_OWNER_URL, 'DATABASE_OWNER_URL')
      : 'trellis_owner'
    const app = env.DATABASE_URL ? loginOf(env.DATABASE_URL, 'DATABASE_URL') : 'trellis_app'
    print(rolesForAdministrator({ owner, app, version: await versionOf(env) }).all)
    return 0
  },
}

async function versionOf(env: NodeJS.ProcessEnv): Promise<number> {
  const url = env.DATABASE_OWNER_URL || env.DATABASE_URL
  if (!url) return 160000
  return withConnection(url, 'DATABASE_URL', serverVersion).catch(() => 160000)
}

const place = (env: CommandContext['env']): string =>
  env.DATABASE_URL ? 'The database in DATABASE_URL' : `The data folder ${dataFolderPath(env)}`

/** The database's own commands. */
export const databaseCommands: Command[] = [migrateCommand, urlCommand, rolesCommand]
