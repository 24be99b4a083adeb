import { type Context, Hono } from 'hono'
import { signedIn, type Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { idOfSending, showForm, type ToPutRight, typedIn } from '../people/index.ts'
import { type About, aboutSupport, supportCan } from '../support/index.ts'
import { answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon } from '../words/index.ts'
import { answerForm, workerAsksForm } from './forms.ts'
import {
  answerLookingAgain,
  askForThem,
  lookingAgainById,
  type WaitsFor,
  waitsFor,
} from './looking-again-store.ts'
import { Asked } from './screens/asked.tsx'
import { answerDay, tellLater } from './telling.ts'
import type { LookingAgain, Outcome } from './waiting-list.ts'

type C = Context<Visit>

const aboutAsked = (c: C, work: (acting: Acting, asked: LookingAgain) => Promise<Response>) =>
  c.var.act(async (acting) => {
    const asked = await lookingAgainById(acting, c.req.param('id') ?? '')
    return asked ? work(acting, asked) : c.notFound()
  })

async function show(c: C, acting: Acting, asked: LookingAgain, sent?: ToPutRight): Promise<Response> {
  await recordLook(acting, 'looking_again', { youngPerson: asked.youngPersonId, subject: asked.id })
  const heading = `${asked.called}, ${asked.reference}`
  const back = { text: 'The list', href: `/waiting-lists/${asked.listId}` }
  const section = 'waiting-lists'
  if (asked.outcome)
    return c.var.page({ title: heading, section, children: <Asked {...{ asked, heading, back }} /> })
  return showForm(
    c,
    {
      ...{ back, heading, section, form: answerForm, above: <Asked asked={asked} /> },
      ...{ action: `/looking-again/${asked.id}`, button: 'Answer them' },
    },
    sent,
  )
}

async function answer(c: C, acting: Acting, asked: LookingAgain, typed: Typed): Promise<Response> {
  const home = c.redirect(`/looking-again/${asked.id}`, 303)
  if (asked.outcome) return home
  const read = readForm(answerForm, typed, dateInLondon(acting.now))
  if (!read.ok) return show(c, acting, asked, { typed, problems: read.problems })
  const said = {
    outcome: answerText(read.answers, 'outcome') as Outcome,
    words: answerText(read.answers, 'words'),
  }
  if (await answerLookingAgain(acting, asked, said)) await tellLater(acting, asked.id, 'answered')
  return home
}

/** Works on a support whose young person waits for a service; anybody else's leads back to the record. */
const aboutWaiting = (c: C, work: (acting: Acting, about: About, waits: WaitsFor) => Promise<Response>) =>
  aboutSupport(c, async (acting, about) => {
    const waits = await waitsFor(acting, about.support.referralId)
    return waits && supportCan.beWorkedOn(about.support, about.who)
      ? work(acting, about, waits)
      : c.redirect(`/young-people/${about.person.id}`, 303)
  })

async function ask(
  c: C,
  acting: Acting,
  { support, person, called }: About,
  waits: WaitsFor,
  sent?: ToPutRight,
) {
  await recordLook(acting, 'looking_again', { youngPerson: person.id, subject: support.id })
  return showForm(
    c,
    {
      ...{ back: { text: called, href: `/young-people/${person.id}` }, section: 'young-people' },
      ...{ heading: `Things are getting worse for ${called}`, form: workerAsksForm, makes: true },
      lead: `${waits.answerer} at ${waits.service} is told at once, and answers within one working day. If it cannot wait${waits.phone ? `, ring them on ${waits.phone}, or` : ','} ring 999.`,
      ...{ action: `/supports/${support.id}/looking-again`, button: 'Ask them to look again' },
    },
    sent,
  )
}

async function send(c: C, acting: Acting, about: About, waits: WaitsFor, typed: Typed): Promise<Response> {
  const read = readForm(workerAsksForm, typed, dateInLondon(acting.now))
  if (!read.ok) return ask(c, acting, about, waits, { typed, problems: read.problems })
  const id = idOfSending(typed)
  const asked = await askForThem(acting, about.support, {
    ...{ id, words: answerText(read.answers, 'words') },
    answerBy: await answerDay(acting, waits.organisationId),
  })
  if (asked === id) await tellLater(acting, id, 'asked')
  return c.redirect(`/young-people/${about.person.id}#waiting`, 303)
}

/** Asking a service to look again at somebody's place, from their record, and its answer. */
export function lookingAgainRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/looking-again/*', signedIn)
    .get('/looking-again/:id', (c) => aboutAsked(c, (acting, asked) => show(c, acting, asked)))
    .post('/looking-again/:id', async (c) => {
      const typed = await typedIn(c)
      return aboutAsked(c, (acting, asked) => answer(c, acting, asked, typed))
    })
    .get('/supports/:id/looking-again', signedIn, (c) =>
      aboutWaiting(c, (acting, about, waits) => ask(c, acting, about, waits)),
    )
    .post('/supports/:id/looking-again', signedIn, async (c) => {
      const typed = await typedIn(c)
      return aboutWaiting(c, (acting, about, waits) => send(c, acting, about, waits, typed))
    })
}
