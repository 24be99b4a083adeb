import type { Measure } from '../blueprint/index.ts'
import type { Acting } from '../database/index.ts'
import type { FilledIn } from './fhir.ts'
import { everyVersion } from './library.ts'
import type { ItemAnswers } from './scoring.ts'

/**
 * One filling-in with the measure in the version it was asked in, by the id of what was asked; null where there is none
 * for this actor.
 */
export async function filledInBy(
  acting: Acting,
  askId: string,
): Promise<{ measure: Measure; filledIn: FilledIn } | null> {
  const row = await acting.tx
    .selectFrom('answer_set')
    .select(['ask_id as id', 'young_person_id as youngPersonId', 'answered_at as answeredAt', 'answers'])
    .select(['measure', 'version'])
    .where('ask_id', '=', askId)
    .executeTakeFirst()
  const measure = everyVersion().find(({ key, version }) => key === row?.measure && version === row.version)
  if (!row || !measure) return null
  const { id, youngPersonId, answeredAt } = row
  return { measure, filledIn: { id, youngPersonId, answeredAt, answers: row.answers as ItemAnswers } }
}
