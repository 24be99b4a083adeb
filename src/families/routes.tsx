import { type Context, Hono } from 'hono'
import { signedIn, type Visit } from '../accounts/index.ts'
import { type Acting, constraintOf } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { calledName, idOfSending, showForm, type ToPutRight, typedIn } from '../people/index.ts'
import { type About, aboutSupport, supportCan } from '../support/index.ts'
import { BackLink } from '../ui/index.ts'
import { answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, dateOnly } from '../words/index.ts'
import { familyActRoutes, pathOf } from './act-routes.tsx'
import { openFamilyPlan, readRefusal, settleOffer, tickFamilyStep } from './changing.ts'
import { familyPlanCan, youngIn } from './family-plan.ts'
import { wordsForm } from './forms.ts'
import { FamilyPlanPage } from './screens/family-plan.tsx'
import { familySeen, familyStepById, plansOfPerson } from './store.ts'

type C = Context<Visit>

const idIn = (c: C): string => c.req.param('id') ?? ''

/** Runs work for whoever works on a support; not there for anybody outside its circle. */
const onSupport = (c: C, work: (acting: Acting, about: About) => Promise<Response>) =>
  aboutSupport(c, async (acting, about) => {
    const { support, person, who } = about
    const open = (await plansOfPerson(acting, person.id)).find(({ endedAt }) => endedAt === null)
    if (open) return c.redirect(pathOf(open.id), 303)
    return supportCan.beWorkedOn(support, who)
      ? work(acting, about)
      : c.redirect(`/young-people/${person.id}`, 303)
  })

async function showOpening(c: C, acting: Acting, { support, person }: About, sent?: ToPutRight) {
  const called = calledName(person)
  await recordLook(acting, 'family_plan', { youngPerson: person.id, subject: support.id })
  return showForm(
    c,
    {
      ...{ back: { text: called, href: `/young-people/${person.id}` }, section: 'young-people' },
      ...{ heading: `A plan for ${called} and their family`, form: wordsForm, makes: true },
      lead: 'Brothers, sisters and whoever looks after them, in one plan. Each young person is in it once they have said yes. It opens nobody’s record to anybody.',
      ...{ action: `/supports/${support.id}/family-plans`, button: 'Open the plan' },
    },
    sent,
  )
}

async function open(c: C, acting: Acting, about: About, typed: Typed): Promise<Response> {
  const { support, person } = about
  const read = readForm(wordsForm, typed, dateInLondon(acting.now))
  if (!read.ok) return showOpening(c, acting, about, { typed, problems: read.problems })
  const id = idOfSending(typed)
  await openFamilyPlan(acting, {
    ...{ id, placeId: support.placeId, supportId: support.id, teamId: support.teamId },
    ...{ leadId: support.workerId as string, youngPersonId: person.id, called: calledName(person) },
    words: answerText(read.answers, 'words'),
    reviewOn: dateOnly(answerText(read.answers, 'review_on')),
  })
  return c.redirect(pathOf(id), 303)
}

async function show(c: C, acting: Acting): Promise<Response> {
  const seen = await familySeen(acting, idIn(c))
  if (!seen) return c.notFound()
  await recordLook(acting, 'family_plan', { people: youngIn(seen.members), subject: seen.plan.id })
  return c.var.page({
    ...{ title: 'A family’s plan', section: 'young-people' },
    before: <BackLink href="/young-people" text="Young people" />,
    children: (
      <FamilyPlanPage
        seen={seen}
        today={dateInLondon(acting.now)}
        opposed={c.req.query('opposed') !== undefined}
      />
    ),
  })
}

const tick = (c: C, done: boolean) =>
  c.var.act(async (acting) => {
    const step = await familyStepById(acting, idIn(c))
    const seen = step && (await familySeen(acting, step.planId))
    if (!step || !seen) return c.notFound()
    if (familyPlanCan.beChanged(seen)) await tickFamilyStep(acting, seen, step.id, done)
    return c.redirect(`${pathOf(seen.plan.id)}#steps`, 303)
  })

/** What is answered by a button: yes, taken back, or a no that was read. Where somebody cannot lead it, the plan says so. */
const settle = async (c: C, act: 'acceptance' | 'withdrawal' | 'refusal-read') => {
  try {
    return await c.var.act(async (acting) => {
      const seen = await familySeen(acting, idIn(c))
      if (!seen) return c.notFound()
      if (act === 'acceptance' && familyPlanCan.beTakenOver(seen))
        await settleOffer(acting, seen, { answer: 'yes' })
      if (act === 'withdrawal' && familyPlanCan.beTakenBack(seen))
        await settleOffer(acting, seen, { answer: 'taken_back' })
      if (act === 'refusal-read' && seen.holds) await readRefusal(acting, seen)
      return c.redirect(pathOf(seen.plan.id), 303)
    })
  } catch (error) {
    if (constraintOf(error) !== 'family_sides_opposed') throw error
    return c.redirect(`${pathOf(idIn(c))}?opposed=1#offer`, 303)
  }
}

/** Plans of families: /family-plans, and what leads from it. */
export function familyRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/family-plans/*', signedIn)
    .use('/family-members/*', signedIn)
    .use('/family-steps/*', signedIn)
    .get('/supports/:id/family-plans/new', signedIn, (c) =>
      onSupport(c, (acting, about) => showOpening(c, acting, about)),
    )
    .post('/supports/:id/family-plans', signedIn, async (c) => {
      const typed = await typedIn(c)
      return onSupport(c, (acting, about) => open(c, acting, about, typed))
    })
    .get('/family-plans/:id', (c) => c.var.act((acting) => show(c, acting)))
    .post('/family-plans/:id/acceptance', (c) => settle(c, 'acceptance'))
    .post('/family-plans/:id/withdrawal', (c) => settle(c, 'withdrawal'))
    .post('/family-plans/:id/refusal-read', (c) => settle(c, 'refusal-read'))
    .post('/family-steps/:id/done', (c) => tick(c, true))
    .post('/family-steps/:id/undone', (c) => tick(c, false))
    .route('/', familyActRoutes())
}
