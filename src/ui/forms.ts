import type { z } from 'zod'
import type { ErrorItem } from './components/error-summary.tsx'

/** What is wrong with a form: one sentence a field. */
export type FieldErrors = Record<string, string>

/** What was typed, by field: text, or a list when the name came more than once. */
export type FormValues = Record<string, string | string[]>

/** A form as a screen shows it: everything typed is still there, with what is wrong beside it. */
export type FormState<T> = {
  values: Partial<Record<keyof T & string, string | string[]>>
  errors: FieldErrors
}

/** The first sentence for each field of a failed parse. Problems of the whole form are under 'form'. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const errors = new Map<string, string>()
  for (const issue of error.issues) {
    const field = issue.path.length > 0 ? String(issue.path[0]) : 'form'
    if (!errors.has(field)) errors.set(field, issue.message)
  }
  return Object.fromEntries(errors)
}

/**
 * The items of an error summary, in the order in which the fields stand on the page.
 * @param order field names from top to bottom; fields not in it come last.
 * @param anchors the element to lead to, where it is not called like the field (a date leads to `born-day`).
 */
export function errorItems(
  errors: FieldErrors,
  order: readonly string[] = [],
  anchors: Record<string, string> = {},
): ErrorItem[] {
  const place = (field: string) => (order.includes(field) ? order.indexOf(field) : order.length)
  return Object.entries(errors)
    .sort(([a], [b]) => place(a) - place(b))
    .map(([field, text]) => (field === 'form' ? { text } : { text, href: `#${anchors[field] ?? field}` }))
}

/** The text typed into a field, '' when there is none; of a list the first. */
export function valueOf<T>(form: FormState<T>, name: keyof T & string): string {
  const value = form.values[name]
  return Array.isArray(value) ? (value[0] ?? '') : (value ?? '')
}

/** All that was chosen in a field of several choices. */
export function valuesOf<T>(form: FormState<T>, name: keyof T & string): string[] {
  const value = form.values[name]
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}

/** `<Input {...field(form, 'name')} label="Full name" />`: the name, what was typed, what is wrong. */
export function field<T>(form: FormState<T>, name: keyof T & string) {
  return { name, id: name, value: valueOf(form, name), errorMessage: form.errors[name] }
}

/** The same for Radios: the ids start with the name. */
export function choice<T>(form: FormState<T>, name: keyof T & string) {
  return { name, idPrefix: name, value: valueOf(form, name), errorMessage: form.errors[name] }
}

/** The same for Checkboxes. */
export function choices<T>(form: FormState<T>, name: keyof T & string) {
  return { name, idPrefix: name, values: valuesOf(form, name), errorMessage: form.errors[name] }
}

/** Whether a form has something to put right. */
export function isWrong<T>(form: FormState<T>): boolean {
  return Object.keys(form.errors).length > 0
}
