import { setTimeout as pause } from 'node:timers/promises'
import { countAgainst, inWords, wrongIn } from '../counting.ts'
import { type Rehearsal, rehearse } from '../rehearsal.ts'
import { chances, type Fault, isProven } from './fault.ts'
import { metInWords, whileReading } from './reading.ts'
import { untilMore, whileSending } from './sending.ts'

const ROUNDS = 10
/** How long an answer may take while the database says nothing, and how long until all is well when it speaks again: seconds. */
const [PATIENCE, RECOVERY] = [5, 10]

/**
 * PostgreSQL falls silent while referrals pour in: it takes what it is sent and says nothing (SIGSTOP to all of it), for up to
 * a quarter of a minute. Whoever waits is told within five seconds, and all is well within ten of its first word.
 */
export const silence: Fault = async ({ seed, say }) => {
  const chance = chances(seed)
  const rehearsal = await rehearse()
  let sound = true
  try {
    for (let round = 1; round <= ROUNDS; round++) {
      const seconds = 2 + chance() * 13
      let recovered = 0
      let told = { shown: 0, refused: 0, slowestSeconds: 0 }
      const ledger = await whileSending(rehearsal, async (senders) => {
        await pause(chance() * 500)
        told = await whileReading(rehearsal, () => silentFor(rehearsal, seconds))
        const begun = performance.now()
        if (await rehearsal.wellOrLeft()) throw new Error('the server left')
        await untilMore(senders, 10)
        recovered = (performance.now() - begun) / 1_000
      })
      const [found, history] = [await countAgainst(rehearsal.addresses, ledger), rehearsal.verified()]
      sound &&= wrongIn(found) === 0 && isProven(history)
      sound &&= told.slowestSeconds <= PATIENCE && recovered <= RECOVERY
      const what = `${inWords(found)}; ${history}; ${metInWords(told)}`
      say(
        `Round ${round}, silent for ${seconds.toFixed(1)} s: ${what}; well after ${recovered.toFixed(1)} s.`,
      )
    }
    return sound
  } finally {
    await rehearsal.stop()
  }
}

/** Stops every process of PostgreSQL, the main one first so that none is added, and lets them go on again. */
async function silentFor(rehearsal: Rehearsal, seconds: number): Promise<void> {
  const [main = 0] = rehearsal.databaseProcesses()
  signal(main, 'SIGSTOP')
  const stopped = rehearsal.databaseProcesses()
  for (const pid of stopped) signal(pid, 'SIGSTOP')
  try {
    await pause(seconds * 1_000)
  } finally {
    for (const pid of stopped) signal(pid, 'SIGCONT')
  }
}

function signal(pid: number, which: NodeJS.Signals): void {
  try {
    process.kill(pid, which)
  } catch {
    // It has gone since.
  }
}
