import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { countAgainst, inWords, wrongIn } from '../counting.ts'
import { type Rehearsal, rehearse } from '../rehearsal.ts'
import { type Fault, isProven } from './fault.ts'
import { untilMore, whileSending } from './sending.ts'

/** What fails in PostgreSQL, and how: each at the first, second, third, fifth and eighth time that any of its processes does it. */
const FAILING = ['fsync:error=EIO', 'fdatasync:error=EIO', 'pwrite64:error=EIO', 'pwrite64:error=ENOSPC']
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
  // Syncs data files only when it makes a checkpoint: often, therefore.
  appendFileSync(rehearsal.databaseSettings, 'max_wal_size = 32MB\n')
  process.kill(rehearsal.databaseProcesses()[0] ?? 0, 'SIGHUP')
  try {
    for (const failing of FAILING) {
      let ever = 0
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
        ever += failed
        say(`${failing}, time ${step}: ${failed} failed; ${inWords(found)}; ${history}.`)
      }
      sound &&= ever > 0
    }
    return sound
  } finally {
    await rehearsal.stop()
  }
}

/** Has the system refuse this to PostgreSQL, each of its processes once; gives how often it did. */
async function failAt(rehearsal: Rehearsal, failing: string, step: number): Promise<number> {
  const [name = ''] = failing.split(':')
  const followed = rehearsal.databaseProcesses().flatMap((pid) => ['-p', String(pid)])
  const how = ['-f', '-e', `trace=${name}`, '-e', `inject=${failing}:when=${step}`]
  const strace = spawn('strace', [...how, ...followed], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  strace.stderr.on('data', (part) => {
    said += part
  })
  // It leaves by itself when all that it follows have gone.
  const gone = once(strace, 'exit')
  const patience = performance.now() + 20_000
  while (!said.includes('(INJECTED)') && performance.now() < patience) await pause(50)
  await pause(2_000)
  strace.kill('SIGINT')
  await gone
  return said.match(/\(INJECTED\)/g)?.length ?? 0
}
