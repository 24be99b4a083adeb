import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectFolder } from './database/index.ts'
import { temporaryFolder } from './database/own-server-factory.ts'

// The two commands as a person meets them: the built program, in processes of its own.
const program = join(projectFolder(), 'build')
const lock = (data: string) => join(data, 'database/postgres/postmaster.pid')
let folder: string
let running: ChildProcess[]

beforeAll(() => {
  folder = temporaryFolder()
  running = []
  execFileSync(process.execPath, [join(projectFolder(), 'prepare.mjs')], { stdio: 'ignore' })
}, 120_000)
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  for (const name of ['demo', 'real', 'restored'])
    if (existsSync(lock(join(folder, name))))
      trellis(['database', 'url'], { TRELLIS_DATA: join(folder, name) })
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
})

const environment = (given: Record<string, string>) => ({
  PATH: process.env.PATH,
  PORT: '0',
  TRELLIS_DATA: join(folder, 'demo'),
  ...given,
})

/** Starts the server and waits for its last line, or for its end. */
async function start(given: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(program, 'main.js')], { env: environment(given) })
  running.push(child)
  let said = ''
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  await new Promise<void>((resolve) => {
    const hear = (part: Buffer) => {
      said += part
      if (said.includes('Trellis is ready at')) resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('close', () => resolve())
  })
  const url = /Trellis is ready at (\S+)/.exec(said)?.[1]
  return { child, url, ended, said: () => said }
}

async function stop(server: Awaited<ReturnType<typeof start>>): Promise<number | null> {
  server.child.kill('SIGTERM')
  return server.ended
}

function trellis(words: string[], given: Record<string, string> = {}) {
  const run = spawnSync(process.execPath, [join(program, 'cli.js'), ...words], { env: environment(given) })
  return { code: run.status, said: String(run.stdout), complained: String(run.stderr) }
}

describe('npm start', () => {
  it('ends with one line that gives the address, and stops cleanly on SIGTERM', async () => {
    const server = await start()
    expect(server.said().trim().split('\n').at(-1)).toMatch(/^Trellis is ready at http:\/\/localhost:\d+$/)
    expect((await fetch(`${server.url}/health`)).status).toBe(200)
    expect(await stop(server)).toBe(0)
    expect(existsSync(lock(join(folder, 'demo')))).toBe(false)
  }, 120_000)

  it('takes seconds the second time, and is refused while another runs on the same data', async () => {
    const began = performance.now()
    const server = await start()
    expect(performance.now() - began).toBeLessThan(15_000)
    const second = await start()
    expect(await second.ended).toBe(1)
    expect(second.said()).toMatch(
      /^The data folder .*demo is in use by the server \(process \d+\): stop it first/,
    )
    expect(second.said().trim().split('\n')).toHaveLength(1)
    await stop(server)
  }, 60_000)

  it('says that a port is taken, or that it is none, and touches nothing', async () => {
    const other = createServer().listen(0)
    const { port } = other.address() as AddressInfo
    const taken = await start({ PORT: String(port), TRELLIS_DATA: join(folder, 'never') })
    expect(await taken.ended).toBe(1)
    expect(taken.said()).toBe(
      `Port ${port} is taken by another program: stop that one, or choose another, as in PORT=${port + 1} npm start.\n`,
    )
    other.close()
    const wrong = await start({ PORT: 'three thousand', TRELLIS_DATA: join(folder, 'never') })
    expect(await wrong.ended).toBe(1)
    expect(wrong.said()).toMatch(/^PORT is "three thousand": it must be a whole number/)
    expect(existsSync(join(folder, 'never'))).toBe(false)
  })

  it('recovers by itself after kill -9', async () => {
    const server = await start()
    server.child.kill('SIGKILL')
    await server.ended
    const again = await start()
    expect((await fetch(`${again.url}/health`)).status).toBe(200)
    expect(await stop(again)).toBe(0)
  }, 120_000)
})

describe('demo and real', () => {
  const identity = {
    OIDC_ISSUER: 'https://sign-in.example.org',
    OIDC_CLIENT_ID: 'trellis',
    OIDC_CLIENT_SECRET: 'not-a-secret-at-all-but-long-enough',
    PUBLIC_URL: 'https://trellis.example.org',
  }

  it('a real start without an identity provider says what to set and leaves', async () => {
    const real = await start({ TRELLIS_DEMO: 'no', TRELLIS_DATA: join(folder, 'real') })
    expect(await real.ended).toBe(1)
    expect(real.said()).toMatch(/set OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, PUBLIC_URL/)
    expect(existsSync(join(folder, 'real'))).toBe(false)
  })

  it('never become one another', async () => {
    const demoAsReal = await start(identity)
    expect(await demoAsReal.ended).toBe(1)
    expect(demoAsReal.said()).toMatch(/was made as a demo, and a demo never becomes real/)
    const real = { TRELLIS_DATA: join(folder, 'real') }
    expect(trellis(['migrate'], { ...real, TRELLIS_DEMO: 'no' }).code).toBe(0)
    const realAsDemo = await start(real)
    expect(await realAsDemo.ended).toBe(1)
    expect(realAsDemo.said()).toMatch(/holds a real Trellis, and is never started as a demo/)
  }, 60_000)

  it("prints the owner's address on a demo only", () => {
    expect(trellis(['database', 'url', '--owner']).said).toMatch(/^postgresql:\/\/trellis_owner:/)
    const real = trellis(['database', 'url', '--owner'], { ...identity, TRELLIS_DATA: join(folder, 'real') })
    expect(real).toMatchObject({ code: 1, said: '' })
    expect(real.complained).toMatch(/on a demo only/)
  }, 60_000)
})

describe('bin/trellis backup and restore', () => {
  it('save everything into one file, while the server runs, and put it back into a new folder', async () => {
    const passphrase = join(folder, 'passphrase')
    writeFileSync(passphrase, 'correct horse battery staple\n')
    const file = join(folder, 'saved')
    const server = await start()
    expect(trellis(['backup', file])).toMatchObject({
      code: 2,
      complained: expect.stringMatching(/--passphrase-file/),
    })
    const saved = trellis(['backup', file, '--passphrase-file', passphrase, '--json'])
    expect(saved.complained).toBe('')
    await stop(server)
    const { tables, records, rows } = JSON.parse(saved.said)
    expect([records, rows - records, tables['public.young_person']].every((n) => n > 50)).toBe(true)
    const elsewhere = {
      TRELLIS_DATA: join(folder, 'restored'),
      TRELLIS_HISTORY_KEY_FILE: join(folder, 'demo', 'history-key'),
      TRELLIS_HISTORY_HEADS: join(folder, 'heads'),
    }
    cpSync(join(folder, 'demo', 'history-heads'), elsewhere.TRELLIS_HISTORY_HEADS, { recursive: true })
    const restored = trellis(['restore', file, '--passphrase-file', passphrase, '--json'], elsewhere)
    expect(JSON.parse(restored.said)).toMatchObject({ records, takenBackAgain: 0, unreadable: 0 })
    const proven = spawnSync(process.execPath, [join(program, 'verify.js'), 'history', 'verify'], {
      env: environment(elsewhere),
    })
    expect(String(proven.stdout)).toBe(`${records} records verified\n`)
    const again = trellis(['restore', file, '--passphrase-file', passphrase], elsewhere)
    expect(again).toMatchObject({ code: 1, said: '', complained: expect.stringMatching(/is not empty/) })
  }, 180_000)
})

describe('bin/trellis history verify', () => {
  const verify = (...words: string[]) => {
    const program = join(projectFolder(), 'bin', 'trellis')
    const run = spawnSync(program, ['history', 'verify', ...words], { env: environment({}) })
    return { code: run.status, said: String(run.stdout), complained: String(run.stderr) }
  }

  it('proves what the server wrote, and finds what somebody changed behind its back', async () => {
    const found = verify()
    expect(found).toEqual({
      code: 0,
      said: expect.stringMatching(/^\d{4,} records verified\n$/),
      complained: '',
    })
    expect(JSON.parse(verify('--json').said)).toEqual({
      records: Number.parseInt(found.said, 10),
      verified: true,
    })
    const server = await start()
    const owner = new pg.Client(trellis(['database', 'url', '--owner']).said.trim())
    await owner.connect()
    await owner.query(`begin; alter table history disable trigger user;
      update history set act = act || ' not' where position = (select position from history_seal where number = 77);
      alter table history enable trigger user; commit`)
    await owner.end()
    const changed = { code: 1, said: 'record 77: its act is not what was written\n', complained: '' }
    expect(verify()).toMatchObject(changed)
    await stop(server)
    expect(verify('--json')).toMatchObject({
      code: 1,
      said: '{"verified":false,"record":77,"problem":"its act is not what was written"}\n',
    })
    expect(verify('--help').said).toContain('What it cannot find')
    expect(verify('--fast')).toMatchObject({ code: 2, said: '' })
  }, 120_000)
})

describe('bin/trellis', () => {
  it('works on the same data whether or not the server is running', async () => {
    expect(trellis(['migrate', '--json'])).toMatchObject({ code: 0, said: '{"ran":0}\n' })
    expect(existsSync(lock(join(folder, 'demo')))).toBe(false)
    const server = await start()
    expect(trellis(['migrate', '--json'])).toMatchObject({ code: 0, said: '{"ran":0}\n' })
    expect((await fetch(`${server.url}/health`)).status).toBe(200)
    await stop(server)
  }, 60_000)

  it('lists its commands, explains each, and refuses what it does not know', () => {
    const list = trellis(['--help'])
    expect(list.code).toBe(0)
    const listed = [...list.said.matchAll(/^ {2}([a-z -]+?) {2,}\S/gm)].map(([, words = '']) => words)
    expect(listed.length).toBeGreaterThan(15)
    // Each takes a process of its own, and the same few lines explain them all: the first, one within and the last.
    for (const words of [listed[0], listed[Math.floor(listed.length / 2)], listed.at(-1)]) {
      if (!words) throw new Error('no command is listed')
      const explained = trellis([...words.split(' '), '--help'])
      expect(explained.code).toBe(0)
      expect(explained.said).toMatch(new RegExp(`^bin/trellis ${words}.*\\n\\S.*\\.\\n\\n\\S`))
    }
    expect(trellis(['history', '--help']).said).toMatch(
      /^bin\/trellis history COMMAND.*\n\n {2}history verify .*\n {2}history rotate .*\n\n/,
    )
    expect(trellis(['make', 'tea'])).toMatchObject({
      code: 2,
      complained: 'There is no command "make tea": bin/trellis --help lists them all.\n',
    })
    expect(trellis(['migrate', '--fast']).complained).toMatch(
      /^Unknown option '--fast': it is called as bin\/trellis migrate/,
    )
    expect(trellis(['migrate', 'everything']).code).toBe(2)
  }, 120_000)
})
