import type { DateOnly } from '../../words/index.ts'
import type { PointedScore } from './scores.ts'

/** What those who came to one session were asked at its end: how many came, answered, and said yes to it. */
export type Said = {
  session: string
  date: DateOnly
  came: number
  measure: string
  answered: number
  yes: number
}

/** Somebody who came, of whom nothing is known but what they said. */
export type Visit = { scores: PointedScore[] }

/** What is known of a bare count. */
export const bareCount = {
  ...{ arm: null, weekly: {}, school: null, sex: null, age: null, ethnic_group: null, deprivation: null },
  ...{ special_needs: null, care_status: null, referred_by: null, onward: null, contacts: null },
  ...{ first_contact: null, last_contact: null },
}

/** One for each who came; of every measure the first of them said yes, the next no, and the rest did not answer. */
export function visitsOf(said: readonly Said[]): Visit[] {
  const sessions = Map.groupBy(said, ({ session }) => session)
  return [...sessions.values()].flatMap((asked) =>
    Array.from({ length: Math.max(...asked.map(({ came }) => came)) }, (_, nth) => ({
      scores: asked.flatMap(({ measure, date, answered, yes }): PointedScore[] =>
        nth < answered ? [{ measure, date, point: 'end', value: nth < yes ? '1' : '0' }] : [],
      ),
    })),
  )
}
