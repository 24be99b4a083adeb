import { spawn, spawnSync } from 'node:child_process'
import {
  chownSync,
  closeSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Binaries } from './bundled-binaries.ts'
import { isAlive, plainEnv } from './create-cluster.ts'
import type { DataFolder } from './data-folder.ts'
import { runAs } from './database-account.ts'
import { diskFull, Refusal, saysDiskFull } from './refusal.ts'

/** A started PostgreSQL: `exited` is set as soon as its main process is gone. */
export type Postmaster = { pid: number; exited: boolean; logFrom: number }

const largestLog = 5_000_000

// A failing statement is logged without its values: nothing personal may reach a log file.
const settings = [
  'listen_addresses=',
  'unix_socket_permissions=0700',
  'max_connections=120',
  'random_page_cost=1.1',
  // Ids are random, so that a large place writes to pages all over: each is written whole to the log once between two
  // checkpoints. Fewer checkpoints, packed pages and room for the indexes keep a large place nearly as quick as a small one (bench, town).
  'shared_buffers=256MB',
  'wal_compression=on',
  'checkpoint_timeout=15min',
  'jit=off',
  'timezone=UTC',
  'log_timezone=UTC',
  'password_encryption=scram-sha-256',
  'log_error_verbosity=terse',
  'log_min_error_statement=panic',
  'log_parameter_max_length=0',
  'log_parameter_max_length_on_error=0',
]

const onlyForTests = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=4GB']

/**
 * Starts PostgreSQL on its socket, in a session of its own: a signal to our whole group must not cut off
 * requests that are still finishing. Does not wait until it answers.
 */
export function spawnPostgres(data: DataFolder, binaries: Binaries, durable: boolean): Postmaster {
  if ((statSync(data.log, { throwIfNoEntry: false })?.size ?? 0) > largestLog)
    renameSync(data.log, `${data.log}.1`)
  const log = openSync(data.log, 'a', 0o600)
  if (data.account) chownSync(data.log, data.account.uid, data.account.gid)
  const logFrom = statSync(data.log).size
  const given = [...settings, ...(durable ? [] : onlyForTests), `unix_socket_directories=${data.socket}`]
  const child = spawn(
    binaries.postgres,
    ['-D', data.cluster, ...given.flatMap((setting) => ['-c', setting])],
    {
      ...runAs(data.account),
      cwd: data.home,
      env: plainEnv,
      detached: true,
      stdio: ['ignore', log, log],
    },
  )
  const started: Postmaster = { pid: child.pid ?? 0, exited: false, logFrom }
  closeSync(log)
  child.on('exit', () => {
    started.exited = true
  })
  child.on('error', () => {
    started.exited = true
  })
  child.unref()
  return started
}

/** What the database wrote to its log since it was started. */
export function logSince(data: DataFolder, started: Postmaster): string {
  return readFileSync(data.log).subarray(started.logFrom).toString()
}

/** Turns the log of a PostgreSQL that would not start into a sentence. */
export function whyItStopped(data: DataFolder, said: string): Refusal {
  if (saysDiskFull(said) || hasNoRoom(data.home)) return diskFull(data.home, new Error(said))
  const cause = new Error(said)
  if (/database files are incompatible/i.test(said))
    return new Refusal(
      `The data in ${data.home} was made by another major version of PostgreSQL than the one that comes with this Trellis.`,
      1,
      cause,
    )
  const reason = said.match(/(?:FATAL|PANIC|ERROR):\s*(.*)/)?.[1] ?? 'it gave no reason'
  return new Refusal(`The bundled PostgreSQL did not start: ${reason} (its log is ${data.log}).`, 1, cause)
}

// On a full disk there is no room for the log to say so either.
function hasNoRoom(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize < 100_000
}

/** The process number in the cluster's lock file, or undefined when there is none. */
export function postmasterPid(data: DataFolder): number | undefined {
  const pid = Number(lockFile(data).split('\n')[0])
  return Number.isInteger(pid) && pid > 1 ? pid : undefined
}

// A PostgreSQL that is stopping takes its lock file away at a moment of its own: asking first whether it is
// there, and then reading it, could fall on either side of that.
function lockFile(data: DataFolder): string {
  try {
    return readFileSync(join(data.cluster, 'postmaster.pid'), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

/**
 * Stops PostgreSQL cleanly: open transactions are rolled back, the rest is checkpointed. Returns when its
 * main process is gone. Throws a Refusal when it belongs to an account we may not signal.
 */
export async function stopPostgres(data: DataFolder, pid: number): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', 60],
    ['SIGQUIT', 10],
  ] as const) {
    if (!signalTo(pid, signal))
      throw new Refusal(
        `The database in ${data.home} runs as another account and cannot be stopped from this one.`,
      )
    for (let waited = 0; waited < seconds * 1000; waited += 20) {
      if (!isAlive(pid) || postmasterPid(data) !== pid) return
      await pause(20)
    }
  }
  throw new Refusal(
    `The database in ${data.home} (process ${pid}) does not stop: end that process and start Trellis again.`,
  )
}

function signalTo(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal)
    return true
  } catch {
    return !isAlive(pid)
  }
}

/**
 * Deals with a lock file whose server does not answer on its socket: after a restart of the machine its
 * number may belong to some other program (the file is removed), or an old PostgreSQL may have lost its
 * socket (it is stopped).
 */
export async function clearDeadLock(data: DataFolder): Promise<void> {
  const pid = postmasterPid(data)
  if (pid === undefined) return
  if (isAlive(pid) && /postgres/.test(commandOf(pid))) await stopPostgres(data, pid)
  else rmSync(join(data.cluster, 'postmaster.pid'), { force: true })
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)]).stdout?.toString() ?? ''
  }
}
