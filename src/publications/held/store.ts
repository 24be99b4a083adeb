import { sql } from 'kysely'
import type { Acting } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import { isUuid, newId } from '../../words/index.ts'
import type { Known } from './form.ts'
import type { FileTaken, Held, Mended } from './held.ts'

/** How many rows stand on a page. */
export const PAGE = 50

/** The files of answers that were taken into a round and stand, newest first, with what became of their rows; at most 50. */
export async function filesTaken(acting: Acting, roundId: string): Promise<FileTaken[]> {
  const { rows } = await sql<FileTaken>`
    select i.id, i.file_name as file, i.imported_at as at, i.rows, i.taken, i.refused, i.held, h.mended, h.dismissed, h.waiting,
      exists (select from round_destruction d where d.round_id = i.round_id and d.what = 'answers') as destroyed
    from answers_import i, lateral (
      select (count(*) filter (where s.what = 'mended'))::int as mended,
        (count(*) filter (where s.what = 'dismissed'))::int as dismissed,
        (count(*) filter (where s.what is null))::int as waiting
      from answers_held w left join answers_held_settling s on s.held_id = w.id where w.import_id = i.id
    ) h
    where i.round_id = ${roundId} and i.replaced_at is null order by i.imported_at desc, i.id limit 50`.execute(
    acting.tx,
  )
  return rows
}

const waiting = (acting: Acting, roundId: string) =>
  acting.tx
    .selectFrom('answers_held as h')
    .innerJoin('answers_import as i', 'i.id', 'h.import_id')
    .leftJoin('answers_held_settling as s', 's.held_id', 'h.id')
    .select(['h.id', 'i.file_name as file', 'h.line', 'h.reason'])
    .select([sql<Held['unread']>`h.unread`.as('unread'), 'h.differs'])
    .where('h.round_id', '=', roundId)
    .where('s.held_id', 'is', null)

/** The rows of a round that wait for a person, file by file in the order of their lines; so many a page, from page 1. */
export const rowsWaiting = (acting: Acting, roundId: string, page: number): Promise<Held[]> =>
  waiting(acting, roundId)
    .orderBy('i.imported_at', 'desc')
    .orderBy('i.id')
    .orderBy('h.line')
    .limit(PAGE)
    .offset((page - 1) * PAGE)
    .execute()

/** One row that waits; undefined when there is none, or somebody has settled it. */
export const rowWaiting = async (acting: Acting, roundId: string, id: string): Promise<Held | undefined> =>
  isUuid(id) ? waiting(acting, roundId).where('h.id', '=', id).executeTakeFirst() : undefined

/** The schools and neighbourhoods that a row may be of. */
export async function knownHere({ tx, actor }: Acting): Promise<Known> {
  const schools = await tx
    .selectFrom('organisation')
    .where('place_id', '=', actor.place)
    .where('kind', 'in', ['school', 'college'])
    .select(['id', 'name'])
    .orderBy('name')
    .limit(1000)
    .execute()
  const neighbourhoods = await tx
    .selectFrom('neighbourhood')
    .where('place_id', '=', actor.place)
    .select(['id', 'name'])
    .orderBy('name')
    .limit(1000)
    .execute()
  return { schools, neighbourhoods }
}

/** Says once what became of a row; answers false when somebody has said so before. */
async function settle(acting: Acting, id: string, what: 'mended' | 'dismissed'): Promise<boolean> {
  const settled = await acting.tx
    .insertInto('answers_held_settling')
    .values({ held_id: id, what, settled_by: acting.actor.id as string, settled_at: acting.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (settled.numInsertedOrUpdatedRows !== 1n) return false
  await record(acting, { act: what, subject: { kind: 'held row', id } })
  return true
}

// What was read of a row is kept no longer than it waits.
const empty = ({ tx }: Acting, id: string) =>
  tx
    .updateTable('answers_held')
    .set({
      answers: null,
      unread: '[]',
      differs: null,
      organisation_id: null,
      neighbourhood_id: null,
      year_group: null,
    })
    .set({ gender: null, ethnic_group: null, free_meals: null, special_needs: null, deprivation: null })
    .where('id', '=', id)
    .execute()

/** Leaves a row out for good. Twice does nothing. */
export async function dismissRow(acting: Acting, id: string): Promise<void> {
  if (await settle(acting, id, 'dismissed')) await empty(acting, id)
}

/** Takes a row in as it was put right; the school is among those of the round from then on. Twice does nothing. */
export async function mendRow(acting: Acting, roundId: string, id: string, mended: Mended): Promise<void> {
  if (!(await settle(acting, id, 'mended'))) return
  const {
    school = null,
    neighbourhood = null,
    year_group = null,
    gender = null,
    ethnic_group = null,
  } = mended
  const { free_meals = null, special_needs = null, deprivation = null } = mended
  await sql`insert into round_school (id, round_id, organisation_id, invited_by)
    select ${newId()}, h.round_id, coalesce(${school}::uuid, h.organisation_id), ${acting.actor.id}
    from answers_held h where h.id = ${id} on conflict do nothing`.execute(acting.tx)
  await sql`insert into round_answers (id, round_id, round_school_id, answers, at_item, year_group, gender, ethnic_group,
      free_meals, special_needs, deprivation, neighbourhood_id, finished_at, import_id)
    select h.id, h.round_id, s.id, h.answers, length(h.answers), coalesce(${year_group}::smallint, h.year_group),
      coalesce(${gender}::text, h.gender), coalesce(${ethnic_group}::text, h.ethnic_group),
      coalesce(${free_meals}::boolean, h.free_meals), coalesce(${special_needs}::text, h.special_needs),
      coalesce(${deprivation}::smallint, h.deprivation), coalesce(${neighbourhood}::uuid, h.neighbourhood_id),
      ${acting.now}, h.import_id
    from answers_held h join round_school s on s.round_id = h.round_id
      and s.organisation_id = coalesce(${school}::uuid, h.organisation_id)
    where h.id = ${id} and h.round_id = ${roundId}`.execute(acting.tx)
  await empty(acting, id)
}
