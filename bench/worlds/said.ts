import { newId } from '../../src/words/index.ts'
import { type Gen, many, maybe, number, one, yes } from './picking.ts'
import type { World } from './world.ts'

/** An answer that somebody must read: who was told, and whether it was acknowledged. It is named as what was asked is. */
export type Urgent = { id: string; person: string; support: string; told: string[]; read: boolean }
/** What a young person asks for, or that two do not agree. */
export type Wish = {
  id: string
  person: string
  support: string | null
  kind: 'know' | 'another_worker' | 'disagree'
}
/** A place in a programme, asked for by a referral or by the support alone. */
export type Enrolment = { id: string; person: string; support: string; referral: string | null }
/** That a yes to sharing holds for less: said by themselves, or written down by a worker. */
export type Limit = { id: string; person: string; decision: string; by: string | null }
export type Said = { urgents: Urgent[]; wishes: Wish[]; enrolments: Enrolment[]; limits: Limit[] }

type Given = {
  workers: readonly { id: string }[]
  people: readonly { id: string }[]
  supports: readonly { id: string; person: string; referral: string }[]
  decisions: World['decisions']
  answerSets: readonly { ask: string; person: string; support: string }[]
}

/** Half the answers are urgent; somebody wishes something; every support has a place in a programme. */
export function someSaid(g: Gen, { workers, people, supports, answerSets, decisions }: Given): Said {
  const asked = new Set<string>()
  const wished = new Set<string>()
  const holding = decisions.filter(({ sharing, forSafety, withdrawn }) => sharing && !forSafety && !withdrawn)
  return {
    urgents: answerSets
      .filter(() => yes(g))
      .map(({ ask: id, person, support }) => {
        const told = workers.filter(() => yes(g)).map((worker) => worker.id)
        return { id, person, support, told, read: yes(g) }
      }),
    wishes: many(g, 0, 2, () => {
      const support = maybe(g, supports)
      const wants = one(g, ['know', 'another_worker', 'disagree'] as const)
      // Another worker is asked for once.
      const kind = wants === 'another_worker' && wished.has(wants) ? 'know' : wants
      wished.add(kind)
      return { id: newId(), person: support?.person ?? one(g, people).id, support: support?.id ?? null, kind }
    }),
    enrolments: supports.map(({ id: support, person, referral }) => {
      // A referral asks for one place.
      const asks = number(g, 0, 2) > 0 && !asked.has(referral)
      if (asks) asked.add(referral)
      return { id: newId(), person, support, referral: asks ? referral : null }
    }),
    // Of each only one: a limit takes the same out of every yes about the same people.
    limits: people.flatMap(({ id: person }): Limit[] => {
      const decision = holding.find((one) => one.person === person)?.id
      return decision && yes(g) ? [{ id: newId(), person, decision, by: maybe(g, workers)?.id ?? null }] : []
    }),
  }
}
