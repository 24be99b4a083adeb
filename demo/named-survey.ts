import { answersGiven } from '../src/filling-in/answer-store.ts'
import { slipWithCode } from '../src/filling-in/slip-store.ts'
import { surveyById } from '../src/filling-in/survey-store.ts'
import { tellHandedIn, tellReaders } from '../src/reading/index.ts'
import { askAfterwards } from '../src/screening/index.ts'
import { keepReply } from '../src/screening/offer-store.ts'
import { setScreen } from '../src/screening/screen-store.ts'
import { makeCodes } from '../src/surveys/codes/code-store.ts'
import { makeSurveyAnswers, wholeFields } from '../src/surveys/factory.ts'
import { codeHash, skipped } from '../src/surveys/index.ts'
import { takeList } from '../src/surveys/lists/list-store.ts'
import type { PupilRow } from '../src/surveys/lists/pupil-row.ts'
import { pupilsOf, sayYes } from '../src/surveys/lists/pupil-store.ts'
import { questionnaireOf } from '../src/surveys/part.ts'
import { addPart, openRound, partsOf } from '../src/surveys/part-store.ts'
import { changeRound, makeRound, nameControllers, nameReaders } from '../src/surveys/round-store.ts'
import {
  answerInvitation,
  inviteSchools,
  sayOptOutsAreLoaded,
  schoolsOf,
} from '../src/surveys/schools/school-store.ts'
import { addDays, startOfDay } from '../src/words/index.ts'
import { invented } from './saltmere.ts'
import { deliverWaiting } from './telling/delivering.ts'
import { actAs, asWorker, type Town } from './telling/town.ts'

const ROUND = invented('survey company-2026')
const SCHOOL = 'Sallowfield High School'
const years = [8]

// Loneliness in four answers, then the ten of YP-CORE, of which the fourth counts as urgent.
type Told = {
  name: [string, string]
  class: string
  answers: number[]
  ago: number
  reply?: 'no' | 'not_now'
}
const pupils: Told[] = [
  { name: ['Ottoline', 'Grey'], class: '8A', answers: [1, 1, 1, 5, 1, 1, 3, 0, 4, 1, 1, 0, 1, 3], ago: 31 },
  {
    name: ['Malik', 'Sesay'],
    class: '8A',
    answers: [2, 2, 3, 2, 2, 2, 2, 0, 2, 2, 2, 1, 2, 2],
    ago: 29,
    reply: 'no',
  },
  { name: ['Rosalind', 'Pike'], class: '8A', answers: [3, 3, 3, 1, 3, 3, 1, 2, 1, 3, 3, 3, 3, 1], ago: 18 },
  { name: ['Teddy', 'Oyelaran'], class: '8B', answers: [1, 2, 1, 4, 0, 1, 3, 0, 3, 0, 1, 1, 1, 3], ago: 16 },
  {
    name: ['Ines', 'Carvalho'],
    class: '8B',
    answers: [2, 3, 2, 2, 2, 3, 2, 0, 2, 2, 3, 2, 2, 1],
    ago: 14,
    reply: 'not_now',
  },
  {
    name: ['Callum', 'Reay'],
    class: '8B',
    answers: [1, 1, 2, 4, 1, skipped, 3, 0, 3, 1, 1, 0, 1, 4],
    ago: 12,
  },
]
// Two more have a slip and have not begun.
const waiting: [string, string][] = [
  ['Suki', 'Tan'],
  ['Jonah', 'Whelan'],
]
const URGENT = { question: 7, item: 'yp-core.i4' }

const row = ([givenName, familyName]: [string, string], at: number, called: string): PupilRow => ({
  ...{
    reference: `S8${String(at + 1).padStart(3, '0')}`,
    givenName,
    familyName,
    yearGroup: 8,
    class: called,
  },
  ...{
    gender: null,
    ethnicGroup: null,
    freeMeals: null,
    specialNeeds: null,
    smallArea: null,
    heldBecause: '',
  },
})

/** A named survey of company and loneliness in one school: six handed it in, one with an urgent answer that waits. */
export async function tellNamedSurvey(town: Town): Promise<void> {
  await asWorker(town, 'Ed Tallis', startOfDay(addDays(town.today, -40)), async (acting) => {
    await makeRound(acting, {
      id: ROUND,
      key: 'company-2026',
      name: 'Company and being alone',
      kind: 'named',
    })
    await changeRound(acting, ROUND, {
      ...wholeFields(addDays(town.today, -2), years),
      ...{ languages: ['en'], lawful_basis: 'consent', special_condition: 'explicit_consent' },
      about_for_parents:
        'We ask pupils of Year 8 whose family said yes whether they often feel alone, and how they are. The safeguarding lead of the school and a psychologist read the answers on the same day. Ask Judith Farrow at Saltmere Council.',
      about_for_pupils:
        'We want to know who would like more company, so that we can offer it. There are no right answers. You can skip a question or stop.',
      something_else: 'Read a book or draw, in the same room.',
      ...{ key_holder: '', key_used_when: '' },
    })
    await nameControllers(acting, ROUND, [
      { id: invented('survey controller company'), name: 'Saltmere Council' },
    ])
    await nameReaders(acting, ROUND, ['Gwen Abbott', 'Dr Anouk Verhoeven'].map(invented))
    for (const [key, domain] of [
      ['ons-loneliness', 'relationships'],
      ['yp-core', 'emotions'],
    ] as const)
      await addPart(acting, ROUND, {
        id: invented(`survey part ${key}`),
        domain,
        measure: { key, version: 1 },
      })
    await inviteSchools(acting, ROUND, [invented(SCHOOL)])
    await setScreen(acting, {
      ...{ roundId: ROUND, measure: 'ons-loneliness', version: 1, score: 'loneliness' },
      ...{ direction: 'at_least', threshold: 6, thresholdFrom: 'Our own choice for this demo' },
      ...{ teamId: invented('Northside Link Workers'), trial: null },
      told: 'There are people here who have time to listen, and to find things to do with you.',
      ...{ signpostName: 'Things to do near here', signpostAddress: '/services' },
    })
    const { parts } = await partsOf(acting, { id: ROUND, yearGroups: years }, invented('Saltmere Council'))
    await openRound(acting, ROUND, questionnaireOf(parts))
  })
  const slips = await makeSlips(town)
  for (const told of pupils) await handIn(town, told, slips.get(told.name.join(' ')) ?? '')
}

async function makeSlips(town: Town): Promise<Map<string, string>> {
  const everybody = [
    ...pupils.map(({ name, class: called }, at) => row(name, at, called)),
    ...waiting.map((name, at) => row(name, pupils.length + at, '8B')),
  ]
  return asWorker(town, 'Pauline Hartley', startOfDay(addDays(town.today, -4)), async (acting) => {
    const [here] = await schoolsOf(acting, ROUND)
    if (!here) throw new Error(`${SCHOOL} was not asked`)
    await answerInvitation(acting, here.id, { answer: 'takes_part', onRoll: everybody.length })
    const rows = everybody.map((one, nth) => ({ line: nth + 2, postcode: null, row: one }))
    await takeList(acting, here.id, { fileName: 'year-8.csv', rows, whole: false, notes: [], refused: [] })
    const listed = await pupilsOf(acting, here.id)
    for (const { id } of listed) await sayYes(acting, here.id, { pupil: id, by: 'parent_and_child' })
    await sayOptOutsAreLoaded(acting, here.id)
    const round = { id: here.id, roundId: ROUND, kind: 'named' as const }
    const slips = await makeCodes(acting, round, { secret: invented('survey slips company') })
    return new Map(slips.map(({ name, code }) => [name ?? '', code]))
  })
}

/** Somebody hands it in: what is urgent is put before its readers, and whoever seems lonely is asked. */
async function handIn(town: Town, { answers, ago, reply }: Told, code: string): Promise<void> {
  const at = new Date(town.now.getTime() - ago * 60_000)
  await makeSurveyAnswers(town.db, at, { code, place: town.place, answers })
  const slip = await actAs(town, { kind: 'public', id: null, place: town.place }, at, (acting) =>
    slipWithCode(acting, codeHash(code)),
  )
  if (slip.opens === 'nothing') throw new Error('the slip opens nothing')
  await actAs(town, slip.pupil, at, async (acting) => {
    if ((answers[URGENT.question] ?? 0) > 0)
      await tellReaders(acting, { roundId: ROUND, item: URGENT.item }, town.origin)
    await tellHandedIn(acting, ROUND, town.origin)
    const [survey, given] = [await surveyById(acting, ROUND), await answersGiven(acting)]
    if (survey && given && (await askAfterwards(acting, { survey, answers: given.answers })) && reply)
      await keepReply(acting, reply)
  })
  await deliverWaiting(town, at)
}
