import { type Context, Hono } from 'hono'
import { type Visit, workerWithEmail } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { idOfSending, showForm, type ToPutRight, typedIn } from '../people/index.ts'
import { answerOrNull, answerText, type Problems, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon } from '../words/index.ts'
import { actionForm, closingForm, handingOnForm, replyForm, sharingForm } from './act-forms.ts'
import { acknowledge, actOn, closeConcern, handOn, shareWith, takenBefore, takeReply } from './acts.ts'
import { barDoings } from './bar-doings.ts'
import { barsOf } from './bar-store.ts'
import { type Concern, concernCan } from './concern.ts'
import type { Doing, Given } from './doing.ts'
import { officerOf } from './lead-store.ts'
import { ConcernPage } from './screens/concern.tsx'
import { concernById, readersOf, stepsOf } from './store.ts'
import { tellLeads } from './telling.ts'

type C = Context<Visit>
type Work = (acting: Acting, concern: Concern) => Promise<Response> | Response

/** Runs work about one concern (`:id`) for those whom it went to; for everybody else there is nothing there. */
const aboutConcern = (c: C, work: Work) =>
  c.var.act(async (acting) => {
    const concern = await concernById(acting, c.req.param('id') ?? '')
    if (!concern) return c.notFound()
    return work(acting, concern)
  })

/** Writes down that it was looked at: in history, and shown to nobody around the young person. */
const looked = (acting: Acting, { id, youngPersonId }: Concern) =>
  recordLook(acting, 'safeguarding_concern', {
    ...(youngPersonId ? { youngPerson: youngPersonId } : {}),
    subject: id,
  })

const pathOf = ({ id }: Pick<Concern, 'id'>): string => `/concerns/${id}`

const show = (c: C) =>
  aboutConcern(c, async (acting, concern) => {
    await looked(acting, concern)
    return c.var.page({
      title: 'Safeguarding concern',
      section: 'concerns',
      width: 'reading',
      children: (
        <ConcernPage
          concern={concern}
          steps={await stepsOf(acting, concern.id)}
          readers={await readersOf(acting, concern.id)}
          bars={await barsOf(acting, concern.id)}
          officer={await officerOf(acting)}
          now={acting.now}
        />
      ),
    })
  })

const text = answerText

const doings: Record<string, Doing> = {
  action: {
    may: concernCan.beActedOn,
    heading: 'Write down what was done',
    button: 'Save',
    form: () => actionForm,
    write: async (acting, concern, { id, answers }) => {
      await actOn(acting, concern, {
        ...{ id, words: text(answers, 'words'), told: text(answers, 'told') },
        ...{ reported: text(answers, 'reported') === 'yes', reference: answerOrNull(answers, 'reference') },
      })
      return null
    },
  },
  reply: {
    may: concernCan.haveAReply,
    heading: 'Write down what they answered',
    button: 'Save',
    form: () => replyForm,
    write: async (acting, concern, { id, answers }) => {
      const reference = answerOrNull(answers, 'reference')
      await takeReply(acting, concern, { id, words: text(answers, 'words'), reference })
      return null
    },
  },
  closing: {
    may: concernCan.beClosed,
    heading: 'Close this safeguarding concern',
    button: 'Close it',
    form: () => closingForm,
    write: async (acting, concern, { id, answers }) => {
      await closeConcern(acting, concern, {
        id,
        reason: text(answers, 'reason'),
        words: text(answers, 'words'),
      })
      return null
    },
  },
  'handing-on': {
    may: concernCan.beHandedOn,
    heading: 'Hand this safeguarding concern on',
    button: 'Hand it on',
    form: async (acting, concern) =>
      handingOnForm((await readersOf(acting, concern.id)).filter(({ id }) => id !== concern.holderId)),
    write: async (acting, concern, { id, answers }) => {
      await handOn(acting, concern, { id, to: text(answers, 'to'), words: text(answers, 'words') })
      return null
    },
  },
  readers: {
    may: concernCan.beShared,
    heading: 'Let somebody read this safeguarding concern',
    lead: 'A safeguarding strategy group: only those who need it. That you let them read it is written down.',
    button: 'Let them read it',
    form: () => sharingForm,
    write: share,
  },
  ...barDoings,
}

async function share(
  acting: Acting,
  concern: Concern,
  { id, answers, origin }: Given,
): Promise<Problems | null> {
  const email = text(answers, 'email')
  const worker = await workerWithEmail(acting.tx, acting.actor.place as string, email)
  if (!worker) return { email: 'Nobody who works here has this email address' }
  if (worker.id === concern.subjectWorkerId) return { email: 'It is about them: they cannot read it' }
  if ((await readersOf(acting, concern.id)).some((reader) => reader.id === worker.id))
    return { email: 'They read it already' }
  const given = { id, to: worker.id, organisationId: worker.organisationId, words: text(answers, 'words') }
  await shareWith(acting, concern, given)
  const by = concern.dueAt ?? acting.now
  await tellLeads(acting, concern.id, [{ workerId: worker.id, by }], {
    template: 'workerConcernShared',
    origin,
  })
  return null
}

const askDoing = async (
  c: C,
  acting: Acting,
  concern: Concern,
  { name, doing, sent }: { name: string; doing: Doing; sent?: ToPutRight },
) => {
  await looked(acting, concern)
  return showForm(
    c,
    {
      ...{ heading: doing.heading, lead: doing.lead, button: doing.button, section: 'concerns' },
      back: { text: `Safeguarding concern about ${concern.called}`, href: pathOf(concern) },
      form: await doing.form(acting, concern),
      action: `${pathOf(concern)}/${name}`,
      makes: true,
    },
    sent,
  )
}

const showDoing = (c: C, name: string, doing: Doing) =>
  aboutConcern(c, (acting, concern) =>
    doing.may(concern) ? askDoing(c, acting, concern, { name, doing }) : c.redirect(pathOf(concern), 303),
  )

const doIt = (c: C, typed: Typed, name: string, doing: Doing) =>
  aboutConcern(c, async (acting, concern) => {
    const id = idOfSending(typed)
    const before = (await stepsOf(acting, concern.id)).some((step) => step.id === id)
    if (before || !doing.may(concern)) return c.redirect(pathOf(concern), 303)
    const again = (problems: Problems) =>
      askDoing(c, acting, concern, { name, doing, sent: { typed, problems } })
    const read = readForm(await doing.form(acting, concern), typed, dateInLondon(acting.now))
    if (!read.ok) return again(read.problems)
    const given = { id, answers: read.answers, origin: c.var.origin }
    const problems = await doing.write(acting, concern, given)
    return problems ? again(problems) : c.redirect(pathOf(concern), 303)
  })

/** Runs it; pressed again, the first press counts. */
async function once(c: C, work: () => Response | Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (!takenBefore(error)) throw error
    return c.redirect(`/concerns/${c.req.param('id')}`, 303)
  }
}

/** One concern: what was said, and what its leads do. */
export function concernRoutes(): Hono<Visit> {
  const routes = new Hono<Visit>().get('/concerns/:id', show).post('/concerns/:id/acknowledgement', (c) =>
    once(c, () =>
      aboutConcern(c, async (acting, concern) => {
        if (concernCan.beAcknowledged(concern)) await acknowledge(acting, concern)
        return c.redirect(pathOf(concern), 303)
      }),
    ),
  )
  for (const [name, doing] of Object.entries(doings))
    routes
      .get(`/concerns/:id/${name}`, (c) => showDoing(c, name, doing))
      .post(`/concerns/:id/${name}`, async (c) => {
        const typed = await typedIn(c)
        return once(c, () => doIt(c, typed, name, doing))
      })
  return routes
}
