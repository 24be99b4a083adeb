// What ends a line, starts one over, or tells a terminal to do something, in Unicode as well; and marks that turn text round.
const unprintable = /[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu
const LONGEST = 2_000

/** A line for whoever runs this server: whatever is in it, it stays one line, and changes nothing that stands before it. */
export const logLine = (text: string): string => text.replace(unprintable, ' ').trim().slice(0, LONGEST)

/** Writes that line to standard error, where everything goes that only whoever runs this server reads. */
export const writeLog = (text: string): void => console.error(logLine(text))
