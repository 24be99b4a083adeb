import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { isUuid } from '../words/index.ts'
import type { Awaits, Concern, ConcernState } from './concern.ts'

const concerns = ({ tx }: Acting) =>
  tx
    .selectFrom('safeguarding_concern as c')
    .leftJoin('worker as raiser', 'raiser.id', 'c.raised_by')
    .leftJoin('organisation as theirs', 'theirs.id', 'raiser.organisation_id')
    .leftJoin('worker as subject', 'subject.id', 'c.subject_worker_id')
    .leftJoin('worker as holder', 'holder.id', 'c.holder_worker_id')
    .innerJoin('organisation as o', 'o.id', 'c.organisation_id')
    .select([
      'c.id',
      'c.young_person_id as youngPersonId',
      'c.called',
      'c.words',
      sql<Concern['danger']>`c.danger`.as('danger'),
      'c.about_adult as aboutAdult',
      'c.subject_worker_id as subjectWorkerId',
      sql<string | null>`coalesce(subject.name, c.subject_name)`.as('subject'),
      sql<Concern['raisedFrom']>`c.raised_from`.as('raisedFrom'),
      'raiser.name as raisedBy',
      'theirs.name as raisedByOrganisation',
      'c.raised_at as raisedAt',
      'c.organisation_id as organisationId',
      'o.name as organisationName',
      sql<ConcernState>`c.state`.as('state'),
      'c.step_id as stepId',
      'c.holder_worker_id as holderId',
      'holder.name as holderName',
      'c.due_at as dueAt',
      sql<Awaits | null>`c.awaits`.as('awaits'),
    ])

/** The concern, or null where there is none for this actor: only for those whom it went to. */
export async function concernById(acting: Acting, id: string): Promise<Concern | null> {
  if (!isUuid(id)) return null
  return (await concerns(acting).where('c.id', '=', id).executeTakeFirst()) ?? null
}

/** Every open concern that the actor reads, what is due first first; then those that were closed lately. */
export async function concernsRead(acting: Acting): Promise<{ open: Concern[]; closed: Concern[] }> {
  const open = await concerns(acting)
    .where('c.state', '!=', 'closed')
    .orderBy('c.due_at')
    .limit(200)
    .execute()
  const closed = await concerns(acting)
    .where('c.state', '=', 'closed')
    .orderBy('c.raised_at', 'desc')
    .limit(50)
    .execute()
  return { open, closed }
}

/** Somebody who reads a concern, or did. */
export type Reader = {
  id: string
  name: string
  jobTitle: string
  organisation: string
  stands: 'first' | 'next' | 'strategy_group'
  since: Date
}

/** Who reads a concern now, in the order in which it came to them. */
export async function readersOf(acting: Acting, concernId: string): Promise<Reader[]> {
  const { rows } = await sql<Reader>`
    select w.id, w.name, w.job_title as "jobTitle", o.name as organisation, r.stands, r.told_at as since
    from concern_recipient r join worker w on w.id = r.worker_id join organisation o on o.id = w.organisation_id
    where r.concern_id = ${concernId} and r.ended_at is null order by r.told_at, w.name`.execute(acting.tx)
  return rows
}

/** One step of a concern, as its page shows it. */
export type Step = {
  id: string
  act: string
  at: Date
  who: string | null
  words: string | null
  told: string | null
  reported: boolean
  reference: string | null
  reason: string | null
  to: string | null
}

/** Every step of a concern, first to last. */
export async function stepsOf(acting: Acting, concernId: string): Promise<Step[]> {
  const { rows } = await sql<Step>`
    select s.id, s.act, s.at, w.name as who, s.words, s.told, s.reported, s.reference, s.reason, t.name as to
    from concern_step s left join worker w on w.id = s.worker_id left join worker t on t.id = s.to_worker_id
    where s.concern_id = ${concernId} order by s.at, s.id`.execute(acting.tx)
  return rows
}

/** What whoever raised a concern sees of it. */
export type Receipt = {
  concernId: string
  raisedAt: Date
  told: { name: string; organisation: string; by: string }[]
  acknowledgedAt: Date | null
  acknowledgedBy: string | null
}

const receipts = ({ tx }: Acting) =>
  tx
    .selectFrom('concern_receipt as r')
    .leftJoin('worker', 'worker.id', 'r.acknowledged_by')
    .select([
      'r.concern_id as concernId',
      'r.raised_at as raisedAt',
      sql<Receipt['told']>`r.told`.as('told'),
      'r.acknowledged_at as acknowledgedAt',
      'worker.name as acknowledgedBy',
    ])

/** The receipt of a concern that the actor raised; null for anybody else. */
export async function receiptOf(acting: Acting, concernId: string): Promise<Receipt | null> {
  if (!isUuid(concernId)) return null
  const row = await receipts(acting)
    .where('r.concern_id', '=', concernId)
    .where('r.raised_by', '=', acting.actor.id)
    .executeTakeFirst()
  return row ?? null
}

/** What the actor has raised, latest first; at most 50. */
export const receiptsOf = (acting: Acting): Promise<Receipt[]> =>
  receipts(acting)
    .where('r.raised_by', '=', acting.actor.id)
    .orderBy('r.raised_at', 'desc')
    .limit(50)
    .execute()
