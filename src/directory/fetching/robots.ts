import type { IncomingMessage } from 'node:http'
import robotsParser from 'robots-parser'
import { shown } from './feed-address.ts'
import { FetchProblem } from './problem.ts'
import { unpacked } from './spool.ts'

/** The name that a robots.txt may speak to. */
export const ROBOT = 'Trellis'

/** No more of a robots.txt is read than any reader must (RFC 9309), and no wait of more than this is kept to. */
const MOST_BYTES = 500 * 1024
const LONGEST_WAIT = 60_000

// The package is one function; its types speak of a default export of it.
const rulesIn = robotsParser as unknown as typeof robotsParser.default

type Rules = ReturnType<typeof rulesIn>
type Ask = (url: URL) => Promise<{ answer: IncomingMessage; url: URL }>

/** What the robots.txt of each host says of us, asked once for each while feeds are fetched (RFC 9309). */
export class Robots {
  readonly #ask: Ask
  readonly #patience: number
  readonly #known = new Map<string, Rules | null>()

  /** `patience` is for how long one is read, in milliseconds. */
  constructor(ask: Ask, patience: number) {
    this.#ask = ask
    this.#patience = patience
  }

  /** Throws a FetchProblem when this address is one that its host asks us to leave alone. */
  async permit(url: URL): Promise<void> {
    const rules = await this.#rulesOf(url)
    if (rules?.isDisallowed(url.href, ROBOT))
      throw new FetchProblem(
        `${shown(url)} is not fetched: the robots.txt of ${url.host} asks programs like this one to leave it alone. Whoever runs ${url.hostname} can let “${ROBOT}” in there.`,
        { forbidden: true },
      )
  }

  /** How long its host wants us to wait between two requests, in milliseconds; a minute at most. */
  waitFor({ origin }: URL): number {
    const seconds = Number(this.#known.get(origin)?.getCrawlDelay(ROBOT) ?? 0)
    return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1_000, LONGEST_WAIT) : 0
  }

  async #rulesOf(url: URL): Promise<Rules | null> {
    const before = this.#known.get(url.origin)
    if (before !== undefined) return before
    const rules = await this.#fetched(new URL('/robots.txt', url))
    this.#known.set(url.origin, rules)
    return rules
  }

  // A host without one lets everybody in. One that has trouble giving it out does not, until it does: we cannot know
  // what it says. What goes wrong on the line goes wrong with the feed itself, and is told of that.
  async #fetched(url: URL): Promise<Rules | null> {
    const got = await this.#ask(url).catch((error: unknown) => {
      if (error instanceof FetchProblem && error.again) throw notKnown(url, error.status)
      return null
    })
    const status = got?.answer.statusCode ?? 404
    if (got && status >= 200 && status < 300)
      return rulesIn(url.href, await textOf(got.answer, url, this.#patience))
    got?.answer.destroy()
    if (status === 429 || status >= 500) throw notKnown(url, status)
    return null
  }
}

const notKnown = (url: URL, status: number | null) =>
  new FetchProblem(
    `${shown(url)} ${status === null ? 'does not answer in time' : `answers with ${status}`}: until it says what may be fetched there, nothing is.`,
    { again: true, status },
  )

async function textOf(answer: IncomingMessage, url: URL, patience: number): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  const body = unpacked(answer, url)
  const stop = setTimeout(() => body.destroy(notKnown(url, null)), patience)
  try {
    for await (const part of body as AsyncIterable<Buffer>) {
      parts.push(part)
      bytes += part.length
      if (bytes >= MOST_BYTES) break
    }
  } finally {
    clearTimeout(stop)
    answer.destroy()
  }
  const text = Buffer.concat(parts).subarray(0, MOST_BYTES).toString('utf8')
  return text.replace(/^\ufeff/, '')
}
