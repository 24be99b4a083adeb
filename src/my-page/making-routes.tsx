import { type Context, Hono } from 'hono'
import { signedIn, type Visit, workerOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { tell } from '../messages/index.ts'
import {
  aboutPerson,
  calledName,
  idOfSending,
  safeContact,
  showForm,
  type ToPutRight,
  typedIn,
  type YoungPerson,
} from '../people/index.ts'
import { answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { calling, dateInLondon } from '../words/index.ts'
import { makingForm } from './making-form.ts'
import { makeOwnPage, ownPageOf, takeBackOwnPage } from './own-page-store.ts'
import { Made, Standing, TakeItBack } from './screens/making.tsx'

type C = Context<Visit>

const pathOf = ({ id }: YoungPerson): string => `/young-people/${id}/own-page`

async function show(c: C, acting: Acting, person: YoungPerson, sent?: ToPutRight): Promise<Response> {
  await recordLook(acting, 'own_page', { youngPerson: person.id })
  const page = await ownPageOf(acting, person.id)
  const called = calledName(person)
  return showForm(
    c,
    {
      ...{ heading: `${called}’s own page`, section: 'young-people', makes: true },
      back: { text: `${person.name}: the record`, href: `/young-people/${person.id}` },
      lead: `A page without an account, where ${called} sees who is around them, what each can see and who looked, and can change it. It opens with a link and a code together.`,
      above: <Standing called={called} page={page} back={c.req.query('done') === 'taken-back'} />,
      form: makingForm(safeContact(person)),
      action: pathOf(person),
      button: page ? 'Make a new link and code' : 'Make a link and a code',
      children: page ? <TakeItBack path={pathOf(person)} called={called} /> : null,
    },
    sent,
  )
}

async function make(c: C, acting: Acting, person: YoungPerson, typed: Typed): Promise<Response> {
  const contact = safeContact(person)
  const read = readForm(makingForm(contact), typed, dateInLondon(acting.now))
  if (!read.ok) return show(c, acting, person, { typed, problems: read.problems })
  const id = idOfSending(typed)
  const keys = await makeOwnPage(acting, person, id)
  if (!keys) return c.redirect(pathOf(person), 303)
  await recordLook(acting, 'own_page', { youngPerson: person.id, subject: id })
  const link = `${c.var.origin}/my/in/${keys.token}`
  const sends = answerText(read.answers, 'how') === 'send' && contact !== null
  if (sends)
    await tell(acting, {
      ...{ template: 'youngPersonOwnPage', to: contact, youngPersonId: person.id },
      values: { worker: calling(workerOf(c).name), link },
    })
  return c.var.page({
    ...{ title: `${calledName(person)}’s own page is made`, section: 'young-people', width: 'reading' },
    children: (
      <Made back={pathOf(person)} called={calledName(person)} code={keys.code} link={sends ? null : link} />
    ),
  })
}

/** Making a young person’s own page, and taking it back: /young-people/:id/own-page. */
export function makingRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/young-people/*', signedIn)
    .get('/young-people/:id/own-page', (c) => aboutPerson(c, (acting, person) => show(c, acting, person)))
    .post('/young-people/:id/own-page', async (c) => {
      const typed = await typedIn(c)
      return aboutPerson(c, (acting, person) => make(c, acting, person, typed))
    })
    .post('/young-people/:id/own-page/taking-back', (c) =>
      aboutPerson(c, async (acting, person) => {
        await takeBackOwnPage(acting, person.id)
        return c.redirect(`${pathOf(person)}?done=taken-back`, 303)
      }),
    )
}
