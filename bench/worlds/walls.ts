import { isDeepStrictEqual } from 'node:util'
import { newId } from '../../src/words/index.ts'
import { joinedWith } from './closed.ts'
import { type Gen, many, maybe, number, one, span, yes } from './picking.ts'
import type { Entry, Membership, World } from './world.ts'

/** What is kept apart: for those who are named, or from one person beside the young person and so for everybody else. */
export type Protection = {
  id: string
  person: string
  by: string
  readers: string[]
  from: string | null
  lifted: boolean
}
/** That a worker knows a young person outside work: said of a record, or of a name and a date of birth. */
export type Tie = { id: string; worker: string; person: string; byName: boolean; ended: boolean }
/** A concern about somebody, or about a name alone; about an adult or not; who raised it, and whom it went to. */
export type Concern = {
  id: string
  person: string | null
  called: string
  subject: string | null
  raisedBy: string
  organisation: string
  closed: boolean
  recipients: { worker: string; ended: boolean }[]
}
/** That a circle is closed to somebody, until it is lifted. */
export type Bar = { id: string; concern: string; person: string; worker: string; lifted: boolean }
/** Two young people who must not be together, until it is ended. */
export type Apart = { id: string; person: string; other: string; by: string; ended: boolean }
export type Walls = {
  protections: Protection[]
  ties: Tie[]
  concerns: Concern[]
  bars: Bar[]
  aparts: Apart[]
}

type Known = readonly { id: string }[]
type Workers = readonly { id: string; organisation: string }[]

/** Walls at random: two people in five have something kept apart, and one worker in three has a tie or a closed circle. */
export function someWalls(
  g: Gen,
  workers: Workers,
  people: Known,
  supporters: readonly { id: string; person: string }[],
): Omit<Walls, 'aparts'> {
  const worker = () => one(g, workers).id
  const rarely = () => number(g, 0, 2) === 0
  const protections = people
    .filter(() => number(g, 0, 4) < 2)
    .map(({ id: person }) => {
      const beside = supporters.filter((one) => one.person === person)
      const readers = workers.filter(() => yes(g)).map(({ id }) => id)
      return {
        id: newId(),
        person,
        by: worker(),
        readers,
        from: maybe(g, beside)?.id ?? null,
        lifted: rarely(),
      }
    })
  const ties = workers
    .filter(() => number(g, 0, 5) === 0)
    .map(({ id }) => ({
      id: newId(),
      worker: id,
      person: one(g, people).id,
      byName: yes(g),
      ended: rarely(),
    }))
  const concerns = many(g, 0, 2, (): Concern => {
    const about = one(g, people).id
    const raised = one(g, workers)
    const subject =
      maybe(
        g,
        workers.filter(({ id }) => id !== raised.id),
      )?.id ?? null
    const told = workers
      .filter(({ id }) => id !== subject && yes(g))
      .map(({ id }) => ({ worker: id, ended: rarely() }))
    return {
      ...{
        id: newId(),
        person: number(g, 0, 3) > 0 ? about : null,
        called: about,
        subject,
        raisedBy: raised.id,
      },
      ...{ organisation: raised.organisation, closed: told.length === 0 || rarely(), recipients: told },
    }
  })
  const bars = concerns.flatMap(({ id: concern, person }) =>
    person && yes(g) ? [{ id: newId(), concern, person, worker: worker(), lifted: rarely() }] : [],
  )
  return { protections, ties, concerns, bars }
}

type Around = Pick<World, 'teams' | 'workers' | 'memberships' | 'people' | 'samePersons'>
type Both = { aparts: Apart[]; memberships: Membership[]; entries: Entry[] }

/** In half the worlds up to two pairs who are not one person; with somebody who works for both, as a lead or manager or not. */
export function someApart(
  g: Gen,
  { days, since }: { days: readonly string[]; since: Date },
  around: Around,
): Both {
  const { people, workers, teams } = around
  const pairs = people
    .flatMap(({ id, team }, nth) => people.slice(nth + 1).map((other) => ({ id, team, other })))
    .filter(({ id, other }) => !joinedWith(around, id).has(other.id))
  const both: Both = { aparts: [], memberships: [], entries: [] }
  const support = {
    team: null,
    opens: 'support',
    referral: null,
    forSafety: false,
    from: since,
    to: null,
  } as const
  for (const { id: person, team, other } of pairs.filter(() => yes(g)).slice(0, 2)) {
    const worker = one(g, workers).id
    const state = { by: one(g, workers).id, ended: number(g, 0, 3) === 0 }
    both.aparts.push({ id: newId(), person, other: other.id, ...state })
    for (const [whose, of] of [
      [person, team],
      [other.id, other.team],
    ]) {
      const organisation = teams.find(({ id }) => id === of)?.organisation
      const role = one(g, ['safeguarding_lead', 'manager', 'manager', 'supervisor'] as const)
      const where = one(
        g,
        teams.filter((one) => one.organisation === organisation),
      )
      const made = { ...span<string>(g, days, days[0] ?? ''), worker, team: where.id, role }
      const held = [...around.memberships, ...both.memberships]
      if (!held.some((one) => isDeepStrictEqual({ ...one, to: null }, { ...made, to: null })))
        both.memberships.push(made)
      if (whose) both.entries.push({ ...support, id: newId(), worker, person: whose })
    }
  }
  return both
}
