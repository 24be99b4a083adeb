import { describe, expect, it } from 'vitest'
import type { Source } from '../blueprint/index.ts'
import { asQuestions, sourceOf, waysInFor } from './short-form.ts'

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

const taking = (...ways: Source[]) => ({ ways_in: ways.map((who) => ({ who, form: [] })) }) as never

describe('by which ways somebody refers', () => {
  it.each([
    ['health', 'practice', ['gp', 'health-professional'], ['gp'], 'gp'],
    ['health', 'trust', ['gp', 'health-professional'], ['health-professional'], 'health-professional'],
    ['coach', 'club', ['club', 'youth-club'], ['club', 'youth-club'], 'club'],
    ['professional', 'council', ['early-help', 'other-professional'], ['early-help'], 'early-help'],
    ['young_person', null, ['school'], [], 'young-person'],
  ] as const)('%s from a %s, of %j', (wayIn, sentBy, ways, found, source) => {
    const programme = taking(...ways)
    expect(waysInFor(programme, { wayIn, sentBy }).map(({ who }) => who)).toEqual(found)
    expect(sourceOf(programme, { wayIn, sentBy })).toBe(source)
  })
})
