import type { Variable } from '../publications/index.ts'
import { type Compared, type Row, rowOf } from './row.ts'

/** A question of which several things may be picked, with the share who picked each: the most picked first. */
export type WhatMatters = {
  question: string
  most: number
  /** How many answered it and how many did not; null where they are too few to show. */
  who: { n: number; missing: number } | null
  things: Row[]
}

const reading = { kind: 'share', bands: ['1'], said: 'picked' } as const

/** Every such question of a round; neither end of it is better, so that it is no row of a domain. */
export function whatMattersIn(compared: Compared): WhatMatters[] {
  const asked = Map.groupBy(
    compared.variables.filter(({ picked }) => picked),
    ({ picked }) => picked?.of,
  )
  return [...asked.values()].flatMap((variables) => questionOf(variables, compared) ?? [])
}

function questionOf(variables: readonly Variable[], compared: Compared): WhatMatters | null {
  const [first] = variables
  if (!first?.picked) return null
  const things = variables
    .map((variable) => ({
      ...rowOf({ variable, reading, better: 'higher' }, compared),
      name: variable.picked?.thing ?? variable.name,
    }))
    .toSorted((one, other) => (other.own?.value ?? 0) - (one.own?.value ?? 0))
  const own = things[0]?.own
  return {
    ...{ question: first.picked.question, most: first.picked.most, things },
    who: own ? { n: own.n, missing: own.missing } : null,
  }
}
