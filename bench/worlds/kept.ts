import { newId } from '../../src/words/index.ts'
import { type Gen, many, maybe, number, one, yes } from './picking.ts'
import type { World } from './world.ts'

/** What is kept beside somebody's record, or asked about it: by a worker, or by themselves; whether it is over, and who answered it then. */
export type Beside = { id: string; person: string; by: string | null; over: boolean; answerer: string }
/** What is planned for a support, or asked in it. */
export type OfSupport = { id: string; person: string; support: string; by: string; over: boolean }
/** What is measured at a moment of a place in a programme: asked by whoever has the record, or said by a school. */
export type Point = { id: string; person: string; support: string; enrolment: string; bySchool: boolean }
/** A service's list of those who wait for it; a row of it; and that somebody asks to be looked at again. */
export type WaitingList = { id: string; team: string; answerer: string }
export type WaitingRow = {
  id: string
  list: string
  state: 'held' | 'offered' | 'yes'
  person: string | null
  referral: string | null
}
export type LookingAgain = { id: string; row: string; list: string; person: string; answered: boolean }
export type Kept = {
  accessRequests: Beside[]
  corrections: Beside[]
  erasures: Beside[]
  holds: Beside[]
  lawfulBases: Beside[]
  hiddenLooks: Beside[]
  handovers: OfSupport[]
  points: Point[]
  waitingLists: WaitingList[]
  waitingRows: WaitingRow[]
  lookingAgains: LookingAgain[]
}

type Given = Pick<
  World,
  'memberships' | 'people' | 'workers' | 'teams' | 'supports' | 'enrolments' | 'referrals'
>

/** In half the worlds what a record has beside it, for somebody of it or for everybody. */
export function someKept(g: Gen, given: Given): Kept {
  const { people, workers, supports, enrolments, memberships } = given
  const worker = () => one(g, workers).id
  const some = yes(g)
  const beside = (byThemselves: boolean): Beside[] =>
    people
      .filter(() => some && yes(g))
      .map(({ id: person, team }) => {
        const by = byThemselves ? (maybe(g, workers)?.id ?? null) : worker()
        // Mostly by whoever leads the team whose record it is, or works there.
        const theirs = memberships.filter((one) => one.team === team)
        const lead = theirs.filter(({ role }) => role === 'manager' || role === 'supervisor')
        const likely = maybe(g, number(g, 0, 3) > 0 && lead.length > 0 ? lead : theirs)
        const answerer = likely?.worker ?? worker()
        return { id: newId(), person, by, over: yes(g), answerer }
      })
  return {
    ...{ accessRequests: beside(true), corrections: beside(true), erasures: beside(true) },
    ...{ holds: beside(false), lawfulBases: beside(false), hiddenLooks: beside(false) },
    handovers: supports
      .filter(() => some && yes(g))
      .map(({ id: support, person }) => ({ id: newId(), person, support, by: worker(), over: yes(g) })),
    points: enrolments
      .filter(() => some && yes(g))
      .map(({ id: enrolment, person, support }) => {
        return { id: newId(), person, support, enrolment, bySchool: number(g, 0, 2) > 0 }
      }),
    ...someWaiting(g, some, given),
  }
}

type Waiting = Pick<Kept, 'waitingLists' | 'waitingRows' | 'lookingAgains'>

function someWaiting(g: Gen, some: boolean, { teams, workers, referrals }: Given): Waiting {
  const lists = some
    ? many(g, 0, 2, () => ({ id: newId(), team: one(g, teams).id, answerer: one(g, workers).id }))
    : []
  const asked = new Set<string>()
  const rows = lists.flatMap(({ id: list }) =>
    many(g, 1, 2, (): WaitingRow => {
      const referral = maybe(
        g,
        referrals.filter(({ id }) => !asked.has(id)),
      )
      if (!referral) {
        const state = one(g, ['held', 'offered'] as const)
        return { id: newId(), list, state, person: null, referral: null }
      }
      asked.add(referral.id)
      return { id: newId(), list, state: 'yes', person: referral.person, referral: referral.id }
    }),
  )
  const lookingAgains = rows.flatMap(({ id: row, list, person }): LookingAgain[] =>
    person && yes(g) ? [{ id: newId(), row, list, person, answered: yes(g) }] : [],
  )
  return { waitingLists: lists, waitingRows: rows, lookingAgains }
}
