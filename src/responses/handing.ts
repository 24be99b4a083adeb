import { sql } from 'kysely'
import { type Acting, constraintOf } from '../database/index.ts'
import { record } from '../history/index.ts'
import type { Handing, Response } from './response.ts'

/** How a response came to whoever has it: each time it was handed on, the newest first. */
export async function handingsOf({ tx }: Acting, response: string): Promise<Handing[]> {
  const { rows } = await sql<Handing>`
    select h.id, h.to_id as "toId", t.name as "to", f.name as "from", m.name as by, h.because, h.made_at as at,
      h.came_to as "cameTo"
    from response_handing h join worker t on t.id = h.to_id join worker f on f.id = h.from_id
    join worker m on m.id = h.made_by
    where h.response_id = ${response} order by h.made_at desc, h.id limit 50`.execute(tx)
  return rows
}

/** Who has a response now and whether it is open; null where it is not there. */
const held = async ({ tx }: Acting, id: string): Promise<{ owner: string; open: boolean } | null> => {
  const { rows } = await sql<{ owner: string; open: boolean }>`
    select r.responsible_id as owner, not exists (select from response_ending e where e.response_id = r.id) as open
    from response r where r.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

type NewHanding = { handing: string; to: string; because: string; given: boolean }

/**
 * Asks a colleague to take a response on, in place of whoever was asked before; it stays with whoever has it until they
 * do. `given` hands it over at once. Nothing happens when it has ended or has moved meanwhile, or was sent before.
 */
export async function handOn(
  acting: Acting,
  { id, organisation, responsibleId }: Response,
  { handing, to, because, given }: NewHanding,
): Promise<void> {
  const now = await held(acting, id)
  if (!now?.open || now.owner !== responsibleId || to === now.owner) return
  const waiting = (await handingsOf(acting, id)).find(({ cameTo }) => cameTo === null)
  if (waiting) await settle(acting, waiting.id, 'replaced')
  const made = await acting.tx
    .insertInto('response_handing')
    .values({
      ...{ id: handing, response_id: id, organisation_id: organisation, from_id: now.owner, to_id: to },
      ...{ because, place_id: acting.actor.place as string, made_by: acting.actor.id as string },
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows !== 1n) return
  if (given) await moveTo(acting, { id, handing, to }, 'given')
  else await record(acting, { act: 'response offered', subject: { kind: 'response', id } })
}

/** The acting worker takes what they were asked to, or does not; the first answer counts. */
export async function answerHanding(
  acting: Acting,
  id: string,
  { handing, takes }: { handing: string; takes: boolean },
): Promise<void> {
  const waiting = (await handingsOf(acting, id)).find((one) => one.id === handing && one.cameTo === null)
  if (waiting?.toId !== acting.actor.id || !(await held(acting, id))?.open) return
  if (takes) return moveTo(acting, { id, handing, to: waiting.toId }, 'taken')
  if (await settle(acting, handing, 'declined'))
    await record(acting, { act: 'response declined', subject: { kind: 'response', id } })
}

// The response first: whoever was asked may move it only while they are asked.
async function moveTo(
  acting: Acting,
  { id, handing, to }: { id: string; handing: string; to: string },
  cameTo: 'taken' | 'given',
): Promise<void> {
  const moved = await acting.tx
    .updateTable('response')
    .set({ responsible_id: to })
    .where('id', '=', id)
    .executeTakeFirst()
  if (moved.numUpdatedRows !== 1n || !(await settle(acting, handing, cameTo))) return
  await record(acting, {
    ...{ act: `response ${cameTo}`, subject: { kind: 'response', id } },
    fields: ['responsible_id'],
  })
}

async function settle(
  acting: Acting,
  handing: string,
  cameTo: NonNullable<Handing['cameTo']>,
): Promise<boolean> {
  const settled = await acting.tx
    .updateTable('response_handing')
    .set({ came_to: cameTo, settled_by: acting.actor.id, settled_at: acting.now })
    .where('id', '=', handing)
    .where('came_to', 'is', null)
    .executeTakeFirst()
  return settled.numUpdatedRows === 1n
}

/** Whether the database refused because at the same moment somebody left, or another colleague was asked. */
export const movedMeanwhile = (error: unknown): boolean =>
  ['response_owner_works_here', 'one_handing_waits'].includes(constraintOf(error) ?? '')
