import type { Context } from 'hono'
import { type Visit, workerOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { type Run, runOfTeam, sessionsAhead } from '../groups/index.ts'
import { recordLook } from '../history/index.ts'
import { dateInLondon } from '../words/index.ts'
import { requestsLink } from '../workshops/index.ts'
import { PARTS_A_PAGE, type StandingHere, standings } from './enrolment.ts'
import { expectedIn, notSeen, partsIn, standingsOf } from './run-store.ts'
import { RunPage } from './screens/run.tsx'

type C = Context<Visit>

/** Which of them is asked for: by the address, else the first of those who take part or wait that there are. */
function shownOf(c: C, counts: ReadonlyMap<StandingHere, number>): { where: StandingHere; page: number } {
  const asked = standings.find((one) => one === c.req.query('where') && counts.has(one))
  const where = asked ?? standings.find((one) => counts.has(one)) ?? 'attending'
  const pages = Math.max(1, Math.ceil((counts.get(where) ?? 0) / PARTS_A_PAGE))
  const page = Number(/^[1-9]\d{0,4}$/.exec(c.req.query('page') ?? '')?.[0] ?? 1)
  return { where, page: Math.min(page, pages) }
}

async function pageOf(c: C, acting: Acting, run: Run): Promise<Response> {
  const today = dateInLondon(acting.now)
  const [counts, unseen, sessions, expected, asked] = await Promise.all([
    standingsOf(acting, run.id, today),
    notSeen(acting, run.id, today),
    sessionsAhead(acting, run.id, today),
    expectedIn(acting, run.id),
    requestsLink(acting, run),
  ])
  const shown = shownOf(c, counts)
  const parts = await partsIn(acting, run.id, { ...shown, today })
  const people = new Set([...unseen, ...parts].map(({ youngPersonId }) => youngPersonId))
  await recordLook(acting, 'programme_run', { subject: run.id, people: [...people] })
  return c.var.page({
    ...{ title: run.service, section: 'groups' },
    children: (
      <RunPage {...{ run, today, counts, unseen, sessions, expected, asked }} shown={{ ...shown, parts }} />
    ),
  })
}

/** A programme where it runs, for those of the team that runs it; for anybody else it is not there. */
export const showRun = (c: C) =>
  c.var.act(async (acting) => {
    const run = await runOfTeam(acting, workerOf(c), c.req.param('id') ?? '')
    return run ? pageOf(c, acting, run) : c.notFound()
  })
