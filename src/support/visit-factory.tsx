import { Hono } from 'hono'
import type { Kysely } from 'kysely'
import { startSession, type Visit, workerForSession } from '../accounts/index.ts'
import { type Actor, actorTransaction, type DB } from '../database/index.ts'
import { newId } from '../words/index.ts'
import type { As } from './factory.ts'
import { supportRoutes } from './routes.tsx'

/** What came back: the status, the words, and where it leads on to. */
export type Answer = { status: number; text: string; to: string }

/** Asks for a page of this room, or sends a form, as a worker who is signed in; around it only what the hall gives. */
export async function visitAs(
  db: Kysely<DB>,
  { worker, place, now }: As,
  path: string,
  form?: Record<string, string>,
): Promise<Answer> {
  const signedIn = await workerForSession(db, await startSession(db, worker), now)
  const actor: Actor = { kind: 'worker', id: worker, place }
  const app = new Hono<Visit>()
  app.notFound((c) => c.text('Page not found', 404))
  app.use(async (c, next) => {
    c.set('worker', signedIn)
    c.set('actor', actor)
    c.set('now', now)
    c.set('request', newId())
    c.set('origin', 'https://trellis.example')
    c.set('act', (work) => actorTransaction(db, { actor, now, request: c.var.request }, work))
    c.set('page', (content) =>
      c.html(`<title>${content.title}</title>${content.children}`, content.status ?? 200),
    )
    await next()
  })
  app.route('/', supportRoutes())
  const answer = await app.request(path, form && { method: 'POST', body: new URLSearchParams(form) })
  return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') ?? '' }
}
