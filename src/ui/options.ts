import type { Child } from 'hono/jsx'

/** Anything a component can show: text (escaped when rendered) or other components. */
export type Content = Child

/** Extra attributes for an element. Never `style`: the security policy refuses it. */
export type Attributes = Record<string, string | number | boolean | undefined>

export type HeadingSize = 's' | 'm' | 'l' | 'xl'

/** Text with what may be said about it; a plain string is the short form. */
export type TextOptions = { text: Content; id?: string; classes?: string }

/** An error message; `visuallyHiddenText` is what comes before it for screen readers ('Error' unless told). */
export type ErrorMessageOptions = TextOptions & { visuallyHiddenText?: string }

/** A label or a legend; with `isPageHeading` it is also the page's h1. */
export type LabelOptions = TextOptions & { size?: HeadingSize; isPageHeading?: boolean }

export type FormGroupOptions = { classes?: string; attributes?: Attributes }

/** Joins class names and leaves out what is not set. */
export function classNames(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}

/** The long form of an option that may be given as a plain string. */
export function asOptions<T extends TextOptions>(option: string | T): T | TextOptions {
  return typeof option === 'string' ? { text: option } : option
}

/** Whether a form element must be marked as wrong. */
export function hasError(errorMessage: string | ErrorMessageOptions | boolean | undefined): boolean {
  return errorMessage !== undefined && errorMessage !== false && errorMessage !== ''
}
