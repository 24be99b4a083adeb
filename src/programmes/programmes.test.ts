import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sources } from '../../checks/sources.ts'
import { understood } from '../blueprint/index.ts'
import { type Acting, actorTransaction } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { digestOf, publishVersion, versionsOf } from '../versions/index.ts'
import { newId } from '../words/index.ts'
import { schemaText } from './commands.ts'
import { declaredIn, type Files, programmeFiles, programmeFolder } from './files.ts'
import { installationOf, mayBePublished, programmeCalled, programmesNow, seedProgrammes } from './library.ts'
import { howToStart } from './public.ts'

const { declared, problems } = programmeFiles()
const programmes = declared.map(({ programme }) => programme)

/** What each must be able to show, by the keys under which it is asked for. */
const mustShow: Record<string, string[]> = {
  'ahead-of-the-game': ['recognises-signs', 'onward-youth-sport', 'onward-community-group'],
  'healthy-hyde': ['contacts-each-week'],
  inact: [
    ...['loneliness-difference', 'acceptable-to-pupils', 'workable-for-staff'],
    ...['cost-prescribed', 'cost-signposted'],
  ],
  'east-sussex': ['wellbeing-improved', 'attendance-improved'],
  'connect-together': [
    ...[
      'goal-progress',
      'mental-health-improved',
      'physical-health-improved',
      'listened-to',
      'would-recommend',
    ],
    ...['referrals-from-gp', 'onward-education', 'onward-youth-sport', 'onward-community-health'],
  ],
  link: ['reliable-improvement', 'value-per-pound'],
  'turn-the-page': ['mental-health-improved', 'less-suicidal-ideation', 'more-connected'],
  'dandelion-time': ['emotional-wellbeing', 'family-relationships', 'confidence', 'self-esteem'],
  rejuvenate: [
    ...['more-in-control', 'attendance-difference', 'heard-and-proud'],
    ...['still-improved', 'still-improved-comparison'],
  ],
  'talking-tactics': [
    ...['life-functioning', 'less-stressed', 'wellbeing', 'goal-progress', 'significant-goal-progress'],
  ],
}

describe('the seventeen programmes', () => {
  it('say to everybody what they are, in words of their own', () => {
    expect(programmes.filter(({ public_about }) => !public_about).map(({ key }) => key)).toEqual([])
  })

  it('are there, each of them usable', () => {
    expect(problems).toEqual([])
    expect(programmes.map(({ key }) => key)).toEqual(
      [
        ...[
          'ahead-of-the-game',
          'beewell',
          'care-leavers',
          'connect-together',
          'dandelion-time',
          'east-sussex',
        ],
        ...['grit', 'healthy-hyde', 'inact', 'link', 'rejuvenate', 'safety-nets', 'space', 'streetgames'],
        ...['talking-tactics', 'turn-the-page', 'wellbeing-while-waiting'],
      ].sort(),
    )
  })

  it('say what each must show, and how that is worked out', () => {
    for (const [key, statements] of Object.entries(mustShow)) {
      const programme = programmes.find((one) => one.key === key)
      expect(
        programme?.statements.map((one) => one.key),
        key,
      ).toEqual(statements)
    }
    const link = programmes.find(({ key }) => key === 'link')
    expect(link && understood(link)).toMatchObject([
      { measure: 'ors', rule: 'share-reliable', threshold: 5, from: 'baseline', to: 'end', better: 'higher' },
      { measure: 'ors', rule: 'value-per-pound', counts: 'reliable-improvement' },
    ])
  })

  it('name their real origin with thanks, and say that Trellis is not theirs', () => {
    for (const { key, origin } of programmes) {
      if (origin.kind !== 'elsewhere') throw new Error(`${key} has no origin`)
      expect(origin.thanks, key).toMatch(/^With thanks to /)
      expect(origin.not_theirs, key).toMatch(/^Trellis is not /)
    }
  })

  it('never say that somebody shaped them who did not: so far everybody who did is invented, or their origin’s', () => {
    for (const programme of programmes) {
      expect(programme.shaped_with.length, programme.key).toBeGreaterThan(0)
      expect([mayBePublished(programme, 'demo'), mayBePublished(programme, 'real')]).toEqual([true, false])
    }
  })

  it('have no name in the source', () => {
    const all = sources(['src'], /\.tsx?$/).filter(({ path }) => !path.endsWith('.test.ts'))
    const names = programmes.flatMap(({ key, name, origin }) => [
      ...[name, ...(origin.kind === 'elsewhere' ? [origin.name, ...origin.run_by] : [])],
      ...(key.includes('-') ? [key] : []),
    ])
    const found = names.flatMap((name) => {
      const word = new RegExp(`(?<![\\w-])${name.replaceAll(/[.*+?^$()|[\]\\{}]/g, '\\$&')}(?![\\w-])`)
      return all.filter(({ text }) => word.test(text)).map(({ path }) => `${path}: ${name}`)
    })
    expect(names.length).toBeGreaterThan(40)
    expect(found).toEqual([])
  })

  it('each name the schema an editor checks them by, and it is as the program would write it', () => {
    for (const { seed } of declared)
      expect(seed.text.split('\n')[0]).toBe('# yaml-language-server: $schema=programme.schema.json')
    expect(readFileSync(join(programmeFolder(), 'programme.schema.json'), 'utf8')).toBe(schemaText())
  })
})

it('says of a survey that everybody is asked, and of what a survey leads to that it is offered', () => {
  const startOf = (key: string) => programmes.filter((one) => one.key === key).flatMap(howToStart)
  expect(startOf('beewell')).toEqual(['Your school asks your whole year group. You may say no.'])
  expect(startOf('inact')).toContain('Your school offers it after a survey.')
})

describe('versions of programmes', () => {
  let database: TestDatabase
  let folder = ''
  const as = <T>(work: (acting: Acting) => Promise<T>) => {
    const actor = { kind: 'operator:programmes', id: null, place: null } as const
    const now = new Date('2026-11-26T09:00:00Z')
    return actorTransaction(database.kysely, { actor, now, request: newId() }, work)
  }
  const seed = (files?: Files) => as((acting) => seedProgrammes(acting, files))
  const stateOf = async (key: string) =>
    (await as((acting) => versionsOf(acting, 'programme')))
      .filter((one) => one.key === key)
      .map(({ version, state }) => [version, state])
  const link = () => declared.find(({ programme }) => programme.key === 'link')?.seed.text ?? ''
  const saying = (version: number, name: string): Files => {
    const text = link()
      .replace('version: 1', `version: ${version}`)
      .replace('name: LINK\n', `name: ${name}\n`)
    return { declared: [declaredIn(text, 'link.yaml')], problems: [] }
  }

  beforeAll(async () => {
    database = await testDatabase()
    folder = mkdtempSync(join(tmpdir(), 'programmes-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('wait as proposed where nobody real shaped them, and are published in a demo', async () => {
    await seed(saying(1, 'LINK'))
    expect(await as(installationOf)).toBe('real')
    expect(await stateOf('link')).toEqual([[1, 'proposed']])
    await database.owner.query("insert into installation (kind) values ('demo')")
    expect((await Promise.all([seed(), seed(), seed()])).flat()).toEqual([])
    const known = await as(programmesNow)
    expect(known.problems).toEqual([])
    expect(known.programmes.map(({ programme }) => programme.key)).toEqual(programmes.map(({ key }) => key))
    expect(await stateOf('grit')).toEqual([[1, 'published']])
  })

  it('of a changed file wait, and never overwrite what somebody published', async () => {
    await as((acting) => publishVersion(acting, 'programme', { key: 'link', version: 1 }))
    const [sentence] = await seed(saying(1, 'Changed'))
    expect(sentence).toContain('which stays as it is: give the file version 2')
    await seed(saying(2, 'Second'))
    expect(await stateOf('link')).toEqual([
      [1, 'published'],
      [2, 'proposed'],
    ])
    expect((await as((acting) => programmeCalled(acting, 'link')))?.programme.name).toBe('LINK')
    expect((await as((acting) => programmeCalled(acting, 'link', 2)))?.programme.name).toBe('Second')
    await as((acting) => publishVersion(acting, 'programme', { key: 'link', version: 2 }))
    expect((await as((acting) => programmeCalled(acting, 'link')))?.programme.name).toBe('Second')
    expect((await as((acting) => programmeCalled(acting, 'link', 1)))?.programme.name).toBe('LINK')
  })

  it('say who published them, and a measure of the same key and version is another thing', async () => {
    const { rows } = await database.owner.query(
      "select published_by, published_by_worker from blueprint_version where kind = 'programme' and key = 'link'",
    )
    expect(rows).toEqual([
      { published_by: 'operator:programmes', published_by_worker: null },
      { published_by: 'operator:programmes', published_by_worker: null },
    ])
    expect(await as((acting) => versionsOf(acting, 'measure'))).toEqual([])
  })

  it('are taken in from a folder in which others are broken, and the broken are said', async () => {
    writeFileSync(join(folder, 'link.yaml'), link())
    writeFileSync(join(folder, 'grit.yaml'), 'key: grit\nversion: [')
    writeFileSync(join(folder, 'huge.yaml'), `# ${'x'.repeat(10_000_000)}`)
    writeFileSync(join(folder, 'notes.txt'), 'not one of them')
    const found = programmeFiles(folder)
    expect(found.declared.map(({ programme }) => programme.key)).toEqual(['link'])
    expect(found.problems).toEqual([
      expect.stringContaining('grit.yaml is not YAML'),
      'huge.yaml is too long: it has 10000002 bytes, and a blueprint has at most 1000000.',
    ])
    expect(programmeFiles(join(folder, 'nowhere'))).toEqual({ declared: [], problems: [] })
  })

  it('that cannot be read any more are left out, and said', async () => {
    const text = 'key: broken'
    await database.owner.query(
      `insert into blueprint_version (id, kind, key, version, digest, text, state, proposed_at)
       values ($1, 'programme', 'broken', 1, $2, $3, 'proposed', '2026-11-26')`,
      [newId(), digestOf(text), text],
    )
    const { programmes: known, problems: said } = await as(programmesNow)
    expect(known).toHaveLength(17)
    expect(said).toEqual([expect.stringContaining('Version 1 of broken cannot be read: broken.yaml')])
  })
})
