import type { Kysely } from 'kysely'
import type { Acting, DB } from '../database/index.ts'
import { makeOpenSurvey, type SurveyMade, type SurveyWorld, surveyActs } from '../surveys/factory.ts'
import { codeHash } from '../surveys/index.ts'
import { slipWithCode } from './slip-store.ts'

/** Works as whoever holds the slip with this code. */
export type AsPupil = <T>(code: string, work: (acting: Acting) => Promise<T>) => Promise<T>

/** A survey that is open, its slips, and a way to act with one of them. */
export async function makeSlips(
  db: Kysely<DB>,
  world: SurveyWorld,
  { now, ...made }: SurveyMade & { now: Date },
): Promise<{ codes: string[]; round: string; asPupil: AsPupil }> {
  const { slips, round } = await makeOpenSurvey(db, world, { now, ...made })
  const act = surveyActs(db, now)
  const asPupil: AsPupil = async (code, work) => {
    const slip = await act({ kind: 'public', id: null, place: world.place }, (acting) =>
      slipWithCode(acting, codeHash(code)),
    )
    if (slip.opens === 'nothing') throw new Error(`the slip opens nothing: ${slip.why}`)
    return act(slip.pupil, work)
  }
  return { codes: slips.map(({ code }) => code), round, asPupil }
}
