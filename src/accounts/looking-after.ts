import type { Context } from 'hono'
import { type DateOnly, dateInLondon, isUuid } from '../words/index.ts'
import { signedIn, whoMay } from './guard.tsx'
import type { Team } from './team.ts'
import { teamById, teamIdsOf, teamsOf } from './team-store.ts'
import { type Visit, workerOf } from './visit.ts'
import type { Reading, Worker } from './worker.ts'
import { workerById } from './worker-store.ts'
import { teamCan, workerCan } from './workplace.ts'

export type Answer = Response | Promise<Response>

/** What every page about teams stands behind; to anyone else there is nothing there. */
export const lookingAfter = [
  signedIn,
  whoMay({ about: 'accounts', act: 'write', purpose: 'running' }),
] as const

/** The date of this request, in England. */
export const todayOf = (c: Context<Visit>): DateOnly => dateInLondon(c.var.now)

/** Hands the team of this address on to whoever looks after it; not found for everybody else. */
export const forTeam =
  (database: Reading, answer: (c: Context<Visit>, team: Team) => Answer) =>
  async (c: Context<Visit>): Promise<Response> => {
    const id = c.req.param('id') ?? ''
    const team = isUuid(id) ? await teamById(database, id) : null
    return team?.active && teamCan.beLookedAfter(team, workerOf(c)) ? answer(c, team) : c.notFound()
  }

/** Hands the worker of this address on to whoever looks after a team of theirs, or their organisation. */
export const forWorker =
  (database: Reading, answer: (c: Context<Visit>, worker: Worker) => Answer) =>
  async (c: Context<Visit>): Promise<Response> => {
    const id = c.req.param('id') ?? ''
    const worker = isUuid(id) ? await workerById(database, id) : null
    if (!worker?.active) return c.notFound()
    const teams = await teamIdsOf(database, worker.id, todayOf(c))
    return workerCan.beLookedAfter(worker, teams, workerOf(c)) ? answer(c, worker) : c.notFound()
  }

/** The teams whom the signed-in worker looks after, by name. */
export async function teamsLookedAfter(c: Context<Visit>, database: Reading): Promise<Team[]> {
  const worker = workerOf(c)
  const own = await teamsOf(database, worker.organisationId)
  const elsewhere = worker.roles.filter(
    ({ teamId, role }) => role === 'manager' && own.every(({ id }) => id !== teamId),
  )
  const others = await Promise.all(elsewhere.map(({ teamId }) => teamById(database, teamId)))
  return [...own, ...others].filter(
    (team): team is Team => team !== null && teamCan.beLookedAfter(team, worker),
  )
}
