import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { countAgainst, inWords, wrongIn } from '../counting.ts'
import { type Rehearsal, rehearse } from '../rehearsal.ts'
import { chances, type Fault, isProven } from './fault.ts'
import { untilMore, whileSending } from './sending.ts'

const ROUNDS = 6
const GROUPS = '/sys/fs/cgroup/memory'

/**
 * The machine runs out of memory while referrals pour in: the system kills what is largest, the server or a process of
 * PostgreSQL. In turn both share too little, and PostgreSQL alone has too little.
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
  const rehearsal = await rehearse()
  let sound = true
  try {
    for (let round = 1; round <= ROUNDS; round++) {
      const before = killedIn(group)
      let left = false
      const ledger = await whileSending(rehearsal, async (senders) => {
        await pause(chance() * 500)
        await starve(rehearsal, group, round % 2 === 0)
        left = await rehearsal.wellOrLeft()
        if (left) {
          await rehearsal.startAgain()
          senders.moveTo(rehearsal.url())
        }
        await untilMore(senders, 10)
      })
      const killed = killedIn(group) - before
      const [found, history] = [await countAgainst(rehearsal.addresses, ledger), rehearsal.verified()]
      sound &&= wrongIn(found) === 0 && isProven(history) && killed > 0
      const who = round % 2 === 0 ? 'PostgreSQL' : 'both'
      const went = left ? 'the server was killed, and started again' : 'went on by itself'
      say(`Round ${round}, ${who}: ${killed} processes killed; ${inWords(found)}; ${history}; ${went}.`)
    }
    return sound
  } finally {
    await rehearsal.stop()
    rmdirSync(group)
  }
}

/** Takes memory away, a twentieth at a time, until something was killed for it, and gives it back. */
async function starve(rehearsal: Rehearsal, group: string, databaseOnly: boolean): Promise<void> {
  const put = (pid: number) => {
    if (existsSync(`/proc/${pid}`)) writeFileSync(join(group, 'cgroup.procs'), String(pid))
  }
  const before = killedIn(group)
  // What they have already stays where it was counted, unless it is moved with them.
  writeFileSync(join(group, 'memory.move_charge_at_immigrate'), '3')
  for (const pid of rehearsal.databaseProcesses()) put(pid)
  if (!databaseOnly) put(rehearsal.serverProcess())
  for (let part = 20; part > 0 && killedIn(group) === before; part--) {
    const used = Number(readFileSync(join(group, 'memory.usage_in_bytes'), 'utf8'))
    try {
      writeFileSync(join(group, 'memory.limit_in_bytes'), String(Math.floor(used * 0.95)))
    } catch {
      // It cannot give up so much at once: what it asks for next is more than it may have.
      writeFileSync(join(group, 'memory.limit_in_bytes'), String(used))
    }
    await pause(300)
  }
  writeFileSync(join(group, 'memory.limit_in_bytes'), '-1')
}

const killedIn = (group: string): number =>
  Number(/oom_kill (\d+)/.exec(readFileSync(join(group, 'memory.oom_control'), 'utf8'))?.[1] ?? 0)
