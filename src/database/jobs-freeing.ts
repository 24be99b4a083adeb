import { EventEmitter } from 'node:events'
import type { WorkerEvents } from 'graphile-worker'
import type pg from 'pg'

/** Who works the queue in this process, as others can see it. */
export type LivingWorkers = { events: WorkerEvents; stop: () => Promise<void> }

/** How soon the jobs of a process that was killed are taken up by another. */
const EVERY = 15_000
/** Keeps our advisory locks apart from anybody else's; the second key is the name that the queue writes on their jobs. */
const WORKERS = 7_402

// Their first job is taken before we have locked their name, but not long before.
const freeing = `select graphile_worker.force_unlock_workers(array_agg(left_by.name)) from (
    select distinct locked_by as name from graphile_worker._private_jobs
    where locked_at < clock_timestamp() - interval '10 seconds' and locked_by <> $2
  ) left_by
  where pg_try_advisory_xact_lock($1, hashtext(left_by.name))`

// A job that was given to us while the line to the database broke: it stands in our name, and we never heard of it.
const unheard = `update graphile_worker._private_jobs set locked_at = null, locked_by = null
  where locked_by = $1 and locked_at < clock_timestamp() - interval '10 seconds' and id <> all($2::bigint[])`

/**
 * Holds a lock in the name of this process's workers for as long as the process lives, and frees, now and then, the
 * jobs of workers in whose name nobody holds one, as their process was killed, and those in our own name that we do not
 * work: the queue alone would leave them lying for four hours. Give `events` to the queue. Takes one connection of the pool.
 */
export function livingWorkers(pool: pg.Pool, every = EVERY): LivingWorkers {
  const events: WorkerEvents = new EventEmitter()
  let connection: pg.PoolClient | undefined
  let locked = ''
  let ours = ''
  const working = new Set<string>()
  const letGo = () => {
    connection?.release(true)
    connection = undefined
    locked = ''
  }
  const look = async () => {
    connection ??= await pool.connect()
    if (locked !== ours) {
      await connection.query('select pg_advisory_unlock_all()')
      await connection.query('select pg_advisory_lock($1, hashtext($2))', [WORKERS, ours])
      locked = ours
    }
    await connection.query(freeing, [WORKERS, ours])
    await connection.query(unheard, [ours, [...working]])
  }
  // Without a database there is nothing to free; the lock went with the connection, and is taken on the next.
  let underWay = Promise.resolve()
  const lookSoon = () => {
    underWay = underWay.then(look).catch(letGo)
  }
  events.on('pool:create', ({ workerPool }) => {
    ours = workerPool.id
    lookSoon()
  })
  events.on('job:start', ({ job }) => working.add(job.id))
  events.on('job:complete', ({ job }) => working.delete(job.id))
  const timer = setInterval(lookSoon, every)
  return {
    events,
    stop: async () => {
      clearInterval(timer)
      await underWay
      letGo()
    },
  }
}
