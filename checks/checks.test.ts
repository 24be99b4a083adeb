import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium } from './chromium.ts'
import { timeAskedIn } from './clock.ts'
import { sizeProblems } from './sizes.ts'
import { root } from './sources.ts'

const source = (text: string, path = 'src/referrals/referral.ts') => ({ path, text })

describe('the check of time', () => {
  const asking = [
    'const at = new Date()',
    'const at = Date.now()',
    'const at = Date()',
    'const q = sql`select now()`',
    "const q = 'select current_date'",
    'const q = sql`insert into t values (clock_timestamp())`',
    'const q = sql`update t set at = CURRENT_TIMESTAMP`',
  ]
  it.each(asking)('finds %s', (text) => {
    expect(timeAskedIn(source(text))).toHaveLength(1)
  })

  const fine = [
    'const at = new Date(given)',
    'const at = clock.now()',
    'const words = "Call us now (it is free)"',
    'const q = sql`select trellis_now()`',
    '// new Date() is not asked here',
  ]
  it.each(fine)('leaves %s alone', (text) => {
    expect(timeAskedIn(source(text))).toEqual([])
  })

  it("lets history use the database's clock, and nobody else's", () => {
    const stamp = source(
      'const q = sql`insert into history values (clock_timestamp())`',
      'src/history/history.ts',
    )
    expect(timeAskedIn(stamp)).toEqual([])
    expect(timeAskedIn({ ...stamp, text: 'const q = sql`select now()`' })).toHaveLength(1)
  })
})

describe('the check of sizes', () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, line) => `  const line${line} = ${line}`).join('\n')

  it('finds a function of more than 70 lines, and a file of more than 300', () => {
    expect(sizeProblems(source(`function long() {\n${lines(68)}\n}`))).toEqual([])
    expect(sizeProblems(source(`function long() {\n${lines(69)}\n}`))).toEqual([
      'src/referrals/referral.ts:1 long has 71 lines (the most is 70)',
    ])
    expect(sizeProblems(source(lines(300)))).toEqual([])
    expect(sizeProblems(source(lines(301)))).toEqual([
      'src/referrals/referral.ts has 301 lines (the most is 300)',
    ])
  })
})

describe('the check of directions', () => {
  let house: string
  const files: Record<string, string> = {
    'src/words/index.ts': "export { word } from './word.ts'",
    'src/words/word.ts': "export const word = 'referral'",
    'src/database/index.ts': 'export const sql = 1',
    'src/people/index.ts': "import { word } from '../words/index.ts'\nexport const person = word",
    'src/people/inside.ts': "import { person } from './index.ts'\nexport const inner = person",
    'src/people/factory.ts': 'export const made = 1',
    'src/referrals/index.ts': "export { referralCan } from './referral.ts'",
    'src/referrals/referral.ts':
      "import { sql } from '../database/index.ts'\nexport const referralCan = { be: sql }",
    'src/referrals/side-door.ts': "import { inner } from '../people/inside.ts'\nexport const a = inner",
    'src/referrals/made-up.ts': "import { made } from '../people/factory.ts'\nexport const b = made",
    'src/referrals/screens/page.tsx':
      "import { sql } from '../../database/index.ts'\nexport const page = sql",
    'src/words/backwards.ts': "import { person } from '../people/index.ts'\nexport const c = person",
    'src/circle/one.ts': "import { two } from './two.ts'\nexport const one = () => two",
    'src/circle/two.ts': "import { one } from './one.ts'\nexport const two = () => one",
  }
  beforeAll(() => {
    mkdirSync(join(root, 'build'), { recursive: true })
    house = mkdtempSync(join(root, 'build', 'house-'))
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(house, dirname(path)), { recursive: true })
      writeFileSync(join(house, path), `${text}\n`)
    }
  })
  afterAll(() => rmSync(house, { recursive: true }))

  it('finds every way of going against them', async () => {
    const { directionsIn } = await import('./directions.ts')
    const { problems } = await directionsIn(house)
    const found = (rule: string) =>
      problems.filter((problem) => problem.endsWith(`: ${rule}`)).map((problem) => problem.split(' → ')[0])
    expect(found('front doors only')).toContain('src/referrals/side-door.ts')
    expect(found('words imports only rooms to its left')).toEqual(['src/words/backwards.ts'])
    expect(found('rules import no database')).toEqual(['src/referrals/referral.ts'])
    expect(found('screens query nothing')).toEqual(['src/referrals/screens/page.tsx'])
    expect(found('no source imports a test or a factory')).toEqual(['src/referrals/made-up.ts'])
    expect(found('no cycles').length).toBeGreaterThan(0)
    expect(found('database imports only rooms to its left')).toEqual([])
  })
})

describe('the Chromium of the journeys', () => {
  it('is the one that CHROMIUM_PATH names, or a sentence', () => {
    expect(findChromium({ CHROMIUM_PATH: process.execPath }, () => {})).toBe(process.execPath)
    expect(() => findChromium({ CHROMIUM_PATH: '/nowhere' }, () => {})).toThrow(
      'CHROMIUM_PATH is /nowhere, and no program is there.',
    )
  })
})
