import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Binaries, bundledBinaries } from './bundled-binaries.ts'
import { plainEnv } from './create-cluster.ts'
import type { DataFolder } from './data-folder.ts'
import { databaseAccount, runAs } from './database-account.ts'
import { postmasterPid, spawnPostgres, stopPostgres } from './postmaster.ts'

/** A PostgreSQL of somebody's own, with an administrator, for tests of DATABASE_URL. */
export type OwnServer = {
  admin: pg.Client
  /** The address of a login (no passwords are asked) in a database. */
  url: (login: string, database?: string) => string
  stop: () => Promise<void>
}

/** The PostgreSQL 15 of the machine, where there is one: the oldest that Trellis supports. */
export function postgres15(): Binaries | undefined {
  const folder = '/usr/lib/postgresql/15/bin'
  if (!existsSync(join(folder, 'initdb'))) return undefined
  return { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') }
}

/** Starts a server in a folder of its own, with the given programs or the bundled ones. */
export async function startOwnServer(given?: Binaries): Promise<OwnServer> {
  const home = temporaryFolder()
  const account = databaseAccount({}, join(home, 'none'))
  const binaries = given ?? bundledBinaries(account, () => {})
  const socket = join(home, 's')
  mkdirSync(socket)
  writeFileSync(join(home, 'log'), '')
  for (const path of account ? [home, socket, join(home, 'log')] : [])
    chownSync(path, account?.uid ?? 0, account?.gid ?? 0)
  const cluster = join(home, 'c')
  const options = ['-D', cluster, '-U', 'admin', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync']
  const made = spawnSync(binaries.initdb, options, { ...runAs(account), cwd: home, env: plainEnv })
  if (made.status !== 0) throw new Error(String(made.stderr))
  const data: DataFolder = {
    folder: home,
    home,
    cluster,
    socket,
    log: join(home, 'log'),
    account,
    passwords: { owner: '', app: '' },
  }
  spawnPostgres(data, binaries, false)
  const url = (login: string, database = 'postgres') =>
    `postgresql://${login}@/${database}?host=${encodeURIComponent(socket)}`
  const admin = await firstConnection(url('admin'))
  const stop = async () => {
    await admin.end()
    const pid = postmasterPid(data)
    if (pid) await stopPostgres(data, pid)
    rmSync(home, { recursive: true })
  }
  return { admin, url, stop }
}

/** A new folder under the system's own temporary one that another account may pass through. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-server-'))
  chmodSync(folder, 0o711)
  return folder
}

async function firstConnection(url: string): Promise<pg.Client> {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => {})
    try {
      await client.connect()
      return client
    } catch (error) {
      await client.end().catch(() => {})
      if (attempt > 200) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
