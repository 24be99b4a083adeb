import { expect, it } from 'vitest'
import { addDays, dateOnly } from '../words/index.ts'
import { freshnessOf, freshSince, shownSince } from './freshness.ts'

const today = dateOnly('2026-11-24')

it.each([
  ['today', 0, 'fresh'],
  ['180 days ago', 180, 'fresh'],
  ['181 days ago', 181, 'stale'],
  ['365 days ago', 365, 'stale'],
  ['366 days ago', 366, 'hidden'],
  ['in the future, as a hasty source says', -3, 'fresh'],
] as const)('an entry last stood for %s (%s days) is %s', (_, days, freshness) => {
  expect(freshnessOf({ lastConfirmedOn: addDays(today, -days) }, today)).toBe(freshness)
})

it('the days from which it counts are those of the rule', () => {
  expect([freshSince(today), shownSince(today)]).toEqual(['2026-05-28', '2025-11-24'])
})
