/** A JSON object of unknown contents. */
export type Fields = Readonly<Record<string, unknown>>

/** Whether a JSON value is an object and no list. */
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The list of services on a page, a list of them, or undefined where there is none. */
export function listOn(page: unknown): readonly unknown[] | undefined {
  if (Array.isArray(page)) return page
  if (!isFields(page)) return undefined
  return [page.contents, page.content, page.services].find((list): list is unknown[] => Array.isArray(list))
}
