import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePlace } from '../accounts/factory.ts'
import type { CommandContext } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { directoryCommands } from './command.ts'

let db: TestDatabase
let opened = 0
const folder = mkdtempSync(join(tmpdir(), 'directory-command-'))

beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs `directory import` as bin/trellis would, and answers with what it printed. */
async function run(file: string, values: Record<string, string | boolean> = {}, input = '') {
  const [command] = directoryCommands
  const printed: string[] = []
  const context: CommandContext = {
    env: {},
    print: (line) => printed.push(line),
    report: () => {},
    input: async () => input,
    inputBytes: async function* () {
      yield Buffer.from(input)
    },
    now: new Date('2026-11-24T15:00:00Z'),
    database: async () => {
      opened++
      return { kind: 'bundled', appUrl: db.appUrl, installation: 'demo', stop: async () => {} }
    },
  }
  const answer = command?.run({ positionals: [file], values }, context)
  return { code: await answer, printed }
}

const written = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('bin/trellis directory import', () => {
  it('prints what became of every service as JSON', async () => {
    const file = written(
      'invented.json',
      JSON.stringify({ contents: [{ id: 'a', name: 'One' }, { id: 'b' }, 7] }),
    )
    const { code, printed } = await run(file, { json: true })
    expect(code).toBe(0)
    expect(printed).toHaveLength(1)
    expect(JSON.parse(printed[0] ?? '')).toEqual({
      ...{ read: 3, new: 1, changed: 0, unchanged: 0, vanished: 0, adjusted: [] },
      held: [{ id: 'b', reason: 'It has no name.' }],
      refused: [{ id: null, reason: 'It is not an object with fields.' }],
    })
    expect(JSON.parse((await run(file, { json: true })).printed[0] ?? '')).toMatchObject({
      new: 0,
      unchanged: 1,
    })
  })

  it('says it in sentences, from standard input too', async () => {
    const { printed } = await run('-', { source: 'Invented Council' }, '[{"id":"a","name":"One"},{"id":"b"}]')
    expect(printed[0]).toBe(
      '2 services read from Invented Council: 1 new, 0 changed, 0 unchanged, 1 held, 0 refused.',
    )
    expect(printed).toContain('  b: It has no name.')
  })

  it.each([
    ['not.json', 'Hello', 'The file is not JSON'],
    ['shape.json', '{"error":"not found"}', 'The file holds no services'],
    ['empty.json', '', 'The file is empty.'],
    ['latin.json', Uint8Array.of(0x5b, 0x22, 0xe9, 0x22, 0x5d), 'is not text in UTF-8'],
  ])('refuses %s in one sentence and opens no database', async (name, content, sentence) => {
    const before = opened
    await expect(run(written(name, content))).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining(sentence),
    })
    expect(opened).toBe(before)
  })

  it('says when there is no such file, and when it is a folder', async () => {
    await expect(run(join(folder, 'nowhere.json'))).rejects.toThrow('There is no file')
    await expect(run(folder)).rejects.toThrow('is a folder')
  })

  it('finds its services again that it took in before there was a place', async () => {
    const file = written('early.json', '[{"id":"early","name":"Early"}]')
    await run(file)
    await makePlace(db.kysely, { name: 'Saltmere' })
    expect(JSON.parse((await run(file, { json: true })).printed[0] ?? '')).toMatchObject({
      unchanged: 1,
      held: [],
    })
  })

  it('asks whose directory it is where there are several places', async () => {
    await makePlace(db.kysely, { name: 'Otherham' })
    const file = written('places.json', '[{"id":"a","name":"Before there was a place"}]')
    await expect(run(file)).rejects.toThrow('There are several places here (Otherham, Saltmere)')
    await expect(run(file, { place: 'Nowhere' })).rejects.toThrow('There is no place called "Nowhere"')
    expect((await run(file, { place: 'saltmere' })).code).toBe(0)
  })
})
