import fc from 'fast-check'
import { newId } from '../../src/words/index.ts'
import { someBreaks } from './breaks.ts'
import { joinedWith } from './closed.ts'
import { type Ends, someEnds } from './ends.ts'
import { type Families, someFamilies } from './families.ts'
import { type Glass, someGlass } from './glass.ts'
import { type Groups, someGroups } from './groups.ts'
import { type Kept, someKept } from './kept.ts'
import { type Gen, many, maybe, number, one, span, yes } from './picking.ts'
import { type Said, someSaid } from './said.ts'
import { someSamePersons } from './same-persons.ts'
import { entriesOf, someIdentities, someSealings } from './sealings.ts'
import { type Surveys, someSurveys } from './surveys.ts'
import { someApart, someWalls, type Walls } from './walls.ts'
import {
  type Days,
  type Entry,
  kinds,
  type Link,
  NOW,
  openings,
  purposes,
  roles,
  states,
  subjects,
  TODAY,
  type World,
} from './world.ts'

const days = ['2026-11-01', '2026-11-25', TODAY, '2026-11-27', '2026-12-24'] as const
const instants = [-86_400_000, -1, 0, 1, 86_400_000].map((away) => new Date(NOW.getTime() + away))

const someDays = (g: Gen): Days => span<string>(g, days, TODAY)
const someTime = (g: Gen): { from: Date; to: Date | null } => span(g, instants, NOW)

type Around = Pick<World, 'organisations' | 'teams' | 'workers' | 'memberships' | 'covers'>

function whoIsWho(g: Gen): Around {
  const organisations = many(g, 1, 3, () => ({ id: newId(), kind: one(g, kinds) }))
  const teams = many(g, 1, 4, () => ({ id: newId(), organisation: one(g, organisations).id }))
  const workers = many(g, 2, 5, () => ({ id: newId(), organisation: one(g, organisations).id }))
  const seen = new Set<string>()
  const memberships = many(g, 1, 7, () => ({
    ...someDays(g),
    worker: one(g, workers).id,
    team: one(g, teams).id,
    role: one(g, roles),
  })).filter(({ worker, team, role, from }) => {
    const key = [worker, team, role, from].join()
    return !seen.has(key) && seen.add(key)
  })
  const covers = many(g, 0, 2, () => {
    const by = one(g, workers).id
    const others = workers.filter(({ id }) => id !== by)
    const { from, to } = someDays(g)
    return { from, to: to ?? '2027-01-31', worker: one(g, others).id, by }
  })
  return { organisations, teams, workers, memberships, covers }
}

type Cases = Pick<World, 'people' | 'referrals' | 'supports' | 'entries' | 'decisions' | 'shares'>

function cases(g: Gen, { teams, workers }: Around): Cases {
  const people = many(g, 1, 4, () => ({ id: newId(), team: one(g, teams).id }))
  const referrals = many(g, 1, 5, () => ({
    id: newId(),
    person: one(g, people).id,
    by: maybe(g, workers)?.id ?? null,
    toTeam: one(g, teams).id,
    state: one(g, states),
  }))
  const supports = referrals
    .filter(({ state }) => state === 'accepted' || yes(g))
    .map(({ id, person }) => ({
      id: newId(),
      person,
      team: one(g, teams).id,
      worker: one(g, workers).id,
      referral: id,
    }))
  // Nobody is around some of them yet: whoever wrote their record may draw the first circle.
  const known = people.filter(() => number(g, 0, 3) > 0)
  const entries = known.flatMap(({ id: person }) =>
    many(g, 1, 4, (): Entry => {
      const theirs = referrals.filter((referral) => referral.person === person)
      const referral = maybe(g, theirs)?.id ?? null
      const worker = maybe(g, workers)?.id ?? null
      const team = worker && yes(g) ? null : one(g, teams).id
      const time = someTime(g)
      const without = referral ? openings : (['support', 'nothing'] as const)
      const may = without.filter((opens) => opens !== 'going_along' || (worker && time.to))
      return {
        id: newId(),
        person,
        worker,
        team,
        opens: one(g, may),
        referral,
        forSafety: number(g, 0, 4) === 0,
        ...time,
      }
    }),
  )
  // Somebody who has two of them, so that two records can be known for one person's.
  const [first, second] = people
  if (first && second && yes(g)) {
    const both = { worker: one(g, workers).id, team: null, opens: 'support', referral: null } as const
    for (const { id: person } of [first, second])
      entries.push({ ...both, id: newId(), person, forSafety: false, from: instants[0] ?? NOW, to: null })
  }
  const decisions = many(g, 0, 4, () => {
    const referral = maybe(g, referrals)
    const person = referral?.person ?? one(g, people).id
    const kind = { sharing: yes(g), forSafety: number(g, 0, 3) === 0, withdrawn: yes(g) }
    return { id: newId(), person, referral: referral?.id ?? null, ...kind }
  })
  const shares = referrals.flatMap(({ id: referral, person }) =>
    (['asked', 'accepted'] as const)
      .filter(() => yes(g))
      .map((stage) => ({ referral, person, stage, agreed: maybe(g, decisions)?.id ?? null })),
  )
  return { people, referrals, supports, entries, decisions, shares }
}

type Written = Omit<
  World,
  | 'identities'
  | 'place'
  | keyof Around
  | keyof Cases
  | keyof Walls
  | keyof Said
  | keyof Families
  | keyof Groups
  | keyof Surveys
  | keyof Kept
  | keyof Glass
  | keyof Ends
>

function written(g: Gen, { workers }: Around, { people, referrals, supports }: Cases): Written {
  const worker = () => one(g, workers).id
  const person = () => one(g, people).id
  const ofSupport = () => {
    const { id, person: about } = one(g, supports)
    return { id: newId(), support: id, person: about }
  }
  const some = <T>(make: () => T): T[] => (supports.length > 0 ? many(g, 0, 3, make) : [])
  const asks = some(() => ({ ...ofSupport(), by: worker() }))
  const answered = asks.filter(() => yes(g))
  return {
    asks,
    answerSets: answered.map(({ id, support, person: about }) => {
      return { id: newId(), ask: id, support, person: about }
    }),
    links: many(g, 0, 4, (): Link => {
      const purpose = one(g, purposes)
      const ask = purpose === 'answer_measure' ? maybe(g, asks) : null
      // Who came is told of an activity that goes on, and a place is offered to somebody in a support, where there is one.
      const fitting = referrals.filter(
        ({ id, state }) =>
          (purpose === 'tell_attendance' && state === 'accepted') ||
          (purpose === 'answer_offer' && supports.some((one) => one.referral === id)),
      )
      const referral = purpose === 'answer_measure' ? null : one(g, fitting.length > 0 ? fitting : referrals)
      const about = referral?.person ?? ask?.person ?? person()
      const state = { lasts: number(g, 0, 3) > 0, used: number(g, 0, 3) === 0 }
      return {
        id: newId(),
        person: about,
        purpose,
        referral: referral?.id ?? null,
        ask: ask?.id ?? null,
        ...state,
      }
    }),
    supporters: many(g, 0, 2, () => ({ id: newId(), person: person() })),
    samePersons: someSamePersons(g, workers, people),
    contacts: some(() => ({
      ...ofSupport(),
      by: worker(),
      noteFor: one(g, [null, 'worker_and_manager', 'young_person_too', 'everyone_in_support']),
    })),
    goals: some(ofSupport),
    supervisions: some(() => ({ ...ofSupport(), supervisor: worker() })),
    attendances: referrals
      .filter(() => yes(g))
      .map(({ id, person: about }) => ({ id: newId(), referral: id, person: about, session: null })),
    ...told(g, workers, people),
  }
}

type Told = Pick<World, 'histories' | 'messages' | 'drafts' | 'ownPages' | 'breaks' | 'sealings'>

function told(g: Gen, workers: World['workers'], people: World['people']): Told {
  const worker = () => one(g, workers).id
  return {
    histories: many(g, 0, 3, () => ({
      id: newId(),
      about: maybe(g, people)?.id ?? null,
      people: people.filter(() => yes(g)).map(({ id }) => id),
      subject: 'record' as const,
    })),
    messages: many(g, 0, 3, () => ({
      id: newId(),
      toWorker: maybe(g, workers)?.id ?? null,
      about: maybe(g, people)?.id ?? null,
    })),
    drafts: many(g, 0, 2, () => ({ id: newId(), owner: worker() })),
    ownPages: people
      .filter(() => yes(g))
      .map(({ id }) => {
        const state = { lasts: number(g, 0, 3) > 0, takenBack: number(g, 0, 3) === 0 }
        return { id: newId(), person: id, by: worker(), ...state }
      }),
    breaks: someBreaks(g, workers, people),
    sealings: someSealings(g, workers, people),
  }
}

/** Worlds at random: who belongs where and until when, who was asked what, and what is written about whom. */
const worlds: fc.Arbitrary<World> = fc.gen().map((g) => {
  const around = whoIsWho(g)
  const about = cases(g, around)
  const more = written(g, around, about)
  const since = instants[0] ?? NOW
  const walls = someWalls(g, around.workers, about.people, more.supporters)
  const said = someSaid(g, { ...around, ...about, ...more })
  const { aparts, ...both } = someApart(g, { days, since }, { ...around, ...about, ...more })
  const memberships = [...around.memberships, ...both.memberships]
  const { yeses, asked, ...families } = someFamilies(g, since, { ...around, ...about, ...more, aparts })
  const before = [...about.entries, ...entriesOf(more.sealings, since), ...both.entries, ...asked]
  const decisions = [...about.decisions, ...yeses]
  const histories = more.histories.map((line) => (yes(g) ? line : { ...line, subject: one(g, subjects) }))
  const tomorrow = instants.at(-1) ?? NOW
  const { along, ...groups } = someGroups(g, [since, tomorrow], {
    ...around,
    ...about,
    ...said,
    entries: before,
  })
  const entries = [...before, ...along]
  const attendances = more.attendances.map((one) => ({
    ...one,
    session: maybe(g, groups.sessions)?.id ?? null,
  }))
  const { memberships: held, ...surveys } = someSurveys(g, days, { ...around, memberships })
  // Where somebody is kept apart their school is not in the record.
  const isApart = (id: string) => walls.protections.some(({ person }) => joinedWith(more, person).has(id))
  const kept = someKept(g, { ...around, ...about, ...said })
  const all = {
    ...around,
    ...about,
    ...more,
    ...walls,
    ...said,
    ...families,
    ...groups,
    ...surveys,
    ...kept,
    ...someEnds(g, { ...around, ...about, ...more, ...kept }),
    ...someGlass(g, { ...around, ...about, ...more }),
    people: about.people.map((person) => ({
      ...person,
      school: isApart(person.id) ? null : someSchool(g, person.id, { ...around, ...about }),
    })),
    decisions,
    histories,
    attendances,
  }
  // Whoever is behind a seal no more has its entry no more.
  const { sealings, identities } = someIdentities(all)
  const behind = new Set(sealings.flatMap(({ readers }) => readers.map(({ entry }) => entry)))
  const gone = new Set(entriesOf(all.sealings, since).flatMap(({ id }) => (behind.has(id) ? [] : [id])))
  const left = entries.filter(({ id }) => !gone.has(id))
  const whole = { ...all, sealings, identities, aparts, entries: left }
  return { place: newId(), ...whole, memberships: [...memberships, ...held] }
})

/** The school of somebody, if any: as likely as not that of whoever referred them. */
function someSchool(
  g: Gen,
  person: string,
  { teams, organisations, referrals }: Around & Cases,
): string | null {
  const sent = referrals.find((one) => one.person === person && one.by !== null)
  const theirs = teams.find(({ id }) => id === sent?.toTeam)?.organisation
  return theirs && yes(g) ? theirs : (maybe(g, organisations)?.id ?? null)
}

/** As many worlds as asked for. The same seed gives worlds of the same shape, with ids of their own. */
export const someWorlds = (count: number, seed: number): World[] =>
  fc.sample(worlds, { numRuns: count, seed })
