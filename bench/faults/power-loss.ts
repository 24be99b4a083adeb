import { appendFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { type Count, countAgainst, inWords, wrongIn } from '../counting.ts'
import { type Rehearsal, rehearse } from '../rehearsal.ts'
import { type CuttableDisk, cannotMount, cuttableDisk } from './disk.ts'
import { chances, type Fault, isProven } from './fault.ts'
import { whileSending } from './sending.ts'

const ROUNDS = 30
const BLIND_ROUNDS = 5

/**
 * The power is cut while referrals pour in: only what had reached the disk is there afterwards. Everything that was
 * acknowledged must be. To know that such a cut is seen at all, the same is done with a PostgreSQL that is told not to
 * wait for the disk, and that must lose.
 */
export const powerLoss: Fault = async ({ seed, say }) => {
  const why = cannotMount()
  if (why) {
    say(`skipped: ${why}`)
    return true
  }
  const chance = chances(seed)
  const disk = cuttableDisk(2_000)
  try {
    const rehearsal = await rehearse({ folder: disk.folder })
    let sound = true
    let acknowledged = 0
    for (let round = 1; round <= ROUNDS; round++) {
      const found = await cutOnce(rehearsal, disk, chance)
      const history = rehearsal.verified()
      acknowledged += found.acknowledged
      sound &&= wrongIn(found) === 0 && isProven(history)
      say(`Round ${round}: ${inWords(found)}; ${history}.`)
    }
    say(`${ROUNDS} cuts, ${acknowledged} acknowledged.`)
    const blind = await loses(rehearsal, disk, chance, say)
    say(`Without fsync: ${blind} of ${BLIND_ROUNDS} cuts lost what was acknowledged, or the whole database.`)
    return sound && blind > 0
  } finally {
    disk.close()
  }
}

/** One cut: gives what is there of what was sent since the last. */
async function cutOnce(rehearsal: Rehearsal, disk: CuttableDisk, chance: () => number): Promise<Count> {
  const ledger = await whileSending(rehearsal, async () => {
    await pause(chance() * 1_500)
    await rehearsal.killAll()
    disk.keep('cut')
  })
  disk.become('cut')
  await rehearsal.startAgain()
  return countAgainst(rehearsal.addresses, ledger)
}

/** The same with fsync off: in how many cuts something was lost, or the database would not open again. */
async function loses(
  rehearsal: Rehearsal,
  disk: CuttableDisk,
  chance: () => number,
  say: (line: string) => void,
): Promise<number> {
  await rehearsal.killAll()
  disk.keep('sound')
  let lost = 0
  for (let round = 1; round <= BLIND_ROUNDS; round++) {
    disk.become('sound')
    appendFileSync(rehearsal.databaseSettings, 'fsync = off\n', { flush: true })
    await rehearsal.startAgain()
    const found = await cutOnce(rehearsal, disk, chance).catch((error: Error) => error)
    const opened = !(found instanceof Error)
    if (!opened || found.lost.length > 0) lost++
    say(`Without fsync, round ${round}: ${opened ? inWords(found) : found.message.trim()}.`)
    if (opened) await rehearsal.killAll()
  }
  return lost
}
