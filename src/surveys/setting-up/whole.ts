import type { Acting } from '../../database/index.ts'
import { partsOf } from '../part-store.ts'
import type { Reader } from '../round.ts'
import { controllersOf, otherRounds, readersOf, roundById } from '../round-store.ts'
import { type RoundSchool, schoolsOf } from '../schools/school-store.ts'
import { readerRoles } from './guard.ts'
import type { WholeRound } from './hindrances.ts'

/** A survey with all that is set up of it, and its schools. */
export type SetUp = WholeRound & { asked: RoundSchool[] }

/** A survey of the actor's place with everything that is set up of it; null where there is none. */
export async function setUpById(acting: Acting, id: string, organisationId: string): Promise<SetUp | null> {
  const round = await roundById(acting, id)
  if (!round) return null
  const asked = await schoolsOf(acting, id)
  return {
    ...{ round, asked, schools: asked.length },
    ...(await partsOf(acting, round, organisationId)),
    controllers: await controllersOf(acting, id),
    readers: await readersOf(acting, id),
    others: await otherRounds(acting, id),
  }
}

/** Who may be named as a reader of a named survey: the safeguarding leads and clinicians of the place, by organisation. */
export const readersOffered = (acting: Acting): Promise<(Reader & { email: string | null })[]> =>
  acting.tx
    .selectFrom('worker as w')
    .innerJoin('organisation as o', 'o.id', 'w.organisation_id')
    .select(['w.id', 'w.name', 'w.email', 'o.name as organisation'])
    .where('w.place_id', '=', acting.actor.place)
    .where('w.left_on', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('membership as m')
          .select('m.id')
          .whereRef('m.worker_id', '=', 'w.id')
          .where('m.role', 'in', [...readerRoles])
          .where('m.ends_on', 'is', null),
      ),
    )
    .orderBy('o.name')
    .orderBy('w.name')
    .limit(200)
    .execute()
