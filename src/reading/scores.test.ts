import { describe, expect, it } from 'vitest'
import { measureCalled, measureLibrary } from '../measures/index.ts'
import { skipped } from '../surveys/index.ts'
import { scoresIn } from './scores.ts'

const called = (key: string) => {
  const measure = measureCalled(measureLibrary(), key)
  if (!measure) throw new Error(`there is no ${key}`)
  return measure
}

/** The items of a measure one after another, answered so. */
const scored = (key: string, answers: number[], yearGroup: number | null = 9) => {
  const measure = called(key)
  const at = Object.fromEntries(measure.items.slice(0, answers.length).map(({ id }, nth) => [id, nth]))
  return scoresIn(measure, { at, answers: Uint8Array.from(answers), yearGroup })
}

describe('scores beside the answers of a named survey', () => {
  it('have a band where its source was read, and say whose it is', () => {
    expect(scored('gad-7', [2, 2, 2, 1, 1, 1, 1])).toMatchObject([
      { figure: '10', scale: 'from 0 to 21, lower is better', bands: ['10 to 14 (bands made for adults)'] },
    ])
  })

  it('have none where bands are from memory, and are not there where too little was answered', () => {
    const feelings = scored('me-and-my-feelings', Array(16).fill(1))
    expect(feelings.length).toBeGreaterThan(0)
    expect(feelings.flatMap(({ bands }) => bands)).toEqual([])
    expect(scored('gad-7', [2, 2, 2, 1, 1, 1, skipped])).toEqual([])
  })

  it('leave out a score that is one answer, which stands there in words', () => {
    expect(scored('ons4', [7, 8, 6])).toEqual([])
  })
})
