import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../database/testing.ts'
import { dateOnly } from '../../words/index.ts'
import { makeService } from '../factory.ts'
import { countServices, findServices } from './find-services.ts'
import type { Looking } from './looking.ts'

let db: TestDatabase
const today = dateOnly('2026-11-24')
const harbour = { latitude: 53.3, longitude: 0.45, metres: 1_609 }

beforeAll(async () => {
  db = await testDatabase()
  const make = (made: Parameters<typeof makeService>[1]) => makeService(db.kysely, made)
  const there = (north: number) => ({ name: 'There', latitude: 53.3 + north / 111_000, longitude: 0.45 })
  await make({
    ...{ name: 'Panel Club', free: true, justTurnUp: true, languages: ['English', 'Polish'] },
    ...{
      helpsWith: ['creativity', 'calm'],
      accessFeatures: ['step_free', 'quiet_space'],
      tiers: ['universal'],
    },
    ...{ locations: [there(300)], schedules: [{ days: [2, 4], opens: '16:00', closes: '17:30' }] },
  })
  await make({
    ...{ name: 'Bag & Pad', free: true, canReferSelf: true, placesFree: 2, tiers: ['targeted'] },
    ...{ helpsWith: ['being_active', 'calm'], accessFeatures: ['step_free'] },
    ...{ locations: [there(1_200)], schedules: [{ days: [4], opens: '18:00', closes: '20:00' }] },
  })
  await make({
    ...{ name: 'Far Field', free: false, helpsWith: ['nature'], tiers: ['treatment'], placesFree: 0 },
    // Of two places the nearer counts.
    ...{ locations: [there(90_000), there(5_000)], schedules: [{ days: [6], opens: '10:00' }] },
  })
  await make({ name: 'Nobody checked', lastConfirmedOn: '2025-11-01', locations: [there(0)] })
  await make({ name: 'Checked last winter', lastConfirmedOn: '2026-01-10' })
})

const find = (looking: Partial<Looking>) =>
  findServices(db.kysely, { today, place: null, ...looking }, { counted: true })
const names = async (looking: Partial<Looking>) =>
  (await find(looking)).results.map(({ name }) => name).sort()

describe('what narrows a search', () => {
  it.each<[string, Partial<Looking>, string[]]>([
    ['near: the nearest place of each counts', { near: harbour }, ['Bag & Pad', 'Panel Club']],
    ['further', { near: { ...harbour, metres: 8_047 } }, ['Bag & Pad', 'Far Field', 'Panel Club']],
    ['on one of these days', { days: [2, 6] }, ['Far Field', 'Panel Club']],
    ['on that day at that time, of one schedule', { days: [4], times: ['evening'] }, ['Bag & Pad']],
    ['not on that day at that time', { days: [2], times: ['evening'] }, []],
    ['free', { free: true }, ['Bag & Pad', 'Panel Club']],
    ['good for any of these', { helps: ['nature', 'creativity'] }, ['Far Field', 'Panel Club']],
    ['has all of these', { access: ['step_free', 'quiet_space'] }, ['Panel Club']],
    ['just turn up', { justTurnUp: true }, ['Panel Club']],
    ['ask for a place oneself', { canReferSelf: true }, ['Bag & Pad']],
    ['places free now, not none', { placesFree: true }, ['Bag & Pad']],
    ['in a language', { language: 'Polish' }, ['Panel Club']],
    ['of a tier', { tiers: ['targeted', 'treatment'] }, ['Bag & Pad', 'Far Field']],
  ])('%s', async (_, looking, expected) => {
    expect(await names(looking)).toEqual(expected)
  })

  it('leaves out what nobody checked for a year, and marks what nobody checked lately', async () => {
    const { results } = await find({})
    expect(results.map(({ name }) => name)).not.toContain('Nobody checked')
    expect(results.find(({ name }) => name === 'Checked last winter')?.freshness).toBe('stale')
  })

  it('says how far away each is', async () => {
    const { results } = await find({ near: { ...harbour, metres: 8_047 } })
    const metres = new Map(results.map(({ name, metres }) => [name, metres ?? 0]))
    expect(metres.get('Panel Club')).toBeGreaterThan(295)
    expect(metres.get('Panel Club')).toBeLessThan(305)
    expect(metres.get('Far Field')).toBeLessThan(5_100)
  })
})

describe('how many there would be', () => {
  it('counts each choice as if its own group asked nothing', async () => {
    const { counts } = await find({ helps: ['nature'], free: true })
    // With what is free, whatever it is good for:
    expect(counts?.helps).toEqual({ creativity: 1, calm: 2, being_active: 1 })
    // With what is good for nature, whatever it costs:
    expect(counts?.free).toBe(0)
    expect(counts?.tiers).toEqual({})
  })

  it('is what one then finds', async () => {
    const open = (await find({})).counts
    for (const day of [1, 2, 3, 4, 5, 6, 7] as const)
      expect(open?.days[day], `day ${day}`).toBe(
        await countServices(db.kysely, { today, place: null, days: [day] }),
      )
    for (const time of ['morning', 'afternoon', 'after_school', 'evening'] as const)
      expect(open?.times[time], time).toBe(
        await countServices(db.kysely, { today, place: null, times: [time] }),
      )
    const some = (await find({ access: ['step_free'], days: [4] })).counts
    expect(some?.access).toEqual({ step_free: 2, quiet_space: 1 })
    expect(some?.days[2]).toBe(
      await countServices(db.kysely, { today, place: null, access: ['step_free'], days: [2] }),
    )
    expect(some?.languages).toEqual({ English: 1, Polish: 1 })
    expect([open?.turnUp, open?.myself, open?.places]).toEqual([1, 1, 1])
  })
})
