import { newId } from '../../src/words/index.ts'
import { joinedWith } from './closed.ts'
import type { Beside } from './kept.ts'
import { type Gen, many, maybe, number, one, yes } from './picking.ts'
import type { World } from './world.ts'

/** That somebody has died: written down, taken back, confirmed by another; asked whether they live, and agreed. */
export type Death = {
  id: string
  person: string
  by: string
  confirmed: string | null
  living: string | null
  takenBack: boolean
}
/** That a record is kept and not used: by a worker, or by themselves; and whether it was lifted. */
export type Restriction = { id: string; person: string; by: string | null; lifted: boolean }
/** That a record's time is over, as a manager says; and whether somebody said no. */
export type Proposal = { id: string; person: string; by: string; turnedDown: boolean }
/** What is left of a record that two people disposed of. */
export type Disposal = { id: string; team: string; by: string; confirmed: string }
/** What was given out of a record, by the id of what was asked; to their own page or by hand, and whether it has ended. */
export type File = { id: string; person: string; by: string; ownPage: boolean; over: boolean }
/** A piece that a worker leaves out of it. */
export type LeftOut = { id: string; request: string; person: string; by: string; over: boolean }
/** Information given in a support. */
export type Signpost = { id: string; person: string; support: string; by: string }
/** A step from a support to another team, by the id of its referral. */
export type Stepping = { id: string; person: string; support: string; by: string }
export type Ends = {
  deaths: Death[]
  restrictions: Restriction[]
  proposals: Proposal[]
  disposals: Disposal[]
  files: File[]
  leftOuts: LeftOut[]
  signposts: Signpost[]
  steppings: Stepping[]
  /** Asks of which something is picked and not sent. */
  unsents: { id: string; person: string }[]
}

type Given = Pick<
  World,
  | 'people'
  | 'workers'
  | 'teams'
  | 'supports'
  | 'referrals'
  | 'shares'
  | 'samePersons'
  | 'accessRequests'
  | 'asks'
  | 'answerSets'
>

/** In a third of the worlds how records end, and where somebody went on to; and wherever it was asked for, what is given out of them. */
export function someEnds(g: Gen, given: Given): Ends {
  const { people, workers, teams, supports, referrals, asks, answerSets } = given
  const worker = () => one(g, workers).id
  const another = (id: string) =>
    one(
      g,
      workers.filter((one) => one.id !== id),
    ).id
  const some = number(g, 0, 2) === 0
  const of = <T, U>(all: readonly T[], make: (one: T) => U): U[] =>
    some ? all.filter(() => yes(g)).map(make) : []
  // What was told before is not told otherwise while a record is kept and not used: so of these nothing was told.
  const told = (person: string) => given.shares.some((share) => joinedWith(given, person).has(share.person))
  return {
    deaths: of(people, ({ id: person }) => someDeath(g, person, worker(), another)),
    restrictions: of(
      people.filter(({ id }) => !told(id)),
      ({ id: person }) => ({
        ...{ id: newId(), person, by: maybe(g, workers)?.id ?? null, lifted: number(g, 0, 3) === 0 },
      }),
    ),
    proposals: of(people, ({ id: person }) => ({
      ...{ id: newId(), person, by: worker(), turnedDown: number(g, 0, 3) === 0 },
    })),
    disposals: some
      ? many(g, 0, 2, () => {
          const by = worker()
          return { id: newId(), team: one(g, teams).id, by, confirmed: another(by) }
        })
      : [],
    ...someGivenOut(g, worker, given.accessRequests),
    signposts: of(supports, ({ id: support, person }) => ({ id: newId(), person, support, by: worker() })),
    steppings: supports.length > 0 ? of(referrals, ({ id }) => someStep(g, id, supports, worker())) : [],
    unsents: of(
      asks.filter(({ id }) => !answerSets.some(({ ask }) => ask === id)),
      ({ id, person }) => ({ id, person }),
    ),
  }
}

function someDeath(g: Gen, person: string, by: string, another: (id: string) => string): Death {
  const confirmed = yes(g) ? another(by) : null
  const living = confirmed && yes(g) ? another(confirmed) : null
  const takenBack = (!confirmed || living !== null) && number(g, 0, 2) === 0
  return { id: newId(), person, by, confirmed, living, takenBack }
}

function someStep(g: Gen, id: string, supports: World['supports'], by: string): Stepping {
  const { id: support, person } = one(g, supports)
  return { id, person, support, by }
}

/** Of what was asked and answered, what was given out; of all of it, what was left out. */
function someGivenOut(
  g: Gen,
  worker: () => string,
  asked: readonly Beside[],
): Pick<Ends, 'files' | 'leftOuts'> {
  return {
    files: asked
      .filter(({ over }) => over && number(g, 0, 3) > 0)
      .map(({ id, person, by, answerer }) => ({
        ...{ id, person, by: number(g, 0, 3) > 0 ? answerer : worker(), over: number(g, 0, 3) === 0 },
        ownPage: by === null && number(g, 0, 3) > 0,
      })),
    leftOuts: asked
      .filter(() => yes(g))
      .map(({ id: request, person }) => ({
        ...{ id: newId(), request, person, by: worker(), over: number(g, 0, 3) === 0 },
      })),
  }
}
