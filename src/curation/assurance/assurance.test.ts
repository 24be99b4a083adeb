import { expect, it } from 'vitest'
import { addDays, dateOnly } from '../../words/index.ts'
import { assuranceState } from './assurance.ts'

const today = dateOnly('2026-11-24')

it.each([
  [31, 'holds'],
  [30, 'due'],
  [0, 'due'],
  [-1, 'over'],
] as const)('an assurance that runs out in %s days %s', (days, state) => {
  expect(assuranceState({ validUntil: addDays(today, days) }, today)).toBe(state)
})
