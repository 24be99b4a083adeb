import type { Acting } from '../../database/index.ts'
import { newId } from '../../words/index.ts'

/** A source as an import knows it. */
export type ImportSource = { id: string; base: string | null; place: string | null }

type Named = { source: string; base?: string | null; place: string | null }

/** The source of this name in this place, else everybody's of that name; made when it is new. */
export async function sourceNamed(acting: Acting, options: Named): Promise<ImportSource> {
  const { source: name, place, base = null } = options
  const found = await acting.tx
    .selectFrom('directory_source')
    .select(['id', 'base_url as base', 'place_id as place'])
    .where('name', '=', name)
    .where((where) => where.or([where('place_id', 'is', null), where('place_id', '=', place)]))
    .orderBy('place_id', (order) => order.asc().nullsLast())
    .executeTakeFirst()
  if (!found) return newSource(acting, { name, place, base })
  if (base === null || base === found.base) return found
  await acting.tx.updateTable('directory_source').set({ base_url: base }).where('id', '=', found.id).execute()
  return { ...found, base }
}

async function newSource(
  acting: Acting,
  told: { name: string; place: string | null; base: string | null },
): Promise<ImportSource> {
  const { name, place, base } = told
  // Two imports that both find it new wait for each other here, and the second takes the first one's.
  return acting.tx
    .insertInto('directory_source')
    .values({ id: newId(), name, place_id: place, base_url: base })
    .onConflict((conflict) => conflict.columns(['place_id', 'name']).doUpdateSet({ name }))
    .returning(['id', 'base_url as base', 'place_id as place'])
    .executeTakeFirstOrThrow()
}
