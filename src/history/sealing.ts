import type { Kysely } from 'kysely'
import { type DB, everyMinute, Refusal } from '../database/index.ts'
import type { Clock } from '../words/index.ts'
import { findOrMakeHistoryKey, headsFolder } from './key.ts'
import { historySealer } from './sealer.ts'

/** How soon after its commit a row is looked for, in ms. */
const OFTEN = 1_000

/** The sealing of one process while it goes on. */
export type Sealing = {
  sealNow: () => Promise<void>
  /** Seals what is there once more, signs where the chain ends, and stops. */
  stop: () => Promise<void>
}

/**
 * Seals history in the background, as any number of processes may: one at a time does. A history that must not be
 * sealed is said once in a minute, in a sentence.
 */
export function startSealing(given: {
  database: Kysely<DB>
  clock: Clock
  env: NodeJS.ProcessEnv
  report: (line: string) => void
}): Sealing {
  const { database, clock, env, report } = given
  const sealer = historySealer({ database, key: findOrMakeHistoryKey(env), folder: headsFolder(env) })
  let leaving = false
  const sealing = everyMinute({
    name: 'seal',
    every: OFTEN,
    ...{ database, clock, report },
    sweep: ({ now }) => sealer.round(now, { sign: leaving }),
  })
  return {
    sealNow: sealing.runSweepNow,
    stop: async () => {
      leaving = true
      await sealing.stop()
      await sealing.runSweepNow().catch((error) => {
        if (error instanceof Refusal) report(error.message)
      })
    },
  }
}
