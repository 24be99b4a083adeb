const frames = (stack: string | undefined): string =>
  (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')

const word = (value: unknown): string =>
  typeof value === 'number' || (typeof value === 'string' && /^[\w.-]{1,63}$/.test(value)) ? ` ${value}` : ''

/**
 * The same failure without anything a person typed: the kind of error, its code and constraint, and where in the
 * program it happened. Messages of database and mail errors quote values and addresses, so they go no further.
 */
export function withoutValues(task: string, error: unknown): Error {
  const named = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>
  const kind = error instanceof Error ? error.constructor.name : typeof error
  const safe = new Error(
    `${task}: ${kind}${word(named.code)}${word(named.responseCode)}${word(named.constraint)}`,
  )
  safe.stack = `${safe.message}\n${frames(error instanceof Error ? error.stack : undefined)}`.trimEnd()
  return safe
}
