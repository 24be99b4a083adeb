import { describe, expect, it } from 'vitest'
import { finishedLine } from './finished.ts'

const one = {
  youngPersonId: 'kez',
  name: 'Kezia Mensah-Thornbury',
  preferredName: 'Kez',
  at: new Date('2026-11-23T15:00:00Z'),
  words: null,
}

describe('what was finished this week, in a line each', () => {
  it.each([
    ['meeting', 'Mon 23 Nov: Met Kez'],
    ['tried', 'Mon 23 Nov: Tried to reach Kez'],
    ['accepted', 'Mon 23 Nov: Took on Kez'],
    ['something new', 'Mon 23 Nov: Kez'],
  ])('%s', (what, line) => {
    expect(finishedLine({ ...one, what })).toBe(line)
  })

  it('says a step in its own words, and nobody’s name where it is not open', () => {
    expect(finishedLine({ ...one, what: 'step', words: 'Ring the library' })).toBe(
      'Mon 23 Nov: Ring the library (Kez)',
    )
    expect(finishedLine({ ...one, what: 'sent', name: null, preferredName: null })).toBe(
      'Mon 23 Nov: Referred a young person',
    )
  })
})
