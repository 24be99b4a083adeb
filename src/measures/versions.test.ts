import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Acting, Actor } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { digestOf, publishVersion, type Seed, type Version, versionsOf } from '../versions/index.ts'
import { actingAs } from './factory.ts'
import {
  everyVersion,
  measureFiles,
  measureLibrary,
  measureProblems,
  readMeasures,
  usePublished,
} from './library.ts'
import { seedMeasures } from './seeding.ts'

const keeper: Actor = { kind: 'operator:measures', id: null, place: null }
let database: TestDatabase
const as = <T>(work: (acting: Acting) => Promise<T>) => actingAs(database.kysely, keeper, work)
const seed = (seeds: readonly Seed[]) => as((acting) => seedMeasures(acting, seeds))

const ons4 = () => measureFiles().find(({ measure }) => measure.key === 'ons4')?.seed as Seed
const saying = (version: number, name: string): Seed => {
  const text = ons4().text.replace('version: 1', `version: ${version}`).replace('name: ONS4', `name: ${name}`)
  return { key: 'ons4', version, text, digest: digestOf(text) }
}
const states = async (key = 'ons4') =>
  (await as((acting) => versionsOf(acting, 'measure')))
    .filter((one) => one.key === key)
    .map(({ version, state }) => [version, state])
const nameNow = () => measureLibrary().find(({ key }) => key === 'ons4')?.name

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => {
  usePublished(
    measureFiles().map(({ seed: one }) => ({
      ...one,
      ...{ state: 'published', publishedAt: new Date(0), inBrowser: false },
    })),
  )
})

describe('versions of measures', () => {
  it('publishes every file that nobody knows, once, however many programs start at once', async () => {
    const all = measureFiles().map(({ seed: one }) => one)
    expect((await Promise.all([seed(all), seed(all), seed(all)])).flat()).toEqual([])
    const versions = await as((acting) => versionsOf(acting, 'measure'))
    expect(versions.map(({ key }) => key)).toEqual(all.map(({ key }) => key).sort())
    expect(new Set(versions.map(({ state }) => state))).toEqual(new Set(['published']))
    const { rows } = await database.owner.query(
      "select act from history where subject_kind = 'measure_version'",
    )
    expect(rows).toHaveLength(all.length)
  })

  it('are read from a folder in which one is broken: it is said by line, and stops none of the others', () => {
    const folder = mkdtempSync(join(tmpdir(), 'measures-'))
    writeFileSync(join(folder, 'ons4.yaml'), ons4().text)
    writeFileSync(
      join(folder, 'broken.yaml'),
      ons4().text.replace('key: ons4', 'key: broken').replace('licence:', 'license:'),
    )
    writeFileSync(join(folder, 'torn.yaml'), 'key: [')
    const { declared, problems } = readMeasures(folder)
    expect(declared.map(({ measure }) => measure.key)).toEqual(['ons4'])
    expect(problems).toEqual([
      expect.stringMatching(/^broken\.yaml, line \d+/),
      expect.stringMatching(/^torn\.yaml/),
    ])
    expect(measureProblems()).toEqual([])
  })

  it('refuses a file that says something else under a published version, in a sentence, and keeps what is published', async () => {
    const [sentence, ...more] = await seed([saying(1, 'Changed')])
    expect(sentence).toBe(
      'ons4.yaml says version 1 and differs from the published version 1, which stays as it is: give the file version 2.',
    )
    expect(more).toEqual([])
    expect(nameNow()).toBe('ONS4')
  })

  it('lets a new version wait as proposed, and asks it only when somebody publishes it', async () => {
    await seed([saying(2, 'First try')])
    await seed([saying(2, 'Second try')])
    expect(await states()).toEqual([
      [1, 'published'],
      [2, 'proposed'],
    ])
    expect(nameNow()).toBe('ONS4')
    expect(await as((acting) => publishVersion(acting, 'measure', { key: 'ons4', version: 2 }))).toBe(true)
    expect(await as((acting) => publishVersion(acting, 'measure', { key: 'ons4', version: 2 }))).toBe(false)
    await seed([saying(2, 'Second try')])
    expect(nameNow()).toBe('Second try')
    expect(
      everyVersion()
        .filter(({ key }) => key === 'ons4')
        .map(({ version }) => version),
    ).toEqual([1, 2])
  })

  it('never changes what is published: the database refuses', async () => {
    for (const what of ["set text = 'x'", "set state = 'proposed', published_at = null", 'set version = 9'])
      await expect(
        database.owner.query(`update blueprint_version ${what} where key = 'swemwbs'`),
      ).rejects.toThrow('never changes')
    await expect(database.owner.query('delete from blueprint_version')).rejects.toThrow('never changes')
    await expect(database.owner.query('truncate blueprint_version cascade')).rejects.toThrow('never changes')
  })

  it('leaves out a published version that cannot be read any more, and says so', async () => {
    const text = 'key: broken'
    const broken: Version = {
      ...saying(1, 'x'),
      key: 'broken',
      text,
      digest: digestOf(text),
      state: 'published',
      publishedAt: new Date(0),
      inBrowser: false,
    }
    const [sentence] = usePublished([...(await as((acting) => versionsOf(acting, 'measure'))), broken])
    expect(sentence).toContain('Version 1 of broken cannot be read: broken.yaml')
    expect(measureLibrary().some(({ key }) => key === 'broken')).toBe(false)
  })
})
