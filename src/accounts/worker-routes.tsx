import { type Context, Hono } from 'hono'
import { record } from '../history/index.ts'
import { INVITATION_DAYS, invitationLink, invite } from './invitations.ts'
import { type InTheWay, inTheWayOf, isFree, leftHolding, recordLeaving } from './leaving-store.ts'
import { forWorker, lookingAfter, todayOf } from './looking-after.ts'
import { passkeysOf } from './passkeys/passkey-store.ts'
import { CannotLeavePage, LeftPage } from './screens/leaving.tsx'
import { InvitationPage, WorkerPage } from './screens/worker.tsx'
import { sessionsOf } from './sessions.ts'
import { type Visit, workerOf } from './visit.ts'
import type { Reading, Worker } from './worker.ts'
import { checksOf } from './worker-check-store.ts'
import { hasSignedIn, rolesOf } from './worker-store.ts'
import { workerCan } from './workplace.ts'

/** One worker's page: the invitation to sign in, and leaving. */
export function workerRoutes(database: Reading): Hono<Visit> {
  const app = new Hono<Visit>()

  app.get(
    '/workers/:id',
    ...lookingAfter,
    forWorker(database, async (c, worker) => {
      const keeps = workerCan.beSignedOut(worker, workerOf(c))
      const children = (
        <WorkerPage
          worker={worker}
          roles={await rolesOf(database, worker.id, todayOf(c))}
          hasSignedIn={await hasSignedIn(database, worker.id)}
          self={worker.id === workerOf(c).id}
          signedInAt={keeps ? (await sessionsOf(database, worker.id)).length : undefined}
          passkeys={keeps ? await c.var.act((acting) => passkeysOf(acting, worker.id)) : []}
          checks={await c.var.act((acting) => checksOf(acting, worker.id))}
          today={todayOf(c)}
        />
      )
      return c.var.page({ title: worker.name, section: 'team', children })
    }),
  )

  app.post(
    '/workers/:id/invitations',
    ...lookingAfter,
    forWorker(database, async (c, worker) => {
      const code = await c.var.act(async (acting) => {
        await record(acting, { act: 'invited', subject: { kind: 'worker', id: worker.id } })
        return invite(acting.tx, worker.id)
      })
      const link = invitationLink(c.var.origin, code)
      const children = <InvitationPage worker={worker} link={link} days={INVITATION_DAYS} />
      return c.var.page({ title: `The invitation for ${worker.name}`, section: 'team', children })
    }),
  )

  app.post('/workers/:id/leaving', ...lookingAfter, forWorker(database, leave))

  return app
}

async function leave(c: Context<Visit>, worker: Worker): Promise<Response> {
  // Somebody who left by their own hand would be signed out in the middle of it, with nobody to look after the rest.
  if (worker.id === workerOf(c).id) return c.notFound()
  const way = await c.var.act((acting) => inTheWayOf(acting, worker.id))
  if (!isFree(way)) return stays(c, worker, way, false)
  try {
    await c.var.act((acting) => recordLeaving(acting, worker.id))
  } catch (error) {
    if (leftHolding(error)) return stays(c, worker, way, true)
    throw error
  }
  return c.var.page({
    title: `${worker.name} has left`,
    section: 'team',
    children: <LeftPage worker={worker} />,
  })
}

const stays = (
  c: Context<Visit>,
  worker: Worker,
  way: InTheWay,
  unseen: boolean,
): Response | Promise<Response> =>
  c.var.page({
    title: `${worker.name} cannot leave yet`,
    section: 'team',
    status: 409,
    children: <CannotLeavePage worker={worker} way={way} unseen={unseen} />,
  })
