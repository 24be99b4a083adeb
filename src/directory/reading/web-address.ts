/**
 * A web address as it can be linked to: https:// put in front of a bare host, a relative one resolved against
 * `base`. Null for anything else: scripts, data, addresses with a password, hosts without a dot.
 */
export function webAddress(text: string, base: string | null): string | null {
  // A browser ignores white space and controls inside an address, so "java\nscript:" is one.
  const typed = text.replace(/[\s\p{Cc}]/gu, '')
  if (typed === '' || typed.length > 2_000) return null
  if (/^(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]|$)/i.test(typed))
    return known(`https://${typed}`, undefined)
  if (/^https?:\/\//i.test(typed)) return known(typed, undefined)
  if (/^[a-z][a-z0-9+.-]*:/i.test(typed) || typed.startsWith('//') || typed.startsWith('#')) return null
  return base === null ? null : known(typed, base)
}

function known(address: string, base: string | undefined): string | null {
  const url = URL.parse(address, base)
  if (!url || !/^https?:$/.test(url.protocol)) return null
  if (url.username || url.password || !url.hostname.includes('.')) return null
  return inPlainForm(url)
}

/** As RFC 3986 has it: a browser lets characters through that no address may have, such as | or [ in a path. */
function inPlainForm(url: URL): string {
  const rest = `${url.pathname}${url.search}${url.hash && `#${url.hash.slice(1).replaceAll('#', '%23')}`}`
  const plain = rest
    .replace(/[^\w.~!$&'()*+,;=:@%/?#-]/g, (character) => encodeURIComponent(character))
    .replace(/%(?![\da-f]{2})/gi, '%25')
  return `${url.protocol}//${url.host}${plain}`
}
