import type { GivenList } from '../directory/index.ts'
import { type Asked, MOST_IDS, MOST_ON_A_PAGE, Nonsense } from './parameters.ts'

/** A page of a list, as the specification has it. */
export type Page = {
  total_items: number
  total_pages: number
  page_number: number
  size: number
  first_page: boolean
  last_page: boolean
  empty: boolean
  contents: unknown[]
}

/** Which page was asked for, and how many on it. Throws Nonsense for more than a page may hold. */
export function pageAsked({ page = 1, per_page, minimal }: Asked): { page: number; size: number } {
  const most = minimal ? MOST_IDS : MOST_ON_A_PAGE
  const size = per_page ?? (minimal ? MOST_IDS : 50)
  if (size > most)
    throw new Nonsense('per_page', `per_page must be ${most} or less here, or ask for format=ndjson.`)
  return { page, size }
}

/** The page around these contents. A page past the end is empty, and the last. */
export function pageOf({ total, contents }: GivenList, { page, size }: { page: number; size: number }): Page {
  const pages = Math.ceil(total / size)
  return {
    total_items: total,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
    contents,
  }
}
