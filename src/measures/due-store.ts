import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { calledName } from '../people/index.ts'
import type { Occasion } from './ask.ts'

/** Something asked and not answered yet, as a list of what is due shows it. */
export type DueAsk = {
  id: string
  supportId: string
  youngPersonId: string
  /** What we call them. */
  name: string
  measure: string
  occasion: Occasion
  how: 'link' | 'together'
  dueOn: string
  overdue: boolean
  /** Who looks after it: the worker whose support it is, else whoever asked. */
  workerId: string
}

/** Answers that came in by link and that nobody has read yet. */
export type UnreadAnswers = {
  id: string
  supportId: string
  youngPersonId: string
  name: string
  measure: string
  answeredAt: Date
  /** Whether an answer is among them that a person must read at once. */
  urgent: boolean
  workerId: string
}

// A support that has ended has no worker: whoever asked then looks after it.
const holder = sql<string>`coalesce(support.worker_id, ask.asked_by)`

const asked = (acting: Acting, workerIds: readonly string[]) =>
  acting.tx
    .selectFrom('ask')
    .innerJoin('support', 'support.id', 'ask.support_id')
    .innerJoin('young_person', 'young_person.id', 'ask.young_person_id')
    .leftJoin('answer_set', 'answer_set.ask_id', 'ask.id')
    .select(['ask.support_id as supportId', 'ask.young_person_id as youngPersonId', 'ask.measure'])
    .select(['young_person.name', 'young_person.preferred_name', holder.as('workerId')])
    .where(sql<boolean>`${holder} = any(${[...workerIds]}::uuid[])`)

/** What was asked and has no answer yet, due up to a date, for these workers; the most overdue first. */
export async function asksDue(
  acting: Acting,
  { workerIds, today, until }: { workerIds: readonly string[]; today: string; until: string },
): Promise<DueAsk[]> {
  if (workerIds.length === 0) return []
  const rows = await asked(acting, workerIds)
    .select(['ask.id', 'ask.occasion', 'ask.how', 'ask.due_on as dueOn'])
    .where('answer_set.id', 'is', null)
    .where('ask.taken_back_at', 'is', null)
    .where('ask.due_on', '<=', until)
    .orderBy('ask.due_on')
    .orderBy('ask.asked_at')
    .execute()
  return rows.map(({ preferred_name, ...row }) => ({
    ...row,
    name: calledName({ name: row.name, preferred_name }),
    occasion: row.occasion as Occasion,
    how: row.how as 'link' | 'together',
    overdue: row.dueOn < today,
  }))
}

// Opening the page is not reading it: an urgent answer stays until somebody says that they have.
const urgent = sql<boolean>`(answer_set.risk <> '{}' and not exists (
  select from urgent_acknowledgement a where a.urgent_id = ask.id))`

/**
 * What came in for these workers and nobody has read yet, or what is urgent and nobody has acknowledged: urgent ones
 * first, then the oldest.
 */
export async function answersUnread(acting: Acting, workerIds: readonly string[]): Promise<UnreadAnswers[]> {
  if (workerIds.length === 0) return []
  const rows = await asked(acting, workerIds)
    .select(sql<string>`answer_set.id`.as('id'))
    .select(sql<Date>`answer_set.answered_at`.as('answeredAt'))
    .select(sql<boolean>`${urgent}`.as('urgent'))
    .where('answer_set.id', 'is not', null)
    .where(({ or, eb }) => or([eb('answer_set.read_at', 'is', null), urgent]))
    .orderBy('urgent', 'desc')
    .orderBy('answeredAt')
    .execute()
  return rows.map(({ preferred_name, ...row }) => ({
    ...row,
    name: calledName({ name: row.name, preferred_name }),
  }))
}
