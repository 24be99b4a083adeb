import { type Kysely, sql } from 'kysely'
import { type WorkHelpers, workHelpers } from './jobs.ts'
import { withoutValues } from './jobs-errors.ts'
import { Refusal } from './refusal.ts'
import type { DB } from './tables.ts'

/** A minute's sweep while it goes on. */
export type Sweeping = {
  /** Sweeps now, after any sweep that is under way in whichever process; throws what the sweep throws. */
  runSweepNow: () => Promise<void>
  stop: () => Promise<void>
}

const MINUTE = 60_000
/** Keeps our advisory locks apart from anybody else's; the second key is the sweep's name. */
const SWEEPS = 7_401

/**
 * Does `sweep` once a minute in this process. Any number of processes may: one at a time sweeps, and a sweep finds
 * what is due by asking with `now`, so that one too many finds nothing and one missed is made good by the next.
 */
export function everyMinute(given: {
  name: string
  database: Kysely<DB>
  clock: () => Date
  report: (line: string) => void
  sweep: (helpers: WorkHelpers) => Promise<void>
  every?: number
}): Sweeping {
  const { name, database, clock, report, sweep, every = MINUTE } = given
  const work = () => sweep(workHelpers(database, clock(), `sweep-${name}`))
  let underWay: Promise<void> = Promise.resolve()
  let busy = false
  const failed = failuresTo(report)
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    underWay = alone(database, name, work, { wait: false })
      .catch((error) =>
        failed(error instanceof Refusal ? error.message : withoutValues(`sweep ${name}`, error).stack),
      )
      .finally(() => {
        busy = false
      })
  }, every)
  return {
    runSweepNow: () => alone(database, name, work, { wait: true }),
    stop: async () => {
      clearInterval(timer)
      await underWay
    },
  }
}

/** Says what failed; the same once a minute at most, however often it fails. */
function failuresTo(report: (line: string) => void): (line: string | undefined) => void {
  let last = { line: '', at: 0 }
  return (line = '') => {
    const at = performance.now()
    if (line === last.line && at - last.at < MINUTE - 1_000) return
    last = { line, at }
    report(line)
  }
}

// The lock belongs to a transaction that does nothing else: it ends with its connection, also through a pooler.
const alone = (
  database: Kysely<DB>,
  name: string,
  work: () => Promise<void>,
  { wait }: { wait: boolean },
): Promise<void> =>
  database.transaction().execute(async (tx) => {
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx)
    if (wait) {
      await sql`select set_config('lock_timeout', '0', true), set_config('statement_timeout', '0', true)`.execute(
        tx,
      )
      await sql`select pg_advisory_xact_lock(${SWEEPS}, hashtext(${name}))`.execute(tx)
    } else {
      const asked = await sql<{
        got: boolean
      }>`select pg_try_advisory_xact_lock(${SWEEPS}, hashtext(${name})) as got`.execute(tx)
      if (!asked.rows[0]?.got) return
    }
    await work()
  })
