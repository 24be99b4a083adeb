import { newId } from '../../src/words/index.ts'
import { type Act, type Attempt, tries } from './attempts-of-cases.ts'
import { isRestricted, isSaidToHaveDied, isSealed } from './closed.ts'
import type { Beside } from './kept.ts'
import { hasPlace } from './said-in-words.ts'
import {
  answersFor,
  type Ids,
  idsOf,
  isKind,
  isParty,
  leadsRecord,
  type Standing,
  standingOf,
} from './standing.ts'
import { NOW, TODAY, type World } from './world.ts'

/** Whether a world has anything of it: without it nothing of it is asked there. */
const isThere = (world: World): boolean =>
  [...world.accessRequests, ...world.corrections, ...world.erasures, ...world.holds].length > 0 ||
  [...world.lawfulBases, ...world.hiddenLooks, ...world.handovers, ...world.points].length > 0 ||
  world.waitingLists.length > 0

/** "Record keepers are whoever has it in their circle", and those. */
export const keeps = (world: World, standing: Standing, person: string): boolean =>
  standing.known.has(person) || leadsRecord(world, standing, person)

/** Whose records somebody keeps: "as record keepers they read whose it is, its dates and holds". */
export const keptBy = (world: World, worker: string): Ids => {
  const standing = standingOf(world, { kind: 'worker', id: worker })
  return idsOf(world.people, ({ id }) => keeps(world, standing, id))
}

/**
 * "A school says itself how often its pupils came: of its own pupils whom one of its own referred, as far as the circle of whoever
 * referred goes"; and of nobody who died, or whose record is sealed or not used.
 */
function isAsked(world: World, standing: Standing, point: World['points'][number]): boolean {
  const referral = world.supports.find(({ id }) => id === point.support)?.referral ?? null
  const sent = world.referrals.find(({ id }) => id === referral)
  const school = world.teams.find(({ id }) => id === sent?.toTeam)?.organisation
  const pupil = world.people.find(({ id }) => id === point.person)
  return (
    standing.asker.kind === 'worker' &&
    point.bySchool &&
    Boolean(sent?.by) &&
    pupil?.school === school &&
    isParty(standing, referral, 'progress') &&
    !standing.closed.has(point.person) &&
    !isSealed(world, point.person) &&
    !isRestricted(world, point.person) &&
    !isSaidToHaveDied(world, point.person)
  )
}

/** What was asked answers the points at which it was to be: of the same person and measure. */
export const asksAtPoints = ({ points, asks }: Pick<World, 'points' | 'asks'>) =>
  points
    .filter(({ bySchool }) => !bySchool)
    .flatMap(({ id: point, person }) =>
      asks.filter((ask) => ask.person === person).map(({ id: ask }) => ({ point, ask, person })),
    )

/** What they can read of what is kept beside a record, and of who waits for a service. */
export function keptRead(world: World, standing: Standing): Record<string, Ids> {
  if (!isThere(world)) return {}
  const { known, own, teams, asker, closed } = standing
  const knows = ({ person }: { person: string }) => known.has(person)
  const theirs = ({ person }: { person: string }) => known.has(person) || person === own
  const answers = (one: Beside) => theirs(one) || answersFor(world, standing, one.person)
  const sweep = isKind(standing, 'job:sweep')
  // "Who is on a list is its service's."
  const lists = idsOf(world.waitingLists, ({ team }) => sweep || (asker.kind === 'worker' && teams.has(team)))
  const rows = idsOf(
    world.waitingRows,
    ({ list, person }) => lists.has(list) && (person === null || !closed.has(person)),
  )
  return {
    access_request: idsOf(world.accessRequests, answers),
    correction: idsOf(world.corrections, answers),
    erasure_request: idsOf(world.erasures, (one) => one.person === own || keeps(world, standing, one.person)),
    retention_hold: idsOf(world.holds, ({ person }) => keeps(world, standing, person)),
    lawful_basis: idsOf(world.lawfulBases, theirs),
    // Why a look is not shown is never for whoever is not shown it.
    hidden_look: idsOf(world.hiddenLooks, knows),
    handover: idsOf(world.handovers, knows),
    measure_point: idsOf(world.points, knows),
    point_ask: new Set(
      asksAtPoints(world)
        .filter(knows)
        .map(({ point, ask }) => `${point} ${ask}`),
    ),
    asked_of_school: idsOf(world.points, (point) => isAsked(world, standing, point)),
    waiting_list: lists,
    waiting_offer: rows,
    looking_again: idsOf(
      world.lookingAgains,
      ({ row, person }) => !closed.has(person) && (rows.has(row) || known.has(person)),
    ),
  }
}

/** What they can change of it, while it is not over. */
export function keptChanged(world: World, standing: Standing): Record<string, Ids> {
  if (!isThere(world)) return {}
  const { known, teams, asker } = standing
  const knows = ({ person }: { person: string }) => known.has(person)
  const answers = ({ person, over }: Beside) =>
    !over && (known.has(person) || answersFor(world, standing, person))
  const kept = ({ person, over }: Beside) => !over && keeps(world, standing, person)
  const service = (id: string) =>
    asker.kind === 'worker' && world.waitingLists.some((list) => list.id === id && teams.has(list.team))
  return {
    access_request: idsOf(world.accessRequests, answers),
    correction: idsOf(world.corrections, answers),
    erasure_request: idsOf(world.erasures, kept),
    retention_hold: idsOf(world.holds, kept),
    hidden_look: idsOf(world.hiddenLooks, knows),
    handover: idsOf(world.handovers, knows),
    measure_point: idsOf(world.points, knows),
    waiting_list: idsOf(world.waitingLists, ({ id }) => service(id)),
    waiting_offer: idsOf(world.waitingRows, ({ list, state }) => state === 'held' && service(list)),
  }
}

/** What may be tried of it about somebody: in one's own name, and as not over yet. */
export function aboutKept(world: World, standing: Standing, person: string, me: string): Attempt[] {
  if (!isThere(world)) return []
  const { known, own } = standing
  const [knows, mine, keeper] = [known.has(person), own === person, keeps(world, standing, person)]
  const another = newId()
  const about = { place_id: world.place, young_person_id: person }
  const days = { received_on: TODAY, due_on: '2026-12-26' }
  const asks = {
    ...about,
    ...days,
    asked_by: 'parent_or_carer',
    asker_name: 'x',
    known_by: 'x',
    recorded_by: me,
  }
  const own_asks = { ...about, ...days, asked_by: 'young_person' }
  const wrong = { ...about, wrong: 'x', due_on: '2026-12-26' }
  const support = world.supports.find((one) => one.person === person)
  const plan = {
    ...about,
    support_id: support?.id,
    kind: 'moving',
    on_date: TODAY,
    takes_over: 'we_stay',
    plan: 'x',
  }
  const hidden = { ...about, worker_id: me, on_day: TODAY, reason: 'x', decided_by: 'x', decided_on: TODAY }
  const basis = { ...about, basis: 'public_task', special: 'safeguarding', because: 'x', recorded_by: me }
  const place = world.enrolments.find((one) => one.person === person)
  const point = {
    ...{
      ...about,
      enrolment_id: place?.id,
      support_id: place?.support,
      measure: 'x',
      point: 'end',
      who: 'self',
    },
    ...{ asked: 'by-link', counted_from: 'ending', days: 1, window_days: 1 },
  }
  const over = { answered_at: NOW, answered_by: me }
  return [
    ...tries('access_request', asks, keeper, { recorded_by: another }, over),
    ...tries('access_request', own_asks, mine, { recorded_by: another }, { asked_by: 'parent_or_carer' }),
    ...tries('correction', { ...wrong, recorded_by: me }, keeper, { recorded_by: another }),
    ...tries('correction', wrong, mine, { settled_at: NOW }),
    ...tries('erasure_request', { ...asks, parts: ['record'] }, knows, { recorded_by: another }, over),
    ...tries('erasure_request', { ...own_asks, parts: ['record'] }, mine, { recorded_by: another }),
    ...tries('retention_hold', { ...about, reason: 'x', set_by: me }, keeper, { set_by: another }),
    ...tries('lawful_basis', basis, knows, { recorded_by: another }),
    ...tries('hidden_look', { ...hidden, review_on: '2026-12-01', recorded_by: me }, knows, {
      recorded_by: another,
    }),
    ...(support ? tries('handover', { ...plan, planned_by: me }, knows, { planned_by: another }) : []),
    ...(place
      ? tries('measure_point', point, hasPlace(world, standing, place) || isKind(standing, 'job:sweep'))
      : []),
    ...aboutPoints(world, standing, person),
    ...aboutWaiting(world, standing, me),
  ]
}

/** A question is tied to a point by whoever has the record: one of the same person, and no other. */
function aboutPoints(world: World, { known }: Standing, person: string): Attempt[] {
  const point = world.points.find((one) => one.person === person && !one.bySchool)
  return world.asks.slice(0, point ? 2 : 0).map((ask) => ({
    table: 'point_ask',
    row: { point_id: point?.id, ask_id: ask.id },
    allowed: known.has(person) && ask.person === person,
  }))
}

function aboutWaiting(world: World, standing: Standing, me: string): Attempt[] {
  const { asker, teams } = standing
  const [list] = world.waitingLists
  if (!list) return []
  const worker = asker.kind === 'worker'
  const sends = worker && teams.has(list.team)
  const of = {
    place_id: world.place,
    answerer_id: me,
    run_id: world.runs[0]?.id,
    answer_by: TODAY,
    rows_read: 1,
  }
  const row = { list_id: list.id, place_id: world.place, line: 1, state: 'left_out' }
  return [
    ...tries('waiting_list', { ...of, team_id: list.team, made_by: me }, sends, { made_by: newId() }),
    // Nobody but the young person says yes; a row that is not heard of any more is put there as such.
    ...tries('waiting_offer', row, sends, { state: 'yes' }, { state: 'lapsed' }),
  ]
}

/** "The service answers", and nobody in another's name. */
export function actsOnKept(world: World, standing: Standing): Act[] {
  const rows = keptRead(world, standing).waiting_offer ?? new Set()
  return world.lookingAgains.flatMap(({ id, row, answered }): Act[] => {
    const said = (by: string) =>
      `outcome = 'other', answer_words = 'x', answered_at = trellis_now(), answered_by = ${by}`
    const allowed = standing.asker.kind === 'worker' && rows.has(row) && !answered
    const one = { table: 'looking_again', id }
    return [
      { ...one, set: said('actor_id()'), allowed },
      { ...one, set: said('gen_random_uuid()'), allowed: false },
    ]
  })
}
