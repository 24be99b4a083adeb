import { type Context, Hono } from 'hono'
import { practices, schools, signedIn, type Visit, workerOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { type Problems, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon } from '../words/index.ts'
import { aboutPerson, typedIn } from './about-person.ts'
import { checkApart, checkDetails, detailsFrom, typedDetails } from './details.ts'
import { type DetailsPage, detailsPages } from './forms/about-them.ts'
import { calledName, type YoungPerson } from './person.ts'
import { samePersonRoutes } from './same-person-routes.ts'
import { joinedWith, looksLike } from './same-person-store.ts'
import { Details } from './screens/details.tsx'
import { FormPage } from './screens/form-page.tsx'
import { changePerson, keptApart } from './store.ts'
import { supporterRoutes } from './supporter-routes.tsx'
import { supportersOf } from './supporter-store.ts'

type C = Context<Visit>

const pagesFor = async (c: C, acting: Acting): Promise<DetailsPage[]> => {
  const { placeId } = workerOf(c)
  return detailsPages(await schools(acting.tx, placeId), await practices(acting.tx, placeId))
}

const pageAsked = async (c: C, acting: Acting): Promise<DetailsPage | undefined> =>
  (await pagesFor(c, acting)).find(({ slug }) => slug === c.req.param('page'))

async function showAll(c: C, acting: Acting, person: YoungPerson) {
  await recordLook(acting, 'details', { youngPerson: person.id })
  return c.var.page({
    title: `Details: ${calledName(person)}`,
    section: 'young-people',
    children: (
      <Details
        person={person}
        pages={await pagesFor(c, acting)}
        supporters={await supportersOf(acting, person.id)}
        joined={await joinedWith(acting, person.id)}
        likely={await looksLike(acting, person)}
        today={dateInLondon(acting.now)}
      />
    ),
  })
}

type Shown = { page: DetailsPage; typed: Typed; problems?: Problems }

async function showForm(c: C, acting: Acting, person: YoungPerson, { page, typed, problems }: Shown) {
  const path = `/young-people/${person.id}/details`
  await recordLook(acting, 'details', { youngPerson: person.id, fields: [page.slug] })
  return c.var.page({
    title: `${page.title}: ${calledName(person)}`,
    section: 'young-people',
    errors: problems !== undefined,
    status: problems ? 422 : 200,
    children: (
      <FormPage
        back={{ text: `${person.name}: details`, href: path }}
        heading={page.title}
        form={page.form}
        typed={typed}
        problems={problems}
        action={`${path}/${page.slug}`}
        button="Save"
      />
    ),
  })
}

async function save(c: C, acting: Acting, person: YoungPerson, typed: Typed): Promise<Response> {
  const page = await pageAsked(c, acting)
  if (!page) return c.notFound()
  const read = readForm(page.form, typed, dateInLondon(acting.now))
  const { place } = await keptApart(acting, person.id)
  const problems = read.ok
    ? { ...checkDetails(page, read.answers), ...checkApart(place, read.answers) }
    : read.problems
  if (Object.keys(problems).length > 0) return showForm(c, acting, person, { page, typed, problems })
  await changePerson(acting, person, detailsFrom(page, read.answers))
  return c.redirect(`/young-people/${person.id}/details`, 303)
}

/** What we know about a young person and who is beside them: /young-people/:id/details and /people. */
export function peopleRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/young-people/*', signedIn)
    .get('/young-people/:id/details', (c) => aboutPerson(c, (acting, person) => showAll(c, acting, person)))
    .get('/young-people/:id/details/:page', (c) =>
      aboutPerson(c, async (acting, person) => {
        const page = await pageAsked(c, acting)
        if (!page) return c.notFound()
        return showForm(c, acting, person, { page, typed: typedDetails(page, person) })
      }),
    )
    .post('/young-people/:id/details/:page', async (c) => {
      const typed = await typedIn(c)
      return aboutPerson(c, (acting, person) => save(c, acting, person, typed))
    })
    .route('/', supporterRoutes())
    .route('/', samePersonRoutes())
}
