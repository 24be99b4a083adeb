import type { Context } from 'hono'
import { type Visit, workerOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { type Run, runOfTeam, sessionsAhead } from '../groups/index.ts'
import { recordLook } from '../history/index.ts'
import { dateInLondon } from '../words/index.ts'
import { type EnrolmentState, enrolmentStates, PARTS_A_PAGE } from './enrolment.ts'
import { notSeen, partsIn, statesOf } from './run-store.ts'
import { RunPage } from './screens/run.tsx'

type C = Context<Visit>

/** Which of them is asked for: by the address, else the first of those who take part or wait that there are. */
function shownOf(c: C, states: ReadonlyMap<EnrolmentState, number>): { state: EnrolmentState; page: number } {
  const asked = enrolmentStates.find((one) => one === c.req.query('where') && states.has(one))
  const state = asked ?? enrolmentStates.find((one) => states.has(one)) ?? 'attending'
  const pages = Math.max(1, Math.ceil((states.get(state) ?? 0) / PARTS_A_PAGE))
  const page = Number(/^[1-9]\d{0,4}$/.exec(c.req.query('page') ?? '')?.[0] ?? 1)
  return { state, page: Math.min(page, pages) }
}

async function pageOf(c: C, acting: Acting, run: Run): Promise<Response> {
  const today = dateInLondon(acting.now)
  const [states, unseen, sessions] = await Promise.all([
    statesOf(acting, run.id),
    notSeen(acting, run.id, today),
    sessionsAhead(acting, run.id, today),
  ])
  const shown = shownOf(c, states)
  const parts = await partsIn(acting, run.id, shown)
  const people = new Set([...unseen, ...parts].map(({ youngPersonId }) => youngPersonId))
  await recordLook(acting, 'programme_run', { subject: run.id, people: [...people] })
  return c.var.page({
    ...{ title: run.service, section: 'groups' },
    children: <RunPage {...{ run, today, states, unseen, sessions }} shown={{ ...shown, parts }} />,
  })
}

/** A programme where it runs, for those of the team that runs it; for anybody else it is not there. */
export const showRun = (c: C) =>
  c.var.act(async (acting) => {
    const run = await runOfTeam(acting, workerOf(c), c.req.param('id') ?? '')
    return run ? pageOf(c, acting, run) : c.notFound()
  })
