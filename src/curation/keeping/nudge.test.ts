import { expect, it } from 'vitest'
import { addDays, dateOnly } from '../../words/index.ts'
import { type NudgeKind, nudgeDue } from './nudge.ts'

const today = dateOnly('2026-11-24')
const ago = (days: number) => addDays(today, -days)

it.each([
  ['is new and fresh', 3, 3, null, null],
  ['has been quiet for a month', 20, 30, null, 'monthly'],
  ['was asked a month ago', 100, 200, ['monthly', 30], 'monthly'],
  ['was asked last week', 100, 200, ['monthly', 7], null],
  ['is 166 days old, and was asked', 166, 200, ['monthly', 10], null],
  ['goes stale in two weeks', 167, 200, ['monthly', 10], 'goes_stale'],
  ['goes stale soon and knows it', 175, 200, ['goes_stale', 8], null],
  ['is stale today', 181, 200, ['goes_stale', 14], 'stale'],
  ['is stale and heard of it yesterday', 182, 200, ['stale', 1], null],
  ['is stale and heard of it a month ago', 211, 300, ['stale', 30], 'stale'],
  ['was stale once, and is fresh again', 10, 300, ['stale', 20], null],
] as const)('an entry that %s', (_, confirmed, since, last, due) => {
  const before = last ? { kind: last[0] as NudgeKind, on: ago(last[1]) } : null
  expect(
    nudgeDue({ keeperSince: ago(since), lastConfirmedOn: ago(confirmed), last: before }, today, 180),
  ).toBe(due)
})
