import { type Context, Hono } from 'hono'
import { signedIn, type Visit, workerOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { type Run, runOfTeam } from '../groups/index.ts'
import { recordLook } from '../history/index.ts'
import { tell } from '../messages/index.ts'
import { showForm, type ToPutRight, typedIn } from '../people/index.ts'
import { programmeCalled } from '../programmes/index.ts'
import type { Content } from '../ui/index.ts'
import { answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon } from '../words/index.ts'
import { askingRoutes } from './asking-routes.tsx'
import { answerForm } from './forms.ts'
import { AnsweredPage, Request, RequestsLink, RequestsPage } from './screens/workshops.tsx'
import { answerRequest, requestById, requestsOf } from './store.ts'
import { clubForm, type WorkshopRequest, workshopRequestCan } from './workshop.ts'

type C = Context<Visit>

/** Runs work about the run of a programme (`:id`) for those of its team; not there for anybody else. */
const aboutRun = (c: C, work: (acting: Acting, run: Run) => Promise<Response>) =>
  c.var.act(async (acting) => {
    const run = await runOfTeam(acting, workerOf(c), c.req.param('id') ?? '')
    return run ? work(acting, run) : c.notFound()
  })

const aboutRequest = (
  c: C,
  work: (acting: Acting, run: Run, request: WorkshopRequest) => Promise<Response>,
) =>
  aboutRun(c, async (acting, run) => {
    const request = await requestById(acting, run.id, c.req.param('request') ?? '')
    return request ? work(acting, run, request) : c.notFound()
  })

const list = (c: C) =>
  aboutRun(c, async (acting, run) => {
    await recordLook(acting, 'workshop_request', { subject: run.id, people: [] })
    return c.var.page({
      ...{ title: 'Clubs that ask for a workshop', section: 'groups' },
      children: <RequestsPage run={run} requests={await requestsOf(acting, run.id)} />,
    })
  })

async function show(c: C, acting: Acting, run: Run, request: WorkshopRequest, sent?: ToPutRight) {
  await recordLook(acting, 'workshop_request', { subject: request.id, people: [] })
  if (!workshopRequestCan.beAnswered(request))
    return c.var.page({
      ...{ title: request.club, section: 'groups' },
      children: <AnsweredPage run={run} request={request} />,
    })
  return showForm(
    c,
    {
      back: { text: 'Clubs that ask for a workshop', href: `/runs/${run.id}/workshops` },
      ...{ heading: `${request.club} asks for a workshop`, section: 'groups', form: answerForm },
      above: <Request request={request} />,
      ...{ action: `/runs/${run.id}/workshops/${request.id}/answer`, button: 'Answer them' },
    },
    sent,
  )
}

const answer = (c: C, typed: Typed) =>
  aboutRequest(c, async (acting, run, request) => {
    const home = c.redirect(`/runs/${run.id}/workshops/${request.id}`, 303)
    if (!workshopRequestCan.beAnswered(request)) return home
    const read = readForm(answerForm, typed, dateInLondon(acting.now))
    if (!read.ok) return show(c, acting, run, request, { typed, problems: read.problems })
    const said = answerText(read.answers, 'answer') === 'yes' ? 'yes' : 'no'
    const words = answerText(read.answers, 'words')
    if (await answerRequest(acting, request, { answer: said, words }))
      await tell(acting, {
        template: 'publicWorkshopAnswered',
        values: { service: run.service, team: run.team, answer: said, words },
        to: { audience: 'public', channel: 'email', address: request.email },
      })
    return home
  })

/** The way to the clubs that asked, on the page of a run; nothing where its programme is none that clubs ask for. */
export async function requestsLink(acting: Acting, run: Run): Promise<Content> {
  const known = await programmeCalled(acting, run.programme)
  if (!known || !clubForm(known.programme)) return null
  const waiting = (await requestsOf(acting, run.id)).filter(workshopRequestCan.beAnswered)
  return <RequestsLink runId={run.id} waiting={waiting.length} />
}

/** Workshops that clubs ask for: by anybody, and answered by those who run the programme at /runs/:id/workshops. */
export function workshopRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .route('/', askingRoutes())
    .get('/runs/:id/workshops', signedIn, list)
    .get('/runs/:id/workshops/:request', signedIn, (c) =>
      aboutRequest(c, (acting, run, request) => show(c, acting, run, request)),
    )
    .post('/runs/:id/workshops/:request/answer', signedIn, async (c) => answer(c, await typedIn(c)))
}
