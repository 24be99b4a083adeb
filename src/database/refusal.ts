/**
 * Something a person can put right. The message is one clear sentence; the start and the command line
 * print it without a stack and leave with `exitCode`.
 */
export class Refusal extends Error {
  readonly exitCode: number

  constructor(message: string, exitCode = 1, cause?: unknown) {
    super(message, { cause })
    this.name = 'Refusal'
    this.exitCode = exitCode
  }
}

/** The `code` of a Node or PostgreSQL error (`ENOENT`, `28P01`…), or undefined. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** The name of the constraint that PostgreSQL refused for, or undefined. */
export function constraintOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('constraint' in error)) return undefined
  return typeof error.constraint === 'string' ? error.constraint : undefined
}

/** Whether an error, or a server log, says that the disk is full. */
export function saysDiskFull(error: unknown): boolean {
  const code = errorCode(error)
  if (code === 'ENOSPC' || code === '53100' || code === 'EDQUOT') return true
  return /no space left on device|disk quota exceeded|ENOSPC/i.test(String(error))
}

const gone = /^(08|57P0|53[123])|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/
const goneInWords =
  /^Connection terminated|not queryable|timeout exceeded when trying to connect|^write EPIPE/

/** Whether something failed because the database is not there, or has no room: not for what was asked of it. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return gone.test(errorCode(error) ?? '') || goneInWords.test(error.message) || saysDiskFull(error)
}

/** The sentence for a full disk. */
export function diskFull(folder: string, cause?: unknown): Refusal {
  return new Refusal(
    `The disk that holds ${folder} is full: make some room there and start Trellis again.`,
    1,
    cause,
  )
}
