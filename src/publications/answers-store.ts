import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { type Grouping, groupings } from '../surveys/index.ts'
import { packedBits } from './slots.ts'

/** The number of bytes before the answers of a record: the groups, then the neighbourhood. */
export const RECORD_HEAD = 4

/** The schools of a round, in an order that stays. */
export async function schoolsOfRound(
  { tx }: Acting,
  round: string,
): Promise<{ id: string; organisation: string; name: string; onRoll: number | null }[]> {
  return tx
    .selectFrom('round_school as s')
    .innerJoin('organisation as o', 'o.id', 's.organisation_id')
    .where('s.round_id', '=', round)
    .select(['s.id', 's.organisation_id as organisation', 'o.name', 's.on_roll as onRoll'])
    .orderBy('s.organisation_id')
    .execute()
}

/** The place's neighbourhoods, in an order that stays. */
export async function neighbourhoodsOf(
  { tx }: Acting,
  place: string,
): Promise<{ id: string; name: string }[]> {
  return tx
    .selectFrom('neighbourhood')
    .where('place_id', '=', place)
    .select(['id', 'name'])
    .orderBy('name')
    .orderBy('id')
    .execute()
}

const coded = (column: string, values: readonly string[]) =>
  sql`case ${sql.ref(column)} ${sql.join(
    values.map((value, at) => sql`when ${sql.lit(value)} then ${sql.lit(at + 1)}`),
    sql` `,
  )} else 0 end`

// 0 is not known; values count from 1, as the slots of a grouping do.
const codes: Record<Grouping, ReturnType<typeof sql>> = {
  year_group: sql`coalesce(a.year_group + 1, 0)`,
  gender: coded('a.gender', Object.keys(groupings.gender.values)),
  ethnic_group: coded('a.ethnic_group', Object.keys(groupings.ethnic_group.values)),
  free_meals: sql`case a.free_meals when true then 1 when false then 2 else 0 end`,
  special_needs: coded('a.special_needs', Object.keys(groupings.special_needs.values)),
  deprivation: sql`coalesce(a.deprivation, 0)`,
}

const packed = () => {
  let shift = 0
  const parts = Object.entries(packedBits).map(([grouping, bits]) => {
    const part = sql`((${codes[grouping as Grouping]}) << ${sql.lit(shift)})`
    shift += bits
    return part
  })
  return sql.join(parts, sql` | `)
}

/**
 * Every filling-in of one school as one run of bytes: two for its groups, two for its neighbourhood, then the answers.
 * In the order of their ids, so that the same answers give the same bytes.
 */
export async function answersOfSchool(
  { tx }: Acting,
  { school, bytes, neighbourhoods }: { school: string; bytes: number; neighbourhoods: readonly string[] },
): Promise<{ sets: number; records: Buffer; ill: number }> {
  const { rows } = await sql<{ sets: number; ill: number; records: Buffer | null }>`
    select count(*) filter (where length(answers) = ${bytes})::int as sets,
      count(*) filter (where length(answers) <> ${bytes})::int as ill,
      string_agg(int4send(packed | (coalesce(nth, 0) << 16)) || answers, '' order by id)
        filter (where length(answers) = ${bytes}) as records
    from (select a.id, a.answers, (${packed()})::int as packed, n.nth::int as nth
      from round_answers a
      left join unnest(${[...neighbourhoods]}::uuid[]) with ordinality n (id, nth) on n.id = a.neighbourhood_id
      where a.round_school_id = ${school} and (a.finished_at is not null or a.at_item > 0)) counted`.execute(
    tx,
  )
  const [found] = rows
  return { sets: found?.sets ?? 0, ill: found?.ill ?? 0, records: found?.records ?? Buffer.alloc(0) }
}
