import { Refusal } from '../../database/index.ts'

/** A JSON object of unknown contents. */
export type Fields = Readonly<Record<string, unknown>>

/** Whether a JSON value is an object and no list. */
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a feed holds: its records one by one, and whether it is a list (only a list can show that something is gone). */
export type Feed = { records: readonly unknown[]; whole: boolean }

/**
 * The services in a parsed feed: a list page of Open Referral UK (`contents`, or `content` in 1.0), a list of pages, a
 * package (`services`), a bare list of services, or a single service. What a page says of its own totals is
 * not believed. Throws a Refusal when it is none of these.
 */
export function feedIn(parsed: unknown): Feed {
  if (Array.isArray(parsed))
    return { records: parsed.flatMap((entry) => listOn(entry) ?? [entry]), whole: true }
  const list = listOn(parsed)
  if (list) return { records: list, whole: true }
  if (
    isFields(parsed) &&
    'id' in parsed &&
    ['name', 'description', 'organization'].some((key) => key in parsed)
  )
    return { records: [parsed], whole: false }
  throw new Refusal(
    'The file holds no services: it should be a list of services, or a page of Open Referral UK with its services in "contents".',
  )
}

function listOn(page: unknown): readonly unknown[] | undefined {
  if (Array.isArray(page)) return page
  if (!isFields(page)) return undefined
  return [page.contents, page.content, page.services].find((list): list is unknown[] => Array.isArray(list))
}

/**
 * A feed's text as JSON, with or without a byte order mark.
 * Throws a Refusal that says where it stops being JSON.
 */
export function parseFeed(text: string): unknown {
  const source = text.replace(/^\ufeff/, '')
  if (source.trim() === '') throw new Refusal('The file is empty.')
  try {
    return JSON.parse(source)
  } catch (error) {
    const reason =
      error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 160) : 'it cannot be read'
    throw new Refusal(`The file is not JSON: ${reason}.`, 1, error)
  }
}
