import { hasRole, type Visit } from '../accounts/index.ts'
import type { Programme } from '../blueprint/index.ts'
import { cohortsOf } from './cohort-store.ts'
import { INVENTED } from './invented.ts'
import { forAPage } from './outcome.ts'
import { Outcomes } from './screens/outcomes.tsx'
import { outcomesOf } from './working-out.ts'

/**
 * What the programme's own records show, for its page: drawn for commissioners, and nothing for anybody else or where
 * there are no records.
 */
export async function outcomesPart(visit: Visit['Variables'], programme: Programme) {
  const { worker } = visit
  if (!worker || !hasRole(worker, 'commissioner')) return null
  const actor = { kind: 'job:programme-outcomes', id: null, place: worker.placeId } as const
  return visit.actAs(actor, async (acting) => {
    const own = (await cohortsOf(acting, programme.key)).filter(({ source }) => source === null)
    if (own.length === 0) return null
    const { people, statements } = await outcomesOf(
      acting,
      programme,
      own.map(({ id }) => id),
    )
    const notice = own.some(({ invented }) => invented) ? INVENTED : null
    return <Outcomes people={people} outcomes={statements.map(forAPage)} notice={notice} />
  })
}
