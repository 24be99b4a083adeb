import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase, projectFolder } from '../src/database/index.ts'

/** The built program on a data folder of its own, as `npm start` runs it, to be killed and started again. */
export type Rehearsal = {
  url: () => string
  addresses: { appUrl: string; ownerUrl: string }
  /** SIGKILL to the server alone; its database is left an orphan. Then starts it again, and waits until it is ready. */
  killServer: () => Promise<void>
  /** SIGKILL to PostgreSQL's main process and all its children. Then waits until the server answers again. */
  killDatabase: () => Promise<void>
  /** SIGKILL to the server and to PostgreSQL with all its children, and nothing is started. */
  killAll: () => Promise<void>
  /** Starts again what was killed, and waits until it is ready; with more in its environment from then on. */
  startAgain: (more?: NodeJS.ProcessEnv) => Promise<void>
  /** The file of settings that PostgreSQL reads beside those that it is given. */
  databaseSettings: string
  /** The processes of PostgreSQL, the main one first. */
  databaseProcesses: () => number[]
  serverProcess: () => number
  /** Waits until the server says that it is well; true when it left instead. */
  wellOrLeft: () => Promise<boolean>
  /** What the server has printed since it was started. */
  said: () => string
  /** What is found when the history is proven, beside the server that runs; or of a copy that these settings lead to. */
  verified: (copy?: NodeJS.ProcessEnv) => string
  stop: () => Promise<void>
}

/** Where it lies, and what its environment has beside that. */
export type Place = { folder?: string; env?: NodeJS.ProcessEnv }

/** Starts the program for the first time; its demo is planted then. */
export async function rehearse(place: Place = {}): Promise<Rehearsal> {
  const folder = place.folder ?? mkdtempSync(join(tmpdir(), 'trellis-kill-'))
  chmodSync(folder, 0o711)
  const data = join(folder, 'data')
  const { PATH, HOME } = process.env
  // Two people send here, for longer and faster than any hand.
  const own = { PORT: '0', TRELLIS_REQUESTS_A_MINUTE: '1000000' }
  const env: NodeJS.ProcessEnv = { PATH, HOME, TRELLIS_DATA: data, ...own, ...place.env }
  let server = await start(env)
  const opened = await openDatabase({ env, keeper: 'command', name: 'the kill rounds', report: () => {} })
  await opened.stop()
  const { appUrl, ownerUrl = '' } = opened
  return {
    url: () => server.url,
    addresses: { appUrl, ownerUrl },
    killServer: async () => {
      server.child.kill('SIGKILL')
      await once(server.child, 'exit')
      server = await start(env)
    },
    killDatabase: async () => {
      await killAllOf(postmaster(data))
      await untilHealthy(server)
    },
    killAll: async () => {
      const main = postmaster(data)
      const gone = once(server.child, 'exit')
      server.child.kill('SIGKILL')
      await Promise.all([gone, killAllOf(main)])
    },
    startAgain: async (more = {}) => {
      Object.assign(env, more)
      server = await start(env)
    },
    databaseSettings: join(data, 'database', 'postgres', 'postgresql.conf'),
    databaseProcesses: () => {
      const main = postmaster(data)
      return [main, ...childrenOf(main)]
    },
    serverProcess: () => server.child.pid ?? 0,
    wellOrLeft: async () => {
      await untilHealthy(server).catch(() => {})
      return hasLeft(server.child)
    },
    said: () => server.said(),
    verified: (copy = {}) => {
      const program = join(projectFolder(), 'build', 'verify.js')
      return spawnSync(process.execPath, [program, 'history', 'verify'], {
        env: { ...env, ...copy },
        encoding: 'utf8',
      }).stdout.trim()
    },
    stop: async () => {
      if (hasLeft(server.child)) {
        // Its database is an orphan, which a command ends on its way.
        const last = await openDatabase({ env, keeper: 'command', name: 'the kill rounds', report: () => {} })
        await last.stop()
      } else {
        const left = once(server.child, 'exit')
        server.child.kill('SIGTERM')
        await left
      }
      if (!place.folder) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function killAllOf(main: number): Promise<void> {
  for (const pid of [main, ...childrenOf(main)]) kill(pid)
  while (isRunning(main)) await pause(20)
}

type Started = { child: ChildProcess; url: string; said: () => string }

const hasLeft = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

async function start(env: NodeJS.ProcessEnv): Promise<Started> {
  const program = join(projectFolder(), 'build', 'main.js')
  const child = spawn(process.execPath, ['--enable-source-maps', program], { env })
  let said = ''
  const ready = Promise.withResolvers<string>()
  const hear = (part: Buffer) => {
    said += part
    const found = /Trellis is ready at (\S+)/.exec(said)?.[1]
    if (found) ready.resolve(found)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  child.once('exit', () => ready.reject(new Error(`the server left instead of starting: ${said}`)))
  return { child, url: await ready.promise, said: () => said }
}

const postmaster = (data: string): number =>
  Number(readFileSync(join(data, 'database', 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

function childrenOf(parent: number): number[] {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return numbers.map(Number).filter((pid) => parentOf(pid) === parent)
}

function parentOf(pid: number): number | null {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? ''
    return Number(afterName.split(' ')[1])
  } catch {
    // It has gone since.
    return null
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has gone since.
  }
}

function isRunning(pid: number): boolean {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? 'Z'
    return !afterName.startsWith('Z')
  } catch {
    return false
  }
}

async function untilHealthy({ child, url, said }: Started): Promise<void> {
  for (;;) {
    if (hasLeft(child)) throw new Error(`the server left with its database: ${said().slice(-2000)}`)
    const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(20_000) }).catch(() => null)
    if (answer?.ok) return
    await pause(50)
  }
}
