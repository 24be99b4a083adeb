import { newId } from '../../src/words/index.ts'
import { type Attempt, tries } from './attempts-of-cases.ts'
import { type Asker, type Ids, idsOf, isKind, isManaging, rolesOf, type Standing } from './standing.ts'
import type { Asked, Slip, Survey, UrgentOnSlip } from './surveys.ts'
import { NOW, TODAY, type World } from './world.ts'

type Who = Pick<Standing, 'asker'>

const surveyOf = (world: World, { survey }: { survey: string }): Survey | undefined =>
  world.surveys.find(({ id }) => id === survey)

const slipOf = (world: World, { slip }: { slip: string }): Slip | undefined =>
  world.slips.find(({ id }) => id === slip)

/** "For as long as they have the role": only safeguarding leads and clinicians read what pupils answered. */
const mayRead = (world: World, worker: string): boolean =>
  rolesOf(world, worker).some(({ role }) => role === 'safeguarding_lead' || role === 'clinician')

/** "A worker named before the opening, and nobody else, whatever their role": nor whoever covers for them. */
const reads = (world: World, { asker }: Who, of: { survey: string }): boolean => {
  const survey = surveyOf(world, of)
  return (
    asker.kind === 'worker' &&
    survey?.kind === 'named' &&
    survey.readers.includes(asker.id) &&
    mayRead(world, asker.id)
  )
}

/** Whether somebody was named to read this one urgent answer, and has the role still. */
const isNamed = (world: World, { asker }: Who, { named }: UrgentOnSlip): boolean =>
  asker.kind === 'worker' && named.some(({ worker }) => worker === asker.id) && mayRead(world, asker.id)

/** "The place never gets names": a school's own managers, administrators and safeguarding leads list its pupils. */
const lists = (world: World, { asker }: Standing, school: string): boolean => {
  const worker = world.workers.find(({ id }) => asker.kind === 'worker' && id === asker.id)
  const asked = world.schoolsAsked.find(({ id }) => id === school)
  const isSchool = world.organisations.some(({ id, kind }) => id === asked?.organisation && kind === 'school')
  const roles = ['manager', 'administrator', 'safeguarding_lead']
  return (
    isSchool &&
    worker?.organisation === asked?.organisation &&
    isManaging(world, asker, asked?.organisation, roles)
  )
}

const isMine = ({ asker }: Standing, slip: string): boolean => asker.kind === 'pupil' && asker.id === slip

/** A slip opens a survey from its first day to its last, until it is closed and until the slip is taken back. */
const isAnswering = (world: World, standing: Standing, slip: Slip): boolean =>
  isMine(standing, slip.id) && !slip.takenBack && surveyOf(world, slip)?.stands === 'open'

const urgentOf = (world: World, slip: string): UrgentOnSlip | undefined =>
  world.urgentOnSlips.find((one) => one.slip === slip)

/** "Before it is handed in a reader sees nothing of it, save an urgent answer." */
const isToRead = (world: World, { id, answers }: Slip): boolean =>
  answers === 'handed in' || urgentOf(world, id) !== undefined

/** The surveys that somebody reads; with those of which they read one urgent answer. */
export const readsSurveys = (world: World, worker: string, named: boolean): Ids => {
  const standing = { asker: { kind: 'worker', id: worker } } as const
  return idsOf(
    world.surveys,
    ({ id: survey }) =>
      reads(world, standing, { survey }) ||
      (named &&
        world.urgentOnSlips.some(
          (one) => slipOf(world, one)?.survey === survey && isNamed(world, standing, one),
        )),
  )
}

/** The slips with an urgent answer of which they say who reads it. */
export const standsInFor = (world: World, worker: string): Ids =>
  idsOf(world.slips, (slip) => {
    const [survey, urgent] = [surveyOf(world, slip), urgentOf(world, slip.id)]
    return survey !== undefined && urgent !== undefined && standsIn(world, worker, survey, urgent)
  })

/** The surveys that those are of. */
export const standsInAt = (world: World, worker: string): Ids => {
  const theirs = standsInFor(world, worker)
  return new Set(world.slips.filter(({ id }) => theirs.has(id)).map(({ survey }) => survey))
}

/** What they can read of urgent answers that came with a slip, beside those of a support. */
export function urgentsRead(world: World, standing: Standing): Record<string, Ids> {
  const sweep = isKind(standing, 'job:sweep')
  const readers = world.urgentOnSlips.filter((one) => {
    const slip = slipOf(world, one)
    return sweep || (slip && reads(world, standing, slip)) || isNamed(world, standing, one)
  })
  return {
    urgent_answer: idsOf(world.urgentOnSlips, (one) => readers.includes(one) || isMine(standing, one.slip)),
    urgent_told: new Set(
      readers.flatMap(({ id, told, insteadOf }) =>
        [...told, ...insteadOf].map((worker) => `${id} ${worker}`),
      ),
    ),
    urgent_acknowledgement: idsOf(readers, ({ read }) => read),
  }
}

/** What they can read of surveys, where there is one. */
export function surveysRead(world: World, standing: Standing): Record<string, Ids> {
  if (world.surveys.length === 0) return {}
  const { asker } = standing
  const own = <T extends { school: string }>({ school }: T) => lists(world, standing, school)
  const jobs = isKind(standing, 'job:sweep', 'job:deliver')
  const bySlip = (which: (slip: Slip) => boolean) => idsOf(world.slips, which)
  return {
    round_pupil: idsOf(world.pupils, own),
    round_parent_no: idsOf(world.parentNoes, own),
    round_code: bySlip((slip) => own(slip) || isMine(standing, slip.id)),
    // "Nobody can list it."
    round_key: new Set(),
    round_answers: bySlip(
      (slip) =>
        slip.answers !== null &&
        (isMine(standing, slip.id) || (reads(world, standing, slip) && isToRead(world, slip))),
    ),
    round_refusal: bySlip((slip) => slip.refused && isMine(standing, slip.id)),
    round_reading: new Set(
      world.slips
        .filter((slip) => reads(world, standing, slip))
        .flatMap(({ id, readBy }) => readBy.map((worker) => `${id} ${worker}`)),
    ),
    screen_offer: idsOf(
      world.offers,
      (offer) => isMine(standing, offer.slip) || reads(world, standing, offer),
    ),
    // Who was named, and who named them; the readers, and the pupil, who is told who reads.
    urgent_naming: new Set(
      world.urgentOnSlips.flatMap((one) => {
        const slip = slipOf(world, one)
        const all = jobs || isMine(standing, one.slip) || (slip && reads(world, standing, slip))
        const me = 'id' in asker && asker.kind === 'worker' ? asker.id : null
        return one.named
          .filter(({ worker, by }) => all || worker === me || by === me)
          .map(({ worker }) => `${one.id} ${worker}`)
      }),
    ),
    // Of whom readers are told that they handed it in; and what whoever was named for one answer reads: that one.
    handed_in: bySlip((slip) => {
      const urgent = urgentOf(world, slip.id)
      const named = urgent !== undefined && isNamed(world, standing, urgent)
      return isToRead(world, slip) && (named || reads(world, standing, slip))
    }),
    urgent_said: new Set(
      world.urgentOnSlips
        .filter((one) => isNamed(world, standing, one) && (slipOf(world, one)?.answers ?? null) !== null)
        .map(({ slip }) => `${slip} 1`),
    ),
  }
}

/** What they can change of them: their own answers and reply while it is open; a school its own list. */
export function surveysChanged(world: World, standing: Standing): Record<string, Ids> {
  if (world.surveys.length === 0) return {}
  const own = <T extends { school: string }>({ school }: T) => lists(world, standing, school)
  const answering = (slip: Slip | undefined) => slip !== undefined && isAnswering(world, standing, slip)
  const sweep = isKind(standing, 'job:sweep')
  return {
    round_pupil: idsOf(world.pupils, own),
    round_parent_no: idsOf(world.parentNoes, own),
    round_code: idsOf(world.slips, own),
    round_answers: idsOf(world.slips, (slip) => slip.answers !== null && answering(slip)),
    screen_offer: idsOf(world.offers, (offer) => answering(slipOf(world, offer))),
    urgent_naming: new Set(
      world.urgentOnSlips.flatMap(({ id, named }) =>
        sweep ? named.map(({ worker }) => `${id} ${worker}`) : [],
      ),
    ),
  }
}

/** What they can take away: a school a row of its list, a pupil their own no. Names and answers go on their day, by a job. */
export function surveysTaken(world: World, standing: Standing): Record<string, Ids> {
  if (world.surveys.length === 0) return {}
  const nothing = { round_answers: new Set<string>(), round_code: new Set<string>() }
  return {
    ...{ ...nothing, round_key: new Set(), round_parent_no: new Set() },
    round_pupil: idsOf(world.pupils, ({ school }) => lists(world, standing, school)),
    round_refusal: idsOf(world.slips, ({ id, refused }) => refused && isMine(standing, id)),
  }
}

/** What may be tried about surveys. */
export const aboutSurveys = (world: World, standing: Standing, me: string): Attempt[] => [
  ...world.schoolsAsked.flatMap((asked) => aboutLists(world, standing, asked)),
  ...world.slips.slice(0, 3).flatMap((slip) => aboutSlip(world, standing, slip, me)),
]

function aboutLists(world: World, standing: Standing, asked: Asked): Attempt[] {
  const survey = surveyOf(world, asked)
  const own = lists(world, standing, asked.id)
  const named = { round_school_id: asked.id, given_name: 'x', family_name: 'x', year_group: 9 }
  const pupil = { ...named, reference: 'x' }
  const code = { round_id: asked.survey, round_school_id: asked.id }
  const says = isKind(standing, 'public') && survey?.stands === 'open' && survey.online
  return [
    ...tries('round_pupil', pupil, own && survey?.namesGone === false),
    ...tries('round_code', { ...code, code_hash: `\\x${newId().replaceAll('-', '')}` }, own),
    ...tries('round_parent_no', named, says),
  ]
}

function aboutSlip(world: World, standing: Standing, slip: Slip, me: string): Attempt[] {
  const { asker } = standing
  const survey = surveyOf(world, slip)
  const reader = reads(world, standing, slip)
  const answering = isAnswering(world, standing, slip)
  const of = { round_id: slip.survey, code_id: slip.id }
  const answers = { id: slip.id, round_id: slip.survey, round_school_id: slip.school, answers: '\\x0101' }
  const another = newId()
  const urgent = urgentOf(world, slip.id)
  const own = lists(world, standing, slip.school)
  const raised = { ...of, place_id: world.place, items: ['two'] }
  const offer = { answers_id: slip.id, round_id: slip.survey }
  const asked = answering && survey?.kind === 'named' && slip.answers === 'handed in'
  const all = [
    ...tries('round_answers', answers, answering, { id: another }),
    // "Asked once they have handed it in", and answers afterwards.
    ...tries('screen_offer', offer, asked, { answers_id: another }, { reply: 'yes', replied_at: NOW }),
    ...tries('urgent_answer', raised, answering && survey?.kind === 'named', { code_id: another }),
    // "Nobody's name by itself": a reader says for themselves that they have read, and what was handed in.
    ...rowOf({ ...of, worker_id: me }, reader && slip.answers === 'handed in', another),
    ...(survey?.kind === 'anonymous'
      ? []
      : [{ table: 'round_key', row: { code_id: slip.id, pupil_id: another }, allowed: own }]),
  ]
  if (!urgent || !survey) return all
  const told = { urgent_id: urgent.id, stands: 'reader', acknowledge_by: NOW }
  const reading = survey.readers[0]
  const says = reader || isNamed(world, standing, urgent)
  const acknowledged = { urgent_id: urgent.id, worker_id: me }
  return [
    ...all,
    { table: 'urgent_told', row: { ...told, worker_id: another }, allowed: false },
    ...(reading
      ? [{ table: 'urgent_told', row: { ...told, worker_id: reading }, allowed: isMine(standing, slip.id) }]
      : []),
    {
      table: 'urgent_told',
      row: { ...told, worker_id: another, stands: 'cover' },
      allowed: isKind(standing, 'job:sweep'),
    },
    { table: 'urgent_acknowledgement', row: acknowledged, allowed: says },
    { table: 'urgent_acknowledgement', row: { ...acknowledged, worker_id: another }, allowed: false },
    ...aboutNaming(world, asker, survey, urgent, of, me),
  ]
}

const rowOf = (row: Attempt['row'], allowed: boolean, another: string): Attempt[] => [
  { table: 'round_reading', row, allowed },
  { table: 'round_reading', row: { ...row, worker_id: another }, allowed: false },
]

/** "Those who stand in", for as long as they manage, administer, commission or lead safeguarding: while nobody reads it. */
const standsIn = (world: World, worker: string, survey: Survey, urgent: UrgentOnSlip): boolean =>
  urgent.insteadOf.includes(worker) &&
  !urgent.read &&
  rolesOf(world, worker).some(({ role }) =>
    /^(manager|administrator|commissioner|safeguarding_lead)$/.test(role),
  ) &&
  !survey.readers.some((reader) => mayRead(world, reader)) &&
  !urgent.named.some((one) => !one.late && mayRead(world, one.worker))

/** "No urgent answer waits for somebody who is gone": who was told in their place names who reads it, of those who lead safeguarding. */
function aboutNaming(
  world: World,
  asker: Asker,
  survey: Survey,
  urgent: UrgentOnSlip,
  of: { round_id: string; code_id: string },
  me: string,
): Attempt[] {
  const names = asker.kind === 'worker' && standsIn(world, asker.id, survey, urgent)
  const school = world.schoolsAsked.find((one) => one.survey === survey.id)?.organisation
  const opener = world.workers.find(({ id }) => id === survey.by)?.organisation
  const leads = (worker: string) =>
    [school, opener].some((one) =>
      isManaging(world, { kind: 'worker', id: worker }, one, ['safeguarding_lead']),
    )
  const mayBe = (worker: string) =>
    mayRead(world, worker) &&
    (worker === me || leads(worker)) &&
    !urgent.named.some((one) => one.worker === worker)
  const named = { ...of, urgent_id: urgent.id, named_by: me, because: 'x', acknowledge_by: TODAY }
  // Who does not stand in is refused whomever they name.
  return world.workers.slice(0, names ? undefined : 1).flatMap(({ id }): Attempt[] => {
    const row = { ...named, worker_id: id }
    const allowed = names && mayBe(id)
    const wrong = { table: 'urgent_naming', row: { ...row, named_by: newId() }, allowed: false }
    return [{ table: 'urgent_naming', row, allowed }, ...(allowed ? [wrong] : [])]
  })
}
