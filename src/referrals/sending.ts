import type { Insertable } from 'kysely'
import type { Acting, DB } from '../database/index.ts'
import { historyRow } from '../history/index.ts'
import type { parentFrom, personFrom } from '../people/index.ts'
import { newId } from '../words/index.ts'
import type { decisionsFrom } from './letter.ts'

/** A referral about somebody who has no record with this team yet, as it is sent. */
export type NewReferral = {
  id: string
  youngPersonId: string
  wayIn: string
  from: { workerId: string; teamId: string } | null
  toTeamId: string
  answerBy: string
  reRefersId: string | null
  person: ReturnType<typeof personFrom>
  parent: ReturnType<typeof parentFrom>
  decisions: ReturnType<typeof decisionsFrom>
  letter: Record<string, unknown>
}

/**
 * Writes a new referral and everything that makes it whole in one statement: the young person's record, who is in
 * their circle, consent, the letter, the small record of its sending, and history. Throws on a second sending of
 * the same id (unique violation on referral_pkey or young_person_pkey): see `wasSentBefore`.
 */
export async function sendReferral(acting: Acting, sent: NewReferral): Promise<void> {
  const placeId = acting.actor.place as string
  const about = { young_person_id: sent.youngPersonId, place_id: placeId, referral_id: sent.id }
  const decisionId = newId()
  const circle: Insertable<DB['circle_member']>[] = [
    { ...about, id: newId(), team_id: sent.toTeamId, opens: 'referral', basis: 'asked_to_take_on' },
  ]
  if (sent.from) {
    circle.push({
      ...about,
      id: newId(),
      worker_id: sent.from.workerId,
      team_id: sent.from.teamId,
      opens: 'progress',
      basis: 'sent_referral',
    })
  }
  const supporters = sent.parent ? [{ ...sent.parent, id: newId(), young_person_id: sent.youngPersonId }] : []
  const statement = acting.tx
    .with('person', (db) =>
      db
        .insertInto('young_person')
        .values({ ...sent.person, id: sent.youngPersonId, place_id: placeId, team_id: sent.toTeamId }),
    )
    .with('made', (db) =>
      db.insertInto('referral').values({
        id: sent.id,
        place_id: placeId,
        young_person_id: sent.youngPersonId,
        way_in: sent.wayIn,
        from_worker_id: sent.from?.workerId ?? null,
        from_team_id: sent.from?.teamId ?? null,
        to_team_id: sent.toTeamId,
        re_refers_id: sent.reRefersId,
        state: 'sent',
        answer_by: sent.answerBy,
        // Only a worker or a team with an account can hold it: what comes from outside is the receiving team's.
        holder_worker_id: sent.from?.workerId ?? null,
        holder_team_id: sent.from ? null : sent.toTeamId,
        due_on: sent.answerBy,
        decision_id: decisionId,
      }),
    )
    .with('act', (db) =>
      db.insertInto('referral_decision').values({
        id: decisionId,
        referral_id: sent.id,
        young_person_id: sent.youngPersonId,
        act: 'sent',
        state: 'sent',
        actor_kind: acting.actor.kind,
        worker_id: sent.from?.workerId ?? null,
        to_team_id: sent.toTeamId,
      }),
    )
    .with('letter', (db) =>
      db.insertInto('referral_letter').values({
        referral_id: sent.id,
        young_person_id: sent.youngPersonId,
        typed: JSON.stringify(sent.letter),
      }),
    )
    .with('circle', (db) => db.insertInto('circle_member').values(circle))
  const withConsent = sent.decisions.length
    ? statement.with('consent', (db) =>
        db.insertInto('decision').values(
          sent.decisions.map((decision) => ({
            ...decision,
            young_person_id: sent.youngPersonId,
            referral_id: sent.id,
          })),
        ),
      )
    : statement
  const whole = supporters.length
    ? withConsent.with('family', (db) => db.insertInto('supporter').values(supporters))
    : withConsent
  await whole
    .insertInto('history')
    .values(
      historyRow(acting, {
        act: 'sent',
        subject: { kind: 'referral', id: sent.id },
        youngPerson: sent.youngPersonId,
      }),
    )
    .execute()
}

/** Whether this failure says that the same referral is already there: the button was pressed again. */
export const wasSentBefore = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && madeOnce.has(String(error.constraint))

// Which of the rows is refused first is the database's choice.
const madeOnce = new Set(['referral_pkey', 'young_person_pkey', 'referral_letter_pkey'])
