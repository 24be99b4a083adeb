import { isIP } from 'node:net'
import { Refusal } from '../../database/index.ts'
import { mayReach, type Reach } from './addresses.ts'

const webPorts = new Set(['', '80', '443', '8080', '8443'])

/** Whether something typed is an address on the web rather than the name of a file. */
export const looksLikeAddress = (typed: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(typed)

/**
 * The address of a feed as it may be asked for. Throws a Refusal with one sentence for one that may not: no web
 * address, a password in it, a machine of a network's own.
 */
export function feedAddress(typed: string, reach: Reach): URL {
  const refuse = (why: string): never => {
    throw new Refusal(`${shown(typed)} cannot be fetched: ${why}.`)
  }
  if (typed.length > 2_000) refuse('it has more than 2,000 characters')
  if (/[\s\\\p{Cc}]/u.test(typed)) refuse('a space or a backslash stands in it')
  const url = URL.parse(typed) ?? refuse('it is no address on the web')
  if (url.protocol !== 'https:' && url.protocol !== 'http:') refuse('only http and https addresses are')
  if (url.username || url.password) refuse('a name or password stands in it')
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (isIP(host) !== 0) {
    if (!mayReach(host, reach)) refuse(notPublic)
  } else if (!reach.private && !isPublicName(host)) refuse(notPublic)
  if (!reach.private && !webPorts.has(url.port)) refuse(`port ${url.port} is not one of the web`)
  url.hash = ''
  return url
}

/** Why an address is refused that leads into a network of its own. */
export const notPublic = 'it leads to a private network, not to the public web'

// Names that only mean something inside a network.
const isPublicName = (host: string): boolean =>
  host.includes('.') &&
  !/\.(?:localhost|local|internal|intranet|lan|home|corp|localdomain|onion)$/i.test(host)

/** An address as it may be shown: without a password, and not without end. */
export function shown(address: string | URL): string {
  const text = String(address).replace(/\/\/[^/?#]*@/, '//…@')
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}
