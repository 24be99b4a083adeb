import type { Kysely } from 'kysely'
import { makeOrganisation, makePlace, makeTeam, makeWorker } from '../accounts/factory.ts'
import { type Acting, type Actor, actorTransaction, type DB } from '../database/index.ts'
import { makeYoungPerson } from '../people/factory.ts'
import { calledName, personById } from '../people/index.ts'
import { accept } from '../referrals/acceptance.ts'
import { referralById } from '../referrals/index.ts'
import { decisionsFrom } from '../referrals/letter.ts'
import { sendReferral } from '../referrals/sending.ts'
import type { Answers } from '../ui/questions/index.ts'
import { addDays, dateInLondon, newId } from '../words/index.ts'
import type { About, Asked, SupportAct } from './act.ts'
import { contactAct } from './acts/contact.ts'
import { endingAct } from './acts/ending.ts'
import { goalAct, ratingsAct } from './acts/goals.ts'
import { planAct, reviewAct } from './acts/plan.ts'
import { changeStep, stepAct } from './acts/steps.ts'
import { openSupport } from './opening.ts'
import { beholderOf, supportById } from './store.ts'

type Database = Kysely<DB>

/** Who acts, where and when. */
export type As = { worker: string; place: string; now: Date }

const ORIGIN = 'https://trellis.saltmere.example'

/** Runs work as this worker at this moment, through the policies of the database. */
export const asWorker = <T>(
  database: Database,
  { worker, place, now }: As,
  work: (acting: Acting) => Promise<T>,
): Promise<T> => {
  const actor: Actor = { kind: 'worker', id: worker, place }
  return actorTransaction(database, { actor, now, request: newId() }, work)
}

/** A place with a school that refers and two teams that take on, everybody in it by first name. */
export type Scene = {
  place: string
  school: string
  teacher: string
  pastoral: string
  northside: string
  team: string
  maryam: string
  jonas: string
  manager: string
  supervisor: string
  administrator: string
  otherTeam: string
  outsider: string
}

/** The invented place Saltmere: a teacher, Northside’s link workers, their manager and supervisor, another team. */
export async function makeScene(db: Database): Promise<Scene> {
  const place = await makePlace(db)
  const school = await makeOrganisation(db, { place, name: 'Sallowfield High School' })
  const northside = await makeOrganisation(db, { place, kind: 'charity', name: 'Northside' })
  const pastoral = await makeTeam(db, { place, organisation: school, name: 'Pastoral team' })
  const taking = { place, organisation: northside, receivesReferrals: true }
  const team = await makeTeam(db, { ...taking, name: 'Northside Link Workers' })
  const otherTeam = await makeTeam(db, { ...taking, name: 'Eastbrook Link Workers' })
  const person = (
    name: string,
    role: 'link_worker' | 'manager' | 'supervisor' | 'administrator',
    at = team,
  ) => makeWorker(db, { place, organisation: northside, name, roles: [{ team: at, role }] })
  const teacher = await makeWorker(db, {
    ...{ place, organisation: school, name: 'Priya Raman', email: 'priya.raman@example.org' },
    roles: [{ team: pastoral, role: 'referrer' }],
  })
  return {
    ...{ place, school, teacher, pastoral, northside, team, otherTeam },
    maryam: await person('Maryam Siddiqui', 'link_worker'),
    jonas: await person('Jonas Weber', 'link_worker'),
    manager: await person('Tomasz Nowak', 'manager'),
    supervisor: await person('Ifeoma Eze', 'supervisor'),
    administrator: await person('Ada Administrator', 'administrator'),
    outsider: await person('Olu Outsider', 'link_worker', otherTeam),
  }
}

export type SupportMade = { supportId: string; youngPersonId: string; referralId: string }

type Making = {
  now: Date
  worker?: string
  /** Whoever says yes in the worker’s name; the worker unless told. */
  accepting?: string
  person?: Parameters<typeof makeYoungPerson>[0]
  whatMatters?: string
  /** What whoever referred may be told: kinds of news. */
  agreed?: readonly string[]
}

/** A young person referred by the teacher and taken on: a support that is open and waits for its first contact. */
export async function makeSupport(db: Database, scene: Scene, making: Making): Promise<SupportMade> {
  const { now, worker = scene.maryam, agreed = ['first_contact', 'ending', 'outcome'] } = making
  const [referralId, youngPersonId] = [newId(), newId()]
  const today = dateInLondon(now)
  await asWorker(db, { worker: scene.teacher, place: scene.place, now }, (acting) =>
    sendReferral(acting, {
      ...{ id: referralId, youngPersonId, wayIn: 'school', reRefersId: null, parent: null },
      from: { workerId: scene.teacher, teamId: scene.pastoral },
      toTeamId: scene.team,
      answerBy: addDays(today, 14),
      person: makeYoungPerson(making.person),
      decisions: decisionsFrom('school', consent(agreed), {
        ...{ today, recordedBy: scene.teacher },
        ...{ shareWith: 'Sallowfield High School', shareTeamId: scene.pastoral },
      }),
      letter: {
        what_matters: making.whatMatters ?? 'Being outside, my nan, and drawing.',
        tell_first: 'sender',
      },
    }),
  )
  const accepting = { worker: making.accepting ?? worker, place: scene.place, now }
  return asWorker(db, accepting, async (acting) => {
    const referral = await referralById(acting, referralId)
    if (!referral) throw new Error('the receiving team does not see the referral')
    const settings = { workerId: worker, origin: ORIGIN, onAccepted: openSupport }
    const { supportId } = await accept(acting, referral, settings)
    return { supportId, youngPersonId, referralId }
  })
}

const consent = (agreed: readonly string[]): Answers => ({
  decided_by: 'competent',
  judged_by: 'Priya Raman',
  grounds: 'They explained it in their own words.',
  tell_parents: 'Everything',
  may_tell: agreed,
})

/** Does one of the acts as this worker would by its form; throws its sentence when it may not be done or is not right. */
export async function doAct(
  db: Database,
  as: As,
  {
    supportId,
    act,
    answers,
    asked = {},
  }: { supportId: string; act: SupportAct; answers: Answers; asked?: Asked },
): Promise<string> {
  return asWorker(db, as, async (acting) => {
    const about = await aboutFor(acting, supportId)
    if (!act.may(about)) throw new Error(act.refused(about))
    const [problem] = Object.values(act.check?.(about, answers) ?? {})
    if (problem) throw new Error(problem)
    const id = newId()
    await act.write(acting, about, { answers, id, origin: ORIGIN }, asked)
    return id
  })
}

async function aboutFor(acting: Acting, supportId: string): Promise<About> {
  const support = await supportById(acting, supportId, true)
  const person = support && (await personById(acting, support.youngPersonId))
  if (!support || !person) throw new Error('not found')
  const about = { support, person, called: calledName(person), today: dateInLondon(acting.now) }
  return { ...about, who: await beholderOf(acting) }
}

/** A contact in which they were reached, today, unless told. */
export const addContact = (db: Database, as: As, supportId: string, answers: Answers = {}) =>
  doAct(db, as, {
    supportId,
    act: contactAct,
    answers: { kind: 'call', reached: 'yes', day: 'today', minutes: '15', ...answers },
  })

/** A goal in their own words, with a first rating when given. */
export const addGoal = (db: Database, as: As, supportId: string, words: string, rating?: number) =>
  doAct(db, as, {
    supportId,
    act: goalAct,
    answers: { words, whose: 'young_person', rating: rating === undefined ? undefined : String(rating) },
  })

/** The young person rates a goal today. */
export const rateGoal = (
  db: Database,
  as: As,
  supportId: string,
  goalId: string,
  rating: number,
  words?: string,
) =>
  doAct(db, as, {
    supportId,
    act: ratingsAct,
    answers: {
      [`rating-${goalId}`]: String(rating),
      rated_by: 'young_person',
      rated_on: dateInLondon(as.now),
      words,
    },
  })

/** A step the young person takes by a day, for a goal or none. */
export const addStep = (
  db: Database,
  as: As,
  supportId: string,
  step: { what: string; dueOn: string; goal?: string; who?: string; whoName?: string },
) =>
  doAct(db, as, {
    supportId,
    act: stepAct,
    answers: {
      what: step.what,
      who: step.who ?? 'young_person',
      who_name: step.whoName,
      due_on: step.dueOn,
      goal: step.goal,
    },
  })

/** A step is ticked. */
export const tickStep = (db: Database, as: As, supportId: string, stepId: string): Promise<void> =>
  asWorker(db, as, async (acting) =>
    changeStep(acting, await aboutFor(acting, supportId), stepId, 'done', { done_at: acting.now }),
  )

/** A look back today, with the day of the next one. */
export const addReview = (db: Database, as: As, supportId: string, words: string, nextOn: string) =>
  doAct(db, as, {
    supportId,
    act: reviewAct,
    answers: { held_on: dateInLondon(as.now), words, next_on: nextOn },
  })

/** What matters, what is strong, and when to look back. */
export const writePlan = (db: Database, as: As, supportId: string, answers: Answers) =>
  doAct(db, as, { supportId, act: planAct, answers })

/** The support ends; completed, told in person, without a follow-up, unless told. */
export const endSupport = (db: Database, as: As, supportId: string, answers: Answers = {}) =>
  doAct(db, as, {
    supportId,
    act: endingAct,
    answers: { reason: 'completed', told: 'in_person', follow_up: 'no', ...answers },
  })
