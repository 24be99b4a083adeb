import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { movableClock } from '../words/index.ts'
import { addJob, type Ids, runJobs, type Task } from './jobs.ts'
import { everyMinute } from './jobs-sweep.ts'
import { type TestDatabase, testDatabase } from './testing.ts'
import { actorTransaction } from './transaction.ts'

const now = new Date('2026-11-24T10:00:00Z')
const sweeper = { kind: 'job:sweep', id: null, place: randomUUID() } as const

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})

const act = <T>(work: Parameters<typeof actorTransaction<T>>[2]) =>
  actorTransaction(database.kysely, { actor: sweeper, now, request: 'test' }, work)
const add = (task: string, payload: Ids, options = {}) =>
  act((acting) => addJob(acting, task, payload, options))
const start = (tasks: Record<string, Task>, said: string[] = []) =>
  runJobs({
    appUrl: database.appUrl,
    database: database.kysely,
    tasks,
    clock: () => now,
    report: (line) => void said.push(line),
    freeEvery: 100,
  })
const soon = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 20 })

describe('a job', () => {
  it('is worked after the commit, at the clock’s moment, with the ids it was given', async () => {
    const worked: [Ids, Date][] = []
    const jobs = await start({ greet: async (payload, helpers) => void worked.push([payload, helpers.now]) })
    const person = randomUUID()
    await add('greet', { person })
    await soon(() => expect(worked).toEqual([[{ person }, now]]))
    await jobs.stop()
  })

  it('is discarded with the transaction that added it', async () => {
    const worked: string[] = []
    const undone = act(async (acting) => {
      await addJob(acting, 'undo', { person: randomUUID() })
      throw new Error('not after all')
    })
    await expect(undone).rejects.toThrow('not after all')
    await add('last', {})
    const keep = (name: string) => async () => void worked.push(name)
    const jobs = await start({ undo: keep('undo'), last: keep('last') })
    await soon(() => expect(worked).toEqual(['last']))
    await jobs.stop()
  })

  it('carries ids and nothing else', async () => {
    await expect(add('greet', { name: 'Kezia Thornbury' })).rejects.toThrow('a greet job carries ids only')
  })

  it('replaces one that waits under the same key', async () => {
    const worked: Ids[] = []
    const [first, second] = [{ person: randomUUID() }, { person: randomUUID() }]
    await add('once', first, { key: 'the-one' })
    await add('once', second, { key: 'the-one' })
    const jobs = await start({ once: async (payload) => void worked.push(payload) })
    await soon(() => expect(worked).toEqual([second]))
    await jobs.stop()
  })

  it('is worked although the database cut every connection while another was under way', async () => {
    const worked: string[] = []
    const held = Promise.withResolvers<void>()
    const jobs = await start({
      held: async () => {
        worked.push('held')
        await held.promise
      },
      after: async () => void worked.push('after'),
    })
    await add('held', {})
    await soon(() => expect(worked).toEqual(['held']))
    const others = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`
    await database.app.query(others)
    held.resolve()
    await soon(() => add('after', {}))
    await soon(() => expect(worked).toContain('after'))
    await jobs.stop()
  })

  it('is worked by one of two processes', async () => {
    const worked: string[] = []
    const task: Task = async ({ number = '' }) => void worked.push(number)
    const both = await Promise.all([start({ share: task }), start({ share: task })])
    const numbers = Array.from({ length: 20 }, () => randomUUID())
    await Promise.all(numbers.map((number) => add('share', { number })))
    await soon(() => expect(worked).toHaveLength(20))
    await Promise.all(both.map((jobs) => jobs.stop()))
    expect(new Set(worked)).toEqual(new Set(numbers))
    expect(worked).toHaveLength(20)
  })

  it('acts for whom it says, and finishes before the runner has stopped', async () => {
    const done: (string | null)[] = []
    let begun = false
    const jobs = await start({
      slow: async (_, { actAs }) => {
        begun = true
        await new Promise((resolve) => setTimeout(resolve, 200))
        await actAs(sweeper, async (acting) => void done.push(acting.actor.place))
      },
    })
    await add('slow', {})
    await soon(() => expect(begun).toBe(true))
    await jobs.stop()
    expect(done).toEqual([sweeper.place])
  })

  it('whose process was killed is taken up by another, and one that goes on is left to whoever works it', async () => {
    let [begun, worked] = [0, 0]
    let finish = () => {}
    const held = new Promise<void>((resolve) => {
      finish = resolve
    })
    const first = await start({
      long: async () => {
        begun += 1
        await held
      },
    })
    await add('long', {})
    await soon(() => expect(begun).toBe(1))
    await add('left', {})
    // As a killed process leaves them: locked, by a worker that is no more; and both long enough ago.
    await database.owner.query(`set role trellis_jobs;
      update graphile_worker._private_jobs set locked_at = clock_timestamp(), locked_by = 'worker-killed', attempts = 1 where locked_at is null;
      update graphile_worker._private_jobs set locked_at = locked_at - interval '1 minute'; reset role`)
    const second = await start({ long: async () => void (begun += 1), left: async () => void (worked += 1) })
    await soon(() => expect(worked).toBe(1))
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(begun).toBe(1)
    finish()
    await first.stop()
    await second.stop()
  })

  it('that was taken while the line to the database broke, so that nobody heard of it, is worked all the same', async () => {
    let [begun, worked] = [0, 0]
    let finish = () => {}
    const held = new Promise<void>((resolve) => {
      finish = resolve
    })
    const long = async () => {
      begun += 1
      await held
    }
    const jobs = await start({ long, unheard: async () => void (worked += 1) })
    await add('long', {})
    await soon(() => expect(begun).toBe(1))
    await act((acting) => addJob(acting, 'unheard', {}, { runAt: new Date('2099-01-01') }))
    // It stands in the name of those who work, and long enough; so does the one that they do work.
    await database.owner.query(`set role trellis_jobs;
      update graphile_worker._private_jobs set locked_by = (select locked_by from graphile_worker._private_jobs where locked_by is not null),
        locked_at = clock_timestamp() - interval '1 minute', run_at = '2026-01-01', attempts = 1; reset role`)
    await soon(() => expect(worked).toBe(1))
    expect(begun).toBe(1)
    finish()
    await jobs.stop()
  })

  it('that fails is reported without what anybody typed', async () => {
    const said: string[] = []
    const failing: Task = async (_, { actAs }) =>
      actAs(sweeper, async ({ tx }) => {
        await tx.insertInto('place').values({ id: 'Kezia Thornbury', name: 'Kezia' }).execute()
      })
    const jobs = await start({ fail: failing }, said)
    await add('fail', {})
    await soon(() => expect(said.join()).toContain('fail: DatabaseError 22P02'))
    await jobs.stop()
    expect(said.join()).not.toContain('Kezia')
    expect(said.join()).toContain('jobs.test.ts')
  })
})

describe('the minute’s sweep', () => {
  const sweepWith = (name: string, sweep: () => Promise<void>, every?: number) =>
    everyMinute({ name, database: database.kysely, clock: () => now, report: () => {}, sweep, every })

  it('asks with the clock, however far that was moved', async () => {
    const clock = movableClock(now)
    const seen: Date[] = []
    const given = { name: 'clock', database: database.kysely, clock: clock.now, report: () => {} }
    const sweeping = everyMinute({ ...given, sweep: async (helpers) => void seen.push(helpers.now) })
    clock.moveBy({ days: 14 })
    await sweeping.runSweepNow()
    await sweeping.stop()
    expect(seen).toEqual([new Date('2026-12-08T10:00:00Z')])
  })

  it('is done by one process at a time', async () => {
    let [inside, most, times] = [0, 0, 0]
    const sweep = async () => {
      inside += 1
      most = Math.max(most, inside)
      await new Promise((resolve) => setTimeout(resolve, 30))
      times += 1
      inside -= 1
    }
    const processes = [sweepWith('alone', sweep, 20), sweepWith('alone', sweep, 20)]
    await Promise.all(processes.map((one) => one.runSweepNow()))
    await soon(() => expect(times).toBeGreaterThan(4))
    await Promise.all(processes.map((one) => one.stop()))
    expect(most).toBe(1)
    const before = times
    await new Promise((resolve) => setTimeout(resolve, 80))
    expect(times).toBe(before)
  })

  it('goes on after one that failed, and says so without personal data', async () => {
    const said: string[] = []
    let times = 0
    const sweeping = everyMinute({
      name: 'fails',
      database: database.kysely,
      clock: () => now,
      report: (line) => void said.push(line),
      every: 20,
      sweep: async () => {
        times += 1
        throw new Error('Kezia Thornbury is late')
      },
    })
    await soon(() => expect(times).toBeGreaterThan(1))
    await sweeping.stop()
    expect(said.join()).toContain('sweep fails: Error')
    expect(said.join()).not.toContain('Kezia')
    await expect(sweeping.runSweepNow()).rejects.toThrow('Kezia Thornbury is late')
  })
})
