import { newId } from '../../src/words/index.ts'
import { type Gen, many, maybe, number, one, span, yes } from './picking.ts'
import type { Membership, World } from './world.ts'

/** A survey that was opened: by whom, how it stands, and who was named to read what is answered in it. */
export type Survey = {
  id: string
  kind: 'anonymous' | 'confidential' | 'named'
  by: string
  stands: 'open' | 'over' | 'closed'
  readers: string[]
  /** Whether parents may say no on the public page; and whether the day is over until which names are kept. */
  online: boolean
  namesGone: boolean
}
/** That somebody's pupils are asked; a pupil on its list; and that a parent said no. */
export type Asked = { id: string; survey: string; organisation: string }
export type Pupil = { id: string; school: string }
export type ParentNo = { id: string; school: string }
/** A slip: whose it is, where there is a key; what was done with it. Answers are named as the slip is. */
export type Slip = {
  id: string
  survey: string
  school: string
  pupil: string | null
  takenBack: boolean
  answers: null | 'begun' | 'handed in'
  refused: boolean
  readBy: string[]
}
/** An urgent answer that came with a slip; who was told as a reader, who in their place, and who of these was named to read it. */
export type UrgentOnSlip = {
  id: string
  slip: string
  told: string[]
  insteadOf: string[]
  read: boolean
  named: { worker: string; by: string; late: boolean }[]
}
/** That somebody was asked whether they want support. */
export type Offer = { id: string; slip: string; survey: string }
export type Surveys = {
  surveys: Survey[]
  schoolsAsked: Asked[]
  pupils: Pupil[]
  parentNoes: ParentNo[]
  slips: Slip[]
  urgentOnSlips: UrgentOnSlip[]
  offers: Offer[]
}

type Given = Pick<World, 'organisations' | 'teams' | 'workers' | 'memberships'>

const none = (): Surveys & { memberships: Membership[] } => ({
  ...{ surveys: [], schoolsAsked: [], pupils: [], parentNoes: [], slips: [], urgentOnSlips: [], offers: [] },
  memberships: [],
})

/** In a third of the worlds a survey or two, mostly of schools; and what somebody works as by whom a survey is read or a school's pupils are listed. */
export function someSurveys(
  g: Gen,
  days: readonly string[],
  given: Given,
): Surveys & { memberships: Membership[] } {
  const all = none()
  if (number(g, 0, 2) > 0) return all
  const { organisations, workers } = given
  const schools = organisations.filter(({ kind }) => kind === 'school')
  all.memberships = someRoles(g, days, given)
  for (const nth of many(g, 0, 1, (at) => at).concat(0)) {
    const kind = nth === 0 ? 'named' : one(g, ['anonymous', 'confidential', 'named'] as const)
    const survey: Survey = {
      ...{ id: newId(), kind, by: one(g, workers).id, online: yes(g), namesGone: number(g, 0, 3) === 0 },
      stands: one(g, ['open', 'open', 'over', 'closed'] as const),
      readers: workers.filter(() => yes(g)).map(({ id }) => id),
    }
    const organisation = one(g, schools.length > 0 && yes(g) ? schools : organisations).id
    const asked: Asked = { id: newId(), survey: survey.id, organisation }
    all.surveys.push(survey)
    all.schoolsAsked.push(asked)
    all.parentNoes.push(...many(g, 0, 1, () => ({ id: newId(), school: asked.id })))
    const slips = many(g, 1, 2, () => someSlip(g, survey, asked))
    all.pupils.push(...slips.map(({ pupil }) => ({ id: pupil ?? newId(), school: asked.id })))
    all.slips.push(...slips)
    if (kind !== 'named') continue
    all.urgentOnSlips.push(
      ...slips.filter(() => yes(g)).map(({ id }) => someUrgent(g, survey, id, workers, all.memberships)),
    )
    const handedIn = slips.filter(({ answers }) => answers === 'handed in')
    all.offers.push(
      ...handedIn.filter(() => yes(g)).map(({ id: slip }) => ({ id: newId(), slip, survey: survey.id })),
    )
  }
  return all
}

function someRoles(g: Gen, days: readonly string[], { teams, workers, memberships }: Given): Membership[] {
  const made: Membership[] = []
  for (const { id: worker, organisation } of workers.filter(() => yes(g))) {
    const near = teams.filter((team) => team.organisation === organisation)
    const team = one(g, near.length > 0 && yes(g) ? near : teams).id
    const role = one(g, ['safeguarding_lead', 'clinician', 'manager', 'administrator'] as const)
    const held = { ...span<string>(g, days, days[0] ?? ''), worker, team, role }
    const before = memberships.some(
      (one) => one.worker === worker && one.team === team && one.role === role && one.from === held.from,
    )
    if (!before) made.push(held)
  }
  return made
}

function someSlip(g: Gen, survey: Survey, { id: school }: Asked): Slip {
  const answers = one(g, [null, 'begun', 'handed in', 'handed in'] as const)
  return {
    ...{ id: newId(), survey: survey.id, school, takenBack: number(g, 0, 4) === 0, answers },
    pupil: survey.kind === 'anonymous' ? null : newId(),
    refused: answers === null && yes(g),
    readBy: answers === 'handed in' ? [maybe(g, survey.readers)].filter((id) => id !== null) : [],
  }
}

function someUrgent(
  g: Gen,
  { readers }: Survey,
  slip: string,
  workers: Given['workers'],
  roles: readonly Membership[],
): UrgentOnSlip {
  const insteadOf = workers.filter(() => yes(g)).map(({ id }) => id)
  const fit = roles.filter(({ role }) => role === 'safeguarding_lead' || role === 'clinician')
  const named = fit.length > 0 && yes(g) ? one(g, fit).worker : one(g, workers).id
  return {
    ...{ id: newId(), slip, told: readers, insteadOf, read: number(g, 0, 2) === 0 },
    named: many(g, 0, insteadOf.length > 0 ? 1 : 0, () => {
      return { worker: named, by: one(g, insteadOf), late: yes(g) }
    }),
  }
}
