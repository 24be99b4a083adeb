import type { Context } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { townsNamed } from '../geography/index.ts'
import { type Publication, publications } from '../publications/index.ts'

/** The public's publications of a place, newest first, and where their neighbourhoods lie, as far as that is known. */
export type PublicRounds = {
  rounds: readonly Publication[]
  where: Awaited<ReturnType<typeof townsNamed>>
}

/** One of them, with all of them beside it. */
export type ChosenRound = PublicRounds & { now: Publication }

// What is published to everybody is frozen. All that whoever is not signed in can miss for so long is that a newer
// survey has come out; whoever is signed in misses nothing.
const MAY_BE_LATE = 20_000

/** Reads the public's publications, as whoever asks. */
export async function publicRounds(acting: Acting): Promise<PublicRounds> {
  const rounds = await publications(acting, { audience: 'public' })
  const neighbourhoods = rounds.flatMap(
    ({ groupings }) => groupings.find(({ grouping }) => grouping === 'neighbourhood')?.values ?? [],
  )
  const where = await townsNamed(
    acting.tx,
    neighbourhoods.map(({ name }) => name),
  )
  return { rounds, where }
}

/** The same for a request, without asking the database each time for visitors who are not signed in. */
export function publicRoundsFor(): (c: Context<Visit>) => Promise<PublicRounds> {
  const known = new Map<string, { read: Date; found: PublicRounds }>()
  return async (c) => {
    const { actor, now, act } = c.var
    if (actor.kind !== 'public') return act(publicRounds)
    const before = known.get(actor.place)
    const age = before ? now.getTime() - before.read.getTime() : Number.POSITIVE_INFINITY
    if (before && age >= 0 && age < MAY_BE_LATE) return before.found
    const found = await act(publicRounds)
    known.set(actor.place, { read: now, found })
    return found
  }
}

/** The one that the address names; the newest when it names none. */
export function chosenIn(c: Context<Visit>, found: PublicRounds): ChosenRound | undefined {
  const { rounds } = found
  const now = rounds.find(({ round }) => round.key === c.req.query('round')) ?? rounds[0]
  return now && { ...found, now }
}
