import { newId } from '../../src/words/index.ts'
import { type Gen, many, maybe, number, one, yes } from './picking.ts'
import { someWorkshops, type Workshop } from './workshops.ts'
import type { Entry, World } from './world.ts'

/** Where a programme runs, with the team that answers for it; and its groups, each with two seats. */
export type Groups = {
  runs: { id: string; team: string }[]
  groups: { id: string; run: string }[]
  leaders: { id: string; group: string; worker: string; ended: boolean }[]
  sessions: { id: string; group: string }[]
  marks: { id: string; session: string; referral: string | null; by: string }[]
  /** Which enrolment was offered the first seat of which group. */
  seated: { group: string; enrolment: string }[]
  /** Who goes along with somebody, by an entry of their circle; and what was seen of a worker before. */
  companions: { id: string; person: string; referral: string; worker: string; entry: string; over: boolean }[]
  checks: { id: string; worker: string; by: string }[]
  workshops: Workshop[]
}

type Given = Pick<World, 'teams' | 'workers' | 'referrals' | 'entries' | 'supports' | 'enrolments'>

/** Groups at random, up to two; every second has somebody of any team who leads it. */
export function someGroups(g: Gen, [from, to]: [Date, Date], given: Given): Groups & { along: Entry[] } {
  const { teams, workers, referrals, supports, enrolments } = given
  const along = referrals
    .filter(() => number(g, 0, 3) === 0)
    .map(({ id: referral, person }): Entry => {
      const opened = { team: null, opens: 'going_along', forSafety: false, from, to } as const
      return { ...opened, id: newId(), person, referral, worker: one(g, workers).id }
    })
  const entries = [...given.entries, ...along]
  const runs = [{ id: newId(), team: one(g, teams).id }]
  const groups = many(g, 0, 2, () => ({ id: newId(), run: one(g, runs).id }))
  const leaders = groups.flatMap(({ id: group }) =>
    workers
      .filter(() => number(g, 0, 3) === 0)
      .map(({ id: worker }) => ({ id: newId(), group, worker, ended: number(g, 0, 3) === 0 })),
  )
  const sessions = groups.filter(() => number(g, 0, 3) > 0).map(({ id: group }) => ({ id: newId(), group }))
  const asked = enrolments.filter(({ referral }) => referral !== null)
  return {
    ...{ along, runs, groups, leaders, sessions },
    marks: sessions.flatMap(({ id: session }) =>
      many(g, 0, 2, () => {
        const by = one(g, workers).id
        return { id: newId(), session, referral: maybe(g, referrals)?.id ?? null, by }
      }),
    ),
    seated: groups.flatMap(({ id: group }, nth) => {
      const enrolment = asked[nth]?.id
      return enrolment && yes(g) ? [{ group, enrolment }] : []
    }),
    companions:
      supports.length === 0
        ? []
        : entries.flatMap(({ id: entry, person, worker, referral, opens }) =>
            worker && referral && (opens === 'going_along' || opens === 'activity')
              ? [{ id: newId(), person, referral, worker, entry, over: number(g, 0, 2) === 0 }]
              : [],
          ),
    checks: workers
      .filter(() => yes(g))
      .map(({ id: worker }) => {
        const others = workers.filter(({ id }) => id !== worker)
        return { id: newId(), worker, by: one(g, others).id }
      }),
    workshops: someWorkshops(g, runs),
  }
}
