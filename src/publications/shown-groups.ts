import type { Acting } from '../database/index.ts'
import type { Publication } from './publication.ts'

/** The groups of a publication that anybody is in, by grouping and value, in their order; never a figure. */
export const groupsWithin = (
  { tx }: Acting,
  { id }: Pick<Publication, 'id'>,
): Promise<{ grouping: string; value: string }[]> =>
  tx
    .selectFrom('publication_group')
    .where('publication_id', '=', id)
    .select(['grouping', 'value'])
    .orderBy('nth')
    .execute()
