import { type Context, Hono } from 'hono'
import { signedIn, type Visit, workerOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import {
  aboutPerson,
  calledName,
  idOfSending,
  showForm,
  type ToPutRight,
  typedIn,
  type YoungPerson,
} from '../people/index.ts'
import { answerList, answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, dateOnly, isUuid } from '../words/index.ts'
import { agreeToGoOn, doNotGoOn } from './new-identity-store.ts'
import { NobodyToSealWith, SealingPage, SealingsPage, WhatSealingDoes } from './screens/sealing.tsx'
import { sealingCan as can, type Sealing } from './sealing.ts'
import { type SealingAct, sealingActs } from './sealing-acts.ts'
import { checkSealingReview, proposalForm } from './sealing-forms.ts'
import {
  openAgain,
  proposeSealing,
  readersOf,
  seal,
  sealedFor,
  sealingById,
  sealingsOf,
  stayClosed,
  waitsElsewhere,
  whoMaySeal,
} from './sealing-store.ts'

type C = Context<Visit>

const section = 'young-people'
const pathOf = (id: string): string => `/sealings/${id}`

/** The colleagues with whom this worker could seal it; null where they may not, or it is sealed already. */
async function colleaguesToSeal(c: C, acting: Acting, person: YoungPerson) {
  const people = await whoMaySeal(acting, person.id)
  const me = workerOf(c).id
  if (!people.some(({ workerId }) => workerId === me) || (await sealedFor(acting, person.id))) return null
  return people.filter(({ workerId }) => workerId !== me)
}

async function showProposal(c: C, acting: Acting, person: YoungPerson, sent?: ToPutRight) {
  const people = await colleaguesToSeal(c, acting, person)
  if (!people) return c.notFound()
  await recordLook(acting, 'sealing', { youngPerson: person.id })
  const called = calledName(person)
  const heading = `Seal the record of ${called}`
  if (people.length === 0)
    return c.var.page({ title: heading, section, children: <NobodyToSealWith person={person} /> })
  return showForm(
    c,
    {
      ...{
        heading,
        section,
        form: proposalForm(people),
        makes: true,
        button: 'Ask them to seal it with you',
      },
      back: { text: person.name, href: `/young-people/${person.id}` },
      above: <WhatSealingDoes called={called} waiting={await waitsElsewhere(acting, person.id)} />,
      action: `/young-people/${person.id}/sealings`,
    },
    sent,
  )
}

async function propose(c: C, acting: Acting, person: YoungPerson, typed: Typed): Promise<Response> {
  const people = await colleaguesToSeal(c, acting, person)
  if (!people?.length) return showProposal(c, acting, person)
  const today = dateInLondon(acting.now)
  const read = readForm(proposalForm(people), typed, today)
  const reviewOn = answerText(read.answers, 'review_on')
  const problems = read.ok ? checkSealingReview(reviewOn, today) : read.problems
  if (Object.keys(problems).length > 0) return showProposal(c, acting, person, { typed, problems })
  const id = idOfSending(typed)
  await proposeSealing(acting, {
    ...{ id, youngPersonId: person.id, called: person.name, reviewOn: dateOnly(reviewOn) },
    ...{ reason: answerText(read.answers, 'because'), secondId: answerText(read.answers, 'second') },
    others: answerList(read.answers, 'others'),
  })
  // Where another was asked already, that one stands.
  const made = await sealingById(acting, id)
  return c.redirect(made ? pathOf(id) : '/sealings', 303)
}

/** One sealing, for those who look after it; the same not found for everybody else. */
const aboutSealing = (c: C, work: (acting: Acting, one: Sealing) => Response | Promise<Response>) =>
  c.var.act(async (acting) => {
    const id = c.req.param('id') ?? ''
    const one = isUuid(id) ? await sealingById(acting, id) : null
    return one ? work(acting, one) : c.notFound()
  })

const look = (acting: Acting, one: Sealing) =>
  recordLook(acting, 'sealing', { youngPerson: one.youngPersonId, subject: one.id })

async function show(c: C, acting: Acting, one: Sealing): Promise<Response> {
  await look(acting, one)
  const [readers, sealed] = await Promise.all([
    readersOf(acting, one.id),
    sealedFor(acting, one.youngPersonId),
  ])
  return c.var.page({
    ...{ title: `The sealing of ${one.called}’s record`, section, width: 'reading' },
    children: <SealingPage one={one} readers={readers} few={sealed?.names ?? []} workerId={workerOf(c).id} />,
  })
}

async function ask(c: C, act: SealingAct, acting: Acting, one: Sealing, sent?: ToPutRight) {
  await look(acting, one)
  return showForm(
    c,
    {
      ...{ heading: act.heading, section, button: act.button, lead: act.lead(one) },
      form: await act.asks(one, { acting, worker: workerOf(c) }),
      back: { text: `The sealing of ${one.called}’s record`, href: pathOf(one.id) },
      action: `${pathOf(one.id)}/${act.path}`,
    },
    sent,
  )
}

/** Where an act may not be done (any more), the page of the sealing says how it stands. */
const on = (c: C, act: SealingAct, work: (acting: Acting, one: Sealing) => Promise<Response>) =>
  aboutSealing(c, (acting, one) =>
    act.may(one, workerOf(c).id) ? work(acting, one) : c.redirect(pathOf(one.id), 303),
  )

const perform = (c: C, act: SealingAct, typed: Typed) =>
  on(c, act, async (acting, one) => {
    const eyes = { acting, worker: workerOf(c) }
    const today = dateInLondon(acting.now)
    const read = readForm(await act.asks(one, eyes), typed, today)
    const problems = read.ok ? (act.check?.(read.answers, today) ?? {}) : read.problems
    if (Object.keys(problems).length > 0) return ask(c, act, acting, one, { typed, problems })
    await act.write(one, eyes, read.answers)
    return c.redirect((await sealingById(acting, one.id)) ? pathOf(one.id) : '/sealings', 303)
  })

/** A step that asks nothing: it is taken where it may be, and the page says how it stands. */
const steps = [
  { path: 'confirmation', may: can.beConfirmed, take: seal },
  { path: 'closure', may: can.stayClosed, take: stayClosed },
  { path: 'ending', may: can.beOpened, take: openAgain },
  { path: 'identity-agreement', may: can.haveIdentityAgreed, take: agreeToGoOn },
  { path: 'identity-ending', may: can.haveIdentityTakenBack, take: doNotGoOn },
] as const

/** Sealed records: asked for by one, sealed with another, looked at again, opened by two. */
export function sealingRoutes(): Hono<Visit> {
  const app = new Hono<Visit>()
    .use('/sealings', signedIn)
    .use('/sealings/*', signedIn)
    .use('/young-people/:id/sealings', signedIn)
    .use('/young-people/:id/sealings/*', signedIn)
    .get('/sealings', (c) =>
      c.var.act(async (acting) => {
        const sealings = await sealingsOf(acting)
        const people = sealings.map(({ youngPersonId }) => youngPersonId)
        await recordLook(acting, 'sealing', { people })
        return c.var.page({
          ...{ title: 'Sealed records', section },
          children: <SealingsPage sealings={sealings} />,
        })
      }),
    )
    .get('/young-people/:id/sealings/new', (c) =>
      aboutPerson(c, (acting, person) => showProposal(c, acting, person)),
    )
    .post('/young-people/:id/sealings', async (c) => {
      const typed = await typedIn(c)
      return aboutPerson(c, (acting, person) => propose(c, acting, person, typed))
    })
    .get('/sealings/:id', (c) => aboutSealing(c, (acting, one) => show(c, acting, one)))
  for (const act of sealingActs)
    app
      .get(`/sealings/:id/${act.path}`, (c) => on(c, act, (acting, one) => ask(c, act, acting, one)))
      .post(`/sealings/:id/${act.path}`, async (c) => perform(c, act, await typedIn(c)))
  for (const { path, may, take } of steps)
    app.post(`/sealings/:id/${path}`, (c) =>
      aboutSealing(c, async (acting, one) => {
        if (may(one, workerOf(c).id)) await take(acting, one)
        return c.redirect(pathOf(one.id), 303)
      }),
    )
  return app
}
