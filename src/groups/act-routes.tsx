import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { type Acting, constraintOf } from '../database/index.ts'
import { showForm, type ToPutRight, typedIn } from '../people/index.ts'
import { readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon } from '../words/index.ts'
import { type GroupAct, groupActs, type Subject } from './acts.ts'
import { aboutGroup } from './pages.tsx'
import { sessionById } from './session-store.ts'

type C = Context<Visit>
type Named = { name: string; act: GroupAct }

/** Runs work about an act; not found where there is no such session, and back to the group where it may not be done. */
function about(
  c: C,
  { act }: Named,
  work: (acting: Acting, subject: Subject) => Promise<Response> | Response,
): Response | Promise<Response> {
  return aboutGroup(c, async (acting, here) => {
    const session = act.session ? await sessionById(acting, c.req.param('session') ?? '') : null
    if (act.session && session?.groupId !== here.group.id) return c.notFound()
    const subject = { ...here, session }
    return act.may(subject) ? work(acting, subject) : c.redirect(`/groups/${here.group.id}`, 303)
  })
}

function ask(c: C, { name, act }: Named, subject: Subject, sent?: ToPutRight) {
  const { group, session } = subject
  return showForm(
    c,
    {
      back: { text: group.name, href: `/groups/${group.id}` },
      ...{
        heading: act.heading(subject),
        section: 'groups',
        form: act.form,
        kept: act.typed?.(subject) ?? {},
      },
      action: `/groups/${group.id}/${session ? `sessions/${session.id}/` : ''}${name}`,
      ...{ button: act.button, warning: act.warning ?? false },
    },
    sent,
  )
}

/** Does it, or says what has to be put right with nothing typed lost. */
async function act(c: C, named: Named, typed: Typed): Promise<Response> {
  const { form, check, write, refused } = named.act
  try {
    return await about(c, named, async (acting, subject) => {
      const read = readForm(form, typed, dateInLondon(acting.now))
      const problems = { ...(read.ok ? {} : read.problems), ...(await check?.(read.answers, acting)) }
      if (Object.keys(problems).length > 0) return ask(c, named, subject, { typed, problems })
      await write(acting, subject, read.answers)
      return c.redirect(`/groups/${subject.group.id}?done=${named.name}`, 303)
    })
  } catch (error) {
    const known = refused?.[constraintOf(error) ?? '']
    if (!known) throw error
    const problems = { [known.field]: known.says }
    return about(c, named, (_acting, subject) => ask(c, named, subject, { typed, problems }))
  }
}

/** The page and the sending of every act with a group or a session of it. */
export function groupActRoutes(): Hono<Visit> {
  const routes = new Hono<Visit>()
  for (const [name, declared] of Object.entries(groupActs)) {
    const named = { name, act: declared }
    const path = `/groups/:id/${declared.session ? 'sessions/:session/' : ''}${name}`
    routes
      .get(path, (c) => about(c, named, (_acting, subject) => ask(c, named, subject)))
      .post(path, async (c) => act(c, named, await typedIn(c)))
  }
  return routes
}
