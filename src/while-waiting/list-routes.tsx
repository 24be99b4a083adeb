import { type Context, Hono } from 'hono'
import { membersWith, signedIn, type Visit, workerOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { constraintOf } from '../database/index.ts'
import { askedOfWorker } from '../groups/index.ts'
import { recordLook } from '../history/index.ts'
import {
  idOfSending,
  listSent,
  ONCE,
  type SentList,
  showForm,
  type ToPutRight,
  typedFrom,
  typedIn,
} from '../people/index.ts'
import { programmesNow } from '../programmes/index.ts'
import type { AskedFor } from '../referrals/index.ts'
import { destinationsBeside } from '../stepping/index.ts'
import {
  answerText,
  type Form,
  type Problems,
  readForm,
  type Typed,
  typedText,
} from '../ui/questions/index.ts'
import { dateInLondon, dateOnly, newId } from '../words/index.ts'
import { answererForm, listForm } from './forms.ts'
import { lookingAgainOf } from './looking-again-store.ts'
import { readList } from './read-list.ts'
import { rowRoutes } from './row-routes.tsx'
import { ListPage } from './screens/list.tsx'
import { ListsPage } from './screens/lists.tsx'
import { SendingPage } from './screens/sending.tsx'
import { askedBefore, changeList, listById, listsHere, offersOf, putList } from './store.ts'
import { type WaitingList, waitingListCan } from './waiting-list.ts'

type C = Context<Visit>

const section = 'waiting-lists'
const answering = ['clinician', 'manager', 'supervisor', 'link_worker'] as const

/** The team in whose name somebody sends a list: theirs at a mental health or hospital trust. Null where they have none. */
export function sendingTeamOf(c: C): string | null {
  const worker = workerOf(c)
  if (worker.organisationKind !== 'trust') return null
  const held = worker.roles.find(({ role }) => (answering as readonly string[]).includes(role))
  return held?.teamId ?? null
}

const showLists = (c: C) =>
  c.var.act(async (acting) =>
    c.var.page({
      ...{ title: 'Support while waiting', section },
      children: <ListsPage lists={await listsHere(acting)} maySend={sendingTeamOf(c) !== null} />,
    }),
  )

type OfferedRun = { id: string; team: string; label: string; programme: string }
type Sending = {
  teamId: string
  runs: OfferedRun[]
  run: OfferedRun | undefined
  asked: AskedFor | null
  form: Form
}

/** What may be offered to a list: programmes whose blueprint lets a mental health service refer to them. */
async function sendingFor(c: C, acting: Acting, { teamId, chosen }: Chosen): Promise<Sending> {
  const { programmes } = await programmesNow(acting)
  const takes = new Set(
    programmes
      .filter(({ programme }) => programme.ways_in.some(({ who }) => who === 'mental-health-service'))
      .filter(({ programme }) => programme.delivery.some(({ kind }) => kind === 'one-to-one'))
      .map(({ programme }) => programme.key),
  )
  const runs = (await destinationsBeside(acting, teamId)).flatMap(({ runId, programme, team, service }) =>
    runId && programme && takes.has(programme)
      ? [{ id: runId, team, programme, label: `${service}, ${team}` }]
      : [],
  )
  const members = await membersWith(acting.tx, teamId, answering, dateInLondon(acting.now))
  const run = runs.length === 1 ? runs[0] : runs.find(({ id }) => id === chosen)
  const asked = run ? await askedOfWorker(acting, workerOf(c), run.programme) : null
  const form = listForm(
    runs.map(({ id, label }) => ({ value: id, label })),
    members.map(({ id, name }) => ({ value: id, label: name })),
    asked?.section ?? null,
  )
  return { teamId, runs, run, asked, form }
}

type Chosen = { teamId: string; chosen: string }

const sending = (c: C, chosen: string, work: (acting: Acting, about: Sending) => Promise<Response>) => {
  const teamId = sendingTeamOf(c)
  return teamId === null
    ? c.notFound()
    : c.var.act(async (acting) => work(acting, await sendingFor(c, acting, { teamId, chosen })))
}

const showSending = (c: C, { form, runs, run, asked }: Sending, typed: Typed = {}, problems?: Problems) =>
  c.var.page({
    ...{ title: 'Offer support to those who wait', section },
    ...{ errors: problems !== undefined, status: problems ? 422 : 200 },
    children: (
      <SendingPage
        {...{ form, typed, problems: problems ?? {} }}
        nobody={runs.length === 0}
        action={`/waiting-lists${asked?.section ? `?run=${run?.id}` : ''}`}
        once={typedText(typed, ONCE) || newId()}
      />
    ),
  })

async function send(c: C, acting: Acting, about: Sending, sent: SentList) {
  const { typed, bytes } = sent
  const { file: _, ...fields } = typed
  const read = readForm(about.form, fields, dateInLondon(acting.now))
  // What is asked by what is offered stands on the page from the moment that is known: till then nothing of it is wrong.
  const notAskedYet = about.asked?.section && c.req.query('run') !== about.run?.id
  if (notAskedYet || !read.ok) {
    const wrong = read.ok ? {} : read.problems
    const general = Object.entries(wrong).filter(([name]) => !notAskedYet || !name.startsWith('asks-'))
    const first: Problems = notAskedYet
      ? { run: `${about.asked?.name} asks something of everybody on the list. Answer that too` }
      : {}
    return showSending(c, about, fields, { ...first, ...Object.fromEntries(general) })
  }
  const list = bytes.length > 0 ? readList(bytes, await askedBefore(acting, about.teamId)) : null
  if (!list?.ok)
    return showSending(c, about, fields, { list: list?.problem ?? 'Paste the list, or choose a file' })
  const { run } = about
  if (!run) return c.notFound()
  const id = idOfSending(fields)
  await putList(acting, {
    ...{ id, teamId: about.teamId, answererId: answerText(read.answers, 'answerer'), run, rows: list.rows },
    ...{ answerBy: dateOnly(answerText(read.answers, 'answer_by')), origin: c.var.origin },
    said: about.asked?.said(read.answers) ?? [],
  })
  return c.redirect(`/waiting-lists/${id}?done=sent`, 303)
}

async function sendOnce(c: C): Promise<Response> {
  const sent = await listSent(c)
  try {
    return await sending(c, typedText(sent.typed, 'run'), (acting, about) => send(c, acting, about, sent))
  } catch (error) {
    if (constraintOf(error) !== 'waiting_list_pkey') throw error
    const { file: _, ...fields } = sent.typed
    return c.redirect(`/waiting-lists/${idOfSending(fields)}`, 303)
  }
}

const aboutList = (c: C, work: (acting: Acting, list: WaitingList) => Promise<Response>) =>
  c.var.act(async (acting) => {
    const list = await listById(acting, c.req.param('id') ?? '')
    return list ? work(acting, list) : c.notFound()
  })

const showList = (c: C) =>
  aboutList(c, async (acting, list) => {
    const [offers, asked] = await Promise.all([offersOf(acting, list.id), lookingAgainOf(acting, list.id)])
    const people = offers.flatMap(({ youngPersonId }) => youngPersonId ?? [])
    await recordLook(acting, 'waiting_list', { people, subject: list.id })
    return c.var.page({
      ...{ title: 'Support while waiting', section },
      children: <ListPage {...{ list, offers, asked }} sent={c.req.query('done') === 'sent'} />,
    })
  })

async function showAnswerer(c: C, acting: Acting, list: WaitingList, sent?: ToPutRight) {
  const form = await answererFormOf(acting, list)
  return showForm(
    c,
    {
      ...{ back: { text: 'The list', href: `/waiting-lists/${list.id}` }, section, form },
      ...{
        heading: 'Who answers when somebody gets worse?',
        kept: typedFrom(form, { answerer: list.answererId }),
      },
      ...{ action: `/waiting-lists/${list.id}/answerer`, button: 'Save' },
    },
    sent,
  )
}

async function answererFormOf(acting: Acting, { teamId }: WaitingList): Promise<Form> {
  const members = await membersWith(acting.tx, teamId, answering, dateInLondon(acting.now))
  return answererForm(members.map(({ id, name }) => ({ value: id, label: name })))
}

async function keepAnswerer(c: C, acting: Acting, list: WaitingList, typed: Typed): Promise<Response> {
  const read = readForm(await answererFormOf(acting, list), typed, dateInLondon(acting.now))
  if (!read.ok) return showAnswerer(c, acting, list, { typed, problems: read.problems })
  if (waitingListCan.beChanged(list))
    await changeList(acting, list.id, { answererId: answerText(read.answers, 'answerer') })
  return c.redirect(`/waiting-lists/${list.id}`, 303)
}

/** The lists of a service: sending one, what came of each row, who answers, and when it is over. */
export function listRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/waiting-lists/*', signedIn)
    .get('/waiting-lists', signedIn, (c) => showLists(c))
    .get('/waiting-lists/new', (c) =>
      sending(c, c.req.query('run') ?? '', async (_acting, about) =>
        showSending(c, about, typedFrom(about.form, { run: about.run?.id })),
      ),
    )
    .post('/waiting-lists', signedIn, (c) => sendOnce(c))
    .get('/waiting-lists/:id', (c) => showList(c))
    .get('/waiting-lists/:id/answerer', (c) => aboutList(c, (acting, list) => showAnswerer(c, acting, list)))
    .post('/waiting-lists/:id/answerer', async (c) => {
      const typed = await typedIn(c)
      return aboutList(c, (acting, list) => keepAnswerer(c, acting, list, typed))
    })
    .post('/waiting-lists/:id/closing', (c) =>
      aboutList(c, async (acting, list) => {
        if (waitingListCan.beChanged(list)) await changeList(acting, list.id, 'closed')
        return c.redirect('/waiting-lists', 303)
      }),
    )
    .route('/', rowRoutes())
}
