import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { FormPage, idOfSending, ONCE, typedFrom, typedIn } from '../people/index.ts'
import type { Content } from '../ui/index.ts'
import { type Form, type Problems, readForm, type Typed, typedText } from '../ui/questions/index.ts'
import { isUuid, newId } from '../words/index.ts'
import { aboutSupport } from './about-support.ts'
import { type About, type Asked, recordPath, type SupportAct } from './act.ts'
import { stepById } from './plan-store.ts'
import { Stopped } from './screens/stopped.tsx'

type C = Context<Visit>

/** What stands above and below the form of an act, such as the last measure before an ending. */
export type AroundForm = {
  above?: (about: About, acting: Acting) => Content | Promise<Content>
  below?: (about: About, asked: Asked) => Content
}

const askedIn = (c: C): Asked => {
  const goal = c.req.query('goal') ?? ''
  return { step: c.req.param('step'), ...(isUuid(goal) ? { goal } : {}) }
}

/** Whether the step an address names is one of this support. */
async function isThere(acting: Acting, about: About, { step }: Asked): Promise<boolean> {
  if (step === undefined) return true
  return isUuid(step) && (await stepById(acting, about.support.id, step)) !== null
}

type Shown = { form: Form; typed: Typed; problems?: Problems; stopped?: string; status: 200 | 409 | 422 }

async function showForm(
  c: C,
  acting: Acting,
  about: About,
  act: SupportAct,
  around: AroundForm,
  shown: Shown,
) {
  await recordLook(acting, act.screen, { youngPerson: about.person.id, subject: about.support.id })
  const path = act.path.replace(':step', c.req.param('step') ?? '')
  return c.var.page({
    title: act.heading(about),
    section: 'young-people',
    errors: shown.status !== 200,
    status: shown.status,
    children: (
      <FormPage
        back={{ text: about.person.name, href: recordPath(about) }}
        heading={act.heading(about)}
        lead={act.lead?.(about)}
        above={await around.above?.(about, acting)}
        stopped={shown.stopped}
        form={shown.form}
        typed={shown.typed}
        problems={shown.problems}
        action={`/supports/${about.support.id}/${path}`}
        button={act.button}
        warning={act.warning}
        once={typedText(shown.typed, ONCE) || newId()}
      >
        {around.below?.(about, askedIn(c))}
      </FormPage>
    ),
  })
}

async function showRefusal(c: C, acting: Acting, about: About, act: SupportAct) {
  await recordLook(acting, act.screen, { youngPerson: about.person.id, subject: about.support.id })
  return c.var.page({
    title: act.heading(about),
    section: 'young-people',
    status: 409,
    children: <Stopped heading={act.heading(about)} sentence={act.refused(about)} about={about} />,
  })
}

/** Whether this very sending changed the support already: a button pressed again is no stale page. */
async function wasDone(acting: Acting, id: string): Promise<boolean> {
  const change = await acting.tx
    .selectFrom('support_change')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  return change !== undefined
}

async function perform(
  c: C,
  acting: Acting,
  about: About,
  { act, around, typed }: Sending,
): Promise<Response> {
  const asked = askedIn(c)
  if (!(await isThere(acting, about, asked))) return c.notFound()
  const id = idOfSending(typed)
  const form = await act.form(acting, about, asked)
  if (!act.may(about)) {
    if (await wasDone(acting, id)) return c.redirect(recordPath(about), 303)
    return showForm(c, acting, about, act, around, { form, typed, stopped: act.refused(about), status: 409 })
  }
  const read = readForm(form, typed, about.today)
  const problems = read.ok ? (act.check?.(about, read.answers) ?? {}) : read.problems
  if (Object.keys(problems).length > 0) {
    return showForm(c, acting, about, act, around, { form, typed, problems, status: 422 })
  }
  return c.redirect(
    await act.write(acting, about, { answers: read.answers, id, origin: c.var.origin }, asked),
    303,
  )
}

type Sending = { act: SupportAct; around: AroundForm; typed: Typed }

/** The page and the sending of every act declared: GET shows its form, POST reads, decides and writes. */
export function actRoutes(acts: readonly SupportAct[], around: AroundForm = {}): Hono<Visit> {
  const app = new Hono<Visit>()
  for (const act of acts) {
    app.get(`/supports/:id/${act.page ?? act.path}`, (c) =>
      aboutSupport(c, async (acting, about) => {
        const asked = askedIn(c)
        if (!(await isThere(acting, about, asked))) return c.notFound()
        if (!act.may(about)) return showRefusal(c, acting, about, act)
        const form = await act.form(acting, about, asked)
        const typed = typedFrom(form, (await act.start?.(acting, about, asked)) ?? {})
        return showForm(c, acting, about, act, around, { form, typed, status: 200 })
      }),
    )
    app.post(`/supports/:id/${act.path}`, async (c) => {
      const typed = await typedIn(c)
      return aboutSupport(c, (acting, about) => perform(c, acting, about, { act, around, typed }), true)
    })
  }
  return app
}
