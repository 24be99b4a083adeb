import type { Fields } from '../reading/feed.ts'
import { type Document, type Survey, survey } from '../reading/survey.ts'
import { rawText } from '../reading/text-fields.ts'
import { shown } from './feed-address.ts'
import type { Fetcher, Validators } from './fetcher.ts'
import { FetchProblem } from './problem.ts'

/** One page of a feed, read to its end and found to be what it should be; nothing of it is taken in yet. */
export type FeedPage = { document: Document; survey: Survey; nth: number; of: number | null; url: URL }

/** How a feed came to its end. */
export type FeedEnd = {
  /** Whether all of it was seen, so that what was not in it is gone. */
  whole: boolean
  /** What is odd about its pages, in a sentence. */
  note: string | null
  /** By what it is asked for the next time, if one request brought all of it. */
  validators: Validators | null
  unchanged: boolean
}

/** More pages than any feed has that ends. */
const MOST_PAGES = 10_000

/**
 * The pages of a feed, one by one, and in the end how it ended. What a page says of how many there are is not
 * believed: the next page is asked for until one is empty or repeats, and only then is it known to be the end. A feed
 * that goes on far past what it says, or without end, is left where it is.
 */
export async function* feedPages(
  start: URL,
  fetcher: Fetcher,
  known: Validators | null,
): AsyncGenerator<FeedPage, FeedEnd> {
  const first = await fetcher.fetch(start, 'page', known)
  const validators = { etag: first.etag, lastModified: first.lastModified }
  if (!first.document) return { whole: false, note: null, validators: known, unchanged: true }
  let surveyed = await survey(first.document)
  const pager = pagerOf(start, surveyed)
  yield { document: first.document, survey: surveyed, nth: 1, of: pager?.claimed ?? null, url: first.url }
  if (!pager) return { whole: surveyed.whole, note: null, validators, unchanged: false }
  const end = (whole: boolean, note: string | null = null): FeedEnd => ({
    ...{ whole, note, unchanged: false },
    validators: null,
  })
  const seen = new Map([[surveyed.ids, 1]])
  for (let nth = 2; ; nth++) {
    const { claimed } = pager
    if (surveyed.records === 0) return end(true, endsEarly(nth - 2, claimed))
    if (nth > Math.min(MOST_PAGES, claimed === null ? MOST_PAGES : claimed * 2 + 10))
      return end(
        false,
        `It goes on after ${nth - 1} pages, and says it has ${claimed ?? 'no'}: the rest was left.`,
      )
    const url = pager.address(nth)
    const page = await nextPage(url, fetcher, claimed !== null && nth > claimed)
    if (page === null) return end(true)
    surveyed = page.survey
    const before = seen.get(surveyed.ids)
    if (before !== undefined && surveyed.records > 0) {
      // Some count from 0 and take 1 for the second, some count from 0 and take both for the first.
      if (nth === 2 && pager.skip()) {
        nth--
        continue
      }
      const over = claimed === null || nth > claimed
      return end(
        over,
        over ? null : `Page ${nth} of ${claimed} is page ${before} again: the rest was not seen.`,
      )
    }
    seen.set(surveyed.ids, nth)
    if (surveyed.records > 0) yield { ...page, nth, of: claimed, url }
  }
}

const endsEarly = (pages: number, claimed: number | null): string | null =>
  claimed !== null && pages < claimed
    ? `It says it has ${claimed} pages; the last with anything on it is ${pages}.`
    : null

// A page after the last may be there and empty, or not there at all.
async function nextPage(
  url: URL,
  fetcher: Fetcher,
  pastTheEnd: boolean,
): Promise<Pick<FeedPage, 'document' | 'survey'> | null> {
  try {
    const { document } = await fetcher.fetch(url, 'page')
    return document && { document, survey: await survey(document) }
  } catch (error) {
    if (pastTheEnd && error instanceof FetchProblem && [400, 404, 410, 416, 422].includes(error.status ?? 0))
      return null
    throw error
  }
}

class Pager {
  readonly claimed: number | null
  readonly #fromZero: boolean
  readonly #start: URL
  #offset: number

  constructor(start: URL, head: Fields, number: number) {
    this.#start = start
    const pages = Number(rawText(head.total_pages ?? head.totalPages) ?? Number.NaN)
    this.claimed = Number.isInteger(pages) && pages >= 0 ? Math.max(1, pages) : null
    this.#fromZero = number === 0
    this.#offset = number - 1
  }

  /** The address of the nth page, where the first is the one that was asked for. */
  address(nth: number): URL {
    const url = new URL(this.#start)
    url.searchParams.set('page', String(nth + this.#offset))
    return url
  }

  /** Takes the second page for one further on, once; false where there is no reason to. */
  skip(): boolean {
    if (!this.#fromZero || this.#offset !== -1) return false
    this.#offset++
    return true
  }
}

/** How the next pages are asked for; null where there are none, as in a file that holds everything. */
function pagerOf(start: URL, { head, whole }: Survey): Pager | null {
  const asked = start.searchParams.get('page')
  const says = [
    'total_pages',
    'totalPages',
    'page_number',
    'number',
    'last_page',
    'last',
    'total_items',
    'totalElements',
  ]
  if (!whole || (asked === null && !says.some((key) => key in head))) return null
  const number = Number(asked ?? rawText(head.page_number ?? head.number) ?? 1)
  return new Pager(start, head, Number.isInteger(number) && number >= 0 ? number : 1)
}

/** What is said of a page as it is read. */
export const pageLine = ({ nth, of, survey: { records }, url }: FeedPage): string =>
  `Page ${nth}${of === null ? '' : ` of ${of}`} of ${shown(new URL(url.pathname, url))}: ${records} services…`
