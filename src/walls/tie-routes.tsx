import { type Context, Hono } from 'hono'
import { colleaguesOf, hasRole, signedIn, type Visit, workerOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { idOfSending, showForm, type ToPutRight, typedIn } from '../people/index.ts'
import { answerText, readForm, type Typed, typedText } from '../ui/questions/index.ts'
import { dateInLondon, isUuid } from '../words/index.ts'
import { OneTie, Ties } from './screens/tie.tsx'
import { MYSELF, noTieForm, tieForm } from './tie-forms.ts'
import { sayTie, settleTie, type Tie, tieCouldMean, tiesHere } from './tie-store.ts'

type C = Context<Visit>

const back = { text: 'Somebody you know personally', href: '/ties' }

/** Those for whom this worker may say it besides themselves: whoever works where they manage. */
const othersOf = async (c: C, acting: Acting) => {
  const worker = workerOf(c)
  return hasRole(worker, 'manager') ? colleaguesOf(acting.tx, worker.organisationId, worker.id) : []
}

async function showSaying(c: C, acting: Acting, sent?: ToPutRight): Promise<Response> {
  return showForm(
    c,
    {
      ...{ heading: 'Who is it?', form: tieForm(await othersOf(c, acting)), makes: true, back },
      lead: 'Their manager is told that there is somebody, and not who. What you type here is shown to nobody.',
      ...{ action: '/ties', button: 'Say so' },
    },
    sent,
  )
}

async function say(c: C, acting: Acting, typed: Typed): Promise<Response> {
  const worker = workerOf(c)
  const read = readForm(tieForm(await othersOf(c, acting)), typed, dateInLondon(acting.now))
  if (!read.ok) return showSaying(c, acting, { typed, problems: read.problems })
  const chosen = answerText(read.answers, 'worker') || MYSELF
  await sayTie(acting, {
    ...{ id: idOfSending(typed), workerId: chosen === MYSELF ? worker.id : chosen },
    ...{ organisationId: worker.organisationId, name: answerText(read.answers, 'name') },
    born: answerText(read.answers, 'born'),
  })
  return c.redirect('/ties?done=said', 303)
}

/** One tie of a worker whom the actor manages; the same not found for everybody else, and for their own. */
const aboutTie = (c: C, work: (acting: Acting, tie: Tie) => Response | Promise<Response>) =>
  c.var.act(async (acting) => {
    const id = c.req.param('id') ?? ''
    const tie = isUuid(id) ? (await tiesHere(acting)).find((one) => one.id === id) : undefined
    return tie ? work(acting, tie) : c.notFound()
  })

async function show(c: C, acting: Acting, tie: Tie): Promise<Response> {
  const could = await tieCouldMean(acting, tie.id)
  const people = could.map(({ youngPersonId }) => youngPersonId)
  await recordLook(acting, 'personal_tie', { people, subject: tie.id })
  return c.var.page({
    title: `${tie.worker} knows a young person personally`,
    children: <OneTie tie={tie} could={could} />,
  })
}

async function end(c: C, acting: Acting, tie: Tie, typed: Typed): Promise<Response> {
  const read = readForm(noTieForm, typed, dateInLondon(acting.now))
  if (!read.ok) return showEnding(c, tie, { typed, problems: read.problems })
  await settleTie(acting, tie.id, { isNone: answerText(read.answers, 'because') })
  return c.redirect('/ties', 303)
}

const showEnding = (c: C, tie: Tie, sent?: ToPutRight) =>
  showForm(
    c,
    {
      ...{ heading: 'There is no tie', form: noTieForm, back: { text: tie.worker, href: `/ties/${tie.id}` } },
      lead: `${tie.worker} sees again what their work opens to them.`,
      ...{ action: `/ties/${tie.id}/ending`, button: 'Save', warning: true },
    },
    sent,
  )

/** Workers who are related to a young person or know them: said by themselves or a manager, and settled by a manager. */
export function tieRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/ties', signedIn)
    .use('/ties/*', signedIn)
    .get('/ties', (c) =>
      c.var.act(async (acting) => {
        const manages = hasRole(workerOf(c), 'manager')
        const said = c.req.query('done') === 'said'
        return c.var.page({
          ...{ title: 'Somebody you know personally', width: 'reading' },
          children: <Ties ties={await tiesHere(acting)} manages={manages} said={said} />,
        })
      }),
    )
    .get('/ties/new', (c) => c.var.act((acting) => showSaying(c, acting)))
    .post('/ties', async (c) => {
      const typed = await typedIn(c)
      return c.var.act((acting) => say(c, acting, typed))
    })
    .get('/ties/:id', (c) => aboutTie(c, (acting, tie) => show(c, acting, tie)))
    .post('/ties/:id/meaning', async (c) => {
      const means = typedText(await typedIn(c), 'person')
      return aboutTie(c, async (acting, tie) => {
        if (isUuid(means)) await settleTie(acting, tie.id, { means })
        return c.redirect(`/ties/${tie.id}`, 303)
      })
    })
    .post('/ties/:id/settlement', (c) =>
      aboutTie(c, async (acting, tie) => {
        if (tie.settledAt === null) await settleTie(acting, tie.id, {})
        return c.redirect(`/ties/${tie.id}`, 303)
      }),
    )
    .get('/ties/:id/ending', (c) => aboutTie(c, (_, tie) => showEnding(c, tie)))
    .post('/ties/:id/ending', async (c) => {
      const typed = await typedIn(c)
      return aboutTie(c, (acting, tie) => end(c, acting, tie, typed))
    })
}
