import { type Context, Hono } from 'hono'
import type { Acting, Actor } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { isUuid, parseUkPhone } from '../words/index.ts'
import { Inbox } from './screens/inbox.tsx'
import { Mailbox } from './screens/mailbox.tsx'
import { OneMessage } from './screens/one-message.tsx'
import { allMessages, type Listed, messageById, messagesTo } from './store.ts'

/** Of a visit, what this room needs; the rooms to the right know the whole of it. */
export type MessagesVisit = {
  Variables: {
    worker: { id: string } | null
    now: Date
    act: <T>(work: (acting: Acting) => Promise<T>) => Promise<T>
    actAs: <T>(actor: Actor, work: (acting: Acting) => Promise<T>) => Promise<T>
    page: (content: { title: string; section?: string; children: unknown }) => Response | Promise<Response>
  }
}

const READER: Actor = { kind: 'operator:mailbox', id: null, place: null }

/** What a demonstration would have sent, to look at. The hall mounts it on a demo only. */
export const mailboxRoutes = new Hono<MessagesVisit>()
  .get('/demo/mailbox', async (c) => {
    const address = (c.req.query('address') ?? '').trim().slice(0, 254)
    const page = pageOf(c)
    const found = await c.var.actAs(READER, async (acting) => {
      const messages = await allMessages(acting, address ? asKept(address) : null, page)
      await recordLook(acting, 'mailbox', { people: peopleIn(messages.messages) })
      return messages
    })
    return c.var.page({
      title: 'Mailbox',
      children: <Mailbox {...{ found, address, page, now: c.var.now }} />,
    })
  })
  .get('/demo/mailbox/:id', async (c) => {
    const id = c.req.param('id')
    if (!isUuid(id)) return c.notFound()
    const message = await c.var.actAs(READER, async (acting) => {
      const found = await messageById(acting, id)
      if (found) await recordLook(acting, 'message', { subject: id, people: peopleIn([found]) })
      return found
    })
    if (!message) return c.notFound()
    return c.var.page({ title: message.subject, children: <OneMessage {...{ message, now: c.var.now }} /> })
  })

/** The messages of the worker who is signed in, behind the hall's guard. */
export const inboxRoutes = new Hono<MessagesVisit>().get('/messages', async (c) => {
  const { worker, now } = c.var
  if (!worker) return c.notFound()
  const page = pageOf(c)
  const found = await c.var.act(async (acting) => {
    const messages = await messagesTo(acting, worker.id, page)
    await recordLook(acting, 'messages', { people: peopleIn(messages.messages) })
    return messages
  })
  return c.var.page({ title: 'Messages', section: 'messages', children: <Inbox {...{ found, page, now }} /> })
})

/** Page 1 unless a sensible number was asked for. */
function pageOf(c: Context<MessagesVisit>): number {
  const asked = Number(c.req.query('page') ?? 1)
  return Number.isInteger(asked) && asked >= 1 && asked <= 10_000 ? asked : 1
}

const peopleIn = (messages: readonly Pick<Listed, 'young_person_id'>[]): string[] => [
  ...new Set(messages.flatMap(({ young_person_id: id }) => (id === null ? [] : [id]))),
]

// A phone number is kept as +44…, and may be asked for as people write it.
function asKept(address: string): string {
  const phone = parseUkPhone(address)
  return phone.ok ? phone.phone : address
}
