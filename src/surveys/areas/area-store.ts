import { sql } from 'kysely'
import type { Acting } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import { newId } from '../../words/index.ts'
import type { Area } from './areas-file.ts'

/** Takes in which small area lies in which neighbourhood, all of them at once; a small area known before is moved. */
export async function keepAreas(acting: Acting, areas: readonly Area[]): Promise<{ neighbourhoods: number }> {
  const place = acting.actor.place as string
  const names = [...new Set(areas.map(({ neighbourhood }) => neighbourhood))]
  await sql`
    insert into neighbourhood (id, place_id, name)
    select * from unnest(${names.map(() => newId())}::uuid[], ${names.map(() => place)}::uuid[], ${names}::text[])
    on conflict (place_id, name) do nothing`.execute(acting.tx)
  await sql`
    insert into small_area (place_id, code, neighbourhood_id, deprivation)
    select n.place_id, a.code, n.id, a.deprivation
    from unnest(${areas.map(({ code }) => code)}::text[], ${areas.map(({ neighbourhood }) => neighbourhood)}::text[],
      ${areas.map(({ deprivation }) => deprivation)}::smallint[]) as a (code, neighbourhood, deprivation)
      join neighbourhood n on n.place_id = ${place} and n.name = a.neighbourhood
    on conflict (place_id, code) do update set (neighbourhood_id, deprivation) =
      (excluded.neighbourhood_id, excluded.deprivation)`.execute(acting.tx)
  await record(acting, { act: 'loaded', subject: { kind: 'small areas', id: null } })
  return { neighbourhoods: names.length }
}
