import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Binaries, bundledBinaries } from './bundled-binaries.ts'
import { createCluster, isAlive } from './create-cluster.ts'
import { type DataFolder, hasCluster, openDataFolder } from './data-folder.ts'
import {
  clearDeadLock,
  logSince,
  postmasterPid,
  spawnPostgres,
  stopPostgres,
  whyItStopped,
} from './postmaster.ts'
import { errorCode, Refusal } from './refusal.ts'

/** How the bundled database is opened, and by whom. */
export type BundledOptions = {
  env: NodeJS.ProcessEnv
  /** `server` insists on being the only keeper; `command` uses the database that is running, if any. */
  keeper: 'server' | 'command'
  /** Shown to another process that finds the folder in use: "the server", "bin/trellis migrate". */
  name: string
  report: (line: string) => void
  /** false in tests only: no waiting for the disk, and the owner may create databases. */
  durable?: boolean
}

/** The bundled database, answering. `stop` ends it if we keep it. */
export type BundledDatabase = { ownerUrl: string; appUrl: string; stop(): Promise<void> }

type Opened = BundledOptions & { data: DataFolder; binaries: Binaries; ownerUrl: string; stopping: boolean }
type Kept = { lock: pg.Client; keeper: boolean }

/** Advisory locks: whoever keeps the database running, and commands that use somebody else's. */
const keeperLock = 7_401_001
const guestLock = 7_401_002

/**
 * Starts the bundled PostgreSQL (making it on first use), or joins the one that runs. An orphan that a killed
 * Trellis left behind is stopped and started afresh; one that dies while we keep it is started again.
 * Throws a Refusal when the data folder is in use, cannot be used, or its disk is full.
 */
export async function openBundled(options: BundledOptions): Promise<BundledDatabase> {
  const firstTime = !hasCluster(options.env)
  const data = openDataFolder(options.env, options.report)
  const binaries = bundledBinaries(data.account, options.report)
  if (firstTime) {
    options.report(`Making a database in ${data.folder}.`)
    createCluster(data, binaries, options.durable !== false)
  }
  const opened: Opened = { ...options, data, binaries, ownerUrl: addressOf(data, 'owner'), stopping: false }
  let kept = await keep(opened)
  let stopped: Promise<void> | undefined
  watch(opened, kept, (again) => {
    kept = again
  })
  return {
    ownerUrl: opened.ownerUrl,
    appUrl: addressOf(data, 'app'),
    stop: () => {
      opened.stopping = true
      stopped ??= letGo(opened, kept)
      return stopped
    },
  }
}

/** The address of the bundled database's login; it works while the database runs. */
export function addressOf(data: DataFolder, login: 'owner' | 'app'): string {
  const host = encodeURIComponent(data.socket)
  return `postgresql://trellis_${login}:${data.passwords[login]}@/trellis?host=${host}`
}

async function keep(opened: Opened): Promise<Kept> {
  const patience = performance.now() + 60_000
  let refusedSince = 0
  while (performance.now() < patience) {
    const lock = await connectIfRunning(opened)
    if (lock) {
      const kept = await settle(opened, lock)
      if (kept) return kept
      continue
    }
    const started = spawnPostgres(opened.data, opened.binaries, opened.durable !== false)
    const answered = await untilItAnswers(opened, started)
    if (answered && (await tryLock(answered, opened))) return { lock: answered, keeper: true }
    await answered?.end()
    if (!started.exited) continue
    const said = logSince(opened.data, started)
    if (!/lock file|shared memory block/i.test(said)) throw whyItStopped(opened.data, said)
    // Its lock file is there but nothing answers: give a starting or dying server a moment first.
    refusedSince ||= performance.now()
    if (performance.now() - refusedSince > 5000) await clearDeadLock(opened.data)
    await pause(200)
  }
  throw new Refusal(
    `The database in ${opened.data.home} did not answer within a minute (its log is ${opened.data.log}).`,
  )
}

/** What to do with a server that runs already: use it, refuse, or stop an orphan (undefined: look again). */
async function settle(opened: Opened, lock: pg.Client): Promise<Kept | undefined> {
  for (let attempt = 0; attempt < 15; attempt++) {
    if (await tryLock(lock, opened)) {
      await lock.end()
      const pid = postmasterPid(opened.data)
      if (pid !== undefined) await stopPostgres(opened.data, pid)
      return undefined
    }
    if (opened.keeper === 'command') {
      await lock.query('select pg_advisory_lock_shared($1)', [guestLock])
      return { lock, keeper: false }
    }
    // A server that was just killed takes a moment to let go. One that is there does not let go.
    if (attempt >= 2 && isThere(await holderOf(lock))) break
    await pause(200)
  }
  const who = (await holderOf(lock)) ?? 'another Trellis'
  await lock.end()
  throw new Refusal(
    `The data folder ${opened.data.folder} is in use by ${who}: stop it first, or choose another folder with TRELLIS_DATA.`,
  )
}

/** Who keeps the folder: its name and process. */
async function holderOf(lock: pg.Client): Promise<string | undefined> {
  const holder = await lock.query<{ application_name: string }>(
    `select application_name from pg_stat_activity join pg_locks using (pid)
      where locktype = 'advisory' and objid = $1 and granted`,
    [keeperLock],
  )
  return holder.rows[0]?.application_name
}

const isThere = (holder: string | undefined): boolean => {
  const pid = Number(/\(process (\d+)\)$/.exec(holder ?? '')?.[1])
  return pid > 0 && isAlive(pid)
}

async function tryLock(client: pg.Client, opened: Opened): Promise<boolean> {
  await client.query("select set_config('application_name', $1, false)", [
    `${opened.name} (process ${process.pid})`,
  ])
  const asked = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [keeperLock])
  return asked.rows[0]?.got === true
}

/** A connection as the owner, or undefined when nothing runs there. Waits for a server that is starting or stopping. */
async function connectIfRunning(opened: Opened): Promise<pg.Client | undefined> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const client = new pg.Client({ connectionString: opened.ownerUrl, application_name: opened.name })
    client.on('error', () => {})
    try {
      await client.connect()
      return client
    } catch (error) {
      await client.end().catch(() => {})
      const code = errorCode(error)
      if (code === 'ENOENT' || code === 'ECONNREFUSED') return undefined
      if (code === '28P01' || code === '28000')
        throw new Refusal(
          `The passwords in ${opened.data.folder} are not those of the database that runs there.`,
          1,
          error,
        )
      if (!comingOrGoing.has(code ?? '')) throw error
      await pause(100)
    }
  }
  throw new Refusal(
    `The database in ${opened.data.home} is still starting: look at its log, ${opened.data.log}.`,
  )
}

/** Starting up or shutting down, too many connections, cut off while connecting. */
const comingOrGoing = new Set(['57P03', '53300', '57P01', 'ECONNRESET', 'EPIPE', ''])

async function untilItAnswers(opened: Opened, started: { exited: boolean }): Promise<pg.Client | undefined> {
  while (!started.exited) {
    const client = await connectIfRunning(opened)
    if (client) return client
    await pause(20)
  }
  return undefined
}

function watch(opened: Opened, kept: Kept, replace: (kept: Kept) => void): void {
  if (!kept.keeper) return
  kept.lock.on('end', () => {
    if (opened.stopping) return
    opened.report('The database stopped unexpectedly: starting it again.')
    keep(opened).then(
      (again) => {
        replace(again)
        watch(opened, again, replace)
        opened.report('The database answers again.')
      },
      (error: unknown) => {
        opened.report(error instanceof Refusal ? error.message : String(error))
        process.exit(1)
      },
    )
  })
}

async function letGo(opened: Opened, kept: Kept): Promise<void> {
  if (!kept.keeper) {
    await kept.lock.end().catch(() => {})
    return
  }
  // Commands that use the database a command of ours started may finish first.
  if (opened.keeper === 'command')
    await kept.lock.query('select pg_advisory_lock($1)', [guestLock]).catch(() => {})
  const pid = postmasterPid(opened.data)
  if (pid !== undefined) await stopPostgres(opened.data, pid)
  await kept.lock.end().catch(() => {})
}
