import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { projectFolder } from '../src/database/index.ts'
import { DoesNotCount } from './stand.ts'

/** One run of a command, from start to exit: how long, the most memory that it ever had, in MB, and what it printed. */
export type Ran = { seconds: number; peak: number; printed: string }

/** Runs bin/trellis with these words on this data folder, in a process of its own with more in its environment. Void when it does not end well. */
export async function runCommand(
  data: string,
  words: readonly string[],
  heard: (line: string) => void,
  more: NodeJS.ProcessEnv = {},
): Promise<Ran> {
  const begun = performance.now()
  const child = spawn(process.execPath, [join(projectFolder(), 'build', 'cli.js'), ...words], {
    env: { PATH: process.env.PATH, TRELLIS_DATA: data, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  createInterface({ input: child.stderr }).on('line', heard)
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, residentPeak(child))
  }, 100)
  try {
    const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
    if (code !== 0) throw new DoesNotCount(`${words.slice(0, 2).join(' ')} ended with ${code}`)
    return { seconds: (performance.now() - begun) / 1000, peak, printed }
  } finally {
    clearInterval(watch)
  }
}

// The kernel keeps the highest it ever was, so that nothing between two looks is missed. In MB; only Linux tells.
function residentPeak({ pid }: ChildProcess): number {
  const status = `/proc/${pid}/status`
  const told = existsSync(status) ? /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8')) : null
  return told ? Number(told[1]) / 1024 : 0
}
