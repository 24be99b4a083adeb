import { createServer } from 'node:net'
import { join } from 'node:path'
import { plantDemo } from '../demo/plant.ts'
import { errorCode, projectFolder, Refusal, readyDatabase } from './database/index.ts'
import { catchTheRest, startServer } from './server/index.ts'
import { systemClock } from './words/index.ts'

const say = (line: string) => console.log(line)
const portTaken = (port: number) =>
  new Refusal(
    `Port ${port} is taken by another program: stop that one, or choose another, as in PORT=${port + 1} npm start.`,
  )

function portFrom(env: NodeJS.ProcessEnv): number {
  const port = Number(env.PORT || 3000)
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port
  throw new Refusal(`PORT is "${env.PORT}": it must be a whole number from 1 to 65535.`)
}

/** Finds out before the database is started, so that a taken port costs a moment and changes nothing. */
function checkPortIsFree(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => {
      reject(explain(error, port))
    })
    probe.listen(port, () => probe.close(() => resolve()))
  })
}

function explain(error: unknown, port: number): unknown {
  const code = errorCode(error)
  if (code === 'EADDRINUSE') return portTaken(port)
  if (code === 'EACCES')
    return new Refusal(`This account may not listen on port ${port}: choose one above 1023 with PORT.`)
  return error
}

const LONGEST_STOP = 60_000

/** Whatever hangs, as a connection to a database that was killed may, holds nobody up who wants to stop. */
async function endedInTime(ending: Promise<void>): Promise<void> {
  let late: NodeJS.Timeout | undefined
  const tooLong = new Promise<void>((resolve) => {
    late = setTimeout(() => {
      say('Something did not end in time and is left: what was acknowledged is kept.')
      resolve()
    }, LONGEST_STOP)
  })
  await Promise.race([ending, tooLong])
  clearTimeout(late)
}

async function start(leaving: AbortSignal): Promise<void> {
  const { env } = process
  const port = portFrom(env)
  await checkPortIsFree(port)
  const database = await readyDatabase({ env, keeper: 'server', name: 'the server', report: say })
  let stopServer = async () => {}
  try {
    const { installation } = database
    if (installation === 'demo') {
      await plantDemo({
        appUrl: database.appUrl,
        now: systemClock(),
        report: say,
        origin: env.PUBLIC_URL ?? `http://localhost:${port}`,
      })
    }
    const assets = join(projectFolder(), 'build', 'assets')
    const server = await startServer({ database, port, installation, clock: systemClock, assets }).catch(
      (error) => {
        throw explain(error, port)
      },
    )
    stopServer = server.stop
    if (!leaving.aborted) {
      say(`Trellis is ready at ${server.url}`)
      await new Promise((resolve) => leaving.addEventListener('abort', resolve))
    }
    say('Stopping: requests under way are finished first.')
  } finally {
    await endedInTime(stopServer())
    await database.stop()
  }
}

const leave = new AbortController()
let exitCode = 0
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => leave.abort())
catchTheRest(process, () => {
  exitCode = 1
  leave.abort()
})
try {
  await start(leave.signal)
  process.exit(exitCode)
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  console.error(error.message)
  process.exit(error.exitCode)
}
