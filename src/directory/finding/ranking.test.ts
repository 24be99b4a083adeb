import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../database/testing.ts'
import { type DateOnly, dateOnly } from '../../words/index.ts'
import { makeService } from '../factory.ts'
import { freshnessOf } from '../freshness.ts'
import { findServices } from './find-services.ts'
import { type Amounts, weigh } from './ranking.ts'

const nearness = (metres: number, within: number): number => Math.max(0, 1 - metres / within)

const score = (amounts: Amounts<number>): number =>
  weigh(amounts).reduce((sum, { amount, weight }) => sum + amount * weight, 0)

describe('which result comes first', () => {
  it.each<[string, Amounts<number>, Amounts<number>]>([
    ['the word in the name before the word further down', { words: 0.6 }, { words: 0.06, fresh: 1 }],
    ['known to be for the age before not saying', { forTheAge: 1 }, { fresh: 1 }],
    ['near before far', { near: nearness(200, 5_000) }, { near: nearness(4_800, 5_000) }],
    [
      'near before far, though the far one tells more',
      { near: nearness(100, 5_000) },
      { near: nearness(4_000, 5_000), tellsWalkIn: 1, justTurnUp: 1 },
    ],
    ['good for both things before one', { goodFor: 2 }, { goodFor: 1, fresh: 1 }],
    ['checked lately before not', { fresh: 1 }, {}],
    ['telling what happens when one walks in before saying nothing', { tellsWalkIn: 1 }, { justTurnUp: 1 }],
  ])('%s', (_, better, worse) => {
    expect(score(better)).toBeGreaterThan(score(worse))
  })
})

describe('the database', () => {
  let db: TestDatabase
  const today = dateOnly('2026-11-24')
  const here = { latitude: 53.3, longitude: 0.45, metres: 5_000 }

  beforeAll(async () => {
    db = await testDatabase()
    for (let n = 0; n < 40; n++)
      await makeService(db.kysely, {
        name: `Thing ${String(n).padStart(2, '0')}`,
        ...(n % 3 === 0 ? { ages: { from: 10, to: 18 } } : {}),
        ...(n % 4 === 0 ? { walkIn: [{ title: 'In', text: 'Go in.' }] } : {}),
        justTurnUp: n % 5 === 0,
        helpsWith: n % 2 === 0 ? ['loneliness', 'calm'] : ['calm'],
        lastConfirmedOn: n % 7 === 0 ? '2026-02-01' : '2026-11-01',
        locations: [{ name: 'There', latitude: 53.3 + ((n * 7) % 40) / 1_000, longitude: 0.45 }],
      })
  })

  it('adds up the same points as the rule', async () => {
    const looking = { today, place: null, age: 12, helps: ['loneliness', 'calm'] as const, near: here }
    const { results } = await findServices(db.kysely, looking, { size: 60 })
    expect(results.length).toBe(40)
    const scores = results.map((result) => {
      const facts = { lastConfirmedOn: result.lastConfirmedOn as DateOnly }
      return score({
        forTheAge: Number(result.forAge === true),
        goodFor: result.helpsWith.length,
        near: nearness(result.metres ?? 0, here.metres),
        fresh: Number(freshnessOf(facts, today) === 'fresh'),
        tellsWalkIn: Number(Number(result.name.slice(-2)) % 4 === 0),
        justTurnUp: Number(result.justTurnUp === true),
      })
    })
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(new Set(scores).size).toBeGreaterThan(10)
  })
})
