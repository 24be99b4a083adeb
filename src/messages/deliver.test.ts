import { beforeAll, describe, expect, it, vi } from 'vitest'
import { actorTransaction, runJobs, workHelpers } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { newId } from '../words/index.ts'
import type { Channels } from './channels.ts'
import { deliverTask } from './deliver.ts'
import { aMessage, aWaitingReferral, type ReferralScene, withdraw } from './factory.ts'
import type { NewMessage, Recipient } from './message.ts'
import { type Outgoing, Undeliverable } from './sender.ts'
import { tell, tellAll } from './tell.ts'

const now = new Date('2026-11-24T10:00:00Z')

describe('telling and sending', () => {
  let database: TestDatabase
  let scene: ReferralScene
  beforeAll(async () => {
    database = await testDatabase()
  })

  const sweeping = () => ({
    actor: { kind: 'job:sweep', id: null, place: scene.place } as const,
    now,
    request: 'test',
  })
  const post = (messages: NewMessage[]) =>
    actorTransaction(database.kysely, sweeping(), (acting) => tellAll(acting, messages))
  const about = (to?: Recipient) => ({ youngPersonId: scene.person, referralId: scene.referral, to })
  const toTeacher = (): Recipient => ({
    audience: 'worker',
    channel: 'email',
    address: 'hughes@school.example',
    workerId: scene.teacher,
  })
  const toTeam = (): Recipient => ({
    audience: 'worker',
    channel: 'email',
    address: 'team@northside.example',
    teamId: scene.team,
  })
  const row = async (id = '') =>
    (
      await database.owner.query(
        'select sent_at, withheld_because, failed_because from message where id = $1',
        [id],
      )
    ).rows[0]
  const jobs = async (): Promise<{ payload: unknown }[]> => {
    const asked = await database.owner.query(
      'set role trellis_jobs; select payload from graphile_worker._private_jobs; reset role',
    )
    return (asked as unknown as { rows: { payload: unknown }[] }[])[1]?.rows ?? []
  }
  const helpers = (attempt = 1) => ({ ...workHelpers(database.kysely, now, 'test'), attempt })
  const deliver = (id = '', channels = collecting().channels, attempt = 1) =>
    deliverTask(channels)({ message: id, place: scene.place }, helpers(attempt))
  const collecting = () => {
    const sent: Outgoing[] = []
    const keep = async (message: Outgoing) => void sent.push(message)
    const channels: Channels = { email: keep, text: keep }
    return { sent, channels }
  }
  /** Works the queue with so many runners until it is empty. */
  const workedBy = async (runners: number, channels: Channels) => {
    const said: string[] = []
    const report = (line: string) => void said.push(line)
    const tasks = { deliver: deliverTask(channels) }
    const given = { appUrl: database.appUrl, database: database.kysely, tasks, clock: () => now, report }
    const running = await Promise.all(Array.from({ length: runners }, () => runJobs(given)))
    await vi.waitFor(async () => expect(await jobs()).toEqual([]), { timeout: 10_000, interval: 30 })
    await Promise.all(running.map((one) => one.stop()))
    return said
  }
  const freshScene = async () => {
    scene = await aWaitingReferral(database.owner)
  }

  it('tells the young person before anybody else', async () => {
    await freshScene()
    const { sent, channels } = collecting()
    const first = newId()
    await post([
      aMessage('referrerAccepted', { ...about(toTeacher()), after: first }),
      aMessage('youngPersonAccepted', { ...about(), id: first }),
    ])
    expect(await jobs()).toEqual([{ payload: { message: first, place: scene.place } }])
    await workedBy(2, channels)
    expect(sent.map(({ address }) => address)).toEqual(['kezia@example.org', 'hughes@school.example'])
  })

  it('keeps that order when the second is told later, whichever is tried first', async () => {
    await freshScene()
    const { sent, channels } = collecting()
    const [first] = await post([aMessage('youngPersonAccepted', about())])
    const [second] = await post([aMessage('referrerAccepted', { ...about(toTeacher()), after: first })])
    await deliver(second, channels)
    expect(sent).toEqual([])
    await workedBy(1, channels)
    expect(sent.map(({ address }) => address)).toEqual(['kezia@example.org', 'hughes@school.example'])
  })

  it('sends at once what waits for a message that has gone already', async () => {
    await freshScene()
    const { sent, channels } = collecting()
    const [first] = await post([aMessage('youngPersonAccepted', about())])
    await workedBy(1, channels)
    await post([aMessage('referrerAccepted', { ...about(toTeacher()), after: first })])
    await workedBy(1, channels)
    expect(sent.map(({ address }) => address)).toEqual(['kezia@example.org', 'hughes@school.example'])
  })

  it('may be told by somebody without an account, in their own place only', async () => {
    await freshScene()
    const { sent, channels } = collecting()
    const asPublic = (place: string) =>
      actorTransaction(
        database.kysely,
        { actor: { kind: 'public', id: null, place }, now, request: 'test' },
        (acting) => tell(acting, aMessage('youngPersonAsked', about())),
      )
    await asPublic(scene.place)
    await workedBy(1, channels)
    expect(sent).toHaveLength(1)
    await expect(asPublic(newId())).rejects.toThrow()
  })

  it('reaches the manager of a team in the circle, and not the manager of another', async () => {
    await freshScene()
    const { sent, channels } = collecting()
    const [manager, elsewhere, other] = [newId(), newId(), newId()]
    await database.owner.query(`
      insert into worker (id, place_id, organisation_id, name)
        select made.id, place_id, organisation_id, 'A manager' from worker, (values ('${manager}'::uuid), ('${elsewhere}'::uuid)) as made(id)
        where worker.id = '${scene.teacher}';
      insert into team (id, place_id, organisation_id, name)
        select '${other}', place_id, organisation_id, 'Another team' from team where id = '${scene.team}';
      insert into membership (id, worker_id, team_id, role, starts_on) values
        ('${newId()}', '${manager}', '${scene.school}', 'manager', '2026-01-01'),
        ('${newId()}', '${elsewhere}', '${other}', 'manager', '2026-01-01')`)
    const to = (workerId: string): Recipient => ({
      audience: 'worker',
      channel: 'email',
      address: workerId,
      workerId,
    })
    await post([
      aMessage('managerUnanswered', about(to(manager))),
      aMessage('managerUnanswered', about(to(elsewhere))),
    ])
    await workedBy(1, channels)
    expect(sent.map(({ address }) => address)).toEqual([manager])
  })

  it('sends once, with two runners and the job there twice', async () => {
    await freshScene()
    const { sent, channels } = collecting()
    const [id] = await post([aMessage('youngPersonAccepted', about())])
    await Promise.all([deliver(id, channels), deliver(id, channels), workedBy(2, channels)])
    expect(sent).toHaveLength(1)
    expect(await row(id)).toMatchObject({ sent_at: now, withheld_because: null, failed_because: null })
  })

  it('says nothing at all when the act was undone', async () => {
    await freshScene()
    const undone = actorTransaction(database.kysely, sweeping(), async (acting) => {
      await tell(acting, aMessage('youngPersonAccepted', about()))
      throw new Error('the act failed')
    })
    await expect(undone).rejects.toThrow('the act failed')
    expect(await jobs()).toEqual([])
    const kept = await database.owner.query('select from message where referral_id = $1', [scene.referral])
    expect(kept.rowCount).toBe(0)
  })

  it('withholds from the young person what a withdrawal has overtaken, and sends what says so', async () => {
    await freshScene()
    const { sent, channels } = collecting()
    const [accepted, withdrawn] = await post([
      aMessage('youngPersonAccepted', about()),
      aMessage('youngPersonWithdrawn', about()),
    ])
    await withdraw(database.owner, scene)
    await workedBy(1, channels)
    expect(sent).toHaveLength(1)
    expect((await row(withdrawn)).sent_at).toEqual(now)
    expect(await row(accepted)).toMatchObject({
      sent_at: null,
      withheld_because: expect.stringContaining('withdrawn'),
    })
  })

  it('goes on to whoever is next when the first message must not go', async () => {
    await freshScene()
    const { sent, channels } = collecting()
    const first = newId()
    await post([
      aMessage('youngPersonAccepted', { ...about(), id: first }),
      aMessage('referrerWithdrawn', { ...about(toTeacher()), after: first }),
    ])
    await withdraw(database.owner, scene)
    await workedBy(1, channels)
    expect(sent.map(({ address }) => address)).toEqual(['hughes@school.example'])
  })

  it('withholds from a worker who left the circle, or left', async () => {
    await freshScene()
    const { sent, channels } = collecting()
    const [id, other] = await post([
      aMessage('referrerAccepted', about(toTeacher())),
      aMessage('teamReferralWaits', about(toTeam())),
    ])
    await database.owner.query(
      `update circle_member set ends_at = '2026-11-24T09:59:00Z' where worker_id = $1`,
      [scene.teacher],
    )
    await workedBy(1, channels)
    expect((await row(id)).withheld_because).toBe('Whom this was for is no longer involved.')
    expect((await row(other)).sent_at).toEqual(now)

    const toLinkWorker: Recipient = {
      audience: 'worker',
      channel: 'email',
      address: 'maryam@northside.example',
      workerId: scene.linkWorker,
    }
    const [before] = await post([aMessage('teamReferralWaits', about(toLinkWorker))])
    await workedBy(1, channels)
    expect((await row(before)).sent_at).toEqual(now)
    const [after] = await post([aMessage('teamReferralWaits', about(toLinkWorker))])
    await database.owner.query(`update worker set left_on = '2026-11-23' where id = $1`, [scene.linkWorker])
    await workedBy(1, channels)
    expect((await row(after)).withheld_because).toBe('This worker has left.')
    expect(sent).toHaveLength(2)
  })

  it('says in a sentence that nothing is set up to send with, and sends once there is', async () => {
    await freshScene()
    const [id] = await post([aMessage('youngPersonAccepted', about())])
    await deliver(id, { email: null, text: null })
    expect((await row(id)).failed_because).toBe('No mail server is set up: set SMTP_URL and MAIL_FROM.')
    const { sent, channels } = collecting()
    await workedBy(1, channels)
    expect(sent).toHaveLength(1)
    expect(await row(id)).toMatchObject({ sent_at: now, failed_because: null })
  })

  it('tries again while that may help, and says when it does not', async () => {
    await freshScene()
    const busy: Channels = {
      email: () => Promise.reject(new Error('450 kezia@example.org is busy')),
      text: null,
    }
    const refused: Channels = {
      email: () => Promise.reject(new Undeliverable('The mail server refused this.')),
      text: null,
    }
    const [id, second] = await post([
      aMessage('youngPersonAccepted', about()),
      aMessage('youngPersonEnded', about()),
    ])
    await expect(deliver(id, busy)).rejects.toThrow('busy')
    expect(await row(id)).toMatchObject({ sent_at: null, failed_because: null })
    await deliver(id, busy, 10)
    expect((await row(id)).failed_because).toContain('tried 10 times')
    await deliver(second, refused)
    expect((await row(second)).failed_because).toBe('The mail server refused this.')
    await workedBy(1, collecting().channels)
  })

  it('keeps names and addresses out of the queue and the log', async () => {
    await freshScene()
    let broken = true
    const once: Channels['email'] = async ({ address, body }) => {
      if (!broken) return
      broken = false
      throw new Error(`550 <${address}> said no to: ${body}`)
    }
    await post([aMessage('youngPersonAccepted', about())])
    const payloads = JSON.stringify(await jobs())
    expect(payloads).not.toMatch(/kezia|example/i)
    const said: string[] = []
    const given = { appUrl: database.appUrl, database: database.kysely, clock: () => now }
    const running = await runJobs({
      ...given,
      tasks: { deliver: deliverTask({ email: once, text: null }) },
      report: (line) => void said.push(line),
    })
    await vi.waitFor(() => expect(said).not.toEqual([]), { timeout: 10_000 })
    await running.stop()
    expect(said.join('\n')).toContain('deliver')
    expect(said.join('\n')).not.toMatch(/kezia|example\.org|Maryam/i)
    const errors = (await database.owner.query(
      'set role trellis_jobs; select last_error from graphile_worker._private_jobs; reset role',
    )) as unknown as { rows: { last_error: string }[] }[]
    expect(errors[1]?.rows.map((failed) => failed.last_error)).toEqual(['deliver: Error'])
  })
})
