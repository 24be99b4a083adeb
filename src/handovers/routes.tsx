import { type Context, Hono } from 'hono'
import { signedIn, type Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import {
  calledName,
  idOfSending,
  personById,
  showForm,
  type ToPutRight,
  typedFrom,
  typedIn,
} from '../people/index.ts'
import { beholderOf, type Support, supportById, supportCan } from '../support/index.ts'
import { answerText, type Problems, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, dateOnly, isUuid, spokenDay } from '../words/index.ts'
import { outcomeForm, planForm } from './forms.ts'
import {
  changesAhead,
  type Handover,
  type HandoverKind,
  handoverCan,
  handoverKinds,
  kindsInOrder,
  type TakesOver,
} from './handover.ts'
import {
  handoverById,
  handoversOf,
  planHandover,
  settleHandover,
  supportsWithChanges,
  wasTakenOver,
} from './store.ts'

type C = Context<Visit>
type About = { support: Support; called: string }

const recordOf = ({ support }: About): string => `/young-people/${support.youngPersonId}`

/** Runs work for whoever works on a support; not there for anybody outside its circle. */
async function onSupport(
  c: C,
  acting: Acting,
  id: string,
  work: (about: About) => Promise<Response>,
): Promise<Response> {
  const support = isUuid(id) ? await supportById(acting, id) : null
  const person = support && (await personById(acting, support.youngPersonId))
  if (!support || !person) return c.notFound()
  const about = { support, called: calledName(person) }
  return supportCan.beWorkedOn(support, await beholderOf(acting))
    ? work(about)
    : c.redirect(recordOf(about), 303)
}

const aboutSupport = (c: C, work: (acting: Acting, about: About) => Promise<Response>) =>
  c.var.act((acting) => onSupport(c, acting, c.req.param('id') ?? '', (about) => work(acting, about)))

const aboutHandover = (c: C, work: (acting: Acting, about: About, handover: Handover) => Promise<Response>) =>
  c.var.act(async (acting) => {
    const handover = await handoverById(acting, c.req.param('id') ?? '')
    return handover
      ? onSupport(c, acting, handover.supportId, (about) => work(acting, about, handover))
      : c.notFound()
  })

const kindIn = (word: string | undefined): HandoverKind | null =>
  kindsInOrder.find((kind) => kind === word) ?? null

/** What stands in the form: the plan there is for this change, or its day as it follows from a date of birth. */
async function keptFor(acting: Acting, { support }: About, kind: HandoverKind | null): Promise<Typed> {
  if (!kind) return {}
  const planned = await handoversOf(acting, support.id)
  const known = planned.find((one) => one.kind === kind && handoverCan.bePlannedAgain(one))
  if (known)
    return typedFrom(planForm, {
      ...{ kind, on_date: known.onDate, takes_over: known.takesOver, plan: known.plan },
    })
  const whose = support.workerId ? await supportsWithChanges(acting, [support.workerId]) : []
  const here = whose.find(({ supportId }) => supportId === support.id)
  const ahead = here && changesAhead(here, [], dateOnly('9999-12-31')).find((one) => one.kind === kind)
  return typedFrom(planForm, { kind, ...(ahead ? { on_date: ahead.onDate } : {}) })
}

async function showPlan(c: C, acting: Acting, about: About, sent?: ToPutRight) {
  const { support, called } = about
  await recordLook(acting, 'handover', { youngPerson: support.youngPersonId, subject: support.id })
  return showForm(
    c,
    {
      ...{ back: { text: called, href: recordOf(about) }, section: 'young-people', form: planForm },
      heading: `Plan a handover with ${called}`,
      lead: `Plan it together, before the day. ${called} is yours until somebody else has said yes.`,
      ...{ kept: await keptFor(acting, about, kindIn(c.req.query('kind'))), makes: true },
      ...{ action: `/supports/${support.id}/handovers`, button: 'Save the plan' },
    },
    sent,
  )
}

async function plan(c: C, acting: Acting, about: About, typed: Typed): Promise<Response> {
  const { support } = about
  const { ok, answers, ...read } = readForm(planForm, typed, dateInLondon(acting.now))
  const kind = kindIn(answerText(answers, 'kind'))
  if (!ok || !kind)
    return showPlan(c, acting, about, { typed, problems: 'problems' in read ? read.problems : {} })
  await planHandover(acting, {
    ...{ id: idOfSending(typed), supportId: support.id, youngPersonId: support.youngPersonId, kind },
    ...{ onDate: dateOnly(answerText(answers, 'on_date')), plan: answerText(answers, 'plan') },
    takesOver: answerText(answers, 'takes_over') as TakesOver,
  })
  return c.redirect(`${recordOf(about)}#handovers`, 303)
}

async function showOutcome(c: C, acting: Acting, about: About, handover: Handover, sent?: ToPutRight) {
  const { support, called } = about
  await recordLook(acting, 'handover', { youngPerson: support.youngPersonId, subject: handover.id })
  return showForm(
    c,
    {
      ...{ back: { text: called, href: recordOf(about) }, section: 'young-people', form: outcomeForm },
      heading: `What came of the handover of ${called}?`,
      lead: `${handoverKinds[handover.kind].says}, ${spokenDay(handover.onDate)}. ${handover.plan}`,
      ...{ action: `/handovers/${handover.id}/outcome`, button: 'Save' },
    },
    sent,
  )
}

/** What one field cannot check: that somebody has said yes, and where they looked who found nobody. */
async function problemsIn(
  acting: Acting,
  handover: Handover,
  given: { outcome: string; words: string },
): Promise<Problems> {
  if (given.outcome === 'nobody_found' && given.words === '') return { words: 'Write where you looked' }
  if (given.outcome === 'taken_over' && !(await wasTakenOver(acting, handover)))
    return {
      outcome:
        'Nobody has said yes yet. Hand the support on, or send a referral and wait for the answer. They are yours until then',
    }
  return {}
}

async function settle(
  c: C,
  acting: Acting,
  about: About,
  handover: Handover,
  typed: Typed,
): Promise<Response> {
  const home = c.redirect(`${recordOf(about)}#handovers`, 303)
  if (!handoverCan.beSettled(handover)) return home
  const read = readForm(outcomeForm, typed, dateInLondon(acting.now))
  const given = { outcome: answerText(read.answers, 'outcome'), words: answerText(read.answers, 'words') }
  const problems = read.ok ? await problemsIn(acting, handover, given) : read.problems
  if (Object.keys(problems).length > 0) return showOutcome(c, acting, about, handover, { typed, problems })
  await settleHandover(acting, handover, {
    ...{ outcome: given.outcome as NonNullable<Handover['outcome']>, words: given.words },
  })
  return home
}

/** Handovers that are planned before their date, and what came of each. */
export function handoverRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/handovers/*', signedIn)
    .get('/supports/:id/handovers/new', signedIn, (c) =>
      aboutSupport(c, (acting, about) => showPlan(c, acting, about)),
    )
    .post('/supports/:id/handovers', signedIn, async (c) => {
      const typed = await typedIn(c)
      return aboutSupport(c, (acting, about) => plan(c, acting, about, typed))
    })
    .get('/handovers/:id/outcome', (c) =>
      aboutHandover(c, (acting, about, handover) => showOutcome(c, acting, about, handover)),
    )
    .post('/handovers/:id/outcome', async (c) => {
      const typed = await typedIn(c)
      return aboutHandover(c, (acting, about, handover) => settle(c, acting, about, handover, typed))
    })
}
