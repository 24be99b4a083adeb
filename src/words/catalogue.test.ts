import { describe, expect, expectTypeOf, it } from 'vitest'
import { defineCatalogue, type Translation } from './catalogue.ts'
import { en } from './en/index.ts'
import { parseDateParts } from './typed-dates.ts'

describe('a catalogue', () => {
  const english = defineCatalogue({
    hello: 'Hello',
    days: ['Monday', 'Tuesday'],
    left: { questions: ({ count }: { count: number }) => `${count} left` },
  })
  it('gives its texts by name', () => {
    expect(english.left.questions({ count: 3 })).toBe('3 left')
  })
  it('asks another language for the same names and values', () => {
    const welsh: Translation<typeof english> = {
      hello: 'Helo',
      days: ['Dydd Llun', 'Dydd Mawrth'],
      left: { questions: ({ count }) => `${count} ar ôl` },
    }
    expect(welsh.left.questions({ count: 3 })).toBe('3 ar ôl')
    expectTypeOf<Translation<typeof english>['left']['questions']>().toEqualTypeOf<
      (values: { count: number }) => string
    >()
  })
})

describe('sentences for what cannot be used', () => {
  it('say which question and how to put it right', () => {
    const typed = parseDateParts('27', '', '2014')
    if (typed.ok) throw new Error('the month was missing')
    expect(en.problems.date[typed.problem]({ what: 'Date of birth' })).toBe(
      'Date of birth must include a month',
    )
    expect(en.problems.date.empty({ what: 'Date of birth' })).toBe('Enter date of birth')
    expect(en.problems.text.empty({ what: 'NHS number' })).toBe('Enter NHS number')
    expect(en.problems.text['too-long']({ what: 'What matters', length: 1204, max: 1000 })).toBe(
      'What matters must be 1,000 characters or fewer. You have written 1,204',
    )
  })
})
