import { type Context, Hono } from 'hono'
import { signedIn, type Visit, workerOf } from '../accounts/index.ts'
import { recordLook } from '../history/index.ts'
import { idOfSending, showForm, type ToPutRight, typedIn } from '../people/index.ts'
import { answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { whoMaySeal } from '../walls/index.ts'
import { dateInLondon, isUuid } from '../words/index.ts'
import { type AboutKept, aboutKept } from './about-kept.ts'
import type { KeptRecord } from './disposal.ts'
import { type Hold, holdCan } from './hold.ts'
import {
  askToLift,
  confirmHold,
  holdById,
  holdsOf,
  keptRecordOf,
  liftHold,
  setHold,
} from './keeping-store.ts'
import { reasonForm } from './reason-form.ts'
import { restrictionOf } from './restriction-store.ts'
import { Keeping } from './screens/keeping.tsx'

type C = Context<Visit>

const section = 'young-people'

const holdForm = reasonForm({
  ...{ name: 'reason', label: 'Why may nothing of it be disposed of?' },
  hint: 'For example: an inquiry, a claim, a request that is still open.',
  required: 'Say why nothing of it may be disposed of',
})
const liftForm = reasonForm({
  ...{ name: 'because', label: 'Why is the hold not needed any more?' },
  hint: 'A second person reads this before it is lifted.',
  required: 'Say why the hold is not needed any more',
})

const keepingPath = (youngPersonId: string): string => `/young-people/${youngPersonId}/keeping`

async function showKeeping(c: C, { acting, record }: AboutKept): Promise<Response> {
  await recordLook(acting, 'keeping', { youngPerson: record.id })
  return c.var.page({
    ...{ title: `How long the record of ${record.called} is kept`, section, width: 'reading' },
    children: (
      <Keeping
        record={record}
        today={dateInLondon(acting.now)}
        holds={await holdsOf(acting, record.id)}
        restriction={await restrictionOf(acting, record.id)}
        workerId={workerOf(c).id}
        manages={workerOf(c).roles.some(({ role }) => role === 'manager')}
        maySeal={(await whoMaySeal(acting, record.id)).some(({ workerId }) => workerId === workerOf(c).id)}
      />
    ),
  })
}

const backTo = ({ id, called }: KeptRecord) => ({
  text: `How long the record of ${called} is kept`,
  href: keepingPath(id),
})

async function showHolding(c: C, { acting, record }: AboutKept, sent?: ToPutRight) {
  await recordLook(acting, 'keeping', { youngPerson: record.id })
  return showForm(
    c,
    {
      ...{ heading: `Hold the record of ${record.called}`, section, form: holdForm, back: backTo(record) },
      lead: 'It stands from the moment you set it. A second person confirms it.',
      ...{ action: `/young-people/${record.id}/holds`, button: 'Set the hold', makes: true },
    },
    sent,
  )
}

async function hold(c: C, found: AboutKept, typed: Typed): Promise<Response> {
  const { acting, record } = found
  const read = readForm(holdForm, typed, dateInLondon(acting.now))
  if (!read.ok) return showHolding(c, found, { typed, problems: read.problems })
  await setHold(acting, {
    ...{ id: idOfSending(typed), youngPersonId: record.id, reason: answerText(read.answers, 'reason') },
  })
  return c.redirect(keepingPath(record.id), 303)
}

type Found = AboutKept & { hold: Hold }

const aboutHold = (c: C, work: (found: Found) => Response | Promise<Response>) =>
  c.var.act(async (acting) => {
    const id = c.req.param('id') ?? ''
    const found = isUuid(id) ? await holdById(acting, id) : null
    const record = found && (await keptRecordOf(acting, found.youngPersonId))
    return found && record ? work({ acting, record, hold: found }) : c.notFound()
  })

async function showLifting(c: C, found: Found, sent?: ToPutRight) {
  const { acting, record, hold: standing } = found
  await recordLook(acting, 'keeping', { youngPerson: record.id, subject: standing.id })
  return showForm(
    c,
    {
      ...{ heading: 'Ask that the hold be lifted', section, form: liftForm, back: backTo(record) },
      lead: `It was set because: ${standing.reason}`,
      ...{ action: `/holds/${standing.id}/lifting`, button: 'Ask for it' },
    },
    sent,
  )
}

async function lifting(c: C, found: Found, typed: Typed): Promise<Response> {
  const read = readForm(liftForm, typed, dateInLondon(found.acting.now))
  if (!read.ok) return showLifting(c, found, { typed, problems: read.problems })
  if (holdCan.haveItsLiftingAsked(found.hold))
    await askToLift(found.acting, found.hold, answerText(read.answers, 'because'))
  return c.redirect(keepingPath(found.record.id), 303)
}

/** How long a record is kept, and holds. */
export function keepingRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/holds/*', signedIn)
    .use('/young-people/:id/keeping', signedIn)
    .use('/young-people/:id/holds', signedIn)
    .use('/young-people/:id/holds/*', signedIn)
    .get('/young-people/:id/keeping', (c) => aboutKept(c, (found) => showKeeping(c, found)))
    .get('/young-people/:id/holds/new', (c) => aboutKept(c, (found) => showHolding(c, found)))
    .post('/young-people/:id/holds', async (c) => {
      const typed = await typedIn(c)
      return aboutKept(c, (found) => hold(c, found, typed))
    })
    .post('/holds/:id/confirmation', (c) =>
      aboutHold(c, async ({ acting, record, hold: standing }) => {
        if (holdCan.beConfirmed(standing, workerOf(c).id)) await confirmHold(acting, standing)
        return c.redirect(keepingPath(record.id), 303)
      }),
    )
    .get('/holds/:id/lifting', (c) => aboutHold(c, (found) => showLifting(c, found)))
    .post('/holds/:id/lifting', async (c) => {
      const typed = await typedIn(c)
      return aboutHold(c, (found) => lifting(c, found, typed))
    })
    .post('/holds/:id/ending', (c) =>
      aboutHold(c, async ({ acting, record, hold: standing }) => {
        if (holdCan.beLifted(standing, workerOf(c).id)) await liftHold(acting, standing)
        return c.redirect(keepingPath(record.id), 303)
      }),
    )
}
