import type { Visit } from '../accounts/index.ts'
import type { Programme } from '../blueprint/index.ts'
import type { Acting } from '../database/index.ts'
import { cohortsOf } from './cohort-store.ts'
import { INVENTED } from './invented.ts'
import { forEverybody } from './outcome.ts'
import { PublicFigures } from './screens/public-figures.tsx'
import { isToldAlready, toldAfter, toldFigure } from './told.ts'
import { oneTellingAtATime, type Told, tell, toldLast } from './told-store.ts'
import { outcomesOf } from './working-out.ts'

/** What the programme's own records show, as far as anybody may read it; nothing where there are none. */
export async function publicFigures(visit: Visit['Variables'], programme: Programme) {
  const { place } = visit.actor
  if (place === null) return null
  const actor = { kind: 'job:programme-outcomes', id: null, place } as const
  return visit.actAs(actor, async (acting) => {
    const told = await toldNow(acting, programme)
    if (!told) return null
    const notice = told.invented ? INVENTED : null
    const hidden = programme.statements.length - told.figures.length
    return <PublicFigures outcomes={told.figures} hidden={hidden} notice={notice} />
  })
}

/** What everybody is told now. It is written down where it is not what they were told before. */
async function toldNow(acting: Acting, programme: Programme): Promise<Told | null> {
  const own = (await cohortsOf(acting, programme.key)).filter(({ source }) => source === null)
  if (own.length === 0) return null
  const { statements } = await outcomesOf(
    acting,
    programme,
    own.map(({ id }) => id),
  )
  const now = statements.flatMap((one) => {
    const shown = forEverybody(one)
    return shown ? [toldFigure(shown)] : []
  })
  const known = await toldLast(acting, programme.key)
  if (known && isToldAlready(toldAfter(now, known.figures), known.figures)) return known
  await oneTellingAtATime(acting, programme.key)
  const before = await toldLast(acting, programme.key)
  const figures = toldAfter(now, before?.figures)
  // What invented people showed stays labelled so for as long as any of it is told.
  const kept = before?.invented === true && figures.some((one) => before.figures.includes(one))
  const told = { figures, invented: kept || own.some(({ invented }) => invented) }
  await tell(acting, programme.key, told)
  return told
}
