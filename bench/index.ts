import { fork } from 'node:child_process'
import { bench } from './bench.ts'
import { answerOrders } from './load.ts'
import { runServer } from './server.ts'

// One program in three parts, each a process of its own, so that none waits for another's event loop:
// what measures, the server that is measured, and what sends the requests.
const part = process.argv[2] ?? ''

if (part === 'server') await runServer()
else if (part === 'load') answerOrders()
else
  process.exitCode = await bench({
    json: process.argv.includes('--json'),
    start: (name, settings) =>
      fork(process.argv[1] ?? '', [name], {
        env: { ...process.env, BENCH: JSON.stringify(settings) },
        stdio: ['ignore', 2, 2, 'ipc'],
      }),
  })
