import fc from 'fast-check'
import { newId } from '../../src/words/index.ts'

/** Glass that a worker has broken: whose record it opens, and whether its hour is over or it was ended. */
export type Break = { id: string; person: string; by: string; lasts: boolean; ended: boolean }

type Known = readonly { id: string }[]

/** Up to two workers who have broken glass: two in three of them within the hour, one in three ended it. */
export const someBreaks = (g: fc.GeneratorValue, workers: Known, people: Known): Break[] =>
  workers
    .filter(() => g(fc.boolean))
    .slice(0, 2)
    .map(({ id: by }) => {
      const state = {
        lasts: g(fc.integer, { min: 0, max: 2 }) > 0,
        ended: g(fc.integer, { min: 0, max: 2 }) === 0,
      }
      const person = people[g(fc.integer, { min: 0, max: people.length - 1 })]?.id ?? ''
      return { id: newId(), person, by, ...state }
    })
