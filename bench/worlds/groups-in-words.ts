import { newId } from '../../src/words/index.ts'
import { type Attempt, tries } from './attempts-of-cases.ts'
import { unsentTaken } from './ends-in-words.ts'
import { identitiesTaken } from './sealings-in-words.ts'
import { type Ids, idsOf, isKind, isParty, offered, rolesOf, type Standing } from './standing.ts'
import { surveysTaken } from './surveys-in-words.ts'
import { aboutWorkshops, workshopsChanged, workshopsRead } from './workshops-in-words.ts'
import { NOW, TODAY, type World } from './world.ts'

/** "Those who run the group: its team, and leaders of other organisations as long as they lead." */
const runBy = (world: World, { asker, teams, workers }: Standing): Ids =>
  idsOf(asker.kind === 'worker' ? world.groups : [], ({ id, run }) => {
    const leads = world.leaders.some(
      ({ group, worker, ended }) => group === id && !ended && workers.has(worker),
    )
    return leads || world.runs.some((one) => one.id === run && teams.has(one.team))
  })

/** Whether somebody curates the place: as an administrator or commissioner of today, or for one they cover for. */
const curates = (world: World, { workers }: Standing): boolean =>
  [...workers].some((worker) =>
    rolesOf(world, worker).some(({ role }) => role === 'administrator' || role === 'commissioner'),
  )

/** Who looks after a worker: a manager of a team of theirs, or an administrator of their organisation; nobody themselves. */
function looksAfter(world: World, { asker }: Standing, whom: string | undefined): boolean {
  if (asker.kind !== 'worker' || whom === undefined || whom === asker.id) return false
  const organisation = (worker: string) => world.workers.find(({ id }) => id === worker)?.organisation
  const theirs = world.memberships.filter(({ worker, to }) => worker === whom && (to === null || to >= TODAY))
  return rolesOf(world, asker.id).some(({ role, team }) =>
    role === 'manager'
      ? theirs.some((one) => one.team === team)
      : role === 'administrator' && organisation(whom) === organisation(asker.id),
  )
}

/** What they can read of groups: what runs and meets here is no secret among workers; who takes part is. */
export function groupsRead(world: World, standing: Standing): Record<string, Ids> {
  const { known, workers, closed, asker } = standing
  // "How many are in a programme is summed up by a job": it counts runs, groups and places, and reads nothing else.
  const all = isKind(standing, 'worker', 'job:sweep', 'job:programme-flows')
  // Whoever is offered a place by a link reads of which group, and when it meets.
  const offer = offered(world, standing)
  const place = world.enrolments.find(({ referral }) => referral !== null && referral === offer)
  const group = world.seated.find(({ enrolment }) => enrolment === place?.id)?.group
  const groups = idsOf(world.groups, ({ id }) => all || id === group)
  const mine = runBy(world, standing)
  const sessions = idsOf(world.sessions, (one) => mine.has(one.group))
  return {
    programme_run: idsOf(world.runs, ({ id }) => all || (place !== undefined && world.runs[0]?.id === id)),
    programme_group: groups,
    group_seat: new Set([...groups].flatMap((id) => [`${id} 1`, `${id} 2`])),
    group_leader: idsOf(world.leaders, (one) => groups.has(one.group)),
    group_session: idsOf(world.sessions, (one) => groups.has(one.group)),
    workshop_request: workshopsRead(world, standing),
    register_mark: idsOf(
      world.marks,
      ({ session, referral }) =>
        sessions.has(session) && (referral === null || isParty(standing, referral, 'activity')),
    ),
    companion: idsOf(
      world.companions,
      ({ person, worker, referral, over }) =>
        !closed.has(person) &&
        (known.has(person) || (!over && workers.has(worker) && isParty(standing, referral, 'going_along'))),
    ),
    worker_check: idsOf(
      world.checks,
      ({ worker }) => (asker.kind === 'worker' && worker === asker.id) || looksAfter(world, standing, worker),
    ),
  }
}

/** What they can change of it. */
export function groupsChanged(world: World, standing: Standing): Record<string, Ids> {
  const mine = runBy(world, standing)
  const { led, known } = standing
  return {
    programme_run: idsOf(world.runs, ({ team }) => led.has(team) || curates(world, standing)),
    programme_group: mine,
    workshop_request: workshopsChanged(world, standing),
    group_leader: idsOf(world.leaders, ({ group }) => mine.has(group)),
    group_session: idsOf(world.sessions, ({ group }) => mine.has(group)),
    companion: idsOf(world.companions, ({ person }) => known.has(person)),
    worker_check: idsOf(world.checks, ({ worker }) => looksAfter(world, standing, worker)),
  }
}

/** What they can take away, of all that there is: a mark of a register that was a mistake, a free seat, what they had begun to type. */
export function takenAway(world: World, standing: Standing): Record<string, Ids> {
  const mine = runBy(world, standing)
  return {
    attendance: idsOf(
      world.attendances,
      ({ session, referral }) => session !== null && isParty(standing, referral, 'activity'),
    ),
    group_seat: mine,
    ...surveysTaken(world, standing),
    unsent_answers: unsentTaken(world, standing),
    new_identity: identitiesTaken(world, standing),
    draft: idsOf(world.drafts, ({ owner }) => 'id' in standing.asker && owner === standing.asker.id),
  }
}

/** What may be tried about groups, about who goes along, and about what was seen of a worker. */
export function aboutGroups(world: World, standing: Standing, person: string, me: string): Attempt[] {
  const { teams, known, led } = standing
  const place_id = world.place
  const worker = isKind(standing, 'worker')
  const named = { service_id: newId(), circle_id: newId(), support_id: newId(), worker_id: newId() }
  const along = { ...named, place_id, young_person_id: person, referral_id: newId(), assigned_by: me }
  const over = { withdrawn_at: NOW, withdrawn_because: 'changed', told_name: false }
  const companion = { ...along, ...over, on_date: TODAY, meets: 'at_the_door', called: 'x' }
  const other = world.workers.find(({ id }) => id !== me)?.id
  const check = { worker_id: other, kind: 'enhanced_dbs', seen_on: TODAY, valid_until: TODAY }
  const looks = looksAfter(world, standing, other)
  const run = world.runs[0]
  const group = { place_id, run_id: run?.id, name: 'x', kind: 'group', at_place: 'x' }
  const begun = {
    place_id,
    programme: 'x',
    service_id: run?.id,
    team_id: run?.team,
    begun_on: TODAY,
    made_by: me,
  }
  // Whoever leads the team that answers for it has it run, or whoever curates the place.
  const leads = worker && run !== undefined && (led.has(run.team) || curates(world, standing))
  const runs = worker && run !== undefined && teams.has(run.team)
  const another = newId()
  return [
    ...tries('companion', companion, known.has(person), { assigned_by: another }),
    // Nobody enters their own.
    ...tries('worker_check', { ...check, seen_by: me }, looks, { seen_by: another }, { worker_id: me }),
    ...(run ? tries('programme_run', begun, leads, { made_by: another }) : []),
    ...aboutWorkshops(world, standing, me),
    ...tries('programme_group', { ...group, made_by: me }, runs, { made_by: another }),
    ...world.groups.slice(0, 1).flatMap(({ id }) => aboutGroup(world, standing, person, { id, me })),
  ]
}

function aboutGroup(
  world: World,
  standing: Standing,
  person: string,
  { id: group_id, me }: { id: string; me: string },
): Attempt[] {
  const mine = runBy(world, standing).has(group_id)
  const session = { place_id: world.place, group_id, on_date: '2026-12-01', starts_at: '10:00' }
  const meets = { ...session, ends_at: '11:00' }
  const session_id = world.sessions.find((one) => one.group === group_id)?.id
  const referral = world.referrals.find((one) => one.person === person)?.id ?? null
  const mark = { session_id, marked_at: NOW, worker_id: me }
  const named = { referral_id: referral, said: 'came' }
  const another = newId()
  const may = mine && referral !== null && isParty(standing, referral, 'activity')
  const registers = session_id
    ? [
        ...tries('register_mark', { ...mark, said: 'new_face' }, mine, { worker_id: another }),
        ...(referral ? tries('register_mark', { ...mark, ...named }, may) : []),
      ]
    : []
  return [
    ...tries('group_session', { ...meets, made_by: me }, mine, { made_by: another }),
    ...tries('group_leader', { group_id, worker_id: another, made_by: me }, mine, { made_by: another }),
    { table: 'group_seat', row: { group_id, seat: 9 }, allowed: mine },
    ...registers,
  ]
}
