import type { Acting, Actor } from '../../src/database/index.ts'
import { answersGiven } from '../../src/filling-in/answer-store.ts'
import { slipWithCode } from '../../src/filling-in/slip-store.ts'
import { surveyById } from '../../src/filling-in/survey-store.ts'
import { tellHandedIn, tellReaders } from '../../src/reading/index.ts'
import { askAfterwards } from '../../src/screening/index.ts'
import type { Screen } from '../../src/screening/screen.ts'
import { setScreen } from '../../src/screening/screen-store.ts'
import { makeCodes } from '../../src/surveys/codes/code-store.ts'
import { makeSurveyAnswers, wholeFields } from '../../src/surveys/factory.ts'
import { codeHash } from '../../src/surveys/index.ts'
import { takeList } from '../../src/surveys/lists/list-store.ts'
import type { PupilRow } from '../../src/surveys/lists/pupil-row.ts'
import { pupilsOf, sayYes } from '../../src/surveys/lists/pupil-store.ts'
import { questionnaireOf } from '../../src/surveys/part.ts'
import { addPart, openRound, partsOf } from '../../src/surveys/part-store.ts'
import type { Domain } from '../../src/surveys/questionnaire.ts'
import { changeRound, makeRound, nameControllers, nameReaders } from '../../src/surveys/round-store.ts'
import {
  answerInvitation,
  inviteSchools,
  sayOptOutsAreLoaded,
  schoolsOf,
} from '../../src/surveys/schools/school-store.ts'
import { addDays, startOfDay } from '../../src/words/index.ts'
import { invented } from '../saltmere.ts'
import { actAs, asWorker, type Town } from './town.ts'

/** A named survey of one year group of one school, with a screen for loneliness. */
export type NamedSurvey = {
  key: string
  name: string
  school: string
  /** Who at the school lists its pupils and prints their slips. */
  lister: string
  readers: readonly string[]
  yearGroup: number
  measures: readonly (readonly [key: string, domain: Domain])[]
  aboutForParents: string
  aboutForPupils: string
  screen: Pick<Screen, 'told' | 'trial'> & { team: string }
}

/** Somebody on the school's list. */
export type Listed = { name: readonly [given: string, family: string]; class: string }

export const roundOf = ({ key }: Pick<NamedSurvey, 'key'>): string => invented(`survey ${key}`)

/** It is set up by who runs the place's surveys, and opened the day before yesterday. */
export async function openNamed(town: Town, told: NamedSurvey): Promise<void> {
  const [id, years] = [roundOf(told), [told.yearGroup]]
  await asWorker(town, 'Ed Tallis', startOfDay(addDays(town.today, -40)), async (acting) => {
    await makeRound(acting, { id, key: told.key, name: told.name, kind: 'named' })
    await changeRound(acting, id, {
      ...wholeFields(addDays(town.today, -2), years),
      ...{ languages: ['en'], lawful_basis: 'consent', special_condition: 'explicit_consent' },
      ...{ about_for_parents: told.aboutForParents, about_for_pupils: told.aboutForPupils },
      something_else: 'Read a book or draw, in the same room.',
      ...{ key_holder: '', key_used_when: '' },
    })
    await nameControllers(acting, id, [
      { id: invented(`survey controller ${told.key}`), name: 'Saltmere Council' },
    ])
    await nameReaders(acting, id, told.readers.map(invented))
    for (const [key, domain] of told.measures)
      await addPart(acting, id, {
        id: invented(`survey part ${told.key} ${key}`),
        domain,
        measure: { key, version: 1 },
      })
    await inviteSchools(acting, id, [invented(told.school)])
    const { team, ...screen } = told.screen
    await setScreen(acting, {
      ...{ roundId: id, measure: 'ons-loneliness', version: 1, score: 'loneliness' },
      ...{ direction: 'at_least', threshold: 6, thresholdFrom: 'Our own choice for this demo' },
      ...{ signpostName: 'Things to do near here', signpostAddress: '/services' },
      ...{ ...screen, teamId: invented(team) },
    })
    const { parts } = await partsOf(acting, { id, yearGroups: years }, invented('Saltmere Council'))
    await openRound(acting, id, questionnaireOf(parts))
  })
}

const rowOf = (
  { school, yearGroup }: NamedSurvey,
  { name, class: called }: Listed,
  at: number,
): PupilRow => ({
  reference: `${school.charAt(0)}${yearGroup}${String(at + 1).padStart(3, '0')}`,
  ...{ givenName: name[0], familyName: name[1], yearGroup, class: called },
  ...{ gender: null, ethnicGroup: null, freeMeals: null, specialNeeds: null },
  ...{ smallArea: null, heldBecause: '' },
})

/** The school lists its pupils, whose families said yes, and prints their slips: the code of each, by name. */
export function makeSlips(
  town: Town,
  told: NamedSurvey,
  everybody: readonly Listed[],
): Promise<Map<string, string>> {
  const roundId = roundOf(told)
  return asWorker(town, told.lister, startOfDay(addDays(town.today, -4)), async (acting) => {
    const [here] = await schoolsOf(acting, roundId)
    if (!here) throw new Error(`${told.school} was not asked`)
    await answerInvitation(acting, here.id, { answer: 'takes_part', onRoll: everybody.length })
    const rows = everybody.map((one, nth) => ({ line: nth + 2, postcode: null, row: rowOf(told, one, nth) }))
    const fileName = `year-${told.yearGroup}.csv`
    await takeList(acting, here.id, { fileName, rows, whole: false, notes: [], refused: [] })
    const listed = await pupilsOf(acting, here.id)
    for (const { id } of listed) await sayYes(acting, here.id, { pupil: id, by: 'parent_and_child' })
    await sayOptOutsAreLoaded(acting, here.id)
    const round = { id: here.id, roundId, kind: 'named' as const }
    const slips = await makeCodes(acting, round, { secret: invented(`survey slips ${told.key}`) })
    return new Map(slips.map(({ name, code }) => [name ?? '', code]))
  })
}

/** One filling-in: what was answered, when, which answer of it is urgent, and what they say where they are asked. */
export type FilledIn = {
  code: string
  at: Date
  answers: readonly number[]
  urgent?: string | undefined
  says?: ((acting: Acting) => Promise<void>) | undefined
}

/** Somebody hands it in: what is urgent is put before its readers, and whoever seems lonely is asked. Answers who they act as. */
export async function handIn(town: Town, told: NamedSurvey, filledIn: FilledIn): Promise<Actor> {
  const { code, at, answers, urgent, says } = filledIn
  const roundId = roundOf(told)
  await makeSurveyAnswers(town.db, at, { code, place: town.place, answers })
  const slip = await actAs(town, { kind: 'public', id: null, place: town.place }, at, (acting) =>
    slipWithCode(acting, codeHash(code)),
  )
  if (slip.opens === 'nothing') throw new Error('the slip opens nothing')
  await actAs(town, slip.pupil, at, async (acting) => {
    if (urgent) await tellReaders(acting, { roundId, item: urgent }, town.origin)
    await tellHandedIn(acting, roundId, town.origin)
    const [survey, given] = [await surveyById(acting, roundId), await answersGiven(acting)]
    if (survey && given && (await askAfterwards(acting, { survey, answers: given.answers })))
      await says?.(acting)
  })
  return slip.pupil
}
