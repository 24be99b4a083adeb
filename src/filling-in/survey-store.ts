import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { frozenQuestionnaire } from '../surveys/index.ts'
import type { DateOnly } from '../words/index.ts'
import type { Kind, Survey } from './survey.ts'

/** The survey of this round as its pupils meet it, or null when there is none that was opened. */
export async function surveyById(acting: Acting, roundId: string): Promise<Survey | null> {
  const questionnaire = await frozenQuestionnaire(acting, roundId)
  const facts = await acting.tx
    .selectFrom('round')
    .select([
      ...(['name', 'languages', 'year_groups as yearGroups', 'about_for_pupils as about'] as const),
      ...(['something_else as instead', 'key_holder as keyHolder', 'key_used_when as keyUsedWhen'] as const),
      sql<Kind>`kind`.as('kind'),
      sql<DateOnly | null>`withdraw_until`.as('withdrawUntil'),
      sql<DateOnly | null>`names_destroyed_on`.as('namesDestroyedOn'),
    ])
    .where('id', '=', roundId)
    .executeTakeFirst()
  if (!facts || !questionnaire) return null
  const controllers = await acting.tx
    .selectFrom('round_controller')
    .select('name')
    .where('round_id', '=', roundId)
    .orderBy('name')
    .execute()
  return {
    ...facts,
    id: roundId,
    controllers: controllers.map(({ name }) => name),
    questionnaire,
  }
}
