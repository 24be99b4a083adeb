import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { projectFolder } from '../../src/database/index.ts'
import { rehearse } from '../rehearsal.ts'
import { median } from '../rounds.ts'
import { type Fault, isProven } from './fault.ts'
import { metInWords, whileReading } from './reading.ts'

const TIMES = 100

/**
 * A second server is started on the same data folder a hundred times while somebody reads from the first, every tenth time while
 * that hangs (SIGSTOP). It is refused by the name of whoever is there, and the first goes on undisturbed.
 */
export const secondServer: Fault = async ({ say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-second-'))
  const rehearsal = await rehearse({ folder })
  let refused = 0
  const took: number[] = []
  try {
    const holder = rehearsal.serverProcess()
    const named = new RegExp(`is in use by the server \\(process ${holder}\\)`)
    const read = await whileReading(rehearsal, async () => {
      for (let time = 1; time <= TIMES; time++) {
        const hangs = time % 10 === 0
        if (hangs) process.kill(holder, 'SIGSTOP')
        const { said, code, seconds } = await startsOn(join(folder, 'data'))
        if (hangs) process.kill(holder, 'SIGCONT')
        if (code === 1 && named.test(said)) refused++
        else say(`Time ${time}: left with ${code} and said ${said.trim().slice(-300)}`)
        took.push(seconds)
      }
    })
    const history = rehearsal.verified()
    const times = `half of them within ${median(took).toFixed(1)} s, all within ${Math.max(...took).toFixed(1)}`
    say(`${refused} of ${TIMES} refused by the name of the first, ${times}; ${metInWords(read)}; ${history}.`)
    return refused === TIMES && read.refused === 0 && isProven(history)
  } finally {
    await rehearsal.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Starts the program on a folder, and waits until it leaves. */
async function startsOn(data: string): Promise<{ said: string; code: number | null; seconds: number }> {
  const { PATH, HOME } = process.env
  const begun = performance.now()
  const child = spawn(process.execPath, [join(projectFolder(), 'build', 'main.js')], {
    env: { PATH, HOME, TRELLIS_DATA: data, PORT: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
    // One that was let in after all must not go on.
    timeout: 30_000,
  })
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  return { said, code, seconds: (performance.now() - begun) / 1_000 }
}
