import { type Context, Hono } from 'hono'
import { curators, hasRole, type Visit, workerOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { rememberUpTo } from '../publications/index.ts'
import { ResponseList, responsesOf } from '../responses/index.ts'
import { asPage, sendPacked } from '../ui/index.ts'
import { dateInLondon } from '../words/index.ts'
import { packedOnce } from './kept.ts'
import { closerAt } from './looking-closer.ts'
import { type Need, type Provision, provisionFor, whoBenefits } from './needs.ts'
import { finderFor, onceInTenMinutes } from './next-steps.ts'
import { placeRows, questionFor } from './place-routes.tsx'
import { type ChosenRound, chosenIn, publicRounds } from './public-rounds.ts'
import { Needs } from './screens/needs.tsx'
import { NoPlaceResults } from './screens/place.tsx'

/** What the figures say about one question, and which questions there are. */
type Found = {
  about: string
  question: string
  domain: string
  questions: readonly { value: string; text: string }[]
  compared: number
  needs: Need[]
}

// What is found in frozen figures, by the ids of the publications they stand in: some hundred questions.
const found = rememberUpTo<Found>(100)

/** Whatever of a page follows from publications that whoever asks has just been found to be allowed to read. */
async function foundIn(acting: Acting, chosen: ChosenRound, asked: string): Promise<Found> {
  const name = JSON.stringify([asked, chosen.now.id, chosen.rounds.map(({ id }) => id)])
  const known = found.recall(name)
  if (known) return known
  const { rows } = await placeRows(acting, chosen)
  const shares = rows.filter(({ reading }) => reading.kind === 'share')
  const about = questionFor(asked, shares)
  const closer = await closerAt(acting, chosen, about)
  return found.keep(
    name,
    {
      ...{ about, question: closer?.variable.name ?? '', domain: closer?.variable.domain ?? '' },
      questions: shares.map(({ key, name: text }) => ({ value: key, text })),
      ...(closer ? whoBenefits(closer) : { compared: 0, needs: [] }),
    },
    1,
  )
}

async function show(c: Context<Visit>, acting: Acting, remembered: ReturnType<typeof remembering>) {
  const worker = workerOf(c)
  const [rounds, responses] = await Promise.all([publicRounds(acting), responsesOf(acting, null)])
  const chosen = chosenIn(c, rounds)
  const page = { title: 'Who stands to benefit most', section: 'wellbeing', width: 'wide' } as const
  if (!chosen) return c.var.page({ ...page, children: <NoPlaceResults place={c.var.placeName} /> })
  const { needs, domain, ...shown } = await foundIn(acting, chosen, c.req.query('about') ?? '')
  const about = { domain, today: dateInLondon(acting.now), place: acting.actor.place }
  const provision = await remembered(acting, [needs, about], () => provisionFor(acting.tx, needs, about))
  const whole = () =>
    c.var.page({
      ...page,
      children: (
        <Needs
          {...shown}
          place={c.var.placeName}
          round={chosen.now.round.key}
          needs={needs.map((need, at) => ({ need, provision: provision[at] ?? null }))}
          finder={finderFor(domain, null)}
          drafts={hasRole(worker, 'commissioner')}
          doing={<ResponseList responses={responses} heading="What is being done" />}
        />
      ),
    })
  const key = ['needs page', worker, c.var.placeName, chosen.now.id, shown, needs, provision, responses]
  return sendPacked(c, await packedOnce(key, async () => (await whole()).text()), asPage)
}

const remembering = () => onceInTenMinutes<Provision | null>(200)

/** Need against provision, for those who plan what there is. */
export function needsRoutes(): Hono<Visit> {
  const remembered = remembering()
  return new Hono<Visit>().get('/wellbeing/needs', curators, (c) =>
    c.var.act((acting) => show(c, acting, remembered)),
  )
}
