import { type Context, Hono } from 'hono'
import { curators, isCurator, signedIn, type Visit, workerOf } from '../accounts/index.ts'
import { type Acting, constraintOf } from '../database/index.ts'
import { type Run, runById, runOfTeam } from '../groups/index.ts'
import { idOfSending, showForm, type ToPutRight, typedIn } from '../people/index.ts'
import { answerText, type Form, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, dateOnly } from '../words/index.ts'
import { budgetForm, checkMoney, spendForm } from './forms.ts'
import { penceTyped } from './pounds.ts'
import { MoneyPage } from './screens/money.tsx'
import { type Budget, budgetsOf, giveMoney, spend, spendsOf, takeBack } from './store.ts'

type C = Context<Visit>

/** Runs work about the money of a run (`:id`) for those who run it or plan for the place; not there for anybody else. */
const aboutRun = (c: C, work: (acting: Acting, run: Run) => Promise<Response> | Response) =>
  c.var.act(async (acting) => {
    const [worker, id] = [workerOf(c), c.req.param('id') ?? '']
    const run = await (isCurator(worker) ? runById(acting, id) : runOfTeam(acting, worker, id))
    return run ? work(acting, run) : c.notFound()
  })

const moneyPath = ({ id }: Run): string => `/runs/${id}/money`

const show = (c: C) =>
  aboutRun(c, async (acting, run) =>
    c.var.page({
      title: `Money for ${run.service}`,
      section: isCurator(workerOf(c)) ? 'programmes' : 'groups',
      children: (
        <MoneyPage
          run={run}
          budgets={await budgetsOf(acting, run.id)}
          spends={await spendsOf(acting, run.id)}
          mayGive={isCurator(workerOf(c))}
        />
      ),
    }),
  )

type Asked = { heading: string; form: Form; action: string; button: string }

const ask = (c: C, run: Run, asked: Asked, sent?: ToPutRight) =>
  showForm(
    c,
    { ...asked, back: { text: `Money for ${run.service}`, href: moneyPath(run) }, makes: true },
    sent,
  )

const giving = (run: Run): Asked => ({
  ...{ heading: `Give money for ${run.service}`, form: budgetForm, button: 'Give it' },
  action: `${moneyPath(run)}/budgets`,
})
const spending = (run: Run, budget: Budget): Asked => ({
  ...{ heading: `Spent of ${budget.payer}’s money`, form: spendForm, button: 'Write it down' },
  action: `${moneyPath(run)}/budgets/${budget.id}/spending`,
})

function readMoney(form: Form, typed: Typed, acting: Acting) {
  const read = readForm(form, typed, dateInLondon(acting.now))
  const problems = { ...(read.ok ? {} : read.problems), ...checkMoney(read.answers) }
  const pence = penceTyped(answerText(read.answers, 'amount')) ?? 0
  return { answers: read.answers, problems, pence, ok: Object.keys(problems).length === 0 }
}

const give = (c: C, typed: Typed) =>
  once(c, 'programme_budget_pkey', () =>
    aboutRun(c, async (acting, run) => {
      const { ok, problems, answers, pence } = readMoney(budgetForm, typed, acting)
      if (!ok) return ask(c, run, giving(run), { typed, problems })
      await giveMoney(acting, {
        ...{ id: idOfSending(typed), runId: run.id, payer: answerText(answers, 'payer'), pence },
        places: Number(answerText(answers, 'places')) || null,
        startsOn: dateOnly(answerText(answers, 'starts_on')),
        endsOn: dateOnly(answerText(answers, 'ends_on')),
      })
      return c.redirect(moneyPath(run), 303)
    }),
  )

const aboutBudget = (
  c: C,
  work: (acting: Acting, run: Run, budget: Budget) => Promise<Response> | Response,
) =>
  aboutRun(c, async (acting, run) => {
    const budget = (await budgetsOf(acting, run.id)).find(({ id }) => id === c.req.param('budget'))
    return budget ? work(acting, run, budget) : c.notFound()
  })

async function pay(c: C, typed: Typed): Promise<Response> {
  try {
    return await once(c, 'programme_spend_pkey', () =>
      aboutBudget(c, async (acting, run, budget) => {
        const { ok, problems, answers, pence } = readMoney(spendForm, typed, acting)
        if (!ok) return ask(c, run, spending(run, budget), { typed, problems })
        await spend(acting, {
          ...{ id: idOfSending(typed), budgetId: budget.id, pence, what: answerText(answers, 'what') },
          spentOn: dateOnly(answerText(answers, 'spent_on')),
        })
        return c.redirect(moneyPath(run), 303)
      }),
    )
  } catch (error) {
    if (constraintOf(error) !== 'spend_stays_within') throw error
    const problems = { amount: 'That is more than is left of this money' }
    return aboutBudget(c, (_acting, run, budget) => ask(c, run, spending(run, budget), { typed, problems }))
  }
}

/** Runs it; pressed again, the first press counts. */
async function once(c: C, key: string, work: () => Response | Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (constraintOf(error) !== key) throw error
    return c.redirect(`/runs/${c.req.param('id')}/money`, 303)
  }
}

const undo = (c: C) =>
  aboutRun(c, async (acting, run) => {
    const spent = await spendsOf(acting, run.id)
    const one = spent.find(({ id }) => id === c.req.param('spend'))
    if (!one || one.pence < 0) return c.notFound()
    if (!one.takenBack) await takeBack(acting, one)
    return c.redirect(moneyPath(run), 303)
  })

/** Money for programmes, to the penny: /runs/:id/money */
export function budgetRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/runs/*', signedIn)
    .get('/runs/:id/money', show)
    .get('/runs/:id/money/budgets', curators, (c) => aboutRun(c, (_acting, run) => ask(c, run, giving(run))))
    .post('/runs/:id/money/budgets', curators, async (c) => give(c, await typedIn(c)))
    .get('/runs/:id/money/budgets/:budget/spending', (c) =>
      aboutBudget(c, (_acting, run, budget) => ask(c, run, spending(run, budget))),
    )
    .post('/runs/:id/money/budgets/:budget/spending', async (c) => pay(c, await typedIn(c)))
    .post('/runs/:id/money/spends/:spend/taking-back', undo)
}
