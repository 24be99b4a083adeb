import { keepAreas } from '../src/surveys/areas/area-store.ts'
import { makeCodes } from '../src/surveys/codes/code-store.ts'
import { localQuestion, makeSurveyAnswers, whatMatters, wholeFields } from '../src/surveys/factory.ts'
import { takeList } from '../src/surveys/lists/list-store.ts'
import type { PupilRow } from '../src/surveys/lists/pupil-row.ts'
import { pupilsOf, sayNo } from '../src/surveys/lists/pupil-store.ts'
import { questionnaireOf } from '../src/surveys/part.ts'
import { addPart, makeLocalQuestion, openRound, partsOf } from '../src/surveys/part-store.ts'
import { changeRound, makeRound, nameControllers } from '../src/surveys/round-store.ts'
import {
  answerInvitation,
  inviteSchools,
  sayOptOutsAreLoaded,
  schoolsOf,
} from '../src/surveys/schools/school-store.ts'
import { addDays, startOfDay } from '../src/words/index.ts'
import { invented } from './saltmere.ts'
import { asWorker, type Town } from './telling/town.ts'

const AUTUMN = invented('survey autumn-2026')
const SPRING = invented('survey spring-2027')
const years = [8, 10]
// Primary schools are asked for their oldest pupils.
const asked = [6, 8, 10]

const given = [
  'Asha',
  'Ben',
  'Cerys',
  'Dele',
  'Ewa',
  'Farid',
  'Grace',
  'Hamza',
  'Isla',
  'Jude',
  'Kofi',
  'Lena',
]
const family = ['Abbas', 'Barker', 'Chowdhury', 'Dunne', 'Eze', 'Fisher', 'Gill', 'Hall', 'Ito', 'Jones']
const neighbourhoods = ['Quayside', 'Northside', 'Quarry Hill', 'Stonegarth']

/** The code of an invented small area. */
const areaCode = (at: number): string => `E0199${String(at).padStart(4, '0')}`

const areas = Array.from({ length: 16 }, (_, at) => ({
  code: areaCode(at),
  neighbourhood: neighbourhoods[at % 4] as string,
  deprivation: (at % 5) + 1,
}))

// Everything about an invented pupil follows from their number, so that a replanted demo has the same ones.
const pupil = (school: string, at: number): PupilRow => ({
  reference: `${school.charAt(0)}${String(at + 1).padStart(4, '0')}`,
  givenName: given[at % given.length] as string,
  familyName: family[Math.floor(at / given.length) % family.length] as string,
  yearGroup: years[at % 2] as number,
  class: `${years[at % 2]}${at % 4 < 2 ? 'A' : 'B'}`,
  gender: at % 3 === 0 ? 'boy' : at % 17 === 0 ? 'other' : 'girl',
  ethnicGroup: (['white', 'white', 'asian', 'white', 'black', 'mixed'] as const)[at % 6] ?? null,
  freeMeals: at % 4 === 0,
  specialNeeds: at % 9 === 0 ? 'support' : 'none',
  smallArea: areaCode((at * 7) % 16),
  heldBecause: '',
})

// Three of the ten things that matter, others for every pupil.
const picks = (nth: number): (0 | 1)[] =>
  Array.from({ length: 10 }, (_, thing) => ([nth, nth + 3, nth * 2].some((at) => at % 10 === thing) ? 1 : 0))

const takingPart = [
  { school: 'Sallowfield High School', lister: 'Pauline Hartley', pupils: 60 },
  { school: 'Eastbrook Academy', lister: 'Ivor Lane', pupils: 48 },
]

/** A survey that is open in two schools, which a third has not answered yet, and one that is being set up. */
export async function tellSurveys(town: Town): Promise<void> {
  const opensOn = addDays(town.today, -3)
  const before = startOfDay(addDays(opensOn, -40))
  await asWorker(town, 'Ed Tallis', before, async (acting) => {
    await keepAreas(acting, areas)
    await makeRound(acting, {
      id: AUTUMN,
      key: 'autumn-2026',
      name: 'How we are, autumn 2026',
      kind: 'confidential',
    })
    await changeRound(acting, AUTUMN, {
      ...wholeFields(opensOn, asked),
      about_for_parents:
        'We ask all pupils of Years 6, 8 and 10 in Saltmere how they are: how they feel, how they get on, and what there is for them near home. Schools and the council read the figures to see what is missing. They never read what one pupil answered. Ask Judith Farrow at Saltmere Council.',
      about_for_pupils: 'We want to know how you are, so that there is more for you here.',
      something_else: 'Read a book or draw, in the same room.',
      parents_say_no_online: true,
      key_holder: 'the information team of Saltmere Council',
      key_used_when: '',
    })
    await nameControllers(acting, AUTUMN, [
      { id: invented('survey controller council'), name: 'Saltmere Council' },
      { id: invented('survey controller schools'), name: 'The schools that take part, each for its pupils' },
    ])
    await addPart(acting, AUTUMN, {
      id: invented('survey part 1'),
      domain: 'meaning',
      measure: { key: 'ons4', version: 1 },
    })
    const local = localQuestion({ id: invented('survey question 1') })
    await makeLocalQuestion(acting, local)
    await addPart(acting, AUTUMN, {
      id: invented('survey part 2'),
      ...{ domain: local.domain, localQuestionId: local.id },
    })
    const matters = whatMatters({ id: invented('survey question 2') })
    await makeLocalQuestion(acting, matters)
    await addPart(acting, AUTUMN, {
      id: invented('survey part 4'),
      ...{ domain: matters.domain, localQuestionId: matters.id },
    })
    await inviteSchools(acting, AUTUMN, [
      ...takingPart.map(({ school }) => invented(school)),
      invented('Quarry Hill Primary School'),
    ])
    const { parts } = await partsOf(acting, { id: AUTUMN, yearGroups: asked }, invented('Saltmere Council'))
    await openRound(acting, AUTUMN, questionnaireOf(parts))
  })
  for (const told of takingPart) await tellSchool(town, told)
  await tellDraft(town)
}

async function tellSchool(
  town: Town,
  { school, lister, pupils }: (typeof takingPart)[number],
): Promise<void> {
  const at = startOfDay(addDays(town.today, -5))
  const slips = await asWorker(town, lister, at, async (acting) => {
    const here = (await schoolsOf(acting, AUTUMN)).find(({ name }) => name === school)
    if (!here) throw new Error(`${school} was not asked`)
    await answerInvitation(acting, here.id, { answer: 'takes_part', onRoll: pupils + 4 })
    const rows = Array.from({ length: pupils }, (_, nth) => ({
      ...{ line: nth + 2, postcode: null, row: pupil(school, nth) },
    }))
    await takeList(acting, here.id, {
      ...{ fileName: 'pupils.csv', rows, whole: false, notes: [] },
      refused: [{ line: pupils + 2, because: 'Year 9 is not asked in this survey.' }],
    })
    const [first, second] = await pupilsOf(acting, here.id)
    await sayNo(acting, here.id, { pupils: [first?.id ?? '', second?.id ?? ''], by: 'parent' })
    await sayOptOutsAreLoaded(acting, here.id)
    const round = { id: here.id, roundId: AUTUMN, kind: 'confidential' as const }
    return makeCodes(acting, round, { secret: invented(`survey slips ${school}`) })
  })
  // Two in five have finished by now.
  for (const [nth, { code }] of slips.entries())
    if (nth % 5 < 2)
      await makeSurveyAnswers(town.db, startOfDay(addDays(town.today, -1)), {
        ...{ code, place: town.place },
        answers: [4 + (nth % 6), 3 + (nth % 7), 5 + (nth % 5), nth % 4, ...picks(nth)],
      })
}

async function tellDraft(town: Town): Promise<void> {
  await asWorker(town, 'Judith Farrow', startOfDay(addDays(town.today, -2)), async (acting) => {
    await makeRound(acting, {
      id: SPRING,
      key: 'spring-2027',
      name: 'How we are, spring 2027',
      kind: 'anonymous',
    })
    await changeRound(acting, SPRING, { year_groups: [7, 9], opens_on: addDays(town.today, 120) })
    await addPart(acting, SPRING, {
      id: invented('survey part 3'),
      domain: 'meaning',
      measure: { key: 'ons4', version: 1 },
    })
  })
}
