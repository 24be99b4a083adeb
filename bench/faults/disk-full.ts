import { appendFileSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { countAgainst, inWords, wrongIn } from '../counting.ts'
import { rehearse } from '../rehearsal.ts'
import { cannotMount, smallDisk } from './disk.ts'
import { chances, type Fault, isProven } from './fault.ts'
import { metInWords, whileReading } from './reading.ts'
import { untilMore, whileSending } from './sending.ts'

const ROUNDS = 5

/**
 * The disk fills up while referrals pour in, stays full for a while, and has room again. Whoever sends meanwhile is told
 * that it failed; where the server could not go on it says why and leaves, and is started again.
 */
export const diskFull: Fault = async ({ seed, say }) => {
  const why = cannotMount()
  if (why) {
    say(`skipped: ${why}`)
    return true
  }
  const chance = chances(seed)
  const disk = smallDisk(1_500)
  const rehearsal = await rehearse({ folder: disk.folder })
  let sound = true
  try {
    for (let round = 1; round <= ROUNDS; round++) {
      let left = false
      let met = ''
      const ledger = await whileSending(rehearsal, async (senders) => {
        await pause(chance() * 1_000)
        met = metInWords(await whileReading(rehearsal, () => fullFor(disk.folder, 1_000 + chance() * 4_000)))
        left = await rehearsal.wellOrLeft()
        if (left) {
          sound &&= /disk that holds .* is full/.test(rehearsal.said())
          await rehearsal.startAgain()
          senders.moveTo(rehearsal.url())
        }
        await untilMore(senders, 10)
      })
      const [found, history] = [await countAgainst(rehearsal.addresses, ledger), rehearsal.verified()]
      sound &&= wrongIn(found) === 0 && isProven(history)
      say(
        `Round ${round}: ${inWords(found)}; ${history}; ${met}; ${left ? 'said so, and left' : 'went on by itself'}.`,
      )
    }
    return sound
  } finally {
    await rehearsal.stop()
    disk.close()
  }
}

/** Takes all room that there is, and gives it back after so many milliseconds. */
async function fullFor(folder: string, milliseconds: number): Promise<void> {
  const full = fill(folder)
  await pause(milliseconds)
  rmSync(full)
}

/** Takes all room that there is; gives the file that has it. */
function fill(folder: string): string {
  const file = join(folder, 'filler')
  for (let size = 8_000_000; size >= 1_000; ) {
    try {
      const { bavail, bsize } = statfsSync(folder)
      if (bavail * bsize < size) size /= 2
      else appendFileSync(file, Buffer.alloc(size))
    } catch {
      size /= 2
    }
  }
  return file
}
