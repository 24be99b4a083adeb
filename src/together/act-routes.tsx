import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { type Acting, constraintOf } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { idOfSending, showForm, type ToPutRight, typedIn, unlessRestricted } from '../people/index.ts'
import { type Problems, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon } from '../words/index.ts'
import type { Found, PlanAct } from './act.ts'
import { planActs } from './acts.ts'
import { meetingActs } from './meeting-acts.ts'
import { meetingById } from './meeting-store.ts'
import { agencyById, planSeen, stepById } from './store.ts'

type C = Context<Visit>

export const pagePath = (planId: string): string => `/shared-plans/${planId}`

/** What the address of an act names: a plan, or the plan of a step or an agency. Null where that is not for this actor. */
async function find(acting: Acting, act: PlanAct, id: string): Promise<Found | null> {
  const step = act.page.startsWith('/plan-steps') ? await stepById(acting, id) : null
  const agency = act.page.startsWith('/plan-agencies') ? await agencyById(acting, id) : null
  const meeting = act.page.startsWith('/plan-meetings') ? await meetingById(acting, id) : null
  const planId = act.page.startsWith('/shared-plans') ? id : (step ?? agency ?? meeting)?.planId
  const seen = planId ? await planSeen(acting, planId) : null
  return (
    seen && {
      ...{ ...seen, today: dateInLondon(acting.now) },
      ...(step ? { step } : {}),
      ...(agency ? { agency } : {}),
      ...(meeting ? { meeting } : {}),
    }
  )
}

const homeOf = ({ plan, meeting }: Found): string =>
  meeting ? `/plan-meetings/${meeting.id}` : pagePath(plan.id)

const addressOf = (act: PlanAct, id: string): string => (act.path ?? act.page).replace(':id', id)

async function ask(c: C, acting: Acting, act: PlanAct, found: Found, sent?: ToPutRight) {
  const { plan } = found
  await recordLook(acting, 'shared_plan', { youngPerson: plan.youngPersonId, subject: plan.id })
  return showForm(
    c,
    {
      ...{ back: { text: `${plan.called}’s plan`, href: pagePath(plan.id) }, section: 'young-people' },
      ...{ heading: act.heading(found), lead: act.lead?.(found), form: await act.form(acting, found) },
      ...{ action: addressOf(act, c.req.param('id') ?? ''), button: act.button, warning: act.warning },
      makes: act.path !== undefined,
    },
    sent,
  )
}

// What the database keeps, in words at the field it is about.
const refused: Record<string, Problems> = {
  plan_lead_sees_all: {
    agency:
      'Whoever leads sees every part, and it was not agreed that they see what a health service does. Ask for that first',
  },
}

/** Runs an act's work where it may be done; where not (any more), the plan says how things stand. */
const on = (c: C, act: PlanAct, work: (acting: Acting, found: Found) => Promise<Response>) =>
  c.var.act(async (acting) => {
    const found = await find(acting, act, c.req.param('id') ?? '')
    if (!found) return c.notFound()
    return act.may(found) ? work(acting, found) : c.redirect(homeOf(found), 303)
  })

const perform = (c: C, act: PlanAct, typed: Typed) =>
  on(c, act, async (acting, found) => {
    const read = readForm(await act.form(acting, found), typed, found.today)
    const problems = read.ok ? (act.check?.(read.answers) ?? {}) : read.problems
    if (Object.keys(problems).length > 0) return ask(c, acting, act, found, { typed, problems })
    await act.write(acting, found, { answers: read.answers, id: idOfSending(typed), origin: c.var.origin })
    return c.redirect(homeOf(found), 303)
  })

/** The page and the sending of every act on a plan. */
export function actRoutes(): Hono<Visit> {
  const app = new Hono<Visit>()
  for (const act of [...planActs, ...meetingActs]) {
    app.get(act.page, (c) => on(c, act, (acting, found) => ask(c, acting, act, found)))
    app.post(act.path ?? act.page, async (c) => {
      const typed = await typedIn(c)
      try {
        return await unlessRestricted(
          () => perform(c, act, typed),
          (stopped) =>
            on(c, act, (acting, found) => ask(c, acting, act, found, { typed, problems: {}, stopped })),
        )
      } catch (error) {
        const problems = refused[constraintOf(error) ?? '']
        if (!problems) throw error
        return on(c, act, (acting, found) => ask(c, acting, act, found, { typed, problems }))
      }
    })
  }
  return app
}
