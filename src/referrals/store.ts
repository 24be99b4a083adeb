import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { newId } from '../words/index.ts'
import type { Referral, ReferralState } from './referral.ts'

const columns = [
  'referral.id',
  'referral.place_id as placeId',
  'referral.young_person_id as youngPersonId',
  'referral.way_in as wayIn',
  'referral.from_worker_id as fromWorkerId',
  'referral.from_team_id as fromTeamId',
  'referral.to_team_id as toTeamId',
  'referral.to_service_id as toServiceId',
  'referral.state',
  'referral.sent_at as sentAt',
  'referral.answer_by as answerBy',
  'referral.holder_worker_id as holderWorkerId',
  'referral.holder_team_id as holderTeamId',
  'referral.due_on as dueOn',
  'referral.acknowledged_at as acknowledgedAt',
  'referral.decision_id as decisionId',
  'referral.support_from_id as supportFromId',
] as const

const partyNames = [
  'sender.name as senderName',
  'from_organisation.name as fromOrganisationName',
  'to_team.name as toTeamName',
  'to_team.organisation_id as toOrganisationId',
  'to_service.name as toServiceName',
] as const

/** A referral with the names of its parties, and what the letter calls the young person when it is open to us. */
export type ReferralWithNames = Referral & {
  senderName: string | null
  fromOrganisationName: string | null
  toTeamName: string | null
  toOrganisationId: string | null
  /** The service asked, where one is. */
  toServiceName: string | null
  /** What a service that is asked may call the young person, where that is open to us. */
  firstName: string | null
  typed: Record<string, unknown> | null
}

const withNames = (acting: Acting) =>
  acting.tx
    .selectFrom('referral')
    .leftJoin('worker as sender', 'sender.id', 'referral.from_worker_id')
    .leftJoin('organisation as from_organisation', 'from_organisation.id', 'sender.organisation_id')
    .leftJoin('team as to_team', 'to_team.id', 'referral.to_team_id')
    .leftJoin('service as to_service', 'to_service.id', 'referral.to_service_id')
    .leftJoin('referral_letter', 'referral_letter.referral_id', 'referral.id')
    .leftJoin('referral_share as asked', (join) =>
      join.onRef('asked.referral_id', '=', 'referral.id').on('asked.stage', '=', 'asked'),
    )
    .select([...columns, ...partyNames, 'referral_letter.typed'])
    .select(sql<string | null>`asked.shared->>'first_name'`.as('firstName'))

const asReferral = (row: object): ReferralWithNames => row as ReferralWithNames

/** The referral, or null where it does not exist for this actor. */
export async function referralById(acting: Acting, id: string): Promise<ReferralWithNames | null> {
  const row = await withNames(acting).where('referral.id', '=', id).executeTakeFirst()
  return row ? asReferral(row) : null
}

/** What waits for this team's answer, oldest first. */
export async function referralsWaiting(acting: Acting, teams: readonly string[], limit = 100) {
  if (teams.length === 0) return []
  const rows = await withNames(acting)
    .where('referral.to_team_id', 'in', [...teams])
    .where('referral.state', 'in', ['sent', 'returned'])
    .orderBy('referral.sent_at')
    .limit(limit)
    .execute()
  return rows.map(asReferral)
}

/** What this worker, or anybody in a team they lead, has sent or is responsible for; newest first. */
export async function referralsSent(
  acting: Acting,
  by: { workerId: string; ledTeams: readonly string[] },
  limit = 100,
): Promise<ReferralWithNames[]> {
  const rows = await withNames(acting)
    .where('referral.to_service_id', 'is', null)
    .where((where) =>
      where.or([
        where('referral.from_worker_id', '=', by.workerId),
        where('referral.holder_worker_id', '=', by.workerId),
        ...(by.ledTeams.length ? [where('referral.from_team_id', 'in', [...by.ledTeams])] : []),
      ]),
    )
    .orderBy('referral.sent_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(asReferral)
}

/** What became of a referral so far, first to last. */
export type PastAct = {
  id: string
  act: string
  state: string
  at: Date
  workerName: string | null
  reason: string | null
  words: string | null
  alternatives: string | null
  toTeamName: string | null
  /** Who answered without an account, and who meets the young person there. */
  saidBy: string | null
  metBy: string | null
}

/** Every change of this referral's state, first to last. */
export async function actsOf(acting: Acting, referralId: string): Promise<PastAct[]> {
  return acting.tx
    .selectFrom('referral_decision as decided')
    .leftJoin('worker', 'worker.id', 'decided.worker_id')
    .leftJoin('team', 'team.id', 'decided.to_team_id')
    .leftJoin('worker as met', 'met.id', 'decided.taken_by')
    .select(sql<string | null>`coalesce(met.name, decided.met_by)`.as('metBy'))
    .select([
      'decided.id',
      'decided.act',
      'decided.state',
      'decided.at',
      'worker.name as workerName',
      'decided.reason',
      'decided.words',
      'decided.alternatives',
      'team.name as toTeamName',
      'decided.said_by as saidBy',
    ])
    .where('decided.referral_id', '=', referralId)
    .orderBy('decided.at')
    .orderBy('decided.id')
    .execute()
}

/** A change of a referral's state: the small record, and what the referral becomes. */
export type Change = {
  act:
    | 'accepted'
    | 'declined'
    | 'returned'
    | 'went_up'
    | 'withdrawn'
    | 'asked_again'
    | 'passed_on'
    | 'acknowledged'
    | 'closed'
    | 'handed_on'
  state: ReferralState
  reason?: string | null
  words?: string | null
  alternatives?: string | null
  toTeamId?: string
  fromWorkerId?: string
  answerBy?: string
  holder?: { workerId: string } | { teamId: string } | null
  dueOn?: string | null
  acknowledged?: boolean
  /** Who answered without an account, and who meets the young person there: one of ours, or a name. */
  saidBy?: string | null
  takenBy?: string | null
  metBy?: string | null
}

/** Somebody else changed the referral between our reading it and our writing. */
export class ChangedMeanwhile extends Error {}

/**
 * Records a decision and makes the referral follow it, in one statement and only if nobody came first.
 * Throws ChangedMeanwhile otherwise, and then nothing is written.
 */
export async function changeReferral(acting: Acting, referral: Referral, change: Change): Promise<void> {
  const id = newId()
  const updated = await acting.tx
    .updateTable('referral')
    .set({
      state: change.state,
      decision_id: id,
      ...(change.toTeamId ? { to_team_id: change.toTeamId } : {}),
      ...(change.fromWorkerId ? { from_worker_id: change.fromWorkerId } : {}),
      ...(change.answerBy ? { answer_by: change.answerBy } : {}),
      ...(change.holder === undefined
        ? {}
        : {
            holder_worker_id: change.holder && 'workerId' in change.holder ? change.holder.workerId : null,
            holder_team_id: change.holder && 'teamId' in change.holder ? change.holder.teamId : null,
          }),
      ...(change.dueOn === undefined ? {} : { due_on: change.dueOn }),
      ...(change.acknowledged === undefined
        ? {}
        : { acknowledged_at: change.acknowledged ? acting.now : null }),
    })
    .where('id', '=', referral.id)
    .where('decision_id', '=', referral.decisionId)
    .executeTakeFirst()
  if (updated.numUpdatedRows !== 1n) throw new ChangedMeanwhile()
  await acting.tx
    .insertInto('referral_decision')
    .values({
      id,
      referral_id: referral.id,
      young_person_id: referral.youngPersonId,
      act: change.act,
      state: change.state,
      actor_kind: acting.actor.kind,
      worker_id: acting.actor.kind === 'worker' ? acting.actor.id : null,
      reason: change.reason ?? null,
      words: change.words ?? null,
      alternatives: change.alternatives ?? null,
      to_team_id: change.toTeamId ?? null,
      said_by: change.saidBy ?? null,
      taken_by: change.takenBy ?? null,
      met_by: change.metBy ?? null,
    })
    .execute()
  await record(acting, {
    act: change.act,
    subject: { kind: 'referral', id: referral.id },
    youngPerson: referral.youngPersonId,
  })
}

/** Sent referrals whose date to answer by has passed: what the minute's sweep returns. Bounded. */
export async function referralsUnanswered(
  acting: Acting,
  today: string,
  limit = 200,
): Promise<ReferralWithNames[]> {
  const rows = await withNames(acting)
    .where('referral.state', '=', 'sent')
    .where('referral.answer_by', '<', today)
    .where('referral.place_id', '=', acting.actor.place as string)
    .orderBy('referral.answer_by')
    .limit(limit)
    .execute()
  return rows.map(asReferral)
}

const reminders = { team: 'teamAnswerSoon', link: 'providerReminded' } as const

/**
 * Sent referrals whose answer is due between these days, by a team or by link, and whose receiver was not reminded in
 * the last week. Bounded.
 */
export async function referralsAnsweredSoon(
  acting: Acting,
  { from, until }: { from: string; until: string },
  answeredBy: keyof typeof reminders,
  limit = 200,
): Promise<ReferralWithNames[]> {
  const rows = await withNames(acting)
    .where('referral.state', '=', 'sent')
    .where('referral.answer_by', '>=', from)
    .where('referral.answer_by', '<=', until)
    .where('referral.to_team_id', answeredBy === 'team' ? 'is not' : 'is', null)
    .where('referral.place_id', '=', acting.actor.place as string)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('message')
            .select('message.id')
            .whereRef('message.referral_id', '=', 'referral.id')
            .where('message.template', '=', reminders[answeredBy])
            .where('message.made_at', '>', sql<Date>`trellis_now() - interval '7 days'`),
        ),
      ),
    )
    .orderBy('referral.answer_by')
    .limit(limit)
    .execute()
  return rows.map(asReferral)
}

/** Ends every entry of the circle that this referral opened, for those parties or for all. */
export async function endReferralCircle(
  acting: Acting,
  referralId: string,
  opens: readonly string[],
  because: string,
  teamId?: string,
): Promise<void> {
  await acting.tx
    .updateTable('circle_member')
    .set({ ends_at: acting.now, ended_because: because })
    .where('referral_id', '=', referralId)
    .where('opens', 'in', [...opens])
    .where('ends_at', 'is', null)
    .$if(teamId !== undefined, (query) => query.where('team_id', '=', teamId as string))
    .execute()
}
