import { lookup } from 'node:dns/promises'
import { type ClientRequest, get as getPlain, type IncomingMessage } from 'node:http'
import { get as getSecure } from 'node:https'
import type { LookupFunction } from 'node:net'
import { mayReach, type Reach } from './addresses.ts'
import { feedAddress, notPublic, shown } from './feed-address.ts'
import { FetchProblem } from './problem.ts'

/** How long, and how much, at the most. Times in milliseconds. */
export type Limits = {
  headers: number
  idle: number
  total: number
  bytes: number
  /** How often a redirect is followed. */
  redirects: number
}

export const limits: Limits = {
  headers: 30_000,
  idle: 30_000,
  total: 15 * 60_000,
  bytes: 512 * 1024 * 1024,
  redirects: 5,
}

type Address = { address: string; family: number }

/** How a request is made: as whom, how far, and who answers for names. */
export type Asking = {
  reach: Reach
  userAgent: string
  limits: Limits
  resolve?: (host: string) => Promise<Address[]>
  /** Asked before each address, the ones it leads on to as well; throws where it may not be fetched. */
  permit?: (url: URL) => Promise<void>
}

/**
 * Asks for an address, and for wherever it leads, each looked at before it is asked. The answer's body is not read yet.
 * Throws a Refusal or the error of the line.
 */
export async function get(
  from: URL,
  headers: Record<string, string>,
  asking: Asking,
): Promise<{ answer: IncomingMessage; url: URL }> {
  let url = feedAddress(from.href, asking.reach)
  for (let hop = 0; hop <= asking.limits.redirects; hop++) {
    await asking.permit?.(url)
    const answer = await ask(url, headers, asking)
    const { location } = answer.headers
    if (![301, 302, 303, 307, 308].includes(answer.statusCode ?? 0) || !location) return { answer, url }
    answer.destroy()
    const next = URL.parse(location, url)
    if (!next) throw new FetchProblem(`${shown(url)} leads on to no address on the web.`)
    if (url.protocol === 'https:' && next.protocol === 'http:')
      throw new FetchProblem(
        `${shown(url)} leads on from https to http, which anybody could change on the way.`,
      )
    url = feedAddress(next.href, asking.reach)
  }
  throw new FetchProblem(`${shown(from)} leads on and on: more than ${asking.limits.redirects} redirects.`)
}

function ask(url: URL, headers: Record<string, string>, asking: Asking): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? getSecure : getPlain
  return new Promise((settle, refuse) => {
    const request: ClientRequest = send(url, {
      // A connection of its own, no proxy of the environment's, and the address that was looked at: no other.
      agent: false,
      lookup: checked(url, asking),
      headers: {
        'user-agent': asking.userAgent,
        accept: 'application/json',
        'accept-encoding': 'gzip, br',
        ...headers,
      },
    })
    const waiting = setTimeout(() => {
      request.destroy(new FetchProblem(`${shown(url)} did not answer in time.`, { again: true }))
    }, asking.limits.headers)
    request.once('response', (answer) => {
      clearTimeout(waiting)
      settle(answer)
    })
    request.once('error', (error) => {
      clearTimeout(waiting)
      refuse(error)
    })
  })
}

// Names are looked up once for a connection, every address they give is looked at, and those are connected to: an
// answer that changes from one look to the next (DNS rebinding) changes nothing.
function checked(url: URL, asking: Asking): LookupFunction {
  const resolve = asking.resolve ?? ((host: string) => lookup(host, { all: true }))
  return (host, options, answer) => {
    resolve(host).then(
      (found) => {
        const bad = found.length === 0 || found.some(({ address }) => !mayReach(address, asking.reach))
        if (bad) answer(new FetchProblem(`${shown(url)} cannot be fetched: ${notPublic}.`), '', 0)
        else if (options.all) answer(null, found)
        else answer(null, found[0]?.address ?? '', found[0]?.family ?? 0)
      },
      (error) => answer(error, '', 0),
    )
  }
}
