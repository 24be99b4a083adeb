import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CommandContext, Refusal } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { programmeCommands, schemaText } from './commands.ts'
import { everyProblem, programmeFiles } from './files.ts'

let database: TestDatabase
/** How often a command opened the database. */
let opened = 0
const folder = mkdtempSync(join(tmpdir(), 'programmes-'))
const link = programmeFiles().declared.find(({ programme }) => programme.key === 'link')?.seed.text ?? ''

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs one as bin/trellis would: what it printed, and how it left. */
async function run(words: string, positionals: string[], values: Record<string, boolean> = {}) {
  const command = programmeCommands.find((one) => one.words.join(' ') === `programmes ${words}`)
  if (!command) throw new Error(`there is no programmes ${words}`)
  const printed: string[] = []
  const context: CommandContext = {
    ...{ env: {}, now: new Date('2026-11-26T09:00:00Z'), print: (line) => printed.push(line) },
    report: (line) => printed.push(line),
    input: async () => '',
    inputBytes: async function* () {},
    database: async () => {
      opened += 1
      return {
        ...{ appUrl: database.appUrl, ownerUrl: database.ownerUrl, installation: 'real' as const },
        kind: 'yours' as const,
        stop: async () => {},
      }
    },
  }
  try {
    return { code: await command.run({ positionals, values }, context), printed }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { code: error.exitCode, printed: [error.message] }
  }
}

const putVersion = (text: string, version: number) =>
  database.owner.query(
    `insert into blueprint_version (id, kind, key, version, digest, text, state, proposed_at)
     values (gen_random_uuid(), 'programme', 'link', $2, encode(sha256($1::text::bytea), 'hex'), $1::text, 'proposed', '2026-11-26')`,
    [text, version],
  )

describe('programmes check', () => {
  it('says of a folder what can be used, and of each file that cannot which line and what to put right', async () => {
    writeFileSync(join(folder, 'link.yaml'), link)
    expect(await run('check', [folder])).toEqual({ code: 0, printed: ['1 programme can be used, 0 cannot.'] })
    const wrong = link.replace('who: gp', 'who: pg')
    writeFileSync(join(folder, 'link.yaml'), wrong)
    const line = wrong.split('\n').findIndex((one) => one.includes('who: pg')) + 1
    const { code, printed } = await run('check', [folder])
    expect(code).toBe(1)
    expect(printed[0]).toContain(
      `link.yaml, line ${line}: ways_in.0.who: "pg" is not known here: did you mean gp?`,
    )
    expect(printed[1]).toBe('0 programmes can be used, 1 cannot.')
  })

  it('says all that is wrong with a file at once, each with its line', async () => {
    writeFileSync(
      join(folder, 'link.yaml'),
      link.replace('who: gp', 'who: pg').replace('version: 1', 'version: one'),
    )
    const { printed } = await run('check', [folder])
    expect(printed).toEqual([
      'link.yaml, line 3: version: it must be a number',
      expect.stringMatching(/^link\.yaml, line \d+: ways_in\.0\.who: "pg" is not known here/),
      '0 programmes can be used, 1 cannot.',
    ])
    writeFileSync(join(folder, 'link.yaml'), link)
  })
})

describe('words that a # cuts short', () => {
  it('are in none of the seventeen, and are said of any other file', async () => {
    expect(everyProblem()).toEqual([])
    const name = /^name: .*$/m
    writeFileSync(join(folder, 'link.yaml'), link.replace(name, 'name: With thanks to #Link'))
    const { code, printed } = await run('check', [folder])
    expect(code).toBe(1)
    expect(printed[0]).toBe(
      'link.yaml, line 4: what follows "With thanks to" is not read, because # begins a note: put all of it in quotes',
    )
    writeFileSync(join(folder, 'link.yaml'), link.replace(name, 'name: With thanks # to Link'))
    expect((await run('check', [folder])).code).toBe(0)
    writeFileSync(join(folder, 'link.yaml'), link)
  })
})

describe('programmes schema', () => {
  it('writes the schema by which an editor checks a file', async () => {
    const file = join(folder, 'programme.schema.json')
    expect((await run('schema', [file])).code).toBe(0)
    expect(readFileSync(file, 'utf8')).toBe(schemaText())
    expect(JSON.parse(schemaText())).toMatchObject({ title: 'A programme of Trellis', type: 'object' })
  })
})

describe('programmes list', () => {
  it('opens the database once, also for every version: what is opened twice is not closed twice', async () => {
    for (const values of [{ versions: false }, { versions: true }]) {
      opened = 0
      expect((await run('list', [], values)).code).toBe(0)
      expect(opened).toBe(1)
    }
  })

  it('says of a programme that is published which version is proposed', async () => {
    const text = link.replace('version: 1', 'version: 4').replace('kind: invented', 'kind: with-people')
    await putVersion(text, 4)
    await run('publish', ['link', '4'])
    await putVersion(text.replace('version: 4', 'version: 5'), 5)
    const { printed } = await run('list', [])
    expect(printed.find((line) => line.startsWith('link '))).toMatch(/statements; version 5 is proposed$/)
    expect(printed.find((line) => line.startsWith('grit '))).toMatch(/statements; proposed, not published$/)
  })
})

describe('programmes publish', () => {
  it('publishes nothing that is no version, is not there, or that nobody it is for has shaped', async () => {
    for (const [typed, sentence, code] of [
      ['one', '"one" is no version: it is a whole number from 1.', 2],
      ['7', 'There is no proposed version 7 of link.', 1],
    ] as const)
      expect(await run('publish', ['link', typed])).toEqual({ code, printed: [sentence] })
    // Every command reads the files first: in a real installation they wait.
    await run('list', [], { json: true })
    const { code, printed } = await run('publish', ['link', '1'])
    expect([code, printed[0]?.startsWith('link says nobody it is for who shaped it')]).toEqual([1, true])
  })

  it('publishes a version that says so, once', async () => {
    const text = link.replace('version: 1', 'version: 2').replace('kind: invented', 'kind: with-people')
    await putVersion(text, 2)
    expect(await run('publish', ['link', '2'])).toEqual({
      ...{ code: 0, printed: ['Version 2 of link is published.'] },
    })
    expect((await run('publish', ['link', '2'])).code).toBe(1)
  })
})
