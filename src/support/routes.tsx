import { type Context, Hono } from 'hono'
import { hideSought, signedIn, soughtIn, type Visit } from '../accounts/index.ts'
import { circleRoutes } from '../circle/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { peopleRoutes, typedIn } from '../people/index.ts'
import type { Content } from '../ui/index.ts'
import { typedText } from '../ui/questions/index.ts'
import { cleanLine, dateInLondon, isUuid } from '../words/index.ts'
import { aboutSupport } from './about-support.ts'
import type { About } from './act.ts'
import { actRoutes } from './act-routes.tsx'
import { contactAct } from './acts/contact.ts'
import { endingAct } from './acts/ending.ts'
import { followUpAct } from './acts/follow-up.ts'
import { closeGoal, goalAct, ratingsAct } from './acts/goals.ts'
import { handingOnAct } from './acts/handing-on.ts'
import { pauseAct, resumeAct } from './acts/pausing.ts'
import { planAct, reviewAct } from './acts/plan.ts'
import { changeStep, stepAct, stepDateAct } from './acts/steps.ts'
import { supervisionAct } from './acts/supervision.ts'
import { shownFrom } from './caseload.ts'
import { supportsOf } from './caseload-store.ts'
import { type RecordExtras, recordRoutes } from './record-routes.tsx'
import { Caseload } from './screens/caseload.tsx'
import { DropStep } from './screens/drop-step.tsx'
import { LastMeasure } from './screens/last-measure.tsx'
import { beholderOf } from './store.ts'
import { supportCan } from './support.ts'

type C = Context<Visit>

/** What rooms to the right bring: more on the record, and where the last questions before an ending are asked. */
export type SupportSettings = RecordExtras & {
  lastMeasure?: (about: About) => string | null
  /** What is asked only after the ending, before somebody decides whether the record closes. */
  askedLater?: (acting: Acting, about: About) => Promise<Content>
}

const acts = [
  ...[contactAct, goalAct, ratingsAct, stepAct, planAct, reviewAct, pauseAct, resumeAct],
  ...[handingOnAct, followUpAct, supervisionAct],
]

const notices: { readonly [done: string]: string } = {
  'handed-on': 'It is handed on. Whoever took over is responsible now.',
  ended: 'The support has ended, and the record is closed.',
  'followed-up': 'The follow-up is written up, and the record is closed.',
}

const pageIn = (c: C): number => {
  const page = Number(c.req.query('page') ?? '1')
  return Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1
}

async function showCaseload(c: C, acting: Acting): Promise<Response> {
  const who = await beholderOf(acting)
  const teamIds = [...new Set([...who.managedTeams, ...who.supervisedTeams])]
  const sought = c.req.query('for') ?? ''
  const name = soughtIn(c, sought)
  const today = dateInLondon(acting.now)
  const asked = { name, shown: shownFrom(c.req.query('show')), page: pageIn(c), today }
  const { rows, total } = await supportsOf(acting, { ...asked, workerIds: who.workerIds, teamIds })
  await recordLook(acting, 'caseload', { people: rows.map(({ youngPersonId }) => youngPersonId) })
  return c.var.page({
    title: 'Young people',
    section: 'young-people',
    children: (
      <Caseload
        {...asked}
        sought={sought}
        rows={rows}
        total={total}
        team={teamIds.length > 0}
        notice={notices[c.req.query('done') ?? '']}
      />
    ),
  })
}

/** Names are sent in the body, and stand in no address that could be read. */
async function search(c: C): Promise<Response> {
  const typed = await typedIn(c)
  const name = cleanLine(typedText(typed, 'name'), { max: 200 })
  const sought = hideSought(c, name.ok ? name.text : '')
  const asked = { show: shownFrom(typedText(typed, 'show')), ...(sought === '' ? {} : { for: sought }) }
  return c.redirect(`/young-people?${new URLSearchParams(asked)}`, 303)
}

/** The small acts that need no form: each is one press, and pressing again changes nothing more. */
function presses(): Hono<Visit> {
  const press = (c: C, work: (acting: Acting, about: About) => Promise<void>) =>
    aboutSupport(
      c,
      async (acting, about) => {
        const there = [c.req.param('step'), c.req.param('goal')].every((id) => id === undefined || isUuid(id))
        if (!there) return c.notFound()
        if (supportCan.beWorkedOn(about.support, about.who)) await work(acting, about)
        return c.redirect(`/supports/${about.support.id}/plan`, 303)
      },
      true,
    )
  return new Hono<Visit>()
    .post('/supports/:id/steps/:step/done', (c) =>
      press(c, (acting, about) =>
        changeStep(acting, about, c.req.param('step'), 'done', { done_at: acting.now }),
      ),
    )
    .post('/supports/:id/steps/:step/undone', (c) =>
      press(c, (acting, about) =>
        changeStep(acting, about, c.req.param('step'), 'undone', { done_at: null }),
      ),
    )
    .post('/supports/:id/steps/:step/dropped', (c) =>
      press(c, (acting, about) =>
        changeStep(acting, about, c.req.param('step'), 'dropped', { dropped_at: acting.now }),
      ),
    )
    .post('/supports/:id/goals/:goal/closing', (c) =>
      press(c, (acting, about) => closeGoal(acting, about, c.req.param('goal'))),
    )
}

/** Everything under /young-people and /supports, of this room and of people and circle to its left. */
export function supportRoutes(settings: SupportSettings = {}): Hono<Visit> {
  const beforeEnding = async (about: About, acting: Acting): Promise<Content> => {
    if (about.support.died) return null
    const href = settings.lastMeasure?.(about)
    return (
      <>
        {href && <LastMeasure href={href} called={about.called} />}
        {await settings.askedLater?.(acting, about)}
      </>
    )
  }
  return new Hono<Visit>()
    .use('/young-people', signedIn)
    .use('/young-people/*', signedIn)
    .use('/supports/*', signedIn)
    .get('/young-people', (c) => c.var.act((acting) => showCaseload(c, acting)))
    .post('/young-people/search', (c) => search(c))
    .route('/', actRoutes(acts))
    .route('/', actRoutes([endingAct], { above: beforeEnding }))
    .route(
      '/',
      actRoutes([stepDateAct], { below: (about, { step }) => <DropStep about={about} step={step} /> }),
    )
    .route('/', presses())
    .route('/', recordRoutes(settings))
    .route('/', circleRoutes())
    .route('/', peopleRoutes())
}
