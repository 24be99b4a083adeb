import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { type Problems, readForm, type Typed, typedText } from '../ui/questions/index.ts'
import { dateInLondon, isUuid, newId } from '../words/index.ts'
import { aboutPerson, typedIn } from './about-person.ts'
import { checkContactApart } from './details.ts'
import { supporterForm } from './forms/supporter.ts'
import { ageToday, calledName, type YoungPerson } from './person.ts'
import { EndSupporter } from './screens/end-supporter.tsx'
import { FormPage } from './screens/form-page.tsx'
import { idOfSending, ONCE, typedFrom } from './sent-form.ts'
import { keptApart } from './store.ts'
import { checkSupporter, type Supporter, supporterFrom } from './supporter.ts'
import { addSupporter, changeSupporter, endSupporter, supporterById } from './supporter-store.ts'

type C = Context<Visit>
type Shown = { supporter: Supporter | null; typed: Typed; problems?: Problems }

async function show(c: C, acting: Acting, person: YoungPerson, { supporter, typed, problems }: Shown) {
  const path = `/young-people/${person.id}`
  await recordLook(acting, 'supporter', { youngPerson: person.id, subject: supporter?.id })
  return c.var.page({
    title: supporter ? supporter.name : 'Add somebody',
    section: 'young-people',
    errors: problems !== undefined,
    status: problems ? 422 : 200,
    children: (
      <FormPage
        back={{ text: `${person.name}: details`, href: `${path}/details` }}
        heading={supporter ? supporter.name : `Somebody beside ${calledName(person)}`}
        form={supporterForm}
        typed={typed}
        problems={problems}
        action={supporter ? `${path}/people/${supporter.id}` : `${path}/people`}
        button="Save"
        once={typedText(typed, ONCE) || newId()}
      >
        {supporter && <EndSupporter supporter={supporter} action={`${path}/people/${supporter.id}/ending`} />}
      </FormPage>
    ),
  })
}

async function save(c: C, acting: Acting, person: YoungPerson, sent: Shown): Promise<Response> {
  const { supporter, typed } = sent
  const today = dateInLondon(acting.now)
  const read = readForm(supporterForm, typed, today)
  const { supporters } = await keptApart(acting, person.id)
  const apart = supporter !== null && supporters.includes(supporter.id)
  const problems = read.ok
    ? { ...checkSupporter(read.answers, ageToday(person, today)), ...checkContactApart(apart, read.answers) }
    : read.problems
  if (Object.keys(problems).length > 0) return show(c, acting, person, { ...sent, problems })
  const columns = supporterFrom(read.answers)
  if (supporter) await changeSupporter(acting, supporter, columns)
  else await addSupporter(acting, person.id, idOfSending(typed), columns)
  return c.redirect(`/young-people/${person.id}/details`, 303)
}

function aboutSupporter(
  c: C,
  work: (acting: Acting, person: YoungPerson, supporter: Supporter) => Promise<Response>,
) {
  return aboutPerson(c, async (acting, person) => {
    const id = c.req.param('supporter') ?? ''
    const supporter = isUuid(id) ? await supporterById(acting, person.id, id) : null
    return supporter ? work(acting, person, supporter) : c.notFound()
  })
}

/** Those beside a young person: /young-people/:id/people. */
export function supporterRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/young-people/:id/people/new', (c) =>
      aboutPerson(c, (acting, person) => show(c, acting, person, { supporter: null, typed: {} })),
    )
    .get('/young-people/:id/people/:supporter', (c) =>
      aboutSupporter(c, (acting, person, supporter) =>
        show(c, acting, person, { supporter, typed: typedFrom(supporterForm, supporter) }),
      ),
    )
    .post('/young-people/:id/people', async (c) => {
      const typed = await typedIn(c)
      return aboutPerson(c, (acting, person) => save(c, acting, person, { supporter: null, typed }))
    })
    .post('/young-people/:id/people/:supporter', async (c) => {
      const typed = await typedIn(c)
      return aboutSupporter(c, (acting, person, supporter) => save(c, acting, person, { supporter, typed }))
    })
    .post('/young-people/:id/people/:supporter/ending', (c) =>
      aboutSupporter(c, async (acting, person, supporter) => {
        await endSupporter(acting, supporter)
        return c.redirect(`/young-people/${person.id}/details`, 303)
      }),
    )
}
