import { createHash } from 'node:crypto'
import type { Fields } from '../reading/feed.ts'
import { type Document, type Survey, survey } from '../reading/survey.ts'
import { rawText } from '../reading/text-fields.ts'
import { shown } from './feed-address.ts'
import type { Fetcher, Validators } from './fetcher.ts'
import { FetchProblem } from './problem.ts'

/** One page of a feed, read to its end and found to be what it should be; nothing of it is taken in yet. */
export type FeedPage = {
  document: Document
  survey: Survey
  nth: number
  of: number | null
  url: URL
  /** By what the feed could go on here if it were cut off, where it has pages. */
  mark: PageMark | null
  /** How many of its records are taken in already, where it goes on from a page before. */
  skip: number
}

/** Which page of a list it is, and by what the list is known to stand as it did. */
export type PageMark = {
  nth: number
  address: string
  /** The fingerprint of its services' ids. */
  ids: string
  /** The first page: its services, and what it says of how many there are. */
  first: string
  etag: string | null
}

/** Where a list was cut off: a page, and how many of its records were taken in. */
export type Reached = PageMark & { taken: number }

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
 * that goes on far past what it says, or without end, is left where it is. One that was cut off before goes on where
 * it was `reached`, if its first page and that one are as they were; otherwise it begins anew.
 */
export async function* feedPages(
  start: URL,
  fetcher: Fetcher,
  known: Validators | null,
  reached: Reached | null = null,
): AsyncGenerator<FeedPage, FeedEnd> {
  const first = await fetcher.fetch(start, 'page', known)
  const validators = { etag: first.etag, lastModified: first.lastModified }
  if (!first.document) return { whole: false, note: null, validators: known, unchanged: true }
  const surveyed = await survey(first.document)
  const pager = pagerOf(start, surveyed)
  const page = { document: first.document, survey: surveyed, of: pager?.claimed ?? null, url: first.url }
  if (!pager) {
    yield { ...page, nth: 1, mark: null, skip: 0 }
    return { whole: surveyed.whole, note: null, validators, unchanged: false }
  }
  const mark: PageMark = {
    nth: 1,
    address: start.href,
    ids: surveyed.ids,
    first: standing(surveyed),
    etag: first.etag,
  }
  const before = reached && stands(mark, reached) ? reached : null
  if (!before || before.nth === 1 || !pager.leadsTo(before)) {
    yield { ...page, nth: 1, mark, skip: before?.nth === 1 ? before.taken : 0 }
    if (surveyed.records === 0) return endOf(true, endsEarly(0, pager.claimed))
    return yield* pagesAfter(mark, pagerOf(start, surveyed) ?? pager, fetcher)
  }
  const there = await nextPage(new URL(before.address), fetcher, true)
  // Its pages have moved: what was taken in of it is known again, and nothing of it may be passed over.
  if (there?.survey.ids !== before.ids) return yield* feedPages(start, fetcher, null)
  const { taken: skip, ...at } = before
  yield { ...there, ...{ nth: at.nth, of: pager.claimed, url: first.url, mark: at, skip } }
  return yield* pagesAfter(at, pager, fetcher)
}

const endOf = (whole: boolean, note: string | null = null): FeedEnd => ({
  ...{ whole, note, unchanged: false },
  validators: null,
})

/** What the first page shows of the whole list: its services, and what it says of how many there are. */
function standing({ ids, head }: Survey): string {
  const counts = ['total_items', 'totalElements', 'total_pages', 'totalPages'].map((key) =>
    rawText(head[key]),
  )
  return createHash('sha256')
    .update(JSON.stringify([ids, counts]))
    .digest('hex')
}

/** Whether a list stands as it did when it was cut off, as far as its first page shows. */
const stands = (now: PageMark, before: PageMark): boolean =>
  now.first === before.first && (now.etag === null || before.etag === null || now.etag === before.etag)

/** The pages after this one, to the end. */
async function* pagesAfter(
  { nth: from, ids, ...mark }: PageMark,
  pager: Pager,
  fetcher: Fetcher,
): AsyncGenerator<FeedPage, FeedEnd> {
  const { claimed } = pager
  const seen = new Map([[ids, from]])
  for (let nth = from + 1; ; nth++) {
    if (nth > Math.min(MOST_PAGES, claimed === null ? MOST_PAGES : claimed * 2 + 10))
      return endOf(
        false,
        `It goes on after ${nth - 1} pages, and says it has ${claimed ?? 'no'}: the rest was left.`,
      )
    const url = pager.address(nth)
    const page = await nextPage(url, fetcher, claimed !== null && nth > claimed)
    if (page === null) return endOf(true)
    const { records, ids } = page.survey
    if (records === 0) return endOf(true, endsEarly(nth - 1, claimed))
    const before = seen.get(ids)
    if (before !== undefined) {
      // Some count from 0 and take 1 for the second, some count from 0 and take both for the first.
      if (nth === 2 && pager.skip()) {
        nth--
        continue
      }
      const over = claimed === null || nth > claimed
      return endOf(
        over,
        over ? null : `Page ${nth} of ${claimed} is page ${before} again: the rest was not seen.`,
      )
    }
    seen.set(ids, nth)
    yield { ...page, nth, of: claimed, url, mark: { ...mark, nth, ids, address: url.href }, skip: 0 }
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

  /** Whether a page was asked for as this pager asks for it. */
  leadsTo({ nth, address }: PageMark): boolean {
    return this.address(nth).href === address || (this.skip() && this.address(nth).href === address)
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
