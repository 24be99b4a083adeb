import { sql } from 'kysely'
import { circleOf } from '../circle/index.ts'
import type { Acting } from '../database/index.ts'
import type { AroundMe, Kept } from './around-me.ts'

/** The young person who acts, by the database; null when their page was taken back meanwhile. */
export async function ownPerson(acting: Acting): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select own_person() as id`.execute(acting.tx)
  return rows[0]?.id ?? null
}

/** Everybody around them now, who may be taken out and who not; and places without an account, which answer by a link. */
export async function aroundMe(acting: Acting, youngPersonId: string): Promise<AroundMe[]> {
  const entries = await circleOf(acting, youngPersonId)
  const { rows } = await sql<{ id: string; kept: Kept | null }>`
    select c.id, why_kept(c.id) as kept from circle_member c where c.young_person_id = ${youngPersonId}`.execute(
    acting.tx,
  )
  const kept = new Map(rows.map((row) => [row.id, row.kept]))
  return [
    ...entries.map((entry) => ({ ...entry, kept: kept.get(entry.id) ?? null, place: false })),
    ...(await placesByLink(acting, youngPersonId)),
  ]
}

/** Places that were asked and have no account: they are in no circle, and know what was shared with them. */
async function placesByLink(acting: Acting, youngPersonId: string): Promise<AroundMe[]> {
  const rows = await acting.tx
    .selectFrom('referral')
    .innerJoin('service', 'service.id', 'referral.to_service_id')
    .select(['referral.id', 'service.name', 'referral.state', 'referral.sent_at as startsAt'])
    .where('referral.young_person_id', '=', youngPersonId)
    .where('referral.way_in', '=', 'onward')
    .where('referral.to_team_id', 'is', null)
    .where('referral.state', 'in', ['sent', 'returned', 'accepted'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('referral_share')
            .innerJoin('decision', 'decision.id', 'referral_share.agreed_id')
            .select('decision.id')
            .whereRef('referral_share.referral_id', '=', 'referral.id')
            .where('decision.withdrawn_at', 'is not', null),
        ),
      ),
    )
    .orderBy('referral.sent_at')
    .execute()
  return rows.map(({ id, name, state, startsAt }) => ({
    ...{ id, name, startsAt, role: '', workerId: null, teamId: null, organisationKind: null },
    ...{ opens: 'activity' as const, basis: state === 'accepted' ? 'accepted_referral' : 'asked_to_take_on' },
    ...{ referralState: state, supportId: null, endsAt: null, endedBecause: null, kept: null, place: true },
  }))
}

/** A look at them: who, from where if it is a worker, at what, when. */
export type LookAtMe = { at: Date; who: string; organisation: string | null; screen: string }

/** Who looked at them, the latest first, as far as they are told. */
export async function looksAtMe(acting: Acting): Promise<LookAtMe[]> {
  const { rows } = await sql<LookAtMe>`
    select at, worker as who, organisation, screen from own_looks(200)`.execute(acting.tx)
  return rows
}

/** Who leads the team of the support that is open, by first name order; empty when nobody does. */
export async function leadersOf(acting: Acting, teamId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct w.name from membership m join worker w on w.id = m.worker_id
    where m.team_id = ${teamId} and m.role = 'manager' and w.left_on is null
      and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today())
    order by w.name`.execute(acting.tx)
  return rows.map(({ name }) => name)
}
