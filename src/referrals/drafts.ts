import type { QueryCreator } from 'kysely'
import type { Acting, DB } from '../database/index.ts'
import { idOfSending, ONCE } from '../people/index.ts'
import type { Typed } from '../ui/questions/index.ts'

/** A form begun: what was typed, and whether it has been sent since. */
export type Draft = { id: string; form: string; typed: Typed; savedAt: Date; sentAt: Date | null }

/** How long a form that was begun is kept. */
export const DRAFT_DAYS = 14

/** The draft, if it is the actor's own. */
export async function draftById(acting: Acting, id: string): Promise<Draft | null> {
  const row = await acting.tx
    .selectFrom('draft')
    .select(['id', 'form', 'typed', 'saved_at as savedAt', 'sent_at as sentAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? ({ ...row, typed: row.typed as Typed } as Draft) : null
}

/** Keeps what was typed. A draft that was sent is not written over. */
export async function keepDraft(
  acting: Acting,
  draft: { id: string; ownerId: string; form: string; typed: Typed },
): Promise<void> {
  await acting.tx
    .insertInto('draft')
    .values({
      id: draft.id,
      place_id: acting.actor.place as string,
      owner_id: draft.ownerId,
      form: draft.form,
      typed: JSON.stringify(storableValues(draft.typed)),
      saved_at: acting.now,
    })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ typed: JSON.stringify(storableValues(draft.typed)), saved_at: acting.now })
        .where('draft.sent_at', 'is', null),
    )
    .execute()
}

/** By what the same form sent again is told from one that says something else. */
export const sendingOf = (id: string, { next: _, ...typed }: Typed): string =>
  idOfSending({ ...typed, [ONCE]: id })

/** Whether the form was sent before with something else in it: then what was sent first counts, and they are told so. */
export async function wasSentOtherwise(acting: Acting, id: string, typed: Typed): Promise<boolean> {
  const draft = await draftById(acting, id)
  return Boolean(draft?.sentAt) && draft?.typed.sending !== sendingOf(id, typed)
}

/** A draft whose referral has gone: whose it was, and what its last page says. */
export type SentDraft = { id: string; ownerId: string; form: string; said: Record<string, string> }

/** Empties a draft whose referral has gone, keeping only what its last page says. */
export async function draftWasSent(acting: Acting, draft: SentDraft): Promise<void> {
  await emptyDraft(acting, draft, acting.tx).execute()
}

/** The same as a part of another statement. */
export function emptyDraft(acting: Acting, draft: SentDraft, statement: QueryCreator<DB>) {
  const row = { typed: JSON.stringify(draft.said), saved_at: acting.now, sent_at: acting.now }
  return statement
    .insertInto('draft')
    .values({
      id: draft.id,
      place_id: acting.actor.place as string,
      owner_id: draft.ownerId,
      form: draft.form,
      ...row,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
}

/** The form in which a support asks a service; its drafts are found on that support. */
export const ONWARD_FORM = 'onward'

/** The forms this worker has begun and not sent, latest first: those that refer somebody, or those of supports. */
export async function draftsOf(acting: Acting, onward = false): Promise<Draft[]> {
  const rows = await acting.tx
    .selectFrom('draft')
    .select(['id', 'form', 'typed', 'saved_at as savedAt', 'sent_at as sentAt'])
    .where('sent_at', 'is', null)
    .where('form', onward ? '=' : '<>', ONWARD_FORM)
    .orderBy('saved_at', 'desc')
    .limit(20)
    .execute()
  return rows.map((row) => ({ ...row, typed: row.typed as Typed }))
}

// PostgreSQL's jsonb takes neither NUL nor half of a surrogate pair; nobody types them on purpose.
const storableText = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()

const storableValues = (typed: Typed): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [
      name,
      typeof value === 'string' ? storableText(value) : value.map(storableText),
    ]),
  )
