import { sql } from 'kysely'
import type { Acting } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import type { PupilRow } from './pupil-row.ts'

/** A pupil on the school's own list. Nobody but the school reads one. */
export type Pupil = {
  id: string
  reference: string
  givenName: string
  familyName: string
  yearGroup: number
  class: string
  saidNo: 'parent' | 'pupil' | null
  saidYes: 'competent_pupil' | 'parent_and_child' | null
  heldBecause: string
  codeMadeAt: Date | null
}

const pupils = (acting: Acting) =>
  acting.tx
    .selectFrom('round_pupil')
    .select([
      ...(['id', 'reference', 'given_name as givenName', 'family_name as familyName'] as const),
      ...(['year_group as yearGroup', 'class', 'held_because as heldBecause'] as const),
      'code_made_at as codeMadeAt',
      sql<Pupil['saidNo']>`said_no`.as('saidNo'),
      sql<Pupil['saidYes']>`said_yes`.as('saidYes'),
    ])

/** Everybody on a school's list, by year group, class and name. */
export const pupilsOf = (acting: Acting, schoolId: string): Promise<Pupil[]> =>
  pupils(acting)
    .where('round_school_id', '=', schoolId)
    .orderBy('year_group')
    .orderBy('class')
    .orderBy('family_name')
    .orderBy('given_name')
    .orderBy('reference')
    .execute()

/** How many stand on a list, and where each of them stands. */
export type ListCounts = { listed: number; saidNo: number; held: number; withCode: number; ready: number }

/** The counts of a school's list. A pupil is ready who has no slip yet and may have one. */
export async function listCounts(acting: Acting, schoolId: string, named: boolean): Promise<ListCounts> {
  const { rows } = await sql<ListCounts>`
    select count(*)::int as listed, count(said_no)::int as "saidNo",
      count(*) filter (where held_because <> '' and said_no is null)::int as held,
      count(code_made_at)::int as "withCode",
      count(*) filter (where said_no is null and held_because = '' and code_made_at is null
        and (not ${named} or said_yes is not null))::int as ready
    from round_pupil where round_school_id = ${schoolId}`.execute(acting.tx)
  return rows[0] ?? { listed: 0, saidNo: 0, held: 0, withCode: 0, ready: 0 }
}

/** Puts rows on a school's list, all of them or none. A pupil who is there already is brought up to date, noes kept. */
export async function listPupils(
  acting: Acting,
  schoolId: string,
  rows: readonly (PupilRow & { id: string })[],
): Promise<void> {
  if (rows.length === 0) return
  const written = rows.map((row) => ({
    ...{ id: row.id, reference: row.reference, given_name: row.givenName, family_name: row.familyName },
    ...{ year_group: row.yearGroup, class: row.class, gender: row.gender, ethnic_group: row.ethnicGroup },
    ...{ free_meals: row.freeMeals, special_needs: row.specialNeeds, small_area: row.smallArea },
    held_because: row.heldBecause,
  }))
  await sql`
    insert into round_pupil (id, round_school_id, reference, given_name, family_name, year_group, class, gender,
      ethnic_group, free_meals, special_needs, small_area, held_because)
    select r.id, ${schoolId}, r.reference, r.given_name, r.family_name, r.year_group, r.class, r.gender,
      r.ethnic_group, r.free_meals, r.special_needs, r.small_area, r.held_because
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as r (id uuid, reference text, given_name text,
      family_name text, year_group smallint, class text, gender text, ethnic_group text, free_meals boolean,
      special_needs text, small_area text, held_because text)
    on conflict (round_school_id, reference) do update set
      (given_name, family_name, year_group, class, gender, ethnic_group, free_meals, special_needs, small_area,
        held_because) =
      (excluded.given_name, excluded.family_name, excluded.year_group, excluded.class, excluded.gender,
        excluded.ethnic_group, excluded.free_meals, excluded.special_needs, excluded.small_area,
        excluded.held_because)`.execute(acting.tx)
}

/** Takes off the list whoever is not in a file that was said to be whole, and has no slip. Answers how many. */
export async function unlistOthers(
  acting: Acting,
  schoolId: string,
  references: readonly string[],
): Promise<number> {
  const { numDeletedRows } = await acting.tx
    .deleteFrom('round_pupil')
    .where('round_school_id', '=', schoolId)
    .where('code_made_at', 'is', null)
    .where(sql<boolean>`reference <> all(${[...references]}::text[])`)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Takes rows that were held as they are, with what could not be read left empty. */
export async function takeHeld(acting: Acting, schoolId: string): Promise<void> {
  await acting.tx
    .updateTable('round_pupil')
    .set({ held_because: '' })
    .where('round_school_id', '=', schoolId)
    .where('held_because', '!=', '')
    .execute()
  await record(acting, {
    act: 'settled',
    subject: { kind: 'round school', id: schoolId },
    fields: ['held_because'],
  })
}

/**
 * Writes down a no: a parent's, or the pupil's own, without a reason. A slip that was made is taken back through the key,
 * and answers with it while that is possible. The same no twice does nothing.
 */
export async function sayNo(
  acting: Acting,
  schoolId: string,
  said: { pupils: readonly string[]; by: 'parent' | 'pupil' },
): Promise<number> {
  if (said.pupils.length === 0) return 0
  const changed = await acting.tx
    .updateTable('round_pupil')
    .set({ said_no: said.by, said_no_at: acting.now, said_yes: null, said_yes_at: null })
    .where('round_school_id', '=', schoolId)
    .where('id', 'in', [...said.pupils])
    .where('said_no', 'is', null)
    .returning(['id', 'code_made_at'])
    .execute()
  for (const { id, code_made_at } of changed) {
    if (code_made_at) await sql`select withdraw_by_key(${id}::uuid)`.execute(acting.tx)
    await record(acting, { act: 'said_no', subject: { kind: 'round pupil', id }, fields: [said.by] })
  }
  return changed.length
}

/** A no was written down for the wrong pupil: it is taken back, unless a slip was taken back with it. */
export async function takeBackNo(acting: Acting, schoolId: string, pupilId: string): Promise<void> {
  const changed = await acting.tx
    .updateTable('round_pupil')
    .set({ said_no: null, said_no_at: null })
    .where('round_school_id', '=', schoolId)
    .where('id', '=', pupilId)
    .where('said_no', 'is not', null)
    .where('code_made_at', 'is', null)
    .executeTakeFirst()
  if (changed.numUpdatedRows > 0n)
    await record(acting, {
      act: 'changed',
      subject: { kind: 'round pupil', id: pupilId },
      fields: ['said_no'],
    })
}

/** Writes down a yes to a named survey, and whose it was. */
export async function sayYes(
  acting: Acting,
  schoolId: string,
  said: { pupil: string; by: 'competent_pupil' | 'parent_and_child' },
): Promise<void> {
  const changed = await acting.tx
    .updateTable('round_pupil')
    .set({ said_yes: said.by, said_yes_at: acting.now })
    .where('round_school_id', '=', schoolId)
    .where('id', '=', said.pupil)
    .where('said_no', 'is', null)
    .executeTakeFirst()
  if (changed.numUpdatedRows > 0n)
    await record(acting, {
      act: 'said_yes',
      subject: { kind: 'round pupil', id: said.pupil },
      fields: [said.by],
    })
}
