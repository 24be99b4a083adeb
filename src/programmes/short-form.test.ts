import { describe, expect, it } from 'vitest'
import { asQuestions } from './short-form.ts'

describe('what a blueprint asks', () => {
  it.each([
    ['words', 'words'],
    ['line', 'line'],
    ['date', 'date'],
    ['yes-or-no', 'one'],
    ['one', 'one'],
    ['several', 'many'],
  ] as const)('as %s is asked as %s, and may be left empty only where it says so', (answer, kind) => {
    const choices = [
      { key: 'a', says: 'A' },
      { key: 'b', says: 'B' },
    ]
    const asked = { key: 'q', asks: 'Which?', may_be_empty: false, answer, choices } as never
    expect(asQuestions([asked], 'form')).toMatchObject([
      { kind, name: 'form-q', required: 'Answer this: Which?' },
    ])
    const [empty] = asQuestions([{ ...(asked as object), may_be_empty: true } as never], 'form')
    expect(empty).not.toHaveProperty('required')
  })
})
