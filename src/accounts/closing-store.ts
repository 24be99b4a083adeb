import { sql } from 'kysely'
import { type Acting, constraintOf } from '../database/index.ts'
import { record } from '../history/index.ts'
import { dateInLondon } from '../words/index.ts'
import type { Team } from './team.ts'
import { frontDoor } from './team-store.ts'

/** What a team still has, which must be handed on before it closes. */
export type StillHas = 'front_door' | 'referrals' | 'supports' | 'services' | 'workshops'

/** What the database says is in the way, by the constraint that refused. */
const refusals: Record<string, StillHas> = {
  asked_team_open: 'referrals',
  referral_holder_team_open: 'referrals',
  support_team_open: 'supports',
  service_team_open: 'services',
  workshop_team_open: 'workshops',
}

/** What was in the way when the database refused to close a team; null for any other failure. */
export const closedHaving = (error: unknown): StillHas | null => refusals[constraintOf(error) ?? ''] ?? null

/**
 * Closes a team today, and its roles with it. Answers what is in the way when it is the place's front door; the
 * database refuses at commit while anybody waits there, is supported by it, goes to what it answers for, or asks it for a workshop
 * (see `closedHaving`), seen by the actor or not.
 */
export async function closeTeam(acting: Acting, team: Team): Promise<StillHas | null> {
  const { tx, now } = acting
  if ((await frontDoor(tx, team.placeId))?.id === team.id) return 'front_door'
  const today = dateInLondon(now)
  await tx.updateTable('team').set({ closed_on: today }).where('id', '=', team.id).execute()
  await tx
    .updateTable('membership')
    .set({ ends_on: sql<string>`greatest(starts_on, ${today}::date)` })
    .where('team_id', '=', team.id)
    .where((m) => m.or([m('ends_on', 'is', null), m('ends_on', '>', today)]))
    .execute()
  await record(acting, { act: 'closed', subject: { kind: 'team', id: team.id }, fields: ['closed_on'] })
  return null
}
