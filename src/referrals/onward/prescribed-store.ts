import { sql } from 'kysely'
import type { Acting } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import type { ReferralState } from '../referral.ts'

/** A place that a support asked for: of which service, how it stands, and who meets the young person there. */
export type Prescribed = {
  id: string
  service: string
  serviceId: string
  state: ReferralState
  sentAt: Date
  answerBy: string
  dueOn: string | null
  metBy: string | null
  /** The last day about which somebody said who came. */
  lastOn: string | null
  times: number
}

/** A service that somebody was told about. */
export type Signposted = { id: string; service: string; serviceId: string; at: Date }

/** Everything that a support asked of services, and what it told about, latest first; at most 100 of each. */
export async function onwardOf(
  acting: Acting,
  supportId: string,
): Promise<{ prescribed: Prescribed[]; signposted: Signposted[] }> {
  const prescribed = await acting.tx
    .selectFrom('referral')
    .innerJoin('service', 'service.id', 'referral.to_service_id')
    .leftJoin('referral_decision as last', 'last.id', 'referral.decision_id')
    .leftJoin('worker as met', 'met.id', 'last.taken_by')
    .select([
      'referral.id',
      'service.name as service',
      'service.id as serviceId',
      sql<ReferralState>`referral.state`.as('state'),
      'referral.sent_at as sentAt',
      'referral.answer_by as answerBy',
      'referral.due_on as dueOn',
      sql<string | null>`coalesce(met.name, last.met_by)`.as('metBy'),
      sql<string | null>`(select max(a.on_date) from attendance a where a.referral_id = referral.id)`.as(
        'lastOn',
      ),
      sql<number>`(select count(*)::int from attendance a where a.referral_id = referral.id and a.came = 'came')`.as(
        'times',
      ),
    ])
    .where('referral.support_from_id', '=', supportId)
    .where('referral.way_in', '=', 'onward')
    .orderBy('referral.sent_at', 'desc')
    .limit(100)
    .execute()
  const signposted = await acting.tx
    .selectFrom('signpost')
    .innerJoin('service', 'service.id', 'signpost.service_id')
    .select(['signpost.id', 'service.name as service', 'service.id as serviceId', 'signpost.at'])
    .where('signpost.support_id', '=', supportId)
    .orderBy('signpost.at', 'desc')
    .limit(100)
    .execute()
  return { prescribed, signposted }
}

/** Somebody was told about a service. Nobody is asked, nothing is shared, no responsibility passes. The same id counts once. */
export async function signpost(
  acting: Acting,
  given: { id: string; supportId: string; youngPersonId: string; serviceId: string },
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await acting.tx
    .insertInto('signpost')
    .values({
      id: given.id,
      young_person_id: given.youngPersonId,
      support_id: given.supportId,
      service_id: given.serviceId,
      worker_id: acting.actor.id as string,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return
  await record(acting, {
    act: 'signposted',
    subject: { kind: 'service', id: given.serviceId },
    youngPerson: given.youngPersonId,
  })
}

/** Who comes, or may come, to what these teams run: a first name and how it stands, those to answer first. */
export type Coming = {
  id: string
  youngPersonId: string
  firstName: string | null
  service: string
  state: ReferralState
  answerBy: string
  lastOn: string | null
}

/** The young people about whom these teams are asked, and those who come to them; at most 200. */
export const comingTo = (acting: Acting, teams: readonly string[]): Promise<Coming[]> =>
  acting.tx
    .selectFrom('referral')
    .innerJoin('service', 'service.id', 'referral.to_service_id')
    .leftJoin('referral_share as asked', (join) =>
      join.onRef('asked.referral_id', '=', 'referral.id').on('asked.stage', '=', 'asked'),
    )
    .select([
      'referral.id',
      'referral.young_person_id as youngPersonId',
      sql<string | null>`asked.shared->>'first_name'`.as('firstName'),
      'service.name as service',
      sql<ReferralState>`referral.state`.as('state'),
      'referral.answer_by as answerBy',
      sql<string | null>`(select max(a.on_date) from attendance a where a.referral_id = referral.id)`.as(
        'lastOn',
      ),
    ])
    .where('referral.to_team_id', 'in', teams.length ? [...teams] : [null])
    .where('referral.way_in', '=', 'onward')
    .where('referral.state', 'in', ['sent', 'returned', 'accepted'])
    .orderBy(sql`referral.state = 'accepted'`)
    .orderBy('referral.answer_by')
    .limit(200)
    .execute()
