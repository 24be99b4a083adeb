import { type Context, Hono } from 'hono'
import { curators, hasRole, type Visit, workerOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { ResponseList, responsesOf } from '../responses/index.ts'
import { dateInLondon } from '../words/index.ts'
import { closerAt } from './looking-closer.ts'
import { provisionFor, whoBenefits } from './needs.ts'
import { finderFor } from './next-steps.ts'
import { placeRows, questionIn } from './place-routes.tsx'
import { chosenIn, publicRounds } from './public-rounds.ts'
import { Needs } from './screens/needs.tsx'
import { NoPlaceResults } from './screens/place.tsx'

async function show(c: Context<Visit>, acting: Acting) {
  const chosen = chosenIn(c, await publicRounds(acting))
  const page = { title: 'Who stands to benefit most', section: 'wellbeing', width: 'wide' } as const
  if (!chosen) return c.var.page({ ...page, children: <NoPlaceResults place={c.var.placeName} /> })
  const { rows } = await placeRows(acting, chosen)
  const shares = rows.filter(({ reading }) => reading.kind === 'share')
  const about = questionIn(c, shares)
  const closer = await closerAt(acting, chosen, about)
  const { compared, needs } = closer ? whoBenefits(closer) : { compared: 0, needs: [] }
  const domain = closer?.variable.domain ?? ''
  const today = dateInLondon(acting.now)
  const provision = await provisionFor(acting.tx, needs, { domain, today, place: acting.actor.place })
  return c.var.page({
    ...page,
    children: (
      <Needs
        place={c.var.placeName}
        question={closer?.variable.name ?? ''}
        about={about}
        questions={shares.map(({ key, name }) => ({ value: key, text: name }))}
        round={chosen.now.round.key}
        needs={needs.map((need, at) => ({ need, provision: provision[at] ?? null }))}
        compared={compared}
        finder={finderFor(domain, null)}
        drafts={hasRole(workerOf(c), 'commissioner')}
        doing={<ResponseList responses={await responsesOf(acting, null)} heading="What is being done" />}
      />
    ),
  })
}

/** Need against provision, for those who plan what there is. */
export const needsRoutes = (): Hono<Visit> =>
  new Hono<Visit>().get('/wellbeing/needs', curators, (c) => c.var.act((acting) => show(c, acting)))
