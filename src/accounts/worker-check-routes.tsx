import { type Context, Hono } from 'hono'
import { BackLink } from '../ui/index.ts'
import { answerText, type Problems, readForm, type Typed, typedText } from '../ui/questions/index.ts'
import { cleanLine, dateOnly, isBefore, isUuid } from '../words/index.ts'
import { signedIn } from './guard.tsx'
import { forWorker, lookingAfter, todayOf } from './looking-after.ts'
import { CheckForm, checkForm, OwnChecks } from './screens/worker-checks.tsx'
import { submitted } from './submitted.ts'
import { managersOf } from './team-store.ts'
import { type Visit, workerOf } from './visit.ts'
import type { Reading, Worker } from './worker.ts'
import { addCheck, checksOf, endCheck } from './worker-check-store.ts'

/** What was seen of a worker before they go along with anybody: entered by whoever looks after them, never by themselves. */
export function workerCheckRoutes(database: Reading): Hono<Visit> {
  const app = new Hono<Visit>()

  app.get('/checks', signedIn, (c) => own(c, database))

  app.get(
    '/workers/:id/checks/new',
    ...lookingAfter,
    forWorker(database, (c, worker) => (isSelf(c, worker) ? c.notFound() : ask(c, worker, {}))),
  )

  app.post(
    '/workers/:id/checks',
    ...lookingAfter,
    forWorker(database, async (c, worker) => {
      if (isSelf(c, worker)) return c.notFound()
      const { typed, id } = await submitted(c)
      const read = readForm(checkForm, typed, todayOf(c))
      const [seenOn, validUntil] = [
        answerText(read.answers, 'seen_on'),
        answerText(read.answers, 'valid_until'),
      ]
      const problems: Problems = !read.ok
        ? read.problems
        : isBefore(dateOnly(validUntil), dateOnly(seenOn))
          ? { valid_until: 'It must hold until the day you saw it, or later' }
          : {}
      if (Object.keys(problems).length > 0) return ask(c, worker, typed, problems)
      const check = { id, workerId: worker.id, kind: answerText(read.answers, 'kind'), seenOn, validUntil }
      await c.var.act((acting) => addCheck(acting, check))
      return c.redirect(`/workers/${worker.id}#checks`, 303)
    }),
  )

  app.post(
    '/workers/:id/checks/:check/ending',
    ...lookingAfter,
    forWorker(database, async (c, worker) => {
      const check = c.req.param('check') ?? ''
      if (isSelf(c, worker) || !isUuid(check)) return c.notFound()
      const { typed } = await submitted(c)
      const said = cleanLine(typedText(typed, 'because'), { max: 200 })
      const because = said.ok && said.text ? said.text : 'No reason was given'
      await c.var.act((acting) => endCheck(acting, worker.id, check, because))
      return c.redirect(`/workers/${worker.id}#checks`, 303)
    }),
  )

  return app
}

const isSelf = (c: Context<Visit>, worker: Worker): boolean => worker.id === workerOf(c).id

// Who looks after one's teams, and may see a certificate.
async function seers(c: Context<Visit>, database: Reading): Promise<string[]> {
  const { id, roles } = workerOf(c)
  const teams = [...new Set(roles.map(({ teamId }) => teamId))]
  const managers = await Promise.all(teams.map((team) => managersOf(database, team, todayOf(c))))
  const others = managers.flat().filter((manager) => manager.id !== id)
  return [...new Set(others.map(({ name }) => name))]
}

/** One's own checks, and to whom one shows a new certificate. */
async function own(c: Context<Visit>, database: Reading) {
  const { id } = workerOf(c)
  const checks = await c.var.act((acting) => checksOf(acting, id))
  return c.var.page({
    title: 'Your checks',
    section: 'today',
    width: 'reading',
    before: <BackLink href="/today" text="Today" />,
    children: <OwnChecks checks={checks} today={todayOf(c)} seers={await seers(c, database)} />,
  })
}

const ask = (c: Context<Visit>, worker: Worker, typed: Typed, problems: Problems = {}) =>
  c.var.page({
    title: `A check of ${worker.name}`,
    section: 'team',
    errors: Object.keys(problems).length > 0,
    status: Object.keys(problems).length > 0 ? 422 : 200,
    children: <CheckForm worker={worker} typed={typed} problems={problems} />,
  })
