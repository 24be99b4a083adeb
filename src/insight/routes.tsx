import { type Context, Hono } from 'hono'
import { hasRole, type Visit, whoMay, workerOf } from '../accounts/index.ts'
import { type MoneyFor, moneyFor } from '../budgets/index.ts'
import type { Acting } from '../database/index.ts'
import { INVENTED, outcomesPart } from '../outcomes/index.ts'
import { installationOf, programmeCalled, programmesNow } from '../programmes/index.ts'
import type { Content } from '../ui/index.ts'
import { addDays, dateInLondon } from '../words/index.ts'
import { askedBetween, byTier, flowsBetween, measuring } from './flows.ts'
import type { Reached } from './groups.ts'
import { Cost } from './screens/cost.tsx'
import { FlowsPage, VISITS_WEEKS } from './screens/flows.tsx'
import { ReachPage } from './screens/reach.tsx'
import {
  agesSaid,
  heldOf,
  reachOf,
  recordedOf,
  standings,
  steppingsBetween,
  stepsBetween,
  visitsSince,
} from './store.ts'

type C = Context<Visit>

const COUNTS = 'job:programme-flows'
// What a programme's records come to is worked out under this name.
const FIGURES = 'job:programme-outcomes'

/** Counts under a name that reads nobody's record: what a page here shows is sums. */
const counting = <T,>(c: C, work: (acting: Acting) => Promise<T>): Promise<T> =>
  c.var.actAs({ kind: COUNTS, id: null, place: workerOf(c).placeId }, work)

/** What stands beside counts of people who are invented: everybody in a demo is. */
const noticeOf = async (acting: Acting): Promise<string | null> =>
  (await installationOf(acting)) === 'demo' ? INVENTED : null

async function showFlows(c: C) {
  const { programmes, notice } = await c.var.act(async (acting) => ({
    ...(await programmesNow(acting)),
    notice: await noticeOf(acting),
  }))
  const published = programmes.filter(({ state }) => state === 'published').map(({ programme }) => programme)
  const [standing, steps, asked, visits] = await counting(c, (acting) =>
    Promise.all([
      ...([standings(acting), stepsBetween(acting), steppingsBetween(acting)] as const),
      visitsSince(acting, addDays(dateInLondon(acting.now), -7 * VISITS_WEEKS)),
    ]),
  )
  return c.var.page({
    title: 'Support in this place',
    section: 'programmes',
    children: (
      <FlowsPage
        notice={notice}
        measuring={measuring(published)}
        tiers={byTier(published, standing, visits)}
        flows={flowsBetween(published, steps, asked)}
        asked={askedBetween(asked)}
      />
    ),
  })
}

async function showReach(c: C) {
  const { known, notice, money } = await c.var.act(async (acting) => {
    const known = await programmeCalled(acting, c.req.param('key') ?? '')
    const money = known && (await moneyFor(acting, known.programme.key))
    return { known, money, notice: await noticeOf(acting) }
  })
  if (!known) return c.notFound()
  const { programme } = known
  const { key, public_name: name } = programme
  const [reached, held, ages] = await counting(c, (acting) =>
    Promise.all([reachOf(acting, key), heldOf(acting, key), agesSaid(acting, key)]),
  )
  const recorded = await c.var.actAs({ kind: FIGURES, id: null, place: workerOf(c).placeId }, (acting) =>
    recordedOf(acting, key),
  )
  const outcomes = await outcomesPart(c.var, programme)
  const cost = money && costOf(money, reached)
  return c.var.page({
    title: `${name}, for whoever pays for it`,
    section: 'programmes',
    children: <ReachPage {...{ programme, reached, recorded, held, ages, notice, outcomes, cost }} />,
  })
}

/** The way to the page of every programme by tier, for whoever may see it. */
export const supportHereLink = ({ worker }: Pick<Visit['Variables'], 'worker'>): Content =>
  worker && hasRole(worker, 'commissioner') ? (
    <p>
      <a href="/support-here">Support in this place, tier by tier</a>: who waits, who takes part, and which
      way they go.
    </p>
  ) : null

/** The way to whom a programme reaches, on its page, for whoever may see it. */
export const reachLink = (
  { worker }: Pick<Visit['Variables'], 'worker'>,
  { key }: { key: string },
): Content =>
  worker && hasRole(worker, 'commissioner') ? (
    <p>
      <a href={`/programmes/${key}/reach`}>Whom it reaches, what it shows and what it costs</a>
    </p>
  ) : null

const costOf = (money: MoneyFor, reached: readonly Reached[]): Content => (
  <Cost money={money} began={reached.find(({ aspect }) => aspect === 'everybody')?.began ?? 0} />
)

/** What a programme costs, on its page: for whoever may see whom it reaches, where money was given. */
export async function costPart({ worker, act, actAs }: Visit['Variables'], { key }: { key: string }) {
  if (!worker || !hasRole(worker, 'commissioner')) return null
  const money = await act((acting) => moneyFor(acting, key))
  if (!money) return null
  const actor = { kind: COUNTS, id: null, place: worker.placeId } as const
  return costOf(money, await actAs(actor, (acting) => reachOf(acting, key)))
}

/** For commissioners: every programme by tier with the ways between them, and whom each reaches. */
export function insightRoutes(): Hono<Visit> {
  const commissioners = whoMay({ about: 'insight', act: 'see' })
  return new Hono<Visit>()
    .get('/support-here', commissioners, (c) => showFlows(c))
    .get('/programmes/:key/reach', commissioners, (c) => showReach(c))
}
