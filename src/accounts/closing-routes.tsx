import { type Context, Hono } from 'hono'
import { closedHaving, closeTeam, type StillHas } from './closing-store.ts'
import { forTeam, lookingAfter } from './looking-after.ts'
import { ClosedPage, ClosingPage } from './screens/closing.tsx'
import type { Team } from './team.ts'
import type { Visit } from './visit.ts'
import type { Reading } from './worker.ts'

/** A team that closes: what it holds is handed on first, or nothing is changed. */
export function closingRoutes(database: Reading): Hono<Visit> {
  return new Hono<Visit>()
    .get(
      '/teams/:id/closing',
      ...lookingAfter,
      forTeam(database, (c, team) => ask(c, team, null)),
    )
    .post('/teams/:id/closing', ...lookingAfter, forTeam(database, close))
}

const ask = (c: Context<Visit>, team: Team, has: StillHas | null): Response | Promise<Response> =>
  c.var.page({
    title: has ? `${team.name} cannot close yet` : `Close ${team.name}`,
    section: 'team',
    status: has ? 409 : 200,
    children: <ClosingPage team={team} has={has} />,
  })

async function close(c: Context<Visit>, team: Team): Promise<Response> {
  const has = await c.var
    .act((acting) => closeTeam(acting, team))
    .catch((error: unknown) => {
      const inTheWay = closedHaving(error)
      if (inTheWay) return inTheWay
      throw error
    })
  if (has) return ask(c, team, has)
  return c.var.page({
    title: `${team.name} has closed`,
    section: 'team',
    children: <ClosedPage team={team} />,
  })
}
