import { sql } from 'kysely'
import type { Acting } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import { countOf, newId } from '../../words/index.ts'
import { listPupils, sayNo, unlistOthers } from './pupil-store.ts'
import type { ReadRow, Refused } from './read-list.ts'

/** A list that a school sent: how many rows went in, and which lines did not and why. */
export type LoadedList = {
  id: string
  what: 'pupils' | 'opt_outs'
  fileName: string
  kept: number
  held: number
  refused: readonly Refused[]
  notes: readonly string[]
  loadedAt: Date
}

/** The lists a school sent, latest first; at most twenty. */
export const listsOf = (acting: Acting, schoolId: string): Promise<LoadedList[]> =>
  acting.tx
    .selectFrom('round_list')
    .select([
      ...(['id', 'file_name as fileName', 'kept', 'held', 'notes', 'loaded_at as loadedAt'] as const),
      sql<LoadedList['what']>`what`.as('what'),
      sql<Refused[]>`refused`.as('refused'),
    ])
    .where('round_school_id', '=', schoolId)
    .orderBy('loaded_at', 'desc')
    .limit(20)
    .execute()

type Loaded = {
  fileName: string
  refused: readonly Refused[]
  notes: readonly string[]
}

async function keepList(
  acting: Acting,
  schoolId: string,
  list: Loaded & { what: LoadedList['what']; kept: number; held: number },
): Promise<void> {
  const id = newId()
  await acting.tx
    .insertInto('round_list')
    .values({
      ...{ id, round_school_id: schoolId, what: list.what, file_name: list.fileName },
      ...{ kept: list.kept, held: list.held, notes: [...list.notes] },
      ...{
        refused: JSON.stringify(list.refused),
        loaded_by: acting.actor.id as string,
        loaded_at: acting.now,
      },
    })
    .execute()
  await record(acting, { act: 'loaded', subject: { kind: 'round list', id }, fields: [list.what] })
}

/** The small areas of these postcodes, where they are known. */
async function smallAreasOf(acting: Acting, postcodes: readonly string[]): Promise<Map<string, string>> {
  if (postcodes.length === 0) return new Map()
  const { rows } = await sql<{ postcode: string; area: string }>`
    select postcode, small_area as area from postcode
    where small_area ~ '^[A-Z][0-9]{8}$' and postcode = any(${[...postcodes]}::text[])`.execute(acting.tx)
  return new Map(rows.map(({ postcode, area }) => [postcode, area]))
}

/** Takes a school's list in, all of it at once. `whole` takes off the list whoever is not in it and has no slip. */
export async function takeList(
  acting: Acting,
  schoolId: string,
  list: Loaded & { rows: readonly ReadRow[]; whole: boolean },
): Promise<void> {
  const postcodes = list.rows.flatMap(({ row, postcode }) => (postcode && !row.smallArea ? [postcode] : []))
  const areas = await smallAreasOf(acting, [...new Set(postcodes)])
  const rows = list.rows.map(({ row, postcode }) => ({
    ...row,
    id: newId(),
    smallArea: row.smallArea ?? (postcode ? (areas.get(postcode) ?? null) : null),
  }))
  await listPupils(acting, schoolId, rows)
  const gone = list.whole
    ? await unlistOthers(
        acting,
        schoolId,
        rows.map(({ reference }) => reference),
      )
    : 0
  const held = rows.filter(({ heldBecause }) => heldBecause !== '').length
  const unknown = postcodes.filter((postcode) => !areas.has(postcode)).length
  await keepList(acting, schoolId, {
    ...{ what: 'pupils', fileName: list.fileName, refused: list.refused, kept: rows.length - held, held },
    notes: [
      ...list.notes,
      ...(gone > 0 ? [`${countOf(gone, 'pupil')} not in this file taken off the list.`] : []),
      ...(unknown > 0 ? [`${countOf(unknown, 'postcode')} not known here: no neighbourhood is kept.`] : []),
    ],
  })
}

/** Takes a list of parents' noes in. */
export async function takeOptOuts(
  acting: Acting,
  schoolId: string,
  list: Loaded & { pupils: readonly string[] },
): Promise<void> {
  const fresh = await sayNo(acting, schoolId, { pupils: list.pupils, by: 'parent' })
  const known = list.pupils.length - fresh
  await keepList(acting, schoolId, {
    ...{ what: 'opt_outs', fileName: list.fileName, refused: list.refused, kept: fresh, held: 0 },
    notes: [...list.notes, ...(known > 0 ? [`${known} had been written down before.`] : [])],
  })
}

/** A no that a parent sent by the public page, and whom nobody found yet. */
export type ParentNo = {
  id: string
  givenName: string
  familyName: string
  yearGroup: number | null
  class: string
  saidAt: Date
}

/** The noes of parents whom nobody looked at yet, oldest first. */
export const parentNoesOf = (acting: Acting, schoolId: string): Promise<ParentNo[]> =>
  acting.tx
    .selectFrom('round_parent_no')
    .select([
      'id',
      'given_name as givenName',
      'family_name as familyName',
      'year_group as yearGroup',
      'class',
    ])
    .select('said_at as saidAt')
    .where('round_school_id', '=', schoolId)
    .where('settled_at', 'is', null)
    .orderBy('said_at')
    .limit(200)
    .execute()

/** The school has found whom a parent's no is about, or that it is nobody of its own. */
export async function settleParentNo(
  acting: Acting,
  schoolId: string,
  { no, pupil }: { no: string; pupil: string | null },
): Promise<void> {
  if (pupil) await sayNo(acting, schoolId, { pupils: [pupil], by: 'parent' })
  await acting.tx
    .updateTable('round_parent_no')
    .set({ settled_at: acting.now })
    .where('round_school_id', '=', schoolId)
    .where('id', '=', no)
    .execute()
  await record(acting, { act: 'settled', subject: { kind: 'round parent no', id: no } })
}

/** A parent says no by the public page. The same sending twice writes it once. */
export async function sayParentNo(
  acting: Acting,
  said: Omit<ParentNo, 'saidAt'> & { schoolId: string },
): Promise<void> {
  await acting.tx
    .insertInto('round_parent_no')
    .values({
      ...{ id: said.id, round_school_id: said.schoolId, given_name: said.givenName },
      ...{ family_name: said.familyName, year_group: said.yearGroup, class: said.class, said_at: acting.now },
    })
    .execute()
  await record(acting, {
    act: 'said_no',
    subject: { kind: 'round parent no', id: said.id },
    fields: ['parent'],
  })
}
