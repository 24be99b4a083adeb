import { expect, it } from 'vitest'
import { shownCount } from './counts.ts'

it.each([
  [0, 'Fewer than 5'],
  [1, 'Fewer than 5'],
  [4, 'Fewer than 5'],
  [5, 'About 5'],
  [7, 'About 5'],
  [8, 'About 10'],
  [1_002, 'About 1000'],
])('a count of %d is shown as %s', (count, shown) => {
  expect(shownCount(count)).toBe(shown)
})
