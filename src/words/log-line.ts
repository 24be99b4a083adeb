// What ends a line, starts one over, or tells a terminal to do something, in Unicode as well; and marks that turn text round.
const unprintable = /[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu
const LONGEST = 2_000

/** What a line is: something that was done, something to look at, or something that failed. */
type Level = 'info' | 'warning' | 'error'

/** How much a line matters, and the request in which it came about. */
export type AboutLine = { level?: Level; request?: string }

/** Text for whoever runs this server: whatever is in it, it stays one line, and changes nothing that stands before it. */
export const logLine = (text: string): string => text.replace(unprintable, ' ').trim().slice(0, LONGEST)

/** The same for a program that collects lines: one object of JSON, with when, how much it matters, and in which request. */
export const logEntry = (text: string, { level = 'info', request }: AboutLine, at: Date): string =>
  JSON.stringify({ time: at.toISOString(), level, ...(request ? { request } : {}), text: logLine(text) })

/**
 * Writes a line to standard error, where everything goes that only whoever runs this server reads: a sentence for somebody at a
 * terminal, an object of JSON for everything else. Nothing of a person is in it.
 */
export function writeLog(text: string, about: AboutLine = {}): void {
  if (process.stderr.isTTY) console.error(logLine(about.request ? `request ${about.request} ${text}` : text))
  else console.error(logEntry(text, about, new Date(performance.timeOrigin + performance.now())))
}
