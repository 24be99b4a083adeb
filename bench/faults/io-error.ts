import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { countAgainst, inWords, wrongIn } from '../counting.ts'
import { type Rehearsal, rehearse } from '../rehearsal.ts'
import { type Fault, isProven } from './fault.ts'
import { untilMore, whileSending } from './sending.ts'

/** What fails in PostgreSQL, and how: each at the first, second, third, fifth and eighth time that any of its processes does it. */
const FAILING = ['fdatasync:error=EIO', 'fsync:error=EIO', 'pwrite64:error=EIO', 'pwrite64:error=ENOSPC']
const STEPS = [1, 2, 3, 5, 8]

/**
 * One write or one sync of PostgreSQL fails at the disk while referrals pour in, as `strace` can make it. What was
 * acknowledged stands afterwards, and nothing of what was not stands in part.
 */
export const ioError: Fault = async ({ say }) => {
  if (spawnSync('strace', ['-f', 'true']).status !== 0) {
    say('skipped: strace is not here, or may not follow another program')
    return true
  }
  const rehearsal = await rehearse()
  let sound = true
  try {
    for (const failing of FAILING)
      for (const step of STEPS) {
        let failed = 0
        const ledger = await whileSending(rehearsal, async (senders) => {
          failed = await failAt(rehearsal, failing, step)
          if (await rehearsal.wellOrLeft()) {
            await rehearsal.startAgain()
            senders.moveTo(rehearsal.url())
          }
          await untilMore(senders, 10)
        })
        const [found, history] = [await countAgainst(rehearsal.addresses, ledger), rehearsal.verified()]
        sound &&= wrongIn(found) === 0 && isProven(history)
        say(`${failing}, time ${step}: ${failed} failed; ${inWords(found)}; ${history}.`)
      }
    return sound
  } finally {
    await rehearsal.stop()
  }
}

/** Has the system refuse one process of PostgreSQL this for three seconds; gives how often it did. */
async function failAt(rehearsal: Rehearsal, failing: string, step: number): Promise<number> {
  const [name = ''] = failing.split(':')
  const followed = rehearsal.databaseProcesses().flatMap((pid) => ['-p', String(pid)])
  // `when` counts for each process apart: each of them fails once.
  const how = ['-f', '-e', `trace=${name}`, '-e', `inject=${failing}:when=${step}`]
  const strace = spawn('strace', [...how, ...followed], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  strace.stderr.on('data', (part) => {
    said += part
  })
  await pause(3_000)
  const gone = once(strace, 'exit')
  strace.kill('SIGINT')
  await gone
  return said.match(/\(INJECTED\)/g)?.length ?? 0
}
