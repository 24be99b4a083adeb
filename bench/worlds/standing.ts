import { closedTo, isSealed, keptFrom } from './closed.ts'
import { type Entry, type Membership, NOW, TODAY, type World } from './world.ts'

// The second model of who may see and do what: written from the sentences of docs/words.md and src/circle/README.md, which
// are repeated here, and from nothing of the program. Where it and the database differ, one of the two is wrong.

/** Who asks, and which request they answer just now. Nobody is whoever has not said who they are. */
export type Asker =
  | { kind: 'worker'; id: string; answering?: string }
  | { kind: 'link' | 'young-person' | 'glass' | 'pupil'; id: string }
  | {
      kind:
        | 'public'
        | 'job:sweep'
        | 'job:deliver'
        | 'job:seal'
        | 'job:programme-flows'
        | 'operator:check-batons'
        | 'operator:mailbox'
        | 'nobody'
    }

export type Ids = Set<string>
export const idsOf = <T extends { id: string }>(all: readonly T[], which: (one: T) => boolean): Ids =>
  new Set(all.filter(which).map(({ id }) => id))

/** What the rules work with: who the asker is just now, and whom and what that opens to them. */
export type Standing = {
  asker: Asker
  /** Themselves, and everybody whose work they do today. */
  workers: Ids
  teams: Ids
  led: Ids
  /** People whose whole record is open to them. */
  known: Ids
  /** What is open to them about each referral, by the way it is open. */
  referrals: Map<string, Set<Entry['opens']>>
  /** The entries of the circle that open something to them. */
  entries: Ids
  /** People around whom nobody has ever been. */
  alone: Ids
  /** Who asks by their own page, about themselves: until its date, and until it was taken back. */
  own: string | null
  /** Whose record the glass in their hand opens: for its hour, and until it is ended. */
  glass: string | null
  /** Who is not there for them, whatever else opens them. */
  closed: Ids
}

const holds = ({ from, to }: { from: string; to: string | null }) =>
  from <= TODAY && (to === null || to >= TODAY)

/** An entry of the circle is open from its first moment and until just before its last. */
export const isOpen = ({ from, to }: Entry) => from <= NOW && (to === null || to > NOW)

/**
 * "An administrator or commissioner sees no content", also of an entry that names them; whoever referred, whatever their role,
 * is told how it goes.
 */
export const opensTo = (world: World, worker: string, opens: Entry['opens']): boolean =>
  opens === 'progress' || seesContent(world, worker)

/** Who has another role beside those two, or none now, sees what names them. */
export const seesContent = (world: World, worker: string): boolean =>
  rolesOf(world, worker).some(({ role }) => role !== 'administrator' && role !== 'commissioner')

/** What somebody works as today, and in which team; a worker and no more where all that is over or still to come. */
export function rolesOf(
  world: World,
  worker: string,
): { role: Membership['role'] | 'worker'; team: string | null }[] {
  const held = world.memberships.filter((one) => one.worker === worker && holds(one))
  return held.length > 0 ? held : [{ role: 'worker', team: null }]
}

export function standingOf(world: World, asker: Asker): Standing {
  const me = asker.kind === 'worker' ? [asker.id] : []
  // "Cover": who does another's work while they are away has what the other has.
  const away = world.covers
    .filter((cover) => me.includes(cover.by) && holds(cover))
    .map(({ worker }) => worker)
  const workers = new Set([...me, ...away])
  const mine = world.memberships.filter((membership) => workers.has(membership.worker) && holds(membership))
  // "An administrator or commissioner sees no content, so those roles open no team."
  const teams = mine.filter(({ role }) => role !== 'administrator' && role !== 'commissioner')
  // "The managers and supervisors of the team": what opens to one of its workers opens to them too.
  const led = new Set(
    mine.filter(({ role }) => role === 'manager' || role === 'supervisor').map(({ team }) => team),
  )
  const inTeam = new Set(teams.map(({ team }) => team))
  const closed = closedTo(world, asker)
  const open = world.entries.filter(
    (entry) =>
      isOpen(entry) &&
      !closed.has(entry.person) &&
      ((entry.worker && workers.has(entry.worker) && opensTo(world, entry.worker, entry.opens)) ||
        (!entry.worker && entry.team && inTeam.has(entry.team)) ||
        (entry.team && led.has(entry.team))),
  )
  const referrals = new Map<string, Set<Entry['opens']>>()
  for (const { referral, opens } of open)
    if (referral) referrals.set(referral, (referrals.get(referral) ?? new Set()).add(opens))
  const around = new Set(world.entries.map(({ person }) => person))
  const supported = open.filter(({ opens }) => opens === 'support').map(({ person }) => person)
  return {
    ...{ asker, workers, teams: inTeam, led, referrals, closed },
    known: new Set([...supported, ...answering(world, { asker, led, closed })]),
    entries: idsOf(open, () => true),
    alone: idsOf(world.people, ({ id }) => !around.has(id)),
    own: ownPerson(world, asker),
    glass: glassPerson(world, asker),
  }
}

/** Whether somebody manages this organisation today, in a team of it; or has another of these roles there. */
export const isManaging = (
  world: World,
  asker: Asker,
  organisation: string | undefined,
  roles: readonly string[] = ['manager'],
): boolean =>
  asker.kind === 'worker' &&
  rolesOf(world, asker.id).some(
    ({ role, team }) =>
      roles.includes(role) && world.teams.some((one) => one.id === team && one.organisation === organisation),
  )

type Leading = Pick<Standing, 'asker' | 'led' | 'closed'>

/** "Whoever leads the team whose record it is, or manages its organisation", unless the record is closed to them. */
export function leadsRecord(world: World, { asker, led, closed }: Leading, person: string): boolean {
  const team = world.people.find(({ id }) => id === person)?.team ?? ''
  const organisation = world.teams.find(({ id }) => id === team)?.organisation
  return (
    asker.kind === 'worker' &&
    !closed.has(person) &&
    (led.has(team) || isManaging(world, asker, organisation))
  )
}

/** "Once the circle has ended it is with the record keepers": while nobody supports them. */
export const answersFor = (world: World, leading: Leading, person: string): boolean =>
  leadsRecord(world, leading, person) && !world.supports.some((one) => one.person === person)

/** Whose record is open to them for the answer to a request that they name: "until it is answered". */
export const answering = (world: World, leading: Leading): string[] =>
  world.accessRequests
    .filter(({ id, over }) => !over && leading.asker.kind === 'worker' && leading.asker.answering === id)
    .map(({ person }) => person)
    .filter((person) => answersFor(world, leading, person))

/** "Sixty minutes, one young person, read only"; "nothing of safeguarding". */
function glassPerson(world: World, asker: Asker): string | null {
  if (asker.kind !== 'glass') return null
  const broken = world.breaks.find(({ id }) => id === asker.id)
  // Whom somebody may not see at work, they do not see in an emergency either.
  if (!broken?.lasts || broken.ended || keptFrom(world, broken.by).has(broken.person)) return null
  return broken.person
}

function ownPerson(world: World, asker: Asker): string | null {
  if (asker.kind !== 'young-person') return null
  const page = world.ownPages.find(({ id }) => id === asker.id)
  return page && page.lasts && !page.takenBack ? page.person : null
}

/**
 * "Nobody can remove a safeguarding lead or a statutory worker"; removing the link worker is an ending; who was asked to
 * take them on is answered; and who sees nothing is not taken out of anything.
 */
export function mayTakeOut(world: World, { own }: Standing, entry: Entry): boolean {
  if (entry.person !== own || entry.forSafety || entry.from > NOW) return false
  const leads = world.memberships.some(
    (one) => one.worker === entry.worker && one.role === 'safeguarding_lead' && holds(one),
  )
  if (leads || ['support', 'referral', 'nothing'].includes(entry.opens)) return false
  const organisation =
    world.workers.find(({ id }) => id === entry.worker)?.organisation ??
    world.teams.find(({ id }) => id === entry.team)?.organisation
  const kind = world.organisations.find(({ id }) => id === organisation)?.kind
  // "There by law, save where it runs something to go to."
  const runsSomething = entry.opens === 'activity' || entry.opens === 'going_along'
  return runsSomething || (kind !== 'council' && kind !== 'youth_justice')
}

/** Whether a referral is open to them in one of these ways. */
export const isParty = ({ referrals }: Standing, id: string | null, ...ways: Entry['opens'][]): boolean =>
  id !== null && ways.some((way) => referrals.get(id)?.has(way))

/** Whether they are of one of these kinds. */
export const isKind = ({ asker }: Standing, ...kinds: Asker['kind'][]) => kinds.includes(asker.kind)

/** The link in their hand, if that is how they came. */
const linkOf = (world: World, { asker }: Standing) =>
  asker.kind === 'link' ? world.links.find(({ id }) => id === asker.id) : undefined

/**
 * The referral that their link opens for this purpose: until its date, until it was used, until whoever decided takes
 * their yes to sharing back; and who came is told only of an activity that goes on.
 */
export function linkedReferral(world: World, standing: Standing, purpose: string): string | null {
  const link = linkOf(world, standing)
  if (!link?.referral || link.purpose !== purpose || !link.lasts || link.used) return null
  const referral = world.referrals.find(({ id }) => id === link.referral)
  if (purpose !== 'answer_offer' && referral && isSealed(world, referral.person)) return null
  if (purpose === 'tell_attendance' && referral?.state !== 'accepted') return null
  const takenBack = world.shares.some(
    (share) =>
      share.referral === link.referral &&
      world.decisions.some(({ id, withdrawn }) => id === share.agreed && withdrawn),
  )
  return takenBack ? null : link.referral
}

/** The referral whose place in a programme their link offers: to the young person, also while their record is sealed. */
export const offered = (world: World, standing: Standing): string | null =>
  linkedReferral(world, standing, 'answer_offer')

/** The measure that their link asks, until its date; to be answered only once. */
export function linkedAsk(world: World, standing: Standing, toAnswer: boolean): string | null {
  const link = linkOf(world, standing)
  if (link?.purpose !== 'answer_measure' || !link.lasts || (toAnswer && link.used)) return null
  return link.ask
}
