import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'

export type PossibleMatch = { youngPersonId: string | null; likeness: string; name: string | null }

/**
 * Whether this young person may have been met before: asked only by whoever was asked to take them on, answered with
 * records of their own circle or with "another team", and written down each time something was found.
 */
export async function possibleMatches(acting: Acting, referralId: string): Promise<PossibleMatch[]> {
  const found = await sql<{ youngPersonId: string | null; likeness: string; name: string | null }>`
    select m.young_person_id as "youngPersonId", m.likeness, p.name
    from possible_matches(${referralId}::uuid) m left join young_person p on p.id = m.young_person_id
  `.execute(acting.tx)
  if (found.rows.length > 0) {
    await record(acting, { act: 'asked for a possible match', subject: { kind: 'referral', id: referralId } })
  }
  return found.rows
}
