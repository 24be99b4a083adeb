import type { Insertable } from 'kysely'
import type { Acting, DB } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import { newId } from '../../words/index.ts'
import type { Shared } from './prescription.ts'

/** A prescription as it is sent: a referral from a support to a service. */
export type NewPrescription = {
  id: string
  placeId: string
  youngPersonId: string
  fromWorkerId: string
  fromTeamId: string
  toTeamId: string | null
  toServiceId: string
  supportFromId: string
  answerBy: string
}

type Beside = {
  letter: Record<string, unknown>
  decision: Omit<Insertable<DB['decision']>, 'young_person_id' | 'referral_id'> & { id: string }
  shares: { asked: Shared; accepted: Shared }
}

/** Puts a prescription on record with all that makes it whole. The referral comes first: a second sending stops there. */
export async function putPrescription(acting: Acting, sent: NewPrescription, beside: Beside): Promise<void> {
  const about = { young_person_id: sent.youngPersonId, referral_id: sent.id }
  const decisionId = newId()
  await acting.tx
    .insertInto('referral')
    .values({
      id: sent.id,
      place_id: sent.placeId,
      young_person_id: sent.youngPersonId,
      way_in: 'onward',
      from_worker_id: sent.fromWorkerId,
      from_team_id: sent.fromTeamId,
      to_team_id: sent.toTeamId,
      to_service_id: sent.toServiceId,
      support_from_id: sent.supportFromId,
      state: 'sent',
      answer_by: sent.answerBy,
      holder_worker_id: sent.fromWorkerId,
      due_on: sent.answerBy,
      decision_id: decisionId,
    })
    .execute()
  await acting.tx
    .insertInto('referral_decision')
    .values({
      ...{ id: decisionId, ...about, act: 'sent', state: 'sent', actor_kind: acting.actor.kind },
      ...{ worker_id: acting.actor.id, to_team_id: sent.toTeamId },
    })
    .execute()
  await acting.tx
    .insertInto('referral_letter')
    .values({ ...about, typed: JSON.stringify(beside.letter) })
    .execute()
  await acting.tx
    .insertInto('decision')
    .values({ ...beside.decision, ...about })
    .execute()
  await acting.tx
    .insertInto('referral_share')
    .values(
      (['asked', 'accepted'] as const).map((stage) => ({
        ...about,
        stage,
        shared: JSON.stringify(beside.shares[stage]),
        agreed_id: beside.decision.id,
      })),
    )
    .execute()
  await record(acting, {
    act: 'sent',
    subject: { kind: 'referral', id: sent.id },
    youngPerson: sent.youngPersonId,
  })
}

/** Puts right what is shared, after a new yes by whoever decides. The old yes stays on record. */
export async function correctShares(
  acting: Acting,
  referral: { id: string; youngPersonId: string },
  beside: Omit<Beside, 'letter'>,
): Promise<void> {
  const about = { young_person_id: referral.youngPersonId, referral_id: referral.id }
  await acting.tx
    .insertInto('decision')
    .values({ ...beside.decision, ...about })
    .execute()
  for (const stage of ['asked', 'accepted'] as const)
    await acting.tx
      .updateTable('referral_share')
      .set({ shared: JSON.stringify(beside.shares[stage]), agreed_id: beside.decision.id })
      .where('referral_id', '=', referral.id)
      .where('stage', '=', stage)
      .execute()
  await record(acting, {
    act: 'changed',
    subject: { kind: 'referral_share', id: referral.id },
    youngPerson: referral.youngPersonId,
    fields: beside.decision.share_what as string[],
  })
}

/** What is shared at each stage, as far as the actor may read it now. */
export async function sharesOf(
  acting: Acting,
  referralId: string,
): Promise<{ asked: Shared | null; accepted: Shared | null }> {
  const rows = await acting.tx
    .selectFrom('referral_share')
    .select(['stage', 'shared'])
    .where('referral_id', '=', referralId)
    .execute()
  const at = (stage: string) => (rows.find((row) => row.stage === stage)?.shared ?? null) as Shared | null
  return { asked: at('asked'), accepted: at('accepted') }
}
