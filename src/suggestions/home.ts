import type { Acting } from '../database/index.ts'
import { locate } from '../geography/index.ts'
import type { YoungPerson } from '../people/index.ts'
import type { Them } from './offer.ts'

/** Where distances are worked out from, as far as they may be: never from an address that is kept secret or kept back. */
export type Home = { distances: Them['distances']; point: { latitude: number; longitude: number } | null }

type Address = Pick<YoungPerson, 'postcode' | 'address_protected' | 'no_fixed_address'>

/** The point of their postcode. Nobody sees it: only how far a service is, in half miles, and only to those in their circle. */
export async function homeOf(acting: Acting, person: Address): Promise<Home> {
  if (person.address_protected) return { distances: 'kept secret', point: null }
  if (!person.postcode || person.no_fixed_address) return { distances: 'no postcode', point: null }
  const found = await locate(acting.tx, person.postcode, acting.actor.place)
  if (!found.found || found.kind === 'town') return { distances: 'not known', point: null }
  const { latitude, longitude } = found
  return { distances: 'worked out', point: { latitude, longitude } }
}
