import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './bundled-binaries.ts'
import { type DataFolder, randomPassword } from './data-folder.ts'
import { runAs } from './database-account.ts'
import { diskFull, errorCode, Refusal, saysDiskFull } from './refusal.ts'
import { syncFolder } from './sync-folder.ts'

const bootstrapRole = 'trellis_bootstrap'

/**
 * Makes the bundled cluster with its roles and its empty database, all or nothing: it is made beside its
 * place and moved there when whole, so a kill in the middle leaves nothing. The superuser is used only here,
 * in PostgreSQL's single-user mode; no connection can ever log in as it.
 * `durable` false (tests only) skips the waiting for the disk.
 */
export function createCluster(data: DataFolder, binaries: Binaries, durable: boolean): void {
  removeUnfinished(data)
  const unfinished = join(data.home, `postgres.unfinished-${process.pid}`)
  const passwordFile = join(data.home, `bootstrap-${process.pid}`)
  try {
    writeOwned(data, passwordFile, randomPassword())
    run(data, binaries.initdb, [
      `--pgdata=${unfinished}`,
      `--username=${bootstrapRole}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ])
    writeOwned(data, join(unfinished, 'pg_hba.conf'), whoMayConnect)
    const single = ['--single', '-D', unfinished, ...(durable ? [] : ['-c', 'fsync=off'])]
    run(data, binaries.postgres, [...single, 'postgres'], rolesAndDatabase(data, !durable))
    run(data, binaries.postgres, [...single, 'trellis'], closePublicSchema)
    moveIntoPlace(unfinished, data.cluster)
    syncFolder(data.home)
  } catch (error) {
    throw saysDiskFull(error) ? diskFull(data.home, error) : error
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(unfinished, { recursive: true, force: true })
  }
}

const whoMayConnect = `local all ${bootstrapRole} reject
local all all scram-sha-256
`

// Single-user mode ends a statement at the end of its line.
function rolesAndDatabase(data: DataFolder, forTests: boolean): string {
  const { owner, app } = data.passwords
  return [
    `create role trellis_owner login password '${owner}' nosuperuser nobypassrls nocreaterole ${forTests ? 'createdb' : 'nocreatedb'}`,
    `create role trellis_app login password '${app}' nosuperuser nobypassrls nocreaterole nocreatedb`,
    'create role trellis_jobs nologin nosuperuser nobypassrls nocreaterole nocreatedb',
    'grant trellis_jobs to trellis_owner with inherit false, set true',
    'grant trellis_jobs to trellis_app with inherit false, set true',
    'create database trellis owner trellis_owner',
    'revoke temporary, connect on database postgres from public',
    'revoke connect on database template1 from public',
    '',
  ].join('\n')
}

const closePublicSchema = `alter schema public owner to trellis_owner
revoke all on database trellis from public
grant connect on database trellis to trellis_app
`

function run(data: DataFolder, program: string, options: string[], input = ''): void {
  const done = spawnSync(program, options, { ...runAs(data.account), cwd: data.home, input, env: plainEnv })
  const said = `${done.stdout}\n${done.stderr}`
  if (done.error) throw done.error
  if (done.status === 0 && !/^.*(ERROR|FATAL|PANIC):/m.test(said)) return
  if (saysDiskFull(said)) throw diskFull(data.home, new Error(said))
  const reason = said.match(/(?:error|ERROR|FATAL|PANIC):\s*(.*)/)?.[1] ?? `it left with ${done.status}`
  throw new Refusal(
    `The bundled PostgreSQL could not be set up in ${data.home}: ${reason}.`,
    1,
    new Error(said),
  )
}

/** The environment of the database's own programs: nothing of ours leaks into it. */
export const plainEnv = { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' }

function writeOwned(data: DataFolder, file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600, flush: true })
  chmodSync(file, 0o600)
  if (data.account) chownSync(file, data.account.uid, data.account.gid)
}

function moveIntoPlace(unfinished: string, place: string): void {
  try {
    renameSync(unfinished, place)
  } catch (error) {
    // Someone starting at the same moment was first: theirs is as good.
    const code = errorCode(error)
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error
  }
}

function removeUnfinished(data: DataFolder): void {
  for (const name of readdirSync(data.home)) {
    const pid = Number(/^(?:postgres\.unfinished|bootstrap)-(\d+)$/.exec(name)?.[1])
    if (pid && !isAlive(pid)) rmSync(join(data.home, name), { recursive: true, force: true })
  }
}

/** Whether a process with this number exists (whoever owns it). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}
