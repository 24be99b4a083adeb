import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { commands } from '../src/commands.ts'
import { textIn } from '../src/csv/index.ts'
import { type Command, Refusal } from '../src/database/index.ts'
import { afterFile } from '../src/database/testing.ts'
import { nastyFiles, nastyTexts, nonsense } from './bad-input.ts'
import { hangBell, writesWhenQuiet } from './marking.ts'
import { openSaltmere, type Saltmere } from './saltmere.ts'
import { setTheSurveys } from './survey-scene.ts'

vi.setConfig({ testTimeout: 300_000 })

// Every command with what is nasty, in each of its places and options: in a test run each meets a seventh of it, in turns, and all of
// it with `npm run prove -- --forms`.
let saltmere: Saltmere
/** How often something was written. */
let rung: () => Promise<string>

beforeAll(async () => {
  saltmere = await openSaltmere()
  await setTheSurveys(saltmere)
  rung = await hangBell(saltmere)
}, 120_000)

// No shell hands one on.
const { NUL: _none, ...words } = nastyTexts

/** What is given to a command: a word, a file, or what comes in by its standard input. */
const given: Readonly<Record<string, readonly [string, string | Buffer] | string>> = {
  ...words,
  ...nastyFiles,
  'a folder': '.',
}

// Words of usage that name something of this place; each other word is a file or a folder.
const known: Readonly<Record<string, string>> = {
  ...{ ROUND: 'autumn-2026', KEY: 'swemwbs', WHERE: 'ZZ1 1AA' },
}

describe('every command', () => {
  it.each(Object.entries(given).map(([name, what], way) => [name, what, way] as const))(
    'takes %s, or says why not in a sentence',
    async (_, what, way) => {
      const folder = mkdtempSync(join(tmpdir(), 'trellis-typed-'))
      afterFile(async () => rmSync(folder, { recursive: true, force: true }))
      const [called, bytes] = typeof what === 'string' ? [what, ''] : what
      const path = join(folder, called.replaceAll('/', '').slice(-60))
      if (typeof what !== 'string') writeFileSync(path, bytes)
      const wrong: string[] = []
      for (const [at, command] of commands.entries())
        if (process.env.EVERY_WAY === 'yes' || (at + way) % 7 === 0)
          for (const typed of typedFor(command, { word: typeof what === 'string' ? what : path, path }))
            wrong.push(...(await shameOfCommand(command, typed, Buffer.from(bytes), folder)))
      expect([...new Set(wrong)]).toEqual([])
    },
  )
})

type Typed = { positionals: string[]; values: Record<string, string> }

/** Ways to call a command: this in each of its places, the others as they should be; and in all of its options. */
function typedFor(command: Command, { word, path }: { word: string; path: string }): Typed[] {
  const places = (command.usage ?? '').match(/^\[?([A-Z]+)\S*(?: ([A-Z]+))?/)?.slice(1) ?? []
  const slots = places.filter(Boolean).slice(0, command.positionals?.most ?? 0)
  const right = slots.map((slot) => known[slot] ?? path)
  const options = Object.entries(command.options ?? {}).filter(([, { type }]) => type === 'string')
  const values = Object.fromEntries(options.map(([name]) => [name, /file|key/.test(name) ? path : word]))
  const each = slots.map((slot, nth) => right.with(nth, known[slot] ? word : path))
  return [
    ...[right, ...each].map((positionals) => ({ positionals, values: {} })),
    ...(options.length > 0 ? [{ positionals: right, values }] : []),
  ]
}

/** What somebody at a terminal would be ashamed of: no sentence but a stack, or something half written. */
async function shameOfCommand(
  command: Command,
  typed: Typed,
  bytes: Buffer,
  folder: string,
): Promise<string[]> {
  const named = `${command.words.join(' ')} (${Object.keys(typed.values).join(', ')})`
  const said: string[] = []
  const run = async () =>
    command.run(typed, {
      env: { TRELLIS_DATA: folder },
      print: (line) => said.push(line),
      report: (line) => said.push(line),
      input: async () => textIn(bytes) ?? bytes.toString('utf8'),
      inputBytes: async function* () {
        yield bytes
      },
      now: saltmere.clock.now(),
      database: async () => ({
        ...{ kind: 'yours', appUrl: saltmere.database.appUrl, installation: 'demo' },
        stop: async () => {},
      }),
    })
  const wrong: string[] = []
  const before = await rung()
  const code = await run().catch((error: unknown) => {
    if (error instanceof Refusal) said.push(error.message)
    else wrong.push(`${named} fails with ${error instanceof Error ? error.stack?.slice(0, 400) : error}`)
    return error instanceof Refusal ? error.exitCode : 1
  })
  if (nonsense.test(said.join('\n'))) wrong.push(`${named} says "${nonsense.exec(said.join('\n'))}"`)
  if (code !== 0 && said.length === 0 && wrong.length === 0) wrong.push(`${named} says nothing`)
  const writes = async () =>
    (await rung()) !== before && (await writesWhenQuiet(saltmere, rung, () => run().catch(() => {})))
  if (code !== 0 && (await writes())) wrong.push(`${named} wrote something`)
  return wrong
}
