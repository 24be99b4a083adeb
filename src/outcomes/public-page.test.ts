import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePlace } from '../accounts/factory.ts'
import { type TestHall, testHall } from '../accounts/testing.ts'
import { circumstances, labelIn, programmeTiers } from '../blueprint/index.ts'
import { actorTransaction } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { programmeFiles } from '../programmes/files.ts'
import { publicProgrammeRoutes, seedProgrammes } from '../programmes/index.ts'
import { en, newId } from '../words/index.ts'
import { type MadePerson, makeCohort } from './factory.ts'
import { publicFigures } from './index.ts'
import { forEverybody, type Outcome } from './outcome.ts'
import { NOW } from './testing.ts'

let database: TestDatabase
let hall: TestHall
let place: string

const programmes = programmeFiles().declared.map(({ programme }) => programme)
const page = async (path: string) => {
  const answer = await fetch(hall.origin + path)
  return { status: answer.status, text: await answer.text() }
}
const going = (many: number, from: number, to: number): MadePerson[] =>
  Array.from({ length: many }, () => ({ scores: { ors: { baseline: from, end: to } } }))
const keep = (people: readonly MadePerson[], more: { source?: string; invented?: boolean }) => {
  const actor = { kind: 'operator:programmes-import', id: null, place } as const
  return actorTransaction(database.kysely, { actor, now: NOW, request: newId() }, (as) =>
    makeCohort(as, { key: 'link', version: 1 }, people, more),
  )
}

beforeAll(async () => {
  database = await testDatabase()
  await database.owner.query("insert into installation (kind) values ('demo')")
  place = await makePlace(database.kysely)
  const actor = { kind: 'operator:start', id: null, place: null } as const
  await actorTransaction(database.kysely, { actor, now: NOW, request: newId() }, (as) => seedProgrammes(as))
  // In this hall every visitor is of another place, so that nothing is remembered: the figures are this place's.
  const visitor = { kind: 'public', id: null, place } as const
  const beside: Parameters<typeof publicProgrammeRoutes>[0]['beside'] = (visit, programme) =>
    publicFigures({ ...visit, actor: visitor }, programme)
  hall = await testHall(database.kysely, [publicProgrammeRoutes({ beside })], NOW)
})
afterAll(() => hall.stop())

describe('the public page of a programme', () => {
  it('is there for every published one, and the list names them all', async () => {
    const { text } = await page('/about/programmes')
    expect(programmes.length).toBe(17)
    for (const { key, public_name } of programmes) {
      expect(text).toContain(`href="/about/programmes/${key}"`)
      const one = await page(`/about/programmes/${key}`)
      expect(one.status, key).toBe(200)
      expect(one.text).toContain(`<h1>${public_name}</h1>`)
    }
    expect((await page('/about/programmes/nothing')).status).toBe(404)
  })

  it('says neither tier nor circumstance, nor anything else that tells why somebody is there', async () => {
    for (const { key } of programmes) {
      const { text } = await page(`/about/programmes/${key}`)
      // Whose idea it is has names of organisations in it, which are what they are.
      const [said = ''] = text.split('Whose idea it is')
      // Where it is done and that one can wait for a place anybody may know.
      const words = said
        .replaceAll(/<[^>]*>/g, ' ')
        .replaceAll(en.programmes.canWait, '')
        .replaceAll(en.programmes.venues.hospital, '')
      expect(labelIn(words), `${key}: ${words}`).toBeUndefined()
      for (const label of [
        ...Object.values(programmeTiers),
        ...Object.values(circumstances).map(({ says }) => says),
      ])
        expect(words, key).not.toContain(label)
    }
  })

  it('names its real origin with thanks, says that Trellis is not theirs, and that invented people are invented', async () => {
    const { text } = await page('/about/programmes/link')
    for (const words of [
      'Barnardo’s',
      'With thanks to',
      'Trellis is not Barnardo’s',
      'They are invented for this demo.',
    ])
      expect(text).toContain(words)
  })

  it('shows figures of ten people and more, labelled as invented where they are', async () => {
    expect((await page('/about/programmes/link')).text).not.toContain('What it has shown')
    await keep(going(30, 200, 300), { source: 'Elsewhere' })
    expect((await page('/about/programmes/link')).text).not.toContain('What it has shown')
    await keep([...going(33, 200, 250), ...going(17, 200, 210)], { invented: true })
    const { text } = await page('/about/programmes/link')
    for (const words of [
      '66% (52.15 to 77.56)',
      'About 50 people, none missing.',
      'invented people, arranged to match a published figure; not evidence about this programme',
    ])
      expect(text).toContain(words)
    // One person more would say how they are, by subtraction; ten more do not.
    await keep([...going(34, 200, 250), ...going(17, 200, 210)], { invented: true })
    expect((await page('/about/programmes/link')).text).toContain('66% (52.15 to 77.56)')
    await keep([...going(33, 200, 250), ...going(27, 200, 210)], {})
    const grown = (await page('/about/programmes/link')).text
    expect(grown).toContain('About 60 people, none missing.')
    expect(grown).not.toContain('invented people, arranged')
    const { rows } = await database.owner.query("select act from history where act = 'figures told'")
    expect(rows).toHaveLength(2)
    await keep(going(9, 200, 250), {})
    expect((await page('/about/programmes/link')).text).not.toContain('What it has shown')
  })

  it.each([
    ['of nine people', { n: 9 }, false],
    ['of ten people', { n: 10 }, true],
    ['that all of them got there', { value: 100 }, false],
    ['that nobody got there', { value: 0 }, false],
    ['no change of a mean, which says nothing of each', { value: 0, unit: 'points' }, true],
    ['of an arm of nine', { arms: [{ arm: 'prescribed', n: 9, change: 1 }] }, false],
  ])('tells or keeps back a figure %s', (_, given, told) => {
    const about = {
      key: 'x',
      text: 'x',
      unit: '%',
      n: 50,
      missing: 0,
      method: '',
      value: 66,
      low: 50,
      high: 80,
    }
    expect(forEverybody({ ...about, ...given } as Outcome) !== null).toBe(told)
  })
})
