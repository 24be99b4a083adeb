import { invented } from '../demo/saltmere.ts'
import {
  inventedPupils,
  localQuestion,
  makeDraftSurvey,
  makeOpenSurvey,
  openDraftSurvey,
  type SurveyWorld,
  surveyActs,
  workerActor,
} from '../src/surveys/factory.ts'
import { sayParentNo, takeList } from '../src/surveys/lists/list-store.ts'
import { makeLocalQuestion } from '../src/surveys/part-store.ts'
import { changeRound } from '../src/surveys/round-store.ts'
import { answerInvitation, schoolsOf } from '../src/surveys/schools/school-store.ts'
import { addDays, dateInLondon, newId } from '../src/words/index.ts'
import type { Saltmere } from './saltmere.ts'

const world: SurveyWorld = {
  ...{
    place: invented('Saltmere'),
    council: invented('Saltmere Council'),
    administrator: invented('Ed Tallis'),
  },
  ...{ school: invented('Sallowfield High School'), manager: invented('Pauline Hartley') },
  teacher: invented('Priya Raman'),
}

/** A survey that is open at Sallowfield, with its slips: the ids its addresses hold. */
export async function surveyAtSallowfield({ database, clock }: Saltmere): Promise<Record<string, string>> {
  const { roundSchool } = await makeOpenSurvey(database.kysely, world, { now: clock.now(), pupils: 4 })
  const { rows } = await database.owner.query<{ id: string }>('select id from round_pupil limit 1')
  return { id: roundSchool, pupil: rows[0]?.id ?? '', no: newId() }
}

/** Surveys at every stage, so that each form of setting one up and of a school's part in it is there to be sent. */
export async function setTheSurveys({ database, clock }: Saltmere): Promise<string[]> {
  const [db, now] = [database.kysely, clock.now()]
  const acts = surveyActs(db, now)
  const ed = workerActor(world.place, world.administrator)
  const pauline = workerActor(world.place, world.manager)
  await makeOpenSurvey(db, world, { now, pupils: 3 })
  // One that nobody answered yet, and one that is still being set up, whole and ready to open.
  const asked = await makeDraftSurvey(db, world, now, {
    key: 'asked',
    opensOn: addDays(dateInLondon(now), 30),
  })
  await openDraftSurvey(db, world, now, { round: asked })
  const draft = { key: 'draft', opensOn: addDays(dateInLondon(now), 40) }
  await makeDraftSurvey(db, world, now, draft)
  await acts(ed, (acting) => makeLocalQuestion(acting, localQuestion({ words: { en: 'I have a say here' } })))
  // A named one, for which parents may say no on the page, with rows of every standing.
  const opensOn = addDays(dateInLondon(now), 20)
  const named = await makeDraftSurvey(db, world, now, { key: 'named', kind: 'named', opensOn })
  await acts(ed, (acting) => changeRound(acting, named, { parents_say_no_online: true }))
  await openDraftSurvey(db, world, now, { round: named })
  const school = await acts(pauline, async (acting) => {
    const [here] = await schoolsOf(acting, named)
    if (!here) throw new Error('the school was not asked')
    await answerInvitation(acting, here.id, { answer: 'takes_part', onRoll: 5 })
    const rows = inventedPupils(5, [10]).map((row, at) => ({
      ...{ line: at + 2, postcode: null },
      row: at === 0 ? { ...row, heldBecause: 'Not read: Gender.' } : row,
    }))
    await takeList(acting, here.id, { fileName: 'list.csv', rows, refused: [], notes: [], whole: true })
    await acting.tx
      .updateTable('round_pupil')
      .set({ said_no: 'parent', said_no_at: now })
      .where('round_school_id', '=', here.id)
      .where('reference', '=', 'A0002')
      .execute()
    // Whoever said yes may have a slip, so that slips can be made here.
    await acting.tx
      .updateTable('round_pupil')
      .set({ said_yes: 'competent_pupil', said_yes_at: now })
      .where('round_school_id', '=', here.id)
      .where('reference', '=', 'A0004')
      .execute()
    return here.id
  })
  await acts({ kind: 'public', id: null, place: world.place }, (acting) =>
    sayParentNo(acting, {
      ...{ id: newId(), schoolId: school, givenName: 'Pupil 3', familyName: 'Invented' },
      ...{ yearGroup: 10, class: '' },
    }),
  )
  return [`/survey-letters/${school}`]
}
