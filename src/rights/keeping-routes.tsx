import { type Context, Hono } from 'hono'
import { signedIn, type Visit, workerOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import {
  aboutPerson,
  calledName,
  idOfSending,
  personById,
  showForm,
  type ToPutRight,
  typedIn,
  type YoungPerson,
} from '../people/index.ts'
import { answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { whoMaySeal } from '../walls/index.ts'
import { dateInLondon, isUuid } from '../words/index.ts'
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

async function showKeeping(c: C, acting: Acting, person: YoungPerson): Promise<Response> {
  await recordLook(acting, 'keeping', { youngPerson: person.id })
  const kept = await keptRecordOf(acting, person.id)
  if (!kept) return c.notFound()
  return c.var.page({
    ...{ title: `How long the record of ${calledName(person)} is kept`, section, width: 'reading' },
    children: (
      <Keeping
        person={person}
        record={kept}
        today={dateInLondon(acting.now)}
        holds={await holdsOf(acting, person.id)}
        restriction={await restrictionOf(acting, person.id)}
        workerId={workerOf(c).id}
        maySeal={(await whoMaySeal(acting, person.id)).some(({ workerId }) => workerId === workerOf(c).id)}
        manages={workerOf(c).roles.some(({ role }) => role === 'manager')}
      />
    ),
  })
}

const backTo = (person: YoungPerson) => ({
  text: `How long the record of ${calledName(person)} is kept`,
  href: keepingPath(person.id),
})

async function showHolding(c: C, acting: Acting, person: YoungPerson, sent?: ToPutRight) {
  await recordLook(acting, 'keeping', { youngPerson: person.id })
  return showForm(
    c,
    {
      ...{
        heading: `Hold the record of ${calledName(person)}`,
        section,
        form: holdForm,
        back: backTo(person),
      },
      lead: 'It stands from the moment you set it. A second person confirms it.',
      ...{ action: `/young-people/${person.id}/holds`, button: 'Set the hold', makes: true },
    },
    sent,
  )
}

async function hold(c: C, acting: Acting, person: YoungPerson, typed: Typed): Promise<Response> {
  const read = readForm(holdForm, typed, dateInLondon(acting.now))
  if (!read.ok) return showHolding(c, acting, person, { typed, problems: read.problems })
  await setHold(acting, {
    ...{ id: idOfSending(typed), youngPersonId: person.id, reason: answerText(read.answers, 'reason') },
  })
  return c.redirect(keepingPath(person.id), 303)
}

type Found = { acting: Acting; person: YoungPerson; hold: Hold }

const aboutHold = (c: C, work: (found: Found) => Response | Promise<Response>) =>
  c.var.act(async (acting) => {
    const id = c.req.param('id') ?? ''
    const found = isUuid(id) ? await holdById(acting, id) : null
    const person = found && (await personById(acting, found.youngPersonId))
    return found && person ? work({ acting, person, hold: found }) : c.notFound()
  })

async function showLifting(c: C, found: Found, sent?: ToPutRight) {
  const { acting, person, hold: standing } = found
  await recordLook(acting, 'keeping', { youngPerson: person.id, subject: standing.id })
  return showForm(
    c,
    {
      ...{ heading: 'Ask that the hold be lifted', section, form: liftForm, back: backTo(person) },
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
  return c.redirect(keepingPath(found.person.id), 303)
}

/** How long a record is kept, and holds. */
export function keepingRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/holds/*', signedIn)
    .use('/young-people/:id/keeping', signedIn)
    .use('/young-people/:id/holds', signedIn)
    .use('/young-people/:id/holds/*', signedIn)
    .get('/young-people/:id/keeping', (c) =>
      aboutPerson(c, (acting, person) => showKeeping(c, acting, person)),
    )
    .get('/young-people/:id/holds/new', (c) =>
      aboutPerson(c, (acting, person) => showHolding(c, acting, person)),
    )
    .post('/young-people/:id/holds', async (c) => {
      const typed = await typedIn(c)
      return aboutPerson(c, (acting, person) => hold(c, acting, person, typed))
    })
    .post('/holds/:id/confirmation', (c) =>
      aboutHold(c, async ({ acting, person, hold: standing }) => {
        if (holdCan.beConfirmed(standing, workerOf(c).id)) await confirmHold(acting, standing)
        return c.redirect(keepingPath(person.id), 303)
      }),
    )
    .get('/holds/:id/lifting', (c) => aboutHold(c, (found) => showLifting(c, found)))
    .post('/holds/:id/lifting', async (c) => {
      const typed = await typedIn(c)
      return aboutHold(c, (found) => lifting(c, found, typed))
    })
    .post('/holds/:id/ending', (c) =>
      aboutHold(c, async ({ acting, person, hold: standing }) => {
        if (holdCan.beLifted(standing, workerOf(c).id)) await liftHold(acting, standing)
        return c.redirect(keepingPath(person.id), 303)
      }),
    )
}
