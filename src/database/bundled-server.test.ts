import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type BundledDatabase, type BundledOptions, openBundled } from './bundled-server.ts'
import { isAlive } from './create-cluster.ts'
import { temporaryFolder } from './own-server-factory.ts'

const isRoot = process.getuid?.() === 0

let folder: string
let opened: BundledDatabase[]
let children: ChildProcess[]
beforeEach(() => {
  folder = temporaryFolder()
  opened = []
  children = []
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  for (const database of opened) await database.stop().catch(() => {})
  await new Promise((resolve) => setTimeout(resolve, 50))
  const left = postmaster()
  if (left && isAlive(left)) process.kill(left, 'SIGQUIT')
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const data = () => join(folder, 'data')

async function open(given: Partial<BundledOptions> = {}): Promise<BundledDatabase> {
  const env = { TRELLIS_DATA: data() }
  const database = await openBundled({
    env,
    keeper: 'server',
    name: 'the server',
    report: () => {},
    ...given,
  })
  opened.push(database)
  return database
}

async function ask(database: BundledDatabase, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

function postmaster(): number | undefined {
  try {
    return Number(readFileSync(join(data(), 'database/postgres/postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return undefined
  }
}

/** Another Trellis, in a process of its own, that keeps the database until it is killed. */
async function anotherKeeper(durable = false): Promise<ChildProcess> {
  const program = `const { openBundled } = await import(${JSON.stringify(join(import.meta.dirname, 'bundled-server.ts'))})
    await openBundled({ env: process.env, keeper: 'server', name: 'the server', report: () => {}, durable: ${durable} })
    console.log('open'); setInterval(() => {}, 1000)`
  const env = { ...process.env, TRELLIS_DATA: data() }
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  await new Promise((resolve) => child.stdout?.once('data', resolve))
  return child
}

const killed = (child: ChildProcess) =>
  new Promise((resolve) => {
    child.once('exit', resolve)
    child.kill('SIGKILL')
  })

describe('the bundled database', () => {
  it('is made on first use, listens on a socket only, and keeps everything', async () => {
    const first = await open({ durable: true })
    expect(await ask(first, 'show listen_addresses')).toEqual([{ listen_addresses: '' }])
    expect(await ask(first, 'show fsync')).toEqual([{ fsync: 'on' }])
    await ask(first, 'create table kept as select 7 as n')
    await first.stop()
    expect(postmaster()).toBeUndefined()
    expect(await ask(await open(), 'select n from kept')).toEqual([{ n: 7 }])
  })

  it('keeps its passwords to its own account, and lets nobody in without them', async () => {
    const database = await open()
    expect(statSync(join(data(), 'passwords.json')).mode & 0o777).toBe(0o600)
    const wrong = { ...database, ownerUrl: database.ownerUrl.replace(/:[^:@/]+@/, ':guess@') }
    await expect(ask(wrong, 'select 1')).rejects.toThrow(/password authentication failed/)
    const superuser = {
      ...database,
      ownerUrl: database.ownerUrl.replace('trellis_owner', 'trellis_bootstrap'),
    }
    await expect(ask(superuser, 'select 1')).rejects.toThrow(/pg_hba/)
  })

  it('works in a folder whose path is too long for a socket', async () => {
    const long = join(folder, 'a-long-name-'.repeat(9))
    mkdirSync(long)
    const database = await open({ env: { TRELLIS_DATA: join(long, 'data') } })
    expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }])
    await database.stop()
    rmSync(new URL(database.ownerUrl.replace('@/', '@local/')).searchParams.get('host') ?? '', {
      recursive: true,
    })
  })

  it('says so when the data folder cannot be made', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    await expect(open({ env: { TRELLIS_DATA: join(file, 'data') } })).rejects.toThrow(
      /cannot be written by this account/,
    )
  })
})

describe('a bundled database that is there already', () => {
  // Made once and copied for each: to make one takes ten times as long.
  const made = temporaryFolder()
  beforeAll(async () => {
    const env = { TRELLIS_DATA: join(made, 'data') }
    const database = await openBundled({
      ...{ env, keeper: 'server', name: 'the server', report: () => {}, durable: false },
    })
    await database.stop()
  })
  afterAll(() => rmSync(made, { recursive: true, force: true }))
  beforeEach(() => {
    execFileSync('cp', ['-a', join(made, 'data'), data()])
  })

  it('refuses a second server on the same folder, and says who is there', async () => {
    await open()
    await expect(open()).rejects.toThrow(
      new RegExp(`${data()} is in use by the server \\(process ${process.pid}\\)`),
    )
  })

  it('is shared with a command while the server runs, and left running', async () => {
    const server = await open()
    const command = await open({ keeper: 'command', name: 'bin/trellis migrate' })
    expect(await ask(command, 'select 1 as one')).toEqual([{ one: 1 }])
    await command.stop()
    expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('is started for a command and stopped after it, once every other command is done', async () => {
    const first = await open({ keeper: 'command' })
    const second = await open({ keeper: 'command' })
    const stopped = first.stop()
    expect(await ask(second, 'select 1 as one')).toEqual([{ one: 1 }])
    await second.stop()
    await stopped
    expect(postmaster()).toBeUndefined()
  })

  it('ends the orphan that a killed server left behind, and starts afresh', async () => {
    await killed(await anotherKeeper())
    const orphan = postmaster()
    expect(orphan && isAlive(orphan)).toBe(true)
    const database = await open()
    expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(postmaster()).not.toBe(orphan)
  })

  it('recovers by itself after kill -9 of everything', async () => {
    const keeper = await anotherKeeper(true)
    const command = await open({ keeper: 'command', durable: true })
    await ask(command, 'create table kept as select 7 as n')
    await command.stop()
    const main = postmaster() ?? 0
    await killed(keeper)
    const family = execFileSync('ps', ['-o', 'pid=', '--ppid', String(main)])
      .toString()
      .trim()
      .split(/\s+/)
      .map(Number)
    for (const pid of [main, ...family]) if (isAlive(pid)) process.kill(pid, 'SIGKILL')
    expect(await ask(await open({ durable: true }), 'select n from kept')).toEqual([{ n: 7 }])
  })

  it('is started again when it is killed under a running server', async () => {
    const said: string[] = []
    const database = await open({ report: (line) => said.push(line) })
    process.kill(postmaster() ?? 0, 'SIGKILL')
    await expect.poll(() => said.at(-1), { timeout: 15_000 }).toBe('The database answers again.')
    expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it("is not fooled by a lock file whose number is another program's after a restart of the machine", async () => {
    await (await open()).stop()
    const lock = join(data(), 'database/postgres/postmaster.pid')
    const bystander = spawn('sleep', ['60'], isRoot ? { uid: statSync(join(data(), 'database')).uid } : {})
    children.push(bystander)
    writeFileSync(lock, `${bystander.pid}\n${join(data(), 'database/postgres')}\n1\n5432\n\n\n 1 1\nready\n`)
    chownSync(lock, statSync(join(data(), 'database')).uid, statSync(join(data(), 'database')).gid)
    expect(await ask(await open(), 'select 1 as one')).toEqual([{ one: 1 }])
    expect(isAlive(bystander.pid ?? 0)).toBe(true)
  })
})

describe.skipIf(!isRoot)(`as root${isRoot ? '' : ' (skipped: the tests do not run as root)'}`, () => {
  it('runs as an unprivileged account that owns its files and nothing else', async () => {
    await open()
    const owner = execFileSync('stat', ['-c', '%U', `/proc/${postmaster()}`])
      .toString()
      .trim()
    expect(owner).toBe('nobody')
    expect(statSync(data()).uid).toBe(0)
  })

  it('keeps the data where the account can reach it when the folder is closed to it', async () => {
    const closed = join(folder, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    chmodSync(closed, 0o700)
    const said: string[] = []
    const env = { TRELLIS_DATA: join(closed, 'data') }
    const database = await open({ env, report: (line) => said.push(line) })
    expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }])
    const place = /keeps its files in (\S+)\.$/m.exec(said.join('\n'))?.[1] ?? ''
    expect(place).toMatch(/^\/var\/lib\/trellis\/data-/)
    await database.stop()
    rmSync(place, { recursive: true })
  })

  it('names an account that does not exist', async () => {
    const env = { TRELLIS_DATA: data(), TRELLIS_DB_USER: 'no-such-account' }
    await expect(open({ env })).rejects.toThrow(/no account called no-such-account/)
  })

  it('says that the disk is full, and starts once there is room', async ({ skip }) => {
    const small = join(folder, 'small')
    mkdirSync(small)
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m,mode=0755', 'tmpfs', small])
    if (mounted.status !== 0) skip('a small disk cannot be mounted here')
    try {
      const env = { TRELLIS_DATA: join(small, 'data') }
      await expect(open({ env })).rejects.toThrow(/The disk that holds .* is full/)
      spawnSync('mount', ['-o', 'remount,size=200m', small])
      const database = await open({ env })
      expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }])
      await database.stop()
      writeFileSync(join(small, 'filler'), '')
      spawnSync('dd', ['if=/dev/zero', `of=${join(small, 'filler')}`, 'bs=64k'])
      await expect(open({ env })).rejects.toThrow(/The disk that holds .* is full/)
      rmSync(join(small, 'filler'))
      await (await open({ env })).stop()
    } finally {
      spawnSync('umount', ['-l', small])
    }
  }, 60_000)
})
