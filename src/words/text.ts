import { isVisible, lengthOf, storable } from './characters.ts'

/** A free text that was typed: the text to store, or what is wrong and how long it was. */
export type TypedText =
  | { ok: true; text: string }
  | { ok: false; problem: 'empty'; length: 0 }
  | { ok: false; problem: 'too-long'; length: number; max: number }

/**
 * Makes a free text fit to store: one kind of newline, no NUL, half characters or direction overrides, ends
 * trimmed, NFC. Emoji and every script stay. `max` is in code points and is checked after cleaning.
 */
export function cleanText(text: string, { max }: { max: number }): TypedText {
  const cleaned = storable(oneKindOfNewline(text)).trim()
  if (!isVisible(cleaned)) return { ok: false, problem: 'empty', length: 0 }
  if (tooLong(cleaned, max)) return { ok: false, problem: 'too-long', length: lengthOf(cleaned), max }
  return { ok: true, text: cleaned }
}

/** The same for one line: newlines and tabs become spaces, and runs of spaces one. */
export function cleanLine(text: string, { max }: { max: number }): TypedText {
  return cleanText(oneKindOfNewline(text).replace(/\s+/g, ' '), { max })
}

/** The same words with a capital to begin with, as a sentence or a line begins. */
export const firstCapital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** Whether the text has more than `max` code points. */
export function tooLong(text: string, max: number): boolean {
  // There are never more code points than UTF-16 units, so most texts need no counting.
  return text.length > max && lengthOf(text) > max
}

function oneKindOfNewline(text: string): string {
  return text.replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
}
