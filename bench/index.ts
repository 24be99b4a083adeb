import { bench, type Part, parts } from './bench.ts'
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
    minutes: minutes(),
    start: startPart,
  })

/** Which parts to measure: those that are always run, or the one that --only names. */
function only(): readonly Part[] {
  const at = process.argv.indexOf('--only')
  return at < 0
    ? parts.filter((one) => one !== 'imports')
    : parts.filter((one) => one === process.argv[at + 1])
}

/** How long the survey morning lasts: --minutes 10. */
function minutes(): number {
  const at = process.argv.indexOf('--minutes')
  return Number((at < 0 ? '' : process.argv[at + 1]) || 1) || 1
}
