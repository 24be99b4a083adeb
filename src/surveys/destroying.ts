import { sql } from 'kysely'
import type { Acting, Actor } from '../database/index.ts'
import { record } from '../history/index.ts'

/** What destroys names, and later answers: an actor of its own, which does nothing else. */
export const destroyer = (place: string): Actor => ({ kind: 'job:destroy-names', id: null, place })

/** The surveys of a place of which something is to be destroyed by this moment and has not been. */
async function due(acting: Acting, what: 'names' | 'answers'): Promise<string[]> {
  const day =
    what === 'names' ? sql`r.names_destroyed_on <= trellis_today()` : sql`r.retain_until < trellis_today()`
  const { rows } = await sql<{ id: string }>`
    select r.id from round r join round_opening o on o.round_id = r.id
    where r.place_id = ${acting.actor.place} and ${day}
      and not exists (select from round_destruction d where d.round_id = r.id and d.what = ${what})
    order by r.id limit 20`.execute(acting.tx)
  return rows.map(({ id }) => id)
}

/**
 * A minute's sweep: on its day the list of names, the parents' noes, the key of a survey and what tells pupils of files apart are destroyed; after the last
 * day on which answers are kept, the answers, what was held of files of them, and the slips. What was destroyed, and when, stays written down.
 */
export async function destroyWhatIsDue(acting: Acting): Promise<void> {
  for (const round of await due(acting, 'names')) {
    const schools = sql`select id from round_school where round_id = ${round}`
    await sql`delete from round_parent_no where round_school_id in (${schools})`.execute(acting.tx)
    await sql`delete from round_key where pupil_id in
      (select id from round_pupil where round_school_id in (${schools}))`.execute(acting.tx)
    await sql`delete from round_pupil where round_school_id in (${schools})`.execute(acting.tx)
    await sql`delete from answers_seen where round_id = ${round}`.execute(acting.tx)
    await writeDown(acting, round, 'names')
  }
  for (const round of await due(acting, 'answers')) {
    await sql`delete from round_answers where round_id = ${round}`.execute(acting.tx)
    await sql`delete from answers_held where round_id = ${round}`.execute(acting.tx)
    await sql`delete from round_code where round_id = ${round}`.execute(acting.tx)
    await writeDown(acting, round, 'answers')
  }
}

async function writeDown(acting: Acting, roundId: string, what: 'names' | 'answers'): Promise<void> {
  await acting.tx
    .insertInto('round_destruction')
    .values({ round_id: roundId, what, destroyed_at: acting.now })
    .execute()
  await record(acting, { act: 'destroyed', subject: { kind: 'round', id: roundId }, fields: [what] })
}
