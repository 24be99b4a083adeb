import type { Visit } from '../accounts/index.ts'
import type { Programme } from '../blueprint/index.ts'
import { cohortsOf } from './cohort-store.ts'
import { INVENTED } from './invented.ts'
import { forEverybody } from './outcome.ts'
import { PublicFigures } from './screens/public-figures.tsx'
import { outcomesOf } from './working-out.ts'

/** What the programme's own records show, as far as anybody may read it; nothing where there are none. */
export async function publicFigures(visit: Visit['Variables'], programme: Programme) {
  const { place } = visit.actor
  if (place === null) return null
  const actor = { kind: 'job:programme-outcomes', id: null, place } as const
  return visit.actAs(actor, async (acting) => {
    const own = (await cohortsOf(acting, programme.key)).filter(({ source }) => source === null)
    if (own.length === 0) return null
    const { statements } = await outcomesOf(
      acting,
      programme,
      own.map(({ id }) => id),
    )
    const notice = own.some(({ invented }) => invented) ? INVENTED : null
    const shown = statements.flatMap((one) => forEverybody(one) ?? [])
    return <PublicFigures outcomes={shown} hidden={statements.length - shown.length} notice={notice} />
  })
}
