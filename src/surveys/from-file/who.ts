import { type Kysely, sql } from 'kysely'
import type { Acting, DB } from '../../database/index.ts'

/** The worker in whose name a survey is set up, and whether they run surveys, asked as them. */
export type WhoRuns = {
  id: string
  organisationId: string
  runsSurveys: (acting: Acting) => Promise<boolean>
}

/** Whoever works in the place and has this address; undefined where that is nobody. */
export async function whoRunsSurveys(
  db: Kysely<DB>,
  { email, place }: { email: string; place: string },
): Promise<WhoRuns | undefined> {
  const found = await db
    .selectFrom('worker')
    .select(['id', 'organisation_id as organisationId'])
    .where((worker) => worker.eb(worker.fn<string>('lower', ['email']), '=', email.toLowerCase()))
    .where('place_id', '=', place)
    .where('left_on', 'is', null)
    .executeTakeFirst()
  return found && { ...found, runsSurveys }
}

async function runsSurveys({ tx }: Acting): Promise<boolean> {
  const { rows } = await sql<{ runs: boolean }>`select operator_sets_up_surveys() as runs`.execute(tx)
  return rows[0]?.runs === true
}
