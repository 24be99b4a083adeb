import { type Context, Hono } from 'hono'
import { signedIn, type Visit, workerOf } from '../accounts/index.ts'
import { type Acting, constraintOf } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { idOfSending, showForm, type ToPutRight, typedIn } from '../people/index.ts'
import { answerText, type Form, readForm, type Typed } from '../ui/questions/index.ts'
import { addDays, dateInLondon, isUuid } from '../words/index.ts'
import { disposalCan, type KeptRecord, type Proposal } from './disposal.ts'
import {
  disposalById,
  disposalsSeen,
  disposeOf,
  proposalById,
  proposeDisposal,
  turnDownDisposal,
} from './disposal-store.ts'
import { keptRecordOf, recordsComingUp } from './keeping-store.ts'
import { reasonForm } from './reason-form.ts'
import { ComingUp } from './screens/coming-up.tsx'
import { Certificate, Certificates, Proposed, WhatTheRulesSay } from './screens/disposal.tsx'

type C = Context<Visit>
type Found = { acting: Acting; proposal: Proposal; record: KeptRecord }

const section = 'young-people'
const DAYS_AHEAD = 365

const proposingForm = reasonForm({
  ...{ name: 'looked', label: 'What did you look at, and why is it not needed any more?' },
  hint: 'For example: no inquiry or claim that we know of; nobody of the family is supported here. It goes with the record.',
  required: 'Write what you looked at',
})
const turningDownForm = reasonForm({
  ...{ name: 'because', label: 'Why does the record stay?' },
  hint: 'If it has to stay for longer, set a hold as well.',
  required: 'Write why the record stays',
})
const disposingForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'many', name: 'sure', label: 'Before you dispose of it' },
          required: 'Say that you have looked yourself, and that you know it is for good',
          options: [
            { value: 'yes', label: 'I have looked at it myself. I know that nobody can get it back.' },
          ],
        },
      ],
    },
  ],
}

const keeping = ({ id, called }: KeptRecord) => ({
  text: `How long the record of ${called} is kept`,
  href: `/young-people/${id}/keeping`,
})
const pathOf = ({ id }: Pick<Proposal, 'id'>): string => `/disposal-proposals/${id}`
const manages = (c: C): boolean => workerOf(c).roles.some(({ role }) => role === 'manager')

/** Records of the organisation of whoever manages: whose time is over, whose comes within a year, and those without a date. */
async function showComingUp(c: C): Promise<Response> {
  if (!manages(c)) return c.notFound()
  return c.var.act(async (acting) => {
    const today = dateInLondon(acting.now)
    const records = await recordsComingUp(acting, addDays(today, DAYS_AHEAD))
    await recordLook(acting, 'keeping', { people: records.map(({ id }) => id) })
    return c.var.page({
      ...{ title: 'Records whose time is over', section },
      children: <ComingUp records={records} today={today} />,
    })
  })
}

const aboutRecord = (
  c: C,
  work: (found: Omit<Found, 'proposal'>) => Response | Promise<Response>,
): Promise<Response> | Response =>
  c.var.act(async (acting) => {
    const id = c.req.param('id') ?? ''
    const record = isUuid(id) ? await keptRecordOf(acting, id) : null
    if (!record) return c.notFound()
    // What is proposed already is looked at there; what may not be proposed says why where it is kept.
    if (record.proposal) return c.redirect(pathOf(record.proposal), 303)
    return disposalCan.beProposed(record, dateInLondon(acting.now), manages(c))
      ? work({ acting, record })
      : c.redirect(keeping(record).href, 303)
  })

async function showProposing(c: C, { acting, record }: Omit<Found, 'proposal'>, sent?: ToPutRight) {
  await recordLook(acting, 'keeping', { youngPerson: record.id })
  return showForm(
    c,
    {
      heading: `Propose that the record of ${record.called} is disposed of`,
      ...{ section, form: proposingForm, back: keeping(record), makes: true },
      lead: 'Nothing goes yet. A second person looks, and disposes of it or says no.',
      above: <WhatTheRulesSay record={record} />,
      ...{ action: `/young-people/${record.id}/disposal-proposals`, button: 'Propose it' },
    },
    sent,
  )
}

async function propose(c: C, found: Omit<Found, 'proposal'>, typed: Typed): Promise<Response> {
  const read = readForm(proposingForm, typed, dateInLondon(found.acting.now))
  if (!read.ok) return showProposing(c, found, { typed, problems: read.problems })
  const id = idOfSending(typed)
  const looked = answerText(read.answers, 'looked')
  await proposeDisposal(found.acting, { id, youngPersonId: found.record.id, looked })
  return c.redirect(keeping(found.record).href, 303)
}

/** The same not found for an id that is none and for a record that is not this worker's. */
const aboutProposal = (c: C, work: (found: Found) => Response | Promise<Response>): Promise<Response> =>
  c.var.act(async (acting) => {
    const id = c.req.param('id') ?? ''
    const proposal = isUuid(id) ? await proposalById(acting, id) : null
    const record = proposal && (await keptRecordOf(acting, proposal.youngPersonId))
    if (!proposal || !record) return c.notFound()
    return proposal.turnedDownAt ? c.redirect(keeping(record).href, 303) : work({ acting, proposal, record })
  })

const mayBeDone = (c: C, { acting, record, proposal }: Found): boolean =>
  disposalCan.beDone(record, proposal, { today: dateInLondon(acting.now), workerId: workerOf(c).id })

async function show(c: C, found: Found): Promise<Response> {
  const { acting, proposal, record } = found
  await recordLook(acting, 'keeping', { youngPerson: record.id, subject: proposal.id })
  return c.var.page({
    ...{ title: `The record of ${record.called} is to be disposed of`, section, width: 'reading' },
    children: <Proposed {...{ proposal, record }} workerId={workerOf(c).id} done={mayBeDone(c, found)} />,
  })
}

async function showDisposing(c: C, found: Found, sent?: ToPutRight) {
  const { acting, proposal, record } = found
  await recordLook(acting, 'keeping', { youngPerson: record.id, subject: proposal.id })
  return showForm(
    c,
    {
      heading: `Dispose of the record of ${record.called}`,
      ...{ section, form: disposingForm, back: { text: 'What is proposed', href: pathOf(proposal) } },
      lead: 'Everything about them goes at once, and for good. A certificate without a name stays.',
      above: <WhatTheRulesSay record={record} />,
      ...{ action: `${pathOf(proposal)}/confirmation`, button: 'Dispose of it for good' },
    },
    sent,
  )
}

async function dispose(c: C, found: Found, typed: Typed): Promise<Response> {
  if (!mayBeDone(c, found)) return c.redirect(pathOf(found.proposal), 303)
  const read = readForm(disposingForm, typed, dateInLondon(found.acting.now))
  if (!read.ok) return showDisposing(c, found, { typed, problems: read.problems })
  return c.redirect(`/disposals/${await disposeOf(found.acting, found.proposal)}`, 303)
}

async function showTurningDown(c: C, { acting, record, proposal }: Found, sent?: ToPutRight) {
  await recordLook(acting, 'keeping', { youngPerson: record.id, subject: proposal.id })
  return showForm(
    c,
    {
      ...{ heading: `The record of ${record.called} stays`, section, form: turningDownForm },
      back: { text: 'What is proposed', href: pathOf(proposal) },
      ...{ action: `${pathOf(proposal)}/refusal`, button: 'Say no' },
    },
    sent,
  )
}

async function turnDown(c: C, found: Found, typed: Typed): Promise<Response> {
  const read = readForm(turningDownForm, typed, dateInLondon(found.acting.now))
  if (!read.ok) return showTurningDown(c, found, { typed, problems: read.problems })
  await turnDownDisposal(found.acting, found.proposal, answerText(read.answers, 'because'))
  return c.redirect(keeping(found.record).href, 303)
}

/** What the database refuses, because it came in between, is said where the proposal stands. */
async function unlessRefused(c: C, answer: Response | Promise<Response>): Promise<Response> {
  try {
    return await answer
  } catch (error) {
    if (!constraintOf(error)?.startsWith('disposal_')) throw error
    const id = c.req.param('id') ?? ''
    return c.redirect(c.req.path.startsWith('/young') ? `/young-people/${id}/keeping` : pathOf({ id }), 303)
  }
}

const showCertificates = (c: C): Promise<Response> =>
  c.var.act(async (acting) =>
    c.var.page({
      ...{ title: 'Records that were disposed of', section },
      children: <Certificates disposals={await disposalsSeen(acting)} manages={manages(c)} />,
    }),
  )

const showCertificate = (c: C): Promise<Response> =>
  c.var.act(async (acting) => {
    const id = c.req.param('id') ?? ''
    const disposal = isUuid(id) ? await disposalById(acting, id) : null
    return disposal
      ? c.var.page({
          ...{ title: 'A record was disposed of', section, width: 'reading' },
          children: <Certificate disposal={disposal} />,
        })
      : c.notFound()
  })

/** Disposal: what comes up, what one proposes and another does, and the certificates that stay. */
export function disposalRoutes(): Hono<Visit> {
  const at = '/disposal-proposals/:id'
  return new Hono<Visit>()
    .use('/retention', signedIn)
    .use('/disposals', signedIn)
    .use('/disposals/*', signedIn)
    .use('/disposal-proposals/*', signedIn)
    .use('/young-people/:id/disposal-proposals', signedIn)
    .use('/young-people/:id/disposal-proposals/*', signedIn)
    .get('/retention', (c) => showComingUp(c))
    .get('/disposals', (c) => showCertificates(c))
    .get('/disposals/:id', (c) => showCertificate(c))
    .get('/young-people/:id/disposal-proposals/new', (c) =>
      aboutRecord(c, (found) => showProposing(c, found)),
    )
    .post('/young-people/:id/disposal-proposals', async (c) => {
      const typed = await typedIn(c)
      return unlessRefused(
        c,
        aboutRecord(c, (found) => propose(c, found, typed)),
      )
    })
    .get(at, (c) => aboutProposal(c, (found) => show(c, found)))
    .get(`${at}/confirmation`, (c) =>
      aboutProposal(c, (found) =>
        mayBeDone(c, found) ? showDisposing(c, found) : c.redirect(pathOf(found.proposal), 303),
      ),
    )
    .post(`${at}/confirmation`, async (c) => {
      const typed = await typedIn(c)
      return unlessRefused(
        c,
        aboutProposal(c, (found) => dispose(c, found, typed)),
      )
    })
    .get(`${at}/refusal`, (c) => aboutProposal(c, (found) => showTurningDown(c, found)))
    .post(`${at}/refusal`, async (c) => {
      const typed = await typedIn(c)
      return aboutProposal(c, (found) => turnDown(c, found, typed))
    })
}
