import { sql } from 'kysely'
import { WISH_DAYS } from '../circle/index.ts'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { accessDueOn } from '../rights/index.ts'
import { addWorkingDays, dateInLondon, weekdaysOnly } from '../words/index.ts'

/** What a parent’s or carer’s page is about, as the database tells whoever acts. */
export type ParentSees = {
  youngPersonId: string
  called: string
  parent: string
  /** Whether parental responsibility is written down, with how it is known. */
  holds: boolean
  worker: string | null
  supported: boolean
}

/** The page of the parent or carer who acts; null once it is not theirs to read any more. */
export async function parentSees(acting: Acting): Promise<ParentSees | null> {
  const { rows } = await sql<ParentSees>`
    select young_person_id as "youngPersonId", called, parent, holds, worker, supported from parent_sees()`.execute(
    acting.tx,
  )
  return rows[0] ?? null
}

/** One decision as a parent or carer reads it: nothing of why, or who judged what. */
export type DecidedForParent = {
  id: string
  about: string
  answer: string
  whom: string | null
  told: string[]
  by: 'you' | 'another' | 'young_person'
  decidedOn: string
  reviewOn: string | null
}

/** What was decided, as far as it is theirs to read. */
export async function decidedForParent(acting: Acting): Promise<DecidedForParent[]> {
  const { rows } = await sql<DecidedForParent>`
    select id, about, answer, whom, told, decided_by as by, decided_on as "decidedOn", review_on as "reviewOn"
    from decided_for_parent()`.execute(acting.tx)
  return rows
}

/** What they asked before. */
export type AskedByParent = { words: string | null; madeAt: Date; dueOn: string; answer: string | null }

/** What they asked on their page, the latest first. */
export async function askedByParent(acting: Acting): Promise<AskedByParent[]> {
  const { rows } = await sql<AskedByParent>`
    select words, made_at as "madeAt", due_on as "dueOn", answer from asked_by_parent()`.execute(acting.tx)
  return rows
}

export type ParentAsk = {
  id: string
  what: 'record' | 'no' | 'agree' | 'tell'
  words: string
  decisionId: string | null
}

/** Puts what a parent or carer asks before a person; what they say no to is closed at once where it is theirs to close. */
export async function parentAsks(
  acting: Acting,
  youngPersonId: string,
  { id, what, words, decisionId }: ParentAsk,
): Promise<'asked' | 'nobody' | 'gone'> {
  const today = dateInLondon(acting.now)
  const due = what === 'record' ? accessDueOn(today, false) : addWorkingDays(weekdaysOnly, today, WISH_DAYS)
  const { rows } = await sql<{ outcome: 'asked' | 'nobody' | 'gone' }>`
    select parent_asks(${id}, ${what}, ${words}, ${decisionId}, ${due}) as outcome`.execute(acting.tx)
  const outcome = rows[0]?.outcome ?? 'gone'
  if (outcome === 'asked')
    await record(acting, {
      act: what === 'no' ? 'said_no' : 'asked',
      subject: what === 'record' ? { kind: 'access_request', id } : { kind: 'wish', id },
      youngPerson: youngPersonId,
    })
  return outcome
}

/** Which decisions that are not theirs a parent or carer sees from now on. */
export async function showToParent(
  acting: Acting,
  page: { id: string; youngPersonId: string },
  decisions: readonly string[],
): Promise<void> {
  await acting.tx
    .updateTable('own_page')
    .set({ shows: [...decisions] })
    .where('id', '=', page.id)
    .execute()
  await record(acting, {
    act: 'changed',
    subject: { kind: 'parents_page', id: page.id },
    youngPerson: page.youngPersonId,
  })
}

/** Parents and carers with a page, for the young person who acts; and how much that these decided themselves it shows. */
export async function parentsPages(acting: Acting): Promise<{ name: string; shown: number }[]> {
  const { rows } = await sql<{ name: string; shown: string }>`
    select name, shown from own_parents_pages()`.execute(acting.tx)
  return rows.map(({ name, shown }) => ({ name, shown: Number(shown) }))
}

/** From now on no parent or carer reads what the young person who acts decided themselves. */
export async function keepFromParents(acting: Acting, youngPersonId: string): Promise<void> {
  await sql`select own_keeps_from_parents()`.execute(acting.tx)
  await record(acting, {
    act: 'kept_from_parents',
    subject: { kind: 'parents_page', id: null },
    youngPerson: youngPersonId,
  })
}
