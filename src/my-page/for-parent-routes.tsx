import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { type Decision, decisionsOf } from '../circle/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import {
  aboutPerson,
  ageToday,
  calledName,
  idOfSending,
  type Supporter,
  showForm,
  supporterById,
  type ToPutRight,
  typedFrom,
  typedIn,
  type YoungPerson,
} from '../people/index.ts'
import { answerList, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, isUuid } from '../words/index.ts'
import type { OwnPage } from './own-page.ts'
import { makeOwnPage, ownPageOf, takeBackOwnPage } from './own-page-store.ts'
import { showingForm, tickable } from './parents-forms.ts'
import { showToParent } from './parents-store.ts'
import { ParentsStanding, PartsOfPage } from './screens/for-parent.tsx'
import { Made } from './screens/making.tsx'

type C = Context<Visit>
type Found = { acting: Acting; person: YoungPerson; parent: Supporter; path: string }

/** A parent or carer beside the young person now; the same not found for anybody else. */
const aboutParent = (c: C, work: (found: Found) => Promise<Response>) =>
  aboutPerson(c, async (acting, person) => {
    const id = c.req.param('supporter') ?? ''
    const parent = isUuid(id) ? await supporterById(acting, person.id, id) : null
    if (parent?.kind !== 'parent_or_carer' || parent.ended_at) return c.notFound()
    return work({ acting, person, parent, path: `/young-people/${person.id}/people/${parent.id}/page` })
  })

const grownUp = ({ acting, person }: Found): boolean =>
  (ageToday(person, dateInLondon(acting.now)) ?? 0) >= 18

async function show(c: C, found: Found, sent?: ToPutRight): Promise<Response> {
  const { acting, person, parent, path } = found
  await recordLook(acting, 'own_page', { youngPerson: person.id })
  const page = await ownPageOf(acting, person.id, parent.id)
  const called = calledName(person)
  const other = page ? tickable(await decisionsOf(acting, person.id), parent) : []
  const form = other.length > 0 ? showingForm(other, called) : { sections: [] }
  const [done, over] = [c.req.query('done'), grownUp(found)]
  const standing = <ParentsStanding {...{ parent, called, page, done, over }} />
  if (over) return c.var.page(shut(found, standing))
  return showForm(
    c,
    {
      ...{ heading: `${parent.name}’s page about ${called}`, section: 'young-people', form, makes: true },
      back: { text: `${person.name}: details`, href: `/young-people/${person.id}/details` },
      above: standing,
      kept: page ? typedFrom(form, { shows: page.shows }) : {},
      ...(page && other.length > 0
        ? { action: `${path}/shown`, button: 'Save what they may read' }
        : { action: path, button: page ? 'Make a new link and code' : 'Make a link and a code' }),
      children: page ? <PartsOfPage path={path} name={parent.name} again={other.length > 0} /> : null,
    },
    sent,
  )
}

const shut = ({ person, parent }: Found, children: unknown) => ({
  ...{ title: `${parent.name}’s page`, section: 'young-people', width: 'reading' as const },
  children: (
    <>
      <h1>{parent.name}’s page</h1>
      {children}
      <p>
        <a href={`/young-people/${person.id}/details`}>{person.name}: details</a>
      </p>
    </>
  ),
})

async function make(c: C, found: Found, typed: Typed): Promise<Response> {
  const { acting, person, parent, path } = found
  if (grownUp(found)) return c.redirect(path, 303)
  const id = idOfSending(typed)
  const keys = await makeOwnPage(acting, person, id, parent.id)
  if (!keys) return c.redirect(path, 303)
  await recordLook(acting, 'own_page', { youngPerson: person.id, subject: id })
  return c.var.page({
    ...{ title: `${parent.name}’s page is made`, section: 'young-people', width: 'reading' },
    children: (
      <Made back={path} called={parent.name} code={keys.code} link={`${c.var.origin}/my/in/${keys.token}`} />
    ),
  })
}

async function saveShown(c: C, found: Found, page: OwnPage, typed: Typed): Promise<Response> {
  const { acting, person, parent, path } = found
  const other: Decision[] = tickable(await decisionsOf(acting, person.id), parent)
  const read = readForm(showingForm(other, calledName(person)), typed, dateInLondon(acting.now))
  if (!read.ok) return show(c, found, { typed, problems: read.problems })
  const shows = answerList(read.answers, 'shows')
  await showToParent(acting, { id: page.id, youngPersonId: person.id }, shows)
  return c.redirect(`${path}?done=shown`, 303)
}

/** Making a page for a parent or carer, what it shows, and taking it back: /young-people/:id/people/:supporter/page. */
export function forParentRoutes(): Hono<Visit> {
  const path = '/young-people/:id/people/:supporter/page'
  return new Hono<Visit>()
    .get(path, (c) => aboutParent(c, (found) => show(c, found)))
    .post(path, async (c) => {
      const typed = await typedIn(c)
      return aboutParent(c, (found) => make(c, found, typed))
    })
    .post(`${path}/shown`, async (c) => {
      const typed = await typedIn(c)
      return aboutParent(c, async (found) => {
        const page = await ownPageOf(found.acting, found.person.id, found.parent.id)
        return page ? saveShown(c, found, page, typed) : c.redirect(found.path, 303)
      })
    })
    .post(`${path}/taking-back`, (c) =>
      aboutParent(c, async ({ acting, person, parent, path: back }) => {
        await takeBackOwnPage(acting, person.id, parent.id)
        return c.redirect(`${back}?done=taken-back`, 303)
      }),
    )
}
