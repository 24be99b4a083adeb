import { type Context, Hono } from 'hono'
import {
  curators,
  hasRole,
  isCurator,
  type SignedInWorker,
  schools,
  signedIn,
  type Visit,
  workerOf,
  workersOf,
} from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { FormPage, idOfSending, ONCE, typedIn } from '../people/index.ts'
import { publications } from '../publications/index.ts'
import { groupSaid } from '../surveys/index.ts'
import type { Content } from '../ui/index.ts'
import { answerText, type Problems, readForm, type Typed, typedText } from '../ui/questions/index.ts'
import { dateInLondon, dateOnly, en, isUuid, newId } from '../words/index.ts'
import { endingForm, responseForm, tellingForm } from './forms.ts'
import { movedMeanwhile } from './handing.ts'
import { type Came, handingOf, readHanding, readHandingAnswer } from './handing-sent.ts'
import { type Finding, type Looking, type Response as Made, responseCan, withoutNumbers } from './response.ts'
import { ResponsePage, type Sent } from './screens/response.tsx'
import { YouSaid } from './screens/you-said.tsx'
import { endResponse, openResponse, responseById, tellPupils, toldBy } from './store.ts'

type C = Context<Visit>

/** What rooms that read figures add to a response's page. */
export type ResponseSettings = {
  /** How the group of a finding has been in each survey since. */
  since: (acting: Acting, response: Made) => Promise<Content>
}

/** Whether somebody opens the responses of their school: whoever manages a team there, administers it or leads its safeguarding. */
export const respondsForSchool = (worker: SignedInWorker): boolean =>
  hasRole(worker, 'manager', 'administrator', 'safeguarding_lead')

/** Whose response it will be: a school's, or the whole place's for null. */
type Home = { organisation: string | null; responses: string; results: string }

/** Runs the work for whoever may open a response of the school (`:id`); not found for anybody else. */
async function forSchool(c: C, work: (acting: Acting, home: Home) => Promise<Response> | Response) {
  const worker = workerOf(c)
  const id = c.req.param('id') ?? ''
  const theirs = worker.organisationId === id && ['school', 'college'].includes(worker.organisationKind)
  if (!theirs || !respondsForSchool(worker)) return c.notFound()
  const home = { organisation: id, responses: `/schools/${id}/responses`, results: `/schools/${id}/results` }
  return c.var.act(async (acting) => work(acting, home))
}

const forPlace = (c: C, work: (acting: Acting, home: Home) => Promise<Response> | Response) =>
  c.var.act(async (acting) =>
    work(acting, { organisation: null, responses: '/wellbeing/responses', results: '/wellbeing/needs' }),
  )

/** The finding that an address names, as it was published for whoever asks; undefined where there is none. */
async function findingIn(c: C, acting: Acting, { organisation }: Home): Promise<Finding | undefined> {
  const [round = '', measure = '', group = ''] = ['round', 'measure', 'group'].map((name) =>
    c.req.query(name),
  )
  const audience = organisation === null ? 'public' : 'school'
  const [found] = round
    ? await publications(acting, { round, audience, ...(organisation ? { organisation } : {}) })
    : []
  const variable = found?.variables.find(({ key }) => key === measure)
  if (!found || !variable) return undefined
  const [grouping = '', value = ''] = group.split(/\.(.*)/s)
  const of = found.groupings.find((one) => one.grouping === grouping)
  const named = of?.values.find((one) => one.value === value)
  const about = { round: found.round.id, measure, measureName: variable.name }
  return of && named
    ? { ...about, grouping, value, groupName: groupSaid(of.name, named.name) }
    : { ...about, grouping: 'all', value: 'all', groupName: 'Everybody' }
}

async function ask(c: C, acting: Acting, home: Home, sent: { typed: Typed; problems: Problems }) {
  const finding = await findingIn(c, acting, home)
  if (!finding) return c.notFound()
  const wrong = Object.keys(sent.problems).length > 0
  const worker = workerOf(c)
  const heading = 'What will be done about it?'
  const query = new URL(c.req.url).searchParams
  return c.var.page({
    title: heading,
    section: home.organisation ? 'results' : 'wellbeing',
    ...{ errors: wrong, status: wrong ? 422 : 200 },
    children: (
      <FormPage
        back={{ text: 'Results', href: home.results }}
        heading={heading}
        lead={`${finding.measureName}. ${finding.groupName}.`}
        form={responseForm(await workersOf(acting.tx, worker.organisationId))}
        typed={sent.typed}
        problems={sent.problems}
        action={`${home.responses}?${query}`}
        button="Keep this response"
        once={typedText(sent.typed, ONCE) || newId()}
      />
    ),
  })
}

async function open(c: C, acting: Acting, home: Home, typed: Typed) {
  const finding = await findingIn(c, acting, home)
  if (!finding) return c.notFound()
  const form = responseForm(await workersOf(acting.tx, workerOf(c).organisationId))
  const read = readForm(form, typed, dateInLondon(acting.now))
  if (!read.ok) return ask(c, acting, home, { typed, problems: read.problems })
  const id = idOfSending(typed)
  await openResponse(acting, {
    ...{ id, organisation: home.organisation, finding },
    ...{ what: answerText(read.answers, 'what'), where: answerText(read.answers, 'where') },
    responsible: answerText(read.answers, 'responsible'),
    dueOn: dateOnly(answerText(read.answers, 'due_on')),
  })
  return c.redirect(`/responses/${id}`, 303)
}

function lookingAt(c: C, response: Made): Looking {
  const worker = workerOf(c)
  const own = response.organisation !== null && response.organisation === worker.organisationId
  const mayMake = own ? respondsForSchool(worker) : response.organisation === null && isCurator(worker)
  return { workerId: worker.id, mayMake }
}

async function show(c: C, acting: Acting, { since }: ResponseSettings, sent?: Sent) {
  const response = await responseById(acting, c.req.param('id') ?? '')
  if (!response) return c.notFound()
  const back = response.organisation ? `/schools/${response.organisation}/results` : '/wellbeing/needs'
  return c.var.page({
    title: response.what,
    section: response.organisation ? 'results' : 'wellbeing',
    ...{ width: 'reading', errors: sent !== undefined, status: sent ? 422 : 200 },
    children: (
      <ResponsePage
        response={response}
        looking={lookingAt(c, response)}
        back={{ text: 'Results', href: back }}
        once={newId()}
        sent={sent}
        since={await since(acting, response)}
        handing={await handingOf(acting, response)}
      />
    ),
  })
}

async function end(c: C, acting: Acting, settings: ResponseSettings, typed: Typed) {
  const response = await responseById(acting, c.req.param('id') ?? '')
  if (!response) return c.notFound()
  const read = readForm(endingForm, typed, dateInLondon(acting.now))
  if (!read.ok) {
    // Somebody has ended it meanwhile: there is nothing left to put right.
    if (!responseCan.beEnded(response, lookingAt(c, response)))
      return c.redirect(`/responses/${response.id}`, 303)
    return show(c, acting, settings, { form: 'ending', typed, problems: read.problems })
  }
  const ended = answerText(read.answers, 'ended') === 'done' ? 'done' : 'dropped'
  if (responseCan.beEnded(response, lookingAt(c, response)))
    await endResponse(acting, response.id, { ended, because: answerText(read.answers, 'because') })
  return c.redirect(`/responses/${response.id}`, 303)
}

async function tell(c: C, acting: Acting, settings: ResponseSettings, typed: Typed) {
  const response = await responseById(acting, c.req.param('id') ?? '')
  if (!response?.organisation || !responseCan.beTold(response, lookingAt(c, response))) return c.notFound()
  const read = readForm(tellingForm, typed, dateInLondon(acting.now))
  const [youSaid, weDo] = ['you_said', 'we_do'].map((name) => answerText(read.answers, name)) as [
    string,
    string,
  ]
  const numbers = Object.fromEntries(
    [
      ['you_said', youSaid],
      ['we_do', weDo],
    ].flatMap(([name = '', text = '']) => (withoutNumbers(text) ? [] : [[name, 'Write it without numbers']])),
  )
  const problems = { ...(read.ok ? {} : read.problems), ...numbers }
  if (Object.keys(problems).length > 0) return show(c, acting, settings, { form: 'telling', typed, problems })
  await tellPupils(
    acting,
    { id: response.id, organisation: response.organisation },
    { youSaid, weDo, done: answerText(read.answers, 'done') === 'yes' },
  )
  return c.redirect(`/responses/${response.id}`, 303)
}

/** Does something with a response, and shows the form again with what to put right. */
async function does(
  c: C,
  { settings, typed }: { settings: ResponseSettings; typed: Typed },
  work: (acting: Acting, response: Made) => Promise<Came>,
) {
  try {
    return await c.var.act(async (acting) => {
      const response = await responseById(acting, c.req.param('id') ?? '')
      if (!response) return c.notFound()
      const came = await work(acting, response)
      if (came) return show(c, acting, settings, { ...came, typed })
      // Whoever gave it away may not read it any more.
      const still = await responseById(acting, response.id)
      return c.redirect(still ? `/responses/${response.id}` : '/today', 303)
    })
  } catch (error) {
    if (!movedMeanwhile(error)) throw error
    return c.redirect(`/responses/${c.req.param('id')}`, 303)
  }
}

const showTold = (c: C) =>
  c.var.act(async (acting) => {
    const id = c.req.param('id') ?? ''
    const all = isUuid(id) && acting.actor.place ? await schools(acting.tx, acting.actor.place) : []
    const school = all.find((one) => one.id === id)
    if (!school) return c.notFound()
    return c.var.page({
      title: en.results.saidTitle({ school: school.name }),
      ...{ skin: 'young', width: 'reading' },
      children: <YouSaid school={school.name} told={await toldBy(acting, school.id)} />,
    })
  })

/** Responses to findings: opened by a school about itself or by those who plan for the place; and what pupils read. */
export function responseRoutes(settings: ResponseSettings): Hono<Visit> {
  const nothing = { typed: {}, problems: {} }
  return new Hono<Visit>()
    .use('/schools/*', signedIn)
    .use('/responses/*', signedIn)
    .get('/schools/:id/responses/new', (c) => forSchool(c, (acting, home) => ask(c, acting, home, nothing)))
    .post('/schools/:id/responses', async (c) => {
      const typed = await typedIn(c)
      return forSchool(c, (acting, home) => open(c, acting, home, typed))
    })
    .get('/wellbeing/responses/new', curators, (c) =>
      forPlace(c, (acting, home) => ask(c, acting, home, nothing)),
    )
    .post('/wellbeing/responses', curators, async (c) => {
      const typed = await typedIn(c)
      return forPlace(c, (acting, home) => open(c, acting, home, typed))
    })
    .get('/responses/:id', (c) => c.var.act((acting) => show(c, acting, settings)))
    .post('/responses/:id/ending', async (c) => {
      const typed = await typedIn(c)
      return c.var.act((acting) => end(c, acting, settings, typed))
    })
    .post('/responses/:id/telling', async (c) => {
      const typed = await typedIn(c)
      return c.var.act((acting) => tell(c, acting, settings, typed))
    })
    .post('/responses/:id/handing', async (c) => {
      const typed = await typedIn(c)
      return does(c, { settings, typed }, (acting, response) =>
        readHanding(acting, response, lookingAt(c, response), typed),
      )
    })
    .post('/responses/:id/handings/:handing/answer', async (c) => {
      const typed = await typedIn(c)
      const handing = c.req.param('handing')
      return does(c, { settings, typed }, (acting, response) =>
        readHandingAnswer(acting, response, { handing, typed }),
      )
    })
    .get('/you-said/:id', showTold)
}
