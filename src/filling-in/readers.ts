import { sql } from 'kysely'
import { readAgainFrom } from '../measures/index.ts'
import { spokenMoment } from '../words/index.ts'
import type { Sitting } from './sitting.tsx'

/**
 * When the readers of a named survey read next, in words; null where they read today, whoever of them is there now or
 * whose team has published no hours.
 */
export async function readNext({ acting, survey, words }: Sitting): Promise<string | null> {
  if (survey.kind !== 'named') return null
  const readers = await acting.tx
    .selectFrom('round_reader')
    .select('worker_id as id')
    .where('round_id', '=', survey.id)
    .where(sql<boolean>`may_read_surveys(worker_id)`)
    .execute()
  const from = await readAgainFrom(
    acting,
    readers.map(({ id }) => id),
  )
  return from && spokenMoment(from, acting.now, words.dates)
}
