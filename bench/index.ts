import { bench, onlyWhenNamed, type Part, parts } from './bench.ts'
import { answerOrders } from './load.ts'
import { startPart } from './processes.ts'
import { runServer } from './server.ts'

// One program in three parts, each a process of its own, so that none waits for another's event loop:
// what measures, the server that is measured, and what sends the requests.
const part = process.argv[2] ?? ''

if (part === 'server') await runServer()
else if (part === 'load') answerOrders()
else if (only().length === 0) {
  console.error(`--only takes one of: ${parts.join(', ')}.`)
  process.exitCode = 2
} else
  process.exitCode = await bench({
    json: process.argv.includes('--json'),
    only: only(),
    minutes: numberAfter('--minutes') || 1,
    sets: sets(),
    rows: numberAfter('--rows') || 2_000_000,
    people: numberAfter('--people') || 50_000,
    start: startPart,
  })

/** Which parts to measure: those that are always run, or the one that --only names. */
function only(): readonly Part[] {
  const at = process.argv.indexOf('--only')
  return at < 0
    ? parts.filter((one) => !onlyWhenNamed.includes(one))
    : parts.filter((one) => one === process.argv[at + 1])
}

/** How many answer sets are published: 130,000 and a million, four millions as well with --largest, or --sets 130000. */
function sets(): readonly number[] {
  const named = numberAfter('--sets')
  if (named > 0) return [named]
  return [130_000, 1_000_000, ...(process.argv.includes('--largest') ? [4_000_000] : [])]
}

/** The number after a flag: --minutes 10; 0 where there is none. */
function numberAfter(flag: string): number {
  const at = process.argv.indexOf(flag)
  return Number((at < 0 ? '' : process.argv[at + 1]) || 0) || 0
}
