import { makeWorkerUtils } from 'graphile-worker'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jobsPool } from './pools.ts'
import { silentLogger } from './queue.ts'
import { type TestDatabase, testDatabase } from './testing.ts'

describe('the job queue', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase()
  })

  const add = "select jobs.add_job('send', '{\"message\": 1}')"
  const count = async () => {
    const asked = await database.owner.query(
      'set role trellis_jobs; select count(*)::int as n from graphile_worker._private_jobs; reset role',
    )
    return (asked as unknown as { rows: { n: number }[] }[])[1]?.rows[0]?.n
  }

  it('takes a job from the app in the same transaction as the change that causes it', async () => {
    const app = await database.app.connect()
    await app.query('begin')
    await app.query(add)
    await app.query('rollback')
    expect(await count()).toBe(0)
    await app.query('begin')
    await app.query(add)
    await app.query('commit')
    app.release()
    expect(await count()).toBe(1)
  })

  it('is closed to the app in every other way', async () => {
    await expect(database.app.query('select * from graphile_worker._private_jobs')).rejects.toThrow(
      /permission denied/,
    )
    await expect(database.app.query("select graphile_worker.add_job('send')")).rejects.toThrow(
      /permission denied/,
    )
  })

  it('is worked by the jobs role, which sees the queue and no table of people', async () => {
    const pool = jobsPool(database.appUrl)
    const worker = await makeWorkerUtils({ pgPool: pool, logger: silentLogger })
    await worker.addJob('send', { message: 2 })
    expect(await count()).toBe(2)
    await expect(pool.query('select * from young_person')).rejects.toThrow(/permission denied/)
    await worker.release()
    await pool.end()
  })

  afterAll(async () => {
    const roles = await database.owner.query(
      "select rolname from pg_roles where rolsuper and rolcanlogin and rolname <> 'trellis_bootstrap'",
    )
    expect(roles.rows).toEqual([])
  })
})
