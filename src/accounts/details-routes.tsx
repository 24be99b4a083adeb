import { type Context, Hono } from 'hono'
import { answerOrNull, answerText, type Problems, readForm, type Typed } from '../ui/questions/index.ts'
import { workerDetailsForm } from './forms.ts'
import { changeWorker, emailJustTaken } from './joining-store.ts'
import { type Answer, forWorker, lookingAfter, todayOf } from './looking-after.ts'
import { FormPage } from './screens/form-page.tsx'
import { submitted } from './submitted.ts'
import type { Visit } from './visit.ts'
import type { Reading, Worker } from './worker.ts'

/** What is known of a worker, put right by whoever looks after their team. */
export function detailsRoutes(database: Reading): Hono<Visit> {
  return new Hono<Visit>()
    .get(
      '/workers/:id/details',
      ...lookingAfter,
      forWorker(database, (c, worker) => ask(c, worker, asTyped(worker))),
    )
    .post('/workers/:id/details', ...lookingAfter, forWorker(database, change))
}

const asTyped = ({ name, jobTitle, email, phone }: Worker): Typed => ({
  name,
  job: jobTitle,
  email: email ?? '',
  phone: phone ?? '',
})

const ask = (c: Context<Visit>, worker: Worker, typed: Typed, problems?: Problems): Answer =>
  c.var.page({
    title: `Details of ${worker.name}`,
    section: 'team',
    errors: problems !== undefined,
    status: problems ? 422 : 200,
    children: (
      <FormPage
        heading={`Details of ${worker.name}`}
        back={{ href: `/workers/${worker.id}`, text: worker.name }}
        action={`/workers/${worker.id}/details`}
        form={workerDetailsForm}
        typed={typed}
        problems={problems}
        submit="Save"
      />
    ),
  })

async function change(c: Context<Visit>, worker: Worker): Promise<Response> {
  const { typed } = await submitted(c)
  const read = readForm(workerDetailsForm, typed, todayOf(c))
  if (!read.ok) return ask(c, worker, typed, read.problems)
  const { answers } = read
  const details = {
    name: answerText(answers, 'name'),
    jobTitle: answerText(answers, 'job'),
    email: answerOrNull(answers, 'email'),
    phone: answerOrNull(answers, 'phone'),
  }
  const changed = await c.var
    .act((acting) => changeWorker(acting, worker, details))
    .catch((error: unknown) => {
      if (emailJustTaken(error)) return false
      throw error
    })
  if (changed) return c.redirect(`/workers/${worker.id}`, 303)
  return ask(c, worker, typed, { email: 'Somebody who works here already has this email address' })
}
