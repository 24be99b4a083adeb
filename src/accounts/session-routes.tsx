import { Hono } from 'hono'
import { record } from '../history/index.ts'
import { isUuid } from '../words/index.ts'
import { signedIn, steppedUp } from './guard.tsx'
import { forWorker, lookingAfter } from './looking-after.ts'
import { takePasskeysAway } from './passkeys/passkey-store.ts'
import { SessionsPage, SignedInAgain } from './screens/sessions.tsx'
import { sessionToken } from './session-cookie.ts'
import { endOtherSessions, endSessionOf, endSessionsOf, sessionsOf } from './sessions.ts'
import { type Visit, workerOf } from './visit.ts'
import type { Reading } from './worker.ts'
import { workerCan } from './workplace.ts'

const subject = (id: string) => ({ kind: 'worker', id })

/** Where one is signed in, and ending it: one's own, and, for an administrator, all of a worker's. */
export function sessionRoutes(database: Reading, passkeys: boolean): Hono<Visit> {
  const app = new Hono<Visit>()

  app.get('/signed-in', signedIn, async (c) => {
    const sessions = await sessionsOf(database, workerOf(c).id, sessionToken(c))
    const children = <SessionsPage sessions={sessions} now={c.var.now} passkeys={passkeys} />
    return c.var.page({ title: 'Where you are signed in', children })
  })

  app.get('/signed-in/again', signedIn, (c) =>
    c.var.page({ title: 'You’ve signed in again', children: <SignedInAgain /> }),
  )

  app.post('/signed-in/others/ending', signedIn, steppedUp, async (c) => {
    const { id } = workerOf(c)
    await c.var.act(async (acting) => {
      await endOtherSessions(acting.tx, id, sessionToken(c) ?? '')
      await record(acting, { act: 'ended_other_sessions', subject: subject(id) })
    })
    return c.redirect('/signed-in', 303)
  })

  app.post('/signed-in/:id/ending', signedIn, steppedUp, async (c) => {
    const [worker, id] = [workerOf(c).id, c.req.param('id')]
    const ended = await c.var.act(async (acting) => {
      const gone = isUuid(id) && (await endSessionOf(acting.tx, worker, id))
      if (gone) await record(acting, { act: 'ended_a_session', subject: subject(worker) })
      return gone
    })
    return ended ? c.redirect('/signed-in', 303) : c.notFound()
  })

  app.post(
    '/workers/:id/passkeys/ending',
    ...lookingAfter,
    forWorker(database, async (c, worker) => {
      if (!workerCan.beSignedOut(worker, workerOf(c))) return c.notFound()
      await c.var.act(async (acting) => {
        if ((await takePasskeysAway(acting, worker.id)) > 0)
          await record(acting, { act: 'took_all_passkeys_away', subject: subject(worker.id) })
      })
      return c.redirect(`/workers/${worker.id}`, 303)
    }),
  )

  app.post(
    '/workers/:id/sessions/ending',
    ...lookingAfter,
    forWorker(database, async (c, worker) => {
      if (!workerCan.beSignedOut(worker, workerOf(c))) return c.notFound()
      await c.var.act(async (acting) => {
        await endSessionsOf(acting.tx, worker.id)
        await record(acting, { act: 'ended_all_sessions', subject: subject(worker.id) })
      })
      return c.redirect(`/workers/${worker.id}`, 303)
    }),
  )

  return app
}
