import { errorCode } from '../database/index.ts'
import { writeLog } from '../words/index.ts'

type Program = Pick<NodeJS.Process, 'on'>

// Names and places in our own program; a message may carry what somebody typed.
const described = (error: unknown): string =>
  error instanceof Error
    ? `${error.name} ${errorCode(error) ?? ''} ${error.stack?.split('\n').slice(1, 8).join(' ') ?? ''}`
    : typeof error

/**
 * What no request, job or sweep caught is said without personal data, and takes nobody else's request with it. After a promise that
 * nobody waited for the program goes on; after an error in the middle of something it is not known what state it left, so the program
 * stops in order (`stop`), with what is under way finished and history sealed, to be started again from outside.
 */
export function catchTheRest(program: Program, stop: () => void): void {
  program.on('unhandledRejection', (error) =>
    writeLog(`nobody waited for a failure: ${described(error)}`, { level: 'error' }),
  )
  program.on('uncaughtException', (error) => {
    writeLog(`a failure that nobody caught: ${described(error)}`, { level: 'error' })
    stop()
  })
}
