import { type Context, Hono } from 'hono'
import { colleaguesOf, signedIn, type Visit, type Worker, workerOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { idOfSending, showForm, type ToPutRight, typedIn } from '../people/index.ts'
import { type Answers, answerOrNull, answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, normaliseName } from '../words/index.ts'
import { type CameFrom, cameFrom, type Open, peopleOpen } from './about-store.ts'
import { takenBefore } from './acts.ts'
import type { Concern } from './concern.ts'
import { checkConcern, concernForm, SOMEBODY_ELSE } from './concern-forms.ts'
import { officerOf } from './lead-store.ts'
import { NOBODY, type Routing, raiseConcern, type Subject, whoGets } from './raising.ts'
import { ConcernsPage } from './screens/concerns.tsx'
import { BeforeRaising } from './screens/raise.tsx'
import { ReceiptPage } from './screens/receipt.tsx'
import { concernsRead, receiptOf, receiptsOf } from './store.ts'

type C = Context<Visit>

/** What the form is made from: whom it can be about, and who could be the adult. */
type Offered = { people: Open[]; workers: Worker[]; from: CameFrom | null }

async function offered(c: C, acting: Acting): Promise<Offered> {
  const from = cameFrom((name) => c.req.query(name))
  const people = await peopleOpen(acting, from)
  const me = workerOf(c)
  const workers = await colleaguesOf(acting.tx, me.organisationId, me.id)
  return { people, workers, from }
}

const distinct = (ids: readonly (string | null)[]): string[] => [
  ...new Set(ids.filter((id): id is string => id !== null)),
]

/** The leads of the young person’s organisation and of the raiser’s; of an adult’s, the seniors of theirs alone. */
const routing = (c: C, about: Open | undefined, subject: Subject | null, called = ''): Routing => ({
  about: { youngPersonId: about?.youngPersonId ?? null, called },
  ...(subject
    ? { organisations: [workerOf(c).organisationId], duty: 'senior', subject }
    : {
        organisations: distinct([about?.organisationId ?? null, workerOf(c).organisationId]),
        duty: 'lead',
        subject: NOBODY,
      }),
})

const addressOf = (from: CameFrom | null): string =>
  from ? `/concerns?${from.kind}=${from.id}` : '/concerns'

async function ask(c: C, acting: Acting, sent?: ToPutRight, stopped?: string) {
  const { people, workers, from } = await offered(c, acting)
  const [only] = people.length === 1 && from ? people : []
  if (people.length > 0)
    await recordLook(acting, 'safeguarding_concern', {
      people: people.map(({ youngPersonId }) => youngPersonId),
    })
  return showForm(
    c,
    {
      heading: 'Raise a safeguarding concern',
      back: { text: 'Today', href: '/today' },
      above: (
        <BeforeRaising
          leads={await whoGets(acting, routing(c, only, null))}
          seniors={await whoGets(acting, routing(c, undefined, NOBODY))}
          officer={await officerOf(acting)}
        />
      ),
      ...(stopped ? { stopped } : {}),
      form: concernForm(people, workers),
      kept: only ? { about: only.youngPersonId } : {},
      action: addressOf(from),
      button: 'Send it',
      makes: true,
    },
    sent,
  )
}

/** The adult, where it is about one: a worker who was picked, or who bears the name that was typed, or a name alone. */
function subjectFrom(answers: Answers, workers: readonly Worker[]): Subject | null {
  if (answerText(answers, 'adult') !== 'yes') return null
  const name = answerOrNull(answers, 'subject_name')
  const picked = answerOrNull(answers, 'subject')
  const bears = workers.filter((one) => name && normaliseName(name) === normaliseName(one.name))
  return { workerId: picked ?? (bears.length === 1 ? (bears[0]?.id ?? null) : null), name }
}

async function raise(c: C, acting: Acting, typed: Typed): Promise<Response> {
  const id = idOfSending(typed)
  if (await receiptOf(acting, id)) return c.redirect(`/concerns/${id}/receipt`, 303)
  const { people, workers } = await offered(c, acting)
  const read = readForm(concernForm(people, workers), typed, dateInLondon(acting.now))
  const problems = { ...(read.ok ? {} : read.problems), ...checkConcern(read.answers) }
  if (Object.keys(problems).length > 0) return ask(c, acting, { typed, problems })
  const { answers } = read
  const chosen = answerText(answers, 'about')
  const about = chosen === SOMEBODY_ELSE ? undefined : people.find((one) => one.youngPersonId === chosen)
  const subject = subjectFrom(answers, workers)
  const called = about?.called ?? answerText(answers, 'called')
  const getting = await whoGets(acting, routing(c, about, subject, called))
  if (getting.length === 0)
    return ask(
      c,
      acting,
      { typed, problems: {} },
      'Nobody is named here to hear of it, so it was not sent. Ring the council’s children’s services now.',
    )
  await raiseConcern(
    acting,
    {
      ...{ id, youngPersonId: about?.youngPersonId ?? null, called },
      ...{ words: answerText(answers, 'words'), danger: answerText(answers, 'danger') as Concern['danger'] },
      ...{ subject, raisedFrom: 'worker', getting },
    },
    c.var.origin,
  )
  return c.redirect(`/concerns/${id}/receipt`, 303)
}

const receipt = (c: C) =>
  c.var.act(async (acting) => {
    const found = await receiptOf(acting, c.req.param('id') ?? '')
    if (!found) return c.notFound()
    return c.var.page({
      title: 'We have your safeguarding concern',
      width: 'reading',
      children: <ReceiptPage receipt={found} officer={await officerOf(acting)} now={acting.now} />,
    })
  })

const list = (c: C) =>
  c.var.act(async (acting) => {
    const { open, closed } = await concernsRead(acting)
    const people = distinct([...open, ...closed].map(({ youngPersonId }) => youngPersonId))
    if (people.length > 0) await recordLook(acting, 'safeguarding_concern', { people })
    const reads =
      open.length + closed.length > 0 || workerOf(c).roles.some(({ role }) => role === 'safeguarding_lead')
    return c.var.page({
      title: 'Safeguarding concerns',
      section: 'concerns',
      children: (
        <ConcernsPage {...{ open, closed, reads }} raised={await receiptsOf(acting)} now={acting.now} />
      ),
    })
  })

/** Raising a concern, and what whoever raised it sees of it. */
export function raiseRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/concerns', signedIn)
    .use('/concerns/*', signedIn)
    .get('/concerns', list)
    .get('/concerns/new', (c) => c.var.act((acting) => ask(c, acting)))
    .post('/concerns', async (c) => {
      const typed = await typedIn(c)
      try {
        return await c.var.act((acting) => raise(c, acting, typed))
      } catch (error) {
        if (!takenBefore(error)) throw error
        return c.redirect(`/concerns/${idOfSending(typed)}/receipt`, 303)
      }
    })
    .get('/concerns/:id/receipt', receipt)
}
