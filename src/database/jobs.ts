import { setTimeout as pause } from 'node:timers/promises'
import { type JobHelpers, Logger, type Runner, run, type TaskList } from 'graphile-worker'
import { type Kysely, sql } from 'kysely'
import { isUuid } from '../words/index.ts'
import { withoutValues } from './jobs-errors.ts'
import { livingWorkers } from './jobs-freeing.ts'
import { jobsPool } from './pools.ts'
import type { DB } from './tables.ts'
import { type Acting, type Actor, actorTransaction } from './transaction.ts'

/** What a job is told: ids only, so that the queue holds nothing about anybody. */
export type Ids = Readonly<Record<string, string>>

/** What a task or sweep works with: the moment, and transactions as an actor. */
export type WorkHelpers = {
  database: Kysely<DB>
  now: Date
  actAs: <T>(actor: Actor, work: (acting: Acting) => Promise<T>) => Promise<T>
}

/** One kind of background work. `attempt` is 1 the first time; a task that throws is tried again, later and later. */
export type Task = (payload: Ids, helpers: WorkHelpers & { attempt: number }) => Promise<void>

/** Background work while it goes on. */
export type RunningJobs = { stop: () => Promise<void> }

/**
 * Adds a job in the caller's transaction: a rollback discards it. A second job with the same key replaces the
 * first while that waits. `runAt` is by the database's clock. Throws when the payload holds anything but ids.
 */
export async function addJob(
  acting: Acting,
  task: string,
  payload: Ids,
  { runAt, key }: { runAt?: Date; key?: string } = {},
): Promise<void> {
  onlyIds(task, payload)
  await sql`select jobs.add_job(${task}, ${JSON.stringify(payload)}::jsonb, ${runAt ?? null}, ${key ?? null})`.execute(
    acting.tx,
  )
}

/** Throws when a job's payload holds anything but ids. */
export function onlyIds(task: string, payload: Ids): void {
  const wrong = Object.keys(payload).filter((name) => !isUuid(payload[name] ?? ''))
  if (wrong.length > 0) throw new TypeError(`a ${task} job carries ids only, and ${wrong.join(', ')} is none`)
}

/** The helpers of one piece of work, at one moment. */
export const workHelpers = (database: Kysely<DB>, now: Date, request: string): WorkHelpers => ({
  database,
  now,
  actAs: (actor, work) => actorTransaction(database, { actor, now, request }, work),
})

/**
 * Starts working the queue, as the role that owns it and nothing else; the tasks act through `database`. Any number
 * of processes may do this at once: a job is worked by one of them, and by another when that one is killed. `report` gets a line for every failure, without
 * personal data. `stop` lets the jobs that run finish.
 */
export async function runJobs(given: {
  appUrl: string
  database: Kysely<DB>
  tasks: Record<string, Task>
  clock: () => Date
  report: (line: string) => void
  concurrency?: number
  /** How often the jobs of a killed process are looked for, in milliseconds. */
  freeEvery?: number
}): Promise<RunningJobs> {
  const { concurrency = 2, report } = given
  const pool = jobsPool(given.appUrl, concurrency + 3)
  const living = livingWorkers(pool, given.freeEvery)
  const begin = () =>
    run({
      pgPool: pool,
      taskList: taskList(given),
      concurrency,
      pollInterval: 2_000,
      noHandleSignals: true,
      events: living.events,
      logger: failuresTo(report),
      preset: { worker: awaited },
    })
  let runner = await begin().catch(async (error: unknown) => {
    await living.stop()
    await pool.end()
    throw error
  })
  const leaving = new AbortController()
  const keepGoing = async () => {
    while (!leaving.signal.aborted) {
      await runner.promise.catch((error) => report(withoutValues('the job queue', error).message))
      // It gave up, because the database went away under it: the work must not lie until the next restart.
      if (!leaving.signal.aborted) runner = await beginAgain(begin, leaving.signal)
    }
    await runner.stop()
  }
  const over = keepGoing().catch(() => {})
  return {
    stop: async () => {
      leaving.abort()
      await runner.stop().catch(() => {})
      await over
      await living.stop()
      await pool.end()
    },
  }
}

// Unless told to gather what it writes down of finished jobs, the queue does so without waiting for it: on a failure
// that would end the program, and a busy queue would run ahead of its connections.
const awaited = { completeJobBatchDelay: 0, failJobBatchDelay: 0 }

/** Tries once a second until the queue runs again; rejects when it is told to leave before. */
async function beginAgain(begin: () => Promise<Runner>, leaving: AbortSignal): Promise<Runner> {
  for (;;) {
    await pause(1_000, undefined, { signal: leaving })
    const runner = await begin().catch(() => null)
    if (runner) return runner
  }
}

function taskList({ tasks, database, clock }: Parameters<typeof runJobs>[0]): TaskList {
  const worked =
    (name: string, task: Task) =>
    async (payload: unknown, { job }: JobHelpers) => {
      try {
        const helpers = workHelpers(database, clock(), `${name}-${job.id}`)
        await task(payload as Ids, { ...helpers, attempt: job.attempts })
      } catch (error) {
        // The queue keeps a failure's message and prints it: neither may quote a person.
        throw withoutValues(name, error)
      }
    }
  return Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, worked(name, task)]))
}

const failuresTo = (report: (line: string) => void): Logger =>
  new Logger(() => (level, message) => {
    if (level === 'error') report(message)
  })
