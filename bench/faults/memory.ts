import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { countAgainst, inWords, wrongIn } from '../counting.ts'
import { type Rehearsal, rehearse } from '../rehearsal.ts'
import { chances, type Fault, isProven } from './fault.ts'
import { untilMore, whileSending } from './sending.ts'

const ROUNDS = 10
const GROUPS = '/sys/fs/cgroup/memory'

type Victim = 'server' | 'database'

/**
 * The machine runs out of memory while referrals pour in, and the system kills something for it: in turn the server, and
 * a process of PostgreSQL.
 */
export const memory: Fault = async ({ seed, say }) => {
  const group = join(GROUPS, `trellis-${process.pid}`)
  try {
    mkdirSync(group)
  } catch {
    say(`skipped: no group of processes can be given little memory here (${GROUPS})`)
    return true
  }
  const chance = chances(seed)
  const rehearsal = await within(group, () => rehearse())
  let sound = true
  try {
    for (let round = 1; round <= ROUNDS; round++) {
      const victim = round % 2 === 0 ? 'database' : 'server'
      const before = killedIn(group)
      let left = false
      const ledger = await whileSending(rehearsal, async (senders) => {
        await pause(chance() * 500)
        await starve(rehearsal, group, victim)
        left = await rehearsal.wellOrLeft()
        if (left) {
          await within(group, rehearsal.startAgain)
          senders.moveTo(rehearsal.url())
        }
        await untilMore(senders, 10)
      })
      const killed = killedIn(group) - before
      const [found, history] = [await countAgainst(rehearsal.addresses, ledger), rehearsal.verified()]
      sound &&= wrongIn(found) === 0 && isProven(history) && killed > 0
      const went = left ? 'started again' : 'went on by itself'
      say(`Round ${round}, ${victim}: ${killed} killed; ${inWords(found)}; ${history}; ${went}.`)
    }
    return sound
  } finally {
    await rehearsal.stop()
    rmdirSync(group)
  }
}

/** Starts something that shares the memory of the group with all that it starts. */
async function within<T>(group: string, work: () => Promise<T>): Promise<T> {
  const enter = (which: string) => writeFileSync(join(which, 'cgroup.procs'), String(process.pid))
  enter(group)
  try {
    return await work()
  } finally {
    enter(GROUPS)
  }
}

/** Takes memory away, as much as they can give at once, until something was killed for it, and gives it back. */
async function starve(rehearsal: Rehearsal, group: string, victim: Victim): Promise<void> {
  const before = killedIn(group)
  const limit = (bytes: number) => {
    try {
      writeFileSync(join(group, 'memory.limit_in_bytes'), String(Math.floor(bytes)))
      return true
    } catch {
      // They cannot give up so much at once.
      return false
    }
  }
  const database = rehearsal.databaseProcesses()
  const chosen = victim === 'server' ? [rehearsal.serverProcess()] : database.slice(1)
  for (const pid of chosen)
    if (existsSync(`/proc/${pid}`)) writeFileSync(`/proc/${pid}/oom_score_adj`, '1000')
  for (let times = 100; times > 0 && killedIn(group) === before; times--) {
    const used = Number(readFileSync(join(group, 'memory.usage_in_bytes'), 'utf8'))
    ;[0.7, 0.9, 0.98, 0.995, 1.001].some((share) => limit(used * share))
    await pause(100)
  }
  limit(-1)
}

const killedIn = (group: string): number =>
  Number(/oom_kill (\d+)/.exec(readFileSync(join(group, 'memory.oom_control'), 'utf8'))?.[1] ?? 0)
