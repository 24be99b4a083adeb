import type { Acting } from '../database/index.ts'
import { ageToday } from '../people/index.ts'
import type { Supported } from '../referrals/index.ts'
import { goalsOf, planOf } from '../support/index.ts'
import { dateInLondon } from '../words/index.ts'
import { needsIn } from './needs.ts'
import type { Them } from './offer.ts'
import { type Written, wishesIn } from './wishes.ts'

/** What is on record about a young person that suggestions go by, with the words it was read from. */
export type Known = {
  them: Omit<Them, 'distances'>
  written: readonly Written[]
  needsWritten: readonly string[]
}

/** Reads it from the plan, the open goals, and what the record says about taking part. Nothing of it is kept here. */
export async function knownAbout(acting: Acting, supported: Supported): Promise<Known> {
  const { person, called } = supported
  const plan = await planOf(acting, supported.id)
  const goals = (await goalsOf(acting, supported.id)).filter(({ closedOn }) => closedOn === null)
  const written: Written[] = [
    { in: 'plan' as const, words: plan.whatMatters },
    { in: 'meeting' as const, words: plan.howToMeet },
    ...goals.map(({ words }) => ({ in: 'goal' as const, words })),
  ].filter(({ words }) => words.trim() !== '')
  const needsWritten = [person.access_needs, person.communication_needs].filter((text) => text !== null)
  return {
    written,
    needsWritten,
    them: {
      called,
      age: ageToday(person, dateInLondon(acting.now)),
      wishes: wishesIn(written),
      needs: needsIn(needsWritten),
      language: person.language,
      interpreter: person.interpreter === true,
    },
  }
}
