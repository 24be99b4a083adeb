import { sql } from 'kysely'
import { type Acting, type DB, insertRows } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import { newId } from '../../words/index.ts'
import type { Kind } from '../round.ts'
import { holdSchool } from '../schools/school-store.ts'
import { codeFrom, codeHash } from './code.ts'

/** More than these at once are not made: a school has fewer pupils. */
export const MOST_CODES = 3_000

/** One slip as it is printed, once. Whose it is stands on the class list of a survey that has a key, and nowhere else. */
export type Slip = { code: string; yearGroup: number | null; class: string; name: string | null }

type Listed = {
  id: string
  name: string
  yearGroup: number
  class: string
  gender: string | null
  ethnicGroup: string | null
  freeMeals: boolean | null
  specialNeeds: string | null
  deprivation: number | null
  neighbourhoodId: string | null
  hasCode: boolean
}

async function whoMayHaveOne(acting: Acting, schoolId: string, kind: Kind): Promise<Listed[]> {
  const { rows } = await sql<Listed>`
    select p.id, p.given_name || ' ' || p.family_name as name, p.year_group as "yearGroup", p.class, p.gender,
      p.ethnic_group as "ethnicGroup", p.free_meals as "freeMeals", p.special_needs as "specialNeeds",
      a.deprivation, a.neighbourhood_id as "neighbourhoodId", p.code_made_at is not null as "hasCode"
    from round_pupil p left join small_area a on a.place_id = ${acting.actor.place} and a.code = p.small_area
    where p.round_school_id = ${schoolId} and p.said_no is null and p.held_because = ''
      and (${kind} <> 'named' or p.said_yes is not null)
    order by p.year_group, p.class, p.family_name, p.given_name, p.reference
    limit ${MOST_CODES}`.execute(acting.tx)
  return rows
}

type Made = { id: string; code: string; pupil: Listed }

/**
 * Makes a slip for everybody on a school's list who may have one and has none, in one transaction, and answers the slips
 * that this secret gives: sent twice, the same page gives the same slips and makes nothing. Of an anonymous survey a slip
 * knows its year group and class and nothing else, and no key is written.
 */
export async function makeCodes(
  acting: Acting,
  school: { id: string; roundId: string; kind: Kind },
  { secret, early = '' }: { secret: string; early?: string },
): Promise<Slip[]> {
  await holdSchool(acting, school.id)
  await giveReason(acting, school.id, early)
  const listed = await whoMayHaveOne(acting, school.id, school.kind)
  const anonymous = school.kind === 'anonymous'
  const made = listed.map((pupil, at) => ({
    ...{ id: newId(), pupil },
    code: codeFrom(secret, anonymous ? `slip ${at}` : pupil.id),
  }))
  const fresh = made.filter(({ pupil }) => !pupil.hasCode)
  if (fresh.length > 0) await writeCodes(acting, school, fresh)
  const kept = await standing(acting, school.id, made)
  return kept.map(({ code, pupil }) => ({
    code,
    yearGroup: pupil.yearGroup,
    class: pupil.class,
    name: anonymous ? null : pupil.name,
  }))
}

async function writeCodes(
  acting: Acting,
  school: { id: string; roundId: string; kind: Kind },
  fresh: readonly Made[],
): Promise<void> {
  const anonymous = school.kind === 'anonymous'
  // In no order, so that where a row lies tells nothing of where it stood on the list.
  const shuffled = fresh.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  await insertInto(
    acting,
    'round_code',
    shuffled.map(({ id, code, pupil }) => ({
      ...{ id, round_id: school.roundId, round_school_id: school.id, code_hash: codeHash(code) },
      ...{ year_group: pupil.yearGroup, class: pupil.class, made_at: acting.now },
      ...(anonymous
        ? {}
        : {
            ...{ gender: pupil.gender, ethnic_group: pupil.ethnicGroup, free_meals: pupil.freeMeals },
            ...{ special_needs: pupil.specialNeeds, deprivation: pupil.deprivation },
            neighbourhood_id: pupil.neighbourhoodId,
          }),
    })),
  )
  if (!anonymous)
    await insertInto(
      acting,
      'round_key',
      shuffled.map(({ id, pupil }) => ({ code_id: id, pupil_id: pupil.id })),
    )
  await acting.tx
    .updateTable('round_pupil')
    .set({ code_made_at: acting.now })
    .where(sql<boolean>`id = any(${fresh.map(({ pupil }) => pupil.id)}::uuid[])`)
    .execute()
  await record(acting, { act: 'codes_made', subject: { kind: 'round school', id: school.id } })
}

/** Makes slips for a class whose names are on no list: the school says how many. */
export async function makeBag(
  acting: Acting,
  school: { id: string; roundId: string },
  bag: { secret: string; yearGroup: number; class: string; count: number; early?: string },
): Promise<Slip[]> {
  await holdSchool(acting, school.id)
  await giveReason(acting, school.id, bag.early ?? '')
  const codes = Array.from({ length: bag.count }, (_, at) => codeFrom(bag.secret, `bag ${at}`))
  const [first] = codes
  const there = first && (await standing(acting, school.id, [{ code: first }])).length > 0
  if (!there && first) {
    const group = { year_group: bag.yearGroup, class: bag.class, made_at: acting.now }
    await insertInto(
      acting,
      'round_code',
      codes.map((code) => ({
        ...{ id: newId(), round_id: school.roundId, round_school_id: school.id, code_hash: codeHash(code) },
        ...group,
      })),
    )
    await record(acting, { act: 'codes_made', subject: { kind: 'round school', id: school.id } })
  }
  return codes.map((code) => ({ code, yearGroup: bag.yearGroup, class: bag.class, name: null }))
}

/** Gives pupils of one class another slip in place of theirs; what they answered stays. Only where there is a key. */
export async function renewCodes(
  acting: Acting,
  school: { id: string; kind: Kind },
  { secret, pupils }: { secret: string; pupils: readonly string[] },
): Promise<Slip[]> {
  await holdSchool(acting, school.id)
  const listed = (await whoMayHaveOne(acting, school.id, school.kind)).filter(
    ({ id, hasCode }) => hasCode && pupils.includes(id),
  )
  if (listed.length === 0) return []
  const slips = listed.map((pupil) => ({ pupil, code: codeFrom(secret, pupil.id) }))
  const ids = listed.map(({ id }) => id)
  await sql`select renew_codes(${ids}::uuid[], ${slips.map(({ code }) => codeHash(code))}::bytea[])`.execute(
    acting.tx,
  )
  await record(acting, { act: 'codes_renewed', subject: { kind: 'round school', id: school.id } })
  return slips.map(({ code, pupil }) => ({
    code,
    yearGroup: pupil.yearGroup,
    class: pupil.class,
    name: pupil.name,
  }))
}

// Why slips are made while parents may still say no stands with the school before any slip does.
async function giveReason(acting: Acting, schoolId: string, early: string): Promise<void> {
  if (early === '') return
  await acting.tx
    .updateTable('round_school')
    .set({ codes_early_because: early })
    .where('id', '=', schoolId)
    .execute()
}

async function standing<T extends { code: string }>(
  acting: Acting,
  schoolId: string,
  made: readonly T[],
): Promise<T[]> {
  const { rows } = await sql<{ hash: Buffer }>`
    select code_hash as hash from round_code where round_school_id = ${schoolId} and taken_back_at is null
      and code_hash = any(${made.map(({ code }) => codeHash(code))}::bytea[])`.execute(acting.tx)
  const there = new Set(rows.map(({ hash }) => hash.toString('hex')))
  return made.filter(({ code }) => there.has(codeHash(code).toString('hex')))
}

const insertInto = async <Table extends 'round_code' | 'round_key'>(
  acting: Acting,
  table: Table,
  rows: Parameters<typeof insertRows<Table>>[1],
): Promise<void> => {
  await sql`with made as ${insertRows<Table & keyof DB>(table, rows)} select 1`.execute(acting.tx)
}
