import { calendarsOf, checksDue, DAYS_BEFORE_END, hasRole, type SignedInWorker } from '../accounts/index.ts'
import { decidingDue } from '../circle/index.ts'
import { companionsDue } from '../companions/index.ts'
import type { Acting } from '../database/index.ts'
import { proposalsWaitingFor } from '../drafting/index.ts'
import { enrolmentsDue, pointsDue } from '../enrolments/index.ts'
import { type FamilyDue, familiesDue } from '../families/index.ts'
import { type GlassReviewDue, glassReviewsDue } from '../glass/index.ts'
import { handoversDue } from '../handovers/index.ts'
import { answersUnread, asksDue, measureCalled, measureLibrary } from '../measures/index.ts'
import { opensRecords } from '../policy/index.ts'
import { type ReadersGone, readersGone, readingsDue } from '../reading/index.ts'
import { missedSessions, referralsDue } from '../referrals/index.ts'
import { responsesDue } from '../responses/index.ts'
import { type RightsDue, rightsDue } from '../rights/index.ts'
import { concernsDue } from '../safety/index.ts'
import { dueItems } from '../support/index.ts'
import {
  listsPupils,
  mayReadSurveys,
  runsSurveys,
  surveysDueAtSchool,
  surveysDueHere,
} from '../surveys/index.ts'
import { type PlanDue, planThingsDue } from '../together/index.ts'
import { wallsDue } from '../walls/index.ts'
import { type LookingAgainDue, lookingAgainDue } from '../while-waiting/index.ts'
import { addDays, type DateOnly, dateInLondon } from '../words/index.ts'
import { accessThings, correctionThings, disposalThings, erasureThings } from './access-things.ts'
import { approvalThings } from './approval-things.ts'
import { answerThings, askThings, type Known } from './ask-things.ts'
import { checkThings } from './check-things.ts'
import { companionThings } from './companion-things.ts'
import { concernThings } from './concern-things.ts'
import { asTheDeadAre, deathThings } from './death-things.ts'
import { decisionThings, hiddenLookThings } from './deciding-things.ts'
import { enrolmentThings } from './enrolment-things.ts'
import { familyThings } from './family-things.ts'
import type { Finished } from './finished.ts'
import { glassThings } from './glass-things.ts'
import { handoverThings } from './handover-things.ts'
import { missedThings } from './missed-things.ts'
import { notTogetherThings } from './not-together-things.ts'
import { inOneTrip } from './one-trip.ts'
import { planThings } from './plan-things.ts'
import { pointThings } from './point-things.ts'
import { readingThings, urgentGoneThings } from './reading-things.ts'
import { referralThings } from './referral-things.ts'
import { responseThings } from './response-things.ts'
import { sealingThings } from './sealing-things.ts'
import { caseloadOf, coveringNow, finishedSince, peopleNamed, teamMembers } from './store.ts'
import { supportThings } from './support-things.ts'
import { surveyThings } from './survey-things.ts'
import { type TeamLine, type TeamMember, teamLines } from './team.ts'
import { type TeamAsked, teamAsked, teamThings } from './team-asked.ts'
import { tieThings } from './tie-things.ts'
import { type Around, type Beholding, type Group, groupsOf, horizon, isListed, type Thing } from './today.ts'
import { waitingThings } from './waiting-things.ts'
import { type Day, loadOf, stripEnd, weekOf, weekStart } from './week.ts'
import { wishThings } from './wish-things.ts'

/** Everything the page says, for one worker at one moment. */
export type TodayShown = {
  today: DateOnly
  groups: Group[]
  week: Day[]
  load: ReturnType<typeof loadOf> | null
  /** Lines about the team, for whoever manages one. */
  team: TeamLine[]
  finished: Finished[]
  /** The first day this list does not look at yet. */
  nextAfter: DateOnly
  /** Everybody the page shows, for the history of looks. */
  people: string[]
}

/** Whether a worker has any role that opens young people's records. An administrator or commissioner has none. */
export const seesContent = (worker: SignedInWorker): boolean =>
  worker.roles.some(({ role }) => opensRecords(role))

const teamsIn = (roles: SignedInWorker['roles']): string[] => [...new Set(roles.map(({ teamId }) => teamId))]

async function beholding(
  acting: Acting,
  worker: SignedInWorker,
): Promise<{ eyes: Beholding; members: TeamMember[] }> {
  const today = dateInLondon(acting.now)
  const managedTeams = teamsIn(worker.roles.filter(({ role }) => role === 'manager'))
  const [covering, members] = await Promise.all([
    coveringNow(acting, worker.id, today),
    teamMembers(acting, managedTeams, today),
  ])
  const eyes = {
    today,
    workerId: worker.id,
    organisationId: worker.organisationId,
    teams: teamsIn(worker.roles.filter(({ role }) => opensRecords(role))),
    managedTeams,
    covering,
  }
  return { eyes, members }
}

const all = (eyes: Beholding, field: 'teams' | 'managedTeams'): string[] => [
  ...new Set([...eyes[field], ...eyes.covering.flatMap((covered) => covered[field])]),
]

type Questions = {
  rights: RightsDue
  plans: PlanDue[]
  families: FamilyDue[]
  waiting: LookingAgainDue[]
}

/** Asks every room what is due by a day. The number of questions does not grow with what they answer. */
async function thingsFor(
  acting: Acting,
  eyes: Beholding,
  { until, members }: { until: DateOnly; members: readonly TeamMember[] },
): Promise<Thing[]> {
  const { today, covering } = eyes
  const workers = [eyes.workerId, ...covering.map(({ workerId }) => workerId)]
  const managedTeams = all(eyes, 'managedTeams')
  const everybody = [...new Set([...workers, ...members.map(({ workerId }) => workerId)])]
  const whose = { workerIds: workers, teamIds: managedTeams }
  const due = { workerIds: everybody, until }
  const ours = { ...due, teamIds: all(eyes, 'teams') }
  const waits = lookingAgainDue({ workerIds: everybody, teamIds: managedTeams })
  const others = { plans: planThingsDue(ours), families: familiesDue(ours), waiting: waits }
  const beside = inOneTrip<Questions>({ rights: rightsDue(whose), ...others })
  const by = addDays(today, DAYS_BEFORE_END)
  // Put at once and answered in turn: one trip to the database for them all.
  const [referrals, items, missed, along, checks, places, points, changes, asks, unread, promised, said] =
    await Promise.all([
      referralsDue(acting, { workers, teams: all(eyes, 'teams'), managedTeams, today }),
      dueItems(acting, { ...whose, today, until }),
      missedSessions(acting, { workerIds: workers, today }),
      companionsDue(acting, { ...whose, today, until }),
      checksDue(acting, { worker: eyes.workerId, teams: managedTeams, by }),
      enrolmentsDue(acting, due),
      pointsDue(acting, due),
      handoversDue(acting, due),
      asksDue(acting, { ...due, today }),
      answersUnread(acting, everybody),
      responsesDue(acting, due),
      decidingDue(acting, { ...whose, until }, beside),
    ])
  const { rights, plans: planned, families: ofFamilies, waiting } = said.beside ?? {}
  const known: Known = {
    people: await peopleNamed(
      acting,
      [...asks, ...unread].map(({ youngPersonId }) => youngPersonId),
      today,
    ),
    workers: new Map([...members, ...covering].map(({ workerId, name }) => [workerId, name])),
    measureName: (key) => measureCalled(measureLibrary(), key)?.name ?? key,
  }
  const things = once([
    ...answerThings(unread, eyes, { ...known, now: acting.now }),
    ...referralThings(referrals, eyes),
    ...supportThings(items, eyes),
    ...wishThings(said.wishes, eyes),
    ...accessThings(rights?.everything ?? [], eyes),
    ...erasureThings(rights?.erasures ?? [], eyes),
    ...disposalThings(rights?.proposals ?? [], eyes),
    ...correctionThings(rights?.wrong ?? [], eyes),
    ...decisionThings(said.decisions, eyes),
    ...hiddenLookThings(said.hidden, eyes),
    ...missedThings(missed, eyes),
    ...companionThings(along, eyes),
    ...enrolmentThings(places, eyes),
    ...pointThings(points, eyes, known.measureName),
    ...handoverThings(changes, eyes),
    ...planThings(planned ?? [], eyes),
    ...familyThings(ofFamilies ?? [], eyes),
    ...waitingThings(waiting ?? [], eyes),
    ...checkThings(checks, eyes),
    ...askThings(asks, eyes, known),
    ...responseThings(promised, eyes),
  ])
  return [...asTheDeadAre(things, new Set(rights?.dead)), ...deathThings(rights?.deaths ?? [], eyes)]
}

/** What somebody promised whose role opens nobody's record: nothing about anybody is asked. */
async function promisedBy(acting: Acting, worker: SignedInWorker): Promise<Thing[]> {
  const today = dateInLondon(acting.now)
  const eyes: Beholding = {
    ...{ today, workerId: worker.id, organisationId: worker.organisationId },
    ...{ teams: [], managedTeams: [], covering: [] },
  }
  return responseThings(await responsesDue(acting, { workerIds: [worker.id], until: horizon(today) }), eyes)
}

// Two entries in a circle can bring the same thing twice.
const once = (things: readonly Thing[]): Thing[] => [
  ...new Map(things.map((thing) => [thing.key, thing])).values(),
]

const organisationsIn = (things: readonly Thing[]): string[] =>
  things.map(({ owner }) => owner.organisationId).filter((id): id is string => id !== null)

type Beside = TeamAsked & { broken: GlassReviewDue[]; gone: ReadersGone }

/**
 * What is asked of this worker about nobody in particular: by surveys, of their school, of those who run them or read what pupils
 * answer; and by whoever wrote a programme.
 */
async function askedOf(acting: Acting, worker: SignedInWorker): Promise<Thing[]> {
  const beside = inOneTrip<Beside>({
    ...{ broken: glassReviewsDue(), gone: readersGone(), ...teamAsked() },
  })
  const [due, toRead, { proposals, beside: said }, concerns] = await Promise.all([
    runsSurveys(worker) ? surveysDueHere(acting) : listsPupils(worker) ? surveysDueAtSchool(acting) : [],
    mayReadSurveys(worker) ? readingsDue(acting) : [],
    proposalsWaitingFor(acting, beside),
    concernsDue(acting),
  ])
  const eyes = { workerId: worker.id, organisationId: worker.organisationId }
  return [
    ...concernThings(concerns, eyes, acting.now),
    ...glassThings(said?.broken ?? [], eyes, acting.now),
    ...readingThings(toRead, eyes, acting.now),
    ...urgentGoneThings(said?.gone ?? { named: [], without: [] }, eyes, acting.now),
    ...surveyThings(due, eyes),
    ...approvalThings(proposals, eyes),
    ...teamThings(said, eyes),
  ]
}

/** The same list for somebody whose role opens nobody's record: what is asked of them about nobody, and what they promised. */
export async function surveyGroupsFor(acting: Acting, worker: SignedInWorker): Promise<Group[]> {
  const things = [...(await askedOf(acting, worker)), ...(await promisedBy(acting, worker))]
  const today = dateInLondon(acting.now)
  const calendars = await calendarsOf(acting.tx, organisationsIn(things))
  const around: Around = { today, covering: [], calendars }
  return groupsOf(
    things.filter((thing) => isListed(thing, around)),
    around,
  )
}

/** What is due, waiting and finished, and how the week and the team look, for this worker now. */
export async function todayFor(acting: Acting, worker: SignedInWorker): Promise<TodayShown> {
  const { eyes, members } = await beholding(acting, worker)
  const { today, covering } = eyes
  const until = horizon(today)
  const strip = stripEnd(today)
  const [things, asked, walls, finished, caseload] = await Promise.all([
    thingsFor(acting, eyes, { until: strip > until ? strip : until, members }),
    askedOf(acting, worker),
    wallsDue(acting, until),
    finishedSince(acting, worker.id, weekStart(today)),
    hasRole(worker, 'link_worker', 'clinician') ? caseloadOf(acting, worker.id) : null,
  ])
  const walled = [...sealingThings(walls.sealings, eyes), ...tieThings(walls.ties, eyes)]
  const found = [...things, ...asked, ...walled, ...notTogetherThings(walls.notTogether, eyes)]
  const around: Around = { today, covering, calendars: await calendarsOf(acting.tx, organisationsIn(found)) }
  const listed = found.filter((thing) => isListed(thing, around))
  return {
    today,
    groups: groupsOf(listed, around),
    ...fullness({ found, finished, caseload, today }),
    team: linesOf(members, listed, around, worker.id),
    finished,
    nextAfter: addDays(until, 1),
    people: [...new Set([...listed, ...finished].flatMap(({ youngPersonId }) => youngPersonId ?? []))],
  }
}

const linesOf = (
  members: readonly TeamMember[],
  things: readonly Thing[],
  around: Around,
  self: string,
): TeamLine[] =>
  teamLines(members, things, around).filter(
    (line) => line.workerId !== self || line.supported + line.referrals + line.overdue > 0,
  )

type Full = {
  found: readonly Thing[]
  finished: readonly Finished[]
  caseload: Awaited<ReturnType<typeof caseloadOf>> | null
  today: DateOnly
}

function fullness({ found, finished, caseload, today }: Full): Pick<TodayShown, 'week' | 'load'> {
  const mine = found.filter(({ side, kind }) => side === 'mine' && kind === 'due')
  const week = weekOf(
    today,
    mine.map(({ on }) => on),
    finished.map(({ at }) => dateInLondon(at)),
  )
  const supported = mine.filter((thing) => !thing.openEnded && thing.on <= stripEnd(today))
  const needing = new Set(supported.map(({ youngPersonId }) => youngPersonId)).size
  return { week, load: caseload && caseload.supported > 0 ? loadOf(caseload, needing) : null }
}
