import { type Context, Hono } from 'hono'
import { membersWith, signedIn, type Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import {
  calledName,
  idOfSending,
  showForm,
  type ToPutRight,
  typedIn,
  unlessRestricted,
} from '../people/index.ts'
import { type About, aboutSupport, supportCan } from '../support/index.ts'
import { BackLink } from '../ui/index.ts'
import { answerOrNull, answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon } from '../words/index.ts'
import { actRoutes, pagePath } from './act-routes.tsx'
import { askWhereAgreed, PLAN_ROLES } from './asking.ts'
import { answerAsAgency, answerOffer, openPlan, tickStep } from './changing-plan.ts'
import { answerForm, openingForm } from './forms.ts'
import { meetingRoutes } from './meeting-routes.tsx'
import { Asked } from './screens/asked.tsx'
import { SharedPlanPage } from './screens/shared-plan.tsx'
import { type Agency, agencyState, type PlanSeen, sharedPlanCan } from './shared-plan.ts'
import { agencyById, answersFor, planOfOffer, planSeen, plansOfSupport, stepById } from './store.ts'

type C = Context<Visit>

const idIn = (c: C): string => c.req.param('id') ?? ''

/** Runs work for whoever works on a support; not there for anybody outside its circle. */
const onSupport = (c: C, work: (acting: Acting, about: About) => Promise<Response>) =>
  aboutSupport(c, async (acting, about) => {
    const { support, person, who } = about
    const [open] = await plansOfSupport(acting, support.id)
    if (open && open.closedAt === null) return c.redirect(pagePath(open.id), 303)
    return supportCan.beWorkedOn(support, who)
      ? work(acting, about)
      : c.redirect(`/young-people/${person.id}`, 303)
  })

async function showOpening(c: C, acting: Acting, { support, person }: About, sent?: ToPutRight) {
  const called = calledName(person)
  await recordLook(acting, 'shared_plan', { youngPerson: person.id, subject: support.id })
  return showForm(
    c,
    {
      ...{ back: { text: called, href: `/young-people/${person.id}` }, section: 'young-people' },
      ...{ heading: `A plan for ${called} with other agencies`, form: openingForm(called), makes: true },
      lead: `You lead it until somebody else accepts the lead. It opens nothing by itself: an agency is asked once ${called} has said yes to sharing the plan with it.`,
      ...{ action: `/supports/${support.id}/shared-plans`, button: 'Open the plan' },
    },
    sent,
  )
}

async function open(c: C, acting: Acting, about: About, typed: Typed): Promise<Response> {
  const { support, person } = about
  const read = readForm(openingForm(calledName(person)), typed, dateInLondon(acting.now))
  if (!read.ok) return showOpening(c, acting, about, { typed, problems: read.problems })
  const id = idOfSending(typed)
  await openPlan(acting, {
    ...{ id, placeId: support.placeId, youngPersonId: person.id, supportId: support.id },
    ...{ teamId: support.teamId, workerId: support.workerId as string, called: calledName(person) },
    words: answerText(read.answers, 'words'),
  })
  return c.redirect(pagePath(id), 303)
}

const notices: Record<string, string> = {
  asked: 'They are asked. It stays with you until they have said yes.',
  agree:
    'Nobody has said yes yet to sharing the plan with this team. Write down what was decided, then ask them.',
}

async function show(c: C, acting: Acting): Promise<Response> {
  const seen = await planSeen(acting, idIn(c))
  if (!seen) return c.notFound()
  const { plan, eyes } = seen
  await recordLook(acting, 'shared_plan', { youngPerson: plan.youngPersonId, subject: plan.id })
  const home = eyes.agencyIds.includes(plan.homeId)
  const back = home ? `/young-people/${plan.youngPersonId}` : '/today'
  return c.var.page({
    ...{ title: `${plan.called}’s plan with several agencies`, section: 'young-people' },
    before: <BackLink href={back} text={home ? plan.called : 'Today'} />,
    children: (
      <SharedPlanPage
        seen={{ ...seen, stoppedAt: c.req.query('stopped') }}
        today={dateInLondon(acting.now)}
        notice={notices[c.req.query('done') ?? '']}
      />
    ),
  })
}

/** The agency of an address, for whoever may answer for it. */
const asAsked = (c: C, work: (acting: Acting, agency: Agency) => Promise<Response>) =>
  c.var.act(async (acting) => {
    const agency = await agencyById(acting, idIn(c))
    if (!agency) return c.notFound()
    return agencyState(agency) === 'asked' && (await answersFor(acting, agency.id))
      ? work(acting, agency)
      : (await planSeen(acting, agency.planId))
        ? c.redirect(pagePath(agency.planId), 303)
        : c.notFound()
  })

async function showAsked(c: C, acting: Acting, agency: Agency, sent?: ToPutRight) {
  const colleagues = await membersWith(acting.tx, agency.teamId, PLAN_ROLES, dateInLondon(acting.now))
  await recordLook(acting, 'shared_plan', { youngPerson: agency.youngPersonId, subject: agency.id })
  return showForm(
    c,
    {
      ...{ back: { text: 'Today', href: '/today' }, section: 'today', form: answerForm(colleagues) },
      heading: `Your team is asked to take part in ${agency.called}’s plan`,
      above: <Asked agency={agency} />,
      ...{ action: `/plan-agencies/${agency.id}/answer`, button: 'Send the answer' },
    },
    sent,
  )
}

async function answer(c: C, acting: Acting, agency: Agency, typed: Typed): Promise<Response> {
  const today = dateInLondon(acting.now)
  const colleagues = await membersWith(acting.tx, agency.teamId, PLAN_ROLES, today)
  const read = readForm(answerForm(colleagues), typed, today)
  if (!read.ok) return showAsked(c, acting, agency, { typed, problems: read.problems })
  const yes = answerText(read.answers, 'answer') === 'yes'
  await answerAsAgency(acting, agency, {
    ...{ answer: yes ? 'yes' : 'no', words: answerText(read.answers, 'words') },
    workerId: answerOrNull(read.answers, 'worker'),
  })
  return c.redirect(yes && (await planSeen(acting, agency.planId)) ? pagePath(agency.planId) : '/today', 303)
}

/** Asks an agency that stood there without an agreement, now that there may be one. */
const ask = (c: C) =>
  c.var.act(async (acting) => {
    const agency = await agencyById(acting, idIn(c))
    const seen = agency && (await planSeen(acting, agency.planId))
    if (!agency || !seen) return c.notFound()
    const may = sharedPlanCan.askAgencies(seen.plan, seen.eyes) && agencyState(agency) === 'not agreed'
    const asked = may && (await askWhereAgreed(acting, seen.plan, agency, c.var.origin))
    return c.redirect(`${pagePath(seen.plan.id)}?done=${asked ? 'asked' : 'agree'}#agencies`, 303)
  })

/** Nothing new is shared from that record: the plan says so beside the button. */
const stoppedAsking = (c: C) =>
  c.var.act(async (acting) => {
    const agency = await agencyById(acting, idIn(c))
    return agency
      ? c.redirect(`${pagePath(agency.planId)}?stopped=${agency.id}#asking-${agency.id}`, 303)
      : c.notFound()
  })

const tick = (c: C, done: boolean) =>
  c.var.act(async (acting) => {
    const step = await stepById(acting, idIn(c))
    const seen = step && (await planSeen(acting, step.planId))
    if (!step || !seen) return c.notFound()
    if (sharedPlanCan.changePart(seen.plan, seen.eyes, step)) await tickStep(acting, seen.plan, step.id, done)
    return c.redirect(`${pagePath(seen.plan.id)}#steps`, 303)
  })

/** The answer to an offer of the lead: by the agency that was asked, or taken back by whoever leads. */
const settleOffer = (c: C, given: 'yes' | 'no' | 'taken_back') =>
  c.var.act(async (acting) => {
    const planId = await planOfOffer(acting, idIn(c))
    const seen: PlanSeen | null = planId ? await planSeen(acting, planId) : null
    if (!seen) return c.notFound()
    const { plan, offer, eyes } = seen
    const mine = given === 'taken_back' ? plan.leadId : offer?.agencyId
    if (offer?.id === idIn(c) && mine && eyes.agencyIds.includes(mine))
      await answerOffer(acting, plan, offer.id, given)
    return c.redirect(pagePath(plan.id), 303)
  })

/** Plans of several agencies with one lead: /shared-plans, and what leads from it. */
export function togetherRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/shared-plans/*', signedIn)
    .use('/plan-agencies/*', signedIn)
    .use('/plan-steps/*', signedIn)
    .use('/plan-meetings/*', signedIn)
    .use('/plan-lead-offers/*', signedIn)
    .get('/supports/:id/shared-plans/new', signedIn, (c) =>
      onSupport(c, (acting, about) => showOpening(c, acting, about)),
    )
    .post('/supports/:id/shared-plans', signedIn, async (c) => {
      const typed = await typedIn(c)
      return unlessRestricted(
        () => onSupport(c, (acting, about) => open(c, acting, about, typed)),
        (stopped) =>
          onSupport(c, (acting, about) => showOpening(c, acting, about, { typed, problems: {}, stopped })),
      )
    })
    .get('/shared-plans/:id', (c) => c.var.act((acting) => show(c, acting)))
    .get('/plan-agencies/:id', (c) => asAsked(c, (acting, agency) => showAsked(c, acting, agency)))
    .post('/plan-agencies/:id/answer', async (c) => {
      const typed = await typedIn(c)
      return asAsked(c, (acting, agency) => answer(c, acting, agency, typed))
    })
    .post('/plan-agencies/:id/asking', (c) =>
      unlessRestricted(
        () => ask(c),
        () => stoppedAsking(c),
      ),
    )
    .post('/plan-steps/:id/done', (c) => tick(c, true))
    .post('/plan-steps/:id/undone', (c) => tick(c, false))
    .post('/plan-lead-offers/:id/acceptance', (c) => settleOffer(c, 'yes'))
    .post('/plan-lead-offers/:id/refusal', (c) => settleOffer(c, 'no'))
    .post('/plan-lead-offers/:id/withdrawal', (c) => settleOffer(c, 'taken_back'))
    .route('/', meetingRoutes())
    .route('/', actRoutes())
}
