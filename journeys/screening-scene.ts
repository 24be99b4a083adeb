import { invented } from '../demo/saltmere.ts'
import { screened } from '../src/screening/factory.ts'
import { makeDraftSurvey, makeOpenSurvey } from '../src/surveys/factory.ts'
import type { Caller } from './caller.ts'
import type { Saltmere } from './saltmere.ts'
import { surveyWorld } from './scene.ts'

/** A named survey that is being set up, with who of it is asked whether they want support: the address of that page. */
export async function screenBeingSetUp({ database, clock }: Saltmere): Promise<string> {
  const made = { ...screened(invented('Northside Link Workers')), key: 'asks-some' }
  const round = await makeDraftSurvey(database.kysely, surveyWorld, clock.now(), made)
  return `/surveys/${round}/support`
}

/** A pupil who handed a named survey in and is asked whether they want support. */
export async function pupilWhoIsAsked({ database, clock, caller }: Saltmere): Promise<[string, Caller]> {
  const { slips } = await makeOpenSurvey(database.kysely, surveyWorld, {
    ...{ ...screened(invented('Northside Link Workers')), key: 'asked-some', now: clock.now(), pupils: 1 },
  })
  const pupil = caller()
  await pupil.sends('/survey', { code: slips[0]?.code ?? '' })
  await pupil.sends('/survey/start', {})
  for (const at of [1, 2, 3, 4]) await pupil.sends(`/survey/questions/${at}`, { answer: '3' })
  const { location } = await pupil.sends('/survey/answers', {})
  if (location !== '/survey/support') throw new Error(`whoever is asked was led to ${location}`)
  return ['a pupil who is asked', pupil]
}
