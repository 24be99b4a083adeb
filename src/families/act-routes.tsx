import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { type Acting, constraintOf } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { idOfSending, showForm, type ToPutRight, typedFrom, typedIn } from '../people/index.ts'
import { readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon } from '../words/index.ts'
import type { FamilyAct, Found } from './act.ts'
import { familyActs } from './acts.ts'
import { OPPOSED, youngIn } from './family-plan.ts'
import { familySeen, familyStepById, memberById } from './store.ts'

type C = Context<Visit>

export const pathOf = (planId: string): string => `/family-plans/${planId}`

/** What the address of an act names, as its actor sees it. Null where that is not for them. */
async function find(acting: Acting, act: FamilyAct, id: string): Promise<Found | null> {
  const ofMember = act.page.startsWith('/family-members')
  const member = ofMember ? await memberById(acting, id) : null
  const step = act.page.startsWith('/family-steps') ? await familyStepById(acting, id) : null
  const planId = act.page.startsWith('/family-plans') ? id : (member ?? step)?.planId
  const seen = planId ? await familySeen(acting, planId) : null
  return (
    seen && {
      ...seen,
      today: dateInLondon(acting.now),
      ...(member ? { member } : {}),
      ...(step ? { step } : {}),
    }
  )
}

async function ask(c: C, acting: Acting, act: FamilyAct, found: Found, sent?: ToPutRight) {
  const { form, kept = {}, names = [] } = await act.asks(acting, found)
  const people = [...new Set([...youngIn(found.members), ...names])]
  await recordLook(acting, 'family_plan', { people, subject: found.plan.id })
  return showForm(
    c,
    {
      ...{ back: { text: 'The family’s plan', href: pathOf(found.plan.id) }, section: 'young-people' },
      ...{ heading: act.heading(found), lead: act.lead?.(found), form, kept: typedFrom(form, kept) },
      ...{ action: (act.path ?? act.page).replace(':id', c.req.param('id') ?? ''), button: act.button },
      ...{ warning: act.warning, makes: act.path !== undefined || act.opposedAt === 'answer' },
    },
    sent,
  )
}

/** Runs an act's work where it may be done; where not (any more), the plan says how things stand. */
const on = (c: C, act: FamilyAct, work: (acting: Acting, found: Found) => Promise<Response>) =>
  c.var.act(async (acting) => {
    const found = await find(acting, act, c.req.param('id') ?? '')
    if (!found) return c.notFound()
    return act.may(found) ? work(acting, found) : c.redirect(pathOf(found.plan.id), 303)
  })

const perform = (c: C, act: FamilyAct, typed: Typed) =>
  on(c, act, async (acting, found) => {
    const { form } = await act.asks(acting, found)
    const read = readForm(form, typed, found.today)
    const problems = read.ok ? ((await act.check?.(acting, found, read.answers)) ?? {}) : read.problems
    if (Object.keys(problems).length > 0) return ask(c, acting, act, found, { typed, problems })
    await act.write(acting, found, { answers: read.answers, id: idOfSending(typed), origin: c.var.origin })
    return c.redirect(pathOf(found.plan.id), 303)
  })

/** The page and the sending of every act on a family's plan. */
export function familyActRoutes(): Hono<Visit> {
  const app = new Hono<Visit>()
  for (const act of familyActs) {
    app.get(act.page, (c) => on(c, act, (acting, found) => ask(c, acting, act, found)))
    app.post(act.path ?? act.page, async (c) => {
      const typed = await typedIn(c)
      try {
        return await perform(c, act, typed)
      } catch (error) {
        const field = act.opposedAt
        if (!field || constraintOf(error) !== 'family_sides_opposed') throw error
        const problems = { [field]: OPPOSED }
        return on(c, act, (acting, found) => ask(c, acting, act, found, { typed, problems }))
      }
    })
  }
  return app
}
