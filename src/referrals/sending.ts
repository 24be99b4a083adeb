import type { Insertable, QueryCreator } from 'kysely'
import { type Acting, constraintOf, type DB, insertRows } from '../database/index.ts'
import { historyRow } from '../history/index.ts'
import { type NewMessage, tellAll } from '../messages/index.ts'
import type { parentFrom, personFrom } from '../people/index.ts'
import { newId } from '../words/index.ts'
import { emptyDraft, type SentDraft } from './drafts.ts'
import type { decisionsFrom } from './letter.ts'

type Letter = Insertable<DB['referral_letter']>['typed']

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
 * their circle, consent, the letter, the small record of its sending, history, the messages that tell of it with
 * their jobs, and the draft it was, emptied. Throws on a second sending of the same id (unique violation on
 * referral_pkey or young_person_pkey): see `wasSentBefore`.
 */
export async function sendReferral(
  acting: Acting,
  sent: NewReferral,
  { messages = [], draft }: { messages?: readonly NewMessage[]; draft?: SentDraft } = {},
): Promise<void> {
  const referral = withReferral(acting, sent)
  const person = withPerson(acting, sent, referral)
  const emptied = draft ? person.with('draft_sent', (db) => emptyDraft(acting, draft, db)) : person
  await tellAll(acting, messages, emptied as unknown as QueryCreator<DB>)
}

/** The referral itself: what it asks, the record of its sending, the letter, and history. */
function withReferral(acting: Acting, sent: NewReferral): QueryCreator<DB> {
  const about = { young_person_id: sent.youngPersonId, referral_id: sent.id }
  const sender = sent.from?.workerId ?? null
  const referral: Insertable<DB['referral']> = {
    id: sent.id,
    place_id: acting.actor.place as string,
    young_person_id: sent.youngPersonId,
    way_in: sent.wayIn,
    from_worker_id: sender,
    from_team_id: sent.from?.teamId ?? null,
    to_team_id: sent.toTeamId,
    re_refers_id: sent.reRefersId,
    state: 'sent',
    answer_by: sent.answerBy,
    // Only a worker or a team with an account can hold it: what comes from outside is the receiving team's.
    holder_worker_id: sender,
    holder_team_id: sent.from ? null : sent.toTeamId,
    due_on: sent.answerBy,
    decision_id: newId(),
  }
  const act: Insertable<DB['referral_decision']> = {
    ...about,
    id: referral.decision_id,
    act: 'sent',
    state: 'sent',
    actor_kind: acting.actor.kind,
    worker_id: sender,
    to_team_id: sent.toTeamId,
  }
  const history = historyRow(acting, {
    act: 'sent',
    subject: { kind: 'referral', id: sent.id },
    youngPerson: sent.youngPersonId,
  })
  const statement = acting.tx
    .with('made', () => insertRows('referral', [referral]))
    .with('act', () => insertRows('referral_decision', [act]))
    .with('letter', () => insertRows('referral_letter', [{ ...about, typed: sent.letter as Letter }]))
    .with('recorded', () => insertRows('history', [history]))
  return statement as unknown as QueryCreator<DB>
}

/** The young person it is about: their record, who is around them, and what was agreed. */
function withPerson(acting: Acting, sent: NewReferral, statement: QueryCreator<DB>): QueryCreator<DB> {
  const placeId = acting.actor.place as string
  const { youngPersonId, decisions, parent } = sent
  const about = { young_person_id: youngPersonId, referral_id: sent.id }
  const person = { ...sent.person, id: youngPersonId, place_id: placeId, team_id: sent.toTeamId }
  const met = statement
    .with('person', () => insertRows('young_person', [person]))
    .with('circle', () => insertRows('circle_member', firstCircle(sent, placeId)))
  const agreed = decisions.length
    ? met.with('consent', () =>
        insertRows(
          'decision',
          decisions.map((decision) => ({ ...decision, ...about })),
        ),
      )
    : met
  const beside = parent
    ? agreed.with('family', () =>
        insertRows('supporter', [{ ...parent, id: newId(), young_person_id: youngPersonId }]),
      )
    : agreed
  return beside as unknown as QueryCreator<DB>
}

/** Whoever is asked to take them on, and whoever sent it, where a worker did. */
function firstCircle(sent: NewReferral, placeId: string): Insertable<DB['circle_member']>[] {
  const about = { young_person_id: sent.youngPersonId, place_id: placeId, referral_id: sent.id }
  const asked = { worker_id: null, team_id: sent.toTeamId, opens: 'referral', basis: 'asked_to_take_on' }
  const { from } = sent
  const sender = from && {
    worker_id: from.workerId,
    team_id: from.teamId,
    opens: 'progress',
    basis: 'sent_referral',
  }
  return [asked, ...(sender ? [sender] : [])].map((entry) => ({ ...about, ...entry, id: newId() }))
}

/** Whether this failure says that the same referral is already there: the button was pressed again. */
export const wasSentBefore = (error: unknown): boolean => madeOnce.has(constraintOf(error) ?? '')

// Which of the rows is refused first is the database's choice.
const madeOnce = new Set(['referral_pkey', 'young_person_pkey', 'referral_letter_pkey'])
