import type { Point, Programme } from '../blueprint/index.ts'
import type { Acting } from '../database/index.ts'
import { beginCohort, endCohort, type Handed, keepArms, keepPeople, keepScores } from './cohort-store.ts'
import type { PersonFacts } from './taking-in/person-row.ts'

/** Somebody in a cohort: what is known of them, and their scores in tenths by measure and point. */
export type MadePerson = Partial<PersonFacts> & {
  arm?: string | null
  handovers?: Handed
  scores: Partial<Record<string, Partial<Record<Point, number>>>>
}

const nobodyKnows: PersonFacts = {
  ...{ school: null, sex: null, age: null, ethnic_group: null, deprivation: null, special_needs: null },
  ...{
    care_status: null,
    referred_by: null,
    onward: null,
    contacts: null,
    first_contact: null,
    last_contact: null,
  },
}

/** A cohort of these people; answers with its id. */
export async function makeCohort(
  acting: Acting,
  programme: Pick<Programme, 'key' | 'version'>,
  people: readonly MadePerson[],
  { source = null, invented = false }: { source?: string | null; invented?: boolean } = {},
): Promise<string> {
  const { id } = await beginCohort(acting, {
    ...{ programme: programme.key, version: programme.version, source, invented, digest: null },
  })
  const numbered = people.map((one, at) => ({ ...one, person: at + 1 }))
  await keepPeople(
    acting,
    id,
    numbered.map(({ scores: _scores, arm: _arm, ...facts }) => ({ ...nobodyKnows, ...facts })),
  )
  await keepArms(
    acting,
    id,
    numbered.map(({ person, arm = null }) => ({ person, arm })),
  )
  const scores = numbered.flatMap(({ person, scores: own }) =>
    Object.entries(own).flatMap(([measure, at]) =>
      Object.entries(at ?? {}).map(([point, tenths]) => ({
        ...{ measure, point: point as Point, person, date: null },
        value: (tenths / 10).toFixed(1),
      })),
    ),
  )
  await keepScores(acting, id, scores)
  const rows = scores.length
  await endCohort(acting, id, { rows, kept: rows, held: 0, refused: 0 })
  return id
}
