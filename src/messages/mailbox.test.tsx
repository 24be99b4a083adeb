import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, actorTransaction } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { newId } from '../words/index.ts'
import { aMessage, aWaitingReferral, type ReferralScene } from './factory.ts'
import type { Recipient } from './message.ts'
import { inboxRoutes, type MessagesVisit, mailboxRoutes } from './routes.tsx'
import { tellAll } from './tell.ts'

const now = new Date('2026-11-24T10:00:00Z')

describe('reading what was told', () => {
  let database: TestDatabase
  let scene: ReferralScene
  let ids: string[]
  const as = (actor: Actor) => ({ actor, now, request: 'test' })

  /** The rooms' routes as the hall mounts them, for this worker. */
  const visit = (path: string, worker: string | null = null) => {
    const app = new Hono<MessagesVisit>()
    app.use(async (c, next) => {
      const actor: Actor = { kind: 'worker', id: worker ?? newId(), place: scene.place }
      c.set('worker', worker === null ? null : { id: worker })
      c.set('now', now)
      c.set('act', (work) => actorTransaction(database.kysely, as(actor), work))
      c.set('actAs', (other, work) => actorTransaction(database.kysely, as(other), work))
      c.set('page', ({ children }) => c.html(`<main>${children}</main>`))
      await next()
    })
    return app.route('/', mailboxRoutes).route('/', inboxRoutes).request(path)
  }
  const toTeacher = (): Recipient => ({
    audience: 'worker',
    channel: 'email',
    address: 'hughes@school.example',
    workerId: scene.teacher,
  })
  const byText: Recipient = { audience: 'young_person', channel: 'text', address: '+447700900123' }

  beforeAll(async () => {
    database = await testDatabase()
    scene = await aWaitingReferral(database.owner)
    const about = { youngPersonId: scene.person, referralId: scene.referral }
    ids = await actorTransaction(
      database.kysely,
      as({ kind: 'job:sweep', id: null, place: scene.place }),
      (acting) =>
        tellAll(acting, [
          aMessage('referrerReceived', { ...about, to: toTeacher() }),
          aMessage('youngPersonQuestions', { ...about, to: byText }),
          ...Array.from({ length: 60 }, () => aMessage('youngPersonSent', about)),
        ]),
    )
    await database.owner.query('update message set sent_at = made_at where id = $1', [ids[0]])
  })

  it('shows every message, fifty to a page', async () => {
    const first = await (await visit('/demo/mailbox')).text()
    expect(first.match(/href="\/demo\/mailbox\//g)).toHaveLength(50)
    expect(first).toContain('/demo/mailbox?page=2')
    const second = await (await visit('/demo/mailbox?page=2')).text()
    expect(second.match(/href="\/demo\/mailbox\//g)).toHaveLength(12)
  })

  it('finds what went to one address, also a phone number as people write it', async () => {
    const html = await (await visit('/demo/mailbox?address=07700+900123')).text()
    expect(html.match(/href="\/demo\/mailbox\//g)).toHaveLength(1)
    expect(html).toContain('A few questions from Maryam')
    expect(await (await visit('/demo/mailbox?address=nobody')).text()).toContain(
      'No messages to this address',
    )
  })

  it('shows an email as a letter and a text as on a phone, with links that work', async () => {
    const email = await (await visit(`/demo/mailbox/${ids[0]}`)).text()
    expect(email).toContain('aria-label="Email"')
    expect(email).toMatch(/<a href="https:\/\/trellis\.saltmere\.example\/links\/\w+">/)
    const text = await (await visit(`/demo/mailbox/${ids[1]}`)).text()
    expect(text).toContain('aria-label="Text message"')
    expect(text).toContain('07700 900123')
  })

  it('does not know what is not there', async () => {
    expect((await visit(`/demo/mailbox/${newId()}`)).status).toBe(404)
    expect((await visit('/demo/mailbox/everything')).status).toBe(404)
  })

  it('writes down that somebody looked', async () => {
    await visit(`/demo/mailbox/${ids[1]}`)
    const looks = await database.owner.query(
      `select from history where actor_kind = 'operator:mailbox' and subject_id = $1 and people = array[$2::uuid]`,
      [ids[1], scene.person],
    )
    expect(looks.rowCount).toBeGreaterThan(0)
  })

  it('shows a worker their own messages and nobody else’s', async () => {
    expect(await (await visit('/messages', scene.teacher)).text()).toContain('We have your referral')
    expect(await (await visit('/messages', scene.linkWorker)).text()).toContain('No messages')
    expect((await visit('/messages')).status).toBe(404)
  })

  it('never runs what somebody typed', async () => {
    const [id] = await actorTransaction(
      database.kysely,
      as({ kind: 'job:sweep', id: null, place: scene.place }),
      (acting) =>
        tellAll(acting, [
          {
            template: 'youngPersonEnded',
            values: { firstName: '<script>alert(1)</script>', team: 'https://x.example/"><b>', worker: 'Jo' },
            to: byText,
          },
        ]),
    )
    const html = await (await visit(`/demo/mailbox/${id}`)).text()
    expect(html).not.toContain('<script>')
    expect(html).not.toContain('<b>')
  })
})
