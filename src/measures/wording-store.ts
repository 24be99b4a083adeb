import type { Measure } from '../blueprint/index.ts'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'

/** The wording of a measure that an organisation filled in under a licence of its own. */
export type Wording = {
  id: string
  lead: string
  items: Readonly<Record<string, string>>
  /** What the choices are called, lowest first. */
  choices: readonly string[]
  licence: string
}

const wordings = (acting: Acting) =>
  acting.tx.selectFrom('wording').select(['id', 'lead', 'items', 'choices', 'licence'])

/** The wording an organisation uses for a measure now, or null. */
export async function wordingOf(
  acting: Acting,
  organisation: string,
  measure: Measure,
): Promise<Wording | null> {
  const row = await wordings(acting)
    .where('organisation_id', '=', organisation)
    .where('measure', '=', measure.key)
    .where('version', '=', measure.version)
    .where('ended_at', 'is', null)
    .orderBy('added_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (row as Wording | undefined) ?? null
}

/** The wording with which something was asked, whatever the organisation uses now. */
export async function wordingById(acting: Acting, id: string): Promise<Wording | null> {
  const row = await wordings(acting).where('id', '=', id).executeTakeFirst()
  return (row as Wording | undefined) ?? null
}

/** Puts a wording on record in place of the one before; the same id again does nothing. */
export async function putWording(
  acting: Acting,
  measure: Measure,
  given: Wording & { organisationId: string },
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await acting.tx
    .insertInto('wording')
    .values({
      id: given.id,
      place_id: acting.actor.place as string,
      organisation_id: given.organisationId,
      measure: measure.key,
      version: measure.version,
      lead: given.lead,
      items: JSON.stringify(given.items),
      choices: JSON.stringify(given.choices),
      licence: given.licence,
      added_by: acting.actor.id as string,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return
  await endOthers(acting, { organisation: given.organisationId, measure, kept: given.id })
  await record(acting, { act: 'filled_in', subject: { kind: 'wording', id: given.id } })
}

/** Stops using the wording of a measure: it is not offered any more. What was asked with it keeps it. */
export async function endWording(acting: Acting, organisation: string, measure: Measure): Promise<void> {
  const ended = await endOthers(acting, { organisation, measure, kept: null })
  if (ended)
    await record(acting, { act: 'stopped', subject: { kind: 'wording', id: null }, fields: [measure.key] })
}

async function endOthers(
  acting: Acting,
  { organisation, measure, kept }: { organisation: string; measure: Measure; kept: string | null },
): Promise<boolean> {
  const ended = await acting.tx
    .updateTable('wording')
    .set({ ended_at: acting.now })
    .where('organisation_id', '=', organisation)
    .where('measure', '=', measure.key)
    .where('ended_at', 'is', null)
    .$if(kept !== null, (query) => query.where('id', '!=', kept as string))
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}
