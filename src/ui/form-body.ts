/** What was typed, by field: text, or a list when the name came more than once. */
export type FormValues = Record<string, string | string[]>

// Names that would reach into an object's own workings instead of becoming a field.
const refused = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * The values of a urlencoded body, exactly as typed: a name that comes once is text, one that comes again a
 * list. Line breaks become \n (forms send \r\n); names that no form of ours has (`__proto__`) are left out.
 */
export function formValues(
  body: string | URLSearchParams | Iterable<readonly [string, unknown]>,
): FormValues {
  const entries = typeof body === 'string' ? new URLSearchParams(body) : body
  const values = new Map<string, string | string[]>()
  for (const [name, value] of entries) {
    if (refused.has(name) || typeof value !== 'string') continue
    const text = value.replaceAll('\r\n', '\n')
    const before = values.get(name)
    if (before === undefined) values.set(name, text)
    else if (Array.isArray(before)) before.push(text)
    else values.set(name, [before, text])
  }
  return Object.fromEntries(values)
}
