import { setTimeout as pause } from 'node:timers/promises'
import { cookiesOf } from '../counting.ts'
import type { Rehearsal } from '../rehearsal.ts'

/** What somebody met who opened their Today all the while, and how long they waited for a no. */
export type Read = { shown: number; refused: number; slowestSeconds: number }

/** Has somebody open their Today five times a second while something is done; a page that says so is an answer, and silence is not. */
export async function whileReading(rehearsal: Rehearsal, does: () => Promise<void>): Promise<Read> {
  const [cookie = ''] = await cookiesOf(rehearsal.addresses, ['Maryam Siddiqui'])
  const read: Read = { shown: 0, refused: 0, slowestSeconds: 0 }
  const ending = new AbortController()
  const looks = async () => {
    for (; !ending.signal.aborted; await pause(200)) {
      const begun = performance.now()
      const page = await fetch(`${rehearsal.url()}/today`, { headers: { cookie } }).catch(() => null)
      if (page?.ok && (await page.text()).includes('<h1')) {
        read.shown++
        continue
      }
      read.refused++
      read.slowestSeconds = Math.max(read.slowestSeconds, (performance.now() - begun) / 1_000)
    }
  }
  const looking = looks()
  try {
    await does()
  } finally {
    ending.abort()
    await looking
  }
  return read
}

/** What was met, in words. */
export const metInWords = ({ shown, refused, slowestSeconds }: Read): string =>
  `${shown} pages shown and ${refused} refused meanwhile, the slowest no after ${slowestSeconds.toFixed(1)} s`
