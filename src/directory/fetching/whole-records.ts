import { type Fields, isFields } from '../reading/feed.ts'
import { recordsOf, survey } from '../reading/survey.ts'
import { rawText } from '../reading/text-fields.ts'
import type { Fetcher } from './fetcher.ts'
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

/**
 * Puts whole records in place of a list's stubs, asking for each by its id as Open Referral UK has it
 * (`/services/{id}`). Where there are none to be had the stubs are taken as they are.
 */
export class WholeRecords {
  readonly #fetcher: Fetcher
  readonly #list: URL
  #failed = 0
  #helps: boolean | null = null
  /** How many stubs were taken as they are, because their whole records could not be had. */
  missing = 0

  constructor(list: URL, fetcher: Fetcher) {
    this.#list = list
    this.#fetcher = fetcher
  }

  async *of(records: AsyncIterable<unknown>): AsyncGenerator<unknown> {
    for await (const record of records) yield this.#wanted(record) ? await this.#whole(record) : record
  }

  #wanted(record: unknown): record is Fields {
    return /\/services\/?$/.test(this.#list.pathname) && this.#helps !== false && isStub(record)
  }

  async #whole(stub: Fields): Promise<Fields> {
    const whole = await this.#fetched(rawText(stub.id) ?? '')
    if (whole && rawText(whole.id) === rawText(stub.id)) {
      this.#failed = 0
      // The first one shows whether asking for them brings anything.
      this.#helps ??= Object.keys(whole).some((key) => !(key in stub))
      return { ...stub, ...whole }
    }
    this.missing++
    if (++this.#failed >= ENOUGH) this.#helps = false
    return stub
  }

  async #fetched(id: string): Promise<Fields | null> {
    const url = new URL(this.#list)
    url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(id)}`
    url.search = ''
    try {
      const { document } = await this.#fetcher.fetch(url, 'record')
      if (!document) return null
      for await (const record of recordsOf(document, await survey(document)))
        return isFields(record) ? record : null
    } catch (error) {
      if (!(error instanceof FetchProblem) || error.status === null) throw error
    }
    return null
  }
}
