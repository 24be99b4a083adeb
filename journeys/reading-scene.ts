import { makeOpenSurvey } from '../src/surveys/factory.ts'
import type { Saltmere } from './saltmere.ts'
import { surveyWorld } from './scene.ts'

/** A named survey whose reader this is, handed in by one pupil with an urgent answer: the ids its addresses hold. */
export async function urgentInASurvey(
  { database, clock, caller }: Saltmere,
  reader: string,
  key = 'is-read',
): Promise<Record<string, string>> {
  const { round, slips } = await makeOpenSurvey(database.kysely, surveyWorld, {
    ...{ kind: 'named', key, now: clock.now(), pupils: 2, readers: [reader] },
    ...{ measures: [{ key: 'yp-core', version: 1 }], locals: [] },
  })
  const pupil = caller()
  await pupil.sends('/survey', { code: slips[0]?.code ?? '' })
  await pupil.sends('/survey/start', {})
  for (let at = 1; at <= 10; at++) await pupil.sends(`/survey/questions/${at}`, { answer: '2' })
  await pupil.sends('/survey/answers', {})
  const { rows } = await database.owner.query<{ pupil: string }>(
    'select code_id as pupil from urgent_answer where round_id = $1',
    [round],
  )
  if (!rows[0]) throw new Error('what the pupil said is not urgent')
  return { id: round, pupil: rows[0].pupil }
}

/** An urgent answer whose only reader has no role any more to read it, and whoever stands in was told of it. */
export async function urgentWithoutReader(saltmere: Saltmere, standIn: string): Promise<void> {
  const { id } = await urgentInASurvey(saltmere, surveyWorld.teacher, 'readers-gone')
  await saltmere.database.owner.query(
    `insert into urgent_told (urgent_id, worker_id, stands, told_at, acknowledge_by)
     select u.id, $2, 'cover', u.raised_at, u.raised_at from urgent_answer u where u.round_id = $1 on conflict do nothing`,
    [id, standIn],
  )
}
