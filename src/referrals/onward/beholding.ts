import type { Context } from 'hono'
import { type Visit, workerOf } from '../../accounts/index.ts'
import type { Beholder } from '../referral.ts'

/** The signed-in worker as the rules see them: their teams that open content, and those they lead. */
export function beholderOf(c: Context<Visit>): Beholder {
  const held = workerOf(c).roles.filter(({ role }) => role !== 'administrator' && role !== 'commissioner')
  return {
    actor: c.var.actor,
    teams: held.map(({ teamId }) => teamId),
    ledTeams: held
      .filter(({ role }) => role === 'manager' || role === 'supervisor')
      .map(({ teamId }) => teamId),
  }
}
