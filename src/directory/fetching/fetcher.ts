import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Document } from '../reading/survey.ts'
import { shown } from './feed-address.ts'
import { type Asking, get, type Limits, limits } from './get.ts'
import { FetchProblem, problemWith } from './problem.ts'
import { ROBOT, Robots } from './robots.ts'
import { spool } from './spool.ts'

/** What one request brought: a document on this machine's disk, or the word that nothing has changed. */
export type Fetched = {
  /** Null when it has not changed since. */
  document: Document | null
  url: URL
  etag: string | null
  lastModified: string | null
}

/** By what a page is asked for only if it has changed. */
export type Validators = { etag: string | null; lastModified: string | null }

/** How patient: a pause between requests, and how long one waits before asking again. In milliseconds. */
export type Patience = { pause: number; first: number; most: number; tries: number }

const patience: Patience = { pause: 500, first: 2_000, most: 5 * 60_000, tries: 4 }

export type FetcherSettings = Pick<Asking, 'reach'> & {
  resolve?: Asking['resolve']
  /** Whom a source may ask about these requests: an address on the web or of email. */
  contact?: string | null
  limits?: Partial<Limits>
  patience?: Partial<Patience>
  report?: (line: string) => void
}

/**
 * Fetches from one source, politely: one request at a time with a pause between, later when it says it has too much to
 * do, under our own name, and nothing that the robots.txt of a host asks us to leave alone. Keeps what it brings in a folder of its own; `close` takes that away.
 */
export class Fetcher {
  readonly #asking: Asking
  readonly #robots: Robots
  readonly #patience: Patience
  readonly #report: (line: string) => void
  readonly #folder: Promise<string>
  #requests = 0

  constructor(settings: FetcherSettings) {
    const { reach, resolve, contact, report = () => {} } = settings
    const asking = {
      reach,
      userAgent: `${ROBOT}/0.1 (takes in directories of services${contact ? `; ${contact}` : ''})`,
      limits: { ...limits, ...settings.limits },
      ...(resolve ? { resolve } : {}),
    }
    this.#robots = new Robots((url) => get(url, { accept: 'text/plain, */*' }, asking), asking.limits.headers)
    this.#asking = { ...asking, permit: (url) => this.#robots.permit(url) }
    this.#patience = { ...patience, ...settings.patience }
    this.#report = report
    this.#folder = mkdtemp(join(tmpdir(), 'trellis-feed-'))
  }

  /** How many requests were made so far. */
  get requests(): number {
    return this.#requests
  }

  /**
   * One document, asked for again when the line or the source has a bad moment. It stays until the next of its kind: a
   * page of a list, or a record of it. Throws a Refusal.
   */
  async fetch(url: URL, kind: 'page' | 'record', known: Validators | null = null): Promise<Fetched> {
    for (let attempt = 1; ; attempt++) {
      if (this.#requests > 0) await pause(Math.max(this.#patience.pause, this.#robots.waitFor(url)))
      this.#requests++
      try {
        return await this.#once(url, kind, known)
      } catch (error) {
        const problem = problemWith(url, error)
        const wait = this.#waitAfter(problem, attempt)
        if (wait === null) throw problem
        this.#report(`${problem.message} Asking again in ${Math.ceil(wait / 1_000)} seconds…`)
        await pause(wait)
      }
    }
  }

  async close(): Promise<void> {
    await rm(await this.#folder, { recursive: true, force: true })
  }

  async #once(from: URL, kind: string, known: Validators | null): Promise<Fetched> {
    const { answer, url } = await get(from, conditions(known), this.#asking)
    const { etag = null, 'last-modified': lastModified = null } = answer.headers
    const status = answer.statusCode ?? 0
    if (status === 304 && known) {
      answer.destroy()
      return { document: null, url, etag, lastModified }
    }
    if (status !== 200) {
      answer.destroy()
      throw refused(url, status, answer)
    }
    const path = join(await this.#folder, `${kind}.json`)
    await spool(answer, url, path, this.#asking.limits)
    const document = { name: shown(url), open: () => createReadStream(path) }
    return { document, url, etag, lastModified }
  }

  #waitAfter(problem: Error, attempt: number): number | null {
    if (!(problem instanceof FetchProblem) || !problem.again || attempt >= this.#patience.tries) return null
    const asked = problem instanceof TooBusy ? problem.wait : null
    const wait = asked ?? this.#patience.first * 2 ** (attempt - 1)
    return wait > this.#patience.most ? null : wait
  }
}

const conditions = (known: Validators | null): Record<string, string> => ({
  ...(known?.etag ? { 'if-none-match': known.etag } : {}),
  ...(known?.lastModified ? { 'if-modified-since': known.lastModified } : {}),
})

/** It has too much to do, and may say for how long. */
class TooBusy extends FetchProblem {
  readonly wait: number | null

  constructor(message: string, status: number, wait: number | null) {
    super(message, { again: true, status })
    this.wait = wait
  }
}

const meanings: Record<number, string> = {
  401: 'it asks for a key, and Open Referral UK is open without one',
  403: 'it does not let us in',
  404: 'there is nothing there',
  410: 'it is gone',
  429: 'it has been asked too much',
}

function refused(url: URL, status: number, answer: IncomingMessage): FetchProblem {
  const meaning = meanings[status] ?? (status >= 500 ? 'it has a fault' : 'it does not give it out')
  const message = `${shown(url)} answers with ${status}: ${meaning}.`
  if (![408, 425, 429, 500, 502, 503, 504].includes(status)) return new FetchProblem(message, { status })
  // "Retry-After" is seconds here; a date in it is taken for no word of how long.
  const seconds = Number(answer.headers['retry-after'] ?? Number.NaN)
  return new TooBusy(message, status, Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null)
}
