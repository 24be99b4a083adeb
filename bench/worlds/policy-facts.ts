import type { Content, Question } from '../../src/policy/index.ts'
import { isSealed } from './closed.ts'
import { type Asker, answering, isOpen, rolesOf, type Standing } from './standing.ts'
import { isToldOf } from './walls-in-words.ts'
import { type Entry, NOW, type World } from './world.ts'

// The facts of a world as src/policy asks for them: what each row tells, and how somebody stands to it.

/** A row, what it tells and of whom, and what it hangs on. */
export type Telling = {
  table: string
  id: string
  people: readonly string[]
  /** Where it is a line of a list, nobody by themselves. */
  of: string | null
  about: Content
  referral?: string | null
  support?: string
  ask?: string
  /** By which worker it was written or held. */
  by?: string
  forSafety?: boolean
}

type Stands = Pick<Question, 'who' | 'way' | 'opens' | 'basis' | 'restriction'>
type Way = Pick<Stands, 'who' | 'way' | 'opens'>

const machines: Partial<Record<Asker['kind'], Question['who']>> = {
  ...{ 'job:sweep': 'sweep', 'job:deliver': 'delivery', 'job:seal': 'sealer' },
  ...{ 'operator:check-batons': 'check', 'operator:mailbox': 'mailbox', public: 'public' },
}

/** In how many ways this asker stands to what a row tells: each is a question of its own. */
export function standsTo(world: World, standing: Standing, row: Telling): Stands[] {
  const { asker } = standing
  const basis = basisOf(world, asker, row)
  return (row.people.length > 0 ? row.people : ['']).flatMap((person) => {
    const restriction = against(world, standing, row.of, person)
    return waysTo(world, standing, row, person).map((way) => ({ ...way, basis, restriction }))
  })
}

/** What stands against it, by whom the row is about or by whom it names beside them. */
function against(
  world: World,
  { asker, closed }: Standing,
  of: string | null,
  person: string,
): Question['restriction'] {
  const shut = [of ?? person, person].find((one) =>
    asker.kind === 'link' ? isSealed(world, one) : closed.has(one),
  )
  if (shut === undefined) return 'none'
  return isSealed(world, shut) ? 'sealed' : 'closed to them'
}

function basisOf(world: World, { kind }: Asker, row: Telling): Question['basis'] {
  if (row.forSafety) return 'for safety'
  const takenBack = world.shares.some(
    ({ referral, agreed }) =>
      referral === row.referral && world.decisions.some(({ id, withdrawn }) => id === agreed && withdrawn),
  )
  return kind === 'link' && takenBack ? 'taken back' : 'agreed'
}

function waysTo(world: World, standing: Standing, row: Telling, person: string): Way[] {
  const { asker, own, glass } = standing
  const key = (who: Question['who'], opens: Question['opens'] | false): Way[] => [
    opens ? { who, way: 'key', opens } : { who, way: 'none', opens: 'nothing' },
  ]
  switch (asker.kind) {
    case 'worker':
      return waysOfWorker(world, standing, row, person)
    case 'young-person':
      return key('young_person', own === person && 'own page')
    case 'glass':
      return key('glass', glass === person && 'glass')
    case 'link':
      return key('link', linkOpens(world, standing, row))
    default:
      return [{ who: machines[asker.kind] ?? 'nobody', way: 'none', opens: 'nothing' }]
  }
}

/** What a link opens of a row: the purpose it was sent for, until its date and until it was used, of what it was sent for. */
function linkOpens(world: World, { asker }: Standing, row: Telling): Question['opens'] | false {
  const link = world.links.find((one) => 'id' in asker && one.id === asker.id)
  if (!link?.lasts) return false
  if (row.ask) return link.purpose === 'answer_measure' && link.ask === row.ask && 'asks'
  const referral = world.referrals.find(({ id }) => id === row.referral)
  if (!referral || link.used || link.referral !== referral.id) return false
  if (link.purpose === 'answer_referral') return 'answers'
  return link.purpose === 'tell_attendance' && referral.state === 'accepted' && 'tells'
}

function waysOfWorker(world: World, standing: Standing, row: Telling, person: string): Way[] {
  const opened = world.entries
    .filter((entry) => entry.person === person && speaksOf(entry, row))
    .flatMap((entry) => waysBy(world, standing, entry))
    .concat(waysToAnswer(world, standing, person))
  if (row.about === 'notes for the manager')
    return opened.filter(({ way }) => isNow(way)).map((one) => ({ ...one, way: near(world, standing, row) }))
  if (row.about === 'kept apart') return opened.flatMap((one) => byName(world, standing, row, one))
  if (row.about === 'concerns') return told(world, standing, row)
  return row.about === 'supervision' ? supervising(world, standing, row) : opened
}

const isNow = (way: Question['way']) => way === 'own work' || way === 'team' || way === 'leads'

/** Whether an entry is about this row: support about everything, another about its own referral. Who goes along has a row apart. */
const speaksOf = ({ opens, referral }: Entry, row: Telling): boolean =>
  opens === 'support' || (opens !== 'going_along' && referral !== null && referral === row.referral)

/** How an entry reaches an asker: by their own work or that of whom they cover for, by a team of theirs, by leading it. */
function waysBy(world: World, { workers }: Standing, entry: Entry): Way[] {
  const opens = opensOf(world, entry)
  const time = entry.from > NOW ? ('not yet' as const) : isOpen(entry) ? null : ('over' as const)
  const ways: Way[] = []
  for (const worker of workers) {
    if (entry.worker === worker)
      for (const who of rolesOf(world, worker)) ways.push({ who: who.role, way: time ?? 'own work', opens })
    for (const { role: who, team } of rolesOf(world, worker)) {
      if (team === null || team !== entry.team) continue
      if (!entry.worker) ways.push({ who, way: time ?? 'team', opens })
      if (who === 'manager' || who === 'supervisor') ways.push({ who, way: time ?? 'leads', opens })
    }
  }
  return ways
}

/** Whoever leads, while they answer a request after the circle has ended. */
const waysToAnswer = (world: World, standing: Standing, person: string): Way[] =>
  answering(world, standing).includes(person)
    ? [...standing.workers]
        .flatMap((worker) => rolesOf(world, worker))
        .filter(({ role }) => role === 'manager' || role === 'supervisor')
        .map(({ role: who }) => ({ who, way: 'leads', opens: 'answering' }))
    : []

/** A provider who was asked has another part of it than one who accepted. */
function opensOf(world: World, { opens, referral }: Entry): Question['opens'] {
  const accepted = world.referrals.some(({ id, state }) => id === referral && state === 'accepted')
  return opens === 'activity' && !accepted ? 'asked' : opens
}

/** To a note for the worker and their manager: whose it is, and who leads the team of that support. */
function near(world: World, { workers, led }: Standing, row: Telling): Question['way'] {
  const support = world.supports.find(({ id }) => id === row.support)
  if (workers.has(row.by ?? '') || workers.has(support?.worker ?? '')) return 'own work'
  return led.has(support?.team ?? '') ? 'leads' : 'team'
}

/** To what is kept apart: whoever is named, or everybody but one person, of those who have the record. */
function byName(world: World, { asker }: Standing, row: Telling, { who, way, opens }: Way): Way[] {
  const one = world.protections.find(({ id }) => id === row.id)
  const named = one?.from !== null || ('id' in asker && one.readers.includes(asker.id))
  const whole = opens === 'support' || opens === 'answering'
  const has = whole && isNow(way) && one && !one.lifted && named
  return has ? [{ who, way: 'own work', opens: 'protection' }] : []
}

/** To a concern: whom it went to by themselves, who is not whom it is about and not tied to them. */
function told(world: World, standing: Standing, row: Telling): Way[] {
  const concern = world.concerns.find(({ id }) => id === row.id)
  if (!concern || standing.asker.kind !== 'worker' || !isToldOf(world, standing, concern)) return []
  return rolesOf(world, standing.asker.id).map(({ role: who }) => ({
    who,
    way: 'own work',
    opens: 'concern',
  }))
}

/** To what was said in supervision: the supervisor, and the worker supervised while the record is open to them. */
function supervising(world: World, { workers, known }: Standing, row: Telling): Way[] {
  const named = (worker: string | undefined, opens: Question['opens']): Way[] =>
    worker && workers.has(worker)
      ? rolesOf(world, worker).map(({ role: who }) => ({ who, way: 'own work', opens }))
      : []
  const supervised = world.supports.find(({ id, person }) => id === row.support && known.has(person))
  return [...named(row.by, 'supervising'), ...named(supervised?.worker, 'support')]
}
