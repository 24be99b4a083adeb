import type { Kysely } from 'kysely'
import type { SignedInWorker } from '../../src/accounts/index.ts'
import { type Acting, type Actor, actorTransaction, type DB } from '../../src/database/index.ts'
import { type DateOnly, dateInLondon, newId } from '../../src/words/index.ts'
import { emailOf, invented, whoIs } from '../saltmere.ts'

/** Saltmere while it is told: where its rows go, the moment of telling, and numbers given out once each. */
export type Town = {
  db: Kysely<DB>
  place: string
  now: Date
  today: DateOnly
  /** Where our pages are, for the messages that lead to them. */
  origin: string
  numbers: { phone: number; nhs: number }
}

/** Saltmere, about to be told. */
export const townAt = (db: Kysely<DB>, now: Date, origin: string): Town => ({
  ...{ db, now, origin, place: invented('Saltmere'), today: dateInLondon(now) },
  numbers: { phone: 100, nhs: 0 },
})

/** Runs work as an actor at a moment, in a transaction of its own. */
export const actAs = <T>(
  town: Town,
  actor: Actor,
  at: Date,
  work: (acting: Acting) => Promise<T>,
): Promise<T> => actorTransaction(town.db, { actor, now: at, request: newId() }, work)

/** Runs work as a worker, called by name. */
export const asWorker = <T>(
  town: Town,
  name: string,
  at: Date,
  work: (acting: Acting) => Promise<T>,
): Promise<T> =>
  actAs(town, { kind: 'worker', id: invented(whoIs(name).person.name), place: town.place }, at, work)

/** Somebody of Saltmere as a worker who is signed in. */
export function signedIn(town: Town, name: string): SignedInWorker {
  const { person, team, organisation } = whoIs(name)
  return {
    ...{ id: invented(name), name, jobTitle: person.job, email: emailOf(name) },
    ...{ placeId: town.place, placeName: 'Saltmere' },
    organisationId: invented(organisation.name),
    organisationName: organisation.name,
    organisationKind: organisation.kind,
    roles: person.roles.map((role) => ({
      teamId: invented(team.name),
      teamName: team.name,
      role,
      receivesReferrals: team.receives ?? false,
    })),
  }
}
