import { type Fields, isFields } from '../reading/feed.ts'
import { modifiedOf } from '../reading/record.ts'
import { fingerprint } from '../reading/source-record.ts'
import { recordsOf, survey } from '../reading/survey.ts'
import { rawText } from '../reading/text-fields.ts'
import type { Fetcher, Validators } from './fetcher.ts'
import { FetchProblem } from './problem.ts'

// What only the whole record of a service has: where one is, the record is whole.
const parts = [
  ...[
    'service_at_locations',
    'locations',
    'schedules',
    'regular_schedules',
    'contacts',
    'phones',
    'cost_options',
  ],
  ...['eligibilitys', 'attributes', 'languages', 'service_areas', 'service_taxonomys', 'link_taxonomies'],
]

/** Whether a record of a list is only the beginning of one. */
export const isStub = (record: unknown): record is Fields =>
  isFields(record) && rawText(record.id) !== null && !parts.some((part) => part in record)

/** After so many that could not be had, in a row, the list's own records do. */
const ENOUGH = 3

/** A whole record as it was fetched: from what stub, by what it is asked for the next time, and itself. */
export type KeptWhole = { stub: string; validators: Validators; fetchedAt: Date; record: Fields }

/** What is known of whole records from the times before. */
export type Keeping = {
  now: Date
  recall: (originalId: string) => Promise<KeptWhole | null>
  keep: (originalId: string, kept: KeptWhole) => Promise<void>
}

/** However unchanged a stub looks, its whole record is asked for again after so many days. */
const DAYS = 30

/**
 * Puts whole records in place of a list's stubs, asking for each by its id as Open Referral UK has it
 * (`/services/{id}`). A stub that stands as it did and tells when its service was changed is not asked about again; one
 * that does not tell is asked for only if it has changed. Where there are none to be had the stubs are taken as they are.
 */
export class WholeRecords {
  readonly #fetcher: Fetcher
  readonly #list: URL
  readonly #keeping: Keeping
  #failed = 0
  #helps: boolean | null = null
  /** How many stubs were taken as they are, because their whole records could not be had. */
  missing = 0

  constructor(list: URL, fetcher: Fetcher, keeping: Keeping) {
    this.#list = list
    this.#keeping = keeping
    this.#fetcher = fetcher
  }

  async *of(records: AsyncIterable<unknown>): AsyncGenerator<unknown> {
    for await (const record of records) yield this.#wanted(record) ? await this.#whole(record) : record
  }

  #wanted(record: unknown): record is Fields {
    return /\/services\/?$/.test(this.#list.pathname) && this.#helps !== false && isStub(record)
  }

  async #whole(stub: Fields): Promise<Fields> {
    const { now, recall, keep } = this.#keeping
    const id = rawText(stub.id) ?? ''
    const print = fingerprint(stub)
    const before = await recall(id)
    const same = before?.stub === print ? before : null
    if (same && modifiedOf(stub, []) && now.getTime() - same.fetchedAt.getTime() < DAYS * 86_400_000)
      return same.record
    const got = await this.#fetched(id, same?.validators ?? null)
    if (got === 'unchanged' && same) {
      this.#failed = 0
      await keep(id, { ...same, fetchedAt: now })
      return same.record
    }
    if (got && got !== 'unchanged' && rawText(got.whole.id) === rawText(stub.id)) {
      this.#failed = 0
      // The first one shows whether asking for them brings anything.
      this.#helps ??= Object.keys(got.whole).some((key) => !(key in stub))
      const record = { ...stub, ...got.whole }
      await keep(id, { stub: print, validators: got.validators, fetchedAt: now, record })
      return record
    }
    this.missing++
    if (++this.#failed >= ENOUGH) this.#helps = false
    return stub
  }

  async #fetched(
    id: string,
    known: Validators | null,
  ): Promise<{ whole: Fields; validators: Validators } | 'unchanged' | null> {
    const url = new URL(this.#list)
    url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(id)}`
    url.search = ''
    try {
      const { document, ...validators } = await this.#fetcher.fetch(url, 'record', known)
      if (!document) return 'unchanged'
      for await (const record of recordsOf(document, await survey(document)))
        return isFields(record) ? { whole: record, validators } : null
    } catch (error) {
      if (!(error instanceof FetchProblem) || (error.status === null && !error.forbidden)) throw error
    }
    return null
  }
}
