import { sql } from 'kysely'
import { tokenHash } from '../accounts/index.ts'
import type { Acting, Actor } from '../database/index.ts'
import type { Ask } from './ask.ts'

/** What was picked so far, by item; null for one that was skipped. */
export type Picked = Readonly<Record<string, number | null>>

/** The link-holder that a token makes, or null when no link to questions has it or its days are over. */
export async function holderOf(acting: Acting, token: string): Promise<Actor | null> {
  const { rows } = await sql<{
    id: string
    place_id: string
    purpose: string
  }>`select id, place_id, purpose from link_for_token(${tokenHash(token)})`.execute(acting.tx)
  const [link] = rows
  return link?.purpose === 'answer_measure' ? { kind: 'link', id: link.id, place: link.place_id } : null
}

/** What the link-holder has picked and not sent yet. */
export async function pickedSoFar(acting: Acting, ask: Ask): Promise<Picked> {
  const row = await acting.tx
    .selectFrom('unsent_answers')
    .select('picked')
    .where('ask_id', '=', ask.id)
    .executeTakeFirst()
  return (row?.picked ?? {}) as Picked
}

/** Keeps one pick; the others stay. */
export async function keepPick(acting: Acting, ask: Ask, item: string, picked: number | null): Promise<void> {
  const one = JSON.stringify({ [item]: picked })
  await acting.tx
    .insertInto('unsent_answers')
    .values({ ask_id: ask.id, young_person_id: ask.youngPersonId, picked: one })
    .onConflict((conflict) =>
      conflict.column('ask_id').doUpdateSet({
        picked: sql`unsent_answers.picked || excluded.picked`,
        saved_at: acting.now,
      }),
    )
    .execute()
}

/** Forgets what was picked and not sent. */
export async function forgetPicks(acting: Acting, ask: Ask): Promise<void> {
  await acting.tx.deleteFrom('unsent_answers').where('ask_id', '=', ask.id).execute()
}

/** Holds the acting link until the transaction ends, so that two presses come one after the other. True once used. */
export async function holdLink(acting: Acting): Promise<boolean> {
  const row = await acting.tx
    .selectFrom('link')
    .select('used_at')
    .where('id', '=', acting.actor.id)
    .forUpdate()
    .executeTakeFirst()
  return !row || row.used_at !== null
}
